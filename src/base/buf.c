// SPDX-License-Identifier: EUPL-1.2
// Growing byte buffer in an arena.
#include "base/buf.h"

#include "base/bug.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct buf buf_new(struct arena *arena, size_t limit_bytes)
{
    return (struct buf){.arena = arena, .limit_bytes = limit_bytes};
}

static void move_to(struct buf *buf, size_t room)
{
    char *larger = NEW_ARRAY(buf->arena, char, room);
    if (buf->len)
        memcpy(larger, buf->at, buf->len);
    buf->at = larger;
    buf->room = room;
}

void buf_reserve(struct buf *buf, size_t bytes)
{
    if (bytes > buf->room)
        move_to(buf, bytes);
}

/// Makes room for `more` bytes; false (and stuck) when the limit forbids it.
static bool grow(struct buf *buf, size_t more)
{
    if (buf->full || more > buf->limit_bytes - buf->len) {
        buf->full = true;
        return false;
    }
    if (buf->room - buf->len >= more)
        return true;
    size_t room = buf->room * 2 > buf->len + more ? buf->room * 2 : buf->len + more;
    move_to(buf, room < 256 ? 256 : room);
    return true;
}

void buf_str(struct buf *buf, struct str s)
{
    if (!s.len || !grow(buf, s.len))
        return;
    memcpy(buf->at + buf->len, s.at, s.len);
    buf->len += s.len;
}

void buf_char(struct buf *buf, char c)
{
    buf_str(buf, (struct str){&c, 1});
}

void buf_int(struct buf *buf, int64_t n)
{
    char digits[20]; // those of INT64_MIN with its minus
    size_t at = sizeof digits;
    uint64_t left = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
    do
        digits[--at] = (char)('0' + left % 10);
    while (left /= 10);
    if (n < 0)
        digits[--at] = '-';
    buf_str(buf, (struct str){digits + at, sizeof digits - at});
}

void buf_format(struct buf *buf, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    size_t room = buf->room - buf->len;
    int len = vsnprintf(room ? buf->at + buf->len : NULL, room, format, args);
    va_end(args);
    if (len < 0)
        BUG("format \"%s\"", format);
    if (grow(buf, (size_t)len + 1)) { // vsnprintf writes a NUL behind the text
        if ((size_t)len >= room)
            vsnprintf(buf->at + buf->len, (size_t)len + 1, format, again);
        buf->len += (size_t)len;
    }
    va_end(again);
}

struct str buf_get(const struct buf *buf)
{
    return buf->at ? (struct str){buf->at, buf->len} : S("");
}

bool buf_full(const struct buf *buf)
{
    return buf->full;
}

void buf_clear(struct buf *buf)
{
    buf->len = 0;
    buf->full = false;
}
