// SPDX-License-Identifier: EUPL-1.2
// Making addresses that are safe to put into a page, and hiding the secrets of others.
#define URL_C
#include "url/url.h"

#include "base/buf.h"
#include "base/bug.h"
#include "base/utf8.h"
#include "url/urls.h"

#include <stdio.h>
#include <string.h>

enum { INT_BYTES_MOST = 20 };

static struct url url_from(struct str text)
{
    return (struct url){.url_known_to_url_c_alone = text};
}

// RFC 3986 section 2.3
static bool is_unreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

static size_t part_bytes_most(const struct url_part *part)
{
    switch (part->kind) {
    case URL_LITERAL: return part->text.len;
    case URL_NUMBER: return INT_BYTES_MOST;
    case URL_TEXT: return part->text.len * 3;
    }
    BUG("kind of url part %d", (int)part->kind);
}

static char *bytes_write(char *at, struct str s)
{
    return s.len ? mempcpy(at, s.at, s.len) : at;
}

static char *number_write(char *at, int64_t n)
{
    char digits[INT_BYTES_MOST + 1];
    return bytes_write(at,
                       (struct str){digits, (size_t)snprintf(digits, sizeof digits, "%lld", (long long)n)});
}

static char *text_write(char *at, struct str s)
{
    static const char hex[] = "0123456789ABCDEF";
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.at[i];
        if (is_unreserved(s.at[i])) {
            *at++ = s.at[i];
        } else {
            *at++ = '%';
            *at++ = hex[c >> 4];
            *at++ = hex[c & 15];
        }
    }
    return at;
}

static char *part_write(char *at, const struct url_part *part)
{
    switch (part->kind) {
    case URL_LITERAL: return bytes_write(at, part->text);
    case URL_NUMBER: return number_write(at, part->number);
    case URL_TEXT: return text_write(at, part->text);
    }
    BUG("kind of url part %d", (int)part->kind);
}

struct url url_of(struct arena *arena, const struct url_part *parts, size_t count)
{
    size_t most = 1;
    for (size_t i = 0; i < count; i++)
        most += part_bytes_most(&parts[i]);
    char *at = NEW_ARRAY(arena, char, most), *end = at;
    for (size_t i = 0; i < count; i++)
        end = part_write(end, &parts[i]);
    return url_from((struct str){at, (size_t)(end - at)});
}

struct url url_none(void)
{
    return url_from(S(""));
}

bool url_is_none(struct url url)
{
    return !url_text(url).len;
}

struct str url_text(struct url url)
{
    return url.url_known_to_url_c_alone;
}

struct url url_with(struct arena *arena, struct url url, struct str key, struct str value)
{
    bool has_query = str_find(url_text(url), '?', 0) < url_text(url).len;
    return url_of(arena,
                  (const struct url_part[]){{.kind = URL_LITERAL, .text = url_text(url)},
                                            {.kind = URL_LITERAL, .text = has_query ? S("&") : S("?")},
                                            URL_PART_TEXT(key),
                                            URL_PART_LITERAL("="),
                                            URL_PART_TEXT(value)},
                  5);
}

struct url url_with_int(struct arena *arena, struct url url, struct str key, int64_t value)
{
    return url_with(arena, url, key, str_format(arena, "%lld", (long long)value));
}

struct url url_fragment(struct arena *arena, struct str id)
{
    return url_with_fragment(arena, url_none(), id);
}

struct url url_with_fragment(struct arena *arena, struct url url, struct str id)
{
    const struct url_part parts[] = {
        {.kind = URL_LITERAL, .text = url_text(url)}, URL_PART_LITERAL("#"), URL_PART_TEXT(id)};
    return url_of(arena, parts, 3);
}

struct url url_absolute(struct arena *arena, struct str origin, struct url url)
{
    return url_from(str_cat(arena, origin, url_text(url)));
}

static bool has_scheme(struct str address, struct str scheme, struct str after)
{
    return str_is_nocase(str_slice(address, 0, scheme.len), scheme) &&
           str_starts(str_slice(address, scheme.len, address.len), after) &&
           address.len > scheme.len + after.len;
}

static bool is_clean(struct str address)
{
    for (size_t i = 0; i < address.len; i++)
        if ((unsigned char)address.at[i] <= ' ' || address.at[i] == 0x7f || address.at[i] == '\\')
            return false;
    return utf8_valid(address);
}

struct url url_external(struct arena *arena, struct str address)
{
    struct str s = str_trim(address);
    bool known = has_scheme(s, S("https"), S("://")) || has_scheme(s, S("http"), S("://")) ||
                 has_scheme(s, S("mailto"), S(":"));
    return url_from(known && is_clean(s) ? str_copy(arena, s) : S("#"));
}

/// Browsers read "\\" as "/" and leave out tabs and line breaks, so that none of these may stand in it.
bool url_local_read(struct str address, struct url *out)
{
    bool is_ours =
        str_starts(address, S("/")) && !str_starts(address, S("//")) && address.len <= URL_LOCAL_BYTES_MOST;
    for (size_t i = 0; is_ours && i < address.len; i++)
        is_ours = address.at[i] > ' ' && address.at[i] <= '~' && address.at[i] != '\\';
    *out = is_ours ? url_from(address) : url_none();
    return is_ours;
}

static bool ends_in_secret_door(struct str text)
{
    for (size_t i = 0; i < url_secret_door_count; i++)
        if (str_ends(text, url_secret_doors[i]))
            return true;
    return false;
}

struct str url_without_secrets(struct arena *arena, struct str text)
{
    enum { DOTS = 3 };
    struct buf out = buf_new(arena, text.len * (DOTS + 1) + 1);
    for (size_t i = 0; i < text.len; i++) {
        buf_char(&out, text.at[i]);
        if (!ends_in_secret_door(str_slice(text, 0, i + 1)))
            continue;
        buf_str(&out, S("..."));
        while (i + 1 < text.len && text.at[i + 1] > ' ' && text.at[i + 1] != '?')
            i++;
    }
    return buf_get(&out);
}
