// SPDX-License-Identifier: EUPL-1.2
// One request, from the wire to the page. Everything around a handler is done here, once: the transaction,
// who is asking, the language, rights, CSRF, errors, the frame of the page, the headers.
//
//     void topic_show(struct web *w)                       // a row in routes.def names it
//     {
//         struct topic_page page = {.topic = ...};         // declared in html/topic.html
//         if (!topic_by_id(w->db, w->path.topic, &page.topic))
//             return web_not_found(w);
//         view_topic_page(&w->page, &page);
//         web_title(w, page.topic.title);
//     }
//
// A handler ends by one of: writing to w->page, web_redirect(), web_bytes(), web_error(). A POST that ends in
// an error or in a form with problems changes nothing: its transaction is rolled back. Everything lives in
// w->arena, which goes with the request.
#ifndef WEB_WEB_H
#define WEB_WEB_H

#include "auth/session.h"
#include "auth/settings.h"
#include "html/html.h"
#include "html/web/layout.h"
#include "http/form.h"
#include "i18n/message.h"
#include "jobs/notice.h"
#include "web/policy.h"
#include "web/routes.h"
#include "web/subjects.h"

/// What lasts as long as the server: made once, never changed while requests run.
struct site {
    struct db_pool *pool;
    struct key key;        // signs links and CSRF tokens
    struct str public_url; // "https://tvers.kommune.example", without a slash behind
    struct str program;    // a tvers, to be run beside the server; empty: there is none
    bool has_relay;        // mails leave; else they wait in the outbox
    bool is_demo;
    int64_t clock_shift_us; // demo and tests: added to the clock
    struct http_server *server;
    struct seen *seen;   // sessions in use; NULL: nobody asks
    struct quota *finds; // how often somebody looks for people (web/quota.h); NULL: nobody counts
};

struct web_problem {
    struct str field; // name of the input; empty: the whole form
    struct str text;
};

enum { PROBLEMS_MOST = 100 };

struct web {
    struct arena *arena;
    struct db *db;
    const struct site *site;
    struct settings settings;
    const struct http_request *request;
    struct http_response *response;
    const struct route *route;
    const struct answer_kind *kind; // of answer.h: a page, or an API's
    struct path path;
    struct instant now;
    struct date today; // in the organisation's zone
    struct actor actor;
    struct secret session; // of the cookie or the bearer; empty where there is none
    struct secret visitor; // whose forms they are as long as nobody is signed in
    struct str csrf;       // for forms of the page
    struct str frame_csrf; // for forms around it, whose addresses carry no token
    enum lang lang;
    struct standing standing; // in the subject of the path
#define PART(name, ...) struct name name;
#define SUBJECT(name, ...) struct name name;
#include "web/subjects.def" // what the path is about: w->network, w->gathering
#undef PART
#undef SUBJECT
    struct http_form form; // what a POST carried
    struct web_problem problems[PROBLEMS_MOST];
    size_t problem_count;
    struct html page; // the body between header and footer
    struct str title;
    struct crumb_list crumbs; // the way back, see web_crumb()
    bool is_wide, is_wall;
    int status;         // 0 until a handler or an error set it
    bool has_bytes;     // the answer is no page: its body is set already
    struct url went_to; // of web_redirect()
    bool has_said;      // web_redirect_said()
    enum message said;
    struct str once;                  // key of a form that makes something new, see web/once.h
    bool keeps_writes;                // commit although the answer is a form with problems
    struct notice_written_list mails; // that this request wrote, see web/confirm.h
    bool goes_back; // from there: the form is wanted again as it was typed, and nothing is done
};

/// Answers one request: what http/ calls.
void web_handle(void *site, struct http_request *request, struct http_response *response);
/// The page for a request that was refused before it could be read.
void web_refuse(void *site, struct http_response *response);
/// The largest body that a path takes: staff lists are large, all else is a form.
size_t web_body_limit_bytes(void *site, struct str path);

void web_title(struct web *w, struct str title);
/// One more step of the way back that stands above the title.
void web_crumb(struct web *w, struct str label, struct url url);
/// 303 See Other.
void web_redirect(struct web *w, struct url to);
/// The same, and the next page shows this text once.
void web_redirect_said(struct web *w, struct url to, enum message said);
/// A form whose token is not of this session, because somebody signed in or out meanwhile: a 400 with a page
/// of its own.
enum { WEB_FORM_OLD = 1400 };
/// One from a browser that keeps no cookie of ours, for the page came over plain http.
enum { WEB_FORM_PLAIN = 2400 };

/// A POST about a network that has ended: it is there to be read.
enum { WEB_NETWORK_ENDED = 1409 };

/// 400, 403, 404, 409, 413, 429, 500, 503, WEB_FORM_OLD, WEB_FORM_PLAIN or WEB_NETWORK_ENDED, as a page for
/// people or a problem for programs.
void web_error(struct web *w, int status);
void web_not_found(struct web *w);
/// Bytes that are no page: a file, a calendar.
void web_bytes(struct web *w, struct str content_type, struct str bytes);
void web_header(struct web *w, struct str name, struct str value);
/// Begins a session for this account and puts its cookie; the session there was ends. The page that follows
/// is the account's.
void web_sign_in(struct web *w, struct account_id account);
/// The sign-in page that keeps what a POST carried. False, and nothing written, where there is nothing to
/// keep.
bool sign_in_to_resume(struct web *w);
/// Whether the actor may do this, in the network of the address where the verb is about one.
bool web_may(const struct web *w, enum verb verb);
/// Only in a POST_SLOW handler: ends the read transaction and begins to write. False: it is answered already,
/// because the world failed or the same form was sent before.
bool web_write(struct web *w);
/// A text in the language of the page.
#define SAY(w, ...) TEXT((w)->arena, (w)->lang, __VA_ARGS__)

/// The same address under the public URL, for mails.
struct str web_absolute(const struct web *w, struct url url);

#endif
