// SPDX-License-Identifier: EUPL-1.2
// Resolvable transversal designs: people stand in `size` columns of `groups`, every group takes one from each
// column, and two of one column never meet, until each column plays a design of its own in the rounds that
// follow.
//
//     round m, group y:   from column c the one at place  y + m * c       (in a product of fields)
//
// Two groups that share columns b and c have (m - n) * (b - c) = 0. In one field that is m = n: so many
// rounds as groups. In a product of fields (MacNeish, Annals of Mathematics 23, 1922) it is enough that the
// column labels differ in every coordinate, which the smallest field allows for as many columns as it has
// elements; for more columns the rounds' labels must differ in every coordinate instead. The columns are then
// free to play (design_known.h). Source: Handbook of Combinatorial Designs, 2nd ed. 2007, III.3.
#include "seating/design/design_draft.h"
#include "seating/design/field.h"

enum { FACTORS_MOST = 8 };

/// The product of fields with `order` elements: an element's coordinates are its digits in the mixed base.
struct ring {
    uint32_t order, factors, smallest;
    struct field field[FACTORS_MOST];
};

static bool ring_of(struct arena *arena, uint32_t order, struct ring *out)
{
    *out = (struct ring){.order = order, .smallest = order};
    uint32_t rest = order;
    for (uint32_t p = 2; rest > 1; p++) {
        uint32_t power = 1;
        for (; rest % p == 0; rest /= p)
            power *= p;
        if (power == 1)
            continue;
        if (out->factors == FACTORS_MOST || !field_of(arena, power, &out->field[out->factors++]))
            return false;
        out->smallest = power < out->smallest ? power : out->smallest;
    }
    return order > 1;
}

/// a + b * c in every coordinate.
static uint32_t ring_line(const struct ring *ring, uint32_t a, uint32_t b, uint32_t c)
{
    uint32_t sum = 0, place = 1;
    for (uint32_t i = 0; i < ring->factors; i++) {
        const struct field *f = &ring->field[i];
        sum += place * field_add(f, a % f->order, field_mul(f, b % f->order, c % f->order));
        place *= f->order;
        a /= f->order;
        b /= f->order;
        c /= f->order;
    }
    return sum;
}

/// The element with n in every coordinate, for n below the smallest field: any two differ in all coordinates.
static uint32_t ring_same(const struct ring *ring, uint32_t n)
{
    uint32_t sum = 0, place = 1;
    for (uint32_t i = 0; i < ring->factors; i++) {
        sum += place * n;
        place *= ring->field[i].order;
    }
    return sum;
}

static void across(struct draft *d, const struct ring *ring)
{
    bool few_columns = d->size <= ring->smallest;
    uint32_t rounds = few_columns ? ring->order : ring->smallest;
    for (uint32_t m = 0; m < rounds && !draft_full(d); m++) {
        uint32_t *seat = draft_add(d);
        for (uint32_t c = 0; c < d->size; c++) {
            uint32_t slope = few_columns ? m : ring_same(ring, m);
            uint32_t label = few_columns ? ring_same(ring, c) : c;
            for (uint32_t y = 0; y < d->groups; y++)
                seat[y * d->size + c] = c * d->groups + ring_line(ring, y, slope, label);
        }
    }
}

void design_transversal(struct draft *d)
{
    struct ring ring;
    if (d->size < 2 || d->size > d->groups || !ring_of(d->arena, d->groups, &ring))
        return;
    across(d, &ring);
    d->columns_free = true;
    d->method =
        ring.factors == 1 ? "transversal design over a field" : "transversal design over a product of fields";
}
