// SPDX-License-Identifier: EUPL-1.2
// How much work a subcommand of `tvers flow` puts in, and the line on a terminal that shows how far it is.
//
// Everything but shortest ways and chance takes well under a second in any network. Those grow with people
// times ties; in networks of more than FLOW_LARGE_PEOPLE they are left out unless somebody asks for them.
#ifndef CLI_FLOW_PATHS_H
#define CLI_FLOW_PATHS_H

#include "cli/options.h"
#include "flow/paths.h"

enum { FLOW_LARGE_PEOPLE = 20000 };

struct flow_effort {
    bool paths;
    int64_t threads; // 0: one for each processor
};

#define FLOW_EFFORT_OPTIONS(type, field)                                                                     \
    OPTION_SWITCH(type, field.paths, "--paths",                                                              \
                  "distances and betweenness of more than 20,000 people too; may take long"),                \
        OPTION_INT(type, field.threads, "--threads", "N", 1, PATH_THREADS_MOST,                              \
                   "work on so many processors (all)")

/// False, with NULL for every result, where the network is large and nobody asked.
bool flow_paths(struct arena *arena, const struct graph *graph, const struct units *units,
                const struct flow_effort *effort, bool with_betweenness, struct paths *paths);

#endif
