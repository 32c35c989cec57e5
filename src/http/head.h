// SPDX-License-Identifier: EUPL-1.2
// The rules of a request's head, as pure functions over one line or one set of fields. Each returns 0, or the
// status to refuse with.
//
// Where RFC 9112 lets a recipient be lenient (bare LF, obs-fold, blanks around names, a repeated equal
// Content-Length), this one is not: a proxy in front may choose the other reading, and then one of us answers
// a request that the other never saw (section 11.2, request smuggling).
#ifndef HTTP_HEAD_H
#define HTTP_HEAD_H

#include "http/http.h"

/// What the fields say about the connection and the body.
struct http_framing {
    bool chunked;
    bool keep_alive;
    bool expects_continue;
    uint64_t content_length;
};

/// "GET /path?query HTTP/1.1", without the line's end: fills method, target, path and query.
int http_request_line(struct str line, struct http_request *request, bool *is_http_1_0);
/// "Name: value"
int http_field_line(struct str line, struct http_header *out);
/// Judges Host, Content-Length, Transfer-Encoding, Connection and Expect together.
int http_framing(struct http_request *request, bool is_http_1_0, struct http_framing *out);
/// Target of the request line into path, query and, in absolute form, host.
int http_target(struct http_request *request);

bool http_is_token(struct str s);

#endif
