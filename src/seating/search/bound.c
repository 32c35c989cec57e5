// SPDX-License-Identifier: EUPL-1.2
// Water-filling by person.
#include "seating/search/bound.h"

#include "seating/problem/gains.h"

#include <stdlib.h>
#include <string.h>

/// Meetings with one partner: the next is worth `gain`, and `left` more rounds hold both.
struct offer {
    double gain;
    uint32_t left;
};

/// Partners of one person, best first, as a heap.
struct offers {
    struct offer *at;
    size_t count;
};

static void sift_down(struct offers *o, size_t i)
{
    for (;;) {
        size_t best = i, child = 2 * i + 1;
        for (size_t c = child; c < child + 2 && c < o->count; c++)
            if (o->at[c].gain > o->at[best].gain)
                best = c;
        if (best == i)
            return;
        struct offer swap = o->at[i];
        o->at[i] = o->at[best];
        o->at[best] = swap;
        i = best;
    }
}

static void heapify(struct offers *o)
{
    for (size_t i = o->count / 2; i-- > 0;)
        sift_down(o, i);
}

static double take_best(struct offers *o)
{
    double gain = o->at[0].gain;
    if (--o->at[0].left)
        o->at[0].gain *= 0.25;
    else
        o->at[0] = o->at[--o->count];
    sift_down(o, 0);
    return gain;
}

/// How many meetings a person has at least and at most, and in all rounds together.
struct quota {
    uint32_t *least, *most;
    uint64_t seats;
};

static struct quota quotas(struct arena *arena, const struct problem *p, const struct shape *shape)
{
    struct quota q = {NEW_ARRAY(arena, uint32_t, p->people), NEW_ARRAY(arena, uint32_t, p->people), 0};
    for (uint32_t r = 0; r < p->rounds; r++) {
        const struct round_shape *round = &shape->round[r];
        if (round->held || !round->groups)
            continue;
        for (uint32_t i = 0; i < p->people; i++)
            if (shape->attends[(size_t)r * p->people + i]) {
                q.least[i] += round->size - 1;
                q.most[i] += round->size - 1 + (round->large > 0);
            }
        q.seats += (uint64_t)round->large * (round->size + 1) * round->size;
        q.seats += (uint64_t)(round->groups - round->large) * round->size * (round->size - 1);
    }
    return q;
}

static int falling(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return (a < b) - (a > b);
}

/// Fills the quotas from each person's offers. A person's steps come in falling order of gain (a negative
/// weight counts as 0), so that the best `seats` of all steps are what water-filling takes.
struct filling {
    struct arena *arena;
    const struct problem *problem;
    const struct shape *shape;
    double *gain;
    uint64_t *rounds_of; // words of round bits for each person
    size_t words;
    double *step; // what each person would gain by a step over their least quota
    size_t steps;
    double sum;
    uint64_t taken;
};

static void mark_rounds(struct filling *f)
{
    const struct problem *p = f->problem;
    f->words = (p->rounds + 63) / 64;
    f->rounds_of = NEW_ARRAY(f->arena, uint64_t, f->words * p->people);
    for (uint32_t r = 0; r < p->rounds; r++)
        for (uint32_t i = 0; !f->shape->round[r].held && i < p->people; i++)
            if (f->shape->attends[(size_t)r * p->people + i])
                f->rounds_of[i * f->words + r / 64] |= UINT64_C(1) << r % 64;
}

static uint32_t rounds_of_both(const struct filling *f, uint32_t a, uint32_t b)
{
    uint32_t sum = 0;
    for (size_t w = 0; w < f->words; w++)
        sum +=
            (uint32_t)__builtin_popcountll(f->rounds_of[a * f->words + w] & f->rounds_of[b * f->words + w]);
    return sum;
}

static int held_order(const void *x, const void *y)
{
    const struct held_seat *a = x, *b = y;
    if (a->round != b->round)
        return a->round < b->round ? -1 : 1;
    return (a->group > b->group) - (a->group < b->group);
}

