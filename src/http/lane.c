// SPDX-License-Identifier: EUPL-1.2
// Entering a lane, waiting in it, leaving it.
#include "http/lane.h"

#include "http/connection.h"

static bool has_worker(const struct http_server *server, int lane)
{
    int most = server->options.lane_most[lane];
    return !most || server->lanes[lane].running < most;
}

static void wait_behind(struct lane *lane, struct connection *c)
{
    c->behind = NULL;
    *(lane->first ? &lane->last->behind : &lane->first) = c;
    lane->last = c;
    lane->waiting++;
}

/// Who comes after others that wait does not overtake them: while any wait, all workers of the lane are
/// taken.
bool lane_enter(struct http_server *server, struct connection *c)
{
    pthread_mutex_lock(&server->lanes_lock);
    bool may = has_worker(server, c->lane);
    server->lanes[c->lane].running += may;
    pthread_mutex_unlock(&server->lanes_lock);
    return may;
}

bool lane_wait(struct http_server *server, struct connection *c)
{
    pthread_mutex_lock(&server->lanes_lock);
    bool may = has_worker(server, c->lane);
    if (may)
        server->lanes[c->lane].running++;
    else
        wait_behind(&server->lanes[c->lane], c);
    pthread_mutex_unlock(&server->lanes_lock);
    return may;
}

struct connection *lane_leave(struct http_server *server, int number)
{
    struct lane *lane = &server->lanes[number];
    pthread_mutex_lock(&server->lanes_lock);
    struct connection *next = lane->first;
    if (next) { // it takes over the place of who leaves
        lane->first = next->behind;
        lane->waiting--;
    } else {
        lane->running--;
    }
    pthread_mutex_unlock(&server->lanes_lock);
    return next;
}

int64_t lanes_waiting(struct http_server *server)
{
    int64_t waiting = 0;
    pthread_mutex_lock(&server->lanes_lock);
    for (int i = 0; i < HTTP_LANES_MOST; i++)
        waiting += server->lanes[i].waiting;
    pthread_mutex_unlock(&server->lanes_lock);
    return waiting;
}
