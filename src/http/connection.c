// SPDX-License-Identifier: EUPL-1.2
// The life of a connection: bytes in, requests out of them, answers back, always without waiting.
#include "http/connection.h"

#include "base/bug.h"
#include "base/log.h"
#include "http/response.h"

#include <errno.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
    PHASES = CONNECTION_LINGERING + 1,
    LINGER_MS = 2000,
    IN_A_ROW_MOST = 8,              // pipelined requests before the other connections have their turn
    ANSWER_BYTES_PER_MS_LEAST = 16, // 16 kB a second: who reads an answer slower than that is cut
};

/// What a connection waits for when a worker lets go of it.
enum wait { WAIT_READ, WAIT_WRITE, WAIT_TURN, WAIT_LANE, WAIT_NO_MORE };

int64_t monotonic_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void stage_store(atomic_stage *at, struct stage stage)
{
    atomic_store(at, stage.deadline_ms * PHASES + (int64_t)stage.phase);
}

struct stage stage_load(const atomic_stage *at)
{
    int64_t both = atomic_load(at);
    return (struct stage){(enum connection_phase)(both % PHASES), both / PHASES};
}

static void phase_set(struct connection *c, enum connection_phase phase, int64_t within_ms)
{
    stage_store(&c->stage, (struct stage){phase, monotonic_ms() + within_ms});
}

static void request_begin(struct worker *w, struct connection *c)
{
    c->arena = w->spare ? w->spare : arena_new();
    w->spare = NULL;
    c->reader = http_reader_new(c->arena, &w->server->limits);
    c->continued = false;
    phase_set(c, CONNECTION_READING, w->server->options.request_ms);
}

/// Gives back what the request held. The worker keeps one arena for the next.
static void request_end(struct http_server *server, struct worker *w, struct connection *c)
{
    if (!c->reader)
        return;
    http_reader_end(c->reader);
    c->reader = NULL;
    if (c->peer.is_trusted)
        connections_unclaim(server, c);
    atomic_fetch_sub(&server->body_bytes, c->body_bytes_counted);
    c->body_bytes_counted = 0;
    if (w && !w->spare) {
        arena_reset(c->arena);
        w->spare = c->arena;
    } else {
        arena_free(c->arena);
    }
    c->arena = NULL;
}

void connection_close(struct http_server *server, struct worker *w, struct connection *c)
{
    request_end(server, w, c);
    connections_drop(server, c);
    free(c->early);
    free(c);
}

static struct str date_now(struct worker *w)
{
    int64_t second = time(NULL);
    if (second != w->date_second)
        http_date_write(second, w->date);
    w->date_second = second;
    return str_from(w->date);
}

static void problem_write(const struct http_options *options, struct http_response *response, int status)
{
    *response = (struct http_response){.status = status, .arena = response->arena, .body = S("")};
    if (options->problem)
        options->problem(options->context, response);
    else
        response_default_problem(response);
    response->status = status;
}

/// Makes the answer ready to be sent; from here on the connection is writing.
static void answer(struct worker *w, struct connection *c, struct http_response *response)
{
    if (!response_is_sound(response))
        problem_write(&w->server->options, response, 500);
    if (!response_is_sound(response)) { // the problem page itself is broken
        *response = (struct http_response){.status = 500, .arena = response->arena, .body = S("")};
    }
    c->keep_alive = c->keep_alive && !atomic_load(&w->server->stopping);
    struct answer_terms terms = {date_now(w), c->keep_alive, c->reader->is_http_1_0};
    struct str head = response_head(response, terms), body = response->body;
    if (c->reader->request.method == HTTP_HEAD || !status_has_body(response->status))
        body = S("");
    c->out[0] = (struct iovec){(void *)(uintptr_t)head.at, head.len};
    c->out[1] = (struct iovec){(void *)(uintptr_t)body.at, body.len};
    atomic_fetch_add(&w->server->answers[response->status / 100], 1);
    c->answer_deadline_ms =
        monotonic_ms() + w->server->options.request_ms + (int64_t)(body.len / ANSWER_BYTES_PER_MS_LEAST);
    phase_set(c, CONNECTION_WRITING, w->server->options.request_ms);
}

/// An answer that no handler writes; nothing more is read from this client.
static void answer_problem(struct worker *w, struct connection *c, int status)
{
    struct http_response response = {.arena = c->arena};
    problem_write(&w->server->options, &response, status);
    c->keep_alive = false;
    answer(w, c, &response);
}

/// A request is whole. False where who asks through a proxy asks too much at a time.
static bool request_admit(struct http_server *server, struct connection *c)
{
    struct http_request *request = &c->reader->request;
    request->peer = str_from(c->peer.address);
    if (!c->peer.is_trusted)
        return true;
    proxy_apply(request);
    return connections_claim(server, c, request->peer);
}

