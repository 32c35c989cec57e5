// SPDX-License-Identifier: EUPL-1.2
// Connections to PostgreSQL, and transactions on them.
#include "db/postgres.h"

#include "base/bug.h"
#include "base/log.h"

#include <stdlib.h>
#include <string.h>

// One writer at a time for all processes, as in SQLite: what a later transaction reads, an earlier one has
// committed. Who writes in a part shares the lock of the whole with those of other parts, and then takes that
// of the part: always in this order, and one part only, so that nobody waits in a circle.
#define LOCK_WHOLE "500202566259" // the letters of "tvers"
enum { PART_ID_BITS = 48 };       // the kind stands above them, so that no part has the number of the whole

static const char *const begins[] = {"BEGIN READ ONLY ISOLATION LEVEL REPEATABLE READ",
                                     "BEGIN READ WRITE ISOLATION LEVEL READ COMMITTED"};

#define SETTINGS(statement_timeout)                                                                          \
    "SET statement_timeout = '" statement_timeout "'; SET lock_timeout = '28s';"                             \
    "SET idle_in_transaction_session_timeout = '600s';"                                                      \
    "SET client_min_messages = warning; SET timezone = 'UTC';"                                               \
    "SET standard_conforming_strings = on; SET bytea_output = 'hex'"
static const char *const settings[] = {SETTINGS("9s"), SETTINGS("29s")};
_Static_assert(POSTGRES_READ_MS == 10000 && POSTGRES_WRITE_MS == 30000, "the server gives up before we do");

static struct postgres_conn *of(struct db_conn *conn)
{
    return (struct postgres_conn *)conn;
}

static const char *part(const PGresult *result, int field)
{
    const char *text = PQresultErrorField(result, field);
    return text ? text : "";
}

/// Classes 22 and 23 quote what users wrote: of them only the code and the constraint are told.
static void problem_note(struct postgres_conn *c, const PGresult *result)
{
    const char *code = part(result, PG_DIAG_SQLSTATE);
    bool quotes = strncmp(code, "22", 2) == 0 || strncmp(code, "23", 2) == 0;
    db_conn_problem(&c->conn, "%s %s%s", code, quotes ? "" : part(result, PG_DIAG_MESSAGE_PRIMARY),
                    part(result, PG_DIAG_CONSTRAINT_NAME));
}

bool postgres_done(struct postgres_conn *c, const PGresult *result)
{
    ExecStatusType status = PQresultStatus(result);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
        return true;
    problem_note(c, result);
    if (PQstatus(c->pg) != CONNECTION_OK) {
        db_conn_problem(&c->conn, "the server went away");
        c->conn.is_broken = true;
    }
    return false;
}

static bool say(struct postgres_conn *c, const char *text, int limit_ms)
{
    PGresult *result;
    c->once = NULL; // a text without parameters ends the unnamed statement (Protocol, "Extended Query")
    bool done = postgres_answer(c, PQsendQuery(c->pg, text), limit_ms, &result);
    PQclear(result);
    return done;
}

bool postgres_script(struct db_conn *conn, const char *text)
{
    return say(of(conn), text, POSTGRES_SCRIPT_MS);
}

static bool lock(struct postgres_conn *c, struct db_part part)
{
    char text[160];
    if (!part.kind)
        return say(c, "SELECT pg_advisory_xact_lock(" LOCK_WHOLE ")", POSTGRES_LOCK_MS);
    int64_t id = part.id & ((INT64_C(1) << PART_ID_BITS) - 1), kind = (int64_t)part.kind << PART_ID_BITS;
    snprintf(text, sizeof text,
             "SELECT pg_advisory_xact_lock_shared(" LOCK_WHOLE "); SELECT pg_advisory_xact_lock(%lld)",
             (long long)(kind | id));
    return say(c, text, POSTGRES_LOCK_MS);
}

/// Where the lock is not to be had, the connection is as good as before.
bool postgres_begin(struct db_conn *conn, enum db_mode mode, struct db_part part)
{
    struct postgres_conn *c = of(conn);
    if (!say(c, begins[mode], POSTGRES_BEGIN_MS))
        return false;
    if (mode == DB_READ || lock(c, part))
        return true;
    char why[DB_PROBLEM_BYTES];
    snprintf(why, sizeof why, "%s", conn->problem);
    conn->is_broken = conn->is_broken || !say(c, "ROLLBACK", POSTGRES_BEGIN_MS);
    db_conn_problem(conn, "%s", why);
    return false;
}

