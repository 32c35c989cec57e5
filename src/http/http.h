// SPDX-License-Identifier: EUPL-1.2
// The seam between the network and the pages: an HTTP/1.1 server (RFC 9110, RFC 9112) that is strict about
// what it reads. It answers each request exactly once or closes; whatever could be read in two ways is
// refused.
//
//     static void handle(void *context, struct http_request *request, struct http_response *response)
//     {
//         response->status = 200;
//         http_response_header(response, S("Content-Type"), S("text/plain; charset=utf-8"));
//         response->body = str_format(request->arena, "You asked for %.*s\n", STR(request->path));
//     }
//
//     struct http_server *server = http_server_new(&(struct http_options){.port = 8080, .handle = handle});
//     if (server)
//         http_server_run(server);      // until http_server_stop(server), from any thread or a signal
//         handler
//     http_server_free(server);
//
// Threads: `threads` workers wait on one epoll set, which is the queue they share. A worker takes a
// connection that is ready, reads without waiting, runs the handler when a request is whole, and writes
// without waiting. A slow handler therefore holds up one worker, and a slow client none. Lanes (http/lane.h)
// bound how many workers a kind of request may hold, so that slow handlers never hold all. The thread in
// http_server_run() cuts whoever is over a deadline.
//
// Ownership: the request, the response and all that they point to live in request->arena and end with the
// answer. A body may also point to memory that never goes away. The handler runs on any worker, several at
// once.
//
// It does no TLS and no HTTP/2: that is for nginx or HAProxy in front (deploy/).
#ifndef HTTP_HTTP_H
#define HTTP_HTTP_H

#include "base/str.h"

enum {
    HTTP_HEAD_BYTES_MOST = 16 * 1024,  // request line, fields and trailers together: 431
    HTTP_FIELDS_MOST = 64,             // 431
    HTTP_TARGET_BYTES_MOST = 8 * 1024, // 414
    HTTP_BODY_BYTES_MOST = 1 << 20,    // unless body_limit_bytes says otherwise: 413
    HTTP_ANSWER_FIELDS_MOST = 32,      // more, or a larger head, and the answer is a 500
    HTTP_ANSWER_HEAD_BYTES_MOST = 16 * 1024,
    HTTP_LARGE_BODY_BYTES = 64 * 1024, // a body above this gets a memory mapping of its own
    HTTP_LANES_MOST = 8,
};

enum http_method { HTTP_GET, HTTP_HEAD, HTTP_POST, HTTP_PUT, HTTP_PATCH, HTTP_DELETE, HTTP_OPTIONS };

struct http_header {
    struct str name, value;
};

struct http_request {
    enum http_method method; // HEAD too: answer as for GET, the body is left out by the server
    struct str target;       // as it was sent
    struct str path;  // percent-decoded: starts with '/', UTF-8, without controls, "." and ".." segments
    struct str query; // as it was sent, without '?'; see http/form.h
    struct str host;  // with its port if one was sent; empty in HTTP/1.0 without Host
    struct str body;
    struct str peer;    // address as text; behind a trusted proxy the last hop of X-Forwarded-For
    bool https_outside; // a trusted proxy said X-Forwarded-Proto: https
    const struct http_header *headers;
    size_t header_count;
    struct arena *arena;
};

struct http_response {
    int status;
    struct str body;
    struct http_header headers[HTTP_ANSWER_FIELDS_MOST];
    size_t header_count;
    bool has_too_many_headers;
    struct arena *arena;
};

/// The first field of that name, in any case; .at is NULL when there is none.
struct str http_request_header(const struct http_request *request, struct str name);
struct str http_method_name(enum http_method method);

/// Adds a field. Content-Length, Connection and Date are the server's own. A value with a line break or
/// another control character makes the whole answer a 500, so that no text of a user can end a field early;
/// so do too many fields and too large ones.
void http_response_header(struct http_response *response, struct str name, struct str value);

/// The phrase of a status (RFC 9110 section 15), "Not Found"; empty for one that is not used here.
struct str http_reason(int status);

struct http_options {
    struct str address;   // empty: 127.0.0.1; an IPv4 or IPv6 address; or the path of a Unix socket ("/...")
    uint16_t port;        // 0: the system chooses, see http_server_port()
    int threads;          // 0: 2 x cores + 4, at least 8
    int connections_most; // 0: 1000; one above it takes the place of the longest idle one, else is answered
                          // 503
    int connections_of_one_most; // 0: a quarter of that; for one address, of IPv6 for one /64. The same holds
                                 // there. Behind a trusted proxy it counts requests by the forwarded address.
                                 // This machine and the proxies themselves are not counted.
    int request_ms;              // 0: 10,000; for the whole of a request, not renewed by its bytes: 408
    int idle_ms;                 // 0: 30,000; between requests
    int64_t body_memory_bytes;   // 0: 256 MB; for the large bodies of all requests that are coming in: 503
    int stop_ms;                 // 0: 10,000; for what runs when the server is told to stop
    /// The lane of a request, 0 to HTTP_LANES_MOST - 1, and how many workers each lane may hold; 0: all.
    /// NULL: one lane for all.
    int (*lane)(void *context, const struct http_request *request);
    int lane_most[HTTP_LANES_MOST];
    /// The largest body that a path takes; NULL: HTTP_BODY_BYTES_MOST for all.
    size_t (*body_limit_bytes)(void *context, struct str path);
    void (*handle)(void *context, struct http_request *request, struct http_response *response);
    /// Writes the page for an answer that never reached a handler (400, 408, 413, 414, 417, 431, 500, 501,
    /// 503, 505); status is set already. NULL: a short English page.
    void (*problem)(void *context, struct http_response *response);
    void *context;
    const struct str
        *trusted_proxies; // "127.0.0.1", "10.0.0.0/8", "::1", "unix"; only they may speak for others
    size_t trusted_proxy_count;
};

struct http_server;

/// Listens, but answers nothing yet. NULL with a logged reason when the address cannot be had.
struct http_server *http_server_new(const struct http_options *options);
/// Serves until it is told to stop and what ran is finished. False when a handler was still running after
/// stop_ms: the process should end without http_server_free().
bool http_server_run(struct http_server *server);
/// From any thread, and from a signal handler.
void http_server_stop(struct http_server *server);
void http_server_free(struct http_server *server);
uint16_t http_server_port(const struct http_server *server);

struct http_stats {
    int64_t answers[6]; // by hundreds of the status: answers[2] counts 200 to 299
    int64_t connections_total, connections_refused;
    int64_t connections; // open now
    int64_t body_bytes;  // of large bodies in memory now
    int64_t working;     // workers in a handler now
    int64_t waiting;     // requests that no worker has taken yet: the queue
};

struct http_stats http_server_stats(struct http_server *server);

#endif
