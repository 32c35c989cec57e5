// SPDX-License-Identifier: EUPL-1.2
// The whole of web/ without a network in front, asked one request at a time:
//
//     struct web_site s = web_site_on(pool);
//     struct web_answer a = web_ask(&s, &(struct web_question){.target = "/networks/1", .session = s.lead});
//     CHECK_INT(a.status, 404);
//
// Two networks are there, ours and theirs, each with one thing of every kind. Nobody has a duty in both.
#ifndef TESTS_UNIT_WEB_SITE_H
#define TESTS_UNIT_WEB_SITE_H

#define POOL_CATALOG sql_catalog
#include "db_pools.h"

#include "auth/password.h"
#include "http/head.h"
#include "i18n/email.h"
#include "network/term.h"
#include "sql/auth.h"
#include "sql/catalog.h"
#include "sql/gathering.h"
#include "sql/invitation.h"
#include "sql/outbox.h"
#include "sql/people.h"
#include "sql/poll.h"
#include "sql/seating.h"
#include "web/web.h"

#define UNUSED __attribute__((unused))

enum { WEB_HEADERS = 6 };
#define VISITOR "vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv"

/// One network with everything in it.
struct web_network {
    struct network_id id;
    struct person_id member;
    struct gathering_id gathering;
    struct programme_item_id item;
    struct invitation_id invitation;
    struct seating_plan_id plan;
    struct outbox_id mail;
    struct topic_id topic;
    struct ballot_id ballot; // a draft
    struct date_poll_id date_poll;
    struct idea_id idea; // a seed
    struct question_id question;
};

struct web_site {
    struct site site;
    struct web_network ours, theirs;
    struct account_id hr_account, lead_account;
    struct secret hr, admin, lead, coordinator, member; // sessions; the last three in ours
};

struct web_question {
    const char *target, *form; // a form makes it a POST, with the token of its session
    struct secret session, bearer;
    struct str csrf;    // instead of the right one
    struct str cookies; // beside the session
    const char *peer, *forwarded_for, *host;
    bool is_head, has_no_cookies, is_https;
    struct arena *arena; // of the answer; NULL: the test's
};

struct web_answer {
    int status;
    struct str body, location;
    struct http_response *response;
};

UNUSED static struct str web_answer_header(const struct web_answer *a, struct str name)
{
    for (size_t i = 0; i < a->response->header_count; i++)
        if (str_is_nocase(a->response->headers[i].name, name))
            return a->response->headers[i].value;
    return S("");
}

/// The value of a cookie that the answer sets.
UNUSED static struct str web_answer_cookie(const struct web_answer *a, struct str name)
{
    struct str value = S(""), start = str_cat(test_arena(), name, S("="));
    for (size_t i = 0; i < a->response->header_count; i++)
        if (str_is(a->response->headers[i].name, S("Set-Cookie")) &&
            str_starts(a->response->headers[i].value, start)) {
            value = str_slice(a->response->headers[i].value, start.len, SIZE_MAX);
            value = str_slice(value, 0, str_find(value, ';', 0));
        }
    return value;
}

UNUSED static bool web_says(struct str body, struct str part)
{
    return str_find_str(body, part, 0) < body.len;
}

static struct str body_of(struct arena *arena, const struct web_site *s, const struct web_question *q)
{
    struct secret owner = secret_reveal(q->session).len ? q->session : secret_of(S(VISITOR));
    struct str csrf = q->csrf.len ? q->csrf : csrf_token(arena, &s->site.key, owner);
    return str_format(arena, "%s&csrf=%.*s", q->form, STR(csrf));
}

