// SPDX-License-Identifier: EUPL-1.2
// A line that is not written oftener than it can be read.
#include "cli/flow_progress.h"

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

struct flow_progress flow_progress_begin(enum message text, double pieces)
{
    return (struct flow_progress){.text = text, .shown = now(), .pieces = pieces};
}

void flow_progress_show(void *progress, double share)
{
    struct flow_progress *p = progress;
    if (now() - p->shown < SHOWN_EVERY_SECONDS)
        return;
    p->shown = now();
    struct arena *arena = arena_new();
    progress_show(SAID(arena, p->text, arg_percent(100 * (p->done + share) / p->pieces, 0)));
    arena_free(arena);
}

void flow_progress_next(struct flow_progress *p)
{
    p->done++;
}

void flow_progress_end(void)
{
    progress_end();
}
