// SPDX-License-Identifier: EUPL-1.2
// Both rules in turn over what is left.
#include "matching/strike.h"

struct strikes {
    const struct market *market;
    bool *struck;
    bool any; // found since it was last asked
};

static bool is_left(const struct strikes *s, uint32_t i)
{
    return s->market->wish[i].open && !s->struck[i];
}

static bool has_limit_in_hours(const struct market *m, uint32_t p)
{
    return m->unit[p] != MATCH_NONE && m->left[m->unit[p]].hours != INT64_MAX;
}

/// Whether wish i is what its person likes best of what is left, and alone in that.
static bool is_only_first(const struct strikes *s, uint32_t i)
{
    const struct market *m = s->market;
    const struct match_application *w = &m->wish[i];
    for (uint32_t k = m->wishes_at[w->person]; k < m->wishes_at[w->person + 1] && m->wish[k].rank <= w->rank;
         k++)
        if (k != i && is_left(s, k))
            return false;
    return true;
}

static void strike_below(struct strikes *s, uint32_t t)
{
    const struct market *m = s->market;
    uint32_t sure = 0, lowest = MATCH_NONE;
    for (uint32_t k = m->applicants_at[t]; k < m->applicants_at[t + 1]; k++) {
        uint32_t i = m->applicant[k];
        if (!is_left(s, i))
            continue;
        if (lowest != MATCH_NONE && m->wish[i].standing > lowest)
            s->struck[i] = s->any = true;
        else if (lowest == MATCH_NONE && m->unit[m->wish[i].person] == MATCH_NONE && is_only_first(s, i) &&
                 ++sure == m->room[t])
            lowest = m->wish[i].standing;
    }
}

static void strike_worse(struct strikes *s, uint32_t i)
{
    const struct market *m = s->market;
    const struct match_application *w = &m->wish[i];
    for (uint32_t k = i + 1; k < m->wishes_at[w->person + 1]; k++)
        if (m->wish[k].rank > w->rank && is_left(s, k))
            s->struck[k] = s->any = true;
}

/// Applicants come by standing: as long as everyone down to the end of this standing has room, each is sure.
static void strike_behind(struct strikes *s, uint32_t t)
{
    const struct market *m = s->market;
    uint32_t end = m->applicants_at[t + 1], counted = 0;
    for (uint32_t k = m->applicants_at[t], after; k < end; k = after) {
        for (after = k;
             after < end && m->wish[m->applicant[after]].standing == m->wish[m->applicant[k]].standing;
             after++)
            counted += is_left(s, m->applicant[after]);
        if (counted > m->room[t])
            return;
        for (uint32_t j = k; j < after; j++) {
            uint32_t i = m->applicant[j], p = m->wish[i].person;
            if (is_left(s, i) && !has_limit_in_hours(m, p))
                strike_worse(s, i);
        }
    }
}

bool *strike(struct arena *arena, const struct market *m)
{
    struct strikes s = {.market = m, .struck = NEW_ARRAY(arena, bool, m->wishes), .any = true};
    while (s.any) {
        s.any = false;
        for (uint32_t t = 0; t < m->themes; t++)
            if (m->applicants_at[t + 1] > m->applicants_at[t]) {
                strike_below(&s, t);
                strike_behind(&s, t);
            }
    }
    return s.struck;
}
