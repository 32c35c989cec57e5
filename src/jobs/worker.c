// SPDX-License-Identifier: EUPL-1.2
// Up to three threads and the way to end them.
#include "jobs/worker.h"

#include "base/bug.h"
#include "base/log.h"
#include "db/db.h"
#include "gathering/keep_clear.h"
#include "jobs/collector.h"
#include "jobs/relay.h"
#include "jobs/schedule.h"
#include "jobs/sender.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

enum {
    IDLE_MS = 500,
    PACED_MS = 500,
    NO_RELAY_MS = 5000,
    FAILED_MS = 2000,
    SCHEDULE_MS = 60 * 1000,
    LOOK_MS = 60 * 1000
};

struct worker {
    struct worker_settings settings;
    struct arena *arena; // of the settings of relay and mailbox
    struct smtp_settings relay;
    struct imap_settings mailbox;
    bool has_relay, has_mailbox;
    pthread_t scheduling, sending, collecting;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    bool is_ending; // under the lock
};

/// Sleeps so long, or until the worker ends. True when it ends.
static bool pause_ends(struct worker *w, int64_t ms)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += ms / 1000;
    until.tv_nsec += (ms % 1000) * 1000000;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    pthread_mutex_lock(&w->lock);
    int timed_out = 0;
    while (!w->is_ending && !timed_out)
        timed_out = pthread_cond_timedwait(&w->wake, &w->lock, &until);
    bool is_ending = w->is_ending;
    pthread_mutex_unlock(&w->lock);
    return is_ending;
}

static void keep_schedule(struct worker *w)
{
    int64_t mails;
    if (!schedule_run(&(struct schedule){.pool = w->settings.pool,
                                         .key = w->settings.key,
                                         .public_url = w->settings.public_url,
                                         .now = instant_plus(instant_now(), w->settings.clock_shift_us)},
                      &mails))
        log_line(LOG_ERROR, "schedule: the database failed");
    if (mails)
        log_line(LOG_INFO, "schedule: %lld mails written", (long long)mails);
}

static void *schedule_loop(void *arg)
{
    struct worker *w = arg;
    do {
        keep_schedule(w);
        keep_clear_refresh(w->settings.pool, instant_plus(instant_now(), w->settings.clock_shift_us));
        if (w->settings.also)
            w->settings.also(w->settings.context);
    } while (!pause_ends(w, SCHEDULE_MS));
    return NULL;
}

static int64_t pause_after(enum sender_step step)
{
    switch (step) {
    case SENDER_WORKED: return 0;
    case SENDER_IDLE: return IDLE_MS;
    case SENDER_PACED: return PACED_MS;
    case SENDER_NO_RELAY: return NO_RELAY_MS;
    case SENDER_FAILED: return FAILED_MS;
    }
    BUG("no such step");
}

static void *send_loop(void *arg)
{
    struct worker *w = arg;
    struct sender *sender =
        sender_new(w->settings.pool, &w->relay, w->settings.key, w->settings.clock_shift_us);
    while (!pause_ends(w, pause_after(sender_step(sender))))
        continue;
    sender_free(sender);
    return NULL;
}

static void *collect_loop(void *arg)
{
    struct worker *w = arg;
    const struct worker_settings *s = &w->settings;
    struct collector *collector =
        collector_new(s->pool, &w->mailbox, s->key, s->public_url, s->vouched_by, s->clock_shift_us);
    bool is_full;
    do
        collector_step(collector, &is_full);
    while (!pause_ends(w, is_full ? 0 : LOOK_MS));
    collector_free(collector);
    return NULL;
}

static void start(pthread_t *thread, void *(*run)(void *), struct worker *w)
{
    if (pthread_create(thread, NULL, run, w) != 0)
        die("no thread for the worker");
}

/// What the addresses say, into the worker.
static enum worker_problem addresses_read(struct worker *w)
{
    const struct worker_settings *s = &w->settings;
    w->has_relay = s->relay.len > 0;
    w->has_mailbox = s->mailbox.len > 0;
    if (w->has_relay && !relay_read(w->arena, s->relay, &w->relay))
        return WORKER_RELAY;
    return w->has_mailbox && !mailbox_read(w->arena, s->mailbox, &w->mailbox) ? WORKER_MAILBOX : WORKER_FINE;
}

static void lock_init(struct worker *w)
{
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->wake, &attributes);
    pthread_condattr_destroy(&attributes);
}

struct worker *worker_new(const struct worker_settings *settings, enum worker_problem *problem)
{
    struct worker *w = calloc(1, sizeof *w);
    if (!w)
        die("no memory for the worker");
    *w = (struct worker){.settings = *settings, .arena = arena_new()};
    *problem = addresses_read(w);
    if (*problem != WORKER_FINE) {
        arena_free(w->arena);
        free(w);
        return NULL;
    }
    lock_init(w);
    start(&w->scheduling, schedule_loop, w);
    if (w->has_relay)
        start(&w->sending, send_loop, w);
    if (w->has_mailbox)
        start(&w->collecting, collect_loop, w);
    return w;
}

bool worker_end(struct worker *w, int64_t within_ms)
{
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += (within_ms + 999) / 1000;
    pthread_mutex_lock(&w->lock);
    w->is_ending = true;
    pthread_cond_broadcast(&w->wake);
    pthread_mutex_unlock(&w->lock);
    if (pthread_timedjoin_np(w->scheduling, NULL, &until) != 0 ||
        (w->has_relay && pthread_timedjoin_np(w->sending, NULL, &until) != 0) ||
        (w->has_mailbox && pthread_timedjoin_np(w->collecting, NULL, &until) != 0))
        return false;
    pthread_cond_destroy(&w->wake);
    pthread_mutex_destroy(&w->lock);
    arena_free(w->arena);
    free(w);
    return true;
}
