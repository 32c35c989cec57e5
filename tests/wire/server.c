// SPDX-License-Identifier: EUPL-1.2
// A small server for the raw-byte tests: it answers 200 with "METHOD PATH BODY-LENGTH", so that the tests see
// what was understood. Usage: wire-server PORT; it prints the port that it has and serves until SIGTERM.
//
//     /bytes/N    N bytes          /slow    after a second          /upload    takes 4 MB; elsewhere 1 MB
//     /peer       who asks, and over which scheme
#include "http/http.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { ANSWER_BYTES_MOST = 64 << 20, UPLOAD_BYTES_MOST = 4 << 20 };

static size_t body_limit_bytes(void *context, struct str path)
{
    (void)context;
    return str_is(path, S("/upload")) ? UPLOAD_BYTES_MOST : HTTP_BODY_BYTES_MOST;
}

static struct str bytes_of(struct arena *arena, struct str count)
{
    int64_t bytes;
    if (!str_int(count, &bytes) || bytes < 0 || bytes > ANSWER_BYTES_MOST)
        return S("");
    char *at = NEW_ARRAY(arena, char, bytes);
    memset(at, 'x', (size_t)bytes);
    return (struct str){at, (size_t)bytes};
}

static struct str peer_of(const struct http_request *request)
{
    return str_format(request->arena, "%.*s %s\n", STR(request->peer),
                      request->https_outside ? "https" : "http");
}

static void handle(void *context, struct http_request *request, struct http_response *response)
{
    (void)context;
    response->status = 200;
    http_response_header(response, S("Content-Type"), S("text/plain; charset=utf-8"));
    if (str_is(request->path, S("/slow")))
        sleep(1);
    if (str_starts(request->path, S("/bytes/")))
        response->body = bytes_of(request->arena, str_slice(request->path, 7, request->path.len));
    else if (str_is(request->path, S("/peer")))
        response->body = peer_of(request);
    else
        response->body = str_format(request->arena, "%.*s %.*s %zu\n", STR(http_method_name(request->method)),
                                    STR(request->path), request->body.len);
}

static void *run(void *server)
{
    return http_server_run(server) ? server : NULL;
}

/// Serves on a thread of its own while this one waits for the signal.
static bool serve_until_sigterm(struct http_server *server, const sigset_t *sigterm)
{
    pthread_t thread;
    int signal;
    void *finished = NULL;
    if (pthread_create(&thread, NULL, run, server) != 0)
        return false;
    sigwait(sigterm, &signal);
    http_server_stop(server);
    return pthread_join(thread, &finished) == 0 && finished;
}

int main(int argc, char **argv)
{
    int64_t port = 0;
    if (argc > 1 && !str_int(str_from(argv[1]), &port))
        return 2;
    sigset_t sigterm;
    sigemptyset(&sigterm);
    sigaddset(&sigterm, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &sigterm, NULL);
    struct http_server *server = http_server_new(&(struct http_options){
        .port = (uint16_t)port,
        .idle_ms = 11 * 1000,
        .handle = handle,
        .body_limit_bytes = body_limit_bytes,
        .trusted_proxies = (struct str[]){S("127.0.0.1")},
        .trusted_proxy_count = 1,
    });
    if (!server)
        return 3;
    printf("%d\n", http_server_port(server));
    fflush(stdout);
    bool finished = serve_until_sigterm(server, &sigterm);
    if (finished)
        http_server_free(server);
    return finished ? 0 : 1;
}
