// SPDX-License-Identifier: EUPL-1.2
// What is left of places and units is counted down as people go, and up as they come home.
#include "matching/repair.h"

struct rest {
    const struct market *market;
    uint32_t *room;
    struct unit_room *left;
};

/// The person takes a place (sign 1), or gives it back (-1).
static void take(struct rest *r, uint32_t i, int sign)
{
    const struct match_application *w = &r->market->wish[i];
    uint32_t u = r->market->unit[w->person];
    r->room[w->theme] -= (uint32_t)sign;
    if (u == MATCH_NONE)
        return;
    r->left[u].people -= sign;
    r->left[u].hours -= sign * (int64_t)r->market->load[w->theme];
}

static bool fits(const struct rest *r, uint32_t i)
{
    const struct match_application *w = &r->market->wish[i];
    uint32_t u = r->market->unit[w->person];
    return w->open && r->room[w->theme] &&
           (u == MATCH_NONE || (r->left[u].people > 0 && r->left[u].hours >= r->market->load[w->theme]));
}

static struct rest rest_of(struct arena *arena, const struct market *m, const struct placement *plan)
{
    struct rest r = {m, NEW_ARRAY(arena, uint32_t, m->themes), NEW_ARRAY(arena, struct unit_room, m->units)};
    for (uint32_t t = 0; t < m->themes; t++)
        r.room[t] = m->room[t];
    for (uint32_t u = 0; u < m->units; u++)
        r.left[u] = m->left[u];
    for (uint32_t p = 0; p < m->people; p++)
        if (plan->at[p] != MATCH_NONE)
            take(&r, plan->at[p], 1);
    return r;
}

void repair(struct arena *arena, const struct market *m, struct placement *plan)
{
    bool limited = false;
    for (uint32_t u = 0; u < m->units; u++)
        limited |= m->left[u].hours != INT64_MAX;
    if (!limited)
        return;
    struct rest r = rest_of(arena, m, plan);
    for (uint32_t u = 0; u < m->units; u++)
        for (uint32_t i = m->colleagues_at[u + 1]; i-- > m->colleagues_at[u] && r.left[u].hours < 0;) {
            uint32_t p = m->colleague[i];
            if (plan->at[p] != MATCH_NONE)
                take(&r, plan->at[p], -1);
            plan->at[p] = MATCH_NONE;
        }
    for (uint32_t p = 0; p < m->people; p++)
        for (uint32_t i = m->wishes_at[p]; i < m->wishes_at[p + 1] && plan->at[p] == MATCH_NONE; i++)
            if (fits(&r, i)) {
                plan->at[p] = i;
                take(&r, i, 1);
            }
}
