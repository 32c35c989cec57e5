// SPDX-License-Identifier: EUPL-1.2
// Writing the head of an answer.
#include "http/response.h"

#include "base/bug.h"
#include "base/buf.h"
#include "base/log.h"
#include "http/head.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { OWN_FIELDS_BYTES_MOST = 256 }; // status line, Date, Connection, Content-Length

struct str http_reason(int status)
{
    switch (status) {
    case 200: return S("OK");
    case 201: return S("Created");
    case 204: return S("No Content");
    case 301: return S("Moved Permanently");
    case 302: return S("Found");
    case 303: return S("See Other");
    case 304: return S("Not Modified");
    case 308: return S("Permanent Redirect");
    case 400: return S("Bad Request");
    case 401: return S("Unauthorized");
    case 403: return S("Forbidden");
    case 404: return S("Not Found");
    case 405: return S("Method Not Allowed");
    case 408: return S("Request Timeout");
    case 409: return S("Conflict");
    case 410: return S("Gone");
    case 413: return S("Content Too Large");
    case 414: return S("URI Too Long");
    case 415: return S("Unsupported Media Type");
    case 417: return S("Expectation Failed");
    case 422: return S("Unprocessable Content");
    case 429: return S("Too Many Requests");
    case 431: return S("Request Header Fields Too Large");
    case 500: return S("Internal Server Error");
    case 501: return S("Not Implemented");
    case 503: return S("Service Unavailable");
    case 505: return S("HTTP Version Not Supported");
    default: return S(""); // RFC 9112 section 4: the phrase may be empty
    }
}

bool status_has_body(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

void http_response_header(struct http_response *response, struct str name, struct str value)
{
    if (response->header_count == HTTP_ANSWER_FIELDS_MOST)
        response->has_too_many_headers = true;
    else
        response->headers[response->header_count++] = (struct http_header){name, value};
}

static bool value_is_sound(struct str value)
{
    for (size_t i = 0; i < value.len; i++) {
        unsigned char c = (unsigned char)value.at[i];
        if ((c < ' ' && c != '\t') || c == 0x7F)
            return false;
    }
    return true;
}

static bool head_fits(const struct http_response *response)
{
    size_t bytes = OWN_FIELDS_BYTES_MOST;
    for (size_t i = 0; i < response->header_count; i++)
        bytes += response->headers[i].name.len + response->headers[i].value.len + strlen(": \r\n");
    return !response->has_too_many_headers && bytes <= HTTP_ANSWER_HEAD_BYTES_MOST;
}

bool response_is_sound(const struct http_response *response)
{
    if (response->status < 200 || response->status > 599) {
        log_line(LOG_ERROR, "http: a handler left the status %d", response->status);
        return false;
    }
    if (!head_fits(response)) {
        log_line(LOG_ERROR, "http: a handler wrote a head that is too large, with %zu fields",
                 response->header_count);
        return false;
    }
    for (size_t i = 0; i < response->header_count; i++) {
        const struct http_header *h = &response->headers[i];
        if (!http_is_token(h->name) || !value_is_sound(h->value)) {
            log_line(LOG_ERROR, "http: a handler wrote a control character into a field");
            return false;
        }
    }
    return true;
}

void response_default_problem(struct http_response *response)
{
    http_response_header(response, S("Content-Type"), S("text/html; charset=utf-8"));
    response->body =
        str_format(response->arena, "<!doctype html><title>%d %.*s</title><p>%d %.*s</p>\n", response->status,
                   STR(http_reason(response->status)), response->status, STR(http_reason(response->status)));
}

void http_date_write(int64_t second, char out[32])
{
    static const char *const days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    struct tm tm;
    time_t t = (time_t)second;
    if (!gmtime_r(&t, &tm))
        BUG("no such second: %lld", (long long)second);
    snprintf(out, 32, "%s, %02d %s %04d %02d:%02d:%02d GMT", days[tm.tm_wday], tm.tm_mday % 100,
             months[tm.tm_mon], (tm.tm_year + 1900) % 10000, tm.tm_hour % 100, tm.tm_min % 100,
             tm.tm_sec % 100);
}

static void field_write(struct buf *out, struct str name, struct str value)
{
    buf_str(out, name);
    buf_str(out, S(": "));
    buf_str(out, value);
    buf_str(out, S("\r\n"));
}

static void connection_write(struct buf *out, struct answer_terms terms)
{
    if (!terms.keep_alive)
        field_write(out, S("Connection"), S("close"));
    else if (terms.is_http_1_0)
        field_write(out, S("Connection"), S("keep-alive"));
}

struct str response_head(const struct http_response *response, struct answer_terms terms)
{
    struct buf out = buf_new(response->arena, HTTP_ANSWER_HEAD_BYTES_MOST);
    buf_str(&out, S("HTTP/1.1 "));
    buf_int(&out, response->status);
    buf_char(&out, ' ');
    buf_str(&out, http_reason(response->status));
    buf_str(&out, S("\r\n"));
    field_write(&out, S("Date"), terms.date);
    connection_write(&out, terms);
    if (status_has_body(response->status)) {
        buf_str(&out, S("Content-Length: "));
        buf_int(&out, (int64_t)response->body.len);
        buf_str(&out, S("\r\n"));
    }
    for (size_t i = 0; i < response->header_count; i++)
        field_write(&out, response->headers[i].name, response->headers[i].value);
    buf_str(&out, S("\r\n"));
    ASSERT(!buf_full(&out));
    return buf_get(&out);
}
