// SPDX-License-Identifier: EUPL-1.2
// The subcommands of `tvers flow`: each is a row in flow.def and a file of its own.
#ifndef CLI_FLOW_H
#define CLI_FLOW_H

#include "cli/cli.h"

#define FLOW(name, about)                                                                                    \
    int flow_##name(int argc, char **argv);                                                                  \
    extern const struct options flow_##name##_options;
#include "cli/flow.def"
#undef FLOW

#endif
