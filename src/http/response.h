// SPDX-License-Identifier: EUPL-1.2
// The bytes of an answer's head, and the page for an answer that no handler wrote. Internal to http/.
#ifndef HTTP_RESPONSE_H
#define HTTP_RESPONSE_H

#include "http/http.h"

struct answer_terms {
    struct str date; // for the Date field
    bool keep_alive, is_http_1_0;
};

/// Status line and fields of a sound response, in its arena.
struct str response_head(const struct http_response *response, struct answer_terms terms);
/// True for an answer that has a body at all: not 1xx, 204 or 304.
bool status_has_body(int status);
/// False, and a log line, when the handler left it without a valid status or with fields that cannot be sent.
bool response_is_sound(const struct http_response *response);
/// A plain page with the status in words.
void response_default_problem(struct http_response *response);
/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 section 5.6.7) for seconds since 1970.
void http_date_write(int64_t second, char out[32]);

#endif
