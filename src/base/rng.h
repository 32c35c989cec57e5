// SPDX-License-Identifier: EUPL-1.2
// Two kinds of chance. `struct rng` is a repeatable stream from a seed: the same seed gives the same numbers
// on every machine and compiler (xoshiro256**, Blackman and Vigna, ACM TOMS 47(4), 2021; seeded by
// splitmix64). Not for secrets. random_bytes() is the system's, for secrets.
#ifndef BASE_RNG_H
#define BASE_RNG_H

#include <stddef.h>
#include <stdint.h>

struct rng {
    uint64_t state[4];
};

struct rng rng_new(uint64_t seed);
uint64_t rng_next(struct rng *rng);
/// Uniform in 0..below-1 without bias (Lemire, ACM TOMACS 29(1), 2019); below > 0.
uint32_t rng_below(struct rng *rng, uint32_t below);
/// Uniform in [0, 1), 53 bits.
double rng_double(struct rng *rng);
/// Fisher-Yates.
void rng_shuffle(struct rng *rng, uint32_t *items, size_t count);

/// Ends the process where the system gives no randomness.
void random_bytes(void *at, size_t len);

#endif
