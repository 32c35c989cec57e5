// SPDX-License-Identifier: EUPL-1.2
// Runs the generated statements: from structs to values, and from rows to structs.
#include "db/query.h"

#include "base/bug.h"
#include "base/log.h"
#include "base/utf8.h"
#include "db/backend.h"

#include <stdio.h>
#include <string.h>

void db_fail(struct db *db, const char *statement, const char *problem)
{
    if (!db->failed)
        log_line(LOG_ERROR, "db: %s: %s", statement, problem);
    db->failed = true;
}

struct str db_enum_text(const struct db_enum *of, int value)
{
    ASSERT(value >= 0 && value < of->count);
    return of->texts[value];
}

bool db_enum_from_text(const struct db_enum *of, struct str text, int *value)
{
    for (int i = 0; i < of->count; i++)
        if (str_is(of->texts[i], text)) {
            *value = i;
            return true;
        }
    return false;
}

static int64_t int_at(const char *at)
{
    int64_t n;
    memcpy(&n, at, sizeof n);
    return n;
}

static struct str str_at(const char *at)
{
    struct str s;
    memcpy(&s, at, sizeof s);
    return s;
}

static struct db_value value_at(const struct db_field *field, const char *at)
{
    int32_t days = 0;
    int value = 0;
    double real = 0;
    switch (field->kind) {
    case DB_FIELD_INT:
    case DB_FIELD_INSTANT: return (struct db_value){.kind = DB_INT, .integer = int_at(at)};
    case DB_FIELD_BOOL: return (struct db_value){.kind = DB_INT, .integer = *at != 0};
    case DB_FIELD_DATE:
        memcpy(&days, at, sizeof days);
        return (struct db_value){.kind = DB_INT, .integer = days};
    case DB_FIELD_REAL:
        memcpy(&real, at, sizeof real);
        return (struct db_value){.kind = DB_REAL, .real = real};
    case DB_FIELD_STR: return (struct db_value){.kind = DB_TEXT, .bytes = str_at(at)};
    case DB_FIELD_BYTES: return (struct db_value){.kind = DB_BYTES, .bytes = str_at(at)};
    case DB_FIELD_ENUM:
        memcpy(&value, at, sizeof value);
        return (struct db_value){.kind = DB_TEXT, .bytes = db_enum_text(field->texts, value)};
    }
    BUG("kind of field %d", (int)field->kind);
}

static bool text_is_fit(struct str text)
{
    return !text.len || (!memchr(text.at, '\0', text.len) && utf8_valid(text));
}

/// Parameters from their struct. PostgreSQL takes neither NUL nor broken UTF-8, so neither does SQLite here.
static bool params_from(struct db *db, const struct db_query *query, const char *in, struct db_value *params)
{
    for (size_t i = 0; i < query->param_count; i++) {
        const struct db_field *field = &query->params[i];
        if (field->nullable && !in[field->is_set_offset_bytes])
            params[i] = (struct db_value){.kind = DB_NULL};
        else
            params[i] = value_at(field, in + field->offset_bytes);
        if (params[i].kind == DB_TEXT && !text_is_fit(params[i].bytes)) {
            db_fail(db, query->name, "a text holds NUL or is not UTF-8");
            return false;
        }
    }
    return true;
}

static const char *wanted_kind(enum db_field_kind kind)
{
    switch (kind) {
    case DB_FIELD_INT:
    case DB_FIELD_BOOL:
    case DB_FIELD_DATE:
    case DB_FIELD_INSTANT: return "an integer";
    case DB_FIELD_REAL: return "a real number";
    case DB_FIELD_STR: return "a text";
    case DB_FIELD_BYTES: return "bytes";
    case DB_FIELD_ENUM: return "a value of its enum";
    }
    return "";
}

static bool put(char *at, const void *value, size_t size)
{
    memcpy(at, value, size);
    return true;
}

static bool put_bytes(struct arena *arena, char *at, struct str bytes)
{
    struct str copy = str_copy(arena, bytes);
    return put(at, &copy, sizeof copy);
}

/// One value into its place in the struct; false when the column holds something else than was promised.
static bool value_put(struct arena *arena, const struct db_field *field, const struct db_value *value,
                      char *at)
{
    int64_t integer = value->kind == DB_INT ? value->integer : 0;
    int32_t days = (int32_t)integer;
    bool truth = integer != 0;
    double real = 0; // SQLite gives an integer for coalesce(x, 0)
    int in_enum = 0;
    switch (field->kind) {
    case DB_FIELD_INT:
    case DB_FIELD_INSTANT: return value->kind == DB_INT && put(at, &value->integer, sizeof value->integer);
    case DB_FIELD_BOOL: return value->kind == DB_INT && put(at, &truth, sizeof truth);
    case DB_FIELD_DATE: return value->kind == DB_INT && days == integer && put(at, &days, sizeof days);
    case DB_FIELD_REAL:
        real = value->kind == DB_INT ? (double)integer : value->real;
        return (value->kind == DB_REAL || value->kind == DB_INT) && put(at, &real, sizeof real);
    case DB_FIELD_STR: return value->kind == DB_TEXT && put_bytes(arena, at, value->bytes);
    case DB_FIELD_BYTES: return value->kind == DB_BYTES && put_bytes(arena, at, value->bytes);
    case DB_FIELD_ENUM:
        return value->kind == DB_TEXT && db_enum_from_text(field->texts, value->bytes, &in_enum) &&
               put(at, &in_enum, sizeof in_enum);
    }
    return false;
}

