// SPDX-License-Identifier: EUPL-1.2
// Several aims in one whole number, the more important higher up: the worths of transport.h. First the
// caller's own digits, then how many have their first, second, ... wish, then fit, then the lottery.
//
//     uint64_t most[] = {people, 7 * people};                  // what the caller's two may sum up to
//     struct digits d = digits_of(arena, market, most, 2);
//     worth one = d.own[0] + 3 * d.own[1] + digits_of_wish(&d, market, wish, kind);
//
// Where they do not fit into a whole number of TRANSPORT_BITS bits, the last ones do not count: lottery
// first, then fit, then the last wishes.
#ifndef MATCHING_DIGITS_H
#define MATCHING_DIGITS_H

#include "matching/placement.h"
#include "matching/transport.h"

struct digits {
    const worth *own, *rank; // rank[r]: of the place r in the lists, from 1
    worth fit, lot;
};

struct digits digits_of(struct arena *arena, const struct market *market, const uint64_t *own,
                        uint32_t count);
/// What is not the caller's own.
worth digits_of_wish(const struct digits *digits, const struct market *market,
                     const struct match_application *wish, enum profile_kind kind);

#endif
