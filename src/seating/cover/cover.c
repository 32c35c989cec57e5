// SPDX-License-Identifier: EUPL-1.2
// The bound, then designs, then search from the bound upwards with twice the moves each time.
#include "seating/cover/cover.h"

#include "seating/cover/cover_sheet.h"

#include <string.h>

enum { PASSES_MOST = 60, MOVES_FIRST = 50000, FINISH_MOVES = 60000 };

struct hunt {
    struct arena *arena;
    struct cover_sheet *best;
    struct rng *rng;
    uint32_t lower_bound;
    uint64_t moves_each;
    struct budget *budget;
};

static bool spent(const struct hunt *h)
{
    return h->budget->over || budget_left(h->budget) < h->moves_each;
}

/// All rounds at once, from scratch.
static void rounds_try(struct hunt *h, uint32_t rounds, uint32_t groups)
{
    const struct cover_sheet *b = h->best;
    if (rounds >= b->rounds || (uint64_t)groups * b->least > b->people || spent(h))
        return;
    struct arena *scratch = arena_new();
    struct cover_sheet s = sheet_new(scratch, b->people, b->most, b->least, groups, rounds);
    while (s.rounds < rounds)
        sheet_scatter(&s, h->rng);
    sheet_anneal(&s, 0, h->moves_each, h->rng);
    budget_spend(h->budget, h->moves_each);
    if (!s.unmet) {
        struct cover_sheet kept = sheet_new(h->arena, b->people, b->most, b->least, groups, rounds);
        memcpy(kept.slot, s.slot, (size_t)rounds * groups * b->most * sizeof s.slot[0]);
        kept.rounds = rounds;
        kept.unmet = 0;
        *h->best = kept;
    }
    arena_free(scratch);
}

static void hunt(struct hunt *h)
{
    uint32_t groups = (h->best->people - 1) / h->best->most + 1;
    for (; h->best->rounds > h->lower_bound && !spent(h); h->moves_each *= 2)
        for (uint32_t rounds = h->lower_bound; rounds < h->best->rounds && !spent(h); rounds++) {
            rounds_try(h, rounds, groups);
            rounds_try(h, rounds, groups + 1);
        }
}

/// Empty groups are left out: the others of a round are numbered anew.
static void sheet_write(struct arena *arena, const struct cover_sheet *s, struct cover *out)
{
    uint32_t *groups = NEW_ARRAY(arena, uint32_t, s->rounds);
    uint32_t *group = NEW_ARRAY(arena, uint32_t, (size_t)s->rounds * s->people);
    for (uint32_t r = 0; r < s->rounds; r++)
        for (uint32_t g = 0; g < s->groups; g++) {
            bool empty = true;
            for (uint32_t i = 0; i < s->most; i++) {
                uint32_t person = s->slot[(r * s->groups + g) * s->most + i];
                if (person == COVER_NOBODY)
                    continue;
                group[r * s->people + person] = groups[r];
                empty = false;
            }
            groups[r] += !empty;
        }
    out->rounds = s->rounds;
    out->groups = groups;
    out->group = group;
}

/// One group, or a plan from designs, or else rounds added one by one.
static struct cover_sheet first_plan(struct arena *arena, struct cover_sheet empty, uint32_t lower_bound,
                                     struct budget *budget, struct rng *rng)
{
    struct cover_sheet s = empty;
    if (s.groups > 1)
        cover_inflate(arena, &s, lower_bound, budget, rng);
    if (!s.rounds) {
        sheet_scatter(&s, rng);
        sheet_finish(&s, FINISH_MOVES, rng);
    }
    cover_stored(arena, &s);
    return s;
}

bool cover_find(struct arena *arena, uint32_t people, uint32_t most, uint32_t least, uint64_t seed,
                const struct limits *limits, struct cover *out)
{
    uint32_t groups = most ? (people + most - 1) / most : 0;
    *out = (struct cover){.method = "nobody to seat"};
    if (!people)
        return true;
    if (people > COVER_PEOPLE_MOST || !most || most < least || groups * (uint64_t)least > people ||
        (most == 1 && people > 1))
        return false;
    most = most < people ? most : people;
    *out = (struct cover){.people = people, .method = "designs and search"};
    out->lower_bound = cover_rounds_at_least(arena, people, most, least, &out->reason);
    struct rng rng = rng_new(seed);
    uint32_t room = 16 * out->lower_bound + 64; // greedy rounds take a few times the bound
    struct cover_sheet best = sheet_new(arena, people, most, least, groups, room);
    struct limits mine = *limits;
    if (!(mine.passes > 0 && mine.passes < PASSES_MOST))
        mine.passes = PASSES_MOST;
    struct budget budget = budget_begin(&mine);
    best = first_plan(arena, best, out->lower_bound, &budget, &rng);
    struct hunt h = {.arena = arena, .best = &best, .rng = &rng, .lower_bound = out->lower_bound};
    h.moves_each = MOVES_FIRST;
    h.budget = &budget;
    hunt(&h);
    sheet_write(arena, &best, out);
    return !best.unmet;
}

static uint32_t group_size(const struct cover *c, uint32_t round, uint32_t group)
{
    uint32_t size = 0;
    for (uint32_t i = 0; i < c->people; i++)
        size += c->group[round * c->people + i] == group;
    return size;
}

static bool meet(const struct cover *c, uint32_t a, uint32_t b)
{
    for (uint32_t r = 0; r < c->rounds; r++)
        if (c->group[r * c->people + a] == c->group[r * c->people + b])
            return true;
    return false;
}

bool cover_holds(const struct cover *c, uint32_t most, uint32_t least)
{
    for (uint32_t r = 0; r < c->rounds; r++)
        for (uint32_t g = 0; g < c->groups[r]; g++)
            if (group_size(c, r, g) > most || group_size(c, r, g) < least)
                return false;
    for (uint32_t a = 0; a < c->people; a++)
        for (uint32_t b = 0; b < a; b++)
            if (!meet(c, a, b))
                return false;
    return true;
}
