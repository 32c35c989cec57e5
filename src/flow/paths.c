// SPDX-License-Identifier: EUPL-1.2
// Brandes' two sweeps from each person: outwards, counting shortest ways; and back, adding up who lies on
// them.
#include "flow/paths.h"

#include "base/bug.h"

#include <math.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

/// People as the sweep sees them: renumbered in the order in which a search finds them, so that neighbours
/// lie near each other in memory.
struct layout {
    uint32_t people;
    uint32_t *person;     // of each number: who it is
    uint32_t *start, *to; // neighbours by number
    uint32_t *unit;
    uint32_t units;
};

/// All blocks together; `next` is the block that nobody has taken yet.
struct job {
    const struct layout *layout;
    const struct path_options *options;
    struct paths *paths;
    uint32_t blocks, next, done;
    double **sums; // of each block: betweenness by number
};

enum { BLOCKS_MOST = 64 };

static const uint32_t UNSEEN = UINT32_MAX;

/// Working memory of one thread.
struct sweep {
    const struct layout *layout;
    uint32_t *distance; // of each number; UNSEEN
    double *through;    // shortest ways from the source; on the way back (1 + what depends on it) / ways
    uint32_t *order, count;
    uint32_t *onward, *onward_start; // of each in `order`: the next ones on shortest ways
    uint64_t ways, steps;
    uint32_t longest;
    uint64_t *unit_ways, *unit_steps; // of the source, by unit
};

static uint32_t *search_order(struct arena *arena, const struct graph *g)
{
    uint32_t *order = NEW_ARRAY(arena, uint32_t, g->people), count = 0;
    bool *seen = NEW_ARRAY(arena, bool, g->people);
    for (uint32_t first = 0, at = 0; first < g->people; first++) {
        if (!seen[first])
            order[count++] = first;
        for (seen[first] = true; at < count; at++)
            for (uint32_t k = g->out.start[order[at]]; k < g->out.start[order[at] + 1]; k++)
                if (!seen[g->out.to[k]]) {
                    seen[g->out.to[k]] = true;
                    order[count++] = g->out.to[k];
                }
    }
    return order;
}

static struct layout layout_of(struct arena *arena, const struct graph *g, const struct units *units)
{
    struct layout l = {g->people,
                       search_order(arena, g),
                       NEW_ARRAY(arena, uint32_t, g->people + 1),
                       NEW_ARRAY(arena, uint32_t, g->out.start[g->people]),
                       units->count ? NEW_ARRAY(arena, uint32_t, g->people) : NULL,
                       units->count};
    uint32_t *number = NEW_ARRAY(arena, uint32_t, g->people), at = 0;
    for (uint32_t i = 0; i < g->people; i++)
        number[l.person[i]] = i;
    for (uint32_t i = 0; i < g->people; i++) {
        uint32_t person = l.person[i];
        if (l.unit)
            l.unit[i] = units->of[person];
        l.start[i] = at;
        for (uint32_t k = g->out.start[person]; k < g->out.start[person + 1]; k++)
            l.to[at++] = number[g->out.to[k]];
    }
    l.start[g->people] = at;
    return l;
}

static struct sweep sweep_new(struct arena *arena, const struct layout *l)
{
    struct sweep s = {.layout = l,
                      .distance = NEW_ARRAY(arena, uint32_t, l->people),
                      .through = NEW_ARRAY(arena, double, l->people),
                      .order = NEW_ARRAY(arena, uint32_t, l->people),
                      .onward = NEW_ARRAY(arena, uint32_t, l->start[l->people] + 1),
                      .onward_start = NEW_ARRAY(arena, uint32_t, l->people + 1),
                      .unit_ways = NEW_ARRAY(arena, uint64_t, l->units),
                      .unit_steps = NEW_ARRAY(arena, uint64_t, l->units)};
    for (uint32_t i = 0; i < l->people; i++)
        s.distance[i] = UNSEEN;
    return s;
}