/// Meetings in held rounds are certain: their worth is counted, and the pair is worth less from then on.
static double take_held(struct filling *f)
{
    size_t people = f->problem->people, count = f->problem->held_count;
    struct held_seat *held = NEW_ARRAY(f->arena, struct held_seat, count);
    double sum = 0;
    if (!count)
        return 0;
    memcpy(held, f->problem->held, count * sizeof *held);
    qsort(held, count, sizeof *held, held_order);
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count && !held_order(&held[i], &held[j]); j++) {
            size_t a = held[i].person, b = held[j].person;
            sum += f->gain[a * people + b];
            f->gain[a * people + b] *= 0.25;
            f->gain[b * people + a] *= 0.25;
        }
    return sum;
}

static void fill_person(struct filling *f, const struct quota *q, uint32_t i, const bool *apart,
                        struct offers *offers)
{
    uint32_t people = f->problem->people;
    offers->count = 0;
    for (uint32_t j = 0; j < people; j++) {
        uint32_t both = i == j || apart[(size_t)i * people + j] ? 0 : rounds_of_both(f, i, j);
        double gain = f->gain[(size_t)i * people + j];
        if (both)
            offers->at[offers->count++] = (struct offer){gain > 0 ? gain : 0, both};
    }
    heapify(offers);
    uint32_t taken = 0;
    for (; taken < q->least[i] && offers->count; taken++)
        f->sum += take_best(offers);
    f->taken += taken;
    for (; taken < q->most[i] && offers->count; taken++)
        f->step[f->steps++] = take_best(offers);
}

static bool *apart_matrix(struct arena *arena, const struct problem *p)
{
    bool *apart = NEW_ARRAY(arena, bool, (size_t)p->people * p->people);
    for (size_t i = 0; i < p->apart_count; i++) {
        apart[(size_t)p->apart[i].a * p->people + p->apart[i].b] = true;
        apart[(size_t)p->apart[i].b * p->people + p->apart[i].a] = true;
    }
    return apart;
}

static double bound_dense(struct arena *arena, const struct problem *p, const struct shape *shape)
{
    struct filling f = {.arena = arena, .problem = p, .shape = shape, .gain = gains_new(arena, p, p->people)};
    struct quota q = quotas(arena, p, shape);
    struct offers offers = {NEW_ARRAY(arena, struct offer, p->people), 0};
    bool *apart = apart_matrix(arena, p);
    size_t steps = 0;
    double held = take_held(&f);
    mark_rounds(&f);
    for (uint32_t i = 0; i < p->people; i++)
        steps += q.most[i] - q.least[i];
    f.step = NEW_ARRAY(arena, double, steps);
    for (uint32_t i = 0; i < p->people; i++)
        fill_person(&f, &q, i, apart, &offers);
    if (f.steps)
        qsort(f.step, f.steps, sizeof *f.step, falling);
    for (size_t i = 0; i < f.steps && f.taken < q.seats; i++, f.taken++)
        f.sum += f.step[i];
    return held + f.sum / 2;
}

/// Of many people each has more unmet partners across silos than seats, nearly always: the weight of a first
/// meeting for every seat, less what is known of those who have too few.
static double bound_sparse(const struct problem *p, const struct shape *shape)
{
    double best = p->silo_weight > 1 || !p->silo ? p->silo_weight : 1, pairs = 0;
    for (size_t i = 0; i < p->weight_count; i++)
        best = p->weights[i].weight > best || i == 0 ? p->weights[i].weight : best;
    for (uint32_t r = 0; r < p->rounds; r++) {
        const struct round_shape *s = &shape->round[r];
        double size = s->size;
        pairs += s->large * (size + 1) * size / 2 + (s->groups - s->large) * size * (size - 1) / 2;
    }
    return best * pairs;
}

double bound_worth(const struct problem *p, const struct shape *shape)
{
    if (p->people > BOUND_DENSE_PEOPLE_MOST)
        return bound_sparse(p, shape);
    struct arena *scratch = arena_new();
    double bound = bound_dense(scratch, p, shape);
    arena_free(scratch);
    return bound;
}
