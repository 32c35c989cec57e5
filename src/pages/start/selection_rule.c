// SPDX-License-Identifier: EUPL-1.2
// Starting a network, second step: the rule that says who is asked.
#include "pages/start/selection.h"

#include "i18n/collate.h"
#include "pages/people/unit.h"
#include "selection/cohort_reason.h"
#include "selection/unit_tree.h"
#include "sql/unit.h"
#include "web/form.h"

#define NOT_ASKED S("any")

static const enum education levels[] = {EDUCATION_UPPER_SECONDARY, EDUCATION_VOCATIONAL, EDUCATION_BACHELOR,
                                        EDUCATION_MASTER, EDUCATION_PHD};
enum { LEVELS = sizeof levels / sizeof *levels, UNITS_FOUND_MOST = 50 };

/// Where no rule was saved: hired this year, with a master's degree, in no other network.
static struct selection_rule rule_usual(struct web *w)
{
    return (struct selection_rule){
        .hired_since = {true, date_of(date_civil(w->today).year, 1, 1)},
        .education_least = {true, EDUCATION_MASTER},
        .not_in_network = true,
    };
}

static bool has_function(const struct selection_rule *rule, struct str name)
{
    for (size_t i = 0; i < rule->functions.count; i++)
        if (str_is(rule->functions.at[i], name))
            return true;
    return false;
}

static bool has_unit(const struct selection_rule *rule, struct unit_id unit)
{
    for (size_t i = 0; i < rule->units.count; i++)
        if (rule->units.at[i].n == unit.n)
            return true;
    return false;
}

static void function_mark_add(struct web *w, struct function_mark_list *marks, struct str name,
                              int64_t people, bool is_chosen)
{
    marks->at[marks->count] = (struct function_mark){
        .value = name,
        .id = str_format(w->arena, "function-%zu", marks->count),
        .people = people,
        .is_chosen = is_chosen,
    };
    marks->count++;
}

/// Those of the staff list, and those of the rule that nobody has any more.
static struct function_mark_list function_marks(struct web *w, const struct selection_rule *rule)
{
    struct function_known_list known = functions_known(w->db);
    struct function_mark_list marks = {
        .at = NEW_ARRAY(w->arena, struct function_mark, known.count + rule->functions.count)};
    for (size_t i = 0; i < known.count; i++)
        function_mark_add(w, &marks, known.at[i].name, known.at[i].people,
                          has_function(rule, known.at[i].name));
    for (size_t i = 0; i < rule->functions.count; i++) {
        bool is_known = false;
        for (size_t k = 0; k < known.count && !is_known; k++)
            is_known = str_is(known.at[k].name, rule->functions.at[i]);
        if (!is_known)
            function_mark_add(w, &marks, rule->functions.at[i], 0, true);
    }
    return marks;
}

static bool has_mark(const struct unit_mark_list *marks, struct str value)
{
    for (size_t i = 0; i < marks->count; i++)
        if (str_is(marks->at[i].value, value))
            return true;
    return false;
}

static struct str unit_value(struct web *w, struct unit_id unit)
{
    return str_format(w->arena, "%lld", (long long)unit.n);
}

/// Of the upper levels, as many as fit.
static struct unit_mark_list unit_marks(struct web *w, const struct selection_rule *rule, bool *has_deeper,
                                        size_t room_for_more)
{
    struct unit_leaf_list rows = units_to_choose(w->db, units_depth_shown(w, has_deeper));
    struct unit_mark_list marks = {.at = NEW_ARRAY(w->arena, struct unit_mark, rows.count + room_for_more)};
    for (size_t i = 0; i < rows.count; i++)
        marks.at[marks.count++] = (struct unit_mark){
            .value = unit_value(w, rows.at[i].id),
            .name = rows.at[i].name,
            .depth = rows.at[i].depth,
            .is_chosen = has_unit(rule, rows.at[i].id),
        };
    return marks;
}

/// A unit that lies deeper, with the names of those above it.
static void deep_mark_add(struct web *w, struct unit_mark_list *marks, struct unit_id unit, bool is_chosen)
{
    struct str value = unit_value(w, unit);
    struct unit_named_list path = {0};
    if (!has_mark(marks, value))
        path = units_above(w->db, unit);
    if (!path.count)
        return;
    struct str name = path.at[0].name;
    for (size_t i = 1; i < path.count; i++)
        name = str_format(w->arena, "%.*s%s%.*s", STR(name), i == 1 ? " – " : ", ", STR(path.at[i].name));
    marks->at[marks->count++] =
        (struct unit_mark){.value = value, .name = name, .depth = 1, .is_chosen = is_chosen};
}

static struct selection_units units_named(struct web *w, struct str wanted)
{
    struct selection_units found = {NEW_ARRAY(w->arena, struct unit_id, UNITS_FOUND_MOST), 0};
    struct unit_node_list units = wanted.len ? unit_tree_read(w->db).units : (struct unit_node_list){0};
    for (size_t i = 0; i < units.count && found.count < UNITS_FOUND_MOST; i++)
        if (search_matches(w->arena, units.at[i].name, wanted))
            found.at[found.count++] = units.at[i].id;
    return found;
}

