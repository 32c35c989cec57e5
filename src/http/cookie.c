// SPDX-License-Identifier: EUPL-1.2
// Reading the Cookie field, writing Set-Cookie.
#include "http/cookie.h"

#include "base/bug.h"
#include "base/buf.h"
#include "http/head.h"

enum { SET_COOKIE_BYTES_MOST = 4096 }; // what RFC 6265 section 6.1 promises a browser can hold

static struct str cookie_in(struct str field, struct str name)
{
    struct str rest = field, pair;
    while (str_cut(&rest, ';', &pair)) {
        pair = str_trim(pair);
        size_t equals = str_find(pair, '=', 0);
        if (equals < pair.len && str_is(str_slice(pair, 0, equals), name))
            return str_slice(pair, equals + 1, pair.len);
    }
    return (struct str){NULL, 0};
}

struct str http_cookie_find(const struct http_request *request, struct str name)
{
    struct str value = {NULL, 0};
    for (size_t i = 0; i < request->header_count && !value.at; i++)
        if (str_is_nocase(request->headers[i].name, S("Cookie")))
            value = cookie_in(request->headers[i].value, name);
    return value;
}

/// RFC 6265 section 4.1.1: no controls, blank, quote, comma, semicolon or backslash.
static bool is_cookie_value(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.at[i];
        if (c <= ' ' || c > '~' || c == '"' || c == ',' || c == ';' || c == '\\')
            return false;
    }
    return true;
}

void http_cookie_set(struct http_response *response, const struct http_cookie *cookie)
{
    ASSERT(http_is_token(cookie->name) && is_cookie_value(cookie->value));
    ASSERT(cookie->secure || !str_starts(cookie->name, S("__Host-")));
    struct buf out = buf_new(response->arena, SET_COOKIE_BYTES_MOST);
    buf_str(&out, cookie->name);
    buf_char(&out, '=');
    buf_str(&out, cookie->value);
    buf_str(&out, S("; Path=/; HttpOnly; SameSite="));
    buf_str(&out, cookie->same_site == HTTP_SAME_SITE_STRICT ? S("Strict") : S("Lax"));
    if (cookie->secure)
        buf_str(&out, S("; Secure"));
    if (cookie->max_age_seconds != HTTP_COOKIE_UNTIL_CLOSED) {
        buf_str(&out, S("; Max-Age="));
        buf_int(&out, cookie->max_age_seconds < 0 ? 0 : cookie->max_age_seconds);
    }
    ASSERT(!buf_full(&out));
    http_response_header(response, S("Set-Cookie"), buf_get(&out));
}
