// SPDX-License-Identifier: EUPL-1.2
// Prices out of a plan, a plan out of prices.
#include "matching/grow.h"

#include "matching/digits.h"

enum { ROUNDS = 6, UNIT = 16 }; // UNIT: of a price that is halved some times

struct growth {
    const struct market *market;
    const struct placement *largest;
    enum profile_kind kind;
    uint32_t *price; // of each wish, in UNITs
};

/// Whether the person would, and the unit lends one more if it must.
static bool would_rather(const struct occupancy *s, const struct match_application *w)
{
    const struct market *m = s->market;
    uint32_t now = s->plan->at[w->person], unit = m->unit[w->person];
    if (now != MATCH_NONE)
        return w->open && m->wish[now].rank > w->rank;
    return w->open && (unit == MATCH_NONE || s->lent[w->person] < m->left[unit].people);
}

static bool would_take(const struct occupancy *s, const struct match_application *w)
{
    bool is_free = s->taken[w->theme] < s->market->room[w->theme];
    return w->open && (is_free || s->lowest[w->theme] > w->standing);
}

/// For each applicant, how many who stand higher would rather be in the theme.
static void themes_add(const struct occupancy *s, uint32_t *price)
{
    const struct market *m = s->market;
    for (uint32_t t = 0; t < m->themes; t++) {
        uint32_t end = m->applicants_at[t + 1], higher = 0;
        for (uint32_t k = m->applicants_at[t], first = k; k < end; first = k) {
            uint32_t equal = 0;
            for (; k < end && m->wish[m->applicant[k]].standing == m->wish[m->applicant[first]].standing;
                 k++) {
                price[m->applicant[k]] += higher;
                equal += would_rather(s, &m->wish[m->applicant[k]]);
            }
            higher += equal;
        }
    }
}

/// For each wish, how many themes that the person would rather have would take them.
static void people_add(const struct occupancy *s, uint32_t *price)
{
    const struct market *m = s->market;
    for (uint32_t p = 0; p < m->people; p++) {
        uint32_t end = m->wishes_at[p + 1], better = 0;
        for (uint32_t i = m->wishes_at[p], first = i; i < end; first = i) {
            uint32_t equal = 0;
            for (; i < end && m->wish[i].rank == m->wish[first].rank; i++) {
                price[i] += better;
                equal += would_take(s, &m->wish[i]);
            }
            better += equal;
        }
    }
}

/// Half the old prices and half those of the plan; all of these in the first round.
static void prices_take(struct arena *scratch, struct growth *g, const struct placement *plan, bool is_first)
{
    const struct market *m = g->market;
    struct occupancy seats = occupancy_of(scratch, m, plan);
    uint32_t *now = NEW_ARRAY(scratch, uint32_t, m->wishes);
    themes_add(&seats, now);
    people_add(&seats, now);
    for (uint32_t i = 0; i < m->wishes; i++)
        g->price[i] = is_first ? UNIT * now[i] : (g->price[i] + UNIT * now[i]) / 2;
}

static bool may_go(const struct growth *g, const struct match_application *w)
{
    return w->open && (g->market->unit[w->person] == MATCH_NONE || g->largest->at[w->person] != MATCH_NONE);
}

static struct digits digits_weigh(struct arena *scratch, const struct growth *g)
{
    uint64_t dearest = 0;
    for (uint32_t i = 0; i < g->market->wishes; i++)
        dearest = g->price[i] > dearest ? g->price[i] : dearest;
    return digits_of(scratch, g->market, (const uint64_t[]){g->market->people, dearest * g->market->people},
                     2);
}

/// The cheapest plan of the full size.
static void plan_make(struct arena *scratch, const struct growth *g, struct placement *plan)
{
    const struct market *m = g->market;
    struct digits digits = digits_weigh(scratch, g);
    struct transport_arc *arc = NEW_ARRAY(scratch, struct transport_arc, m->wishes);
    uint32_t *wish_of = NEW_ARRAY(scratch, uint32_t, m->wishes);
    struct transport t = {.people = m->people,
                          .themes = m->themes,
                          .room = m->room,
                          .fill = NEW_ARRAY(scratch, worth, m->themes),
                          .arc = arc};
    for (uint32_t i = 0; i < m->wishes; i++)
        if (may_go(g, &m->wish[i])) {
            worth is_worth = digits.own[0] - digits.own[1] * g->price[i] +
                             digits_of_wish(&digits, m, &m->wish[i], g->kind);
            wish_of[t.arcs] = i;
            arc[t.arcs++] = (struct transport_arc){m->wish[i].person, m->wish[i].theme, is_worth};
        }
    const uint32_t *arc_of = transport_best(scratch, &t);
    for (uint32_t p = 0; p < m->people; p++)
        plan->at[p] = arc_of[p] == MATCH_NONE ? MATCH_NONE : wish_of[arc_of[p]];
}

struct placement grow(struct arena *arena, const struct market *m, const struct placement *stable,
                      const struct placement *largest, enum profile_kind kind)
{
    struct growth g = {m, largest, kind, NEW_ARRAY(arena, uint32_t, m->wishes)};
    struct placement plan = placement_empty(arena, m), best = placement_empty(arena, m);
    struct score best_score = score_of(arena, m, &best);
    struct arena *scratch = arena_new();
    placement_copy(m, &plan, stable);
    for (int round = 0; round < ROUNDS; round++) {
        arena_reset(scratch);
        prices_take(scratch, &g, &plan, round == 0);
        plan_make(scratch, &g, &plan);
        struct score score = score_of(scratch, m, &plan);
        if (score_compare(&score, &best_score, m->ranks, AIM_MOST, kind) > 0) {
            placement_copy(m, &best, &plan);
            score_keep(&best_score, &score, m->ranks);
        }
    }
    arena_free(scratch);
    return best;
}
