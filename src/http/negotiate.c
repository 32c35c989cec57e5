// SPDX-License-Identifier: EUPL-1.2
// Accept fields and entity tags.
#include "http/negotiate.h"

/// "0", "0.5", "0.125", "1", "1.000" as thousandths; -1 for anything else (RFC 9110 section 12.4.2).
static int quality_parse(struct str s)
{
    if (!s.len || s.len > 5 || (s.at[0] != '0' && s.at[0] != '1') || (s.len > 1 && s.at[1] != '.'))
        return -1;
    int quality = (s.at[0] - '0') * 1000, worth = 100;
    for (size_t i = 2; i < s.len; i++, worth /= 10) {
        if (s.at[i] < '0' || s.at[i] > '9')
            return -1;
        quality += (s.at[i] - '0') * worth;
    }
    return quality <= 1000 ? quality : -1;
}

static int element_quality(struct str parameters)
{
    struct str part;
    while (str_cut(&parameters, ';', &part)) {
        part = str_trim(part);
        if (str_is_nocase(str_slice(part, 0, 2), S("q=")))
            return quality_parse(str_slice(part, 2, part.len));
    }
    return 1000;
}

bool http_accept_next(struct str *rest, struct http_accept *out)
{
    struct str element;
    while (str_cut(rest, ',', &element)) {
        size_t end = str_find(element, ';', 0);
        out->name = str_trim(str_slice(element, 0, end));
        out->quality = element_quality(str_slice(element, end, element.len));
        if (out->name.len && out->quality >= 0)
            return true;
    }
    return false;
}

bool http_accepts_gzip(const struct http_request *request)
{
    struct str rest = http_request_header(request, S("Accept-Encoding"));
    struct http_accept item;
    int any = 0;
    while (http_accept_next(&rest, &item)) {
        if (str_is_nocase(item.name, S("gzip")))
            return item.quality > 0;
        if (str_is(item.name, S("*")))
            any = item.quality;
    }
    return any > 0;
}

bool http_has_etag(const struct http_request *request, struct str etag)
{
    struct str rest = http_request_header(request, S("If-None-Match")), one;
    while (str_cut(&rest, ',', &one)) {
        one = str_trim(one);
        if (str_starts(one, S("W/")))
            one = str_slice(one, 2, one.len);
        if (str_is(one, etag) || str_is(one, S("*")))
            return true;
    }
    return false;
}
