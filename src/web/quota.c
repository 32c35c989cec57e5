// SPDX-License-Identifier: EUPL-1.2
// Counts of the minute, under a lock.
#include "web/quota.h"

#include "base/bug.h"

#include <pthread.h>
#include <stdlib.h>

enum { ACCOUNTS_MOST = 1024 };

struct counted {
    int64_t who, minute;
    int count;
};

struct quota {
    pthread_mutex_t mutex;
    struct counted at[ACCOUNTS_MOST];
    int a_minute;
};

struct quota *quota_new(int a_minute)
{
    struct quota *quota = calloc(1, sizeof *quota);
    if (!quota)
        die("out of memory");
    pthread_mutex_init(&quota->mutex, NULL);
    quota->a_minute = a_minute;
    return quota;
}

void quota_free(struct quota *quota)
{
    pthread_mutex_destroy(&quota->mutex);
    free(quota);
}

/// Where this one is counted, or the one who asked longest ago.
static struct counted *place_of(struct quota *quota, int64_t who)
{
    struct counted *oldest = &quota->at[0];
    for (size_t i = 0; i < ACCOUNTS_MOST; i++) {
        if (quota->at[i].who == who)
            return &quota->at[i];
        if (quota->at[i].minute < oldest->minute)
            oldest = &quota->at[i];
    }
    return oldest;
}

bool quota_take(struct quota *quota, int64_t who, struct instant now)
{
    int64_t minute = now.us / US_PER_MINUTE;
    pthread_mutex_lock(&quota->mutex);
    struct counted *c = place_of(quota, who);
    if (c->who != who || c->minute != minute)
        *c = (struct counted){who, minute, 0};
    bool is_left = c->count < quota->a_minute;
    c->count += is_left;
    pthread_mutex_unlock(&quota->mutex);
    return is_left;
}
