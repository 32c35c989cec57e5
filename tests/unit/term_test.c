// SPDX-License-Identifier: EUPL-1.2
// Duties in a network: given and ended on its page, for their term, and used by policy at once.
#include "web_site.h"

#include "auth/account.h"
#include "jobs/schedule.h"
#include "people/lookup.h"

static struct date today(void)
{
    return wall_from_instant(instant_now(), ZONE_OSLO).date;
}

static struct str roles_of(const struct web_site *s, const char *rest)
{
    return str_format(test_arena(), "/networks/%lld/roles%s", (long long)s->ours.id.n, rest);
}

static struct person_id employee(struct db_pool *pool, const char *name)
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct person_id id = web_person(db, name);
    lookup_add(db, id, WORD_SOURCE_NAME, str_from(name));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    return id;
}

/// A session of the account that somebody has, or gets.
static struct secret session_of(struct db_pool *pool, struct person_id person)
{
    struct account_id account;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    CHECK(account_of_person(db, person, instant_now(), &account));
    struct secret session = session_begin(db, account, instant_now());
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    return session;
}

/// Sessions do not last as long as the terms of these tests.
static struct secret lead_again(struct db_pool *pool, const struct web_site *s)
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct secret session = session_begin(db, s->lead_account, instant_now());
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    return session;
}

static int post(const struct web_site *s, const char *rest, struct str form, struct secret who)
{
    struct str target = roles_of(s, rest);
    return web_ask(s, &(struct web_question){.target = target.at, .form = form.at, .session = who}).status;
}

static int appoint(const struct web_site *s, struct person_id person, const char *role, struct date from,
                   struct date until)
{
    struct str form = str_format(
        test_arena(), "person=x&person-was=x&person-id=%lld&role=%s&starts_on=%.*s&ends_on=%.*s",
        (long long)person.n, role, STR(date_iso(test_arena(), from)), STR(date_iso(test_arena(), until)));
    return post(s, "/new", form, s->lead);
}

/// What somebody may open: 2 the pages of those who run it, 1 the network, 0 none of it.
static int access_of(const struct web_site *s, struct secret who)
{
    struct str network = str_format(test_arena(), "/networks/%lld", (long long)s->ours.id.n);
    struct str plan = str_cat(test_arena(), network, S("/plan/dates"));
    bool sees = web_ask(s, &(struct web_question){.target = network.at, .session = who}).status == 200;
    bool runs = web_ask(s, &(struct web_question){.target = plan.at, .session = who}).status == 200;
    return sees + runs;
}

static struct term_line term_at(struct db_pool *pool, const struct web_site *s, const char *name)
{
    struct term_line found = {0};
    struct db *db = db_begin(pool, DB_READ, test_arena());
    struct term_line_list all = terms_of(db, s->ours.id);
    for (size_t i = 0; i < all.count; i++)
        if (str_starts(all.at[i].name, str_from(name)))
            found = all.at[i];
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
    return found;
}

static struct str end_form(struct term_line term)
{
    return str_format(test_arena(), "do=end&term=%lld", (long long)term.id.n);
}

/// The schedule as it runs so many days from now.
static void days_later(const struct web_site *s, int days)
{
    int64_t mails;
    struct schedule schedule = {s->site.pool, &s->site.key, s->site.public_url,
                                instant_plus(instant_now(), days * US_PER_DAY)};
    CHECK(schedule_run(&schedule, &mails));
}

static size_t mails(struct db_pool *pool)
{
    struct db *db = db_begin(pool, DB_READ, test_arena());
    size_t count = outbox_list(db, S(""), (struct network_id){0}, INT64_MAX).count;
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
    return count;
}

ON_BOTH("a coordinator and a director are appointed from the staff list, and may at once what they may")
{
    struct web_site s = web_site_on(pool);
    struct person_id eli = employee(pool, "eli"), bo = employee(pool, "bo");
    size_t before = mails(pool);
    struct secret as_eli = session_of(pool, eli);
    CHECK_INT(access_of(&s, as_eli), 0);
    CHECK_INT(appoint(&s, eli, "coordinator", today(), date_plus_days(today(), 30)), 303);
    CHECK_INT(access_of(&s, as_eli), 2);
    CHECK_INT(appoint(&s, bo, "sponsor", today(), date_plus_days(today(), 30)), 303);
    CHECK_INT(access_of(&s, session_of(pool, bo)), 1);
    CHECK_STR(term_at(pool, &s, "eli").appointed_by.value, S("leder"));
    CHECK_INT(mails(pool), before); // nothing is mailed that was not shown first
    struct str form = S("person=1&role=lead&starts_on=2026-12-01&ends_on=");
    CHECK_INT(post(&s, "/new", form, as_eli), 403);
}