/// Finds who is one step further than `from`, and notes them in `onward`. Whether a neighbour is cannot be
/// foretold, so that writing in vain is faster than a branch.
static uint32_t look_around(struct sweep *s, uint32_t from, uint32_t onward)
{
    const struct layout *l = s->layout;
    uint32_t further = s->distance[from] + 1;
    for (uint32_t k = l->start[from]; k < l->start[from + 1]; k++) {
        uint32_t to = l->to[k];
        if (s->distance[to] == UNSEEN) {
            s->distance[to] = further;
            s->order[s->count++] = to;
        }
        s->onward[onward] = to;
        onward += s->distance[to] == further;
    }
    return onward;
}

static void outwards(struct sweep *s, uint32_t source)
{
    uint32_t first = 0;
    s->count = 0;
    s->order[s->count++] = source;
    s->distance[source] = 0;
    s->through[source] = 1;
    for (uint32_t at = 0; at < s->count; at++) {
        uint32_t end = look_around(s, s->order[at], first);
        for (uint32_t k = first; k < end; k++)
            s->through[s->onward[k]] += s->through[s->order[at]];
        s->onward_start[at] = first;
        first = end;
    }
    s->onward_start[s->count] = first;
}

static void back(struct sweep *s, double *sums)
{
    for (uint32_t at = s->count; at-- > 1;) { // the source lies on no way between others
        double *here = &s->through[s->order[at]], beyond = 0;
        for (uint32_t k = s->onward_start[at]; k < s->onward_start[at + 1]; k++)
            beyond += s->through[s->onward[k]];
        double depend = *here * beyond;
        sums[s->order[at]] += depend;
        *here = (1 + depend) / *here;
    }
}

static void distances_count(struct sweep *s)
{
    for (uint32_t at = 1; at < s->count; at++) {
        uint32_t i = s->order[at], distance = s->distance[i];
        s->steps += distance;
        if (s->layout->unit && s->layout->unit[i] != UNIT_NONE) {
            s->unit_ways[s->layout->unit[i]]++;
            s->unit_steps[s->layout->unit[i]] += distance;
        }
    }
    s->ways += s->count - 1;
    uint32_t farthest = s->distance[s->order[s->count - 1]];
    s->longest = farthest > s->longest ? farthest : s->longest;
}

/// Whole numbers, so that it does not matter in which order threads add theirs.
static void unit_row_add(struct sweep *s, struct paths *p, uint32_t source)
{
    uint32_t unit = s->layout->unit ? s->layout->unit[source] : UNIT_NONE;
    for (uint32_t v = 0; v < s->layout->units; v++) {
        if (unit != UNIT_NONE && s->unit_ways[v]) {
            __atomic_fetch_add(&p->unit_ways[(size_t)unit * p->units + v], s->unit_ways[v], __ATOMIC_RELAXED);
            __atomic_fetch_add(&p->unit_steps[(size_t)unit * p->units + v], s->unit_steps[v],
                               __ATOMIC_RELAXED);
        }
        s->unit_ways[v] = s->unit_steps[v] = 0;
    }
}

static void sweep_from(struct sweep *s, const struct job *job, uint32_t source, double *sums)
{
    outwards(s, source);
    distances_count(s);
    unit_row_add(s, job->paths, source);
    if (sums)
        back(s, sums);
    for (uint32_t at = 0; at < s->count; at++) {
        s->distance[s->order[at]] = UNSEEN;
        s->through[s->order[at]] = 0;
    }
}

static uint32_t block_begin(const struct job *job, uint32_t block)
{
    return (uint32_t)((uint64_t)job->layout->people * block / job->blocks);
}

