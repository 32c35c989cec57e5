// SPDX-License-Identifier: EUPL-1.2
// The repetitions of a chance experiment, spread over threads. Repetition k draws from a stream that depends
// on the seed and k alone, and leaves its result at index k: the same digits on any number of threads.
//
//     struct repeat repeat = {.seed = 1, .count = 9999};
//     repeat_run(&repeat, &(struct repeat_work){.each = shuffle_and_sum, .context = &test});
//
// `begin`, if given, makes the working memory of one thread in an arena of its own; `each` is called with it.
// `watch`, if given, is called now and then from the calling thread with the share that is done.
// Cost: a thread for each processor, for the time it takes; none is started for a single one.
#ifndef FLOW_TEST_REPEAT_H
#define FLOW_TEST_REPEAT_H

#include "base/arena.h"
#include "base/rng.h"

enum { REPEAT_MOST = 1000000, REPEAT_THREADS_MOST = 64 };

struct repeat {
    uint64_t seed;
    uint32_t count;
    uint32_t threads; // 0: one for each processor
    void (*watch)(void *arg, double share);
    void *arg;
};

struct repeat_work {
    void *(*begin)(struct arena *arena, const void *context);
    void (*each)(void *context, void *space, uint32_t index, struct rng *rng);
    void *context;
};

void repeat_run(const struct repeat *repeat, const struct repeat_work *work);

/// The stream of one repetition.
struct rng repeat_rng(uint64_t seed, uint32_t index);
/// A seed for each of several experiments that one seed is given for.
uint64_t repeat_seed(uint64_t seed, uint32_t experiment);

#endif
