// SPDX-License-Identifier: EUPL-1.2
// Asking PostgreSQL, and waiting no longer than is worth it (PostgreSQL 15, 34.4 "Asynchronous Command
// Processing"). PQexec() would wait for ever: a server that is stopped, or a proxy whose far end is gone,
// keeps its connection and says nothing.
#include "db/postgres.h"

#include "base/bug.h"

#include <errno.h>
#include <poll.h>

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/// Sends what is left to send and reads what comes, until there is a result. False: none came in time. A
/// connection that breaks has a result, which says so.
static bool wait_until(PGconn *pg, int64_t until_ms)
{
    for (;;) {
        int unsent = PQflush(pg);
        if (unsent < 0 || (unsent == 0 && !PQisBusy(pg)))
            return true;
        int64_t left_ms = until_ms - now_ms();
        if (left_ms <= 0)
            return false;
        struct pollfd socket = {.fd = PQsocket(pg), .events = unsent ? POLLIN | POLLOUT : POLLIN};
        if (poll(&socket, 1, (int)left_ms) < 0 && errno != EINTR)
            die("poll: no memory");
        if (socket.revents & (POLLIN | POLLERR | POLLHUP) && !PQconsumeInput(pg))
            return true;
    }
}

bool postgres_answer(struct postgres_conn *c, int is_sent, int limit_ms, PGresult **out)
{
    int64_t until_ms = now_ms() + limit_ms;
    *out = NULL;
    while (is_sent) {
        if (!wait_until(c->pg, until_ms)) {
            db_conn_problem(&c->conn, "the server has said nothing for %d s", limit_ms / 1000);
            c->conn.is_broken = true;
            return false;
        }
        PGresult *next = PQgetResult(c->pg);
        if (!next)
            break;
        bool failed_before = *out && PQresultStatus(*out) == PGRES_FATAL_ERROR; // of a text, the first counts
        PQclear(failed_before ? next : *out);
        *out = failed_before ? *out : next;
    }
    return postgres_done(c, *out);
}
