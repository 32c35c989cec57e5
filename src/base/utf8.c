// SPDX-License-Identifier: EUPL-1.2
// UTF-8 decoding and encoding.
#include "base/utf8.h"

#include <string.h>

int32_t utf8_next(struct str s, size_t *at)
{
    static const int32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char first = (unsigned char)s.at[(*at)++];
    if (first < 0x80)
        return first;
    size_t len = first >= 0xF0 && first < 0xF8   ? 4
                 : first >= 0xE0 && first < 0xF0 ? 3
                 : first >= 0xC0 && first < 0xE0 ? 2
                                                 : 0;
    if (!len || s.len - *at < len - 1)
        return -1;
    int32_t c = first & (0x7F >> len);
    for (size_t i = 0; i < len - 1; i++) {
        unsigned char next = (unsigned char)s.at[*at + i];
        if ((next & 0xC0) != 0x80)
            return -1;
        c = c << 6 | (next & 0x3F);
    }
    if (c < least[len] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return -1;
    *at += len - 1;
    return c;
}

size_t utf8_ascii_end(struct str s, size_t from)
{
    uint64_t eight;
    for (; from + sizeof eight <= s.len; from += sizeof eight) {
        memcpy(&eight, s.at + from, sizeof eight);
        if (eight & UINT64_C(0x8080808080808080))
            break;
    }
    while (from < s.len && (unsigned char)s.at[from] < 0x80)
        from++;
    return from;
}

bool utf8_valid(struct str s)
{
    for (size_t at = utf8_ascii_end(s, 0); at < s.len; at = utf8_ascii_end(s, at))
        if (utf8_next(s, &at) < 0)
            return false;
    return true;
}

size_t utf8_length(struct str s)
{
    size_t count = 0;
    for (size_t at = 0; at < s.len; count++)
        utf8_next(s, &at);
    return count;
}

struct str utf8_clip(struct str s, size_t bytes_most)
{
    if (s.len <= bytes_most)
        return s;
    while (bytes_most > 0 && ((unsigned char)s.at[bytes_most] & 0xC0) == 0x80)
        bytes_most--;
    return str_slice(s, 0, bytes_most);
}

void utf8_write(struct buf *buf, uint32_t c)
{
    if (c < 0x80) {
        buf_char(buf, (char)c);
        return;
    }
    char bytes[4];
    size_t len = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = len; i-- > 1; c >>= 6)
        bytes[i] = (char)(0x80 | (c & 0x3F));
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    bytes[0] = (char)(lead[len] | c);
    buf_str(buf, (struct str){bytes, len});
}
