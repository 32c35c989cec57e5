// SPDX-License-Identifier: EUPL-1.2
// The request target (RFC 9112 section 3.2): origin form, and absolute form for the same host.
#include "http/head.h"
#include "http/percent.h"

/// Every visible ASCII character but '#': browsers leave more unescaped than RFC 3986 has.
static bool is_target(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.at[i] <= ' ' || s.at[i] > '~' || s.at[i] == '#')
            return false;
    return s.len > 0;
}

static bool is_dots(struct str segment)
{
    return str_is(segment, S(".")) || str_is(segment, S(".."));
}

/// No control characters, no backslash, no segment that climbs: what a page or a file name may be made of.
static bool path_is_plain(struct str path)
{
    for (size_t i = 0; i < path.len; i++)
        if ((unsigned char)path.at[i] < ' ' || path.at[i] == 0x7F || path.at[i] == '\\')
            return false;
    struct str rest = path, segment;
    while (str_cut(&rest, '/', &segment))
        if (is_dots(segment))
            return false;
    return true;
}

/// An encoded slash would let two readers cut the path at different places.
static bool has_hidden_slash(struct str path)
{
    for (size_t at = str_find(path, '%', 0); at < path.len; at = str_find(path, '%', at + 1)) {
        struct str code = str_slice(path, at, at + 3);
        if (str_is_nocase(code, S("%2f")) || str_is_nocase(code, S("%5c")))
            return true;
    }
    return false;
}

/// "http://host/path" is "/path" at that host. RFC 9112 section 3.2.2 wants it accepted.
static struct str origin_form(struct http_request *request)
{
    struct str scheme = str_slice(request->target, 0, 7);
    if (!str_is_nocase(scheme, S("http://")))
        return request->target;
    struct str rest = str_slice(request->target, 7, request->target.len);
    size_t slash = str_find(rest, '/', 0);
    request->host = str_slice(rest, 0, slash);
    return slash < rest.len ? str_slice(rest, slash, rest.len) : S("/");
}

int http_target(struct http_request *request)
{
    if (!is_target(request->target))
        return 400;
    struct str origin = origin_form(request);
    size_t mark = str_find(origin, '?', 0);
    struct str path = str_slice(origin, 0, mark);
    request->query = str_slice(origin, mark + 1, origin.len);
    if (!str_starts(path, S("/")) || has_hidden_slash(path))
        return 400;
    if (!percent_decode(request->arena, path, PERCENT_PLUS_IS_PLUS, &request->path))
        return 400;
    struct str ignored;
    bool query_is_text = percent_decode(request->arena, request->query, PERCENT_PLUS_IS_SPACE, &ignored);
    return path_is_plain(request->path) && query_is_text ? 0 : 400;
}
