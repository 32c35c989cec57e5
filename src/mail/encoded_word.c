// SPDX-License-Identifier: EUPL-1.2
// Encoded words in headers.
#include "mail/encoded_word.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <sodium.h>

enum { WORD_BYTES_MOST = 39, WORD_BASE64_BYTES = 64 }; // a line of 76 with "Subject: " (RFC 2047, section 2)

bool encoded_word_looks(struct str text)
{
    return str_find_str(text, S("=?"), 0) < text.len;
}

static size_t word_end(struct str text, size_t from)
{
    size_t end = from, next = from;
    while (next < text.len) {
        utf8_next(text, &next);
        if (next - from > WORD_BYTES_MOST)
            break;
        end = next;
    }
    return end;
}

struct str encoded_words(struct arena *arena, struct str text)
{
    struct buf out = buf_new(arena, 4 * text.len + 100);
    for (size_t from = 0, end; from < text.len; from = end) {
        char base64[WORD_BASE64_BYTES];
        end = word_end(text, from);
        sodium_bin2base64(base64, sizeof base64, (const unsigned char *)text.at + from, end - from,
                          sodium_base64_VARIANT_ORIGINAL);
        buf_format(&out, "%s=?utf-8?B?%s?=", from ? "\n " : "", base64);
    }
    return buf_get(&out);
}
