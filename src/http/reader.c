// SPDX-License-Identifier: EUPL-1.2
// Incremental reading of a request: lines into one buffer, body bytes into another.
//
//     head: [ request line CRLF | field CRLF | field CRLF | CRLF | chunk size, overwritten by the next ]
//                                              ^line_at          ^head_len
#include "http/reader.h"

#include "base/bug.h"
#include "http/percent.h"

#include <string.h>
#include <sys/mman.h>

enum {
    REQUEST_LINE_BYTES_MOST = HTTP_TARGET_BYTES_MOST + 32, // the longest method, blanks, version, CRLF
    CHUNK_LINE_BYTES_MOST = 256,                           // size and extensions, which are ignored
    CHUNK_DIGITS_MOST = 15,
};

struct http_reader *http_reader_new(struct arena *arena, const struct http_limits *limits)
{
    struct http_reader *r = NEW(arena, struct http_reader);
    r->limits = limits;
    r->fields = NEW_ARRAY(arena, struct http_header, HTTP_FIELDS_MOST);
    r->head = NEW_ARRAY(arena, char, HTTP_HEAD_BYTES_MOST + CHUNK_LINE_BYTES_MOST);
    r->request.arena = arena;
    r->request.headers = r->fields;
    r->request.body = S("");
    return r;
}

void http_reader_end(struct http_reader *reader)
{
    if (reader->body_is_mapped)
        munmap(reader->body, reader->body_room_bytes);
    reader->body_is_mapped = false;
}

static void refuse(struct http_reader *r, int status)
{
    r->status = status;
    r->state = HTTP_READER_BAD;
}

static void refuse_if(struct http_reader *r, int status)
{
    if (status)
        refuse(r, status);
}

static size_t line_room(const struct http_reader *r)
{
    switch (r->state) {
    case HTTP_READER_REQUEST_LINE: return REQUEST_LINE_BYTES_MOST - r->head_len;
    case HTTP_READER_FIELDS:
    case HTTP_READER_TRAILERS: return HTTP_HEAD_BYTES_MOST - r->head_len;
    case HTTP_READER_CHUNK_SIZE:
    case HTTP_READER_CHUNK_END: return CHUNK_LINE_BYTES_MOST - (r->head_len - r->line_at);
    case HTTP_READER_BODY:
    case HTTP_READER_CHUNK_DATA:
    case HTTP_READER_DONE:
    case HTTP_READER_BAD: break;
    }
    BUG("no line in this state");
}

static int line_too_long(enum http_reader_state state)
{
    if (state == HTTP_READER_REQUEST_LINE)
        return 414;
    return state == HTTP_READER_FIELDS || state == HTTP_READER_TRAILERS ? 431 : 400;
}

/// Moves bytes up to the line's end into the head. True when the line is whole: then *line is it without
/// CRLF.
static bool line_take(struct http_reader *r, struct str *bytes, struct str *line)
{
    size_t end = str_find(*bytes, '\n', 0);
    bool whole = end < bytes->len;
    size_t len = end + whole;
    if (len > line_room(r)) {
        refuse(r, line_too_long(r->state));
        return false;
    }
    memcpy(r->head + r->head_len, bytes->at, len);
    r->head_len += len;
    *bytes = str_slice(*bytes, len, bytes->len);
    if (!whole)
        return false;
    *line = (struct str){r->head + r->line_at, r->head_len - r->line_at};
    r->line_at = r->head_len;
    if (!str_ends(*line, S("\r\n"))) {
        refuse(r, 400);
        return false;
    }
    line->len -= 2;
    return true;
}

