// SPDX-License-Identifier: EUPL-1.2
// The table of stored base rounds: data only, read by design_store.c, where its form is explained.
#ifndef SEATING_DESIGN_DESIGN_STORED_H
#define SEATING_DESIGN_DESIGN_STORED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { STORED_BASES_MOST = 32 };

struct stored {
    uint32_t groups, size, turn, fixed;
    bool columns; ///< no two of one column meet, so that each column plays on
    const char *base[STORED_BASES_MOST];
};

extern const struct stored stored_designs[];
extern const size_t stored_count;

#endif
