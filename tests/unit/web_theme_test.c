// SPDX-License-Identifier: EUPL-1.2
// Who sees which theme and which application, asked of the whole of web/.
#include "web_site.h"

#include "rotation/call.h"
#include "sql/ask.h"

#include <string.h>

struct shelf {
    struct web_site s;
    struct secret kari, ola, team; // kari proposes and applies, ola applies
    struct theme_id draft, open;
    struct application_id karis, olas;
};

static struct theme_id theme_in(struct db *db, const char *title, struct maybe_person_id by,
                                struct instant now)
{
    struct theme_id id = {0};
    theme_add(db, str_from(title), THEME_KIND_MODEL, S("Hva gjør vi med regnet?"), (struct maybe_unit_id){0},
              by, now, &id);
    return id;
}

static void theme_open(struct db *db, struct theme_id theme, struct date today, struct instant now)
{
    struct theme_step step = {.theme = theme,
                              .from = THEME_STATE_DRAFT,
                              .to = THEME_STATE_PROPOSED,
                              .by = BY_TEAM,
                              .now = now,
                              .today = today};
    theme_move(db, &step);
    step.from = THEME_STATE_PROPOSED;
    step.to = THEME_STATE_OPEN;
    CHECK(theme_move(db, &step) == THEME_MOVED);
}

static struct application_id apply(struct db *db, struct call_id call, struct person_id person,
                                   const char *why, struct date today, struct instant now)
{
    struct application_id id = {0};
    struct application_words words = {
        .call = call, .person = person, .why = str_from(why), .today = today, .now = now};
    CHECK(application_write(db, &words, true, &id) == APPLIED);
    return id;
}

static struct shelf shelf_on(struct db_pool *pool)
{
    struct shelf k = {.s = web_site_on(pool)};
    struct instant now = instant_now();
    struct date today = wall_from_instant(now, ZONE_OSLO).date;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct account_id id;
    struct person_id ola = k.s.theirs.member, kari = k.s.ours.member;
    k.kari = k.s.member;
    k.ola = web_account(db, "ola", (struct maybe_person_id){true, ola}, now, &id);
    k.team = web_account(db, "team", (struct maybe_person_id){0}, now, &id);
    account_role_add(db, id, ROLE_TEAM);
    k.draft = theme_in(db, "Utkastet", (struct maybe_person_id){true, kari}, now);
    k.open = theme_in(db, "Regnvann", (struct maybe_person_id){true, kari}, now);
    theme_open(db, k.open, today, now);
    struct call call;
    struct call_id call_id;
    call_add(db, k.open, date_plus_days(today, 9), &call_id);
    CHECK(call_by_id(db, call_id, &call) && call_publish(db, &call, today, now) == CALL_PUBLISHED);
    k.karis = apply(db, call_id, kari, "Karis hemmelige grunn", today, now);
    k.olas = apply(db, call_id, ola, "Olas hemmelige grunn", today, now);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    return k;
}

static struct web_answer get(const struct shelf *k, const char *pattern, int64_t id, struct secret who)
{
    struct str path =
        str_replace(test_arena(), str_from(pattern), S("N"), str_format(test_arena(), "%lld", (long long)id));
    return web_ask(&k->s, &(struct web_question){.target = str_c(test_arena(), path), .session = who});
}

static struct web_answer post(const struct shelf *k, const char *pattern, int64_t id, struct secret who,
                              const char *form)
{
    struct str path =
        str_replace(test_arena(), str_from(pattern), S("N"), str_format(test_arena(), "%lld", (long long)id));
    return web_ask(&k->s,
                   &(struct web_question){.target = str_c(test_arena(), path), .session = who, .form = form});
}

/// The page that shows the mails first, and then the same once more.
static struct web_answer post_meant(const struct shelf *k, const char *pattern, int64_t id, struct secret who,
                                    const char *form)
{
    struct web_answer shown = post(k, pattern, id, who, form);
    size_t at = str_find_str(shown.body, S("name=\"confirmed\" value=\""), 0) + 24;
    CHECK_INT(shown.status, 200);
    CHECK(at + 16 < shown.body.len && web_says(shown.body, S("<article class=\"letter\"")));
    struct str again =
        str_format(test_arena(), "%s&confirmed=%.*s", form, STR(str_slice(shown.body, at, at + 16)));
    return post(k, pattern, id, who, str_c(test_arena(), again));
}

ON_BOTH("an applicant never learns of another's application: it is not there; the team and HR see it")
{
    struct shelf k = shelf_on(pool);
    CHECK_INT(get(&k, "/applications/N", k.karis.n, k.kari).status, 200);
    CHECK_INT(get(&k, "/applications/N", k.karis.n, k.ola).status, 404);
    CHECK_INT(get(&k, "/applications/N", k.olas.n, k.kari).status, 404);
    CHECK_INT(get(&k, "/applications/N", k.karis.n, k.s.lead).status, 404);
    CHECK_INT(get(&k, "/applications/N", k.karis.n, k.s.admin).status, 404);
    CHECK_INT(get(&k, "/applications/N", k.karis.n + 1000, k.ola).status, 404);
    CHECK_INT(get(&k, "/applications/N", k.karis.n, k.team).status, 200);
    CHECK_INT(get(&k, "/applications/N", k.karis.n, k.s.hr).status, 200);
    CHECK_INT(post(&k, "/applications/N", k.karis.n, k.ola, "do=withdraw&reason=other").status, 404);
    CHECK(!web_says(get(&k, "/applications", 0, k.ola).body, S("Karis hemmelige grunn")));
}

