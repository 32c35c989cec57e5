// SPDX-License-Identifier: EUPL-1.2
// The door of the engine: who goes to which theme. Nobody outside of matching/ includes another header of it.
//
//     struct match_options o = {.aim = AIM_STABLE, .effort = {.seconds = 5, .now = monotonic}};
//     struct matching m;
//     match(arena, &problem, &o, &m);
//     for (uint32_t p = 0; p < m.market->people; p++)
//         if (m.plan.at[p] != MATCH_NONE)
//             put(m.market->person_row[p], m.market->theme_row[m.market->wish[m.plan.at[p]].theme]);
//
// The default aim: fewest blocking pairs (none wherever possible), then most placed, then the best profile
// (how many have their first, second, ... wish), then most fit, then the lottery. AIM_MOST places as many as
// can be first. AIM_TRUTHFUL follows a rule that no person can play: one outcome, nothing to prove. Every
// plan keeps places, limits, and what is held; it is counted in whole numbers before it leaves.
// doc/matching.md says what each word means.
//
// Method: groups of people with nothing in common apart; small ones by trying everything; else deferred
// acceptance, second chance, the best flow with their cutoffs, and an integer programme in a process of its
// own. The same seed gives the same plan on every machine where nodes and not seconds end the work.
#ifndef MATCHING_MATCH_H
#define MATCHING_MATCH_H

#include "matching/prove.h"
#include "matching/why.h"

struct match_options {
    enum aim aim;
    enum profile_kind kind;
    struct effort effort;
};

struct matching {
    const struct market *market;
    struct placement plan;
    struct score score;
    /// Most that places and limits in people allow; in hours, too, where AIM_MOST has proven it.
    uint32_t largest;
    enum stability stability;
    const struct level *level;    // of the aim, in order
    uint32_t level_count, levels; // how many of them are proven, from the first
    double bound;                 // on the gain of the first that is not; infinite where nothing is known
    const char *method;           // a word for logs and JSON
    bool solver_failed; // it could not be started, or broke down: the plan is what was known till then
};

/// Whether AIM_TRUTHFUL can be had, which is to be asked first: it knows no limits in hours.
bool match_is_truthful(const struct match_problem *problem);

void match(struct arena *arena, const struct match_problem *problem, const struct match_options *options,
           struct matching *out);

#endif
