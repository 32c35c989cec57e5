// SPDX-License-Identifier: EUPL-1.2
// The write lock, and the checkpoints under it.
//
// SQLite up to 3.51.2 can lose commits when a checkpoint on one connection races a commit on another (the
// "WAL-reset bug", sqlite.org/wal.html). So nothing checkpoints by itself here, and whoever commits or
// checkpoints, in whatever process, holds the advisory lock on PATH.lock.
#include "db/sqlite.h"

#include <errno.h>
#include <string.h>
#include <sys/file.h>

enum { NAP_US_LEAST = 500, NAP_US_MOST = 10000 };

static int64_t now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * US_PER_SECOND + now.tv_nsec / 1000;
}

bool sqlite_lock(struct sqlite_conn *c)
{
    int64_t until = now_us() + DB_WAIT_SECONDS * US_PER_SECOND;
    long nap_us = NAP_US_LEAST;
    while (flock(c->lock_fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR) {
            db_conn_problem(&c->conn, "the lock file: %s", strerror(errno));
            return false;
        }
        if (now_us() > until) {
            db_conn_problem(&c->conn, "another process has been writing for %d s", DB_WAIT_SECONDS);
            return false;
        }
        nanosleep(&(struct timespec){0, nap_us * 1000}, NULL);
        nap_us = nap_us * 2 > NAP_US_MOST ? NAP_US_MOST : nap_us * 2;
    }
    return true;
}

void sqlite_unlock(struct sqlite_conn *c)
{
    flock(c->lock_fd, LOCK_UN);
}

void sqlite_checkpoint(struct sqlite_conn *c, int how)
{
    int left = 0, moved = 0;
    sqlite3_busy_timeout(c->db, 250); // readers may hold the log longer than a writer should wait
    if (sqlite3_wal_checkpoint_v2(c->db, NULL, how, &left, &moved) == SQLITE_OK && left == moved) {
        c->log_pages = 0;
        c->is_to_empty = c->is_to_empty && how != SQLITE_CHECKPOINT_TRUNCATE;
    }
    sqlite3_busy_timeout(c->db, DB_WAIT_SECONDS * 1000);
}