ON_BOTH("what is written and not sent is its writer's: an application its applicant's, a call the team's")
{
    struct shelf k = shelf_on(pool);
    struct account_id id;
    struct call_id call;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct instant now = instant_now();
    struct date today = wall_from_instant(now, ZONE_OSLO).date;
    struct secret per =
        web_account(db, "per", (struct maybe_person_id){true, web_person(db, "Per")}, now, &id);
    struct theme_id open = theme_in(db, "Snø", (struct maybe_person_id){0}, now);
    theme_open(db, open, today, now);
    call_add(db, open, date_plus_days(today, 9), &call);
    call_words_set(db,
                   &(struct call_words){call, date_plus_days(today, 9), S("Hemmelig utkast"), S(""), S("")});
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK(web_says(get(&k, "/themes/N/leaflet", open.n, k.team).body, S("Hemmelig utkast")));
    struct web_answer leaflet = get(&k, "/themes/N/leaflet", open.n, per);
    CHECK_INT(leaflet.status, 200);
    CHECK(!web_says(leaflet.body, S("Hemmelig utkast")));
    struct web_answer kept = post(&k, "/themes/N/apply", k.open.n, per, "why=Bare+et+utkast&do=save");
    CHECK_INT(kept.status, 303);
    CHECK_INT(get(&k, kept.location.at, 0, per).status, 200);
    CHECK_INT(get(&k, kept.location.at, 0, k.team).status, 404);
    CHECK_INT(get(&k, kept.location.at, 0, k.s.hr).status, 404);
    CHECK_INT(post(&k, "/themes/N/apply", k.open.n, per, "why=Bare+et+utkast&do=send").status, 303);
    CHECK_INT(get(&k, kept.location.at, 0, k.team).status, 200);
}

ON_BOTH("no page that an applicant may open names another applicant or their words")
{
    struct shelf k = shelf_on(pool);
    static const char *const pages[] = {"/themes", "/themes/N", "/themes/N/apply", "/themes/N/leaflet",
                                        "/applications"};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        struct web_answer a = get(&k, pages[i], k.open.n, k.ola);
        CHECK_INT(a.status, 200);
        CHECK(!web_says(a.body, S("Karis hemmelige")));
    }
    CHECK_INT(get(&k, "/themes/N/call", k.open.n, k.ola).status, 403);
    CHECK(web_says(get(&k, "/themes/N/call", k.open.n, k.team).body, S("Kari Nordmann")));
}

ON_BOTH("the applicant withdraws and answers, the team offers; neither does the other's part")
{
    struct shelf k = shelf_on(pool);
    CHECK_INT(post(&k, "/applications/N", k.karis.n, k.team, "do=withdraw&reason=other").status, 422);
    CHECK_INT(post(&k, "/applications/N", k.karis.n, k.kari, "do=offer&offer_until=2099-01-01").status, 422);
    CHECK_INT(post(&k, "/applications/N", k.karis.n, k.kari, "do=accept").status, 422); // nothing is offered
    CHECK_INT(post_meant(&k, "/applications/N", k.karis.n, k.team, "do=offer&offer_until=2099-01-01").status,
              303);
    CHECK_INT(post(&k, "/applications/N", k.karis.n, k.team, "do=accept").status, 422);
    CHECK_INT(post(&k, "/applications/N", k.karis.n, k.kari, "do=accept").status, 303);
    CHECK_INT(post(&k, "/applications/N", k.karis.n, k.kari, "do=withdraw&reason=other").status, 422);
    CHECK_INT(post(&k, "/applications/N", k.olas.n, k.ola, "do=withdraw&reason=family").status, 303);
}

ON_BOTH(
    "a draft is its proposer's and the team's; an open theme is everyone's to read, and the team's to decide")
{
    struct shelf k = shelf_on(pool);
    CHECK_INT(get(&k, "/themes/N", k.draft.n, k.kari).status, 200);
    CHECK_INT(get(&k, "/themes/N", k.draft.n, k.team).status, 200);
    CHECK_INT(get(&k, "/themes/N", k.draft.n, k.ola).status, 403);
    CHECK_INT(get(&k, "/themes/N", k.open.n, k.ola).status, 200);
    CHECK_INT(get(&k, "/themes/N", k.open.n, (struct secret){0}).status, 303);
    CHECK_INT(get(&k, "/themes/N/edit", k.open.n, k.kari).status, 403); // decided: its reference leader's now
    CHECK_INT(get(&k, "/themes/N/edit", k.draft.n, k.kari).status, 200);
    CHECK_INT(post(&k, "/themes/N/decide", k.open.n, k.kari, "do=parked&why=Nei").status, 403);
    CHECK_INT(post(&k, "/themes/N/edit", k.draft.n, k.ola, "do=submit").status, 403);
}

