// SPDX-License-Identifier: EUPL-1.2
// xoshiro256**, and the system's own randomness.
#include "base/rng.h"

#include "base/bug.h"

#include <sys/random.h>

static uint64_t splitmix64(uint64_t *x)
{
    uint64_t z = (*x += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

struct rng rng_new(uint64_t seed)
{
    struct rng rng;
    for (int i = 0; i < 4; i++)
        rng.state[i] = splitmix64(&seed);
    return rng;
}

static uint64_t rotate_left(uint64_t x, int bits)
{
    return x << bits | x >> (64 - bits);
}

uint64_t rng_next(struct rng *rng)
{
    uint64_t *s = rng->state, result = rotate_left(s[1] * 5, 7) * 9, t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate_left(s[3], 45);
    return result;
}

uint32_t rng_below(struct rng *rng, uint32_t below)
{
    uint64_t product = (rng_next(rng) >> 32) * below;
    if ((uint32_t)product < below) {
        uint32_t threshold = -below % below;
        while ((uint32_t)product < threshold)
            product = (rng_next(rng) >> 32) * below;
    }
    return (uint32_t)(product >> 32);
}

double rng_double(struct rng *rng)
{
    return (double)(rng_next(rng) >> 11) * 0x1p-53;
}

void rng_shuffle(struct rng *rng, uint32_t *items, size_t count)
{
    for (size_t i = count; i > 1; i--) {
        size_t j = rng_below(rng, (uint32_t)i);
        uint32_t item = items[i - 1];
        items[i - 1] = items[j];
        items[j] = item;
    }
}

void random_bytes(void *at, size_t len)
{
    unsigned char *to = at;
    while (len) {
        ssize_t got = getrandom(to, len, 0);
        if (got <= 0)
            die("the system gives no random numbers");
        to += got;
        len -= (size_t)got;
    }
}
