// SPDX-License-Identifier: EUPL-1.2
// tvers cohort: who of a staff list is to be asked into a network, and why.
#include "cli/cli.h"

#include "cli/cohort_print.h"
#include "cli/say.h"
#include "cli/staff.h"
#include "i18n/text.h"

struct wishes {
    struct maybe_date_option hired_since;
    int education;
    struct str_list functions, units;
    struct str not_in;
    double share;
    bool all, skip_bad_rows;
    int format;
};

enum { NO_EDUCATION = -1 };
#define NO_SHARE (-1.0)

static const struct option rows[] = {
    OPTION_DATE(struct wishes, hired_since, "--hired-since", "hired on this day or later"),
    OPTION_CHOICE(struct wishes, education, "--education",
                  "none|primary|upper_secondary|vocational|bachelor|master|phd",
                  "this level of education or higher"),
    OPTION_LIST(struct wishes, functions, "--function", "NAME",
                "job title, code or category; may be repeated"),
    OPTION_LIST(struct wishes, units, "--unit", "NAME",
                "name or code of a unit, with all below it; may be repeated"),
    OPTION_TEXT(struct wishes, not_in, "--not-in", "FILE",
                "employee numbers or addresses of people in a network already"),
    OPTION_REAL(struct wishes, share, "--share-at-least", "PERCENT", 0, 100,
                "of full time, all positions together"),
    OPTION_SWITCH(struct wishes, all, "--all", "print everyone, with the decision and every criterion"),
    OPTION_SWITCH(struct wishes, skip_bad_rows, "--skip-bad-rows", "leave out rows that cannot be read"),
    OPTION_CHOICE(struct wishes, format, "--format", FORMAT_CHOICES, "what is printed"),
};

const struct options cohort_options = {
    .usage = "cohort people.csv [OPTIONS]",
    .about = "Prints who of a staff list fits a rule, and why. What the list does not know is never held "
             "against anyone:\n"
             "such people are named on standard error, for you to decide.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
    .files_least = 1,
    .files_most = 1,
};

static struct cohort_rule rule_of(const struct wishes *w)
{
    return (struct cohort_rule){
        .hired_since = {w->hired_since.is_set, w->hired_since.value},
        .education_least = {w->education != NO_EDUCATION,
                            (enum education)(w->education == NO_EDUCATION ? 0 : w->education)},
        .functions = {w->functions.at, w->functions.count},
        .units = {w->units.at, w->units.count},
        .share_least = {w->share >= 0, w->share},
        .not_in_network = w->not_in.len > 0,
    };
}

struct texts {
    struct str *at;
    size_t count;
};

static void position_texts_add(struct arena *arena, const struct staff_list *list,
                               const struct staff_position *p, struct texts *functions, struct texts *units)
{
    *LIST_ADD(arena, functions) = p->job_title;
    *LIST_ADD(arena, functions) = p->job_code;
    *LIST_ADD(arena, functions) = p->job_category;
    for (int32_t unit = p->unit; unit != STAFF_NONE; unit = list->units.at[unit].parent) {
        *LIST_ADD(arena, units) = list->units.at[unit].name;
        *LIST_ADD(arena, units) = list->units.at[unit].code;
    }
}

/// The main position's texts come first.
static struct cohort_person person_of(struct arena *arena, const struct staff_list *list,
                                      const struct staff_person *p, struct date today)
{
    struct texts functions = {0}, units = {0};
    position_texts_add(arena, list, &list->positions.at[p->primary], &functions, &units);
    for (int32_t i = p->first; i != STAFF_NONE; i = list->positions.at[i].next)
        if (i != p->primary)
            position_texts_add(arena, list, &list->positions.at[i], &functions, &units);
    bool has_left = p->ended_on.is_set && date_compare(p->ended_on.value, today) < 0;
    return (struct cohort_person){
        .hired_on = {true, p->hired_on},
        .education = p->education,
        .functions = {functions.at, functions.count},
        .units = {units.at, units.count},
        .share_percent = p->share_percent,
        .is_employed = p->state != PERSON_STATE_ENDED && !has_left,
    };
}

static bool is_listed(const struct str_map *listed, struct arena *arena, const struct staff_person *p)
{
    uint32_t n;
    return str_map_find(listed, text_fold(arena, p->employee_id), &n) ||
           str_map_find(listed, p->email_key, &n) ||
           (p->object_id.len && str_map_find(listed, p->object_id, &n));
}

static struct cohort_rows rows_of(struct arena *arena, const struct staff_list *list,
                                  const struct cohort_rule *rule, const struct str_map *listed)
{
    struct date today = wall_from_instant(instant_now(), ZONE_OSLO).date;
    struct cohort_rows out = {NEW_ARRAY(arena, struct cohort_row, list->people.count), list->people.count};
    for (size_t i = 0; i < list->people.count; i++) {
        struct cohort_row *row = &out.at[i];
        row->staff = &list->people.at[i];
        row->person = person_of(arena, list, row->staff, today);
        row->person.is_in_network = is_listed(listed, arena, row->staff);
        row->answer = cohort_ask(arena, rule, &row->person);
    }
    return out;
}

static void unknown_units_say(struct arena *arena, const struct staff_list *list,
                              const struct cohort_rule *rule)
{
    for (size_t i = 0; i < rule->units.count; i++) {
        struct str wanted = text_fold(arena, rule->units.at[i]);
        bool is_known = false;
        for (size_t u = 0; u < list->units.count && !is_known; u++)
            is_known = str_is(text_fold(arena, list->units.at[u].name), wanted) ||
                       str_is(text_fold(arena, list->units.at[u].code), wanted);
        if (!is_known)
            say_text("cohort", S(""), SAID(arena, MSG_cli_no_such_unit, arg_str(rule->units.at[i])));
    }
}

static int cohort(struct arena *arena, const void *wishes, const struct str_list *files)
{
    const struct wishes *w = wishes;
    int status;
    struct str_map listed = str_map_new(arena);
    struct cohort_rule rule = rule_of(w);
    if (w->not_in.len && (status = key_list_read(arena, w->not_in, &listed)) != EXIT_DONE)
        return status;
    struct staff_list *list = staff_open(arena, files->at[0], w->skip_bad_rows, &status);
    if (!list)
        return status;
    unknown_units_say(arena, list, &rule);
    struct cohort_rows found = rows_of(arena, list, &rule, &listed);
    struct cohort_output output = {arena, list, &found, (enum format)w->format, w->all};
    return cohort_print(&output) ? EXIT_DONE : EXIT_NO;
}

int command_cohort(int argc, char **argv)
{
    struct wishes w = {.education = NO_EDUCATION, .share = NO_SHARE, .format = (int)format_default()};
    return command_run(&cohort_options, argc, argv, &w, cohort);
}