// ---- the manager's word ----

struct asked_word {
    const char *link; // that Siri gets by mail
    const char *application;
};

/// Per, whose manager is Siri, applies; what he writes is in `form`.
static struct asked_word word_asked(struct shelf *k, struct db_pool *pool, const char *form)
{
    struct account_id id;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct person_id siri = web_person(db, "Siri"), per = web_person(db, "Per");
    import_manager_set(db, per, (struct maybe_person_id){true, siri});
    struct secret session = web_account(db, "per", (struct maybe_person_id){true, per}, instant_now(), &id);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct web_answer sent = post_meant(k, "/themes/N/apply", k->open.n, session, form);
    CHECK_INT(sent.status, 303);
    struct ask ask = {0};
    struct ask_open_list asks;
    db = db_begin(pool, DB_READ, test_arena());
    asks = asks_open_of(db, siri, date_of(2026, 1, 1));
    CHECK(asks.count == 1 && ask_by_id(db, asks.at[0].id, &ask));
    db_end(db, DB_ROLLBACK);
    struct link link = {LINK_ASK, ask.id.n, (uint32_t)ask.generation};
    struct str token = secret_reveal(link_token(test_arena(), &k->s.site.key, link));
    return (struct asked_word){str_c(test_arena(), str_cat(test_arena(), S("/t/"), token)),
                               str_c(test_arena(), sent.location)};
}

/// Without signing in; no form: reads the page.
static struct web_answer say(const struct shelf *k, const char *link, const char *form)
{
    struct str token = str_slice(str_from(link), 3, strlen(link));
    return web_ask(
        &k->s, &(struct web_question){.target = link,
                                      .form = form,
                                      .csrf = csrf_token(test_arena(), &k->s.site.key, secret_of(token))});
}

ON_BOTH("a manager reads by the link what is applied for, and why only where the applicant says so")
{
    struct shelf k = shelf_on(pool);
    struct asked_word asked = word_asked(&k, pool, "why=Pers+hemmelige+grunn&hours=6&do=send");
    struct web_answer page = say(&k, asked.link, NULL);
    CHECK_INT(page.status, 200);
    CHECK(web_says(page.body, S("Regnvann")) && web_says(page.body, S("Per Nordmann")));
    CHECK(!web_says(page.body, S("hemmelige")) && !web_says(page.body, S("Kari")));
}

ON_BOTH("the word is said by the link, and stands in the application for its applicant and the team")
{
    struct shelf k = shelf_on(pool);
    struct asked_word asked = word_asked(&k, pool, "why=Pers+grunn+er+god&shows_why=1&do=send");
    CHECK(web_says(say(&k, asked.link, NULL).body, S("Pers grunn er god")));
    CHECK_INT(say(&k, asked.link, "say=perhaps").status, 400);
    CHECK_INT(say(&k, asked.link, "say=no_word").status, 422);
    CHECK_INT(say(&k, asked.link, "say=yes_if&terms=").status, 422);
    CHECK_INT(say(&k, asked.link, "say=no&reason=cover").status, 303);
    CHECK_INT(say(&k, asked.link, "say=yes_if&terms=Etter+p%C3%A5ske").status, 303);
    CHECK_INT(say(&k, asked.link, "say=no&reason=cost").status, 422); // a yes stands
    CHECK(web_says(get(&k, asked.application, 0, k.team).body, S("Etter påske (endret fra nei)")));
}

ON_BOTH("who is not chosen is answered in words that the team writes, and the mails are shown first")
{
    struct shelf k = shelf_on(pool);
    struct date today = wall_from_instant(instant_now(), ZONE_OSLO).date;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    calls_turn(db, date_plus_days(today, 10), instant_now());
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(post(&k, "/themes/N/call", k.open.n, k.team, "do=decide&answer=").status, 422);
    CHECK_INT(
        post_meant(&k, "/themes/N/call", k.open.n, k.team, "do=decide&answer=Vi+valgte+ingen+i+%C3%A5r.")
            .status,
        303);
    CHECK(!web_says(get(&k, "/themes/N/call", k.open.n, k.team).body, S("Kari Nordmann")));
}

ON_BOTH("no form of a theme or an application keeps a national identity number")
{
    struct shelf k = shelf_on(pool);
    struct account_id id;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct secret per =
        web_account(db, "per", (struct maybe_person_id){true, web_person(db, "Per")}, instant_now(), &id);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(post(&k, "/themes/N/apply", k.open.n, per, "why=Mitt+nummer+er+hemmelig&do=save").status, 303);
    CHECK_INT(post(&k, "/themes/new", 0, k.kari,
                   "title=Regn&question=Ring+13097248022+om+regnet&kind=model&size=small&urgency=usual&"
                   "places=1&network=0")
                  .status,
              422);
    CHECK_INT(post(&k, "/themes/N/apply", k.open.n, per, "why=Mitt+nummer+er+13097248022").status, 422);
    CHECK_INT(post(&k, "/themes/N/call", k.open.n, k.team, "closes_on=2099-01-01&for_me=13097248022&do=save")
                  .status,
              422);
}
