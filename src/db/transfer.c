// SPDX-License-Identifier: EUPL-1.2
// Carries every row from one database to another of the same schema: this makes a backup of PostgreSQL a
// SQLite file, and brings a backup into PostgreSQL. The texts of these statements are made from the schema's
// own names; nothing a user wrote is ever part of one.
#include "base/bug.h"
#include "base/buf.h"
#include "db/backend.h"

enum { FETCH_ROWS = 1000, SQL_BYTES_MOST = 16384 };

struct table {
    struct str name;
    bool numbers_itself;
};

struct column {
    struct str name, type;
};

struct named {
    struct str name;
};

struct sequence {
    struct str table;
    int64_t highest;
};

static const struct db_field named_params[] = {{"name", DB_FIELD_STR, false, 0, 0, NULL}};

static const struct db_field table_columns[] = {
    {"name", DB_FIELD_STR, false, offsetof(struct table, name), 0, NULL},
    {"numbers_itself", DB_FIELD_BOOL, false, offsetof(struct table, numbers_itself), 0, NULL},
};

static const struct db_query tables_query = {
    .name = "tables",
    .text = "SELECT t.name, s.sql LIKE '%AUTOINCREMENT%' FROM pragma_table_list AS t JOIN sqlite_schema AS s "
            "ON s.type = 'table' AND s.name = t.name WHERE t.schema = 'main' AND t.type = 'table' "
            "AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY t.name",
    .index = -1,
    .columns = table_columns,
    .column_count = 2,
    .row_bytes = sizeof(struct table),
    .rows_most = 1000,
};

static const struct db_field column_columns[] = {
    {"name", DB_FIELD_STR, false, offsetof(struct column, name), 0, NULL},
    {"type", DB_FIELD_STR, false, offsetof(struct column, type), 0, NULL},
};

static const struct db_query columns_query = {
    .name = "columns",
    .text = "SELECT name, type FROM pragma_table_info($1) ORDER BY cid",
    .index = -1,
    .params = named_params,
    .param_count = 1,
    .columns = column_columns,
    .column_count = 2,
    .row_bytes = sizeof(struct column),
    .rows_most = DB_FIELDS_MOST,
};

static const struct db_field sequence_params[] = {
    {"table", DB_FIELD_STR, false, offsetof(struct sequence, table), 0, NULL},
    {"highest", DB_FIELD_INT, false, offsetof(struct sequence, highest), 0, NULL},
};

static enum db_field_kind kind_of(struct str type)
{
    return str_is(type, S("INTEGER")) || str_is(type, S("BIGINT")) ? DB_FIELD_INT
           : str_is(type, S("REAL"))                               ? DB_FIELD_REAL
           : str_is(type, S("BLOB"))                               ? DB_FIELD_BYTES
                                                                   : DB_FIELD_STR;
}

static struct db_query *query_new(struct arena *arena, struct str text, const struct db_field *columns,
                                  size_t count)
{
    struct db_query *query = NEW(arena, struct db_query);
    *query = (struct db_query){.name = "transfer", .text = str_c(arena, text), .index = -1};
    query->columns = columns;
    query->column_count = count;
    return query;
}

static struct str column_names(struct arena *arena, const struct column *columns, size_t count)
{
    struct str *names = NEW_ARRAY(arena, struct str, count);
    for (size_t i = 0; i < count; i++)
        names[i] = str_format(arena, "\"%.*s\"", STR(columns[i].name));
    return str_join(arena, names, count, S(", "));
}

static struct db_query *insert_query(struct arena *arena, struct str table, struct str names,
                                     const struct db_field *fields, size_t count)
{
    struct buf text = buf_new(arena, SQL_BYTES_MOST);
    buf_format(&text, "INSERT INTO \"%.*s\" (%.*s) VALUES (", STR(table), STR(names));
    for (size_t i = 0; i < count; i++)
        buf_format(&text, "%s$%zu", i ? ", " : "", i + 1);
    buf_str(&text, S(")"));
    struct db_query *query = query_new(arena, buf_get(&text), NULL, 0);
    query->params = fields;
    query->param_count = count;
    return query;
}

static bool started(struct db *db, const struct db_query *query, const struct db_value *params)
{
    if (!db->failed && !db->pool->backend->run(db->conn, query, params))
        db_fail(db, query->text, db->conn->problem);
    return !db->failed;
}

static bool next_row(struct db *db, const struct db_query *query, struct db_value *columns)
{
    enum db_step step = db->failed ? DB_STEP_FAILED : db->pool->backend->row(db->conn, query, columns);
    if (step == DB_STEP_FAILED)
        db_fail(db, query->text, db->conn->problem);
    return step == DB_ROW;
}

