// SPDX-License-Identifier: EUPL-1.2
// A generated file in the making.
#ifndef TOOLS_QUERIES_OUT_H
#define TOOLS_QUERIES_OUT_H

#include "queries.h"

struct out {
    struct queries *q;
    struct str folder, prefix; // "build/gen/sql" and "sql"
    struct buf text;
};

#define PUT(out, ...) buf_format(&(out)->text, __VA_ARGS__)

struct out out_begin(struct queries *q, struct str folder, struct str prefix);
/// Writes folder/NAME.h or .c, if it would change.
void out_end(struct out *out, struct str name, const char *ending);
void guard_begin(struct out *out, struct str name);

struct str upper(struct arena *arena, struct str s);
/// As a C string, a line of it for each line of the text.
void literal(struct out *out, struct str text);
const char *c_type(struct arena *arena, struct type type);
void members_write(struct out *out, const struct row *row);
/// The struct, and the one for a list of it where a statement gives many.
void row_write(struct out *out, const struct row *row);

void types_header(struct queries *q, struct str folder, struct str prefix);
void types_code(struct queries *q, struct str folder, struct str prefix);
void catalog_header(struct queries *q, struct str folder, struct str prefix);
void catalog_code(struct queries *q, struct str folder, struct str prefix);

#endif
