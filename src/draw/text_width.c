// SPDX-License-Identifier: EUPL-1.2
#include "draw/text_width.h"

#include "base/utf8.h"

#include <string.h>

static const double BOLD = 1.035;

static bool is_one_of(const char *letters, int32_t c)
{
    return c > 0 && c < 128 && strchr(letters, c);
}

static bool is_capital(int32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde);
}

/// In heights of the type.
static double letter_width(int32_t c)
{
    enum { AE = 0xc6, AE_SMALL = 0xe6, EN_DASH = 0x2013, ELLIPSIS = 0x2026, WIDE_SCRIPTS = 0x0590 };
    if (is_one_of("ijlI", c))
        return 0.26;
    if (is_one_of(" .,:;()'", c))
        return 0.31;
    if (is_one_of("ftr1", c))
        return 0.40;
    if (c == '-' || c == EN_DASH)
        return 0.50;
    if (is_one_of("sz", c))
        return 0.55;
    if (is_one_of("EFLJ", c))
        return 0.60;
    if (c == 'w')
        return 0.83;
    if (is_one_of("mM", c) || c == AE_SMALL)
        return 0.91;
    if (is_one_of("W@%", c) || c == AE || c == ELLIPSIS || c >= WIDE_SCRIPTS)
        return 1.0;
    return is_capital(c) ? 0.74 : 0.61;
}

double text_width(struct str text, double size_px, enum text_weight weight)
{
    double width = 0;
    for (size_t at = 0; at < text.len;)
        width += letter_width(utf8_next(text, &at));
    return width * size_px * (weight == TEXT_BOLD ? BOLD : 1);
}

struct str text_cut(struct arena *arena, struct str text, double size_px, enum text_weight weight,
                    double width_px)
{
    if (text_width(text, size_px, weight) <= width_px)
        return text;
    double room = width_px - text_width(S("…"), size_px, weight);
    size_t fits = 0;
    for (size_t at = 0; at < text.len;) {
        utf8_next(text, &at);
        if (text_width(str_slice(text, 0, at), size_px, weight) > room)
            break;
        fits = at;
    }
    return str_cat(arena, str_trim(str_slice(text, 0, fits)), S("…"));
}

struct str text_line(struct str *rest, double size_px, enum text_weight weight, double width_px)
{
    size_t end = str_find(*rest, ' ', 0);
    while (end < rest->len) {
        size_t next = str_find(*rest, ' ', end + 1);
        if (text_width(str_slice(*rest, 0, next), size_px, weight) > width_px)
            break;
        end = next;
    }
    struct str line = str_slice(*rest, 0, end);
    *rest = str_trim(str_slice(*rest, end, rest->len));
    return line;
}