/// False when it has to wait in its lane.
static bool request_enter(struct http_server *server, struct connection *c)
{
    const struct http_request *request = &c->reader->request;
    c->lane = server->options.lane ? server->options.lane(server->options.context, request) : 0;
    phase_set(c, CONNECTION_HANDLING, 0); // it ends when it ends
    return lane_enter(server, c);
}

/// In its lane. Whoever waits there for this worker is the next that it serves.
static void request_handle(struct worker *w, struct connection *c)
{
    const struct http_options *options = &w->server->options;
    struct http_response response = {.arena = c->arena, .body = S("")};
    c->keep_alive = c->reader->framing.keep_alive;
    atomic_fetch_add(&w->server->working, 1);
    options->handle(options->context, &c->reader->request, &response);
    atomic_fetch_sub(&w->server->working, 1);
    w->next = lane_leave(w->server, c->lane);
    answer(w, c, &response);
}

static void out_advance(struct connection *c, size_t len)
{
    for (size_t i = 0; i < 2; i++) {
        size_t part = len < c->out[i].iov_len ? len : c->out[i].iov_len;
        c->out[i].iov_base = (char *)c->out[i].iov_base + part;
        c->out[i].iov_len -= part;
        len -= part;
    }
}

static enum wait linger_begin(struct worker *w, struct connection *c)
{
    request_end(w->server, w, c);
    phase_set(c, CONNECTION_LINGERING, LINGER_MS);
    return shutdown(c->fd, SHUT_WR) == 0 ? WAIT_READ : WAIT_NO_MORE;
}

/// A client that takes nothing for the time of a request is cut, and so is one that only ever takes a little.
static enum wait answer_wait(struct worker *w, struct connection *c)
{
    int64_t left_ms = c->answer_deadline_ms - monotonic_ms(), stall_ms = w->server->options.request_ms;
    phase_set(c, CONNECTION_WRITING, left_ms < stall_ms ? left_ms : stall_ms);
    return WAIT_WRITE;
}

/// Sends what is left of the answer. WAIT_READ: it is out, and the connection stays or lingers.
static enum wait answer_send(struct worker *w, struct connection *c)
{
    while (c->out[0].iov_len + c->out[1].iov_len) {
        struct msghdr message = {.msg_iov = c->out, .msg_iovlen = 2};
        ssize_t sent = sendmsg(c->fd, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && errno == EAGAIN)
            return answer_wait(w, c);
        if (sent < 0 && errno != EINTR)
            return WAIT_NO_MORE;
        if (sent > 0)
            out_advance(c, (size_t)sent);
    }
    if (!c->keep_alive)
        return linger_begin(w, c);
    request_end(w->server, w, c);
    phase_set(c, CONNECTION_IDLE, w->server->options.idle_ms);
    return WAIT_READ;
}

static void early_keep(struct connection *c, struct str in)
{
    char *kept = NULL;
    if (in.len) {
        kept = malloc(in.len);
        if (!kept)
            die("out of memory (%zu bytes)", in.len);
        memcpy(kept, in.at, in.len);
    }
    free(c->early);
    c->early = kept;
    c->early_len = in.len;
}

/// Counts what has come of a large body. False when all of them together are more than is allowed.
static bool body_memory_allows(struct http_server *server, struct connection *c)
{
    if (!c->reader->body_is_mapped)
        return true;
    int64_t more = (int64_t)c->reader->body_len - c->body_bytes_counted;
    c->body_bytes_counted += more;
    return atomic_fetch_add(&server->body_bytes, more) + more <= server->options.body_memory_bytes;
}

static enum wait request_wait(struct connection *c)
{
    static const char interim[] = "HTTP/1.1 100 Continue\r\n\r\n";
    if (c->continued || !http_reader_awaits_continue(c->reader))
        return WAIT_READ;
    c->continued = true;
    ssize_t sent = send(c->fd, interim, sizeof interim - 1, MSG_NOSIGNAL | MSG_DONTWAIT);
    return sent == (ssize_t)sizeof interim - 1 ? WAIT_READ : WAIT_NO_MORE;
}

static enum wait request_queue(struct connection *c, struct str in)
{
    early_keep(c, in);
    return WAIT_LANE;
}

/// Reads requests out of `in` and answers them, one after the other, until something has to be waited for.
static enum wait requests_serve(struct worker *w, struct connection *c, struct str in)
{
    for (int served = 0; in.len; served++) {
        if (served == IN_A_ROW_MOST || w->next) {
            early_keep(c, in);
            return WAIT_TURN;
        }
        if (!c->reader)
            request_begin(w, c);
        enum http_read read = http_reader_feed(c->reader, &in);
        if (!body_memory_allows(w->server, c))
            answer_problem(w, c, 503);
        else if (read == HTTP_READ_MORE)
            return request_wait(c);
        else if (read == HTTP_READ_BAD)
            answer_problem(w, c, c->reader->status);
        else if (!request_admit(w->server, c))
            answer_problem(w, c, 503);
        else if (request_enter(w->server, c))
            request_handle(w, c);
        else
            return request_queue(c, in);
        enum wait wait = answer_send(w, c);
        if (wait == WAIT_WRITE && c->keep_alive)
            early_keep(c, in);
        if (wait != WAIT_READ || !c->keep_alive)
            return wait;
    }
    return WAIT_READ;
}

