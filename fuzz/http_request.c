// SPDX-License-Identifier: EUPL-1.2
// Fuzzes the request reader. However the bytes are cut into pieces, the same request or the same refusal
// comes of them; and a request that is written down again from what was understood is understood as the same.
//
// The first byte of an input seeds the cuts, the rest are the bytes of the wire.
#include "base/bug.h"
#include "base/buf.h"
#include "base/rng.h"
#include "base/utf8.h"
#include "http/reader.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct http_limits limits = {NULL, NULL};

static void check_sound(const struct http_reader *r)
{
    const struct http_request *q = &r->request;
    ASSERT(q->path.len && q->path.at[0] == '/' && utf8_valid(q->path));
    ASSERT(!memchr(q->path.at, '\0', q->path.len));
    ASSERT(q->header_count <= HTTP_FIELDS_MOST && q->body.len <= HTTP_BODY_BYTES_MOST);
    ASSERT(r->framing.chunked || q->body.len == r->framing.content_length);
    for (size_t i = 0; i < q->header_count; i++)
        ASSERT(http_is_token(q->headers[i].name) &&
               str_find(q->headers[i].value, '\r', 0) == q->headers[i].value.len);
}

static void check_same(const struct http_reader *a, const struct http_reader *b)
{
    ASSERT(a->state == b->state && a->status == b->status);
    if (a->state != HTTP_READER_DONE)
        return;
    ASSERT(a->request.method == b->request.method && str_is(a->request.target, b->request.target));
    ASSERT(str_is(a->request.path, b->request.path) && str_is(a->request.query, b->request.query));
    ASSERT(str_is(a->request.host, b->request.host) && str_is(a->request.body, b->request.body));
    ASSERT(a->framing.keep_alive == b->framing.keep_alive);
}

/// Feeds piece by piece; *used is how many bytes belonged to the request.
static struct http_reader *read_in_pieces(struct arena *arena, struct str bytes, struct rng *rng,
                                          size_t *used)
{
    struct http_reader *r = http_reader_new(arena, &limits);
    enum http_read read = HTTP_READ_MORE;
    for (*used = 0; *used < bytes.len && read == HTTP_READ_MORE;) {
        size_t len = rng_below(rng, 2) ? 1 : 1 + rng_below(rng, 64);
        struct str piece = str_slice(bytes, *used, *used + len);
        size_t before = piece.len;
        read = http_reader_feed(r, &piece);
        *used += before - piece.len;
    }
    return r;
}

/// The request as this program would send it: one field a line, a Content-Length.
static struct str rewritten(struct arena *arena, const struct http_reader *r)
{
    struct buf out = buf_new(arena, 4 << 20);
    struct str method = http_method_name(r->request.method);
    buf_format(&out, "%.*s %.*s HTTP/1.%d\r\n", STR(method), STR(r->request.target), !r->is_http_1_0);
    for (size_t i = 0; i < r->request.header_count; i++) {
        const struct http_header *h = &r->request.headers[i];
        bool framing =
            str_is_nocase(h->name, S("Content-Length")) || str_is_nocase(h->name, S("Transfer-Encoding"));
        if (!framing)
            buf_format(&out, "%.*s: %.*s\r\n", STR(h->name), STR(h->value));
    }
    if (r->framing.chunked || r->framing.content_length)
        buf_format(&out, "Content-Length: %zu\r\n", r->request.body.len);
    buf_str(&out, S("\r\n"));
    buf_str(&out, r->request.body);
    return buf_get(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    struct arena *arena = arena_new();
    struct rng rng = rng_new(data[0]);
    struct str bytes = {(const char *)data + 1, size - 1}, rest = bytes;
    struct http_reader *whole = http_reader_new(arena, &limits);
    enum http_read read = http_reader_feed(whole, &rest);
    size_t used;
    struct http_reader *pieces = read_in_pieces(arena, bytes, &rng, &used);
    check_same(whole, pieces);
    if (read == HTTP_READ_DONE) {
        ASSERT(used == bytes.len - rest.len);
        check_sound(whole);
        struct str again = rewritten(arena, whole);
        struct http_reader *second = http_reader_new(arena, &limits);
        ASSERT(http_reader_feed(second, &again) == HTTP_READ_DONE && again.len == 0);
        check_same(whole, second);
        http_reader_end(second);
    }
    http_reader_end(whole);
    http_reader_end(pieces);
    arena_free(arena);
    return 0;
}
