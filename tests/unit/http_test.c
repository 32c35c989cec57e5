// SPDX-License-Identifier: EUPL-1.2
// Reading requests as a pure function over bytes; forms, cookies, negotiation, proxies.
#include "test.h"

#include "base/buf.h"
#include "http/connection.h"
#include "http/cookie.h"
#include "http/form.h"
#include "http/negotiate.h"
#include "http/percent.h"
#include "http/proxy.h"
#include "http/reader.h"
#include "http/response.h"

#include <pthread.h>
#include <string.h>

static size_t small_or_large(void *context, struct str path)
{
    (void)context;
    return str_starts(path, S("/upload")) ? 1 << 22 : 10;
}

static const struct http_limits limits = {small_or_large, NULL};

static struct http_reader *read_all(struct str bytes)
{
    struct http_reader *r = http_reader_new(test_arena(), &limits);
    http_reader_feed(r, &bytes);
    return r;
}

/// The status a request is refused with; 0 when it is whole, -1 when more is wanted.
static int refusal(struct str bytes)
{
    struct http_reader *r = read_all(bytes);
    return r->state == HTTP_READER_BAD ? r->status : r->state == HTTP_READER_DONE ? 0 : -1;
}

/// A request line and a Host, then `fields`, then the empty line and `body`.
static int refusal_with(struct str fields, struct str body)
{
    struct str parts[] = {S("POST / HTTP/1.1\r\nHost: tvers.example\r\n"), fields, S("\r\n"), body};
    return refusal(str_join(test_arena(), parts, 4, S("")));
}

static struct str repeat(struct str s, size_t times)
{
    struct buf out = buf_new(test_arena(), 1 << 22);
    for (size_t i = 0; i < times; i++)
        buf_str(&out, s);
    return buf_get(&out);
}

static int refusal_of_target(struct str target)
{
    struct str parts[] = {S("GET "), target, S(" HTTP/1.1\r\nHost: a\r\n\r\n")};
    return refusal(str_join(test_arena(), parts, 3, S("")));
}

TEST("a request is read into method, path, query, fields and body")
{
    struct http_reader *r =
        read_all(S("POST /nett/verk%20%C3%A5?a=1&b HTTP/1.1\r\nhost: tvers.example:8080\r\n"
                   "X-Thing:  two words \t\r\nContent-Length: 5\r\n\r\nhello"));
    CHECK_INT(r->state, HTTP_READER_DONE);
    CHECK_INT(r->request.method, HTTP_POST);
    CHECK_STR(r->request.target, S("/nett/verk%20%C3%A5?a=1&b"));
    CHECK_STR(r->request.path, S("/nett/verk \xC3\xA5"));
    CHECK_STR(r->request.query, S("a=1&b"));
    CHECK_STR(r->request.host, S("tvers.example:8080"));
    CHECK_STR(http_request_header(&r->request, S("x-thing")), S("two words"));
    CHECK(!http_request_header(&r->request, S("X-Other")).at);
    CHECK_STR(r->request.body, S("hello"));
    CHECK(r->framing.keep_alive);
}

TEST("what comes behind a request is left for the next one")
{
    struct str bytes = S("GET /a HTTP/1.1\r\nHost: a\r\n\r\nGET /b");
    struct http_reader *r = http_reader_new(test_arena(), &limits);
    CHECK_INT(http_reader_feed(r, &bytes), HTTP_READ_DONE);
    CHECK_STR(bytes, S("GET /b"));
}

TEST("a request that comes byte by byte is the same request")
{
    struct str whole = S("POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n"
                         "3\r\nabc\r\n4;note=1\r\ndefg\r\n0\r\nTrailer: x\r\n\r\n");
    struct http_reader *r = http_reader_new(test_arena(), &limits);
    for (size_t i = 0; i < whole.len; i++) {
        struct str byte = str_slice(whole, i, i + 1);
        CHECK_INT(http_reader_feed(r, &byte), i + 1 < whole.len ? HTTP_READ_MORE : HTTP_READ_DONE);
    }
    CHECK_STR(r->request.body, S("abcdefg"));
}

