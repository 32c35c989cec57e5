// SPDX-License-Identifier: EUPL-1.2
// Birth, running and end of a server; its keeper of deadlines.
#include "http/connection.h"

#include "base/bug.h"
#include "base/log.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { KEEPER_ROUND_MS = 250, THREADS_LEAST = 8, DESCRIPTORS_FOR_OTHERS = 128 };

union address {
    struct sockaddr any;
    struct sockaddr_in ipv4;
    struct sockaddr_in6 ipv6;
    struct sockaddr_un path;
};

/// Length of the address, or 0 when the text is none.
static socklen_t address_parse(struct str text, uint16_t port, union address *out)
{
    char copy[sizeof out->path.sun_path] = "";
    *out = (union address){0};
    if (text.len >= sizeof copy)
        return 0;
    memcpy(copy, text.at, text.len);
    if (inet_pton(AF_INET, copy, &out->ipv4.sin_addr) == 1) {
        out->ipv4.sin_family = AF_INET;
        out->ipv4.sin_port = htons(port);
        return sizeof out->ipv4;
    }
    if (inet_pton(AF_INET6, copy, &out->ipv6.sin6_addr) == 1) {
        out->ipv6.sin6_family = AF_INET6;
        out->ipv6.sin6_port = htons(port);
        return sizeof out->ipv6;
    }
    if (copy[0] != '/')
        return 0;
    out->path.sun_family = AF_UNIX;
    memcpy(out->path.sun_path, copy, sizeof copy);
    return sizeof out->path;
}

/// A socket file that a killed server left behind is in the way; one that somebody listens on is not ours.
static void stale_socket_remove(const union address *address, socklen_t len)
{
    int probe = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (probe >= 0 && connect(probe, &address->any, len) != 0 && errno == ECONNREFUSED)
        unlink(address->path.sun_path);
    close(probe);
}

static bool listener_open(struct http_server *server)
{
    union address address;
    struct str text = server->options.address;
    socklen_t len = address_parse(text, server->options.port, &address);
    if (!len) {
        log_line(LOG_ERROR, "http: \"%.*s\" is not an address to listen on", STR(text));
        return false;
    }
    if (address.any.sa_family == AF_UNIX)
        stale_socket_remove(&address, len);
    server->listener = socket(address.any.sa_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    setsockopt(server->listener, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));
    if (bind(server->listener, &address.any, len) != 0 || listen(server->listener, SOMAXCONN) != 0) {
        log_line(LOG_ERROR, "http: cannot listen on %.*s port %d: %s", STR(text), server->options.port,
                 strerror(errno));
        return false;
    }
    if (address.any.sa_family == AF_UNIX)
        memcpy(server->socket_path, address.path.sun_path, sizeof server->socket_path);
    union address bound = {0};
    getsockname(server->listener, &bound.any, &(socklen_t){sizeof bound});
    server->port = ntohs(bound.any.sa_family == AF_INET    ? bound.ipv4.sin_port
                         : bound.any.sa_family == AF_INET6 ? bound.ipv6.sin6_port
                                                           : 0);
    return true;
}

static bool epoll_add(struct http_server *server, int *fd, uint32_t events)
{
    struct epoll_event event = {.events = events, .data.ptr = fd};
    return epoll_ctl(server->epoll, EPOLL_CTL_ADD, *fd, &event) == 0;
}

static void or_default(int *value, int otherwise)
{
    if (*value <= 0)
        *value = otherwise;
}

static int connections_possible(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur > INT32_MAX)
        return INT32_MAX;
    int all = (int)limit.rlim_cur;
    return all > 2 * DESCRIPTORS_FOR_OTHERS ? all - DESCRIPTORS_FOR_OTHERS : all / 2;
}

static void options_complete(struct http_options *o)
{
    int threads = 2 * (int)sysconf(_SC_NPROCESSORS_ONLN) + 4;
    or_default(&o->threads, threads < THREADS_LEAST ? THREADS_LEAST : threads);
    or_default(&o->connections_most, 1000);
    or_default(&o->request_ms, 10 * 1000);
    or_default(&o->idle_ms, 30 * 1000);
    or_default(&o->stop_ms, 10 * 1000);
    if (o->body_memory_bytes <= 0)
        o->body_memory_bytes = 256 << 20;
    int possible = connections_possible();
    if (o->connections_most > possible)
        o->connections_most = possible;
    or_default(&o->connections_of_one_most, o->connections_most / 4 + 1);
    if (!o->address.len)
        o->address = S("127.0.0.1");
}

