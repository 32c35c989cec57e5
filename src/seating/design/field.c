// SPDX-License-Identifier: EUPL-1.2
// GF(p^k): polynomials over Z_p modulo a primitive one, found by trying them in order.
#include "seating/design/field.h"

uint32_t prime_of_power(uint32_t order)
{
    if (order < 2)
        return 0;
    uint32_t p = 2;
    while (order % p)
        p++;
    while (order % p == 0)
        order /= p;
    return order == 1 ? p : 0;
}

static uint32_t digits_add(uint32_t a, uint32_t b, uint32_t p)
{
    uint32_t sum = 0;
    for (uint32_t place = 1; a || b; place *= p, a /= p, b /= p)
        sum += (a % p + b % p) % p * place;
    return sum;
}

static uint32_t digits_scale(uint32_t a, uint32_t times, uint32_t p)
{
    uint32_t scaled = 0;
    for (uint32_t place = 1; a; place *= p, a /= p)
        scaled += a % p * times % p * place;
    return scaled;
}

/// x * a, where x^k = `reduced` (a polynomial of lower degree).
static uint32_t times_x(const struct field *f, uint32_t a, uint32_t reduced)
{
    uint32_t top = f->order / f->prime;
    return digits_add(a % top * f->prime, digits_scale(reduced, a / top, f->prime), f->prime);
}

/// Fills exp and log with the powers of `generator` (degree 1) or of x; false where they come round too
/// early.
static bool powers_fill(const struct field *f, uint32_t candidate, uint16_t *exp, uint16_t *log)
{
    uint32_t e = 1;
    for (uint32_t n = 0; n < f->order - 1; n++) {
        if (n > 0 && e <= 1)
            return false;
        exp[n] = exp[n + f->order - 1] = (uint16_t)e;
        log[e] = (uint16_t)n;
        e = f->degree == 1 ? e * candidate % f->order : times_x(f, e, candidate);
    }
    return e == 1;
}

static const uint16_t *sums_of(struct arena *arena, uint32_t order, uint32_t p)
{
    uint16_t *sum = NEW_ARRAY(arena, uint16_t, order * order);
    for (uint32_t a = 0; a < order; a++)
        for (uint32_t b = 0; b < order; b++)
            sum[a * order + b] = (uint16_t)digits_add(a, b, p);
    return sum;
}

bool field_of(struct arena *arena, uint32_t order, struct field *out)
{
    uint32_t p = order <= FIELD_ORDER_MOST ? prime_of_power(order) : 0;
    if (!p)
        return false;
    *out = (struct field){.order = order, .prime = p};
    for (uint32_t rest = order; rest > 1; rest /= p)
        out->degree++;
    uint16_t *exp = NEW_ARRAY(arena, uint16_t, 2 * order), *log = NEW_ARRAY(arena, uint16_t, order);
    uint32_t candidate = 1;
    while (!powers_fill(out, candidate, exp, log))
        candidate++;
    out->exp = exp;
    out->log = log;
    out->sum = sums_of(arena, order, p);
    return true;
}