ON_BOTH(
    "a role that is ended, or whose term is over, takes the right with it; one that is to come gives none")
{
    struct web_site s = web_site_on(pool);
    struct person_id eli = employee(pool, "eli");
    appoint(&s, eli, "coordinator", date_plus_days(today(), 3), date_plus_days(today(), 9));
    CHECK_INT(access_of(&s, session_of(pool, eli)), 0);
    days_later(&s, 3);
    CHECK_INT(access_of(&s, session_of(pool, eli)), 2);
    days_later(&s, 9);
    CHECK_INT(access_of(&s, session_of(pool, eli)), 2);
    days_later(&s, 10);
    CHECK_INT(access_of(&s, session_of(pool, eli)), 0);
    s.lead = lead_again(pool, &s);
    CHECK_INT(appoint(&s, eli, "coordinator", today(), date_plus_days(today(), 9)), 303); // brought forward
    CHECK_INT(access_of(&s, session_of(pool, eli)), 2);
    CHECK_INT(post(&s, "", end_form(term_at(pool, &s, "eli")), s.lead), 303);
    CHECK_INT(access_of(&s, session_of(pool, eli)), 0);
    CHECK_INT(post(&s, "", S("do=end&term=4711"), s.lead), 404);
    CHECK_INT(appoint(&s, eli, "coordinator", today(), date_plus_days(today(), -1)), 422);
}

ON_BOTH("the only lead stays until there is another")
{
    struct web_site s = web_site_on(pool);
    struct term_line lead = term_at(pool, &s, "leder");
    post(&s, "", end_form(lead), s.lead);
    CHECK_INT(access_of(&s, s.lead), 2);
    appoint(&s, employee(pool, "eli"), "lead", today(), date_plus_days(today(), 30));
    post(&s, "", end_form(lead), s.lead);
    CHECK_INT(access_of(&s, s.lead), 0);
}

ON_BOTH("a member offers to help and takes it back; a lead says yes to an offer, and to nothing else")
{
    struct web_site s = web_site_on(pool);
    struct str accept = str_format(test_arena(), "do=accept&person=%lld", (long long)s.ours.member.n);
    struct web_question page = {.target = roles_of(&s, "").at, .session = s.lead};
    post(&s, "", accept, s.lead);
    CHECK_INT(access_of(&s, s.member), 1); // nobody had offered
    CHECK_INT(post(&s, "/volunteer", S("do=offer"), s.member), 303);
    CHECK(web_says(web_ask(&s, &page).body, S("value=\"accept\"")));
    CHECK_INT(post(&s, "/volunteer", S("do=withdraw"), s.member), 303);
    CHECK(!web_says(web_ask(&s, &page).body, S("value=\"accept\"")));
    post(&s, "/volunteer", S("do=offer"), s.member);
    CHECK_INT(post(&s, "", accept, s.member), 403); // not by oneself
    CHECK_INT(post(&s, "", accept, s.lead), 303);
    CHECK_INT(access_of(&s, s.member), 2);
    CHECK(!web_says(web_ask(&s, &page).body, S("value=\"accept\"")));
    CHECK_INT(post(&s, "/volunteer", S("do=offer"), s.lead), 403); // no member
}

ON_BOTH("the person is found by how the name begins, by address and by number: one who fits is chosen, of "
        "many none")
{
    struct web_site s = web_site_on(pool);
    employee(pool, "elisabet");
    const char *typed[] = {"elis", "elisabet@kommune.example", "hemmelig-elisabet"};
    struct str days = S("&role=sponsor&starts_on=2027-01-01&ends_on=2027-02-01");
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        struct str form =
            str_format(test_arena(), "person=%s&person-was=&person-id=%.*s", typed[i], STR(days));
        CHECK_INT(post(&s, "/new", form, s.lead), 303);
        CHECK(term_at(pool, &s, "elisabet").id.n > 0);
    }
    CHECK_INT(post(&s, "/new", str_cat(test_arena(), S("person=ingen&person-was=&person-id="), days), s.lead),
              422);
}