/// What a thread does: block after block. The first thread is the caller's and may look up between people.
static void blocks_sweep(struct job *job, bool is_caller)
{
    struct arena *arena = arena_new();
    struct sweep s = sweep_new(arena, job->layout);
    uint32_t block;
    while ((block = __atomic_fetch_add(&job->next, 1, __ATOMIC_RELAXED)) < job->blocks)
        for (uint32_t i = block_begin(job, block); i < block_begin(job, block + 1); i++) {
            sweep_from(&s, job, i, job->sums[block]);
            uint32_t done = __atomic_add_fetch(&job->done, 1, __ATOMIC_RELAXED);
            if (is_caller && job->options->watch)
                job->options->watch(job->options->arg, (double)done / job->layout->people);
        }
    __atomic_fetch_add(&job->paths->ways, s.ways, __ATOMIC_RELAXED);
    __atomic_fetch_add(&job->paths->steps, s.steps, __ATOMIC_RELAXED);
    uint32_t longest = __atomic_load_n(&job->paths->longest, __ATOMIC_RELAXED);
    while (longest < s.longest && !__atomic_compare_exchange_n(&job->paths->longest, &longest, s.longest,
                                                               false, __ATOMIC_RELAXED, __ATOMIC_RELAXED))
        continue;
    arena_free(arena);
}

static void *thread_main(void *job)
{
    blocks_sweep(job, false);
    return NULL;
}

static uint32_t threads_of(const struct job *job)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    uint32_t threads =
        job->options->threads ? job->options->threads : (uint32_t)(processors > 1 ? processors : 1);
    threads = threads < job->blocks ? threads : job->blocks;
    return threads < PATH_THREADS_MOST ? threads : PATH_THREADS_MOST;
}

/// A thread that does not start leaves its blocks to the others.
static void job_run(struct job *job)
{
    pthread_t thread[PATH_THREADS_MOST];
    uint32_t started = 0;
    for (uint32_t wanted = threads_of(job) - 1; started < wanted; started++)
        if (pthread_create(&thread[started], NULL, thread_main, job) != 0)
            break;
    blocks_sweep(job, true);
    for (uint32_t i = 0; i < started; i++)
        pthread_join(thread[i], NULL);
}

static double *added(struct arena *arena, const struct graph *g, const struct job *job)
{
    double *betweenness = NEW_ARRAY(arena, double, g->people);
    for (uint32_t i = 0; i < g->people; i++) {
        double sum = 0;
        for (uint32_t block = 0; block < job->blocks; block++)
            sum += job->sums[block][i];
        betweenness[job->layout->person[i]] = g->kind == GRAPH_UNDIRECTED ? sum / 2 : sum;
    }
    return betweenness;
}

struct paths paths_of(struct arena *arena, const struct graph *g, const struct units *units,
                      const struct path_options *options)
{
    struct paths p = {.people = g->people, .units = units->count};
    size_t cells = (size_t)units->count * units->count;
    p.unit_ways = NEW_ARRAY(arena, uint64_t, cells);
    p.unit_steps = NEW_ARRAY(arena, uint64_t, cells);
    struct arena *scratch = arena_new();
    struct layout layout = layout_of(scratch, g, units);
    double *sums[BLOCKS_MOST] = {0};
    struct job job = {&layout, options, &p, BLOCKS_MOST, 0, 0, sums};
    for (uint32_t block = 0; options->with_betweenness && block < BLOCKS_MOST; block++)
        sums[block] = NEW_ARRAY(scratch, double, g->people);
    job_run(&job);
    if (options->with_betweenness)
        p.betweenness = added(arena, g, &job);
    arena_free(scratch);
    return p;
}

static double mean_of(uint64_t steps, uint64_t ways)
{
    return ways ? (double)steps / (double)ways : NAN;
}

double paths_mean(const struct paths *p)
{
    return mean_of(p->steps, p->ways);
}

double paths_share(const struct paths *p)
{
    double pairs = (double)p->people * ((double)p->people - 1);
    return pairs > 0 ? (double)p->ways / pairs : NAN;
}

double paths_between(const struct paths *p, uint32_t from, uint32_t to)
{
    size_t at = (size_t)from * p->units + to;
    return mean_of(p->unit_steps[at], p->unit_ways[at]);
}

double paths_across(const struct paths *p)
{
    uint64_t steps = 0, ways = 0;
    for (uint32_t u = 0; u < p->units; u++)
        for (uint32_t v = 0; v < p->units; v++)
            if (u != v) {
                steps += p->unit_steps[(size_t)u * p->units + v];
                ways += p->unit_ways[(size_t)u * p->units + v];
            }
    return mean_of(steps, ways);
}
