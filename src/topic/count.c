// SPDX-License-Identifier: EUPL-1.2
// Rounds: who is beaten by nobody, and the lot.
#include "topic/count.h"

typedef bool beats_fn(const struct count *c, size_t a, size_t b);

static bool beats_by_votes(const struct count *c, size_t a, size_t b)
{
    return c->votes[a] > c->votes[b];
}

static bool beats_by_paths(const struct count *c, size_t a, size_t b)
{
    return c->path[a * c->options + b] > c->path[b * c->options + a];
}

static bool is_beaten(const struct count *c, beats_fn *beats, const bool *is_placed, size_t option)
{
    for (size_t rival = 0; rival < c->options; rival++)
        if (!is_placed[rival] && beats(c, rival, option))
            return true;
    return false;
}

/// One place a round. Both relations are free of circles, so somebody left is always unbeaten.
static void place_all(struct arena *arena, struct count *c, beats_fn *beats, const uint32_t *lot)
{
    bool *is_placed = NEW_ARRAY(arena, bool, c->options);
    c->order = NEW_ARRAY(arena, uint32_t, c->options);
    c->level = NEW_ARRAY(arena, uint32_t, c->options);
    for (size_t place = 0; place < c->options; place++) {
        for (size_t i = 0; i < c->options; i++) {
            if (is_placed[lot[i]] || is_beaten(c, beats, is_placed, lot[i]))
                continue;
            if (!c->level[place]++)
                c->order[place] = lot[i];
        }
        is_placed[c->order[place]] = true;
    }
}

struct count count_votes(struct arena *arena, const struct papers *papers, const uint32_t *lot)
{
    struct count c = {.options = papers->options, .votes = NEW_ARRAY(arena, int64_t, papers->options)};
    for (size_t i = 0; i < papers->count * c.options; i++)
        c.votes[i % c.options] += papers->value[i];
    place_all(arena, &c, beats_by_votes, lot);
    return c;
}

// ---- Schulze ----

static bool ranks_above(const uint8_t *paper, size_t a, size_t b)
{
    return paper[a] && (!paper[b] || paper[a] < paper[b]);
}

static void compare_pairs(struct count *c, const struct papers *papers)
{
    for (size_t p = 0; p < papers->count; p++)
        for (size_t a = 0; a < c->options; a++)
            for (size_t b = 0; b < c->options; b++)
                c->above[a * c->options + b] += ranks_above(&papers->value[p * c->options], a, b);
}

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/// Floyd and Warshall's way: paths that may lead over the first `via` options, then over one more.
static void strengthen_paths(struct count *c)
{
    size_t n = c->options;
    for (size_t a = 0; a < n; a++)
        for (size_t b = 0; b < n; b++)
            c->path[a * n + b] = c->above[a * n + b] > c->above[b * n + a] ? c->above[a * n + b] : 0;
    for (size_t via = 0; via < n; via++)
        for (size_t a = 0; a < n; a++)
            for (size_t b = 0; b < n; b++) {
                int64_t detour = smaller(c->path[a * n + via], c->path[via * n + b]);
                if (a != b && detour > c->path[a * n + b])
                    c->path[a * n + b] = detour;
            }
}

struct count count_schulze(struct arena *arena, const struct papers *papers, const uint32_t *lot)
{
    size_t n = papers->options;
    struct count c = {
        .options = n,
        .above = NEW_ARRAY(arena, int64_t, n * n),
        .path = NEW_ARRAY(arena, int64_t, n * n),
    };
    compare_pairs(&c, papers);
    strengthen_paths(&c);
    place_all(arena, &c, beats_by_paths, lot);
    return c;
}
