// SPDX-License-Identifier: EUPL-1.2
// What the generated code (gen/sql/*.c) is made of: tables that describe a statement, and the three calls
// that run one. Nobody else includes this file.
//
// Parameters and rows are plain structs; a table of fields says where in the struct each value stands, so
// that one loop serves every statement. Cost over the bare C interface of the database: one switch a value.
#ifndef DB_QUERY_H
#define DB_QUERY_H

#include "db/value.h"

enum { DB_FIELDS_MOST = 64 };

enum db_field_kind {
    DB_FIELD_INT,
    DB_FIELD_BOOL,
    DB_FIELD_REAL,
    DB_FIELD_STR,
    DB_FIELD_BYTES,
    DB_FIELD_DATE,
    DB_FIELD_INSTANT,
    DB_FIELD_ENUM,
};

/// Values of an enum as they are stored, in the order of the C enum.
struct db_enum {
    const struct str *texts;
    int count;
};

struct db_field {
    const char *name;
    enum db_field_kind kind;
    bool nullable;
    size_t offset_bytes, is_set_offset_bytes; // in the struct
    const struct db_enum *texts;
};

struct db_query {
    const char *name, *text;
    int index; // among all statements of the catalog; -1: run once, not kept prepared
    const struct db_field *params;
    size_t param_count;
    const struct db_field *columns;
    size_t column_count;
    size_t row_bytes;
    size_t rows_most;
};

struct db_migration {
    const char *name;
    const char *const *sqlite, *const *postgres; // statements, NULL at the end
};

/// Everything that a program may say to its database.
struct db_catalog {
    const struct db_query *const *const *files; // each a list that ends in NULL, as does the list of lists
    int query_count;
    const struct db_migration *migrations; // number 1 first
    int migration_count;
};

struct db;

/// The first row into *out (zeroed when there is none). False: no row, or db_failed().
bool db_one(struct db *db, const struct db_query *query, const void *in, void *out);
/// All rows, as an array in the arena of the transaction; NULL and 0 when there are none or on failure.
void *db_many(struct db *db, const struct db_query *query, const void *in, size_t *count);
/// The number of rows changed; 0 on failure.
int64_t db_change(struct db *db, const struct db_query *query, const void *in);

struct str db_enum_text(const struct db_enum *of, int value);
bool db_enum_from_text(const struct db_enum *of, struct str text, int *value);

#endif
