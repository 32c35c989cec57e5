// SPDX-License-Identifier: EUPL-1.2
// Around every handler: route, transaction, actor, language, form, rights, CSRF, handler, answer.
#include "web/web.h"

#include "base/bug.h"
#include "base/log.h"
#include "web/answer.h"
#include "web/cookie.h"
#include "web/form.h"
#include "web/once.h"
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

/// What the actor is in the network of the address.
static struct standing standing_in(struct web *w, struct network_id network)
{
    struct standing s = {0};
    struct membership membership;
    if (w->actor.person.is_set && membership_state(w->db, network, w->actor.person.value, &membership))
        s.is_member = !membership.left_at.is_set;
    if (!w->actor.is_signed_in)
        return s;
    struct network_duty_list duties = network_duties(w->db, network, w->actor.account);
    for (size_t i = 0; i < duties.count; i++) {
        s.is_lead |= duties.at[i] == NETWORK_DUTY_LEAD;
        s.is_coordinator |= duties.at[i] == NETWORK_DUTY_COORDINATOR;
        s.is_sponsor |= duties.at[i] == NETWORK_DUTY_SPONSOR;
    }
    return s;
}

/// Puts the network and the gathering of the address into w. False: there is no such one.
static bool load_subject(struct web *w)
{
    struct network_id network = w->path.network;
    if (w->path.gathering.n) {
        if (!gathering_by_id(w->db, w->path.gathering, &w->gathering))
            return false;
        network = w->gathering.network;
    }
    if (!network.n)
        return true;
    if (!network_by_id(w->db, network, &w->network))
        return false;
    w->standing = standing_in(w, network);
    return true;
}

static void load_actor(struct web *w)
{
    w->session = cookie_session(w);
    if (secret_reveal(w->session).len)
        w->actor = session_actor(w->db, w->session, w->now);
    w->lang = cookie_language(w);
    if (w->actor.language.is_set)
        lang_from_tag(w->actor.language.value, &w->lang);
    w->page = html_new(w->arena, w->lang);
}

/// A form belongs to the session, without one to a cookie of the visitor. Where the address carries a link,
/// its form belongs to that, so that people who come from a mail can answer without cookies.
static void load_csrf(struct web *w)
{
    struct secret owner = w->actor.is_signed_in ? w->session : cookie_visitor(w);
    w->csrf = w->frame_csrf = csrf_token_new(w->arena, &w->site->key, owner);
    if (!w->actor.is_signed_in && w->path.token.len)
        w->csrf = csrf_token_new(w->arena, &w->site->key, secret_of(w->path.token));
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

/// 0 when the handler may run; else the status to answer.
static int judge(struct web *w)
{
    struct setting_of_request at = {
        .is_demo = w->site->is_demo,
        .is_loopback = is_loopback(w->request),
    };
    bool exists = load_subject(w);
    switch (policy_judge(w->route->verb, &w->actor, w->standing, at)) {
    case VERDICT_YES: return exists ? 0 : 404;
    case VERDICT_SIGN_IN: return 401;
    case VERDICT_NO: return exists ? 403 : 404;
    }
    BUG("no verdict");
}

/// What a mail program posts by itself, and nothing else: see POST_ONE_CLICK in routes.def.
static bool is_one_click(const struct web *w)
{
    return w->route->kind == ROUTE_KIND_ONE_CLICK && w->form.count == 1 &&
           str_is(http_form_value(&w->form, S("List-Unsubscribe")), S("One-Click"));
}

/// Ours are Secure: browsers keep them over https only, and from their own machine.
static bool is_over_plain_http(const struct web *w)
{
    struct str host = w->request->host;
    bool is_near =
        str_starts(host, S("localhost")) || str_starts(host, S("127.")) || str_starts(host, S("[::1]"));
    return !is_near && !w->request->https_outside && !str_starts(w->site->public_url, S("https://"));
}

/// Why the token of a form is not that of who sends it.
static int form_strange(const struct web *w)
{
    return !cookie_is_kept(w) && is_over_plain_http(w) ? WEB_FORM_PLAIN : WEB_FORM_OLD;
}

/// 0 when the form is whole and comes from a page of ours.
static int read_form(struct web *w)
{
    w->form = http_form_read(w->request);
    switch (w->form.problem) {
    case HTTP_FORM_FINE: break;
    case HTTP_FORM_NOT_A_FORM: return 415;
    case HTTP_FORM_BAD_TEXT:
    case HTTP_FORM_TOO_MANY_FIELDS:
    case HTTP_FORM_NAME_TOO_LONG:
    case HTTP_FORM_BROKEN: return 400;
    }
    struct str sent = http_form_value(&w->form, S("csrf"));
    return (sent.at && csrf_token_same(sent, w->csrf)) || is_one_click(w) ? 0 : form_strange(w);
}

/// Sends a visitor to the sign-in page, and back afterwards. What was typed into a form stays.
static void ask_to_sign_in(struct web *w)
{
    struct url sign_in = url_sign_in_form(w->arena);
    bool is_post = w->request->method == HTTP_POST;
    if (is_post && sign_in_to_resume(w))
        return;
    struct url here;
    bool is_home = str_is(w->request->target, url_text(url_home(w->arena)));
    if (!is_post && !is_home && url_local_read(w->request->target, &here))
        sign_in = url_with(w->arena, sign_in, S("next"), w->request->target);
    web_redirect(w, sign_in);
}

static bool begins_slowly(const struct route *route)
{
    return route->kind == ROUTE_KIND_SLOW || route->kind == ROUTE_KIND_PASSWORD;
}

static void run_handler(struct web *w)
{
    int status = judge(w);
    if (!status && w->request->method == HTTP_POST)
        status = read_form(w);
    if (status == 401)
        ask_to_sign_in(w);
    else if (status)
        web_error(w, status);
    else if (begins_slowly(w->route) || !once_repeats(w)) // a slow one asks in web_write()
        w->route->handler(w);
}

/// Commits what went well, rolls back everything else, and answers 503 where the database did not keep it.
static void end_transaction(struct web *w)
{
    bool went_well = w->keeps_writes || (w->status < 400 && !w->problem_count);
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

/// Notes that the session is in use. A GET has no write transaction, so this takes one of its own, seldom.
static void note_seen(struct web *w)
{
    if (!w->actor.is_signed_in || w->now.us - w->actor.seen_at.us < SEEN_EVERY_US)
        return;
    struct db *db = db_begin(w->site->pool, DB_WRITE, w->arena);
    session_seen(db, token_hash(w->arena, w->session), w->now);
    db_end(db, DB_COMMIT);
}

/// Begins the transaction and loads what every page shows.
static void begin(struct web *w, enum db_mode mode)
{
    w->db = db_begin(w->site->pool, mode, w->arena);
    w->settings = site_settings_read(w->db);
    load_actor(w);
    load_csrf(w);
}

static void answer_route(struct web *w)
{
    begin(w, w->route->method == HTTP_POST && !begins_slowly(w->route) ? DB_WRITE : DB_READ);
    if (db_failed(w->db))
        web_error(w, 503);
    else
        run_handler(w);
    end_transaction(w);
    note_seen(w);
}

/// Answers also where the database does not.
static void answer_bare_route(struct web *w)
{
    w->page = html_new(w->arena, w->lang);
    run_handler(w);
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
    if (w->route && w->route->kind == ROUTE_KIND_BARE)
        answer_bare_route(w);
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
    *w = (struct web){.arena = response->arena, .site = site, .request = &nothing, .response = response};
    int status = response->status;
    w->page = html_new(w->arena, w->lang);
    web_error(w, status);
    answer_finish(w);
    response->status = status;
}
