// SPDX-License-Identifier: EUPL-1.2
// Pairs that are in no stable plan, found by the two rules of Irving and Manlove (ACM JEA 14, 2009), until
// neither finds more:
//
// 1. As many people as a theme has places like it best, each of them better than anything else, and nobody's
// unit can
//    say no: then whoever stands below the last of these never gets in.
// 2. Everyone who stands as high as a person fits into the theme together: then the person is sure of it, and
// never
//    gets anything they like less.
#ifndef MATCHING_STRIKE_H
#define MATCHING_STRIKE_H

#include "matching/market.h"

/// For each wish, whether it is struck. O(wishes) a round, seldom more than ten rounds.
bool *strike(struct arena *arena, const struct market *market);

#endif
