// SPDX-License-Identifier: EUPL-1.2
// Numbers as `tvers flow` prints them. A measure that is not defined (NAN) is null, or an empty field.
#ifndef CLI_FLOW_PRINT_H
#define CLI_FLOW_PRINT_H

#include "base/buf.h"

#include <jansson.h>

/// The fewest digits that read back as the same number; empty for NAN.
struct str flow_number(struct arena *arena, double value);
/// A number, or null for NAN; whole numbers without a point.
json_t *flow_real(double value);
/// A byte that is not UTF-8, as a command line may hold it, becomes U+FFFD: here, and in the name of
/// flow_set().
json_t *flow_text(struct arena *arena, struct str text);
/// Puts a value under a name that came from outside.
void flow_set(struct arena *arena, json_t *object, struct str name, json_t *value);

/// What csv is written into before it goes out whole.
struct buf flow_csv(struct arena *arena);
void flow_csv_print(const struct buf *out);
/// Prints and frees it.
void flow_json_print(json_t *all);

#endif
