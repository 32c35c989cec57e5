// SPDX-License-Identifier: EUPL-1.2
// Request line, fields, and what they say together about the message's length.
#include "http/head.h"

#include <string.h>

static bool is_alnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool http_is_token(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!is_alnum(s.at[i]) && (!s.at[i] || !strchr("!#$%&'*+-.^_`|~", s.at[i])))
            return false;
    return s.len > 0;
}

struct str http_method_name(enum http_method method)
{
    static const struct str names[] = {
        [HTTP_GET] = S_INIT("GET"),         [HTTP_HEAD] = S_INIT("HEAD"),   [HTTP_POST] = S_INIT("POST"),
        [HTTP_PUT] = S_INIT("PUT"),         [HTTP_PATCH] = S_INIT("PATCH"), [HTTP_DELETE] = S_INIT("DELETE"),
        [HTTP_OPTIONS] = S_INIT("OPTIONS"),
    };
    return names[method];
}

static int method_by_name(struct str name, enum http_method *out)
{
    if (!http_is_token(name))
        return 400;
    for (int m = HTTP_GET; m <= HTTP_OPTIONS; m++) {
        *out = (enum http_method)m;
        if (str_is(name, http_method_name(*out)))
            return 0;
    }
    return 501;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static int version_check(struct str version, bool *is_http_1_0)
{
    bool well_formed = version.len == 8 && str_starts(version, S("HTTP/")) && is_digit(version.at[5]) &&
                       version.at[6] == '.' && is_digit(version.at[7]);
    if (!well_formed)
        return 400;
    *is_http_1_0 = str_is(version, S("HTTP/1.0"));
    return *is_http_1_0 || str_is(version, S("HTTP/1.1")) ? 0 : 505;
}

int http_request_line(struct str line, struct http_request *request, bool *is_http_1_0)
{
    size_t first = str_find(line, ' ', 0), last = str_find(line, ' ', first + 1);
    if (last >= line.len)
        return 400;
    request->target = str_slice(line, first + 1, last);
    if (request->target.len > HTTP_TARGET_BYTES_MOST)
        return 414;
    int status = version_check(str_slice(line, last + 1, line.len), is_http_1_0);
    if (!status)
        status = method_by_name(str_slice(line, 0, first), &request->method);
    return status ? status : http_target(request);
}

static struct str trim_blanks(struct str s)
{
    while (s.len && (s.at[0] == ' ' || s.at[0] == '\t'))
        s = str_slice(s, 1, s.len);
    while (s.len && (s.at[s.len - 1] == ' ' || s.at[s.len - 1] == '\t'))
        s.len--;
    return s;
}

static bool is_field_value(struct str s)
{
    bool fine = true;
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.at[i];
        fine &= (c >= ' ' && c != 0x7F) || c == '\t';
    }
    return fine;
}

int http_field_line(struct str line, struct http_header *out)
{
    size_t colon = str_find(line, ':', 0);
    out->name = str_slice(line, 0, colon);
    out->value = trim_blanks(str_slice(line, colon + 1, line.len));
    return colon < line.len && http_is_token(out->name) && is_field_value(out->value) ? 0 : 400;
}

static bool is_port(struct str s)
{
    int64_t port;
    return s.len <= 5 && (!s.len || (is_digit(s.at[0]) && str_int(s, &port) && port <= 65535));
}

static bool host_byte(char c)
{
    return is_alnum(c) || c == '.' || c == '-' || c == '_';
}

static bool ipv6_byte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == ':' || c == '.';
}

/// A name or an address, and perhaps ":port". Without user, blank or percent sign: it ends up in links.
static bool is_host(struct str host)
{
    bool bracket = str_starts(host, S("["));
    size_t end = bracket ? str_find(host, ']', 0) : str_find(host, ':', 0);
    struct str name = str_slice(host, bracket, end);
    struct str rest = str_slice(host, end + bracket, host.len);
    for (size_t i = 0; i < name.len; i++)
        if (!(bracket ? ipv6_byte(name.at[i]) : host_byte(name.at[i])))
            return false;
    if (!name.len || (bracket && end == host.len))
        return false;
    return !rest.len || (rest.at[0] == ':' && is_port(str_slice(rest, 1, rest.len)));
}