UNUSED static struct web_answer web_ask(const struct web_site *s, const struct web_question *q)
{
    struct arena *arena = q->arena ? q->arena : test_arena();
    struct http_request *r = NEW(arena, struct http_request);
    struct http_response *out = NEW(arena, struct http_response);
    struct http_header *headers = NEW_ARRAY(arena, struct http_header, WEB_HEADERS);
    const char *method = q->form ? "POST" : q->is_head ? "HEAD" : "GET";
    struct str session = secret_reveal(q->session);
    bool is_http_1_0;
    r->arena = out->arena = arena;
    r->headers = headers;
    r->peer = str_from(q->peer ? q->peer : "192.0.2.1");
    struct str line = str_format(arena, "%s %s HTTP/1.1", method, q->target);
    CHECK_INT(http_request_line(line, r, &is_http_1_0), 0);
    r->host = str_from(q->host ? q->host : "tvers.example");
    r->https_outside = q->is_https;
    if (!q->has_no_cookies)
        headers[r->header_count++] = (struct http_header){
            S("Cookie"), str_format(arena, "__Host-visitor=" VISITOR "; __Host-tvers=%.*s; %.*s",
                                    STR(session), STR(q->cookies))};
    if (secret_reveal(q->bearer).len)
        headers[r->header_count++] =
            (struct http_header){S("Authorization"), str_cat(arena, S("Bearer "), secret_reveal(q->bearer))};
    if (q->forwarded_for)
        headers[r->header_count++] = (struct http_header){S("X-Forwarded-For"), str_from(q->forwarded_for)};
    if (q->form) {
        headers[r->header_count++] =
            (struct http_header){S("Content-Type"), S("application/x-www-form-urlencoded")};
        r->body = body_of(arena, s, q);
    }
    web_handle((void *)(uintptr_t)&s->site, r, out);
    struct web_answer a = {.status = out->status, .body = out->body, .response = out};
    a.location = web_answer_header(&a, S("Location"));
    return a;
}

static struct person_id web_person(struct db *db, const char *name)
{
    struct person_id id = {0};
    struct unit_id unit = {0};
    demo_unit_add(db, (struct maybe_unit_id){0}, str_from(name), S("Teknisk"), &unit);
    demo_person_add(
        db,
        &(struct demo_person_new){
            .match_key = str_format(test_arena(), "n:hemmelig-%s", name),
            .employee_id = str_format(test_arena(), "hemmelig-%s", name),
            .given_name = str_from(name),
            .family_name = S("Nordmann"),
            .search_key = str_from(name),
            .email = str_format(test_arena(), "%s@kommune.example", name),
            .email_key = email_key(test_arena(), str_format(test_arena(), "%s@kommune.example", name)),
            .unit = unit,
            .job_title = S("Rådgiver"),
            .job_code = S("hemmelig-kode"),
            .share_percent = 37.25,
            .employment_type = S("hemmelig-avtale"),
            .hired_on = date_of(2019, 7, 13),
            .education = S("phd"),
        },
        &id);
    return id;
}

static void web_mail(struct db *db, struct web_network *n, const char *name, struct instant now)
{
    outbox_add(db, &(struct outbox_new){.event_key = str_format(test_arena(), "%s:1", name),
                                        .network = {true, n->id},
                                        .person = {true, n->member},
                                        .kind = OUTBOX_KIND_INVITATION,
                                        .language = S("nb"),
                                        .to_name = str_from(name),
                                        .to_address = str_format(test_arena(), "%s@kommune.example", name),
                                        .from_name = S("Tvers"),
                                        .from_address = S("tvers@kommune.example"),
                                        .subject = str_format(test_arena(), "Kjære %s", name),
                                        .body_text = S("https://tvers.example/i/hemmelig?a=yes"),
                                        .message_id = str_format(test_arena(), "%s@kommune.example", name),
                                        .state = OUTBOX_STATE_QUEUED,
                                        .created_at = now});
    struct outbox_line_list all = outbox_list(db, S("queued"), n->id, INT64_MAX);
    n->mail = all.at[0].id;
}

