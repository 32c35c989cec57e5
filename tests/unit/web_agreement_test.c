// SPDX-License-Identifier: EUPL-1.2
// Who sees and signs which agreement, asked of the whole of web/: a stranger finds none, a link signs for its
// reader alone, and what is sent for signing is shown first.
#include "web_site.h"

#include "rotation/agreement.h"
#include "sql/ask.h"

#include <string.h>

struct desk {
    struct web_site s;
    struct secret kari, stranger, team; // kari goes
    struct person_id leader;
    struct agreement_id agreement;
};

static struct theme_id theme_open(struct db *db, struct date today, struct instant now)
{
    struct theme_id id = {0};
    theme_add(db, S("Regnvann"), THEME_KIND_MODEL, S("Hva gjør vi med regnet?"), (struct maybe_unit_id){0},
              (struct maybe_person_id){0}, now, &id);
    struct theme_step step = {.theme = id,
                              .from = THEME_STATE_DRAFT,
                              .to = THEME_STATE_PROPOSED,
                              .by = BY_TEAM,
                              .now = now,
                              .today = today};
    theme_move(db, &step);
    step.from = THEME_STATE_PROPOSED;
    step.to = THEME_STATE_OPEN;
    CHECK(theme_move(db, &step) == THEME_MOVED);
    return id;
}

/// An offer that was accepted.
static struct agreement_id agreement_made(struct db *db, struct person_id person, struct instant now)
{
    struct date today = wall_from_instant(now, ZONE_OSLO).date;
    struct call_id call_id;
    struct call call;
    struct application a;
    struct application_id id;
    struct agreement_id made = {0};
    struct application_words words = {.person = person, .why = S("Jeg kan det."), .today = today, .now = now};
    call_add(db, theme_open(db, today, now), date_plus_days(today, 9), &call_id);
    words.call = call_id;
    CHECK(call_by_id(db, call_id, &call) && call_publish(db, &call, today, now) == CALL_PUBLISHED);
    CHECK(application_write(db, &words, true, &id) == APPLIED && application_by_id(db, id, &a));
    CHECK(application_offer(db, &a, date_plus_days(today, 9), today, now) == APPLICATION_MOVED);
    CHECK(application_by_id(db, id, &a));
    CHECK(application_answer(db, &a, true, today, now) == APPLICATION_MOVED);
    CHECK(agreement_make(db, &a, now, &made));
    return made;
}

static struct desk desk_on(struct db_pool *pool)
{
    struct desk d = {.s = web_site_on(pool)};
    struct instant now = instant_now();
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct account_id id;
    struct person_id kari = web_person(db, "Per");
    d.leader = web_person(db, "Siri");
    import_manager_set(db, kari, (struct maybe_person_id){true, d.leader});
    d.kari = web_account(db, "per", (struct maybe_person_id){true, kari}, now, &id);
    d.stranger = web_account(db, "nils", (struct maybe_person_id){true, web_person(db, "Nils")}, now, &id);
    d.team = web_account(db, "team", (struct maybe_person_id){0}, now, &id);
    account_role_add(db, id, ROLE_TEAM);
    d.agreement = agreement_made(db, kari, now);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    return d;
}

static const char *path_of(const struct desk *d, const char *tail)
{
    return str_c(test_arena(),
                 str_format(test_arena(), "/agreements/%lld%s", (long long)d->agreement.n, tail));
}

static struct web_answer ask(const struct desk *d, const char *tail, struct secret who, const char *form)
{
    return web_ask(&d->s, &(struct web_question){.target = path_of(d, tail), .session = who, .form = form});
}

static struct str confirmed(const char *form, const struct web_answer *shown)
{
    size_t at = str_find_str(shown->body, S("name=\"confirmed\" value=\""), 0) + 24;
    CHECK(shown->status == 200 && at + 16 < shown->body.len);
    return str_format(test_arena(), "%s&confirmed=%.*s", form, STR(str_slice(shown->body, at, at + 16)));
}

/// Written, shared and sent for signatures.
static void send(const struct desk *d)
{
    struct str form = S("from_1=2027-02-01&to_1=2027-03-31&week_1=7,5&purpose=Hemmelig+avtale");
    struct db *db = db_begin(d->s.site.pool, DB_READ, test_arena());
    struct agreement_version v;
    struct agreed agreed;
    CHECK(agreement_read(db, d->agreement, 1, &v, &agreed) && agreed.party_count == 2);
    db_end(db, DB_ROLLBACK);
    for (size_t i = 0; i < agreed.party_count; i++)
        form = str_format(test_arena(), "%.*s&party=%lld", STR(form), (long long)agreed.parties[i].person.n);
    CHECK_INT(ask(d, "/edit", d->kari, str_c(test_arena(), form)).status, 303);
    CHECK_INT(ask(d, "", d->kari, "do=share").status, 303);
    struct web_answer shown = ask(d, "", d->team, "do=send");
    CHECK(web_says(shown.body, S("Siri Nordmann")));
    CHECK_INT(ask(d, "", d->team, confirmed("do=send", &shown).at).status, 303);
}

