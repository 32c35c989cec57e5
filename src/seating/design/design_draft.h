// SPDX-License-Identifier: EUPL-1.2
// A design while it is being made: rounds are added one by one until there are as many as wanted. Inside the
// design files only; the door is design.h. From below upwards:
//
//     design_draft        this, and the constructions: circle, transversal, kirkman, store
//     design_known        the best of all constructions; what columns can play
//     design_starter      the search for base rounds
//     design_improve      which base rounds to search for
//     design              the door
#ifndef SEATING_DESIGN_DESIGN_DRAFT_H
#define SEATING_DESIGN_DESIGN_DRAFT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

struct draft {
    struct arena *arena;
    uint32_t groups, size, people;
    uint32_t rounds, rounds_most;
    uint32_t *point;    ///< [round][group * size + seat]
    const char *method; ///< NULL as long as no construction fits
    bool columns_free;  ///< column c is points c * groups ...; no two of one column have met
    bool stored;        ///< the result of a long search
};

struct draft draft_new(struct arena *arena, uint32_t groups, uint32_t size, uint32_t rounds_most);

static inline bool draft_full(const struct draft *d)
{
    return d->rounds == d->rounds_most;
}

/// The seats of one more round, group by group; not to be called on a full draft.
uint32_t *draft_add(struct draft *d);

/// The same number of groups, size and people, without a round.
struct draft draft_again(const struct draft *d);

/// The constructions: each adds all the rounds it knows, and its name; where it does not fit, nothing.
void design_circle(struct draft *d);
void design_transversal(struct draft *d);
void design_kirkman(struct draft *d);
void design_stored(struct draft *d);

#endif