struct str http_request_header(const struct http_request *request, struct str name)
{
    for (size_t i = 0; i < request->header_count; i++)
        if (str_is_nocase(request->headers[i].name, name))
            return request->headers[i].value;
    return (struct str){NULL, 0};
}

/// How often the field stands there; its last value goes to *value.
static int field_count(const struct http_request *request, struct str name, struct str *value)
{
    int count = 0;
    *value = S("");
    for (size_t i = 0; i < request->header_count; i++)
        if (str_is_nocase(request->headers[i].name, name)) {
            *value = request->headers[i].value;
            count++;
        }
    return count;
}

static int host_check(struct http_request *request, bool is_http_1_0)
{
    struct str host = {NULL, 0};
    int count = field_count(request, S("Host"), &host);
    if (count > 1 || (count == 0 && !is_http_1_0) || (count == 1 && !is_host(host)))
        return 400;
    if (request->host.at && !str_is_nocase(request->host, host)) // absolute form names another host
        return 400;
    request->host = count ? host : S("");
    return 0;
}

/// Digits only: no sign, no list, no blank, nothing that overflows.
static bool length_parse(struct str s, uint64_t *out)
{
    *out = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (!is_digit(s.at[i]))
            return false;
        *out = *out * 10 + (uint64_t)(s.at[i] - '0');
    }
    return s.len > 0 && s.len <= 18;
}

/// RFC 9112 section 6.1: only `chunked`, in any case and once. Another coding is 501; a coding after chunked
/// or a second chunked is broken.
static int coding_check(struct str value)
{
    struct str rest = value, coding;
    int codings = 0, chunked = 0;
    bool last_is_chunked = false;
    while (str_cut(&rest, ',', &coding)) {
        last_is_chunked = str_is_nocase(trim_blanks(coding), S("chunked"));
        chunked += last_is_chunked;
        codings++;
    }
    if (chunked > 1 || (chunked && !last_is_chunked) || !value.len)
        return 400;
    return codings == 1 && chunked ? 0 : 501;
}

static int length_check(const struct http_request *request, bool is_http_1_0, struct http_framing *out)
{
    struct str length, coding;
    int lengths = field_count(request, S("Content-Length"), &length);
    int codings = field_count(request, S("Transfer-Encoding"), &coding);
    if (lengths + codings > 1 || (codings && is_http_1_0))
        return 400;
    out->chunked = codings;
    if (lengths && !length_parse(length, &out->content_length))
        return 400;
    return codings ? coding_check(coding) : 0;
}

static bool has_option(const struct http_request *request, struct str name, struct str option)
{
    for (size_t i = 0; i < request->header_count; i++) {
        struct str rest = request->headers[i].value, part;
        if (str_is_nocase(request->headers[i].name, name))
            while (str_cut(&rest, ',', &part))
                if (str_is_nocase(trim_blanks(part), option))
                    return true;
    }
    return false;
}

int http_framing(struct http_request *request, bool is_http_1_0, struct http_framing *out)
{
    *out = (struct http_framing){0};
    int status = host_check(request, is_http_1_0);
    if (!status)
        status = length_check(request, is_http_1_0, out);
    if (status)
        return status;
    out->keep_alive = is_http_1_0 ? has_option(request, S("Connection"), S("keep-alive"))
                                  : !has_option(request, S("Connection"), S("close"));
    struct str expect;
    int expects = field_count(request, S("Expect"), &expect);
    if (expects && !str_is_nocase(expect, S("100-continue")))
        return 417;
    out->expects_continue = expects && !is_http_1_0;
    return 0;
}