/// The link that a person has by mail.
static const char *link_of(const struct desk *d, struct person_id person)
{
    struct ask ask = {0};
    struct db *db = db_begin(d->s.site.pool, DB_READ, test_arena());
    CHECK(ask_asked(db, ASK_KIND_SIGN, d->agreement.n, person, &ask));
    db_end(db, DB_ROLLBACK);
    struct link link = {LINK_ASK, ask.id.n, (uint32_t)ask.generation};
    return str_c(test_arena(), str_cat(test_arena(), S("/t/"),
                                       secret_reveal(link_token(test_arena(), &d->s.site.key, link))));
}

static struct web_answer by_link(const struct desk *d, const char *link, struct secret who, const char *form)
{
    struct web_question q = {.target = link, .form = form, .session = who};
    if (!secret_reveal(who).len)
        q.csrf =
            csrf_token(test_arena(), &d->s.site.key, secret_of(str_slice(str_from(link), 3, strlen(link))));
    return web_ask(&d->s, &q);
}

static struct str hidden(struct str body, const char *name)
{
    struct str before = str_format(test_arena(), "name=\"%s\" value=\"", name);
    size_t at = str_find_str(body, before, 0) + before.len;
    return str_slice(body, at, str_find(body, '"', at));
}

static const char *sign_form(struct str body)
{
    return str_c(test_arena(), str_format(test_arena(), "do=sign&number=%.*s&digest=%.*s",
                                          STR(hidden(body, "number")), STR(hidden(body, "digest"))));
}

ON_BOTH("an agreement is its parties' and the team's; nobody else learns that it is there")
{
    struct desk d = desk_on(pool);
    CHECK_INT(ask(&d, "", d.kari, NULL).status, 200);
    CHECK_INT(ask(&d, "", d.team, NULL).status, 200);
    CHECK_INT(ask(&d, "", d.s.hr, NULL).status, 200);
    struct secret others[] = {d.stranger, d.s.member, d.s.lead, d.s.admin};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        CHECK_INT(ask(&d, "", others[i], NULL).status, 404);
        CHECK_INT(ask(&d, "/edit", others[i], NULL).status, 404);
        CHECK_INT(ask(&d, "", others[i], "do=note&note=Hei").status, 404);
        CHECK_INT(ask(&d, "/edit", others[i], "purpose=Regn").status, 404);
    }
}

ON_BOTH("what goes to be signed is shown first; a party signs by the link, once, and only what it shows")
{
    struct desk d = desk_on(pool);
    send(&d);
    const char *link = link_of(&d, d.leader);
    struct web_answer page = by_link(&d, link, (struct secret){0}, NULL);
    CHECK(page.status == 200 && web_says(page.body, S("Hemmelig avtale")));
    CHECK_INT(by_link(&d, link, (struct secret){0}, "do=sign&number=1&digest=00").status, 422);
    CHECK_INT(by_link(&d, link, (struct secret){0}, sign_form(page.body)).status, 303);
    CHECK(web_says(by_link(&d, link, (struct secret){0}, NULL).body, S("du har signert")));
    CHECK_INT(by_link(&d, link, (struct secret){0}, sign_form(page.body)).status, 303); // twice is once
    struct web_answer own = ask(&d, "", d.kari, NULL);
    CHECK_INT(ask(&d, "", d.team, sign_form(own.body)).status, 422); // the team is no party here
    CHECK_INT(ask(&d, "", d.kari, sign_form(own.body)).status, 303);
    CHECK(web_says(ask(&d, "", d.kari, NULL).body, S("Signert</span>")));
}

ON_BOTH("after a change the old link says so, and the old text is signed by nobody")
{
    struct desk d = desk_on(pool);
    send(&d);
    const char *link = link_of(&d, d.leader);
    struct web_answer page = by_link(&d, link, (struct secret){0}, NULL);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct agreement a;
    struct agreement_version v;
    struct agreed agreed;
    struct hours_rules rules = {COUNTRY_NORWAY, false, FULL_WEEK_NORWAY};
    CHECK(agreement_by_id(db, d.agreement, &a) && agreement_read(db, a.id, 1, &v, &agreed));
    agreed.cover = S("En vikar");
    agreed.stretches[0].week = 500;
    CHECK(agreement_write(db, &a, &agreed, &rules, instant_now()).done == AGREEMENT_DONE);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(by_link(&d, link, (struct secret){0}, NULL).status, 410);
    CHECK_INT(by_link(&d, link, (struct secret){0}, sign_form(page.body)).status, 410);
    CHECK_INT(by_link(&d, link_of(&d, d.leader), (struct secret){0}, sign_form(page.body)).status, 422);
}

