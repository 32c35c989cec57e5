// SPDX-License-Identifier: EUPL-1.2
// Shortest ways with a line that shows how far it is.
#include "cli/flow_paths.h"

#include "cli/flow_progress.h"
#include "cli/say.h"

bool flow_paths(struct arena *arena, const struct graph *g, const struct units *units,
                const struct flow_effort *effort, bool with_betweenness, struct paths *paths)
{
    if (g->people > FLOW_LARGE_PEOPLE && !effort->paths) {
        say_text("flow", S(""), SAID(arena, MSG_cli_flow_paths_left_out, arg_int(FLOW_LARGE_PEOPLE)));
        return false;
    }
    struct flow_progress progress = flow_progress_begin(MSG_cli_flow_progress, 1);
    struct path_options options = {with_betweenness, (uint32_t)effort->threads, flow_progress_show,
                                   &progress};
    *paths = paths_of(arena, g, units, &options);
    flow_progress_end();
    return true;
}
