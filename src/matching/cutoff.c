// SPDX-License-Identifier: EUPL-1.2
// What counts is packed from the top: what must be, how many are placed, wish by wish, fit, lottery.
#include "matching/cutoff.h"

#include "matching/digits.h"

/// For each person the best they are sure of, as a rank: that of the best theme in which they stand above the
/// cutoff.
static uint32_t *sure_of(struct arena *arena, const struct market *m, const struct occupancy *s)
{
    uint32_t *sure = NEW_ARRAY(arena, uint32_t, m->people);
    for (uint32_t p = 0; p < m->people; p++) {
        sure[p] = MATCH_NONE;
        for (uint32_t i = m->wishes_at[p]; i < m->wishes_at[p + 1] && sure[p] == MATCH_NONE; i++) {
            const struct match_application *w = &m->wish[i];
            bool full = s->taken[w->theme] == m->room[w->theme];
            if (w->open && (!full || w->standing < s->lowest[w->theme]))
                sure[p] = w->rank;
        }
    }
    return sure;
}

static bool is_admitted(const struct market *m, const struct occupancy *s, const struct match_application *w,
                        uint32_t sure)
{
    bool full = s->taken[w->theme] == m->room[w->theme];
    return w->open && w->rank <= sure && (!full || w->standing <= s->lowest[w->theme]);
}

struct placement cutoff_best(struct arena *arena, const struct market *m, const struct placement *stable,
                             enum profile_kind kind)
{
    struct occupancy s = occupancy_of(arena, m, stable);
    struct transport_arc *arc = NEW_ARRAY(arena, struct transport_arc, m->wishes);
    struct digits digits = digits_of(arena, m, (const uint64_t[]){2ULL * m->people, m->people}, 2);
    worth must = digits.own[0], placed = digits.own[1], *fill = NEW_ARRAY(arena, worth, m->themes);
    uint32_t *sure = sure_of(arena, m, &s), *wish_of = NEW_ARRAY(arena, uint32_t, m->wishes);
    struct transport t = {
        .people = m->people, .themes = m->themes, .room = m->room, .fill = fill, .arc = arc};
    for (uint32_t i = 0; i < m->wishes; i++) {
        const struct match_application *w = &m->wish[i];
        if (!is_admitted(m, &s, w, sure[w->person]))
            continue;
        worth is_worth = placed + digits_of_wish(&digits, m, w, kind);
        if (sure[w->person] != MATCH_NONE)
            is_worth += must;
        wish_of[t.arcs] = i;
        arc[t.arcs++] = (struct transport_arc){w->person, w->theme, is_worth};
    }
    for (uint32_t k = 0; k < m->themes; k++)
        fill[k] = s.taken[k] == m->room[k] ? must : 0;
    uint32_t *arc_of = transport_best(arena, &t);
    struct placement best = placement_empty(arena, m);
    for (uint32_t p = 0; p < m->people; p++)
        if (arc_of[p] != MATCH_NONE)
            best.at[p] = wish_of[arc_of[p]];
    return best;
}