/// Signed by both and running since six weeks, 10 hours a week.
static struct date runs(const struct desk *d)
{
    struct instant now = instant_now();
    struct date today = wall_from_instant(now, ZONE_OSLO).date, monday = week_of(date_plus_days(today, -42));
    struct db *db = db_begin(d->s.site.pool, DB_WRITE, test_arena());
    struct agreement a;
    struct agreement_version v;
    struct agreed agreed;
    struct hours_rules rules = {COUNTRY_NORWAY, false, FULL_WEEK_NORWAY};
    CHECK(agreement_by_id(db, d->agreement, &a) && agreement_read(db, a.id, 1, &v, &agreed));
    agreed.stretch_count = 1;
    agreed.stretches[0] = (struct stretch){monday, date_plus_days(monday, 180), 1000};
    CHECK(agreement_write(db, &a, &agreed, &rules, now).done == AGREEMENT_DONE);
    CHECK(agreement_share(db, &a).done == AGREEMENT_DONE && agreement_by_id(db, a.id, &a));
    CHECK(agreement_send(db, &a, &rules, now).done == AGREEMENT_DONE && agreement_by_id(db, a.id, &a));
    CHECK(agreement_version(db, a.id, 1, &v));
    for (size_t i = 0; i < agreed.party_count; i++)
        agreement_sign(db, &a,
                       &(struct signing){1, v.digest, agreed.parties[i].person, SIGN_VIA_ACCOUNT, now});
    agreements_turn(db, today, now);
    CHECK(agreement_by_id(db, a.id, &a) && a.state == AGREEMENT_STATE_RUNNING);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    return week_of(date_plus_days(today, -7));
}

static struct secret signed_in(const struct desk *d, const char *user, struct person_id person)
{
    struct account_id id;
    struct db *db = db_begin(d->s.site.pool, DB_WRITE, test_arena());
    struct secret s = web_account(db, user, (struct maybe_person_id){true, person}, instant_now(), &id);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    return s;
}

/// Somebody who is only named in it, beside the two.
static struct secret party_in(const struct desk *d)
{
    struct db *db = db_begin(d->s.site.pool, DB_WRITE, test_arena());
    struct agreement_version v;
    struct person_id else_ = web_person(db, "Else");
    CHECK(agreement_version(db, d->agreement, 1, &v));
    party_add(db, v.id, else_, PARTY_ROLE_REFERENCE);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    return signed_in(d, "else", else_);
}

static const char *week_form(struct date week, const char *used)
{
    return str_c(test_arena(), str_format(test_arena(), "week=%.*s&used=%s&note=",
                                          STR(date_iso(test_arena(), week)), used));
}

ON_BOTH("the hours are told by their person, and seen by them, their manager and the team alone")
{
    struct desk d = desk_on(pool);
    CHECK_INT(ask(&d, "/hours", d.kari, NULL).status, 404); // nothing holds yet
    struct date week = runs(&d);
    struct secret leader = signed_in(&d, "siri", d.leader), readers[] = {d.kari, leader, d.team};
    struct secret others[] = {d.stranger, d.s.member, d.s.lead, d.s.admin, party_in(&d)};
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        CHECK_INT(ask(&d, "/hours", readers[i], NULL).status, 200);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        CHECK_INT(ask(&d, "/hours", others[i], NULL).status, 404);
        CHECK_INT(ask(&d, "/hours", others[i], week_form(week, "7,5")).status, 404);
    }
    CHECK_INT(ask(&d, "", others[4], NULL).status, 200); // the agreement itself is theirs to read
    CHECK_INT(ask(&d, "/hours", leader, week_form(week, "7,5")).status, 422);
    CHECK_INT(ask(&d, "/hours", d.team, week_form(week, "7,5")).status, 422);
    CHECK_INT(ask(&d, "/hours", d.kari, week_form(week, "7,5")).status, 303);
    CHECK(web_says(ask(&d, "/hours", leader, NULL).body, S("Brukt 7,5 av")));
}

ON_BOTH("My page asks for the hours of the week; one press is as agreed, and it is asked no more")
{
    struct desk d = desk_on(pool);
    struct date week = runs(&d);
    struct web_question home = {.target = "/", .session = d.kari};
    struct web_answer page = web_ask(&d.s, &home);
    CHECK(web_says(page.body, S("Som avtalt: ")));
    const char *pressed =
        str_c(test_arena(), str_format(test_arena(), "week=%.*s&used=%.*s", STR(hidden(page.body, "week")),
                                       STR(hidden(page.body, "used"))));
    CHECK_INT(ask(&d, "/hours", d.kari, pressed).status, 303);
    CHECK(!web_says(web_ask(&d.s, &home).body, str_format(test_arena(), "name=\"week\" value=\"%.*s\"",
                                                          STR(hidden(page.body, "week")))));
    CHECK_INT(ask(&d, "/hours", d.kari, week_form(date_plus_days(week, -35), "7")).status, 422);
    CHECK_INT(ask(&d, "/hours", d.kari, week_form(date_plus_days(week, 28), "7")).status, 422);
    CHECK_INT(ask(&d, "/hours", d.kari, week_form(week, "mye")).status, 422);
    CHECK_INT(ask(&d, "/hours", d.kari, "week=i+fjor&used=7").status, 422);
}
