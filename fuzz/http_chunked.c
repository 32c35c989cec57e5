// SPDX-License-Identifier: EUPL-1.2
// Fuzzes chunked bodies against a slow, obvious twin that has all the bytes before it: both accept the same
// bodies and understand the same content.
#include "base/bug.h"
#include "base/buf.h"
#include "http/reader.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum verdict { WHOLE, WANTS_MORE, REFUSED };

static const struct http_limits limits = {NULL, NULL};
static const char hex_digits[] = "0123456789abcdef0123456789ABCDEF";

/// The line up to the next LF; WANTS_MORE when there is none, REFUSED when it is longer than most or has no
/// CR.
static enum verdict twin_line(struct str *rest, size_t most, struct str *line)
{
    size_t end = str_find(*rest, '\n', 0);
    size_t len = end == rest->len ? end : end + 1;
    if (len > most)
        return REFUSED;
    if (end == rest->len)
        return WANTS_MORE;
    *line = str_slice(*rest, 0, end - (end > 0));
    bool crlf = end > 0 && rest->at[end - 1] == '\r';
    *rest = str_slice(*rest, end + 1, rest->len);
    return crlf ? WHOLE : REFUSED;
}

/// Up to 15 hexadecimal digits, then the end or ";" and text without controls.
static bool twin_size(struct str line, size_t *size)
{
    size_t digits = 0;
    *size = 0;
    for (; digits < line.len && line.at[digits] && strchr(hex_digits, line.at[digits]); digits++)
        if (digits < 15)
            *size = *size * 16 + (size_t)(strchr(hex_digits, line.at[digits]) - hex_digits) % 16;
    for (size_t i = digits; i < line.len; i++)
        if ((unsigned char)line.at[i] != '\t' && ((unsigned char)line.at[i] < 32 || line.at[i] == 127))
            return false;
    return digits && digits <= 15 && (digits == line.len || line.at[digits] == ';');
}

static enum verdict twin_trailers(struct str *rest, size_t head_bytes)
{
    for (;;) {
        struct str line;
        struct http_header ignored;
        size_t before = rest->len;
        enum verdict verdict = twin_line(rest, HTTP_HEAD_BYTES_MOST - head_bytes, &line);
        if (verdict != WHOLE || !line.len)
            return verdict;
        head_bytes += before - rest->len;
        if (http_field_line(line, &ignored) != 0)
            return REFUSED;
    }
}

static enum verdict twin(struct str *rest, size_t head_bytes, struct buf *body)
{
    for (;;) {
        struct str line;
        size_t size;
        enum verdict verdict = twin_line(rest, 256, &line);
        if (verdict != WHOLE)
            return verdict;
        if (!twin_size(line, &size) || size > HTTP_BODY_BYTES_MOST - body->len)
            return REFUSED;
        if (!size)
            return twin_trailers(rest, head_bytes);
        buf_str(body, str_slice(*rest, 0, size));
        if (rest->len <= size)
            return WANTS_MORE;
        *rest = str_slice(*rest, size, rest->len);
        verdict = twin_line(rest, 256, &line);
        if (verdict != WHOLE || line.len)
            return verdict == WHOLE ? REFUSED : verdict;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    struct str head = S("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    struct str bytes = {(const char *)data, size}, rest = bytes, twin_rest = bytes;
    struct buf body = buf_new(arena, HTTP_BODY_BYTES_MOST);
    struct http_reader *r = http_reader_new(arena, &limits);
    struct str fed = head;
    ASSERT(http_reader_feed(r, &fed) == HTTP_READ_MORE);
    enum http_read read = http_reader_feed(r, &rest);
    enum verdict verdict = twin(&twin_rest, head.len, &body);
    ASSERT((read == HTTP_READ_DONE) == (verdict == WHOLE) && (read == HTTP_READ_BAD) == (verdict == REFUSED));
    if (read == HTTP_READ_DONE)
        ASSERT(rest.len == twin_rest.len && str_is(r->request.body, buf_get(&body)));
    http_reader_end(r);
    arena_free(arena);
    return 0;
}
