// SPDX-License-Identifier: EUPL-1.2
// What counts is packed from the top: what must be, how many are placed, wish by wish, fit, lottery.
#include "matching/cutoff.h"

#include "matching/transport.h"

static uint32_t bits_for(uint64_t most)
{
    uint32_t bits = 0;
    for (; most; most >>= 1)
        bits++;
    return bits + 1; // a sum may go below nought, too
}

/// weight[i] of digit i; 0 from the first on that has no room.
static worth *weights_of(struct arena *arena, const uint64_t *most, uint32_t digits)
{
    worth *weight = NEW_ARRAY(arena, worth, digits), one = 1;
    uint32_t count = 0, bits = 0;
    while (count < digits && bits + bits_for(most[count]) <= TRANSPORT_BITS)
        bits += bits_for(most[count++]);
    for (uint32_t i = count; i-- > 0;) {
        weight[i] = one;
        one <<= bits_for(most[i]);
    }
    return weight;
}

/// For each person the best they are sure of, as a rank: that of the best theme in which they stand above the
/// cutoff.
static uint32_t *sure_of(struct arena *arena, const struct market *m, const struct occupancy *s)
{
    uint32_t *sure = NEW_ARRAY(arena, uint32_t, m->people);
    for (uint32_t p = 0; p < m->people; p++) {
        sure[p] = MATCH_NONE;
        for (uint32_t i = m->wishes_at[p]; i < m->wishes_at[p + 1] && sure[p] == MATCH_NONE; i++) {
            const struct application *w = &m->wish[i];
            bool full = s->taken[w->theme] == m->room[w->theme];
            if (w->open && (!full || w->standing < s->lowest[w->theme]))
                sure[p] = w->rank;
        }
    }
    return sure;
}

static bool is_admitted(const struct market *m, const struct occupancy *s, const struct application *w,
                        uint32_t sure)
{
    bool full = s->taken[w->theme] == m->room[w->theme];
    return w->open && w->rank <= sure && (!full || w->standing <= s->lowest[w->theme]);
}

/// Digits: must, placed, each rank in the order in which it counts, fit, lots.
static worth *digits_weigh(struct arena *arena, const struct market *m)
{
    uint32_t digits = m->ranks + 4;
    uint64_t *most = NEW_ARRAY(arena, uint64_t, digits), lots = 0;
    for (uint32_t p = 0; p < m->people; p++)
        lots += m->lot[p];
    for (uint32_t i = 0; i + 2 < digits; i++)
        most[i] = m->people;
    most[0] = 2ULL * m->people;
    most[digits - 2] = 1000ULL * m->people;
    most[digits - 1] = lots;
    return weights_of(arena, most, digits);
}

static worth wish_worth(const struct market *m, const struct application *w, const worth *weight, bool must,
                        enum profile_kind kind)
{
    worth sum = weight[1] + (must ? weight[0] : 0);
    if (kind == PROFILE_FIRST)
        sum += weight[1 + w->rank];
    else // as few as possible of the last place, then the last but one
        sum -= weight[2 + m->ranks - w->rank];
    return sum + weight[m->ranks + 2] * w->fit - weight[m->ranks + 3] * m->lot[w->person];
}

struct placement cutoff_best(struct arena *arena, const struct market *m, const struct placement *stable,
                             enum profile_kind kind)
{
    struct occupancy s = occupancy_of(arena, m, stable);
    struct transport_arc *arc = NEW_ARRAY(arena, struct transport_arc, m->wishes);
    worth *weight = digits_weigh(arena, m), *fill = NEW_ARRAY(arena, worth, m->themes);
    uint32_t *sure = sure_of(arena, m, &s), *wish_of = NEW_ARRAY(arena, uint32_t, m->wishes);
    struct transport t = {
        .people = m->people, .themes = m->themes, .room = m->room, .fill = fill, .arc = arc};
    for (uint32_t i = 0; i < m->wishes; i++) {
        const struct application *w = &m->wish[i];
        if (!is_admitted(m, &s, w, sure[w->person]))
            continue;
        wish_of[t.arcs] = i;
        arc[t.arcs++] = (struct transport_arc){w->person, w->theme,
                                               wish_worth(m, w, weight, sure[w->person] != MATCH_NONE, kind)};
    }
    for (uint32_t k = 0; k < m->themes; k++)
        fill[k] = s.taken[k] == m->room[k] ? weight[0] : 0;
    uint32_t *arc_of = transport_best(arena, &t);
    struct placement best = placement_empty(arena, m);
    for (uint32_t p = 0; p < m->people; p++)
        if (arc_of[p] != MATCH_NONE)
            best.at[p] = wish_of[arc_of[p]];
    return best;
}
