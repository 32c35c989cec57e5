// SPDX-License-Identifier: EUPL-1.2
// How many rounds without a repeated meeting there can be at most.
#include "seating/design/design.h"

/// What counting alone would allow, but is proven not to exist.
static const struct {
    uint32_t groups, size, rounds_at_most;
    enum design_reason reason;
} sharper[] = {
    // No nearly Kirkman triple system on 12 points: Kotzig and Rosa, Nearly Kirkman systems, Proc. 5th SE
    // Conf.
    // Combinatorics (1974), 607-614.
    {4, 3, 4, DESIGN_NONE_BY_SEARCH},
    // 20 in fours, 30 in fives: everyone would meet all others but one, in a resolvable group divisible
    // design
    // of type 2^10 or 2^15, which the literature of these designs (for the first: Handbook of Combinatorial
    // Designs, 2nd ed. 2007, IV.5) and the tables of the social golfer problem have as not existing.
    {5, 4, 5, DESIGN_NONE_BY_SEARCH},
    {6, 5, 6, DESIGN_NONE_BY_SEARCH},
    // Tarry 1900: no two orthogonal Latin squares of order 6.
    {6, 6, 3, DESIGN_NO_LATIN_SQUARES},
    // Lam, Thiel and Swiercz, Canad. J. Math. 41 (1989): no plane of order 10; and seven squares or more
    // would
    // complete to one (Bruck, Pacific J. Math. 13 (1963)), so there are at most six, and 6 + 2 rounds.
    {10, 10, 8, DESIGN_NO_LATIN_SQUARES},
};

uint32_t design_rounds_at_most(uint32_t groups, uint32_t size, enum design_reason *reason)
{
    for (size_t i = 0; i < sizeof sharper / sizeof sharper[0]; i++)
        if (sharper[i].groups == groups && sharper[i].size == size) {
            *reason = sharper[i].reason;
            return sharper[i].rounds_at_most;
        }
    if (groups == 1 || size == 1) {
        *reason = DESIGN_ONE_GROUP;
        return groups == 1 ? 1 : UINT32_MAX;
    }
    *reason = size > groups ? DESIGN_GROUPS_TOO_FEW : DESIGN_NO_PAIRS_LEFT;
    return size > groups ? 1 : (groups * size - 1) / (size - 1);
}
