// SPDX-License-Identifier: EUPL-1.2
// Threads take the next block of repetitions until none is left.
#include "flow/test/repeat.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <unistd.h>

enum { BLOCKS_PER_RUN = 400 }; // few enough to cost nothing, enough to show how far it is

struct crew {
    const struct repeat *repeat;
    const struct repeat_work *work;
    uint32_t block;
    atomic_uint next;
};

struct rng repeat_rng(uint64_t seed, uint32_t index)
{
    // Not the step of splitmix64, by which rng_new() goes on: streams would overlap.
    return rng_new(seed + ((uint64_t)index + 1) * 0xd1342543de82ef95u);
}

uint64_t repeat_seed(uint64_t seed, uint32_t experiment)
{
    struct rng rng = rng_new(seed ^ (uint64_t)experiment << 40);
    return rng_next(&rng);
}

static void work_on(struct crew *c, bool shows)
{
    const struct repeat *r = c->repeat;
    struct arena *arena = arena_new();
    void *space = c->work->begin ? c->work->begin(arena, c->work->context) : NULL;
    for (;;) {
        uint32_t from = atomic_fetch_add(&c->next, c->block);
        if (from >= r->count)
            break;
        uint32_t to = r->count - from > c->block ? from + c->block : r->count;
        for (uint32_t i = from; i < to; i++) {
            struct rng rng = repeat_rng(r->seed, i);
            c->work->each(c->work->context, space, i, &rng);
        }
        if (shows && r->watch)
            r->watch(r->arg, (double)to / r->count);
    }
    arena_free(arena);
}

static void *thread_main(void *crew)
{
    work_on(crew, false);
    return NULL;
}

static uint32_t threads_of(const struct repeat *r)
{
    long processors = r->threads ? (long)r->threads : sysconf(_SC_NPROCESSORS_ONLN);
    long most = r->count < REPEAT_THREADS_MOST ? (long)r->count : REPEAT_THREADS_MOST;
    return processors < 1 ? 1 : (uint32_t)(processors < most ? processors : most);
}

void repeat_run(const struct repeat *repeat, const struct repeat_work *work)
{
    struct crew crew = {.repeat = repeat, .work = work, .block = repeat->count / BLOCKS_PER_RUN + 1};
    pthread_t others[REPEAT_THREADS_MOST];
    uint32_t started = 0, wanted = threads_of(repeat);
    while (started + 1 < wanted && pthread_create(&others[started], NULL, thread_main, &crew) == 0)
        started++;
    work_on(&crew, true);
    for (uint32_t i = 0; i < started; i++)
        pthread_join(others[i], NULL);
}
