// SPDX-License-Identifier: EUPL-1.2
// The table of stored base rounds.
#include "seating/design/design_stored.h"

const struct stored stored_designs[] = {
#include "seating/design/design_stored.def"
};

const size_t stored_count = sizeof stored_designs / sizeof stored_designs[0];
