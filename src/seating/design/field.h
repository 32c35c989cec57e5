// SPDX-License-Identifier: EUPL-1.2
// Finite fields of up to 1024 elements, as tables.
//
//     struct field f;
//     if (field_of(arena, 9, &f))
//         y = field_add(&f, field_mul(&f, slope, x), shift);
//
// Elements are 0..order-1; element e of GF(p^k) is the polynomial whose coefficients are the digits of e in
// base p, so 0 and 1 are themselves. The modulus is the first monic polynomial under which x or a small
// element generates the multiplicative group (Lidl and Niederreiter, Finite Fields, 2nd ed. 1997, chapters 2
// and 3). The tables live in the arena; making them costs O(order^2).
#ifndef SEATING_DESIGN_FIELD_H
#define SEATING_DESIGN_FIELD_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

enum { FIELD_ORDER_MOST = 1024 };

struct field {
    uint32_t order, prime, degree;
    const uint16_t *sum; ///< [a * order + b]
    const uint16_t *exp; ///< powers of a generator, twice round: [0..2*order-3]
    const uint16_t *log; ///< of 1..order-1
};

/// False where `order` is no prime power, or is over FIELD_ORDER_MOST.
bool field_of(struct arena *arena, uint32_t order, struct field *out);

/// The prime p where order = p^k, else 0.
uint32_t prime_of_power(uint32_t order);

static inline uint32_t field_add(const struct field *f, uint32_t a, uint32_t b)
{
    return f->sum[a * f->order + b];
}

static inline uint32_t field_mul(const struct field *f, uint32_t a, uint32_t b)
{
    return a && b ? f->exp[f->log[a] + f->log[b]] : 0;
}

/// The generator's n-th power.
static inline uint32_t field_power(const struct field *f, uint32_t n)
{
    return f->exp[n % (f->order - 1)];
}

#endif
