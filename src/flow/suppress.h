// SPDX-License-Identifier: EUPL-1.2
// Which figures of a publication may be shown so that nobody can be found in them: neither in a cell itself,
// nor by subtracting what is shown here, or was shown before, from each other.
//
//     struct suppress *s = suppress_new(arena, SUPPRESS_FLOORS);
//     struct suppress_cell cell = {.count = 4, .most = 63, .from = {7, 3}, .to = {9, 4}};
//     size_t a = suppress_add(s, cell);
//     size_t b = ...
//     suppress_sum(s, total, (size_t[]){a, b}, 2);        // the reader knows: total = a + b
//     suppress_decide(s);
//     if (s->at[a].verdict == SUPPRESS_SHOWN)
//         ...
//
// A cell is a number of ties from one group to another (or of answers: then both sides are the same group).
// `most` is what everybody knows it cannot exceed: the pairs there are, the people who were asked.
//
// Hidden by itself is a cell of a group with too few members, of ties from or to too few people, and where a
// small group has no tie or all of them. So that a hidden cell cannot be worked out from sums, others are
// hidden as well: after suppress_decide() each hidden cell could be at least `members` - 1 different values
// for somebody who knows everything that is shown, every sum and every `most`; or any value at all, where it
// cannot have so many. Whoever knows their own ties as well is met by the floor on people.
//
// What was published before takes part: its shown cells are fixed, its hidden ones stay hidden. Two
// publications of nearly the same people (a cohort, and the same without a leaver; all gatherings, and those
// before the last one) are tied by their differences, which are cells too although nobody prints them:
//
//     suppress_difference(s, before, now, gone);          // before = now + gone
//
// Where earlier publications together give a cell away, no hiding helps any more: suppress_decide() counts
// these.
//
// Method: for each hidden cell that could be worked out, the cheapest change of the table that keeps all sums
// and moves this cell far enough, by a linear programme; whatever it moves is hidden (Kelly, Golden and
// Assad, "Cell suppression: disclosure protection for sensitive tabular data", Networks 22(4), 1992;
// Fischetti and Salazar, JASA 95(451), 2000). Small counts are cheaper to hide than large ones. In a table of
// rows and columns the values left open are whole numbers; where levels of a hierarchy cross in both
// directions they are counted as the linear programme sees them. Cost: some ms for 20 units in blocks (625
// cells), 1 s for 30 (1,369 cells), 5 s for 40 (2,401), on one core of 2026; memory 8 bytes per cell and sum.
// The same cells always get the same verdicts.
#ifndef FLOW_SUPPRESS_H
#define FLOW_SUPPRESS_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

enum { SUPPRESS_CELLS_MOST = 4096 };
#define SUPPRESS_NOWHERE UINT32_MAX

struct suppress_floors {
    int32_t members; // of either group; also one more than the values that a hidden cell must leave open
    int32_t people;  // who have such a tie, on either side
    int32_t small;   // from so many members on, "none" and "all" may be said
};
#define SUPPRESS_FLOORS ((struct suppress_floors){.members = 5, .people = 3, .small = 20})

enum suppress_verdict {
    SUPPRESS_SHOWN,
    SUPPRESS_FEW_MEMBERS,
    SUPPRESS_FEW_PEOPLE,
    SUPPRESS_NONE_OR_ALL,
    SUPPRESS_PROTECTS,        // it would give another cell of this publication away
    SUPPRESS_PROTECTS_EARLIER // it would give a cell of an earlier publication, or a difference, away
};

enum suppress_origin {
    SUPPRESS_NEW,           // to be decided on
    SUPPRESS_SHOWN_BEFORE,  // an earlier publication shows it
    SUPPRESS_HIDDEN_BEFORE, // an earlier publication hides it
    SUPPRESS_DIFFERENCE     // nobody prints it; it follows where both of its sides are shown
};

struct suppress_side {
    int32_t members; // of the group
    int32_t people;  // of them, who have such a tie
};

struct suppress_cell {
    int64_t count, most;
    struct suppress_side from, to;
    enum suppress_origin origin;
    int64_t at_least, at_most;     // by itself, where it was shown before or one of its differences; filled
    enum suppress_verdict verdict; // the answer
    int64_t low, high;             // the answer: a hidden cell could be at least anything between these
};

struct suppress {
    struct arena *arena;
    struct suppress_floors floors;
    struct suppress_cell *at;
    size_t count;
    struct suppress_sum *sums;
    size_t sum_count;
    int64_t largest_count;
    struct arena *scratch;
};

struct suppress *suppress_new(struct arena *arena, struct suppress_floors floors);
/// The number of the new cell. No more than SUPPRESS_CELLS_MOST.
size_t suppress_add(struct suppress *s, struct suppress_cell cell);
/// That a reader knows: the count of `total` is that of `parts` together. It must hold.
void suppress_sum(struct suppress *s, size_t total, const size_t *parts, size_t count);
/// That the count of `whole` is that of `part` and of `rest`, a new cell that nobody prints; returns its
/// number. Earlier publications first: what they show of a cell bounds what it can be later.
size_t suppress_difference(struct suppress *s, size_t whole, size_t part, struct suppress_cell rest);
/// Fills the answers; returns how many hidden cells earlier publications give away, 0 in good order.
size_t suppress_decide(struct suppress *s);

/// A share as it may be said: whole percent, in steps of five where it is of fewer than `small`. -1: of
/// nobody.
int32_t suppress_percent(struct suppress_floors floors, int64_t count, int64_t of);

/// Small units become one: into[unit] is the number of the group it goes into, 0 .. the returned count - 1,
/// in the order of the units. What is smaller than `least` goes together into the last, *others, joined by
/// the smallest of the rest until that has enough. *others is -1 where no unit is too small. A unit without
/// members goes nowhere.
size_t suppress_merge(struct arena *arena, const int32_t *members, size_t units, int32_t least,
                      uint32_t *into, int32_t *others);

#endif