/// A statement without rows.
static void put(struct db *db, const struct db_query *query, const struct db_value *params)
{
    if (started(db, query, params))
        next_row(db, query, db->conn->columns);
    db->pool->backend->finish(db->conn, query);
}

/// One statement's rows, inserted as they come; how many there were.
static int64_t rows_copy(struct db *from, const struct db_query *select, struct db *to,
                         const struct db_query *insert)
{
    struct db_value *values = from->conn->columns;
    int64_t rows = 0;
    if (started(from, select, NULL))
        for (; !to->failed && next_row(from, select, values); rows++)
            put(to, insert, values);
    from->pool->backend->finish(from->conn, select);
    return rows;
}

/// PostgreSQL would give the whole table at once: a cursor gives it in pieces.
static void table_rows(struct db *from, struct str select, struct db *to, const struct db_query *insert)
{
    struct arena *arena = from->arena;
    const struct db_field *fields = insert->params;
    if (from->pool->backend == &db_sqlite) {
        rows_copy(from, query_new(arena, select, fields, insert->param_count), to, insert);
        return;
    }
    struct str declare = str_format(arena, "DECLARE piece NO SCROLL CURSOR FOR %.*s", STR(select));
    put(from, query_new(arena, declare, NULL, 0), NULL);
    struct str fetch = str_format(arena, "FETCH %d FROM piece", FETCH_ROWS);
    const struct db_query *piece = query_new(arena, fetch, fields, insert->param_count);
    while (rows_copy(from, piece, to, insert) == FETCH_ROWS)
        continue;
    put(from, query_new(arena, S("CLOSE piece"), NULL, 0), NULL);
}

static void sequence_copy(struct db *from, struct db *to, struct str table)
{
    struct sequence sequence = {.table = table};
    struct named named = {table};
    const struct db_field highest = {"highest", DB_FIELD_INT, false, 0, 0, NULL};
    struct db_query *read = query_new(from->arena, str_from(from->pool->backend->sequence_read), &highest, 1);
    read->params = named_params;
    read->param_count = 1;
    read->row_bytes = sizeof sequence.highest;
    db_one(from, read, &named, &sequence.highest);
    struct db_value params[] = {{.kind = DB_TEXT, .bytes = table},
                                {.kind = DB_INT, .integer = sequence.highest}};
    bool answers = to->pool->backend != &db_sqlite; // setval() gives a row
    struct db_query *write =
        query_new(to->arena, str_from(to->pool->backend->sequence_write), &highest, answers ? 1 : 0);
    write->params = sequence_params;
    write->param_count = 2;
    if (started(to, write, params))
        next_row(to, write, to->conn->columns);
    to->pool->backend->finish(to->conn, write);
}

static void table_copy(struct db *schema, struct db *from, struct db *to, const struct table *table)
{
    struct arena *arena = from->arena;
    size_t count;
    struct column *columns = db_many(schema, &columns_query, &(struct named){table->name}, &count);
    struct db_field *fields = NEW_ARRAY(arena, struct db_field, count);
    for (size_t i = 0; i < count; i++)
        fields[i] =
            (struct db_field){.name = str_c(arena, columns[i].name), .kind = kind_of(columns[i].type)};
    struct str names = column_names(arena, columns, count);
    struct db_query *insert = insert_query(arena, table->name, names, fields, count);
    struct str select = str_format(arena, "SELECT %.*s FROM \"%.*s\"", STR(names), STR(table->name));
    put(to, query_new(arena, str_format(arena, "DELETE FROM \"%.*s\"", STR(table->name)), NULL, 0), NULL);
    table_rows(from, select, to, insert);
    if (table->numbers_itself)
        sequence_copy(from, to, table->name);
}

void db_transfer(struct db *from, struct db *to)
{
    struct db *schema = from->pool->backend == &db_sqlite ? from : to;
    ASSERT(schema->pool->backend == &db_sqlite);
    size_t count;
    struct table *tables = db_many(schema, &tables_query, NULL, &count);
    if (!to->failed && !to->pool->backend->load_begin(to->conn))
        db_fail(to, "transfer", to->conn->problem);
    for (size_t i = 0; i < count && !from->failed && !to->failed; i++)
        table_copy(schema, from, to, &tables[i]);
    if (!to->failed && !to->pool->backend->load_end(to->conn))
        db_fail(to, "transfer", to->conn->problem);
}
