// SPDX-License-Identifier: EUPL-1.2
// One client's connection, from accept to close. Internal to http/; see server.h for who may touch what.
//
//     IDLE -> READING -> HANDLING -> WRITING -> IDLE ...         a request and its answer
//                   \-> in a lane -^   \-> WRITING -> LINGERING -> closed   the last answer
#ifndef HTTP_CONNECTION_H
#define HTTP_CONNECTION_H

#include "http/server.h"

#include <sys/uio.h>

enum connection_phase {
    CONNECTION_IDLE,
    CONNECTION_READING,
    CONNECTION_HANDLING, // or its request waits for that, whole, in a lane
    CONNECTION_WRITING,
    CONNECTION_LINGERING, // the answer is out; reads on so that the client is not reset before it has read it
};

/// What it does, and until when. The keeper reads both at any time: they are one word, so that it never
/// sees the phase of one stage with the deadline of another, and cuts an answer that has just begun.
struct stage {
    enum connection_phase phase;
    int64_t deadline_ms; // on the monotonic clock
};

typedef atomic_llong atomic_stage;

struct peer {
    char address[HTTP_PEER_BYTES];
    bool is_trusted;
    struct origin origin; // under the lock: whom the connection is counted for; a trusted proxy's only while
                          // it carries a request
};

struct connection {
    int fd;
    struct connection *newer, *older;
    bool is_leaving; // under the lock: it makes room for a newcomer
    atomic_stage stage;
    atomic_bool held; // by a worker, see connection_hold()
    struct peer peer;
    // While a request is read, handled and answered:
    struct arena *arena;
    struct http_reader *reader;
    bool keep_alive, continued;
    int lane;                   // of the request
    struct connection *behind;  // in that lane, while it waits
    int64_t body_bytes_counted; // of a large body, in the server's sum
    struct iovec out[2];        // what is left to write: head and body
    int64_t answer_deadline_ms; // for all of the answer
    // Bytes of the next request that came along with this one; at most HTTP_READ_BYTES.
    char *early;
    size_t early_len;
};

void stage_store(atomic_stage *at, struct stage stage);
struct stage stage_load(const atomic_stage *at);

/// Takes a new socket into the server's list and epoll set.
void connection_open(struct http_server *server, int fd, const struct peer *peer);
/// Does what can be done without waiting, then arms or closes the connection.
void connection_ready(struct worker *worker, struct connection *connection);
/// Ends it at once. Without a worker: for when none has it.
void connection_close(struct http_server *server, struct worker *worker, struct connection *connection);

// ---- all of them, in connections.c ----

void connections_add(struct http_server *server, struct connection *connection);
/// Takes it out of the list, and closes its socket.
void connections_drop(struct http_server *server, struct connection *connection);
/// True when one more may come from there. Where all places are taken, or all that one address may have, the
/// one that has been idle for longest ends for it: so that who holds many connections and asks nothing keeps
/// nobody out.
bool connections_make_room(struct http_server *server, const struct origin *origin);
/// Counts a proxy's connection for who asks through it, until the request ends. False where that one asks
/// too much at a time already.
bool connections_claim(struct http_server *server, struct connection *connection, struct str peer);
void connections_unclaim(struct http_server *server, struct connection *connection);
/// Cuts those over their deadline, and all idle ones when the server is stopping. Returns how many are open.
int connections_cut(struct http_server *server);
/// Closes all; for when no worker runs any more.
void connections_close(struct http_server *server);
/// How many have bytes that no worker has taken yet.
int connections_waiting(struct http_server *server);

#endif
