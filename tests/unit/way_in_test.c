// SPDX-License-Identifier: EUPL-1.2
// Signing in by a mailed link: who gets one, how often, how long and how many times it works, and what nobody
// learns by asking.
#include "web_site.h"

#include "auth/account.h"
#include "auth/way_in.h"
#include "jobs/schedule.h"
#include "sql/notice.h"
#include "web/notify.h"

#define MEMBER "Kari@kommune.example" // of our network, as the staff list writes it

static struct instant later(int64_t minutes)
{
    return instant_plus(instant_now(), minutes * US_PER_MINUTE);
}

static size_t readers_of(struct db *db, const char *who, struct instant now)
{
    struct way_in_reader_list readers;
    struct way_in_ask ask = {.who = str_from(who), .address = S("192.0.2.1"), .now = now};
    CHECK(way_in_ask(db, &ask, &readers) == WAY_IN_ASKED);
    return readers.count;
}

static struct secret link_for(struct db *db, struct person_id person)
{
    return way_in_link(db, &(struct way_in_reader){.person = {true, person}}, instant_now());
}

ON_BOTH("a link is for whoever said yes, is a member or has an account, and works here; for nobody else")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct person_id yes = web_person(db, "eli"), no = web_person(db, "nils");
    struct invitation_id invitation;
    invitation_insert(db, s.ours.id, yes, 0, (struct maybe_instant){true, instant_now()},
                      (struct maybe_instant){0}, &invitation);
    CHECK_INT(readers_of(db, "eli@kommune.example", later(0)), 0); // invited, and has not answered
    invitation_answer_set(db, invitation, ANSWER_YES, (struct maybe_invitation_reason){0}, instant_now());
    CHECK_INT(readers_of(db, "ELI@Kommune.example", later(0)), 1);
    CHECK_INT(readers_of(db, "nils@kommune.example", later(0)), 0); // an employee, and no more than that
    CHECK_INT(readers_of(db, "nobody@kommune.example", later(0)), 0);
    account_add(db, (struct maybe_person_id){true, no}, S("nils"), S("Nils"), (struct maybe_str){0},
                instant_now(), &(struct account_id){0});
    CHECK_INT(readers_of(db, "nils", later(0)), 1);
    demo_person_leaves(db, yes);
    CHECK_INT(readers_of(db, "eli@kommune.example", later(2)), 0);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH(
    "an account that is nobody in the staff list gets one where its name is an address; a closed one none")
{
    web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct account_id id;
    account_add(db, (struct maybe_person_id){0}, S("drift@it.example"), S("Drift"), (struct maybe_str){0},
                instant_now(), &id);
    CHECK_INT(readers_of(db, "Drift@it.example", later(0)), 1);
    CHECK_INT(readers_of(db, "admin", later(0)), 0); // no address to write to
    account_close(db, id);
    CHECK_INT(readers_of(db, "Drift@it.example", later(0)), 0);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("two people who share an address get a link each")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct person_id one = web_person(db, "resepsjon"), two = web_person(db, "vakt");
    demo_person_address(db, two, S("resepsjon@kommune.example"));
    membership_add(db, s.ours.id, one, instant_now());
    membership_add(db, s.ours.id, two, instant_now());
    CHECK_INT(readers_of(db, "resepsjon@kommune.example", later(0)), 2);
    struct account_id first, second;
    CHECK(way_in_take(db, link_for(db, one), instant_now(), &first));
    CHECK(way_in_take(db, link_for(db, two), instant_now(), &second));
    CHECK(first.n != second.n);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("a link works once, for a quarter of an hour, and makes one account without roles for its person")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct person_id eli = web_person(db, "eli");
    struct account_id first, second;
    struct way_in_reader who;
    struct account account;
    struct secret token = link_for(db, eli), other = link_for(db, eli);
    CHECK(way_in_holds(db, token, later(14), &who) && str_is(who.given_name, S("eli")));
    CHECK(way_in_holds(db, token, later(14), &who)); // looking uses nothing up
    CHECK(!way_in_holds(db, token, later(16), &who) && !way_in_take(db, token, later(16), &first));
    CHECK(!way_in_take(db, secret_of(S("guess")), later(0), &first));
    CHECK(way_in_take(db, token, later(1), &first));
    CHECK(!way_in_take(db, token, later(1), &second));
    CHECK(!way_in_take(db, other, later(1), &second)); // the others that were asked for went with it
    CHECK(account_by_id(db, first, &account) && account.person.is_set && account.person.value.n == eli.n);
    CHECK_STR(account.user_name, S("eli@kommune.example"));
    CHECK_INT(account_roles(db, first).count, 0);
    CHECK(!account.password.is_set);
    CHECK(way_in_take(db, link_for(db, eli), later(1), &second) && second.n == first.n);
    account_close(db, first);
    CHECK(!way_in_take(db, link_for(db, eli), later(1), &second));
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
    (void)s;
}