static bool row_put(struct db *db, const struct db_query *query, const struct db_value *columns, char *out)
{
    for (size_t i = 0; i < query->column_count; i++) {
        const struct db_field *field = &query->columns[i];
        bool is_set = columns[i].kind != DB_NULL;
        if (field->nullable)
            memcpy(out + field->is_set_offset_bytes, &is_set, sizeof is_set);
        if (field->nullable && !is_set)
            continue;
        if (value_put(db->arena, field, &columns[i], out + field->offset_bytes))
            continue;
        char problem[DB_PROBLEM_BYTES];
        snprintf(problem, sizeof problem, "%s is %s, not %s", field->name, is_set ? "something else" : "NULL",
                 wanted_kind(field->kind));
        db_fail(db, query->name, problem);
        return false;
    }
    return true;
}

static bool query_run(struct db *db, const struct db_query *query, const void *in)
{
    if (db->failed || !params_from(db, query, in, db->conn->params))
        return false;
    db->statements++;
    if (db->pool->backend->run(db->conn, query, db->conn->params))
        return true;
    db_fail(db, query->name, db->conn->problem);
    db->pool->backend->finish(db->conn, query);
    return false;
}

static bool row_read(struct db *db, const struct db_query *query, void *out)
{
    struct db_value *columns = db->conn->columns;
    switch (db->pool->backend->row(db->conn, query, columns)) {
    case DB_ROW: return row_put(db, query, columns, out);
    case DB_NO_ROW: return false;
    case DB_STEP_FAILED: db_fail(db, query->name, db->conn->problem); return false;
    }
    return false;
}

bool db_one(struct db *db, const struct db_query *query, const void *in, void *out)
{
    memset(out, 0, query->row_bytes);
    if (!query_run(db, query, in))
        return false;
    bool found = row_read(db, query, out);
    db->pool->backend->finish(db->conn, query);
    if (db->failed)
        memset(out, 0, query->row_bytes);
    return found;
}

/// A list that becomes long grows in an arena of its own, so that what it has outgrown does not stay.
struct growing {
    struct arena *arena, *aside;
    char *at;
    size_t count, room, row_bytes;
};

static void list_grow(struct growing *list)
{
    enum { SHORT_BYTES = 1 << 14 };
    list->room = list->room ? list->room * 2 : 8;
    struct arena *larger = list->room * list->row_bytes > SHORT_BYTES ? arena_new() : NULL;
    char *at = arena_alloc(larger ? larger : list->arena, list->row_bytes, list->room);
    if (list->count)
        memcpy(at, list->at, list->count * list->row_bytes);
    arena_free(list->aside);
    list->aside = larger;
    list->at = at;
}

static void *list_end(struct growing *list)
{
    char *at = list->at;
    if (list->aside && list->count)
        at =
            memcpy(arena_alloc(list->arena, list->row_bytes, list->count), at, list->count * list->row_bytes);
    arena_free(list->aside);
    return list->count ? at : NULL;
}

void *db_many(struct db *db, const struct db_query *query, const void *in, size_t *count)
{
    struct growing list = {.arena = db->arena, .row_bytes = query->row_bytes};
    *count = 0;
    if (!query_run(db, query, in))
        return NULL;
    for (;; list.count++) {
        if (list.count == list.room)
            list_grow(&list);
        if (!row_read(db, query, list.at + list.count * list.row_bytes))
            break;
        if (list.count == query->rows_most) {
            db_fail(db, query->name, "more rows than its limit");
            break;
        }
    }
    db->pool->backend->finish(db->conn, query);
    *count = list.count = db->failed ? 0 : list.count;
    return list_end(&list);
}

int64_t db_change(struct db *db, const struct db_query *query, const void *in)
{
    if (!query_run(db, query, in))
        return 0;
    if (db->pool->backend->row(db->conn, query, db->conn->columns) == DB_STEP_FAILED)
        db_fail(db, query->name, db->conn->problem);
    int64_t changed = db->pool->backend->finish(db->conn, query);
    return db->failed ? 0 : changed;
}

bool db_statements_check(struct db_pool *pool)
{
    struct arena *arena = arena_new();
    struct db *db = db_begin(pool, DB_READ, arena);
    for (const struct db_query *const *const *file = pool->catalog->files; *file; file++)
        for (const struct db_query *const *query = *file; *query && !db->failed; query++)
            if (!pool->backend->prepare(db->conn, *query))
                db_fail(db, (*query)->name, db->conn->problem);
    enum db_result result = db_end(db, DB_ROLLBACK);
    arena_free(arena);
    return result == DB_DONE;
}
