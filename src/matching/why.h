// SPDX-License-Identifier: EUPL-1.2
// Why someone did not get a wish they would rather have had: the first reason that is true.
#ifndef MATCHING_WHY_H
#define MATCHING_WHY_H

#include "matching/placement.h"

enum why {
    WHY_HOURS,
    WHY_FORBIDDEN,
    WHY_REFUSED,
    WHY_REQUIRED,
    WHY_OWN_UNIT,
    WHY_CLOSED,
    WHY_BLOCKS, // person and theme would both rather: not done
    WHY_HELD,   // all places taken beforehand
    WHY_BETTER, // full, everyone there ranked strictly higher
    WHY_EQUAL,  // full, nobody ranked lower, someone equal: places filled, wishes, lottery decided
    WHY_UNIT    // there was a way in, but the unit lends no more
};

/// Of a wish that the person would rather have had than what they have.
enum why why_not(const struct occupancy *seats, uint32_t wish);
/// The word for it in files: "hours", ...
struct str why_code(enum why why);

#endif
