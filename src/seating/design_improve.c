// SPDX-License-Identifier: EUPL-1.2
// Which base rounds to search for: all shapes that give more rounds than there are, the most rounds first,
// briefly; then all of them again with twice the moves, until the budget is spent.
#include "seating/design_starter.h"

#include <string.h>
#include <time.h>

enum { PEOPLE_MOST = 512, TURNED_MOST = 4, MOVES_FIRST = 30000 };

struct improve {
    struct draft *best;
    uint32_t rounds_at_most, inner_rounds;
    uint64_t moves_each, moves_left;
    struct timespec until;
    struct rng *rng;
};

static bool spent(const struct improve *im)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    bool late =
        now.tv_sec > im->until.tv_sec || (now.tv_sec == im->until.tv_sec && now.tv_nsec > im->until.tv_nsec);
    return late || im->moves_left < im->moves_each;
}

/// Rounds the shape would give, with those that the columns can play afterwards.
static uint32_t rounds_of(const struct improve *im, const struct starter_shape *shape)
{
    bool columns = !shape->turned && shape->groups == shape->turn;
    return shape->turned * shape->turn + shape->still + (columns ? im->inner_rounds : 0);
}

static bool shape_try(struct improve *im, const struct starter_shape *shape)
{
    if (!starter_shape_fits(shape) || rounds_of(im, shape) <= im->best->rounds || spent(im))
        return false;
    struct draft next = draft_again(im->best);
    im->moves_left -= im->moves_each;
    if (!starter_search(&next, shape, im->moves_each, im->rng))
        return false;
    *im->best = next;
    return true;
}

/// Every shape that gives exactly `rounds`, the fewest base rounds first.
static bool rounds_try(struct improve *im, uint32_t rounds)
{
    struct starter_shape shape = {.groups = im->best->groups, .size = im->best->size};
    for (shape.turned = 1; shape.turned <= TURNED_MOST; shape.turned++)
        for (shape.still = 0; shape.still < rounds; shape.still++) {
            shape.turn = (rounds - shape.still) / shape.turned;
            if (shape.turn * shape.turned + shape.still != rounds)
                continue;
            for (shape.fixed = 0; shape.fixed <= shape.size; shape.fixed++)
                if (shape_try(im, &shape))
                    return true;
        }
    shape = (struct starter_shape){
        .groups = shape.groups, .size = shape.size, .turn = shape.groups, .still = rounds};
    if (im->inner_rounds && im->inner_rounds < rounds)
        shape.still -= im->inner_rounds;
    return shape_try(im, &shape);
}

static uint32_t inner_rounds_of(const struct draft *d)
{
    struct design inner;
    return d->groups % d->size == 0 &&
                   design_find(d->arena, d->groups / d->size, d->size, d->rounds_most, 1, 0, &inner)
               ? inner.rounds
               : 0;
}

/// Halves the distance between what there is and what may be possible, until both meet.
static void pass(struct improve *im)
{
    uint32_t hope = im->rounds_at_most;
    while (im->best->rounds < hope && !spent(im)) {
        uint32_t target = im->best->rounds + (hope - im->best->rounds + 1) / 2;
        if (!rounds_try(im, target))
            hope = target - 1;
    }
}

void starter_improve(struct draft *d, uint32_t rounds_at_most, uint64_t moves, double seconds,
                     struct rng *rng)
{
    struct improve im = {.best = d, .moves_each = MOVES_FIRST, .moves_left = moves, .rng = rng};
    im.rounds_at_most = d->rounds_most < rounds_at_most ? d->rounds_most : rounds_at_most;
    if (d->people > PEOPLE_MOST || d->size < 2 || d->size > d->groups)
        return;
    im.inner_rounds = inner_rounds_of(d);
    clock_gettime(CLOCK_MONOTONIC, &im.until);
    im.until.tv_sec += (time_t)seconds;
    im.until.tv_nsec += (long)((seconds - (double)(time_t)seconds) * 1e9);
    for (; !spent(&im) && d->rounds < im.rounds_at_most; im.moves_each *= 2)
        pass(&im);
}
