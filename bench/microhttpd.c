// SPDX-License-Identifier: EUPL-1.2
// A peer for comparison: the smallest GNU libmicrohttpd server that answers each path with the same page.
// Usage: microhttpd PORT BYTES THREADS. It serves until its standard input ends.
#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct page {
    char *at;
    size_t bytes;
};

/// Called once with the head, then with pieces of the body, then with none left.
static enum MHD_Result answer(void *context, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *body, size_t *body_bytes,
                              void **state)
{
    (void)url, (void)method, (void)version, (void)body;
    const struct page *page = context;
    if (!*state || *body_bytes) {
        *state = connection; // anything but NULL: the head has been seen
        *body_bytes = 0;
        return MHD_YES;
    }
    struct MHD_Response *response =
        MHD_create_response_from_buffer(page->bytes, page->at, MHD_RESPMEM_PERSISTENT);
    enum MHD_Result queued = MHD_queue_response(connection, MHD_HTTP_OK, response);
    MHD_destroy_response(response);
    return queued;
}

int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    struct page page = {.bytes = strtoul(argv[2], NULL, 10)};
    page.at = malloc(page.bytes + 1);
    if (!page.at)
        return 4;
    memset(page.at, 'x', page.bytes);
    struct MHD_Daemon *daemon = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD, (unsigned short)strtoul(argv[1], NULL, 10), NULL, NULL, answer, &page,
        MHD_OPTION_THREAD_POOL_SIZE, (unsigned)strtoul(argv[3], NULL, 10), MHD_OPTION_CONNECTION_TIMEOUT, 10U,
        MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_END);
    if (!daemon)
        return 3;
    while (getchar() != EOF)
        ;
    MHD_stop_daemon(daemon);
    free(page.at);
    return 0;
}
