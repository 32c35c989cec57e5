// SPDX-License-Identifier: EUPL-1.2
// Pairs that are in no stable plan, found by the two rules of Irving and Manlove (ACM JEA 14, 2009), until
// neither finds more.
//
// Of a theme: as many people as it has places like it best, each of them better than anything else, and
// nobody's unit can say no. Then whoever stands below the last of these never gets in.
//
// Of a person: everyone who stands as high as they do fits into the theme together. Then they are sure of it,
// and never get anything they like less.
#ifndef MATCHING_STRIKE_H
#define MATCHING_STRIKE_H

#include "matching/market.h"

/// For each wish, whether it is struck. O(wishes) a round, seldom more than ten rounds.
bool *strike(struct arena *arena, const struct market *market);

#endif
