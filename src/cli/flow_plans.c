// SPDX-License-Identifier: EUPL-1.2
// Plans out of a table, row by row.
#include "cli/flow_plans.h"

#include "cli/cli.h"
#include "cli/say.h"

enum { ROUND, GROUP, ID, DRAW, COLUMNS };

struct reading {
    struct flow_input *in;
    struct table t;
    struct str_map groups;
    uint32_t until;
    struct flow_plans plans;
    uint32_t ***group; // draw by draw, round by round, of each person
    size_t places;     // in all of them
};

static const size_t PLACES_MOST = 50u * 1000 * 1000; // 200 MB

/// From 1; 0 where it is wrong, which was said.
static uint32_t number_cell(struct reading *r, size_t column, uint32_t most)
{
    int64_t n = 0;
    if (!str_int(table_cell(&r->t, column), &n) || n < 1 || n > most) {
        table_number_wrong(&r->t, column, 1, most);
        return 0;
    }
    return (uint32_t)n;
}

static uint32_t group_cell(struct reading *r)
{
    uint32_t *number;
    if (!table_cell(&r->t, GROUP).len)
        table_wrong(&r->t, GROUP, SAID(r->in->arena, MSG_cli_flow_group_empty));
    else if (str_map_add(&r->groups, table_cell(&r->t, GROUP), &number))
        *number = (uint32_t)r->groups.count;
    else
        return *number;
    return (uint32_t)r->groups.count;
}

static uint32_t *round_of(struct reading *r, uint32_t draw, uint32_t round)
{
    struct arena *arena = r->in->arena;
    if (!r->group[draw])
        r->group[draw] = NEW_ARRAY(arena, uint32_t *, FLOW_ROUNDS_MOST);
    if (!r->group[draw][round]) {
        r->group[draw][round] = NEW_ARRAY(arena, uint32_t, r->in->people.count);
        r->places += r->in->people.count;
    }
    return r->group[draw][round];
}

static void seat_row(struct reading *r, enum flow_plan_kind kind)
{
    uint32_t draw = kind == FLOW_PLAN_DRAWS ? number_cell(r, DRAW, FLOW_PLANS_MOST) : 1;
    uint32_t round = number_cell(r, ROUND, FLOW_ROUNDS_MOST), group = group_cell(r);
    uint32_t person = flow_person_cell(r->in, &r->t, ID);
    if (r->places > PLACES_MOST)
        table_wrong(&r->t, ID, SAID(r->in->arena, MSG_cli_flow_rows_many, arg_int((int64_t)PLACES_MOST)));
    if (r->in->status != EXIT_DONE || round > r->until)
        return;
    uint32_t *of = round_of(r, draw - 1, round - 1);
    if (of[person])
        table_wrong(&r->t, ID, SAID(r->in->arena, MSG_cli_flow_seated_twice, table_quoted(&r->t, ID)));
    of[person] = group;
    r->plans.seats[draw - 1]++;
    if (draw > r->plans.count)
        r->plans.count = draw;
}

struct flow_plans flow_plans_read(struct flow_input *in, struct str path, int64_t until,
                                  enum flow_plan_kind kind)
{
    struct str names[COLUMNS] = {S("round"), S("group"), S("id"), S("draw")};
    size_t most = kind == FLOW_PLAN_DRAWS ? FLOW_PLANS_MOST : 1,
           columns = kind == FLOW_PLAN_DRAWS ? COLUMNS : DRAW;
    struct reading r = {.in = in, .groups = str_map_new(in->arena)};
    r.until = until ? (uint32_t)until : FLOW_ROUNDS_MOST;
    r.plans.seats = NEW_ARRAY(in->arena, uint32_t, most);
    r.group = NEW_ARRAY(in->arena, uint32_t **, most);
    r.t = table_open(in->arena, path, names, columns, columns, &in->status);
    while (table_row(&r.t))
        seat_row(&r, kind);
    if (kind == FLOW_PLAN_ONE)
        r.plans.count = 1; // also where nobody is seated
    r.plans.at = NEW_ARRAY(in->arena, struct seated_plan, r.plans.count);
    for (uint32_t k = 0; k < r.plans.count; k++)
        r.plans.at[k] = (struct seated_plan){r.group[k] ? FLOW_ROUNDS_MOST : 0, in->people.count,
                                             (const uint32_t *const *)r.group[k]};
    return r.plans;
}

void flow_plans_match(struct flow_input *in, struct str path, const struct flow_plans *used,
                      const struct flow_plans *draws)
{
    for (uint32_t k = 0; k < draws->count; k++)
        if (draws->seats[k] != used->seats[0]) {
            say_text(NULL, path,
                     SAID(in->arena, MSG_cli_flow_draw_other, arg_int(k + 1), arg_int(draws->seats[k]),
                          arg_int(used->seats[0])));
            in->status = EXIT_INPUT;
            return;
        }
}