ON_BOTH("closing an account ends the links to sign in that its person has asked for")
{
    web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct person_id eli = web_person(db, "eli");
    struct account_id id;
    struct way_in_reader who;
    CHECK(account_of_person(db, eli, instant_now(), &id));
    struct secret token = link_for(db, eli);
    account_close(db, id);
    CHECK(!way_in_holds(db, token, instant_now(), &who));
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("an account under the person's address becomes theirs, with its roles; somebody else's stays")
{
    web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct person_id eli = web_person(db, "eli"), newer = web_person(db, "ny");
    struct account_id made, found;
    account_add(db, (struct maybe_person_id){0}, S("eli@kommune.example"), S("Eli"), (struct maybe_str){0},
                instant_now(), &made);
    account_role_add(db, made, ROLE_HR);
    CHECK(account_of_person(db, eli, instant_now(), &found) && found.n == made.n);
    demo_person_address(db, newer, S("eli@kommune.example")); // Eli left, and the address went on
    CHECK(account_of_person(db, newer, instant_now(), &found) && found.n != made.n);
    CHECK_INT(account_roles(db, found).count, 0);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("after three links an address waits, known or not; after a hundred the network they came from")
{
    web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    const char *addresses[] = {"kari@kommune.example", "nobody@kommune.example"};
    struct way_in_reader_list readers;
    for (size_t i = 0; i < 2; i++) {
        for (int k = 0; k < 3; k++)
            readers_of(db, addresses[i], later(0));
        struct way_in_ask ask = {.who = str_from(addresses[i]), .address = S("192.0.2.9"), .now = later(0)};
        CHECK(way_in_ask(db, &ask, &readers) == WAY_IN_WAIT);
        CHECK_INT(ask.wait_minutes, 1);
        CHECK_INT(readers.count, 0);
    }
    for (int i = 6; i < 100; i++)
        readers_of(db, str_format(test_arena(), "n%d@kommune.example", i).at, later(0));
    struct way_in_ask more = {.who = S("other@kommune.example"), .address = S("192.0.2.1"), .now = later(0)};
    CHECK(way_in_ask(db, &more, &readers) == WAY_IN_WAIT);
    more.address = S("192.0.2.2");
    CHECK(way_in_ask(db, &more, &readers) == WAY_IN_ASKED);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

// ---- on the pages ----

static struct web_answer ask_on_page(const struct web_site *s, const char *who)
{
    struct str form = str_format(test_arena(), "who=%s&next=/profile", who);
    return web_ask(s, &(struct web_question){.target = "/sign-in/link", .form = form.at});
}

/// The newest mail to sign in with; not there: id 0.
static struct outbox_mail newest_link(struct db_pool *pool)
{
    struct outbox_mail m = {0};
    struct db *db = db_begin(pool, DB_READ, test_arena());
    struct outbox_line_list all = outbox_list(db, S(""), (struct network_id){0}, INT64_MAX);
    for (size_t i = 0; i < all.count && !m.id.n; i++)
        if (all.at[i].kind == OUTBOX_KIND_SIGN_IN)
            outbox_by_id(db, all.at[i].id, &m);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
    return m;
}

/// The address in the mail, from "/way-in/" on.
static struct str link_in(struct str text)
{
    size_t from = str_find_str(text, S("/way-in/"), 0);
    return str_slice(text, from, str_find(text, '\n', from));
}

ON_BOTH("a known and an unknown address get the same answer, and only the known one a mail")
{
    struct web_site s = web_site_on(pool);
    struct web_answer unknown = ask_on_page(&s, "ingen@kommune.example");
    CHECK(!newest_link(pool).id.n);
    struct web_answer known = ask_on_page(&s, "medlem");
    CHECK(newest_link(pool).id.n > 0);
    CHECK_INT(known.status, unknown.status);
    CHECK_STR(known.location, S("/sign-in/link"));
    CHECK_STR(unknown.location, known.location);
    CHECK_STR(unknown.body, known.body);
    CHECK_INT(web_ask(&s, &(struct web_question){.target = known.location.at}).status, 200);
    CHECK_INT(ask_on_page(&s, "").status, 422);
}

/// Presses the button of the link's page, in a browser that keeps no cookies.
static struct web_answer enter(const struct web_site *s, struct str link)
{
    struct str path = str_slice(link, 0, str_find(link, '?', 0));
    struct str token = str_slice(path, S("/way-in/").len, path.len);
    return web_ask(s, &(struct web_question){.target = str_c(test_arena(), path),
                                             .form = "next=/profile",
                                             .csrf = csrf_token(test_arena(), &s->site.key, secret_of(token)),
                                             .has_no_cookies = true});
}

ON_BOTH("looking at the link signs nobody in and uses nothing up; its button does, once")
{
    struct web_site s = web_site_on(pool);
    ask_on_page(&s, "medlem");
    struct str link = link_in(newest_link(pool).body_text);
    for (int i = 0; i < 3; i++) {
        struct web_answer look =
            web_ask(&s, &(struct web_question){.target = str_c(test_arena(), link), .has_no_cookies = true});
        CHECK_INT(look.status, 200);
        CHECK(!web_answer_cookie(&look, S("__Host-tvers")).len);
        CHECK(web_says(look.body, S("Kari Nordmann")) && web_says(look.body, S("value=\"/profile\"")));
    }
    struct web_answer in = enter(&s, link);
    CHECK_INT(in.status, 303);
    CHECK_STR(in.location, S("/profile"));
    struct secret session = secret_of(web_answer_cookie(&in, S("__Host-tvers")));
    CHECK_INT(web_ask(&s, &(struct web_question){.target = "/profile", .session = session}).status, 200);
    CHECK_INT(enter(&s, link).status, 410);
    CHECK_INT(web_ask(&s, &(struct web_question){.target = str_c(test_arena(), link)}).status, 410);
}

static void keep_schedule(const struct web_site *s, struct instant now)
{
    int64_t mails;
    struct schedule schedule = {s->site.pool, &s->site.key, s->site.public_url, now};
    CHECK(schedule_run(&schedule, &mails));
}

ON_BOTH("nobody reads the link in the outbox, and its text is gone when the mail has left or grown old")
{
    struct web_site s = web_site_on(pool);
    ask_on_page(&s, "medlem");
    struct outbox_mail m = newest_link(pool);
    struct str page = str_format(test_arena(), "/admin/outbox/%lld", (long long)m.id.n);
    struct web_answer shown = web_ask(&s, &(struct web_question){.target = page.at, .session = s.admin});
    CHECK_INT(shown.status, 200);
    CHECK(web_says(shown.body, S("/way-in/...")));
    CHECK(!web_says(shown.body, str_slice(link_in(m.body_text), S("/way-in/").len, 40)));
    CHECK_INT(web_ask(&s, &(struct web_question){.target = page.at, .session = s.lead}).status, 404);

    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    CHECK(outbox_claim(db, S("w"), later(1), later(-1), &m.id));
    while (outbox_by_id(db, m.id, &m) && m.kind != OUTBOX_KIND_SIGN_IN)
        CHECK(outbox_claim(db, S("w"), later(1), later(-1), &m.id));
    CHECK(outbox_end(db, m.id, S("w"), OUTBOX_STATE_SENT, (struct maybe_str){0},
                     (struct maybe_instant){true, later(0)}) == 1);
    CHECK(outbox_by_id(db, m.id, &m) && !m.body_text.len && !m.body_html.len);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);

    ask_on_page(&s, "medlem");
    m = newest_link(pool);
    keep_schedule(&s, later(14));
    m = newest_link(pool);
    CHECK(m.state == OUTBOX_STATE_QUEUED && m.body_text.len);
    keep_schedule(&s, later(16));
    m = newest_link(pool);
    CHECK(m.state == OUTBOX_STATE_DROPPED && !m.body_text.len);
}

ON_BOTH("a link leads to a page of ours only")
{
    struct web_site s = web_site_on(pool);
    web_ask(&s, &(struct web_question){.target = "/sign-in/link",
                                       .form = "who=medlem&next=https://evil.example/"});
    CHECK(!web_says(newest_link(pool).body_text, S("evil")));
}

ON_BOTH("after a yes the page of the invitation sends the link, and after a no it does not offer it")
{
    struct web_site s = web_site_on(pool);
    struct link link = {LINK_INVITATION, s.ours.invitation.n, 1};
    struct str token = secret_reveal(link_token(test_arena(), &s.site.key, link));
    struct str page = str_cat(test_arena(), S("/i/"), token);
    struct str target = str_cat(test_arena(), page, S("/way-in"));
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    invitation_answer_set(db, s.ours.invitation, ANSWER_NO, (struct maybe_invitation_reason){0}, later(0));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK(!web_says(web_ask(&s, &(struct web_question){.target = page.at}).body, S("/way-in\"")));
    db = db_begin(pool, DB_WRITE, test_arena());
    invitation_answer_set(db, s.ours.invitation, ANSWER_YES, (struct maybe_invitation_reason){0}, later(0));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK(web_says(web_ask(&s, &(struct web_question){.target = page.at}).body, S("/way-in\"")));
    struct web_question q = {
        .target = target.at, .form = "", .csrf = csrf_token(test_arena(), &s.site.key, secret_of(token))};
    CHECK_STR(web_ask(&s, &q).location, S("/sign-in/link"));
    CHECK_STR(newest_link(pool).to_address, S(MEMBER));
}

ON_BOTH("who came in by a link sets a password without the old one; who came by the password gives it")
{
    struct web_site s = web_site_on(pool);
    ask_on_page(&s, "medlem");
    struct web_answer in = enter(&s, link_in(newest_link(pool).body_text));
    struct secret by_link = secret_of(web_answer_cookie(&in, S("__Host-tvers")));
    struct web_question save = {
        .target = "/password", .form = "password=riktig+hest+batteri", .session = by_link};
    struct web_answer saved = web_ask(&s, &save);
    CHECK_INT(saved.status, 303);
    struct secret own = secret_of(web_answer_cookie(&saved, S("__Host-tvers")));
    CHECK_INT(web_ask(&s, &(struct web_question){.target = "/password", .session = by_link}).status, 303);
    CHECK_INT(web_ask(&s, &(struct web_question){.target = "/profile", .session = own}).status, 200);
    save.session = own;
    save.form = "password=helt+annet+passord";
    CHECK_INT(web_ask(&s, &save).status, 422);
    save.form = "old=feil&password=helt+annet+passord";
    CHECK_INT(web_ask(&s, &save).status, 422);
    save.form = "old=riktig+hest+batteri&password=helt+annet+passord";
    CHECK_INT(web_ask(&s, &save).status, 303);
}

static struct web_answer answer_by_link(const struct web_site *s, const char *form)
{
    struct link link = {LINK_INVITATION, s->ours.invitation.n, 1};
    struct str token = secret_reveal(link_token(test_arena(), &s->site.key, link));
    struct str page = str_cat(test_arena(), S("/i/"), token);
    return web_ask(s,
                   &(struct web_question){.target = page.at,
                                          .form = form,
                                          .csrf = csrf_token(test_arena(), &s->site.key, secret_of(token))});
}

static struct invitation invitation_now(struct db_pool *pool, const struct web_site *s, bool *is_member)
{
    struct invitation i = {0};
    struct membership m = {0};
    struct db *db = db_begin(pool, DB_READ, test_arena());
    invitation_by_id(db, s->ours.invitation, &i);
    *is_member = membership_state(db, s->ours.id, s->ours.member, &m) && !m.left_at.is_set;
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
    return i;
}

ON_BOTH("by the old link a member's no is about the gathering; leaving is a button of its own")
{
    struct web_site s = web_site_on(pool);
    bool is_member;
    CHECK_INT(answer_by_link(&s, "answer=yes").status, 303);
    CHECK(invitation_now(pool, &s, &is_member).answer == ANSWER_YES && is_member);
    CHECK_INT(answer_by_link(&s, "answer=no&reason=no_time").status, 303);
    CHECK(invitation_now(pool, &s, &is_member).answer == ANSWER_YES && is_member);
    CHECK_INT(answer_by_link(&s, "answer=no&do=leave").status, 303);
    CHECK(invitation_now(pool, &s, &is_member).answer == ANSWER_NO && !is_member);
}

ON_BOTH("a kick-off that was moved asks its members anew: the old link has the form again, and the way in "
        "beside it")
{
    struct web_site s = web_site_on(pool);
    struct link link = {LINK_INVITATION, s.ours.invitation.n, 1};
    struct str page =
        str_cat(test_arena(), S("/i/"), secret_reveal(link_token(test_arena(), &s.site.key, link)));
    CHECK_INT(answer_by_link(&s, "answer=yes").status, 303);
    CHECK(!web_says(web_ask(&s, &(struct web_question){.target = page.at}).body, S("name=\"answer\"")));
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct gathering_id kickoff;
    CHECK(network_kickoff(db, s.ours.id, &kickoff));
    attendee_answers_forget(db, kickoff);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct str asked = web_ask(&s, &(struct web_question){.target = page.at}).body;
    CHECK(web_says(asked, S("name=\"answer\"")) && web_says(asked, S("/way-in\"")));
}
