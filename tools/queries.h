// SPDX-License-Identifier: EUPL-1.2
// The closed set of SQL statements as the generator sees it: what queries_read.c finds in sql/*.sql,
// queries_schema.c in sql/schema/*.sql, queries_owners.c holds against each other, and queries_write.c turns
// into C.
#ifndef TOOLS_QUERIES_H
#define TOOLS_QUERIES_H

#include "base/buf.h"

enum { FIELDS_MOST = 64, ROWS_MOST_UNSAID = 100000, OUTPUT_BYTES_MOST = 16 << 20 };

enum kind {
    KIND_INT,
    KIND_BOOL,
    KIND_REAL,
    KIND_STR,
    KIND_BYTES,
    KIND_DATE,
    KIND_INSTANT,
    KIND_ID,
    KIND_ENUM
};

struct type {
    enum kind kind;
    struct str name; // as in the signature: "int", "person_id", "answer"
    bool nullable;
};

struct field {
    struct type type;
    struct str name;
};

struct place {
    struct str path;
    int line;
};

/// A struct of the generated code: what a statement gives, or takes.
struct row {
    struct str name; // empty: parameters one by one
    struct field fields[FIELDS_MOST];
    size_t count;
    struct place place;
    struct sql_file *file; // where it was declared first
    bool is_shared;        // by several files: declared in types.h
    struct row *next;
};

enum result { RESULT_NOTHING, RESULT_ONE, RESULT_MANY };

struct statement {
    struct str name, prose, text;
    struct place place;
    struct row *in; // with or without a name
    enum result result;
    struct row *out;    // NULL where the result is a single value
    struct type single; // that value's type
    int64_t rows_most;
    int index; // over all files
    struct statement *next;
};

struct enumeration {
    struct str name;
    struct str values[FIELDS_MOST];
    size_t count;
    struct place place;
    struct enumeration *next;
};

struct name {
    struct str name;
    struct type type;
    struct name *next;
};

struct table {
    struct str name;
    struct place place; // where it is made, or owned
    struct table *next;
};

struct migration {
    int number;
    struct str name;                     // "0001_people"
    struct statement *sqlite, *postgres; // only their texts
    struct migration *next;
};

struct sql_file {
    struct str path, name, text;
    struct statement *statements;
    struct sql_file *next;
};

struct queries {
    struct arena *arena;
    struct sql_file *files;
    struct row *rows;
    struct enumeration *enums;
    struct name *ids;          // every X_id seen
    struct name *single_lists; // types that a statement gives many of, alone
    struct migration *migrations;
    struct table *tables; // that the schema makes
    struct table *owned;  // that a file of sql/ says is its own
    int statement_count;
};

/// Says "file:line: what" and ends the program with status 1.
__attribute__((noreturn, format(printf, 2, 3))) void complain(struct place place, const char *format, ...);

bool is_word_char(char c);
/// From `at` to the `;` that ends the statement there, comments left out; moves *at behind it. False when the
/// text ends first.
bool statement_text(struct queries *q, struct str text, size_t *at, struct str *out);

void enums_read(struct queries *q, struct sql_file *file);
void statements_read(struct queries *q, struct sql_file *file);
/// "-- owns: TABLE ..."
void owned_read(struct queries *q, struct sql_file *file);
/// No statement writes a table of another file, and each table of the schema has one owner.
void owners_check(struct queries *q);
void migration_read(struct queries *q, struct str path, struct str name, struct str text);

/// Writes folder/types.h, types.c, catalog.h, catalog.c and NAME.h, NAME.c for each file. Includes start with
/// the folder's own name, which is also the prefix of the catalog.
void queries_write(struct queries *q, struct str folder);

#endif
