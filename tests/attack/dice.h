// SPDX-License-Identifier: EUPL-1.2
// Choices, by a seed or by the bytes of a fuzzer.
#ifndef TESTS_ATTACK_DICE_H
#define TESTS_ATTACK_DICE_H

#include "base/rng.h"
#include "base/str.h"

struct dice {
    struct rng rng;
    struct str bytes; // what is left of a fuzzer's
    bool has_bytes;
};

static inline struct dice dice_of_seed(uint64_t seed)
{
    return (struct dice){.rng = rng_new(seed)};
}

static inline struct dice dice_of_bytes(const uint8_t *at, size_t len)
{
    return (struct dice){.bytes = {(const char *)at, len}, .has_bytes = true};
}

static inline bool dice_used_up(const struct dice *d)
{
    return d->has_bytes && !d->bytes.len;
}

/// 0 to below - 1; 0 when the bytes are used up.
static inline uint32_t dice_below(struct dice *d, size_t below)
{
    if (!d->has_bytes)
        return rng_below(&d->rng, (uint32_t)below);
    uint32_t n = 0;
    for (size_t reach = 1; reach < below && d->bytes.len; reach *= 256) {
        n = n * 256 + (unsigned char)d->bytes.at[0];
        d->bytes = str_slice(d->bytes, 1, d->bytes.len);
    }
    return n % (uint32_t)below;
}

static inline bool dice_one_in(struct dice *d, size_t n)
{
    return dice_below(d, n) == n - 1;
}

#endif
