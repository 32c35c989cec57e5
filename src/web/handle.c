// SPDX-License-Identifier: EUPL-1.2
// Around every handler: route, transaction, who asks, subject, rights, handler, answer. What differs between
// a page and an API is in page.c and api.c.
#include "web/web.h"

#include "base/bug.h"
#include "base/log.h"
#include "web/answer.h"
#include "web/confirm.h"
#include "web/once.h"
#include "web/part.h"
#include "web/seen.h"
#include "web/static.h"

enum { FORM_BYTES_MOST = 1 << 20, STAFF_LIST_BYTES_MOST = 64 << 20 };

#define SEEN_EVERY_US (10 * US_PER_MINUTE)

size_t web_body_limit_bytes(void *site, struct str path)
{
    struct path found;
    enum route_miss miss;
    const struct route *route = route_match(HTTP_POST, path, &found, &miss);
    (void)site;
    return route == &routes[ROUTE_import_upload] ? STAFF_LIST_BYTES_MOST : FORM_BYTES_MOST;
}

/// A program of this machine, that is not a proxy who asks for somebody else.
static bool is_loopback(const struct http_request *request)
{
    bool is_forwarded = http_request_header(request, S("X-Forwarded-For")).at ||
                        http_request_header(request, S("Forwarded")).at ||
                        http_request_header(request, S("Via")).at;
    return !is_forwarded && (str_starts(request->peer, S("127.")) || str_is(request->peer, S("::1")) ||
                             str_is(request->peer, S("unix")));
}

/// What has ended is there to be read, by who may see it.
static bool is_too_late(const struct web *w)
{
    return w->request->method == HTTP_POST && w->network.id.n && w->network.state == NETWORK_STATE_ENDED;
}

/// 0 when the handler may run; else the status to answer.
static int judge(struct web *w)
{
    struct setting_of_request at = {
        .is_demo = w->site->is_demo,
        .is_loopback = is_loopback(w->request),
    };
    bool exists = subjects_load(w);
    switch (policy_judge(w->route->verb, &w->actor, w->standing, at)) {
    case VERDICT_YES: return !exists ? 404 : is_too_late(w) ? WEB_NETWORK_ENDED : 0;
    case VERDICT_SIGN_IN: return 401;
    case VERDICT_NO: return exists && !policy_hides(w->route->verb) ? 403 : 404;
    }
    BUG("no verdict");
}

static bool begins_slowly(const struct route *route)
{
    return route->kind == ROUTE_KIND_SLOW || route->kind == ROUTE_KIND_PASSWORD;
}

/// `status`: 0, or why the handler may not run.
static void run_handler(struct web *w, int status)
{
    if (!status)
        status = judge(w);
    if (!status && w->request->method == HTTP_POST)
        status = w->kind->take(w);
    if (status)
        web_error(w, status);
    else if (begins_slowly(w->route) || !once_repeats(w)) // a slow one asks in web_write()
        w->route->handler(w);
}

/// Commits what went well, rolls back everything else, and answers 503 where the database did not keep it.
static void end_transaction(struct web *w)
{
    bool went_well = (w->keeps_writes || (w->status < 400 && !w->problem_count)) && confirm_allows(w);
    if (went_well)
        once_keep(w);
    bool failed = db_failed(w->db);
    enum db_result result = db_end(w->db, went_well ? DB_COMMIT : DB_ROLLBACK);
    if (!failed && (result == DB_DONE || !went_well))
        return;
    log_line(LOG_ERROR, "web: the database failed at %.*s", STR(w->route->name));
    w->response->header_count = 0;
    w->has_bytes = false;
    web_error(w, 503);
}

static void note_seen(struct web *w)
{
    bool is_noted = w->now.us - w->actor.seen_at.us < SEEN_EVERY_US;
    if (w->actor.is_signed_in && !is_noted && w->site->seen)
        seen_note(w->site->seen, token_hash(w->arena, w->session), w->now);
}

/// Begins the transaction. Returns 0, or the status to answer.
static int begin(struct web *w, enum db_mode mode)
{
    w->db = mode == DB_WRITE ? db_begin_part(w->site->pool, web_part(w), w->arena)
                             : db_begin(w->site->pool, mode, w->arena);
    w->settings = settings_read(w->db);
    int status = w->kind->know(w);
    return db_failed(w->db) ? 503 : status;
}

static void answer_route(struct web *w)
{
    run_handler(w, begin(w, w->route->method == HTTP_POST && !begins_slowly(w->route) ? DB_WRITE : DB_READ));
    end_transaction(w);
    note_seen(w);
}

/// A path that no route has, or not with this method.
static void answer_no_route(struct web *w, int status)
{
    if (status == 405) {
        struct buf allow = buf_new(w->arena, 200);
        route_allow(w->request->path, &allow);
        web_header(w, S("Allow"), buf_get(&allow));
    }
    begin(w, DB_READ);
    web_error(w, status);
    db_end(w->db, DB_ROLLBACK);
}

void web_handle(void *site, struct http_request *request, struct http_response *response)
{
    if (static_answer(request, response))
        return;
    struct web *w = NEW(request->arena, struct web);
    w->arena = request->arena;
    w->site = site;
    w->request = request;
    w->response = response;
    w->now = instant_plus(instant_now(), w->site->clock_shift_us);
    w->today = wall_from_instant(w->now, ZONE_OSLO).date;
    enum route_miss miss;
    w->route = route_match(request->method, request->path, &w->path, &miss);
    w->kind = w->route && w->route->is_api ? &answer_api : &answer_page;
    w->page = html_new(w->arena, w->lang);
    if (w->route && w->route->kind == ROUTE_KIND_BARE)
        run_handler(w, 0); // answers also where the database does not
    else if (w->route)
        answer_route(w);
    else
        answer_no_route(w, miss == ROUTE_NO_METHOD ? 405 : 404);
    answer_finish(w);
}

void web_refuse(void *site, struct http_response *response)
{
    struct http_request nothing = {.arena = response->arena, .path = S("/"), .target = S("/")};
    struct web *w = NEW(response->arena, struct web);
    *w = (struct web){.arena = response->arena,
                      .site = site,
                      .request = &nothing,
                      .response = response,
                      .kind = &answer_page};
    int status = response->status;
    w->page = html_new(w->arena, w->lang);
    web_error(w, status);
    answer_finish(w);
    response->status = status;
}
