// SPDX-License-Identifier: EUPL-1.2
// How many workers one kind of request may hold. Internal to http/; http_options says which kinds there are.
//
//     lane 1, two workers at most:   [handled] [handled]   <- waits <- waits <- waits
//
// A request for which its lane has no worker waits without one, in the order of arrival; the worker that
// leaves the lane goes on with it. So whoever asks for long work waits for long work, and nobody else does.
#ifndef HTTP_LANE_H
#define HTTP_LANE_H

#include <stdbool.h>
#include <stdint.h>

struct connection;
struct http_server;

struct lane {
    int running;
    int64_t waiting;
    struct connection *first, *last; // of those that wait
};

/// True when the connection's request may be handled now.
bool lane_enter(struct http_server *server, struct connection *connection);
/// The same, but false means that it waits in the lane, and belongs to whoever leaves that.
bool lane_wait(struct http_server *server, struct connection *connection);
/// The first that waited, to be handled by the caller; NULL when none did.
struct connection *lane_leave(struct http_server *server, int lane);
/// How many wait, in all lanes.
int64_t lanes_waiting(struct http_server *server);

#endif
