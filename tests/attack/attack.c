// SPDX-License-Identifier: EUPL-1.2
// One step after the other: ask, judge, learn from the page.
#include "attack.h"

#include "base/bug.h"
#include "http/reader.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { STEPS_OF_A_COPY = 1500, STEPS_BETWEEN_WORK = 150, SHOWN_BYTES = 1500, ALARM_SECONDS = 240 };

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/// So that it can be read when the process has died of it.
static void request_note(const struct attack *a, struct str bytes)
{
    if (ftruncate(a->request_file, 0) != 0 || pwrite(a->request_file, bytes.at, bytes.len, 0) < 0)
        die("cannot write the request down");
    alarm(ALARM_SECONDS); // and when it never ends
}

static void finding(struct attack *a, const char *what, int role, int status, struct str bytes)
{
    struct str name = a->roles[role].user_name;
    printf("FAILED step %lld of seed %llu: %s (status %d), asked by \"%.*s\":\n%.*s\n\n", (long long)a->steps,
           (unsigned long long)a->seed, what, status, STR(name), STR(str_slice(bytes, 0, SHOWN_BYTES)));
    fflush(stdout);
    if (++a->findings >= FINDINGS_MOST)
        die("that is enough");
}

static void count(struct attack *a, const struct http_request *request, int role, int status, int64_t ms)
{
    struct path path;
    enum route_miss why;
    const struct route *route = route_match(request->method, request->path, &path, &why);
    if (route) {
        a->asked[route - routes][role]++;
        a->fine[route - routes] += status < 400;
    }
    if (route && ms > a->slowest_ms) {
        a->slowest_ms = ms;
        a->slowest = route->name;
    }
}

/// Sent to the door, or through it.
static bool was_signed_out(const struct http_response *response)
{
    for (size_t i = 0; i < response->header_count; i++)
        if (str_starts(response->headers[i].value, S("/sign-in")) ||
            str_starts(response->headers[i].value, S("__Host-tvers=")))
            return true;
    return false;
}

static void ask(struct attack *a, struct arena *arena, int role, struct str bytes)
{
    const struct http_limits limits = {web_body_limit_bytes, &a->site};
    struct http_reader *reader = http_reader_new(arena, &limits);
    struct http_response response = {.arena = arena, .body = S("")};
    struct str rest = bytes;
    bool is_whole = http_reader_feed(reader, &rest) == HTTP_READ_DONE;
    int64_t from = now_ms();
    request_note(a, bytes);
    reader->request.peer = a->steps % 16 ? S("192.0.2.7") : S("127.0.0.1");
    if (is_whole) {
        web_handle(&a->site, &reader->request, &response);
        count(a, &reader->request, role, response.status, now_ms() - from);
    } else {
        response.status = reader->status ? reader->status : 400;
        web_refuse(&a->site, &response);
    }
    const char *wrong = judge(&reader->request, &response);
    if (wrong)
        finding(a, wrong, role, response.status, bytes);
    else if (response.status < 500 && response.body.len)
        harvest_take(&a->harvest, response.body, role);
    if (response.status == 303 && role && was_signed_out(&response))
        attack_session(a, role);
    http_reader_end(reader);
}

/// Asks, and lets the worker do its part now and then.
static void step(struct attack *a, struct arena *arena, int role, struct str bytes)
{
    a->steps++;
    a->steps_of_copy++;
    ask(a, arena, role, bytes);
    arena_reset(arena);
    if (a->steps_of_copy % STEPS_BETWEEN_WORK == 0)
        attack_work(a);
}

void attack_step(struct attack *a, struct dice *dice)
{
    struct arena *arena = arena_new();
    int role;
    if (!a->site.pool || a->steps_of_copy >= STEPS_OF_A_COPY)
        attack_copy(a, dice);
    struct str bytes = request_any(a, dice, arena, &role);
    step(a, arena, role, bytes);
    arena_free(arena);
}

void attack_all_routes(struct attack *a, struct dice *dice)
{
    struct arena *arena = arena_new();
    attack_copy(a, dice);
    for (int route = 0; route < ROUTE_COUNT; route++)
        for (int role = 0; role < ROLES; role++)
            step(a, arena, role, request_of_route(a, dice, arena, route, role, false));
    arena_free(arena);
}

void attack_all_fields(struct attack *a, struct dice *dice)
{
    struct arena *arena = arena_new();
    attack_copy(a, dice);
    for (int i = 0; i < STEPS_OF_A_COPY / 3; i++)
        attack_step(a, dice);
    const struct form **form = a->harvest.forms[0];
    for (int place = 0; place < ROUTE_COUNT * PLACES; place++)
        for (size_t field = 0; form[place] && field < form[place]->count; field++)
            step(a, arena, form[place]->role, request_too_long(a, arena, form[place], field));
    arena_free(arena);
}

bool attack_report(struct attack *a)
{
    int64_t unanswered = 0, cells = 0;
    for (int route = 0; route < ROUTE_COUNT; route++) {
        for (int role = 0; role < ROLES; role++)
            cells += a->asked[route][role] > 0;
        if (!a->fine[route] && ++unanswered)
            printf("never an answer below 400: %.*s\n", STR(routes[route].name));
    }
    printf("%lld requests, %lld of %d pairs of route and role asked, %lld of %d routes never fine; slowest "
           "%.*s, %lld ms\n",
           (long long)a->steps, (long long)cells, ROUTE_COUNT * ROLES, (long long)unanswered, ROUTE_COUNT,
           STR(a->slowest), (long long)a->slowest_ms);
    return a->findings == 0 && cells == ROUTE_COUNT * ROLES;
}
