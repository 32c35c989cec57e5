// SPDX-License-Identifier: EUPL-1.2
// More people than seats: who gets one, so that every sector is there as it is large, and within a sector by
// lot.
//
//     struct spread spread = {.sector_of = sector_of, .people = 70,
//                             .staff = staff, .sectors = 6, .seats = 27, .seed = seed};
//     bool *stays = spread_choose(arena, &spread);
//
// Seats are given one at a time to the sector whose staff per seat is then largest (Sainte-Laguë, 1910), as
// long as it has people; the same seed draws the same lots. Pure. Cost: seats * sectors + people.
#ifndef SELECTION_SPREAD_H
#define SELECTION_SPREAD_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

struct spread {
    const uint32_t *sector_of; // [person], under `sectors`
    size_t people;
    const int64_t *staff; // [sector]: how many work there; 0 counts as one
    size_t sectors, seats;
    uint64_t seed;
};

/// [person]; as many are true as there are seats, or all.
bool *spread_choose(struct arena *arena, const struct spread *spread);

#endif
