// SPDX-License-Identifier: EUPL-1.2
// Two clocks, one signal, one line on the terminal.
#include "cli/seat_watch.h"

#include "cli/progress.h"
#include "cli/say.h"

#include <signal.h>
#include <time.h>
#include <unistd.h>

static const double SHOWN_EVERY_SECONDS = 0.25;

static volatile sig_atomic_t interrupted; // a signal handler can reach nothing else

static void on_interrupt(int signal)
{
    (void)signal;
    interrupted = 1;
}

bool watch_interrupted(void)
{
    return interrupted;
}

static double clock_read(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static double wall_now(void *arg)
{
    (void)arg;
    return clock_read(CLOCK_MONOTONIC);
}

static double cpu_now(void *arg)
{
    (void)arg;
    return clock_read(CLOCK_PROCESS_CPUTIME_ID);
}

static void show(struct watch *w)
{
    double now = wall_now(NULL);
    if (now - w->shown < SHOWN_EVERY_SECONDS)
        return;
    w->shown = now;
    struct arena *arena = arena_new();
    struct arg so_far = arg_number(now - w->began, 0), limit = arg_number(w->limits.seconds, 0);
    progress_show(w->limits.seconds > 0 ? SAID(arena, MSG_cli_seat_progress_of, so_far, limit)
                                        : SAID(arena, MSG_cli_seat_progress, so_far));
    arena_free(arena);
}

static bool stop(void *arg)
{
    struct watch *w = arg;
    if (w->shows)
        show(w);
    return interrupted;
}

void watch_begin(struct watch *w, const struct patience *p)
{
    bool by_cpu = p->cpu_seconds > 0;
    double now = wall_now(NULL);
    *w = (struct watch){.began = now, .shown = now, .shows = isatty(STDERR_FILENO)};
    w->limits = (struct limits){.passes = p->passes,
                                .seconds = by_cpu ? p->cpu_seconds : p->seconds,
                                .now = by_cpu ? cpu_now : wall_now,
                                .stop = stop,
                                .arg = w};
    struct sigaction action = {.sa_handler = on_interrupt, .sa_flags = SA_RESTART | (int)SA_RESETHAND};
    sigaction(SIGINT, &action, NULL);
}

double watch_end(const struct watch *w)
{
    progress_end();
    return wall_now(NULL) - w->began;
}
