// SPDX-License-Identifier: EUPL-1.2
// A list under a lock; whoever writes takes the whole of it.
#include "web/seen.h"

#include "auth/part.h"
#include "auth/token.h"
#include "base/bug.h"
#include "sql/auth.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { NOTES_MOST = 1024 };

struct note {
    char token_hash[TOKEN_HASH_BYTES];
    struct instant at;
};

struct notes {
    struct note at[NOTES_MOST];
    size_t count;
};

struct seen {
    pthread_mutex_t mutex;
    struct notes notes;
};

struct seen *seen_new(void)
{
    struct seen *seen = calloc(1, sizeof *seen);
    if (!seen)
        die("out of memory");
    pthread_mutex_init(&seen->mutex, NULL);
    return seen;
}

void seen_free(struct seen *seen)
{
    pthread_mutex_destroy(&seen->mutex);
    free(seen);
}

void seen_note(struct seen *seen, struct str token_hash, struct instant now)
{
    struct notes *n = &seen->notes;
    size_t i = 0;
    ASSERT(token_hash.len == TOKEN_HASH_BYTES);
    pthread_mutex_lock(&seen->mutex);
    while (i < n->count && memcmp(n->at[i].token_hash, token_hash.at, TOKEN_HASH_BYTES) != 0)
        i++;
    if (i < NOTES_MOST) {
        memcpy(n->at[i].token_hash, token_hash.at, TOKEN_HASH_BYTES);
        n->at[i].at = now;
        n->count += i == n->count;
    }
    pthread_mutex_unlock(&seen->mutex);
}

static struct notes notes_take(struct seen *seen)
{
    pthread_mutex_lock(&seen->mutex);
    struct notes notes = seen->notes;
    seen->notes.count = 0;
    pthread_mutex_unlock(&seen->mutex);
    return notes;
}

void seen_write(struct seen *seen, struct db_pool *pool)
{
    struct notes notes = notes_take(seen);
    if (!notes.count)
        return;
    struct arena *arena = arena_new();
    struct db *db = db_begin_part(pool, part_of_sessions(), arena);
    for (size_t i = 0; i < notes.count; i++)
        session_seen(db, (struct str){notes.at[i].token_hash, TOKEN_HASH_BYTES}, notes.at[i].at);
    db_end(db, DB_COMMIT);
    arena_free(arena);
}
