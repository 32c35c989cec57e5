// SPDX-License-Identifier: EUPL-1.2
// One person after another, depth first; each whole plan is judged.
#include "matching/trial.h"

struct trial {
    const struct market *market;
    enum aim aim;
    enum profile_kind kind;
    struct arena *scratch; // of one judgement
    struct placement plan, best;
    struct score score;
    bool found;
    uint32_t *taken;
    struct unit_room *left;
};

uint64_t trial_size(const struct market *m)
{
    uint64_t size = 1;
    for (uint32_t p = 0; p < m->people; p++) {
        uint64_t choices = 1;
        for (uint32_t i = m->wishes_at[p]; i < m->wishes_at[p + 1]; i++)
            choices += m->wish[i].open;
        if (size > UINT64_MAX / choices)
            return UINT64_MAX;
        size *= choices;
    }
    return size;
}

static void judge(struct trial *t)
{
    const struct market *m = t->market;
    struct score score = score_of(t->scratch, m, &t->plan);
    if (!t->found || score_compare(&score, &t->score, m->ranks, t->aim, t->kind) > 0) {
        t->found = true;
        placement_copy(m, &t->best, &t->plan);
        score_keep(&t->score, &score, m->ranks);
    }
    arena_reset(t->scratch);
}

static bool fits(const struct trial *t, uint32_t p, const struct match_application *w)
{
    uint32_t u = t->market->unit[p];
    if (!w->open || t->taken[w->theme] == t->market->room[w->theme])
        return false;
    return u == MATCH_NONE || (t->left[u].people > 0 && t->left[u].hours >= t->market->load[w->theme]);
}

/// The person takes a place (sign 1), or gives it back (-1).
static void take(struct trial *t, uint32_t p, const struct match_application *w, int sign)
{
    uint32_t u = t->market->unit[p];
    t->taken[w->theme] += (uint32_t)sign;
    if (u != MATCH_NONE) {
        t->left[u].people -= sign;
        t->left[u].hours -= sign * (int64_t)t->market->load[w->theme];
    }
}

static void try_from(struct trial *t, uint32_t p)
{
    const struct market *m = t->market;
    if (p == m->people) {
        judge(t);
        return;
    }
    for (uint32_t i = m->wishes_at[p]; i < m->wishes_at[p + 1]; i++) {
        if (!fits(t, p, &m->wish[i]))
            continue;
        take(t, p, &m->wish[i], 1);
        t->plan.at[p] = i;
        try_from(t, p + 1);
        take(t, p, &m->wish[i], -1);
    }
    t->plan.at[p] = MATCH_NONE;
    try_from(t, p + 1);
}

struct placement trial_best(struct arena *arena, const struct market *m, enum aim aim, enum profile_kind kind,
                            struct score *score)
{
    struct trial t = {.market = m, .aim = aim, .kind = kind, .scratch = arena_new()};
    t.plan = placement_empty(arena, m);
    t.best = placement_empty(arena, m);
    t.score.profile = NEW_ARRAY(arena, uint32_t, m->ranks);
    t.taken = NEW_ARRAY(arena, uint32_t, m->themes);
    t.left = NEW_ARRAY(arena, struct unit_room, m->units);
    for (uint32_t u = 0; u < m->units; u++)
        t.left[u] = m->left[u];
    try_from(&t, 0);
    arena_free(t.scratch);
    *score = t.score;
    return t.best;
}
