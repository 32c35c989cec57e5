// SPDX-License-Identifier: EUPL-1.2
// Percent-decoding of paths, queries and forms.
#include "http/percent.h"

#include "base/utf8.h"

#include <string.h>

int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

static bool is_text(struct str s)
{
    return (!s.len || !memchr(s.at, '\0', s.len)) && utf8_valid(s);
}

static bool needs_decoding(struct str s, enum percent_plus plus)
{
    return str_find(s, '%', 0) < s.len || (plus == PERCENT_PLUS_IS_SPACE && str_find(s, '+', 0) < s.len);
}

bool percent_decode(struct arena *arena, struct str s, enum percent_plus plus, struct str *out)
{
    *out = s;
    if (!needs_decoding(s, plus))
        return is_text(s);
    char *to = NEW_ARRAY(arena, char, s.len);
    size_t len = 0;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.at[i];
        if (c == '%') {
            int high = i + 2 < s.len ? hex_digit(s.at[i + 1]) : -1;
            int low = high >= 0 ? hex_digit(s.at[i + 2]) : -1;
            if (low < 0)
                return false;
            c = (char)(high * 16 + low);
            i += 2;
        } else if (c == '+' && plus == PERCENT_PLUS_IS_SPACE) {
            c = ' ';
        }
        to[len++] = c;
    }
    *out = (struct str){to, len};
    return is_text(*out);
}
