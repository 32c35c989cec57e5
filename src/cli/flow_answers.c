// SPDX-License-Identifier: EUPL-1.2
// Arms out of a table.
#include "cli/flow_answers.h"

#include "base/bug.h"
#include "base/str_map.h"
#include "cli/cli.h"
#include "cli/flow_input.h"
#include "cli/say.h"

#include <math.h>

static const double ANSWER_MOST = 1e9;

/// Of a person's row; the last three only where they are asked for.
enum column { ID, ARM, AFTER, BEFORE, WITHIN, COHORT, COLUMNS };

struct reading {
    struct flow_input in;
    const struct flow_answers_wishes *w;
    struct table t;
    size_t at[COLUMNS]; // where in the table; SIZE_MAX: not asked for
    struct str_map ids, cohort_arms;
    struct str *within, *cohort;
    double *after, *before, *treated;
    struct flow_answers *answers;
};

static bool wishes_check(struct reading *r, const char *command)
{
    const struct flow_answers_wishes *w = r->w;
    return flow_option_needed(&r->in, command, S("--people"), w->people) &&
           flow_option_needed(&r->in, command, S("--arm"), w->arm) &&
           flow_option_needed(&r->in, command, S("--treated"), w->treated) &&
           flow_option_needed(&r->in, command, S("--after"), w->after);
}

static void file_open(struct reading *r)
{
    const struct flow_answers_wishes *w = r->w;
    struct arena *arena = r->in.arena;
    struct str wanted[COLUMNS] = {S("id"), w->arm, w->after, w->before, w->within, w->cohort};
    struct str names[COLUMNS];
    size_t count = 0;
    for (size_t k = 0; k < COLUMNS; k++) {
        r->at[k] = wanted[k].len ? count : SIZE_MAX;
        if (wanted[k].len)
            names[count++] = wanted[k];
    }
    r->t = table_open(arena, w->people, names, count, count, &r->in.status);
    size_t most = table_rows_most(&r->t);
    r->ids = str_map_for(arena, most);
    r->cohort_arms = str_map_new(arena);
    r->after = NEW_ARRAY(arena, double, most);
    r->before = NEW_ARRAY(arena, double, most);
    r->treated = NEW_ARRAY(arena, double, most);
    r->within = NEW_ARRAY(arena, struct str, most);
    r->cohort = NEW_ARRAY(arena, struct str, most);
}

static bool is_asked_for(const struct reading *r, enum column column)
{
    return r->at[column] != SIZE_MAX;
}

static struct str cell(struct reading *r, enum column column)
{
    return is_asked_for(r, column) ? table_cell(&r->t, r->at[column]) : S("");
}

static void id_check(struct reading *r)
{
    uint32_t *unused;
    if (!cell(r, ID).len)
        table_wrong(&r->t, ID, SAID(r->in.arena, MSG_cli_table_id_empty));
    else if (!str_map_add(&r->ids, cell(r, ID), &unused))
        table_wrong(&r->t, ID, SAID(r->in.arena, MSG_cli_table_id_twice, table_quoted(&r->t, ID)));
}

/// 1 for who took part. What all are compared by must be there.
static uint32_t arm_cell(struct reading *r)
{
    static const enum column needed[] = {ARM, WITHIN, COHORT};
    for (size_t k = 0; k < ARRAY_COUNT(needed); k++)
        if (is_asked_for(r, needed[k]) && !cell(r, needed[k]).len)
            table_wrong(&r->t, r->at[needed[k]], SAID(r->in.arena, MSG_cli_flow_cell_empty));
    return str_is(cell(r, ARM), r->w->treated);
}

/// The lot drew whole cohorts: each is in one arm.
static void cohort_check(struct reading *r, uint32_t arm)
{
    uint32_t *known;
    if (!is_asked_for(r, COHORT))
        return;
    if (str_map_add(&r->cohort_arms, cell(r, COHORT), &known))
        *known = arm;
    else if (*known != arm)
        table_wrong(&r->t, r->at[COHORT],
                    SAID(r->in.arena, MSG_cli_flow_cohort_split, table_quoted(&r->t, r->at[COHORT])));
}

/// Whether the question was answered, or not asked.
static bool number_cell(struct reading *r, enum column column, double *value)
{
    struct str text = cell(r, column);
    double least = r->w->counts ? 0 : -ANSWER_MOST;
    if (!text.len)
        return !is_asked_for(r, column);
    if (!str_double(text, value) || !(*value >= least && *value <= ANSWER_MOST))
        table_number_wrong(&r->t, r->at[column], least, ANSWER_MOST);
    return true;
}

static void person_read(struct reading *r)
{
    struct flow_answers *a = r->answers;
    uint32_t arm = arm_cell(r), i = a->arms.people;
    id_check(r);
    cohort_check(r, arm);
    a->asked[arm]++;
    bool has_after = number_cell(r, AFTER, &r->after[i]), has_before = number_cell(r, BEFORE, &r->before[i]);
    if (!has_after || !has_before)
        return;
    a->answered[arm]++;
    r->treated[i] = arm;
    r->within[i] = cell(r, WITHIN);
    r->cohort[i] = cell(r, COHORT);
    a->arms.people++;
}

static void answers_fill(struct reading *r)
{
    struct flow_answers *a = r->answers;
    uint32_t people = a->arms.people;
    struct units within = units_new(r->in.arena, r->within, people),
                 cohorts = units_new(r->in.arena, r->cohort, people);
    a->arms.after = r->after;
    a->arms.before = is_asked_for(r, BEFORE) ? r->before : NULL;
    a->arms.treated = r->treated;
    a->arms.stratum = is_asked_for(r, WITHIN) ? within.of : NULL;
    a->arms.strata = within.count;
    a->arms.is_ratio = r->w->counts;
    a->has_cohorts = is_asked_for(r, COHORT);
    a->cohorts = (struct cohorts){cohorts.count, cohorts.of};
}

static struct str problem_text(struct arena *arena, enum arms_problem problem)
{
    switch (problem) {
    case ARMS_ONE_SIDED: return SAID(arena, MSG_cli_flow_arms_one_sided, arg_str(S("--within")));
    case ARMS_FEW_PEOPLE: return SAID(arena, MSG_cli_flow_arms_few);
    case ARMS_OUTCOME_CONSTANT: return SAID(arena, MSG_cli_flow_arms_constant);
    case ARMS_NOT_COUNTS: return SAID(arena, MSG_cli_flow_arms_not_counts, arg_str(S("--counts")));
    case ARMS_FINE: break;
    }
    BUG("nothing is wrong");
}

bool flow_answers_read(struct arena *arena, const char *command, const struct flow_answers_wishes *wishes,
                       struct flow_answers *answers, struct ancova *fit, int *status)
{
    struct reading *r = NEW(arena, struct reading);
    *r = (struct reading){.in = {.arena = arena}, .w = wishes, .answers = answers};
    if (wishes_check(r, command)) {
        file_open(r);
        while (table_row(&r->t))
            person_read(r);
    }
    *status = r->in.status;
    if (*status != EXIT_DONE)
        return false;
    answers_fill(r);
    enum arms_problem problem = ancova_of(arena, &answers->arms, fit);
    if (problem != ARMS_FINE) {
        say_text(command, wishes->after, problem_text(arena, problem));
        *status = EXIT_INPUT;
    }
    return problem == ARMS_FINE;
}