static bool server_open(struct http_server *server)
{
    const struct http_options *o = &server->options;
    if (!trusted_proxies_read(o->trusted_proxies, o->trusted_proxy_count, &server->proxies)) {
        log_line(LOG_ERROR, "http: a trusted proxy is not an address, a prefix or \"unix\"");
        return false;
    }
    if (!listener_open(server))
        return false;
    server->epoll = epoll_create1(EPOLL_CLOEXEC);
    server->stop_event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    server->end_event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    bool ready = server->epoll >= 0 && server->stop_event >= 0 && server->end_event >= 0 &&
                 epoll_add(server, &server->end_event, EPOLLIN) &&
                 epoll_add(server, &server->listener, EPOLLIN | EPOLLONESHOT);
    if (!ready)
        log_line(LOG_ERROR, "http: %s", strerror(errno));
    return ready;
}

struct http_server *http_server_new(const struct http_options *options)
{
    ASSERT(options->handle);
    struct http_server *server = calloc(1, sizeof *server);
    if (!server)
        die("out of memory (%zu bytes)", sizeof *server);
    server->options = *options;
    options_complete(&server->options);
    server->limits = (struct http_limits){options->body_limit_bytes, options->context};
    server->epoll = server->listener = server->stop_event = server->end_event = -1;
    pthread_mutex_init(&server->lock, NULL);
    pthread_mutex_init(&server->lanes_lock, NULL);
    if (!server_open(server)) {
        http_server_free(server);
        return NULL;
    }
    return server;
}

static void descriptor_close(int fd)
{
    if (fd >= 0)
        close(fd);
}

void http_server_free(struct http_server *server)
{
    if (!server)
        return;
    connections_close(server);
    descriptor_close(server->listener);
    descriptor_close(server->epoll);
    descriptor_close(server->stop_event);
    descriptor_close(server->end_event);
    pthread_mutex_destroy(&server->lock);
    pthread_mutex_destroy(&server->lanes_lock);
    free(server->workers);
    free(server);
}

uint16_t http_server_port(const struct http_server *server)
{
    return server->port;
}

void http_server_stop(struct http_server *server)
{
    atomic_store(&server->stopping, true);
    ssize_t ignored = write(server->stop_event, &(uint64_t){1}, sizeof(uint64_t));
    (void)ignored; // it can only be full, and then the keeper is being woken already
}

/// Signals are for the thread that called http_server_run().
static void workers_start(struct http_server *server)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    server->workers = calloc((size_t)server->options.threads, sizeof *server->workers);
    if (!server->workers)
        die("out of memory (%d workers)", server->options.threads);
    for (int i = 0; i < server->options.threads; i++) {
        server->workers[i].server = server;
        if (pthread_create(&server->workers[i].thread, NULL, worker_run, &server->workers[i]) != 0)
            die("cannot start a thread");
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static void listener_resume(struct http_server *server)
{
    struct epoll_event event = {.events = EPOLLIN | EPOLLONESHOT, .data.ptr = &server->listener};
    if (atomic_exchange(&server->listener_paused, false))
        epoll_ctl(server->epoll, EPOLL_CTL_MOD, server->listener, &event);
}

static void deadlines_keep(struct http_server *server)
{
    while (!atomic_load(&server->stopping)) {
        struct pollfd stop = {.fd = server->stop_event, .events = POLLIN};
        poll(&stop, 1, KEEPER_ROUND_MS);
        connections_cut(server);
        listener_resume(server);
    }
}

/// Lets what runs come to its end, at most until the deadline.
static void work_finish(struct http_server *server, int64_t deadline_ms)
{
    epoll_ctl(server->epoll, EPOLL_CTL_DEL, server->listener, NULL);
    shutdown(server->listener, SHUT_RDWR);
    if (server->socket_path[0])
        unlink(server->socket_path);
    while (connections_cut(server) > 0 && monotonic_ms() < deadline_ms)
        poll(NULL, 0, 20);
}

static bool workers_join(struct http_server *server)
{
    ssize_t ignored = write(server->end_event, &(uint64_t){1}, sizeof(uint64_t));
    (void)ignored;
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += 1;
    bool all = true;
    for (int i = 0; i < server->options.threads; i++)
        all = pthread_timedjoin_np(server->workers[i].thread, NULL, &until) == 0 && all;
    return all;
}

bool http_server_run(struct http_server *server)
{
    workers_start(server);
    deadlines_keep(server);
    work_finish(server, monotonic_ms() + server->options.stop_ms);
    return workers_join(server);
}

struct http_stats http_server_stats(struct http_server *server)
{
    struct http_stats stats = {
        .connections_total = atomic_load(&server->connections_total),
        .connections_refused = atomic_load(&server->connections_refused),
        .body_bytes = atomic_load(&server->body_bytes),
        .working = atomic_load(&server->working),
        .waiting = connections_waiting(server) + lanes_waiting(server),
    };
    for (size_t i = 0; i < 6; i++)
        stats.answers[i] = atomic_load(&server->answers[i]);
    pthread_mutex_lock(&server->lock);
    stats.connections = server->connection_count;
    pthread_mutex_unlock(&server->lock);
    return stats;
}
