// SPDX-License-Identifier: EUPL-1.2
// Which base rounds to search for: all shapes that give more rounds than there are, the most rounds first,
// briefly; then all of them again with twice the moves, until the budget is spent.
#include "seating/design/design_improve.h"

#include "seating/design/design_known.h"
#include "seating/design/design_starter.h"

enum { PEOPLE_MOST = 512, TURNED_MOST = 4, MOVES_FIRST = 30000 };

struct improve {
    struct draft *best;
    uint32_t rounds_at_most, column_rounds;
    uint64_t moves_each;
    struct budget *budget;
    struct rng *rng;
};

static bool spent(const struct improve *im)
{
    return im->budget->over || budget_left(im->budget) < im->moves_each;
}

/// Rounds the shape would give, with those that the columns can play afterwards.
static uint32_t rounds_of(const struct improve *im, const struct starter_shape *shape)
{
    bool columns = !shape->turned && shape->groups == shape->turn;
    return shape->turned * shape->turn + shape->still + (columns ? im->column_rounds : 0);
}

static bool shape_try(struct improve *im, const struct starter_shape *shape)
{
    if (!starter_shape_fits(shape) || rounds_of(im, shape) <= im->best->rounds || spent(im))
        return false;
    struct draft next = draft_again(im->best);
    bool found = starter_search(&next, shape, im->moves_each, im->rng);
    budget_spend(im->budget, im->moves_each);
    if (!found)
        return false;
    if (next.columns_free)
        known_play_columns(&next);
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
    if (im->column_rounds && im->column_rounds < rounds)
        shape.still -= im->column_rounds;
    return shape_try(im, &shape);
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

void design_improve(struct draft *d, uint32_t rounds_at_most, struct budget *budget, struct rng *rng)
{
    struct improve im = {.best = d, .moves_each = MOVES_FIRST, .budget = budget, .rng = rng};
    im.rounds_at_most = d->rounds_most < rounds_at_most ? d->rounds_most : rounds_at_most;
    if (d->people > PEOPLE_MOST || d->size < 2 || d->size > d->groups)
        return;
    im.column_rounds = known_column_rounds(d);
    for (; !spent(&im) && d->rounds < im.rounds_at_most; im.moves_each *= 2)
        pass(&im);
}
