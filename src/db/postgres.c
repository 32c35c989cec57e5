// SPDX-License-Identifier: EUPL-1.2
// Statements on PostgreSQL: prepared once a connection, by name; parameters and rows in the binary format.
#include "db/postgres.h"

#include <stdio.h>

enum { NAME_BYTES = 16 };

static struct postgres_conn *of(struct db_conn *conn)
{
    return (struct postgres_conn *)conn;
}

/// The empty name is the statement that is not kept.
static void name_of(const struct db_query *query, char name[NAME_BYTES])
{
    name[0] = '\0';
    if (query->index >= 0)
        snprintf(name, NAME_BYTES, "s%d", query->index);
}

static bool prepare(struct db_conn *conn, const struct db_query *query)
{
    char name[NAME_BYTES];
    Oid types[DB_FIELDS_MOST];
    if (query->index >= 0 ? of(conn)->is_prepared[query->index] : of(conn)->once == query)
        return true;
    name_of(query, name);
    for (size_t i = 0; i < query->param_count; i++)
        types[i] = postgres_type(query->params[i].kind);
    int is_sent = PQsendPrepare(of(conn)->pg, name, query->text, (int)query->param_count, types);
    PGresult *result;
    bool done = postgres_answer(of(conn), is_sent, of(conn)->limit_ms, &result);
    PQclear(result);
    if (done && query->index >= 0)
        of(conn)->is_prepared[query->index] = true;
    else
        of(conn)->once = done ? query : NULL;
    return done;
}

static bool columns_fit(struct postgres_conn *c, const struct db_query *query, const PGresult *described)
{
    if ((size_t)PQnfields(described) != query->column_count) {
        db_conn_problem(&c->conn, "%d columns, the signature has %zu", PQnfields(described),
                        query->column_count);
        return false;
    }
    for (size_t i = 0; i < query->column_count; i++)
        if (!postgres_type_fits(PQftype(described, (int)i), query->columns[i].kind)) {
            db_conn_problem(&c->conn, "%s has the type %u of pg_type: cast it", query->columns[i].name,
                            PQftype(described, (int)i));
            return false;
        }
    return true;
}

static bool check(struct db_conn *conn, const struct db_query *query)
{
    char name[NAME_BYTES];
    if (!prepare(conn, query))
        return false;
    name_of(query, name);
    PGresult *described;
    int is_sent = PQsendDescribePrepared(of(conn)->pg, name);
    bool fit = postgres_answer(of(conn), is_sent, of(conn)->limit_ms, &described) &&
               columns_fit(of(conn), query, described);
    PQclear(described);
    return fit;
}

static bool run(struct db_conn *conn, const struct db_query *query, const struct db_value *params)
{
    struct postgres_conn *c = of(conn);
    struct postgres_params *p = &c->params;
    char name[NAME_BYTES];
    if (!prepare(conn, query))
        return false;
    name_of(query, name);
    postgres_params(p, params, query->param_count);
    c->row = 0;
    int is_sent =
        PQsendQueryPrepared(c->pg, name, (int)query->param_count, p->values, p->lengths, p->formats, 1);
    if (!postgres_answer(c, is_sent, c->limit_ms, &c->result))
        return false;
    if ((size_t)PQnfields(c->result) == query->column_count)
        return true;
    db_conn_problem(conn, "%d columns, the signature has %zu", PQnfields(c->result), query->column_count);
    return false;
}

static enum db_step row(struct db_conn *conn, const struct db_query *query, struct db_value *columns)
{
    struct postgres_conn *c = of(conn);
    if (c->row >= PQntuples(c->result))
        return DB_NO_ROW;
    for (size_t i = 0; i < query->column_count; i++)
        if (!postgres_value(c->result, c->row, (int)i, &columns[i])) {
            db_conn_problem(conn, "%s has the type %u of pg_type: cast it", query->columns[i].name,
                            PQftype(c->result, (int)i));
            return DB_STEP_FAILED;
        }
    c->row++;
    return DB_ROW;
}

static int64_t finish(struct db_conn *conn, const struct db_query *query)
{
    struct postgres_conn *c = of(conn);
    int64_t changed = 0;
    (void)query;
    if (c->result)
        str_int(str_from(PQcmdTuples(c->result)), &changed);
    PQclear(c->result);
    c->result = NULL;
    return changed;
}

// Tables refer to each other in circles, so their foreign keys are away while rows are loaded, and are
// checked when they come back.
static const char load_begin_sql[] =
    "SET LOCAL statement_timeout = 0;"
    "CREATE TEMPORARY TABLE foreign_key ON COMMIT DROP AS SELECT conrelid::regclass::text AS of_table, "
    "conname, "
    "pg_get_constraintdef(oid) AS says FROM pg_constraint "
    "WHERE contype = 'f' AND connamespace = current_schema()::regnamespace;"
    "DO $$ DECLARE k record; BEGIN FOR k IN SELECT * FROM foreign_key LOOP "
    "EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', k.of_table, k.conname); END LOOP; END $$";
static const char load_end_sql[] =
    "DO $$ DECLARE k record; BEGIN FOR k IN SELECT * FROM foreign_key LOOP "
    "EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I %s', k.of_table, k.conname, k.says); END LOOP; END $$";

static bool load_begin(struct db_conn *conn)
{
    return postgres_script(conn, load_begin_sql);
}

static bool load_end(struct db_conn *conn)
{
    return postgres_script(conn, load_end_sql);
}

/// Changing the schema is transactional, and foreign keys are checked as ever. An index takes what it takes.
static bool schema_begin(struct db_conn *conn)
{
    return postgres_script(conn, "SET LOCAL statement_timeout = 0");
}

static bool schema_end(struct db_conn *conn)
{
    (void)conn;
    return true;
}

const struct db_backend db_postgres = {
    .name = "PostgreSQL",
    .most = {32, 8},
    .open = postgres_conn_open,
    .close = postgres_conn_close,
    .begin = postgres_begin,
    .end = postgres_end,
    .run = run,
    .row = row,
    .finish = finish,
    .prepare = check,
    .script = postgres_script,
    .schema_begin = schema_begin,
    .schema_end = schema_end,
    .load_begin = load_begin,
    .load_end = load_end,
    .version_there = "SELECT count(to_regclass('schema_version'))",
    .sequence_read = "SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence($1, 'id')::regclass), 0)",
    .sequence_write = "SELECT setval(pg_get_serial_sequence($1, 'id'), greatest($2, 1), $2 > 0)",
};
