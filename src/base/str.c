// SPDX-License-Identifier: EUPL-1.2
// Operations on string values.
#include "base/str.h"

#include "base/bug.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct str str_from(const char *nul_terminated)
{
    return nul_terminated ? (struct str){nul_terminated, strlen(nul_terminated)} : S("");
}

struct str str_copy(struct arena *arena, struct str s)
{
    return (struct str){str_c(arena, s), s.len};
}

char *str_c(struct arena *arena, struct str s)
{
    char *copy = NEW_ARRAY(arena, char, s.len + 1);
    if (s.len)
        memcpy(copy, s.at, s.len);
    return copy;
}

struct str str_format(struct arena *arena, const char *format, ...)
{
    char small[128]; // what most texts fit into need not be made twice
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(small, sizeof small, format, args);
    va_end(args);
    if (len < 0)
        BUG("format \"%s\"", format);
    char *at = NEW_ARRAY(arena, char, (size_t)len + 1);
    if ((size_t)len < sizeof small)
        memcpy(at, small, (size_t)len);
    else
        vsnprintf(at, (size_t)len + 1, format, again);
    va_end(again);
    return (struct str){at, (size_t)len};
}

struct str str_join(struct arena *arena, const struct str *parts, size_t count, struct str between)
{
    size_t len = 0;
    for (size_t i = 0; i < count; i++)
        len += parts[i].len + (i ? between.len : 0);
    char *at = NEW_ARRAY(arena, char, len + 1), *end = at;
    for (size_t i = 0; i < count; i++) {
        if (i && between.len)
            end = mempcpy(end, between.at, between.len);
        if (parts[i].len)
            end = mempcpy(end, parts[i].at, parts[i].len);
    }
    return (struct str){at, len};
}

struct str str_cat(struct arena *arena, struct str a, struct str b)
{
    return str_join(arena, (struct str[]){a, b}, 2, S(""));
}

struct str str_words(struct arena *arena, struct str a, struct str b)
{
    return str_join(arena, (struct str[]){a, b}, 2, a.len && b.len ? S(" ") : S(""));
}

bool str_is(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

bool str_is_nocase(struct str a, struct str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (lower(a.at[i]) != lower(b.at[i]))
            return false;
    return true;
}

int str_compare(struct str a, struct str b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter ? memcmp(a.at, b.at, shorter) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

bool str_starts(struct str s, struct str prefix)
{
    return s.len >= prefix.len && str_is(str_slice(s, 0, prefix.len), prefix);
}

bool str_ends(struct str s, struct str suffix)
{
    return s.len >= suffix.len && str_is(str_slice(s, s.len - suffix.len, s.len), suffix);
}

size_t str_find(struct str s, char c, size_t from)
{
    if (from >= s.len)
        return s.len;
    const char *hit = memchr(s.at + from, c, s.len - from);
    return hit ? (size_t)(hit - s.at) : s.len;
}

size_t str_find_str(struct str s, struct str part, size_t from)
{
    if (from >= s.len)
        return s.len;
    const char *hit = memmem(s.at + from, s.len - from, part.at, part.len);
    return hit ? (size_t)(hit - s.at) : s.len;
}

struct str str_slice(struct str s, size_t from, size_t to)
{
    if (to > s.len)
        to = s.len;
    if (from > to)
        from = to;
    return (struct str){s.at + from, to - from};
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct str str_trim(struct str s)
{
    while (s.len && is_blank(s.at[s.len - 1]))
        s.len--;
    while (s.len && is_blank(*s.at))
        s = str_slice(s, 1, s.len);
    return s;
}

bool str_cut(struct str *rest, char separator, struct str *part)
{
    if (!rest->at)
        return false;
    size_t end = str_find(*rest, separator, 0);
    *part = str_slice(*rest, 0, end);
    *rest = end < rest->len ? str_slice(*rest, end + 1, rest->len) : (struct str){NULL, 0};
    return true;
}

struct str str_lower(struct arena *arena, struct str s)
{
    char *copy = str_c(arena, s);
    for (size_t i = 0; i < s.len; i++)
        copy[i] = lower(copy[i]);
    return (struct str){copy, s.len};
}

struct str str_replace(struct arena *arena, struct str s, struct str from, struct str to)
{
    ASSERT(from.len > 0);
    size_t hits = 0;
    for (size_t at = str_find_str(s, from, 0); at < s.len; at = str_find_str(s, from, at + from.len))
        hits++;
    if (!hits)
        return s;
    struct str *parts = NEW_ARRAY(arena, struct str, hits + 1);
    size_t start = 0;
    for (size_t i = 0; i < hits; i++) {
        size_t at = str_find_str(s, from, start);
        parts[i] = str_slice(s, start, at);
        start = at + from.len;
    }
    parts[hits] = str_slice(s, start, s.len);
    return str_join(arena, parts, hits + 1, to);
}

bool str_int(struct str s, int64_t *out)
{
    bool minus = s.len && *s.at == '-';
    struct str digits = minus ? str_slice(s, 1, s.len) : s;
    int64_t n = 0;
    for (size_t i = 0; i < digits.len; i++) {
        char c = digits.at[i];
        if (c < '0' || c > '9' || __builtin_mul_overflow(n, 10, &n) || __builtin_sub_overflow(n, c - '0', &n))
            return false;
    }
    if (!digits.len || (!minus && n == INT64_MIN))
        return false;
    *out = minus ? n : -n;
    return true;
}

/// "37.5": up to 15 digits, with a point among or before them. Both numbers that are divided are exact, and
/// so the result is rounded once, as strtod() does it (W. D. Clinger, "How to Read Floating Point Numbers
/// Accurately").
static bool plain_double(struct str s, double *out)
{
    enum { DIGITS_MOST = 15 };
    int64_t digits = 0, scale = 1;
    bool has_point = false;
    if (!s.len || s.len > DIGITS_MOST || s.at[s.len - 1] == '.')
        return false;
    for (size_t i = 0; i < s.len; i++) {
        if (s.at[i] == '.' && !has_point) {
            has_point = true;
            continue;
        }
        if (s.at[i] < '0' || s.at[i] > '9')
            return false;
        digits = digits * 10 + (s.at[i] - '0');
        scale *= has_point ? 10 : 1;
    }
    *out = (double)digits / (double)scale;
    return true;
}

bool str_double(struct str s, double *out)
{
    char text[64], *end;
    if (plain_double(s, out))
        return true;
    if (!s.len || s.len >= sizeof text || is_blank(*s.at))
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (!strchr("0123456789.+-eE", s.at[i]) || !s.at[i])
            return false;
    memcpy(text, s.at, s.len);
    text[s.len] = '\0';
    double value = strtod(text, &end);
    if (*end || !isfinite(value))
        return false;
    *out = value;
    return true;
}

uint64_t str_hash(struct str s)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < s.len; i++)
        hash = (hash ^ (unsigned char)s.at[i]) * 1099511628211u;
    return hash;
}
