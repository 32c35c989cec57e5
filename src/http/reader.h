// SPDX-License-Identifier: EUPL-1.2
// Reads one request from bytes that arrive in pieces of any size. How the bytes are cut makes no difference
// to what is read (fuzz/http_request.c holds it to that).
//
//     struct http_reader *reader = http_reader_new(arena, &limits);
//     switch (http_reader_feed(reader, &bytes)) {     // takes this request's bytes off the front
//     case HTTP_READ_MORE: ...                        // all bytes are used up
//     case HTTP_READ_DONE: use(&reader->request);     // bytes holds what came after it
//     case HTTP_READ_BAD:  refuse(reader->status);    // and close: where the next request starts is unknown
//     }
//     http_reader_end(reader);
//
// The reader and the request live in the arena, apart from a large body: that has a memory mapping of its
// own, which costs only the pages that arrive; http_reader_end() gives it back. Each byte is looked at a
// fixed number of times.
#ifndef HTTP_READER_H
#define HTTP_READER_H

#include "http/head.h"

enum http_read { HTTP_READ_MORE, HTTP_READ_DONE, HTTP_READ_BAD };

struct http_limits {
    size_t (*body_limit_bytes)(void *context, struct str path); // NULL: HTTP_BODY_BYTES_MOST
    void *context;
};

enum http_reader_state {
    HTTP_READER_REQUEST_LINE,
    HTTP_READER_FIELDS,
    HTTP_READER_BODY,
    HTTP_READER_CHUNK_SIZE,
    HTTP_READER_CHUNK_DATA,
    HTTP_READER_CHUNK_END,
    HTTP_READER_TRAILERS,
    HTTP_READER_DONE,
    HTTP_READER_BAD,
};

struct http_reader {
    struct http_request request;
    struct http_framing framing;
    int status; // why it is bad
    enum http_reader_state state;
    bool is_http_1_0, blank_skipped, body_is_mapped;
    const struct http_limits *limits;
    struct http_header *fields;
    char *head; // the lines of the head, and behind them the line of a chunk while it is read
    size_t head_len, line_at;
    char *body;
    size_t body_len, body_limit_bytes, body_room_bytes;
    uint64_t left; // bytes of the body or of this chunk that have not come yet
};

struct http_reader *http_reader_new(struct arena *arena, const struct http_limits *limits);
void http_reader_end(struct http_reader *reader);
enum http_read http_reader_feed(struct http_reader *reader, struct str *bytes);
/// True when the head is whole and the client waits for "100 Continue" before it sends its body.
bool http_reader_awaits_continue(const struct http_reader *reader);

#endif
