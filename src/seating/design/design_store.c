// SPDX-License-Identifier: EUPL-1.2
// Base rounds of designs for which there is no formula, each found once by a search of our own and kept, so
// that they come at once. All are from long runs of the search in design_starter.c, but for two.
//
//     32 in fours, 10 rounds     an elementary abelian group of order 8 moves the points, four copies of
//     itself;
//                                one element keeps all rounds, and the group takes the rounds to each other
//                                in orbits of 2, 2, 2, 1, 1, 1 and 1. All rounds of these kinds are some
//                                55,000; fitting seven together takes a fraction of a second. (No cyclic
//                                group does it.)
//     100 in tens, 4 rounds      a pair of orthogonal Latin squares of order 10 from a quasi-difference
//     matrix
//                                over Z_7, as Parker's of 1959; found by annealing.
//
// The unit test counts every meeting of every one.
//
// A base round is written "N: a b c ...": with N > 0 all people in order of their seats, and adding 0..N-1 to
// each place gives N rounds; with N = 0 only the groups from which adding 0..turn-1 gives the others of one
// round.
#include "seating/design/design_draft.h"

#include "seating/design/design_stored.h"

#include <stdlib.h>

static uint32_t turned(const struct draft *d, const struct stored *s, uint32_t person, uint32_t by)
{
    uint32_t moving = d->people - s->fixed;
    return person >= moving ? person : person / s->turn * s->turn + (person % s->turn + by) % s->turn;
}

/// The numbers of one base round into `person`; their count.
static uint32_t base_read(const char *text, uint32_t *person, uint32_t most)
{
    uint32_t count = 0;
    for (char *end; count < most && *text; text = end)
        person[count++] = (uint32_t)strtoul(text, &end, 10);
    return count;
}

static void base_develop(struct draft *d, const struct stored *s, const char *text)
{
    char *numbers;
    uint32_t *base = NEW_ARRAY(d->arena, uint32_t, d->people);
    uint32_t rounds = (uint32_t)strtoul(text, &numbers, 10), seats = base_read(numbers + 1, base, d->people);
    for (uint32_t by = 0; by < rounds && !draft_full(d); by++) {
        uint32_t *seat = draft_add(d);
        for (uint32_t i = 0; i < seats; i++)
            seat[i] = turned(d, s, base[i], by);
    }
    if (rounds || draft_full(d))
        return;
    uint32_t *seat = draft_add(d);
    for (uint32_t by = 0; by < s->turn; by++)
        for (uint32_t i = 0; i < seats; i++)
            *seat++ = turned(d, s, base[i], by);
}

void design_stored(struct draft *d)
{
    for (size_t i = 0; i < stored_count; i++) {
        const struct stored *s = &stored_designs[i];
        if (s->groups != d->groups || s->size != d->size)
            continue;
        for (const char *const *base = s->base; *base && !draft_full(d); base++)
            base_develop(d, s, *base);
        d->columns_free = s->columns;
        d->stored = true;
        d->method = "stored base rounds under a cyclic group";
    }
}