TEST("a length that could be read in two ways is refused")
{
    struct str wrong[] = {
        S("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n"),
        S("Content-Length: 3\r\nContent-Length: 3\r\n"),
        S("Content-Length: +3\r\n"),
        S("Content-Length: 0x3\r\n"),
        S("Content-Length: -1\r\n"),
        S("Content-Length: 3, 3\r\n"),
        S("Content-Length:\r\n"),
        S("Content-Length: 3 3\r\n"),
        S("Content-Length: 18446744073709551619\r\n"),
        S("Content-Length : 3\r\n"),
        S("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"),
        S("Transfer-Encoding: chunked, chunked\r\n"),
        S("Transfer-Encoding: chunked, gzip\r\n"),
        S("Transfer-Encoding: \vchunked\r\n"),
        S("Transfer-Encoding:\r\n"),
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        CHECK_INT(refusal_with(wrong[i], S("abc")), 400);
    CHECK_INT(refusal_with(S("Transfer-Encoding: gzip, chunked\r\n"), S("")), 501);
    CHECK_INT(refusal_with(S("Transfer-Encoding: xchunked\r\n"), S("")), 501);
    CHECK_INT(refusal_with(S("Content-Length: 11\r\n"), S("")), 413);
    CHECK_INT(refusal_with(S("Content-Length: 10\r\n"), S("0123456789")), 0);
    CHECK_INT(refusal(S("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n")), 400);
}

TEST("chunks are held to their grammar")
{
    struct str coding = S("Transfer-Encoding: chunked\r\n");
    CHECK_INT(refusal_with(coding, S("3\r\nabc\r\n0\r\n\r\n")), 0);
    CHECK_INT(refusal_with(coding, S("0x3\r\nabc\r\n0\r\n\r\n")), 400);
    CHECK_INT(refusal_with(coding, S("-1\r\n")), 400);
    CHECK_INT(refusal_with(coding, S("\r\n")), 400);
    CHECK_INT(refusal_with(coding, S("3 \r\n")), 400);
    CHECK_INT(refusal_with(coding, S("10000000000000003\r\n")), 400);
    CHECK_INT(refusal_with(coding, S("3\nabc\r\n0\r\n\r\n")), 400);
    CHECK_INT(refusal_with(coding, S("3\r\nabc0\r\n\r\n")), 400);
    CHECK_INT(refusal_with(coding, S("3;a\rb\r\n")), 400);
    CHECK_INT(refusal_with(coding, S("b\r\n")), 413);
    CHECK_INT(refusal_with(coding, S("6\r\nabcdef\r\n5\r\n")), 413);
    CHECK_INT(refusal_with(coding, S("0\r\nContent Length: 1\r\n\r\n")), 400);
    CHECK_INT(refusal_with(coding, str_cat(test_arena(), S("1;"), repeat(S("x"), 300))), 400);
}

TEST("a head with loose ends is refused")
{
    CHECK_INT(refusal(S("GET / HTTP/1.1\nHost: a\r\n\r\n")), 400);
    CHECK_INT(refusal(S("GET / HTTP/1.1\r\nHost: a\n\r\n")), 400);
    CHECK_INT(refusal(S("\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n")), 400);
    CHECK_INT(refusal(S("\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n")), 0);
    CHECK_INT(refusal_with(S("A: b\r\n c\r\n"), S("")), 400);
    CHECK_INT(refusal_with(S("A: b\rc\r\n"), S("")), 400);
    CHECK_INT(refusal_with(S("A: b\0c\r\n"), S("")), 400);
    CHECK_INT(refusal_with(S("A: b\x7F\r\n"), S("")), 400);
    CHECK_INT(refusal_with(S("A b: c\r\n"), S("")), 400);
    CHECK_INT(refusal_with(S(": c\r\n"), S("")), 400);
    CHECK_INT(refusal_with(S("A\r\n"), S("")), 400);
    CHECK_INT(refusal_with(S("Expect: 200-ok\r\n"), S("")), 417);
}

TEST("one well-formed Host is wanted, in HTTP/1.0 at most one")
{
    CHECK_INT(refusal(S("GET / HTTP/1.1\r\n\r\n")), 400);
    CHECK_INT(refusal(S("GET / HTTP/1.0\r\n\r\n")), 0);
    CHECK_INT(refusal(S("GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n")), 400);
    struct str wrong[] = {S(""),        S("a b"),  S("a/b"), S("a@b"), S("a:b"),
                          S("a:65536"), S("[::1"), S("a,b"), S(":80")};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        CHECK_INT(refusal(str_format(test_arena(), "GET / HTTP/1.1\r\nHost: %.*s\r\n\r\n", STR(wrong[i]))),
                  400);
    CHECK_INT(refusal(S("GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n")), 0);
    CHECK_INT(refusal(S("GET http://a/x HTTP/1.1\r\nHost: a\r\n\r\n")), 0);
    CHECK_INT(refusal(S("GET http://b/x HTTP/1.1\r\nHost: a\r\n\r\n")), 400);
}

TEST("a target is a path that can be cut in one way only")
{
    struct str wrong[] = {S("x"),       S("/a b"),    S("/%00"),      S("/%"),         S("/%4"),
                          S("/%zz"),    S("/a#b"),    S("/\xC3\xA5"), S("/a/../b"),    S("/%2e%2E/b"),
                          S("/a%2Fb"),  S("/a\\b"),   S("/%FF"),      S("/%0A"),       S("*"),
                          S("/?a=%00"), S("/?a=%FF"), S("/?a=%"),     S("http://a@b/")};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        CHECK_INT(refusal_of_target(wrong[i]), 400);
    CHECK_INT(refusal_of_target(S("/a..b/...?x=../y&z=%2F+1")), 0);
    CHECK_INT(refusal_of_target(S("/{a}|b?x={1}")), 0);
}

TEST("methods and versions that are not known are told apart from broken ones")
{
    CHECK_INT(refusal(S("get / HTTP/1.1\r\nHost: a\r\n\r\n")), 501);
    CHECK_INT(refusal(S("TRACE / HTTP/1.1\r\nHost: a\r\n\r\n")), 501);
    CHECK_INT(refusal(S("GE(T / HTTP/1.1\r\nHost: a\r\n\r\n")), 400);
    CHECK_INT(refusal(S("GET / HTTP/2.0\r\nHost: a\r\n\r\n")), 505);
    CHECK_INT(refusal(S("GET / HTTP/1.2\r\nHost: a\r\n\r\n")), 505);
    CHECK_INT(refusal(S("GET / http/1.1\r\nHost: a\r\n\r\n")), 400);
    CHECK_INT(refusal(S("GET / HTTP/1.10\r\nHost: a\r\n\r\n")), 400);
    CHECK_INT(refusal(S("GET /\r\n")), 400);
}

TEST("what is too much has its own status, also before it is whole")
{
    struct str long_target = repeat(S("/aaaaaaa"), 1025);
    CHECK_INT(refusal_of_target(str_slice(long_target, 0, 8192)), 0);
    CHECK_INT(refusal_of_target(str_slice(long_target, 0, 8193)), 414);
    CHECK_INT(refusal(str_cat(test_arena(), S("GET "), repeat(S("/"), 9000))), 414);
    CHECK_INT(refusal_with(repeat(S("A: b\r\n"), 63), S("")), 0);
    CHECK_INT(refusal_with(repeat(S("A: b\r\n"), 64), S("")), 431);
    CHECK_INT(refusal_with(str_cat(test_arena(), S("A: "), repeat(S("b"), 16384)), S("")), 431);
}

TEST("a path may take more than the others, and a large body is kept whole")
{
    struct str body = repeat(S("0123456789abcdef"), 8192);
    struct str head = str_format(
        test_arena(), "POST /upload/list HTTP/1.1\r\nHost: a\r\nContent-Length: %zu\r\n\r\n", body.len);
    struct http_reader *r = read_all(str_cat(test_arena(), head, body));
    CHECK_INT(r->state, HTTP_READER_DONE);
    CHECK(r->body_is_mapped);
    CHECK_STR(r->request.body, body);
    http_reader_end(r);
}

TEST("Connection decides whether there is a next request")
{
    CHECK(!read_all(S("GET / HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n"))->framing.keep_alive);
    CHECK(!read_all(S("GET / HTTP/1.0\r\n\r\n"))->framing.keep_alive);
    CHECK(read_all(S("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"))->framing.keep_alive);
}

TEST("a client that waits for 100 Continue is known until its body comes")
{
    struct str head = S("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    struct http_reader *r = read_all(head);
    CHECK(http_reader_awaits_continue(r));
    struct str body = S("a");
    http_reader_feed(r, &body);
    CHECK(!http_reader_awaits_continue(r));
}

TEST("an URL-encoded form is decoded strictly")
{
    struct http_form form = http_form_urlencoded(test_arena(), S("title=Hei+p%C3%A5+deg&why=&x=1&x=2&only"));
    CHECK_INT(form.problem, HTTP_FORM_FINE);
    CHECK_INT(form.count, 5);
    CHECK_STR(http_form_value(&form, S("title")), S("Hei p\xC3\xA5 deg"));
    CHECK_STR(http_form_value(&form, S("why")), S(""));
    CHECK_STR(http_form_value(&form, S("x")), S("1"));
    CHECK_STR(http_form_value(&form, S("only")), S(""));
    CHECK(!http_form_value(&form, S("none")).at);
    CHECK_INT(http_form_urlencoded(test_arena(), S("a=%0")).problem, HTTP_FORM_BAD_TEXT);
    CHECK_INT(http_form_urlencoded(test_arena(), S("a=%00")).problem, HTTP_FORM_BAD_TEXT);
    CHECK_INT(http_form_urlencoded(test_arena(), S("a=%C3")).problem, HTTP_FORM_BAD_TEXT);
    CHECK_INT(http_form_urlencoded(test_arena(), repeat(S("a&"), 500)).problem, HTTP_FORM_TOO_MANY_FIELDS);
    CHECK_INT(http_form_urlencoded(test_arena(), repeat(S("a"), 101)).problem, HTTP_FORM_NAME_TOO_LONG);
}

static enum http_form_problem multipart_problem(struct str body)
{
    return http_form_multipart(test_arena(), body, S("B")).problem;
}

TEST("a multipart form gives its texts and its files")
{
    struct str body =
        S("--B\r\nContent-Disposition: form-data; name=\"network\"\r\n\r\n7\r\n"
          "--B\r\nContent-Disposition: form-data; name=\"list\"; filename=\"an%22s\\\"att;e.csv\"\r\n"
          "Content-Type: text/csv\r\n\r\na;b\r\n\xFF\0--B\r\n"
          "\r\n--B\r\nContent-Disposition: form-data; name=\"none\"; filename=\"\"\r\n\r\n\r\n--B--\r\n");
    struct http_form form = http_form_multipart(test_arena(), body, S("B"));
    CHECK_INT(form.problem, HTTP_FORM_FINE);
    CHECK_INT(form.count, 3);
    CHECK_STR(http_form_value(&form, S("network")), S("7"));
    const struct http_field *list = http_form_file(&form, S("list"));
    CHECK(list);
    CHECK_STR(list->value, S("a;b\r\n\xFF\0--B\r\n"));
    CHECK_STR(list->file_name, S("an\"s\"att;e.csv"));
    CHECK_STR(list->content_type, S("text/csv"));
    CHECK(!http_form_file(&form, S("none")) && !http_form_file(&form, S("network")));
    CHECK(!http_form_value(&form, S("list")).at);
}

TEST("a multipart form that does not follow its own boundary is refused")
{
    CHECK_INT(multipart_problem(S("--B--\r\n")), HTTP_FORM_FINE);
    CHECK_INT(multipart_problem(S("--B\r\nContent-Disposition: form-data; name=a\r\n\r\n7\r\n--B")),
              HTTP_FORM_BROKEN);
    CHECK_INT(multipart_problem(S("--B\r\nContent-Disposition: form-data; name=a\r\n\r\n7\r\n")),
              HTTP_FORM_BROKEN);
    CHECK_INT(multipart_problem(S("--B\r\nContent-Disposition: form-data\r\n\r\n7\r\n--B--")),
              HTTP_FORM_BROKEN);
    CHECK_INT(multipart_problem(S("--B\r\nContent-Disposition: form-data; name=\"a\r\n\r\n7\r\n--B--")),
              HTTP_FORM_BROKEN);
    CHECK_INT(multipart_problem(S("--B\r\nX: y\r\n\r\n7\r\n--B--")), HTTP_FORM_BROKEN);
    CHECK_INT(multipart_problem(S("--B\r\nContent-Disposition: form-data; name=a\r\n\r\n\xFF\r\n--B--")),
              HTTP_FORM_BAD_TEXT);
    CHECK_INT(multipart_problem(S("--B\r\nContent-Disposition: form-data; name=a\r\n\r\n7\0\r\n--B--")),
              HTTP_FORM_BAD_TEXT);
    CHECK_INT(multipart_problem(S("--C--\r\n")), HTTP_FORM_BROKEN);
    CHECK_INT(http_form_multipart(test_arena(), S("----"), S("")).problem, HTTP_FORM_BROKEN);
}

static struct http_request request_with(struct str name, struct str value)
{
    struct http_header *h = NEW(test_arena(), struct http_header);
    *h = (struct http_header){name, value};
    return (struct http_request){
        .headers = h, .header_count = 1, .arena = test_arena(), .peer = S("127.0.0.1")};
}

TEST("the kind of a form comes from its Content-Type")
{
    struct http_request r = request_with(S("Content-Type"), S("multipart/form-data; boundary=\"B\""));
    r.body = S("--B--");
    CHECK_INT(http_form_read(&r).problem, HTTP_FORM_FINE);
    r = request_with(S("Content-Type"), S("application/x-www-form-urlencoded; charset=UTF-8"));
    r.body = S("a=1");
    CHECK_INT(http_form_read(&r).count, 1);
    r = request_with(S("Content-Type"), S("text/plain"));
    r.body = S("a=1");
    CHECK_INT(http_form_read(&r).problem, HTTP_FORM_NOT_A_FORM);
}

TEST("a cookie is found among others and written for the whole site")
{
    struct http_request r = request_with(S("Cookie"), S("a=1; __Host-session=abc=; b=2"));
    CHECK_STR(http_cookie_find(&r, S("__Host-session")), S("abc="));
    CHECK(!http_cookie_find(&r, S("session")).at);
    struct http_response out = {.arena = test_arena()};
    http_cookie_set(&out, &(struct http_cookie){
                              .name = S("__Host-s"), .value = S("x"), .max_age_seconds = 60, .secure = true});
    http_cookie_set(&out, &(struct http_cookie){.name = S("s"),
                                                .max_age_seconds = HTTP_COOKIE_REMOVE,
                                                .same_site = HTTP_SAME_SITE_STRICT});
    CHECK_STR(out.headers[0].value, S("__Host-s=x; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60"));
    CHECK_STR(out.headers[1].value, S("s=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0"));
}

TEST("gzip is sent to those who accept it")
{
    struct str yes[] = {S("gzip"), S("br, GZIP;q=0.5"), S("*"), S("*;q=0, gzip")};
    struct str no[] = {S("br"), S("gzip;q=0"), S("gzip;q=0.000, *"), S("*;q=0"), S("gzip;q=x"), S("")};
    for (size_t i = 0; i < 4; i++) {
        struct http_request r = request_with(S("Accept-Encoding"), yes[i]);
        CHECK(http_accepts_gzip(&r));
    }
    for (size_t i = 0; i < 6; i++) {
        struct http_request r = request_with(S("Accept-Encoding"), no[i]);
        CHECK(!http_accepts_gzip(&r));
    }
}

TEST("an entity tag the client has already is recognised, weak or in a list")
{
    struct http_request r = request_with(S("If-None-Match"), S("\"x\", W/\"y\""));
    CHECK(http_has_etag(&r, S("\"x\"")) && http_has_etag(&r, S("\"y\"")) && !http_has_etag(&r, S("\"z\"")));
}

TEST("only the last hop of a trusted proxy is believed")
{
    struct trusted_proxies proxies;
    struct str entries[] = {S("127.0.0.1"), S("10.0.0.0/9"), S("fd00::/8")};
    CHECK(trusted_proxies_read(entries, 3, &proxies));
    CHECK(trusted_proxies_have(&proxies, S("127.0.0.1")) &&
          trusted_proxies_have(&proxies, S("10.127.255.255")));
    CHECK(trusted_proxies_have(&proxies, S("fd12::1")) &&
          trusted_proxies_have(&proxies, S("::ffff:10.0.0.1")));
    CHECK(!trusted_proxies_have(&proxies, S("127.0.0.2")) &&
          !trusted_proxies_have(&proxies, S("10.128.0.0")));
    CHECK(!trusted_proxies_have(&proxies, S("unix")) && !trusted_proxies_have(&proxies, S("fe80::1")));
    CHECK(!trusted_proxies_read((struct str[]){S("10.0.0.0/33")}, 1, &proxies));
    CHECK(!trusted_proxies_read((struct str[]){S("localhost")}, 1, &proxies));
    struct http_request r = request_with(S("X-Forwarded-For"), S("6.6.6.6, 192.0.2.7"));
    proxy_apply(&r);
    CHECK_STR(r.peer, S("192.0.2.7"));
    r = request_with(S("X-Forwarded-For"), S("192.0.2.7, <script>"));
    proxy_apply(&r);
    CHECK_STR(r.peer, S("127.0.0.1"));
    r = request_with(S("X-Forwarded-Proto"), S("http, https"));
    proxy_apply(&r);
    CHECK(r.https_outside);
}

TEST("a date is written as HTTP has it")
{
    char date[32];
    http_date_write(784111777, date); // the example of RFC 9110 section 5.6.7
    CHECK_STR(str_from(date), S("Sun, 06 Nov 1994 08:49:37 GMT"));
}

struct staged {
    atomic_stage stage;
    atomic_bool is_over;
};

/// A connection that is overdue while it is handled, and not when its answer is sent, again and again.
static void *stages_turn(void *arg)
{
    struct staged *s = arg;
    for (int i = 0; i < 5000000; i++) {
        stage_store(&s->stage, (struct stage){CONNECTION_HANDLING, 1});
        stage_store(&s->stage, (struct stage){CONNECTION_WRITING, 1000});
    }
    atomic_store(&s->is_over, true);
    return NULL;
}

TEST("whoever looks at a connection never sees one stage's phase with another's deadline")
{
    struct staged s = {0};
    pthread_t thread;
    int64_t looks = 0, mixed = 0;
    stage_store(&s.stage, (struct stage){CONNECTION_HANDLING, 1});
    CHECK(pthread_create(&thread, NULL, stages_turn, &s) == 0);
    for (; !atomic_load(&s.is_over); looks++) {
        struct stage seen = stage_load(&s.stage);
        mixed += (seen.phase == CONNECTION_WRITING) != (seen.deadline_ms == 1000);
    }
    pthread_join(thread, NULL);
    CHECK(looks > 0);
    CHECK_INT(mixed, 0);
}