/// What can be ticked: the upper levels, what the rule has chosen below them, and what is called as is
/// wanted.
static void units_fill(struct web *w, struct rule_page *page, const struct selection_rule *rule,
                       struct str wanted)
{
    struct selection_units found = units_named(w, wanted);
    page->units = unit_marks(w, rule, &page->has_deeper, rule->units.count + found.count);
    for (size_t i = 0; i < rule->units.count; i++)
        deep_mark_add(w, &page->units, rule->units.at[i], true);
    for (size_t i = 0; i < found.count; i++)
        deep_mark_add(w, &page->units, found.at[i], false);
    page->units_chosen = (int64_t)rule->units.count;
    page->unit_named = input_hint(w, input_text(w, S("unit_named"), MSG_selection_unit_named),
                                  MSG_selection_unit_named_hint);
    page->are_units_open = page->units_chosen > 0 || wanted.len > 0;
    if (wanted.len && !found.count)
        page->unit_named.value = wanted;
    if (wanted.len)
        form_problem(w, &page->unit_named,
                     found.count ? SAY(w, MSG_selection_units_found, arg_str(wanted))
                                 : SAY(w, MSG_selection_no_unit_named, arg_str(wanted)));
}

static struct choices education_choices(struct web *w, struct maybe_education chosen)
{
    struct choices choices = choices_new(w, S("education"), MSG_selection_education, LEVELS + 1);
    choices_add(&choices, NOT_ASKED, SAY(w, MSG_selection_not_asked), !chosen.is_set);
    for (size_t i = 0; i < LEVELS; i++)
        choices_add(&choices, education_text(levels[i]), SAY(w, education_message(levels[i])),
                    chosen.is_set && chosen.value == levels[i]);
    return choices;
}

static struct rule_page rule_page_new(struct web *w, const struct selection_rule *rule)
{
    struct rule_page page = {
        .csrf = w->csrf,
        .hired_since = input_of_kind(w, S("hired_since"), MSG_selection_hired_since, S("date")),
        .share_least = input_of_kind(w, S("share_least"), MSG_selection_share_least, S("number")),
        .education = education_choices(w, rule->education_least),
        .not_in_network = rule->not_in_network,
        .action = url_rule_save(w->arena, w->network.id),
        .back = url_purpose_form(w->arena, w->network.id),
    };
    if (rule->hired_since.is_set)
        page.hired_since.value = date_iso(w->arena, rule->hired_since.value);
    if (rule->share_least.is_set)
        page.share_least.value = str_format(w->arena, "%.0f", rule->share_least.value);
    return page;
}

/// `wanted` is a part of the name of units to offer, or empty.
static void rule_show(struct web *w, struct rule_page *page, const struct selection_rule *rule,
                      struct str wanted)
{
    page->steps = selection_steps(w, SELECTION_RULE);
    page->functions_chosen = (int64_t)rule->functions.count;
    page->functions = function_marks(w, rule);
    units_fill(w, page, rule, wanted);
    view_rule_page(&w->page, page);
    selection_frame(w, MSG_selection_rule_title);
}

void rule_form(struct web *w)
{
    struct selection_rule rule = rule_usual(w);
    bool is_saved = selection_rule_read(w->db, w->network.id, &rule);
    struct rule_page page = rule_page_new(w, &rule);
    if (is_saved)
        page.result = (struct rule_result){rule.would.in, rule.would.unknown, rule.would.out,
                                           wall_from_instant(rule.saved_at, ZONE_OSLO).date, true};
    rule_show(w, &page, &rule, S(""));
}

/// What was ticked, of all that was offered under that name.
static struct cohort_texts ticked(struct web *w, struct str name)
{
    struct form_values sent = form_values(w, name);
    return (struct cohort_texts){sent.at, sent.count};
}

static struct selection_units ticked_units(struct web *w)
{
    struct cohort_texts texts = ticked(w, S("unit"));
    struct selection_units units = {NEW_ARRAY(w->arena, struct unit_id, texts.count), 0};
    for (size_t i = 0; i < texts.count; i++)
        units.count += str_int(texts.at[i], &units.at[units.count].n);
    return units;
}

static struct selection_rule rule_posted(struct web *w)
{
    struct maybe_education education = {0};
    education.is_set = education_from_text(form_get(w, S("education")), &education.value);
    return (struct selection_rule){
        .education_least = education,
        .functions = ticked(w, S("function")),
        .units = ticked_units(w),
        .not_in_network = form_has(w, S("not_in_network")),
    };
}

void rule_save(struct web *w)
{
    struct selection_rule rule = rule_posted(w), before;
    struct rule_page page = rule_page_new(w, &rule);
    struct str wanted = str_trim(form_get(w, S("unit_named")));
    rule.hired_since = form_maybe_date(w, &page.hired_since);
    page.share_least.value = str_trim(form_get(w, page.share_least.name));
    if (page.share_least.value.len)
        rule.share_least = (struct maybe_real){true, (double)form_int(w, &page.share_least, 1, 100)};
    if (wanted.len || !form_ok(w)) {
        rule_show(w, &page, &rule, wanted);
        return;
    }
    bool was_listed = selection_rule_read(w->db, w->network.id, &before) && before.listed_at.is_set;
    rule.would = selection_count(w->db, w->network.id, &rule, w->today);
    if (!web_write(w))
        return;
    selection_rule_save(w->db, w->network.id, &rule, w->now);
    bool goes_on = str_is(form_get(w, S("do")), S("continue"));
    if (goes_on && !was_listed)
        selection_list(w->db, w->network.id, w->now);
    web_redirect_said(
        w, goes_on ? url_candidates_list(w->arena, w->network.id) : url_rule_form(w->arena, w->network.id),
        MSG_form_saved);
}
