// SPDX-License-Identifier: EUPL-1.2
// Sorted by digest.
#include "base/lottery.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

struct ticket {
    unsigned char number[crypto_hash_sha256_BYTES];
    uint32_t row;
};

static int by_number(const void *a, const void *b)
{
    const struct ticket *x = a, *y = b;
    int order = memcmp(x->number, y->number, sizeof x->number);
    return order ? order : (x->row > y->row) - (x->row < y->row);
}

static void ticket_number(struct ticket *ticket, struct str seed, struct str id)
{
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, (const unsigned char *)seed.at, seed.len);
    crypto_hash_sha256_update(&state, (const unsigned char *)id.at, id.len);
    crypto_hash_sha256_final(&state, ticket->number);
}

uint32_t *lottery(struct arena *arena, uint64_t seed, const struct str *id, uint32_t count)
{
    struct str head = str_format(arena, "%llu\n", (unsigned long long)seed);
    struct ticket *ticket = NEW_ARRAY(arena, struct ticket, count);
    uint32_t *row = NEW_ARRAY(arena, uint32_t, count);
    for (uint32_t i = 0; i < count; i++) {
        ticket_number(&ticket[i], head, id[i]);
        ticket[i].row = i;
    }
    qsort(ticket, count, sizeof *ticket, by_number);
    for (uint32_t i = 0; i < count; i++)
        row[i] = ticket[i].row;
    return row;
}