static struct web_network web_network_in(struct db *db, const char *name, struct instant now)
{
    struct web_network n = {.member = web_person(db, name)};
    struct str title = str_format(test_arena(), "Nettverket til %s", name);
    network_add(db, title, S("Å lære"), S("Europe/Oslo"), date_of(2026, 12, 1), date_of(2028, 12, 1), 27,
                (struct maybe_account_id){0}, now, &n.id);
    network_state_set(db, n.id, NETWORK_STATE_RUNNING);
    gathering_add(db, n.id, 0, GATHERING_KIND_KICKOFF, str_cat(test_arena(), S("Oppstart for "), title),
                  date_of(2026, 12, 10), 9 * 60, 15 * 60, S("Rådhuset"), S(""), (struct maybe_str){0},
                  str_format(test_arena(), "%s@tvers", name), &n.gathering);
    programme_item_add(db, n.gathering, 9 * 60, 30, ITEM_KIND_TALK, S("Velkommen"), S(""), S(""),
                       (struct maybe_str){0}, &n.item);
    membership_add(db, n.id, n.member, now);
    invitation_insert(db, n.id, n.member, 0, (struct maybe_instant){true, now}, (struct maybe_instant){0},
                      &n.invitation);
    seating_plan_add(
        db,
        &(struct seating_plan_new){
            .network = n.id, .method = S("search"), .size_least = 3, .size_most = 4, .created_at = now},
        &n.plan);
    topic_add(db,
              &(struct topic_new){.network = n.id,
                                  .title = str_cat(test_arena(), S("Temaet til "), str_from(name)),
                                  .proposed_at = now},
              &n.topic);
    ballot_add(db,
               &(struct ballot_new){.network = n.id,
                                    .question = str_cat(test_arena(), S("Avstemningen til "), str_from(name)),
                                    .closes_on = date_of(2028, 1, 11),
                                    .closes_minute = 12 * 60},
               &n.ballot);
    date_poll_add(db, n.id, n.gathering, date_of(2028, 1, 3), 12 * 60, (struct maybe_person_id){0}, now,
                  &n.date_poll);
    idea_add(db,
             &(struct idea_new){.title = str_cat(test_arena(), S("Ideen til "), str_from(name)),
                                .network = {true, n.id},
                                .by_person = {true, n.member},
                                .created_at = now},
             &n.idea);
    question_add(db,
                 &(struct question_new){.network = n.id,
                                        .by_person = n.member,
                                        .body = str_cat(test_arena(), S("Spørsmålet til "), str_from(name)),
                                        .asked_at = now},
                 &n.question);
    web_mail(db, &n, name, now);
    return n;
}

/// A session, and the account it is of.
static struct secret web_account(struct db *db, const char *name, struct maybe_person_id person,
                                 struct instant now, struct account_id *id)
{
    account_add(db, person, str_from(name), str_from(name), (struct maybe_str){0}, now, id);
    return session_begin(db, *id, now);
}

static void web_accounts(struct db *db, struct web_site *s, struct instant now)
{
    struct account_id id;
    struct maybe_person_id nobody = {0};
    struct date today = wall_from_instant(now, ZONE_OSLO).date;
    s->hr = web_account(db, "hr", nobody, now, &s->hr_account);
    account_role_add(db, s->hr_account, ROLE_HR);
    s->admin = web_account(db, "admin", nobody, now, &id);
    account_role_add(db, id, ROLE_ADMIN);
    s->lead = web_account(db, "leder", nobody, now, &s->lead_account);
    account_role_add(db, s->lead_account, ROLE_LEAD);
    term_begin(db, s->ours.id, s->lead_account, NETWORK_DUTY_LEAD, today, now);
    s->coordinator = web_account(db, "koordinator", nobody, now, &id);
    term_begin(db, s->ours.id, id, NETWORK_DUTY_COORDINATOR, today, now);
    s->member = web_account(db, "medlem", (struct maybe_person_id){true, s->ours.member}, now, &id);
}

UNUSED static struct web_site web_site_on(struct db_pool *pool)
{
    struct instant now = instant_now();
    auth_begin();
    struct web_site s = {
        .site = {.pool = pool, .key = {{7}}, .public_url = S("https://tvers.example"), .has_relay = true}};
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    s.ours = web_network_in(db, "Kari", now);
    s.theirs = web_network_in(db, "Ola", now);
    web_accounts(db, &s, now);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    return s;
}

#endif