static bool is_overdue(struct connection *c)
{
    return monotonic_ms() >= stage_load(&c->stage).deadline_ms;
}

/// No more bytes will come: because the client ended, or because the keeper cut it short.
static enum wait input_end(struct worker *w, struct connection *c)
{
    if (!c->reader || !is_overdue(c))
        return WAIT_NO_MORE;
    answer_problem(w, c, 408);
    return answer_send(w, c);
}

static enum wait input_read(struct worker *w, struct connection *c)
{
    if (c->early_len) {
        struct str in = {w->in, c->early_len};
        memcpy(w->in, c->early, c->early_len);
        early_keep(c, S(""));
        return requests_serve(w, c, in);
    }
    ssize_t got = recv(c->fd, w->in, sizeof w->in, MSG_DONTWAIT);
    if (got > 0)
        return requests_serve(w, c, (struct str){w->in, (size_t)got});
    if (got == 0)
        return input_end(w, c);
    return errno == EAGAIN || errno == EINTR ? WAIT_READ : WAIT_NO_MORE;
}

static enum wait output_write(struct worker *w, struct connection *c)
{
    enum wait wait = answer_send(w, c);
    return wait == WAIT_READ && c->keep_alive && c->early_len ? input_read(w, c) : wait;
}

/// Throws away what the client still sends, until it has read its answer and ends.
static enum wait linger(struct worker *w, struct connection *c)
{
    ssize_t got = recv(c->fd, w->in, sizeof w->in, MSG_DONTWAIT);
    bool goes_on = got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
    return goes_on && !is_overdue(c) ? WAIT_READ : WAIT_NO_MORE;
}

static enum wait connection_step(struct worker *w, struct connection *c)
{
    switch (stage_load(&c->stage).phase) {
    case CONNECTION_IDLE:
    case CONNECTION_READING: return input_read(w, c);
    case CONNECTION_WRITING: return output_write(w, c);
    case CONNECTION_LINGERING: return linger(w, c);
    case CONNECTION_HANDLING: break;
    }
    BUG("a worker has this connection");
}

static uint32_t events_of(enum wait wait)
{
    return (wait == WAIT_READ ? EPOLLIN | EPOLLRDHUP : EPOLLOUT) | EPOLLONESHOT;
}

/// The event can be here before the worker that armed it has come back from epoll_ctl(): wait for those few
/// instructions. `held` also passes on what that worker wrote.
static void connection_hold(struct connection *c)
{
    while (atomic_exchange(&c->held, true))
        sched_yield();
}

/// A request that had waited for its lane, and what came behind it.
static enum wait request_resume(struct worker *w, struct connection *c)
{
    request_handle(w, c);
    return output_write(w, c);
}

/// Lets go of a connection: to the epoll set, to a lane, or for ever.
static void connection_release(struct worker *w, struct connection *c, enum wait wait)
{
    while (wait == WAIT_LANE) {
        if (!lane_wait(w->server, c))
            return; // another worker may have it already
        wait = request_resume(w, c);
    }
    struct epoll_event event = {.events = events_of(wait), .data.ptr = c};
    if (wait != WAIT_NO_MORE && epoll_ctl(w->server->epoll, EPOLL_CTL_MOD, c->fd, &event) == 0)
        atomic_store(&c->held, false);
    else
        connection_close(w->server, w, c);
}

void connection_ready(struct worker *worker, struct connection *connection)
{
    connection_hold(connection);
    connection_release(worker, connection, connection_step(worker, connection));
    while (worker->next) {
        struct connection *next = worker->next;
        worker->next = NULL;
        connection_release(worker, next, request_resume(worker, next));
    }
}

void connection_open(struct http_server *server, int fd, const struct peer *peer)
{
    struct connection *c = calloc(1, sizeof *c);
    if (!c)
        die("out of memory (%zu bytes)", sizeof *c);
    c->fd = fd;
    c->peer = *peer;
    phase_set(c, CONNECTION_IDLE, server->options.request_ms); // who connects should ask
    connections_add(server, c);
    struct epoll_event event = {.events = events_of(WAIT_READ), .data.ptr = c};
    atomic_store(&c->held, true);
    if (epoll_ctl(server->epoll, EPOLL_CTL_ADD, fd, &event) == 0)
        atomic_store(&c->held, false);
    else
        connection_close(server, NULL, c);
}
