// SPDX-License-Identifier: EUPL-1.2
// Cookies (RFC 6265), as the program uses them: for the whole site, never readable by scripts.
//
//     struct str session = http_cookie_find(request, S("__Host-session"));     // .at is NULL when there is
//     none http_cookie_set(response, &(struct http_cookie){.name = S("__Host-session"), .value = token,
//                                                     .max_age_seconds = 8 * 3600, .secure = true});
#ifndef HTTP_COOKIE_H
#define HTTP_COOKIE_H

#include "http/http.h"

enum http_same_site { HTTP_SAME_SITE_LAX, HTTP_SAME_SITE_STRICT };

enum { HTTP_COOKIE_UNTIL_CLOSED = 0, HTTP_COOKIE_REMOVE = -1 };

struct http_cookie {
    struct str name, value;  // token and RFC 6265 cookie-octets: anything else is a bug of ours
    int64_t max_age_seconds; // or one of the two above
    enum http_same_site same_site;
    bool secure; // must be true for a name that starts with __Host-; false only on plain loopback
};

/// The first cookie of that name over all Cookie fields.
struct str http_cookie_find(const struct http_request *request, struct str name);
/// Adds a Set-Cookie field with Path=/ and HttpOnly.
void http_cookie_set(struct http_response *response, const struct http_cookie *cookie);

#endif
