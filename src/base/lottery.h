// SPDX-License-Identifier: EUPL-1.2
// The lottery that anyone can check: `printf '1\nanna' | sha256sum` is the number of anna with seed 1.
#ifndef BASE_LOTTERY_H
#define BASE_LOTTERY_H

#include "base/str.h"

/// row[i] is the item that comes as number i: smallest SHA-256 of seed, line feed and id first. Ids differ.
/// O(count log count), about 0.3 us an id.
uint32_t *lottery(struct arena *arena, uint64_t seed, const struct str *id, uint32_t count);

#endif
