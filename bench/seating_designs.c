// SPDX-License-Identifier: EUPL-1.2
// The social golfer table and the happy diners: for each cell what is reached, what is proven to be the most
// or the least, and CPU seconds, as one JSON object a line. `bench_designs [SECONDS]`: the cap for each cell,
// 60 if not said.
#include "base/arena.h"
#include "seating/cover/cover.h"
#include "seating/design/design.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double cpu_seconds(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

static double now(void *arg)
{
    (void)arg;
    return cpu_seconds();
}

static bool golfers(uint32_t groups, uint32_t size, const struct limits *limits)
{
    struct arena *arena = arena_new();
    struct design d;
    double start = cpu_seconds();
    bool holds = design_find(arena, groups, size, 1000, 1, limits, &d) && design_holds(arena, &d);
    printf("{\"golfers\":\"%u-%u\",\"rounds\":%u,\"at_most\":%u,\"holds\":%s,\"method\":\"%s\",\"seconds\":%."
           "3f}\n",
           groups, size, d.rounds, d.rounds_at_most, holds ? "true" : "false", d.method,
           cpu_seconds() - start);
    arena_free(arena);
    return holds;
}

static bool diners(uint32_t people, uint32_t most, const struct limits *limits)
{
    struct arena *arena = arena_new();
    struct cover c;
    double start = cpu_seconds();
    bool holds = cover_find(arena, people, most, 1, 1, limits, &c) && cover_holds(&c, most, 1);
    printf("{\"diners\":%u,\"most\":%u,\"rounds\":%u,\"at_least\":%u,\"holds\":%s,\"seconds\":%.3f}\n",
           people, most, c.rounds, c.lower_bound, holds ? "true" : "false", cpu_seconds() - start);
    arena_free(arena);
    return holds;
}

int main(int argc, char **argv)
{
    struct limits limits = {.seconds = argc > 1 ? atof(argv[1]) : 60, .now = now};
    bool all_hold = true;
    for (uint32_t groups = 3; groups <= 10; groups++)
        for (uint32_t size = 2; size <= groups; size++)
            all_hold &= golfers(groups, size, &limits);
    for (uint32_t people = 9; people <= 30; people++)
        for (uint32_t most = 3; most <= 8; most++)
            all_hold &= diners(people, most, &limits);
    return all_hold ? 0 : 1;
}
