// SPDX-License-Identifier: EUPL-1.2
// A server with clients: what it answers, whom it keeps waiting, and how it stops.
#include "test.h"

#include "base/buf.h"
#include "http/connection.h"

#include <arpa/inet.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static struct str repeat(struct str s, size_t times)
{
    struct buf out = buf_new(test_arena(), 1 << 22);
    for (size_t i = 0; i < times; i++)
        buf_str(&out, s);
    return buf_get(&out);
}

static atomic_bool gate_is_open; // for "/gate", which waits

static void echo(void *context, struct http_request *request, struct http_response *response)
{
    (void)context;
    response->status = 200;
    if (str_is(request->path, S("/split")))
        http_response_header(response, S("Location"), S("/x\r\nSet-Cookie: a=b"));
    if (str_is(request->path, S("/large")))
        http_response_header(response, S("Location"), repeat(S("a"), 70000));
    for (int i = 0; str_is(request->path, S("/many")) && i < 100; i++)
        http_response_header(response, S("X-A"), S("b"));
    while (str_is(request->path, S("/gate")) && !atomic_load(&gate_is_open))
        usleep(1000);
    if (str_is(request->path, S("/slow")))
        usleep(300 * 1000);
    response->body = request->body.len ? request->body : request->path;
}

static void *run(void *server)
{
    return http_server_run(server) ? server : NULL;
}

struct running {
    struct http_server *server;
    pthread_t thread;
    uint16_t port;
};

static struct running server_start(struct http_options options)
{
    struct running r;
    options.handle = echo;
    options.threads = 2;
    r.server = http_server_new(&options);
    CHECK(r.server && pthread_create(&r.thread, NULL, run, r.server) == 0);
    r.port = http_server_port(r.server);
    return r;
}

/// Stops it and checks that everything that ran came to its end.
static void server_end(struct running r)
{
    void *finished = NULL;
    http_server_stop(r.server);
    CHECK(pthread_join(r.thread, &finished) == 0 && finished == r.server);
    http_server_free(r.server);
}

static int dial(uint16_t port, struct str bytes)
{
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in to = {
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr = {htonl(INADDR_LOOPBACK)}};
    CHECK(connect(fd, (struct sockaddr *)&to, sizeof to) == 0);
    CHECK(!bytes.len || send(fd, bytes.at, bytes.len, MSG_NOSIGNAL) == (ssize_t)bytes.len);
    return fd;
}

/// All that comes until the server closes.
static struct str hear(int fd)
{
    char in[4096];
    struct buf all = buf_new(test_arena(), 1 << 20);
    for (ssize_t got; (got = recv(fd, in, sizeof in, 0)) > 0;)
        buf_str(&all, (struct str){in, (size_t)got});
    close(fd);
    return buf_get(&all);
}

static size_t occurrences(struct str s, struct str part)
{
    size_t count = 0;
    for (size_t at = str_find_str(s, part, 0); at < s.len; at = str_find_str(s, part, at + part.len))
        count++;
    return count;
}

TEST("a server answers pipelined requests in order and each once")
{
    struct running r = server_start((struct http_options){0});
    struct str one = S("GET /one HTTP/1.1\r\nHost: a\r\n\r\n"),
               last = S("HEAD /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    struct str got = hear(dial(r.port, str_cat(test_arena(), repeat(one, 20), last)));
    CHECK_INT(occurrences(got, S("HTTP/1.1 200 OK\r\n")), 21);
    CHECK_INT(occurrences(got, S("/one")), 20);
    CHECK(str_ends(got, S("Connection: close\r\nContent-Length: 5\r\n\r\n")));
    CHECK_INT(http_server_stats(r.server).answers[2], 21);
    server_end(r);
}

TEST("after a request that is refused nothing more is answered")
{
    struct running r = server_start((struct http_options){0});
    struct str got = hear(dial(r.port, S("GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n")));
    CHECK_INT(occurrences(got, S("HTTP/1.1 ")), 1);
    CHECK(str_starts(got, S("HTTP/1.1 400 ")));
    CHECK_INT(http_server_stats(r.server).answers[4], 1);
    server_end(r);
}

TEST("a line break in a field of an answer makes it an error page")
{
    struct running r = server_start((struct http_options){0});
    struct str got = hear(dial(r.port, S("GET /split HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")));
    CHECK(str_starts(got, S("HTTP/1.1 500 ")) && !occurrences(got, S("Set-Cookie")));
    server_end(r);
}

TEST("a head that is too large, or of too many fields, is an error page, and the server lives on")
{
    struct running r = server_start((struct http_options){0});
    const char *odd[] = {"/large", "/many"};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        struct str ask =
            str_format(test_arena(), "GET %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", odd[i]);
        CHECK(str_starts(hear(dial(r.port, ask)), S("HTTP/1.1 500 ")));
    }
    struct str fine = hear(dial(r.port, S("GET /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")));
    CHECK(str_starts(fine, S("HTTP/1.1 200 ")));
    server_end(r);
}

