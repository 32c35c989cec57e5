// SPDX-License-Identifier: EUPL-1.2
// tvers flow draw --picture ego: one person's contacts, in one wave and in an earlier one.
#include "cli/flow_picture.h"

#include "base/list.h"
#include "cli/cli.h"
#include "cli/say.h"
#include "flow/draw/ego.h"

struct contacts {
    struct ego_contact *at;
    size_t count;
    int64_t of_state[EGO_STATES];
};

static bool *met_by(struct arena *arena, const struct graph *g, uint32_t person)
{
    bool *met = NEW_ARRAY(arena, bool, g->people);
    for (uint32_t k = g->out.start[person]; k < g->out.start[person + 1]; k++)
        met[g->out.to[k]] = true;
    return met;
}

/// Without an earlier wave all contacts are new.
static struct contacts contacts_of(const struct flow_picture *p)
{
    struct contacts c = {0};
    struct graph then = flow_ties_of_wave(p, p->before);
    const bool *now = met_by(p->arena, p->ties, p->person), *before = met_by(p->arena, &then, p->person);
    for (uint32_t i = 0; i < p->ties->people; i++) {
        if (!now[i] && !(p->before.len && before[i]))
            continue;
        enum ego_state state = !now[i] ? EGO_LOST : p->before.len && before[i] ? EGO_KEPT : EGO_NEW;
        uint32_t unit = p->units->count ? p->units->of[i] : UNIT_NONE;
        *LIST_ADD(p->arena, &c) = (struct ego_contact){p->in->people.id[i], unit, state};
        c.of_state[state]++;
    }
    return c;
}

int flow_draw_ego(const struct flow_picture *p)
{
    if (!flow_option_needed(p->in, "flow draw", S("--person"),
                            p->person == FLOW_NOBODY ? S("") : p->in->people.id[p->person]))
        return p->in->status;
    struct contacts c = contacts_of(p);
    if (p->in->status != EXIT_DONE)
        return p->in->status;
    struct arg fresh = arg_int(c.of_state[EGO_NEW]), kept = arg_int(c.of_state[EGO_KEPT]),
               lost = arg_int(c.of_state[EGO_LOST]);
    struct svg_frame frame = flow_frame(p, SAID(p->arena, MSG_draw_ego_title, fresh, kept, lost),
                                        SAID(p->arena, MSG_draw_ego_desc, fresh, kept, lost));
    struct ego e = {
        .frame = &frame,
        .contacts = c.at,
        .count = c.count,
        .units = p->units->name,
        .unit_count = p->units->count,
        .own_unit = p->units->count ? p->units->of[p->person] : UNIT_NONE,
        .words = {.me = SAID(p->arena, MSG_draw_ego_me),
                  .others = SAID(p->arena, MSG_draw_units_other),
                  .state = {SAID(p->arena, MSG_draw_ego_new, fresh), SAID(p->arena, MSG_draw_ego_kept, kept),
                            SAID(p->arena, MSG_draw_ego_lost, lost)},
                  .caption = SAID(p->arena, MSG_draw_ego_caption),
                  .person = SAID(p->arena, MSG_draw_ego_person),
                  .unit = SAID(p->arena, MSG_draw_unit),
                  .what = SAID(p->arena, MSG_draw_ego_what),
                  .state_of_one = {SAID(p->arena, MSG_draw_ego_is_new), SAID(p->arena, MSG_draw_ego_is_kept),
                                   SAID(p->arena, MSG_draw_ego_is_lost)}},
    };
    return flow_picture_print(p, &frame, ego_draw(p->arena, &e), ego_table(p->arena, &e));
}
