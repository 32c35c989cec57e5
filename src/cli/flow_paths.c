// SPDX-License-Identifier: EUPL-1.2
// Shortest ways with a line that shows how far it is.
#include "cli/flow_paths.h"

#include "cli/progress.h"
#include "cli/say.h"

#include <time.h>

static const double SHOWN_EVERY_SECONDS = 0.25;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/// `arg`: when it was last shown.
static void show(void *arg, double share)
{
    double *shown = arg;
    if (now() - *shown < SHOWN_EVERY_SECONDS)
        return;
    *shown = now();
    struct arena *arena = arena_new();
    progress_show(SAID(arena, MSG_cli_flow_progress, arg_percent(100 * share, 0)));
    arena_free(arena);
}

bool flow_paths(struct arena *arena, const struct graph *g, const struct units *units,
                const struct flow_effort *effort, bool with_betweenness, struct paths *paths)
{
    if (g->people > FLOW_LARGE_PEOPLE && !effort->paths) {
        say_text("flow", S(""), SAID(arena, MSG_cli_flow_paths_left_out, arg_int(FLOW_LARGE_PEOPLE)));
        return false;
    }
    double shown = now();
    struct path_options options = {with_betweenness, (uint32_t)effort->threads, show, &shown};
    *paths = paths_of(arena, g, units, &options);
    progress_end();
    return true;
}
