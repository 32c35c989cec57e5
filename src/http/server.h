// SPDX-License-Identifier: EUPL-1.2
// What the threads of one server share. Internal to http/.
//
//     keeper (http_server_run) --shutdown()--> connection <--epoll, one at a time-- worker, worker, ...
//
// A connection is armed in the epoll set with EPOLLONESHOT: from the moment a worker gets it until the worker
// arms it again it is that worker's alone. The keeper reads only its deadline and its phase, and never
// closes: it shuts the socket down, which wakes a worker. The lock guards the list of connections and nothing
// else.
#ifndef HTTP_SERVER_H
#define HTTP_SERVER_H

#include "http/http.h"
#include "http/lane.h"
#include "http/proxy.h"
#include "http/reader.h"

#include <pthread.h>
#include <stdatomic.h>

enum { HTTP_READ_BYTES = 16 * 1024, HTTP_PEER_BYTES = 48 };

struct connection;

struct http_server {
    struct http_options options;
    struct http_limits limits;
    struct trusted_proxies proxies;
    int epoll, listener, stop_event, end_event;
    uint16_t port;
    char socket_path[108]; // empty unless it listens on a Unix socket
    atomic_bool stopping, listener_paused;
    pthread_mutex_t lock;
    struct connection *connections; // newest first
    int connection_count;           // under the lock
    pthread_mutex_t lanes_lock;
    struct lane lanes[HTTP_LANES_MOST]; // under that
    struct worker *workers;
    atomic_llong answers[6], connections_total, connections_refused, working;
    atomic_llong body_bytes; // of large bodies, in memory now
};

struct worker {
    struct http_server *server;
    pthread_t thread;
    struct arena *spare;     // for the next request; NULL when a connection has taken it along
    struct connection *next; // has waited for a lane that this worker has left
    int64_t date_second;     // of `date`
    char date[32];
    char in[HTTP_READ_BYTES];
};

int64_t monotonic_ms(void);
/// Serves connections until the server's end_event.
void *worker_run(void *worker);

#endif
