// SPDX-License-Identifier: EUPL-1.2
// The options of every subcommand of `tvers flow` that draws by chance.
#ifndef CLI_FLOW_CHANCE_H
#define CLI_FLOW_CHANCE_H

#include "cli/flow_progress.h"
#include "cli/options.h"
#include "flow/test/repeat.h"

struct flow_chance {
    int64_t count, seed, threads; // threads 0: one for each processor
};

#define FLOW_CHANCE_OPTIONS(type, field, name, about)                                                        \
    OPTION_INT(type, field.count, name, "N", 19, REPEAT_MOST, about),                                        \
        OPTION_INT(type, field.seed, "--seed", "N", 0, 1e15, "of the chance in it (1)"),                     \
        OPTION_INT(type, field.threads, "--threads", "N", 1, REPEAT_THREADS_MOST,                            \
                   "work on so many processors (all); the figures are the same")

/// For one of several experiments, each with chance of its own.
static inline struct repeat flow_chance_repeat(const struct flow_chance *chance, uint32_t experiment,
                                               struct flow_progress *progress)
{
    return (struct repeat){.seed = repeat_seed((uint64_t)chance->seed, experiment),
                           .count = (uint32_t)chance->count,
                           .threads = (uint32_t)chance->threads,
                           .watch = flow_progress_show,
                           .arg = progress};
}

#endif