TEST("a server that is told to stop finishes what it has begun and closes what is idle")
{
    struct running r = server_start((struct http_options){0});
    int idle = dial(r.port, S("")), busy = dial(r.port, S("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n"));
    while (http_server_stats(r.server).working == 0)
        usleep(1000);
    http_server_stop(r.server);
    struct str got = hear(busy);
    CHECK(str_starts(got, S("HTTP/1.1 200 OK\r\n")) && occurrences(got, S("Connection: close")) == 1);
    CHECK_STR(hear(idle), S(""));
    server_end(r);
}

static int lane_of_path(void *context, const struct http_request *request)
{
    (void)context;
    return str_is(request->path, S("/gate"));
}

static bool answers(uint16_t port, const char *path)
{
    int fd = dial(port, str_format(test_arena(), "GET %s HTTP/1.0\r\n\r\n", path));
    struct timeval patience = {.tv_sec = 5};
    CHECK(setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) == 0);
    return str_starts(hear(fd), S("HTTP/1.1 200 "));
}

/// Clients that each ask for "/gate" twice and then for "/x", in a lane with room for one; all but one wait.
enum { AT_GATE = 12 };

static struct running gate_crowd(int clients[AT_GATE])
{
    struct running r = server_start((struct http_options){.lane = lane_of_path, .lane_most = {0, 1}});
    struct str gate = S("GET /gate HTTP/1.1\r\nHost: a\r\n\r\n"),
               last = S("GET /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    struct str three[] = {gate, gate, last};
    atomic_store(&gate_is_open, false);
    for (int i = 0; i < AT_GATE; i++)
        clients[i] = dial(r.port, str_join(test_arena(), three, 3, S("")));
    while (http_server_stats(r.server).waiting < AT_GATE - 1 || !http_server_stats(r.server).working)
        usleep(1000);
    return r;
}

TEST("however many ask for what is slow, they hold no more workers than their lane has")
{
    int clients[AT_GATE];
    struct running r = gate_crowd(clients);
    CHECK_INT(http_server_stats(r.server).working, 1);
    CHECK(answers(r.port, "/x"));
    atomic_store(&gate_is_open, true);
    for (int i = 0; i < AT_GATE; i++) {
        struct str got = hear(clients[i]);
        CHECK_INT(occurrences(got, S("HTTP/1.1 200 OK\r\n")), 3);
        CHECK(str_ends(got, S("\r\n\r\n/x")));
    }
    CHECK(answers(r.port, "/gate"));
    CHECK_INT(http_server_stats(r.server).waiting, 0);
    server_end(r);
}

TEST("a server that is told to stop answers those who wait in a lane, too")
{
    int clients[AT_GATE];
    struct running r = gate_crowd(clients);
    http_server_stop(r.server);
    atomic_store(&gate_is_open, true);
    for (int i = 0; i < AT_GATE; i++) {
        struct str got = hear(clients[i]);
        CHECK(occurrences(got, S("HTTP/1.1 200 OK\r\n")) >= 1);
        CHECK_INT(occurrences(got, S("Connection: close\r\n")), 1);
    }
    server_end(r);
}

TEST("who goes while waiting in a lane leaves its place to the others")
{
    int clients[AT_GATE];
    struct running r = gate_crowd(clients);
    for (int i = 0; i < AT_GATE; i++)
        close(clients[i]);
    atomic_store(&gate_is_open, true);
    CHECK(answers(r.port, "/gate"));
    server_end(r);
}

TEST("where all places are taken, those who hold one and ask nothing make room for who asks")
{
    enum { PLACES = 8, IDLE = 40 };
    struct running r = server_start((struct http_options){.connections_most = PLACES});
    int idle[IDLE];
    for (int i = 0; i < IDLE; i++)
        idle[i] = dial(r.port, S(""));
    struct str got = hear(dial(r.port, S("GET /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")));
    CHECK(str_starts(got, S("HTTP/1.1 200 ")));
    CHECK_STR(hear(idle[0]), S(""));
    CHECK_INT(http_server_stats(r.server).connections_refused, 0);
    for (int i = 1; i < IDLE; i++)
        close(idle[i]);
    server_end(r);
}

/// A connection from there, to a server that does not run; `phase` is what it does.
static void connect_from(struct http_server *server, const char *address, enum connection_phase phase)
{
    int ends[2];
    struct peer peer = {.origin = peer_origin(str_from(address))};
    CHECK(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0);
    memcpy(peer.address, address, strlen(address));
    connection_open(server, ends[0], &peer);
    stage_store(&server->connections->stage, (struct stage){phase, monotonic_ms() + 10000});
    close(ends[1]);
}

static bool has_room(struct http_server *server, const char *address)
{
    struct origin origin = peer_origin(str_from(address));
    return connections_make_room(server, &origin);
}

TEST("one address may not hold all places: nor may one household's many of IPv6")
{
    struct http_server *server = http_server_new(
        &(struct http_options){.handle = echo, .connections_most = 100, .connections_of_one_most = 10});
    for (int i = 0; i < 10; i++) {
        connect_from(server, "192.0.2.7", CONNECTION_READING);
        connect_from(server, str_format(test_arena(), "2001:db8::%d", i).at, CONNECTION_READING);
        connect_from(server, "127.0.0.1", CONNECTION_READING);
    }
    CHECK(!has_room(server, "192.0.2.7"));
    CHECK(!has_room(server, "::ffff:192.0.2.7"));
    CHECK(!has_room(server, "2001:db8::aaaa"));
    CHECK(has_room(server, "192.0.2.8"));
    CHECK(has_room(server, "2001:db8:0:1::1"));
    CHECK(has_room(server, "127.0.0.1"));
    CHECK(has_room(server, "unix"));
    http_server_free(server);
}

TEST("an address with all its places makes room with its own idle connection, not with somebody's")
{
    struct http_server *server = http_server_new(
        &(struct http_options){.handle = echo, .connections_most = 100, .connections_of_one_most = 3});
    connect_from(server, "192.0.2.8", CONNECTION_IDLE);
    struct connection *somebodys = server->connections;
    connect_from(server, "192.0.2.7", CONNECTION_READING);
    connect_from(server, "192.0.2.7", CONNECTION_READING);
    connect_from(server, "192.0.2.7", CONNECTION_IDLE);
    CHECK(has_room(server, "192.0.2.7"));
    CHECK(server->connections->is_leaving);
    CHECK(!has_room(server, "192.0.2.7"));
    CHECK(!somebodys->is_leaving);
    http_server_free(server);
}

static struct str proxied(const char *path, const char *client)
{
    return str_format(test_arena(), "GET %s HTTP/1.0\r\nX-Forwarded-For: %s\r\n\r\n", path, client);
}

TEST("behind a proxy, who asks too much at a time is told so, and nobody else")
{
    struct running r = server_start((struct http_options){.connections_of_one_most = 3,
                                                          .lane = lane_of_path,
                                                          .lane_most = {0, 1},
                                                          .trusted_proxies = (struct str[]){S("127.0.0.1")},
                                                          .trusted_proxy_count = 1});
    int held[3];
    atomic_store(&gate_is_open, false);
    for (int i = 0; i < 3; i++)
        held[i] = dial(r.port, proxied("/gate", "192.0.2.7"));
    while (http_server_stats(r.server).waiting < 2)
        usleep(1000);
    CHECK(str_starts(hear(dial(r.port, proxied("/x", "192.0.2.7"))), S("HTTP/1.1 503 ")));
    CHECK(str_starts(hear(dial(r.port, proxied("/x", "192.0.2.8"))), S("HTTP/1.1 200 ")));
    atomic_store(&gate_is_open, true);
    for (int i = 0; i < 3; i++)
        CHECK(str_starts(hear(held[i]), S("HTTP/1.1 200 ")));
    CHECK(str_starts(hear(dial(r.port, proxied("/x", "192.0.2.7"))), S("HTTP/1.1 200 ")));
    server_end(r);
}

static size_t four_megabytes(void *context, struct str path)
{
    (void)context, (void)path;
    return 4 << 20;
}

/// The first half of a large request.
static struct str half_a_request(void)
{
    struct str head = S("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\nConnection: close\r\n\r\n");
    return str_cat(test_arena(), head, repeat(S("0123456789"), 10000));
}

TEST("a client above the limit of connections is told so where everyone has begun to ask")
{
    struct running r =
        server_start((struct http_options){.connections_most = 1, .body_limit_bytes = four_megabytes});
    int first = dial(r.port, half_a_request());
    while (http_server_stats(r.server).body_bytes == 0)
        usleep(1000);
    CHECK(str_starts(hear(dial(r.port, S(""))), S("HTTP/1.1 503 ")));
    CHECK_INT(http_server_stats(r.server).connections_refused, 1);
    close(first);
    server_end(r);
}

TEST("large bodies share a limited memory, which they give back")
{
    struct running r =
        server_start((struct http_options){.body_memory_bytes = 150000, .body_limit_bytes = four_megabytes});
    struct str begun = half_a_request();
    int first = dial(r.port, begun);
    while (http_server_stats(r.server).body_bytes < 100000)
        usleep(1000);
    CHECK(str_starts(hear(dial(r.port, begun)), S("HTTP/1.1 503 ")));
    close(first);
    while (http_server_stats(r.server).body_bytes > 0)
        usleep(1000);
    server_end(r);
}

TEST("a server can listen on a Unix socket, also where a dead one left its file")
{
    char path[] = "/tmp/tvers-http-test-XXXXXX";
    CHECK(mkdtemp(path));
    struct str address = str_format(test_arena(), "%s/http", path);
    struct sockaddr_un to = {.sun_family = AF_UNIX};
    memcpy(to.sun_path, address.at, address.len);
    int dead = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    CHECK(bind(dead, (struct sockaddr *)&to, sizeof to) == 0);
    close(dead);
    struct running r = server_start((struct http_options){.address = address});
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    CHECK(connect(fd, (struct sockaddr *)&to, sizeof to) == 0);
    CHECK(send(fd, "GET /x HTTP/1.0\r\n\r\n", 19, 0) == 19);
    CHECK(str_ends(hear(fd), S("\r\n\r\n/x")));
    server_end(r);
    CHECK(access(str_c(test_arena(), address), F_OK) != 0);
    CHECK(rmdir(path) == 0);
}