/// Where the body goes: the arena, or a mapping whose pages cost nothing until they are written. A system
/// that promises no more memory than it has may refuse the mapping; that is no reason for the program to end.
static void body_open(struct http_reader *r, size_t room_bytes, enum http_reader_state next)
{
    r->body_room_bytes = room_bytes;
    r->state = next;
    if (room_bytes <= HTTP_LARGE_BODY_BYTES) {
        r->body = NEW_ARRAY(r->request.arena, char, room_bytes);
        return;
    }
    void *at =
        mmap(NULL, room_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (at == MAP_FAILED) {
        refuse(r, 503);
        return;
    }
    r->body = at;
    r->body_is_mapped = true;
}

static void request_finish(struct http_reader *r)
{
    if (r->body_len)
        r->request.body = (struct str){r->body, r->body_len};
    r->state = HTTP_READER_DONE;
}

static void head_finish(struct http_reader *r)
{
    int status = http_framing(&r->request, r->is_http_1_0, &r->framing);
    if (status) {
        refuse(r, status);
        return;
    }
    const struct http_limits *limits = r->limits;
    r->body_limit_bytes = limits->body_limit_bytes
                              ? limits->body_limit_bytes(limits->context, r->request.path)
                              : HTTP_BODY_BYTES_MOST;
    r->left = r->framing.content_length;
    if (r->framing.chunked) {
        body_open(r, r->body_limit_bytes, HTTP_READER_CHUNK_SIZE);
    } else if (r->left > r->body_limit_bytes) {
        refuse(r, 413);
    } else if (r->left) {
        body_open(r, r->left, HTTP_READER_BODY);
    } else {
        request_finish(r);
    }
}

static void request_line(struct http_reader *r, struct str line)
{
    if (!line.len && !r->blank_skipped) { // one stray CRLF after the body before it: RFC 9112 section 2.2
        r->blank_skipped = true;
        return;
    }
    r->state = HTTP_READER_FIELDS;
    refuse_if(r, http_request_line(line, &r->request, &r->is_http_1_0));
}

static void field_line(struct http_reader *r, struct str line)
{
    if (!line.len)
        head_finish(r);
    else if (r->request.header_count == HTTP_FIELDS_MOST)
        refuse(r, 431);
    else
        refuse_if(r, http_field_line(line, &r->fields[r->request.header_count++]));
}

/// Trailers are held to the same rules as fields, and then left out: nothing here may come that late.
static void trailer_line(struct http_reader *r, struct str line)
{
    struct http_header ignored;
    if (!line.len)
        request_finish(r);
    else
        refuse_if(r, http_field_line(line, &ignored));
}

static bool extension_is_plain(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (((unsigned char)s.at[i] < ' ' && s.at[i] != '\t') || s.at[i] == 0x7F)
            return false;
    return !s.len || s.at[0] == ';';
}

static void chunk_line(struct http_reader *r, struct str line)
{
    r->line_at = r->head_len -= line.len + 2; // the next line may overwrite it
    uint64_t size = 0;
    size_t digits = 0;
    for (; digits < line.len && hex_digit(line.at[digits]) >= 0; digits++)
        if (digits < CHUNK_DIGITS_MOST)
            size = size * 16 + (uint64_t)hex_digit(line.at[digits]);
    if (!digits || digits > CHUNK_DIGITS_MOST || !extension_is_plain(str_slice(line, digits, line.len))) {
        refuse(r, 400);
    } else if (size > r->body_limit_bytes - r->body_len) {
        refuse(r, 413);
    } else {
        r->left = size;
        r->state = size ? HTTP_READER_CHUNK_DATA : HTTP_READER_TRAILERS;
    }
}

static void chunk_end(struct http_reader *r, struct str line)
{
    r->line_at = r->head_len -= line.len + 2;
    r->state = HTTP_READER_CHUNK_SIZE;
    refuse_if(r, line.len ? 400 : 0);
}

static void body_take(struct http_reader *r, struct str *bytes)
{
    size_t len = bytes->len < r->left ? bytes->len : (size_t)r->left;
    memcpy(r->body + r->body_len, bytes->at, len);
    r->body_len += len;
    r->left -= len;
    *bytes = str_slice(*bytes, len, bytes->len);
    if (r->left)
        return;
    if (r->state == HTTP_READER_CHUNK_DATA)
        r->state = HTTP_READER_CHUNK_END;
    else
        request_finish(r);
}

static void line_read(struct http_reader *r, struct str *bytes)
{
    struct str line;
    if (!line_take(r, bytes, &line))
        return;
    switch (r->state) {
    case HTTP_READER_REQUEST_LINE: request_line(r, line); break;
    case HTTP_READER_FIELDS: field_line(r, line); break;
    case HTTP_READER_TRAILERS: trailer_line(r, line); break;
    case HTTP_READER_CHUNK_SIZE: chunk_line(r, line); break;
    case HTTP_READER_CHUNK_END: chunk_end(r, line); break;
    case HTTP_READER_BODY:
    case HTTP_READER_CHUNK_DATA:
    case HTTP_READER_DONE:
    case HTTP_READER_BAD: BUG("no line in this state");
    }
}

enum http_read http_reader_feed(struct http_reader *reader, struct str *bytes)
{
    while (bytes->len && reader->state != HTTP_READER_DONE && reader->state != HTTP_READER_BAD) {
        if (reader->state == HTTP_READER_BODY || reader->state == HTTP_READER_CHUNK_DATA)
            body_take(reader, bytes);
        else
            line_read(reader, bytes);
    }
    if (reader->state == HTTP_READER_BAD)
        return HTTP_READ_BAD;
    return reader->state == HTTP_READER_DONE ? HTTP_READ_DONE : HTTP_READ_MORE;
}

bool http_reader_awaits_continue(const struct http_reader *reader)
{
    bool at_body = reader->state == HTTP_READER_BODY || reader->state == HTTP_READER_CHUNK_SIZE;
    return at_body && reader->framing.expects_continue && reader->body_len == 0;
}
