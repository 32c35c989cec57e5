// SPDX-License-Identifier: EUPL-1.2
// A worker: takes the next ready thing from the epoll set, new clients or a connection, and serves it.
#include "http/connection.h"

#include "base/bug.h"
#include "base/log.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { ACCEPTS_IN_A_ROW = 16 };

/// Its address as text; "unix" for a Unix socket, whose other end has none. One of IPv4 is written as such,
/// also when it came to a socket of IPv6.
static struct peer peer_of(const struct http_server *server, const struct sockaddr_storage *from)
{
    struct peer peer = {.address = "unix"};
    const struct in6_addr *v6 = &((const struct sockaddr_in6 *)(const void *)from)->sin6_addr;
    if (from->ss_family == AF_INET)
        inet_ntop(AF_INET, &((const struct sockaddr_in *)(const void *)from)->sin_addr, peer.address,
                  sizeof peer.address);
    else if (from->ss_family == AF_INET6 && IN6_IS_ADDR_V4MAPPED(v6))
        inet_ntop(AF_INET, &v6->s6_addr[12], peer.address, sizeof peer.address);
    else if (from->ss_family == AF_INET6)
        inet_ntop(AF_INET6, v6, peer.address, sizeof peer.address);
    peer.is_trusted = trusted_proxies_have(&server->proxies, str_from(peer.address));
    if (!peer.is_trusted)
        peer.origin = peer_origin(str_from(peer.address));
    return peer;
}

/// One above the limit: told so and closed, without a worker waiting for it.
static void client_refuse(struct http_server *server, int fd)
{
    static const char answer[] = "HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n"
                                 "Retry-After: 5\r\nContent-Length: 0\r\n\r\n";
    atomic_fetch_add(&server->connections_refused, 1);
    atomic_fetch_add(&server->answers[5], 1);
    send(fd, answer, sizeof answer - 1, MSG_NOSIGNAL | MSG_DONTWAIT);
    close(fd);
}

static void client_take(struct http_server *server, int fd, const struct sockaddr_storage *from)
{
    struct peer peer = peer_of(server, from);
    if (from->ss_family != AF_UNIX)
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
    atomic_fetch_add(&server->connections_total, 1);
    if (connections_make_room(server, &peer.origin))
        connection_open(server, fd, &peer);
    else
        client_refuse(server, fd);
}

/// Out of descriptors or memory the listener rests until the keeper's next round, instead of spinning.
static void clients_accept(struct http_server *server)
{
    int fd = 0;
    for (int i = 0; i < ACCEPTS_IN_A_ROW && fd >= 0; i++) {
        struct sockaddr_storage from = {0};
        fd = accept4(server->listener, (struct sockaddr *)&from, &(socklen_t){sizeof from},
                     SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd >= 0)
            client_take(server, fd, &from);
    }
    if (fd < 0 && errno != EAGAIN && errno != EINTR && errno != ECONNABORTED) {
        atomic_store(&server->listener_paused, true);
        return;
    }
    struct epoll_event event = {.events = EPOLLIN | EPOLLONESHOT, .data.ptr = &server->listener};
    if (!atomic_load(&server->stopping))
        epoll_ctl(server->epoll, EPOLL_CTL_MOD, server->listener, &event);
}

void *worker_run(void *worker)
{
    struct worker *w = worker;
    struct http_server *server = w->server;
    for (;;) {
        struct epoll_event event;
        int count = epoll_wait(server->epoll, &event, 1, -1);
        if (count < 0 && errno != EINTR)
            BUG("epoll_wait: %s", strerror(errno));
        if (count < 1)
            continue;
        if (event.data.ptr == &server->end_event)
            break;
        if (event.data.ptr == &server->listener)
            clients_accept(server);
        else
            connection_ready(w, event.data.ptr);
    }
    arena_free(w->spare);
    w->spare = NULL;
    return NULL;
}