bool postgres_end(struct db_conn *conn, enum db_mode mode, enum db_ending ending)
{
    struct postgres_conn *c = of(conn);
    PGresult *result = NULL;
    c->once = NULL;
    (void)mode;
    if (conn->is_broken) // it is rolled back where the connection ends
        return ending == DB_ROLLBACK;
    int is_sent = PQsendQuery(c->pg, ending == DB_COMMIT ? "COMMIT" : "ROLLBACK");
    bool done = postgres_answer(c, is_sent, POSTGRES_WRITE_MS, &result);
    if (done && ending == DB_COMMIT && strcmp(PQcmdStatus(result), "COMMIT") != 0) {
        db_conn_problem(conn, "the server rolled it back");
        done = false;
    }
    if (PQtransactionStatus(c->pg) != PQTRANS_IDLE)
        conn->is_broken = true;
    PQclear(result);
    return done;
}

static void no_notice(void *arg, const char *message)
{
    (void)arg;
    (void)message;
}

/// A pooler may hand a prepared statement's name to another client's text. One is in between when the
/// server's process is another than it told when connecting.
static bool is_direct(struct postgres_conn *c)
{
    PGresult *result;
    int is_sent = PQsendQuery(c->pg, "SELECT pg_backend_pid()");
    bool done = postgres_answer(c, is_sent, POSTGRES_BEGIN_MS, &result);
    bool direct = done && PQntuples(result) == 1 && atoi(PQgetvalue(result, 0, 0)) == PQbackendPID(c->pg);
    if (done && !direct)
        db_conn_problem(&c->conn, "a connection pooler is in between; connect to PostgreSQL itself");
    PQclear(result);
    return direct;
}

// A machine that is gone says nothing either, and TCP by itself would wait for a quarter of an hour. What the
// URL says of the first five goes before.
static const char *const connect_names[] = {
    "connect_timeout",  "keepalives_idle",           "keepalives_interval",
    "keepalives_count", "tcp_user_timeout",          "dbname",
    "client_encoding",  "fallback_application_name", NULL};

static bool connect_to(struct postgres_conn *c, const char *url, enum db_mode mode)
{
    c->pg = PQconnectdbParams(connect_names,
                              (const char *[]){"3", "10", "5", "2", "10000", url, "UTF8", "tvers", NULL}, 1);
    if (PQstatus(c->pg) != CONNECTION_OK) {
        const char *why = PQerrorMessage(c->pg);
        db_conn_problem(&c->conn, "%.*s", (int)strcspn(why, "\n"), why);
        return false;
    }
    PQsetNoticeProcessor(c->pg, no_notice, NULL);
    PQsetnonblocking(c->pg, 1);
    const char *encoding = PQparameterStatus(c->pg, "server_encoding");
    if (!encoding || strcmp(encoding, "UTF8") != 0) {
        db_conn_problem(&c->conn, "the database's encoding is not UTF8");
        return false;
    }
    return is_direct(c) && say(c, settings[mode], POSTGRES_BEGIN_MS);
}

struct db_conn *postgres_conn_open(struct db_pool *pool, enum db_mode mode, enum db_opened *how)
{
    struct postgres_conn *c = calloc(1, sizeof *c);
    bool *is_prepared = calloc((size_t)pool->catalog->query_count + 1, sizeof *is_prepared);
    if (!c || !is_prepared)
        die("out of memory");
    c->conn.pool = pool;
    c->is_prepared = is_prepared;
    c->limit_ms = mode == DB_READ ? POSTGRES_READ_MS : POSTGRES_WRITE_MS;
    if (connect_to(c, pool->where, mode)) {
        *how = DB_OPENED;
        return &c->conn;
    }
    *how = DB_UNREACHABLE;
    log_line(LOG_ERROR, "db: open: %s", c->conn.problem);
    postgres_conn_close(&c->conn);
    return NULL;
}

void postgres_conn_close(struct db_conn *conn)
{
    PQfinish(of(conn)->pg);
    free(of(conn)->is_prepared);
    free(conn);
}
