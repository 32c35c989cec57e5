// SPDX-License-Identifier: EUPL-1.2
// Better plans, and proofs that none is better, by the integer programme: level by level in the order of what
// counts, each held while the next is raised.
//
//     struct proof proof = proof_new(arena, market, aim, kind, &plan, largest);
//     struct proof *all[] = {&proof, ...};
//     prove(all, count, &effort, until);           // groups with nothing in common, one after another
//     use(proof.plan, proof.levels, proof.bound, proof.stability);
//
// The solver works in a process of its own, which is ended when time is up or somebody says stop: then what
// it had reported stands. Each plan that it reports is judged here before it is believed.
#ifndef MATCHING_PROVE_H
#define MATCHING_PROVE_H

#include "matching/program.h"

enum stability { STABILITY_FOUND, STABILITY_NONE, STABILITY_UNKNOWN };

struct proof {
    const struct market *market;
    enum aim aim;
    enum profile_kind kind;
    const struct level *level; // in the order of what counts
    uint32_t level_count;
    struct placement plan;
    struct score score;
    uint32_t largest;         // no plan places more
    uint32_t levels;          // that are proven, from the first
    double bound;             // on the gain of the first level that is not
    enum stability stability; // STABILITY_NONE is proven
};

struct effort {
    double seconds;           // of the clock; 0: no limit
    double nodes;             // of the solver, on each level; 0: no limit
    double (*now)(void *arg); // in seconds, never going back
    bool (*stop)(void *arg);  // may be NULL
    void *arg;
};

/// The levels of an aim: four, and one for each place in the lists. O(ranks).
const struct level *levels_of(struct arena *arena, uint32_t ranks, enum aim aim, enum profile_kind kind,
                              uint32_t *count);

/// Whether the plan cannot do better on the level, whatever the solver would say, when the levels above are
/// proven.
bool level_is_plain(const struct proof *proof, struct level level);

/// A proof that begins with `plan`, of which places and limits are kept.
struct proof proof_new(struct arena *arena, const struct market *market, enum aim aim, enum profile_kind kind,
                       const struct placement *plan, uint32_t largest);

/// By `until` as effort->now counts (0: no limit), each group in a share of the time by its size. False when
/// the solver's process could not be had, or broke down: what was known before, or it had said, stands. It
/// forks, and the child allocates: of a process with other threads that needs a malloc() that is safe after
/// fork(), as glibc's is. The child holds none of its files but the pipe. `now` must be a clock of the wall.
bool prove(struct proof **proofs, uint32_t count, const struct effort *effort, double until);

#endif
