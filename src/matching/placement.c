// SPDX-License-Identifier: EUPL-1.2
// The judge of plans.
#include "matching/placement.h"

#include <string.h>

struct placement placement_empty(struct arena *arena, const struct market *m)
{
    struct placement plan = {NEW_ARRAY(arena, uint32_t, m->people)};
    for (uint32_t p = 0; p < m->people; p++)
        plan.at[p] = MATCH_NONE;
    return plan;
}

void placement_copy(const struct market *m, struct placement *to, const struct placement *from)
{
    memcpy(to->at, from->at, m->people * sizeof *to->at);
}

static void themes_count(struct arena *arena, struct occupancy *s)
{
    const struct market *m = s->market;
    uint32_t *at = NEW_ARRAY(arena, uint32_t, m->themes + 1), *next = NEW_ARRAY(arena, uint32_t, m->themes);
    uint32_t *inside = NEW_ARRAY(arena, uint32_t, m->people);
    for (uint32_t p = 0; p < m->people; p++) {
        if (s->plan->at[p] == MATCH_NONE)
            continue;
        const struct match_application *w = &m->wish[s->plan->at[p]];
        s->holds &= w->open && w->person == p;
        s->taken[w->theme]++;
        if (w->standing > s->lowest[w->theme])
            s->lowest[w->theme] = w->standing;
    }
    for (uint32_t t = 0; t < m->themes; t++) {
        next[t] = at[t];
        at[t + 1] = at[t] + s->taken[t];
        s->holds &= s->taken[t] <= m->room[t];
    }
    for (uint32_t p = 0; p < m->people; p++)
        if (s->plan->at[p] != MATCH_NONE)
            inside[next[m->wish[s->plan->at[p]].theme]++] = p;
    s->inside = inside;
    s->inside_at = at;
}

/// Colleagues stand by turn: each turn's people all see the sum at its end.
static void units_count(struct occupancy *s)
{
    const struct market *m = s->market;
    for (uint32_t u = 0; u < m->units; u++) {
        int64_t lent = 0, hours = 0;
        for (uint32_t i = m->colleagues_at[u], end; i < m->colleagues_at[u + 1]; i = end) {
            for (end = i;
                 end < m->colleagues_at[u + 1] && m->turn[m->colleague[end]] == m->turn[m->colleague[i]];
                 end++) {
                uint32_t wish = s->plan->at[m->colleague[end]];
                lent += wish != MATCH_NONE;
                hours += wish != MATCH_NONE ? m->load[m->wish[wish].theme] : 0;
            }
            for (uint32_t k = i; k < end; k++) {
                s->lent[m->colleague[k]] = lent;
                s->hours[m->colleague[k]] = hours;
            }
        }
        s->holds &= !lent || (lent <= m->left[u].people && hours <= m->left[u].hours);
    }
}

struct occupancy occupancy_of(struct arena *arena, const struct market *m, const struct placement *plan)
{
    struct occupancy s = {.market = m, .plan = plan, .holds = true};
    s.taken = NEW_ARRAY(arena, uint32_t, m->themes);
    s.lowest = NEW_ARRAY(arena, uint32_t, m->themes);
    s.lent = NEW_ARRAY(arena, int64_t, m->people);
    s.hours = NEW_ARRAY(arena, int64_t, m->people);
    themes_count(arena, &s);
    units_count(&s);
    return s;
}

/// Whether p's unit lets p go to a theme of so many hours while `home`, a colleague of the same turn who is
/// lent for so many, comes home (0: nobody does).
static bool unit_agrees(const struct occupancy *s, uint32_t p, int64_t load, int64_t people_home,
                        int64_t hours_home)
{
    const struct market *m = s->market;
    if (m->unit[p] == MATCH_NONE)
        return true;
    uint32_t now = s->plan->at[p];
    const struct unit_room *left = &m->left[m->unit[p]];
    int64_t lent = s->lent[p] - (now != MATCH_NONE) - people_home + 1;
    int64_t hours = s->hours[p] - (now != MATCH_NONE ? m->load[m->wish[now].theme] : 0) - hours_home + load;
    return lent <= left->people && hours <= left->hours;
}

/// Whether a colleague of p with the same turn is in the theme and stands lower there.
static bool twin_stands_lower(const struct occupancy *s, const struct match_application *w)
{
    const struct market *m = s->market;
    uint32_t p = w->person;
    for (uint32_t i = s->inside_at[w->theme]; i < s->inside_at[w->theme + 1]; i++) {
        uint32_t q = s->inside[i];
        if (m->unit[q] == m->unit[p] && m->turn[q] == m->turn[p] &&
            m->wish[s->plan->at[q]].standing > w->standing)
            return true;
    }
    return false;
}

bool occupancy_blocks(const struct occupancy *s, uint32_t i)
{
    const struct market *m = s->market;
    const struct match_application *w = &m->wish[i];
    uint32_t p = w->person, t = w->theme, now = s->plan->at[p];
    if (!w->open || (now != MATCH_NONE && m->wish[now].rank <= w->rank))
        return false;
    bool free = s->taken[t] < m->room[t], lower = s->taken[t] && s->lowest[t] > w->standing;
    if (!free && !lower)
        return false;
    if (unit_agrees(s, p, m->load[t], 0, 0))
        return true;
    return lower && twin_stands_lower(s, w) && unit_agrees(s, p, m->load[t], 1, m->load[t]);
}

struct score score_of(struct arena *arena, const struct market *m, const struct placement *plan)
{
    struct score score = {.profile = NEW_ARRAY(arena, uint32_t, m->ranks)};
    struct occupancy seats = occupancy_of(arena, m, plan);
    for (uint32_t i = 0; i < m->wishes; i++)
        score.blocking += occupancy_blocks(&seats, i);
    for (uint32_t p = 0; p < m->people; p++)
        if (plan->at[p] != MATCH_NONE) {
            const struct match_application *w = &m->wish[plan->at[p]];
            score.placed++;
            score.profile[w->rank - 1]++;
            score.fit += w->fit;
            score.lots += m->lot[p];
        }
    return score;
}

void score_keep(struct score *to, const struct score *from, uint32_t ranks)
{
    uint32_t *profile = to->profile;
    for (uint32_t r = 0; r < ranks; r++)
        profile[r] = from->profile[r];
    *to = *from;
    to->profile = profile;
}

static int more(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

static int profile_compare(const uint32_t *a, const uint32_t *b, uint32_t ranks, enum profile_kind kind)
{
    for (uint32_t i = 0; i < ranks; i++) {
        uint32_t r = kind == PROFILE_FIRST ? i : ranks - 1 - i;
        if (a[r] != b[r])
            return kind == PROFILE_FIRST ? more(a[r], b[r]) : more(b[r], a[r]);
    }
    return 0;
}

int score_compare(const struct score *a, const struct score *b, uint32_t ranks, enum aim aim,
                  enum profile_kind kind)
{
    int blocking = more(b->blocking, a->blocking), placed = more(a->placed, b->placed);
    int order = aim == AIM_MOST ? (placed ? placed : blocking) : (blocking ? blocking : placed);
    if (!order)
        order = profile_compare(a->profile, b->profile, ranks, kind);
    if (!order)
        order = more(a->fit, b->fit);
    return order ? order : more(b->lots, a->lots);
}
