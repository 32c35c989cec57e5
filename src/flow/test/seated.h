// SPDX-License-Identifier: EUPL-1.2
// Does sitting together make a tie? Pairs that have sat together so far are compared with pairs that have
// not, by other seating plans that could as well have been used.
//
//     struct seated_model m = {.dyads = &answered, .y = ties, .units = &units};     // units may be NULL
//     struct seated_plan used = {rounds, people, groups};
//     struct reference r;
//     struct repeat repeat = {.count = 999};
//     if (seated_permute(arena, &m, &used, draws, &repeat, &r) != SEATED_FINE) ...   // nothing to compare
//     struct verdict v = reference_judge(arena, &r);                                 // v.estimate: 0.12
//
// Statistic: over those who answered, the sum of the share of ties among those met less the share among those
// not met; popularity is taken out first (from each answer the mean of all answers about the same person).
// With units the comparison is within pairs of one unit and pairs of two, each person's two differences
// weighted by how much they tell, met * not met / all. Who has met all or none of a kind adds nothing.
// Null hypothesis: answers would be the same under any plan of the set that was drawn from. So the statistic
// under the used plan is one of those under all of them; each is less their mean. Effect: so much more
// probable is a tie for having sat together, for everybody alike (Rosenbaum, Observational Studies, 2002,
// section 2.4, on sets of assignments). The draws must come from the set the used plan was drawn from: that
// is what `tvers seat --draws` makes.
// People who do not answer are seated and can be named; nothing counts of what they would have said.
// `repeat` says how many draws there are, and shares them out among threads; no chance is in it.
// Cost: rounds * people^2 for each plan.
#ifndef FLOW_TEST_SEATED_H
#define FLOW_TEST_SEATED_H

#include "flow/test/dyads.h"
#include "flow/test/reference.h"
#include "flow/test/repeat.h"

enum { SEATED_PEOPLE_MOST = 1000 };

struct seated_model {
    const struct dyads *dyads; // directed: who answered about whom
    const double *y;
    const struct units *units; // NULL: all pairs are of one kind
};

struct seated_plan {
    uint32_t rounds, people;
    const uint32_t *const *group; // of each person, round by round; 0 who is not seated, NULL where nobody is
};

/// Of the answered pairs.
struct seated_shares {
    uint32_t met, not_met;
    double tied_met, tied_not_met; // NAN where there are no such pairs
};

enum seated_problem {
    SEATED_FINE,
    SEATED_NONE_MET,   // no answered pair has sat together
    SEATED_ALL_MET,    // every answered pair has
    SEATED_ALIKE,      // all answers are the same
    SEATED_DRAWS_SAME, // the other plans seat the same pairs
};

bool seated_have_met(const struct seated_plan *plan, uint32_t a, uint32_t b);
struct seated_shares seated_shares_of(const struct seated_model *model, const struct seated_plan *used);
enum seated_problem seated_permute(struct arena *arena, const struct seated_model *model,
                                   const struct seated_plan *used, const struct seated_plan *draws,
                                   const struct repeat *repeat, struct reference *reference);

/// The statistic of one plan, and what it would be of an effect of 1 alone.
struct seated_statistic {
    double outcome, effect;
};

/// The same for several cohorts, each with plans of its own: the k-th draws of all of them together are one.
/// Adds to sums[k] for each draw, and to sums[repeat->count] for the plan that was used.
void seated_statistics_add(const struct seated_model *model, const struct seated_plan *used,
                           const struct seated_plan *draws, const struct repeat *repeat,
                           struct seated_statistic *sums);
struct reference seated_reference(struct arena *arena, const struct seated_statistic *sums, uint32_t count);

#endif
