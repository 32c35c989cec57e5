// SPDX-License-Identifier: EUPL-1.2
// Everyone meets everyone exactly once in threes or fours: base rounds over a finite field, turned by adding
// each of its elements.
//
//     people          fields of order q    source
//     3q in threes    q = 6t + 1           Ray-Chaudhuri and Wilson, Proc. Symp. Pure Math. 19 (1971)
//     2q + 1 in 3s    q = 6t + 1           the same
//     3q + 1 in 4s    q = 4t + 1           Bose, Sankhya 6 (1942); Handbook of Combinatorial Designs, II.7
//
// Points are (copy, element): copy * q + element, and one more, the last, that never turns.
#include "seating/design/design_draft.h"
#include "seating/design/field.h"

/// One base round under way: `seat` is filled from the left.
struct base {
    const struct field *field;
    uint32_t *seat;
    uint32_t still; ///< the point that does not turn
};

static void put(struct base *b, uint32_t copy, uint32_t power)
{
    *b->seat++ = copy * b->field->order + field_power(b->field, power);
}

static void put_zeros(struct base *b, uint32_t copies)
{
    for (uint32_t copy = 0; copy < copies; copy++)
        *b->seat++ = copy * b->field->order;
}

/// The round at `base`, turned by every element: order - 1 further rounds (or as many as there is room for).
static void turn(struct draft *d, const struct field *f, const uint32_t *base)
{
    for (uint32_t by = 1; by < f->order && !draft_full(d); by++) {
        uint32_t *seat = draft_add(d);
        for (uint32_t i = 0; i < d->people; i++) {
            uint32_t copy = base[i] / f->order, e = base[i] % f->order;
            seat[i] = d->people % f->order && base[i] == d->people - 1
                          ? base[i]
                          : copy * f->order + field_add(f, e, by);
        }
    }
}

/// 3q: the q rounds turned from one; then 3t rounds that are each one group turned.
static void threes_of_three_copies(struct draft *d, const struct field *f)
{
    uint32_t t = f->order / 6, *first = draft_add(d);
    struct base b = {.field = f, .seat = first};
    put_zeros(&b, 3);
    for (uint32_t i = 0; i < t; i++) {
        for (uint32_t seat = 0; seat < 9; seat++)
            put(&b, seat / 3, i + 2 * t * (seat % 3));
        for (uint32_t seat = 0; seat < 9; seat++)
            put(&b, seat % 3, i + t + 2 * t * (seat / 3 + seat % 3));
    }
    turn(d, f, first);
    for (uint32_t i = 0; i < 3 * t && !draft_full(d); i++) {
        uint32_t *seat = draft_add(d);
        for (uint32_t e = 0; e < f->order; e++)
            for (uint32_t copy = 0; copy < 3; copy++)
                *seat++ =
                    copy * f->order + field_add(f, e, field_power(f, i % t + 2 * t * (i / t) + 2 * t * copy));
    }
}

/// 2q + 1, with 2 w^m = w^t + 1 for the generator w.
static void threes_of_two_copies(struct draft *d, const struct field *f)
{
    uint32_t t = f->order / 6, *first = draft_add(d);
    uint32_t two = field_add(f, 1, 1), sum = field_add(f, field_power(f, t), 1);
    uint32_t m = f->log[sum] + f->order - 1 - f->log[two];
    struct base b = {.field = f, .seat = first};
    put_zeros(&b, 2);
    *b.seat++ = d->people - 1;
    for (uint32_t i = 0; i < t; i++) {
        for (uint32_t third = 0; third < 3; third++) {
            put(&b, 0, i + 2 * t * third);
            put(&b, 0, i + 2 * t * third + t);
            put(&b, 1, i + 2 * t * third + m);
        }
        for (uint32_t third = 0; third < 3; third++)
            put(&b, 1, i + m + t + 2 * t * third);
    }
    turn(d, f, first);
}

static void fours(struct draft *d, const struct field *f)
{
    uint32_t t = f->order / 4, *first = draft_add(d);
    struct base b = {.field = f, .seat = first};
    put_zeros(&b, 3);
    *b.seat++ = d->people - 1;
    for (uint32_t i = 0; i < t; i++)
        for (uint32_t copy = 0; copy < 3; copy++) {
            put(&b, copy, i);
            put(&b, copy, i + 2 * t);
            put(&b, (copy + 1) % 3, i + t);
            put(&b, (copy + 1) % 3, i + 3 * t);
        }
    turn(d, f, first);
}

void design_kirkman(struct draft *d)
{
    struct field f;
    uint32_t n = d->people;
    d->method = "Kirkman triple system over a field";
    if (d->size == 3 && n % 18 == 3 && field_of(d->arena, n / 3, &f)) {
        threes_of_three_copies(d, &f);
    } else if (d->size == 3 && n % 12 == 3 && field_of(d->arena, n / 2, &f)) {
        threes_of_two_copies(d, &f);
    } else if (d->size == 4 && n % 12 == 4 && n > 4 && field_of(d->arena, n / 3, &f)) {
        fours(d, &f);
        d->method = "resolvable design in fours over a field";
    }
}
