// SPDX-License-Identifier: EUPL-1.2
// All connections of a server: counted, cut when they are overdue, and made room among.
#include "http/connection.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { NEWCOMERS_MOST = 64 }; // above the limit, while those that make room for them end

void connections_add(struct http_server *server, struct connection *c)
{
    pthread_mutex_lock(&server->lock);
    c->older = server->connections;
    if (c->older)
        c->older->newer = c;
    server->connections = c;
    server->connection_count++;
    pthread_mutex_unlock(&server->lock);
}

/// The socket is closed under the lock, so that the keeper never shuts down a number that was given out
/// again.
void connections_drop(struct http_server *server, struct connection *c)
{
    pthread_mutex_lock(&server->lock);
    *(c->newer ? &c->newer->older : &server->connections) = c->older;
    if (c->older)
        c->older->newer = c->newer;
    server->connection_count--;
    close(c->fd);
    pthread_mutex_unlock(&server->lock);
}

static void connection_cut(struct connection *c, int64_t now_ms, bool stopping)
{
    struct stage stage = stage_load(&c->stage);
    bool overdue = now_ms >= stage.deadline_ms;
    switch (stage.phase) {
    case CONNECTION_IDLE:
        if (overdue || stopping)
            shutdown(c->fd, SHUT_RD);
        break;
    case CONNECTION_READING:
        if (overdue)
            shutdown(c->fd, SHUT_RD);
        break;
    case CONNECTION_WRITING:
    case CONNECTION_LINGERING:
        if (overdue)
            shutdown(c->fd, SHUT_RDWR);
        break;
    case CONNECTION_HANDLING: break; // a handler ends when it ends
    }
}

int connections_cut(struct http_server *server)
{
    int64_t now_ms = monotonic_ms();
    bool stopping = atomic_load(&server->stopping);
    pthread_mutex_lock(&server->lock);
    for (struct connection *c = server->connections; c; c = c->older)
        connection_cut(c, now_ms, stopping);
    int count = server->connection_count;
    pthread_mutex_unlock(&server->lock);
    return count;
}

void connections_close(struct http_server *server)
{
    while (server->connections)
        connection_close(server, NULL, server->connections);
}

static bool has_unread_bytes(const struct connection *c)
{
    struct pollfd poll_fd = {.fd = c->fd, .events = POLLIN};
    return poll(&poll_fd, 1, 0) == 1;
}

int connections_waiting(struct http_server *server)
{
    int count = 0;
    pthread_mutex_lock(&server->lock);
    for (struct connection *c = server->connections; c; c = c->older) {
        enum connection_phase phase = stage_load(&c->stage).phase;
        count += (phase == CONNECTION_IDLE || phase == CONNECTION_READING) && has_unread_bytes(c);
    }
    pthread_mutex_unlock(&server->lock);
    return count;
}

/// Looks at none where all of them together are fewer than one may have.
static int count_of(const struct http_server *server, const struct origin *origin)
{
    int count = 0;
    if (!origin_is_counted(origin) || server->connection_count < server->options.connections_of_one_most)
        return 0;
    for (const struct connection *c = server->connections; c; c = c->older)
        count += origin_same(&c->peer.origin, origin);
    return count;
}

static struct connection *longest_idle(struct http_server *server, const struct origin *origin)
{
    struct connection *found = NULL;
    int64_t earliest_ms = INT64_MAX;
    for (struct connection *c = server->connections; c; c = c->older) {
        struct stage stage = stage_load(&c->stage);
        if (stage.phase != CONNECTION_IDLE || c->is_leaving || stage.deadline_ms > earliest_ms)
            continue;
        if (origin && !origin_same(&c->peer.origin, origin))
            continue;
        found = c;
        earliest_ms = stage.deadline_ms;
    }
    return found;
}

/// Of all, or (not NULL) of those from there.
static bool idle_one_leaves(struct http_server *server, const struct origin *origin)
{
    struct connection *idle = longest_idle(server, origin);
    if (!idle)
        return false;
    idle->is_leaving = true;
    shutdown(idle->fd, SHUT_RD);
    return true;
}

bool connections_make_room(struct http_server *server, const struct origin *origin)
{
    const struct http_options *o = &server->options;
    pthread_mutex_lock(&server->lock);
    int all_over = server->connection_count - o->connections_most,
        one_over = count_of(server, origin) - o->connections_of_one_most;
    bool may = all_over < NEWCOMERS_MOST && one_over < NEWCOMERS_MOST;
    if (one_over >= 0)
        may = may && idle_one_leaves(server, origin);
    else if (all_over >= 0)
        may = may && idle_one_leaves(server, NULL);
    pthread_mutex_unlock(&server->lock);
    return may;
}

bool connections_claim(struct http_server *server, struct connection *c, struct str peer)
{
    struct origin origin = peer_origin(peer);
    pthread_mutex_lock(&server->lock);
    bool may = count_of(server, &origin) < server->options.connections_of_one_most;
    if (may)
        c->peer.origin = origin;
    pthread_mutex_unlock(&server->lock);
    return may;
}

void connections_unclaim(struct http_server *server, struct connection *c)
{
    pthread_mutex_lock(&server->lock);
    c->peer.origin = (struct origin){0};
    pthread_mutex_unlock(&server->lock);
}
