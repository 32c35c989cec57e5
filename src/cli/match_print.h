// SPDX-License-Identifier: EUPL-1.2
// Who goes where, as text, CSV or JSON.
#ifndef CLI_MATCH_PRINT_H
#define CLI_MATCH_PRINT_H

#include "cli/options.h"
#include "matching/match.h"

struct match_output {
    struct arena *arena;
    const struct match_problem *problem;
    const struct match_options *options;
    const struct matching *matching;
    double seconds;
};

void match_print(const struct match_output *out, enum format format);

/// The pairs that block, by name, on standard error: at most some of them.
void match_blocking_say(const struct match_output *out);

#endif
