// SPDX-License-Identifier: EUPL-1.2
// Nothing is mailed that nobody meant. Every POST of the route table is tried with a form that does what it
// is for: none writes a mail to somebody else before its number, its readers and its words were shown and
// meant.
#include "web_site.h"

#include "auth/settings.h"
#include "jobs/notice.h"
#include "selection/selection.h"
#include "sql/selection.h"
#include "sql/tray.h"
#include "web/confirm.h"
#include "web/routes.h"

#include <stdio.h>

enum { MEMBERS = 8, AHEAD_DAYS = 14 };

/// Our network with members, one who is asked, one who waits, a meet-up in everyone's calendar.
struct town {
    struct web_site s;
    struct gathering_id meetup;
    struct person_id member[MEMBERS], asked, candidate;
    struct invitation_id invitation;
    struct tray_id letter;
    struct outbox_id refused;
    struct book_id book; // that the member writes
    struct str draft;    // the address of the newest one
    struct date today;
};

/// The token of the one who is asked, as it holds now.
static struct str asked_token(const struct town *t)
{
    struct invitation i = {0};
    struct db *db = db_begin(t->s.site.pool, DB_READ, test_arena());
    invitation_by_id(db, t->invitation, &i);
    db_end(db, DB_ROLLBACK);
    struct link link = {LINK_INVITATION, i.id.n, (uint32_t)i.generation};
    return secret_reveal(link_token(test_arena(), &t->s.site.key, link));
}

static void people_add(struct db *db, struct town *t, struct instant now)
{
    struct network_id network = t->s.ours.id;
    struct maybe_instant before = {true, instant_plus(now, -2 * US_PER_DAY)},
                         until = {true, instant_plus(now, 5 * US_PER_DAY)}, never = {0};
    for (int i = 0; i < MEMBERS; i++) {
        t->member[i] = web_person(db, str_format(test_arena(), "Medlem%d", i).at);
        membership_add(db, network, t->member[i], now);
    }
    t->asked = web_person(db, "Arne");
    t->candidate = web_person(db, "Lise");
    web_person(db, "Nils");
    struct invitation_id waiting;
    invitation_insert(db, network, t->asked, 0, before, until, &t->invitation);
    invitation_insert(db, network, web_person(db, "Vera"), 1, never, never, &waiting);
    invitation_insert(db, network, web_person(db, "Wenche"), 2, never, never, &waiting);
    selection_choose(db, &(struct selection_decision){.network = network,
                                                      .people = {&t->candidate, 1},
                                                      .to = {true, CANDIDATE_PLACE_IN},
                                                      .by = t->s.lead_account,
                                                      .why = S("Vil gjerne"),
                                                      .now = now});
}

static void letter_add(struct db *db, struct town *t, struct instant now)
{
    tray_add(db,
             &(struct tray_new){.network = t->s.ours.id,
                                .gathering = t->meetup,
                                .sender = S("fremmed@sted.example"),
                                .attendee = S("fremmed@sted.example"),
                                .subject = S("Svar"),
                                .answer = ANSWER_NO,
                                .given_at = instant_plus(
                                    now, US_PER_MINUTE), // after the last mail, however slow this machine is
                                .received_at = now});
    struct tray_line_list letters = tray_list(db, (struct account_id){0});
    t->letter = letters.at[0].id;
}

static void book_begin(struct db *db, struct town *t, struct instant now)
{
    struct theme_id theme;
    theme_add(db, S("Regnvann"), THEME_KIND_THEME, S("Hva gjør vi med regnet?"), (struct maybe_unit_id){0},
              (struct maybe_person_id){0}, now, &theme);
    book_add(db, theme, S("Regnvann"), BOOK_LANGUAGE_NB, now, &t->book);
    book_person_add(db, t->book, t->s.ours.member, BOOK_DUTY_AUTHOR);
}

static struct town town_on(struct db_pool *pool)
{
    struct town t = {.s = web_site_on(pool)};
    struct instant now = instant_now();
    t.today = wall_from_instant(now, ZONE_OSLO).date;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct date day = date_plus_days(t.today, AHEAD_DAYS);
    setting_put(db, S("mail_from"), S("nettverk@tvers.example"));
    people_add(db, &t, now);
    book_begin(db, &t, now);
    gathering_change(db, t.s.ours.gathering, 1, S("Oppstart"), day, 540, 900, S("Rådhuset"), S(""),
                     (struct maybe_str){0}, 1);
    gathering_add(db, t.s.ours.id, 1, GATHERING_KIND_MEETUP, S("Høstmøte"), date_plus_days(day, 20), 540, 660,
                  S("Sal 1"), S(""), (struct maybe_str){0}, S("m1@tvers"), &t.meetup);
    poll_slot_add(db, t.s.ours.date_poll, 1, date_plus_days(day, 1), 540, 900);
    struct notice_site site = notice_site_read(db, &t.s.site.key, t.s.site.public_url, now);
    notice_invitation(db, &site, t.invitation);
    notice_gathering_invitation(db, &site, t.meetup);
    letter_add(db, &t, now);
    struct outbox_line_list mails = outbox_list(db, S("queued"), t.s.ours.id, INT64_MAX);
    t.refused = mails.at[0].id;
    outbox_state_change(db, t.refused, OUTBOX_STATE_QUEUED, OUTBOX_STATE_REFUSED, now);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    return t;
}

// ---- one act ----

enum who { HR, ADMIN, MEMBER, READER };
enum mails { NONE, OTHERS, OWN };

/// A form as the page `page` sends it; what stands there hidden comes with it.
struct act {
    const char *handler, *page, *form;
    enum mails mails; // whom it is to write to
    enum who who;
};

static int64_t queued(const struct town *t)
{
    int64_t count = 0;
    struct db *db = db_begin(t->s.site.pool, DB_READ, test_arena());
    outbox_number_in(db, OUTBOX_STATE_QUEUED, (struct network_id){0}, &count);
    db_end(db, DB_ROLLBACK);
    return count;
}

static struct str number(int64_t n)
{
    return str_format(test_arena(), "%lld", (long long)n);
}

/// "{network}" and the like as they are in this town.
static struct str filled(const struct town *t, struct str text)
{
    const struct {
        struct str name, value;
    } values[] = {
        {S("{network}"), number(t->s.ours.id.n)},
        {S("{gathering}"), number(t->meetup.n)},
        {S("{kickoff}"), number(t->s.ours.gathering.n)},
        {S("{invitation}"), number(t->invitation.n)},
        {S("{programme_item}"), number(t->s.ours.item.n)},
        {S("{outbox}"), number(t->refused.n)},
        {S("{tray}"), number(t->letter.n)},
        {S("{book}"), number(t->book.n)},
        {S("{member}"), number(t->member[0].n)},
        {S("{date_poll}"), number(t->s.ours.date_poll.n)},
        {S("{draft}"), t->draft},
        {S("{invitation-link}"), asked_token(t)},
        {S("{tomorrow}"), date_iso(test_arena(), date_plus_days(t->today, 1))},
        {S("{later}"), date_iso(test_arena(), date_plus_days(t->today, AHEAD_DAYS + 28))},
        {S("{soon}"), date_iso(test_arena(), date_plus_days(t->today, AHEAD_DAYS + 27))},
    };
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        text = str_replace(test_arena(), text, values[i].name, values[i].value);
    return text;
}

static struct str between(struct str text, struct str before, struct str after)
{
    struct str rest = str_slice(text, str_find_str(text, before, 0), text.len);
    rest = str_slice(rest, before.len, rest.len);
    return str_slice(rest, 0, str_find_str(rest, after, 0));
}

/// The hidden fields of a page, but for tokens: they are numbers and digests.
static struct str hidden_in(struct str body)
{
    struct str before = S("<input type=\"hidden\" name=\""), all = S("");
    for (size_t at = str_find_str(body, before, 0); at < body.len;
         at = str_find_str(body, before, at + before.len)) {
        struct str rest = str_slice(body, at, body.len), name = between(rest, before, S("\"")),
                   value = between(rest, S("value=\""), S("\""));
        if (!str_is(name, S("csrf")) && !str_is(name, S("back")))
            all = str_format(test_arena(), "%.*s&%.*s=%.*s", STR(all), STR(name), STR(value));
    }
    return all;
}

static struct secret session_for(const struct town *t, enum who who)
{
    switch (who) {
    case HR: return t->s.hr;
    case ADMIN: return t->s.admin;
    case MEMBER: return t->s.member;
    case READER: break;
    }
    return (struct secret){0};
}

static const struct route *route_named(struct str name)
{
    for (const struct route *r = routes; r < routes + ROUTE_COUNT; r++)
        if (str_is(r->name, name))
            return r;
    return NULL;
}

static struct web_answer post(const struct town *t, const struct act *a, struct str form)
{
    struct str path = route_named(str_from(a->handler))->pattern;
    if (str_starts(str_from(a->page), S("{draft}")))
        path = S("{draft}");
    path = str_replace(test_arena(), path, S("{token}"), S("{invitation-link}"));
    struct web_question q = {.target = str_c(test_arena(), filled(t, path)),
                             .form = str_c(test_arena(), form),
                             .session = session_for(t, a->who)};
    if (a->who == READER)
        q.csrf = csrf_token(test_arena(), &t->s.site.key, secret_of(asked_token(t)));
    return web_ask(&t->s, &q);
}

static struct str form_of(const struct town *t, const struct act *a)
{
    struct str form = filled(t, str_from(a->form)), page = filled(t, str_from(a->page));
    if (!page.len)
        return form;
    struct web_answer shown = web_ask(&t->s, &(struct web_question){.target = str_c(test_arena(), page),
                                                                    .session = session_for(t, a->who)});
    CHECK_INT(shown.status, 200);
    return str_cat(test_arena(), form, hidden_in(shown.body));
}

/// Shown first, and nothing written; then written, exactly as often as it said.
static bool is_asked(const struct town *t, const struct act *a, struct str form)
{
    int64_t before = queued(t);
    struct web_answer asked = post(t, a, form);
    struct str digest = between(asked.body, S("name=\"confirmed\" value=\""), S("\""));
    bool is_shown = asked.status == 200 && queued(t) == before && digest.len == 16 &&
                    web_says(asked.body, S("<article class=\"letter\"")) &&
                    !web_says(asked.body, asked_token(t)); // links are their reader's alone
    struct web_answer done =
        post(t, a, str_format(test_arena(), "%.*s&confirmed=%.*s", STR(form), STR(digest)));
    return is_shown && done.status == 303 && queued(t) > before;
}

/// Done at once, with no mail to others.
static bool is_done(struct town *t, const struct act *a, struct str form)
{
    int64_t before = queued(t);
    struct web_answer done = post(t, a, form);
    if (str_is(str_from(a->handler), S("seating_draw")))
        t->draft = done.location;
    bool is_taken = a->form[0] ? done.status == 303 : done.status < 500;
    return is_taken && (a->mails == OWN ? queued(t) == before + 1 : queued(t) <= before);
}

static bool try_act(struct town *t, const struct act *a)
{
    struct str form = form_of(t, a);
    bool is_right = a->mails == OTHERS ? is_asked(t, a, form) : is_done(t, a, form);
    CHECK(is_right);
    return is_right;
}

// ---- all of them ----

#define NO_MAIL(handler)                                                                                     \
    {                                                                                                        \
        handler, "", "", NONE, HR                                                                            \
    }
static const struct act acts[] = {
    {"outbox_one_act", "/admin/outbox/{outbox}", "do=again", OTHERS, HR},
    {"outbox_one_act", "/admin/outbox/{outbox}", "do=hold", NONE, HR},
    {"outbox_act", "/admin/outbox?state=held", "do=release", OTHERS, HR},
    {"invitations_act", "/networks/{network}/invitations", "do=remind", OTHERS, HR},
    {"invitations_act", "/networks/{network}/invitations", "do=offer", OTHERS, HR},
    {"invitations_act", "", "do=add&who=hemmelig-Nils&why=Har+bedt", OTHERS, HR},
    {"invitation_step_act", "/networks/{network}/invitation",
     "do=send&answer_by={tomorrow}&subject_nb=&body_nb=Kom+og+bli+kjent", OTHERS, HR},
    {"invitation_one_act", "", "do=resend", OTHERS, HR},
    {"invitation_one_act", "", "do=withdraw", OTHERS, HR},
    {"invitation_one_act", "", "do=again", OTHERS, HR},
    {"invitation_save", "", "answer=no", OWN, READER}, // and a place is free for who waits
    {"gathering_answer", "/gatherings/{gathering}", "answer=no", OWN, MEMBER},
    {"gathering_save", "/gatherings/{gathering}/edit",
     "title=Flyttet&held_on={soon}&start=10:00&end=12:00&place=Sal+2&about=", OTHERS, HR},
    {"poll_begin", "/gatherings/{gathering}/poll",
     "day1={soon}&day2={later}&start=10:00&end=12:00&closes_on={tomorrow}&closes=12:00", OTHERS, HR},
    {"poll_choose", "", "slot=1", OTHERS, HR},
    {"programme_add", "", "title=Samtale&kind=talk&start=10:00&minutes=30&place=&responsible=&exercise=none",
     NONE, HR},
    {"programme_tell", "/gatherings/{gathering}/programme", "x=1", OTHERS, HR},
    {"plan_dates_take", "/networks/{network}/plan/dates", "place=Kulturhuset", OTHERS, HR},
    {"plan_place_save", "/networks/{network}/plan", "place=Biblioteket", NONE, HR}, // web_gathering_test.c
    {"seating_draw", "/networks/{network}/seating", "size_least=3&size_most=4", NONE, HR},
    {"seating_draft_publish", "{draft}", "do=publish", OTHERS, HR},
    {"seating_draw", "/networks/{network}/seating", "size_least=4&size_most=5", NONE, HR},
    {"seating_draft_publish", "{draft}", "do=publish", OTHERS, HR},
    {"seating_undo", "/networks/{network}/seating", "x=1", OTHERS, HR},
    {"question_create", "/networks/{network}/questions", "body=Hvem+har+gjort+dette+f%C3%B8r?", OTHERS,
     MEMBER},
    {"tray_judge", "", "person={member}", NONE, HR},
    {"host_act", "/gatherings/{gathering}/host", "do=take", NONE, MEMBER},
    {"host_act", "", "do=swap&to={member}", OTHERS, MEMBER},
    {"host_act", "", "do=withdraw", NONE, MEMBER},
    {"contributions_ask", "/books/{book}/ask",
     "question=Hva+gikk+galt+her%3F&chapter=0&due_on={soon}&people=hemmelig-Nils", OTHERS, MEMBER},
    {"gathering_cancel", "", "x=1", OTHERS, HR},
    {"network_leave", "", "x=1", NONE, MEMBER},
    {"network_end_post", "", "do=end", OTHERS, HR},
    // no more than that they mail nobody where they are refused; what they do is in way_in_test.c and
    // tests/browser
    {"gathering_reply_save", "", "", NONE, READER},
    {"programme_item_save", "", "", NONE, HR},
    {"topic_act", "", "", NONE, HR},
    {"apply_send", "", "", NONE, HR}, // web_theme_test.c
    {"application_act", "", "", NONE, HR},
    {"agreement_act", "", "", NONE, HR}, // web_agreement_test.c
    {"agreement_save", "", "", NONE, HR},
    {"period_act", "", "", NONE, HR},      // period_test.c
    {"idea_hand_post", "", "", NONE, HR},  // idea_test.c, ideas.mjs
    {"question_act", "", "", NONE, HR},    // question_test.c
    {"practice_create", "", "", NONE, HR}, // practice.mjs
    {"practice_act", "", "", NONE, HR},
    {"call_act", "", "", NONE, HR},
    {"poll_answer", "", "", NONE, HR}, // poll_test.c, polls.mjs
    {"poll_cancel", "", "", NONE, HR},
    {"handover_act", "", "", NONE, HR}, // serving_test.c
    {"handover_note_save", "", "", NONE, HR},
    {"placing_draw_post", "", "", NONE, HR}, // placing.mjs
    {"placing_send", "", "", NONE, HR},
    {"away_save", "", "", NONE, HR}, // stand_in_test.c
    {"member_act", "", "", NONE, HR},
    {"way_in_ask_post", "", "", NONE, HR},
    {"way_in_enter", "", "", NONE, HR},
    {"way_in_of_invited", "", "", NONE, READER},
};
enum { ACTS = sizeof acts / sizeof *acts };

static bool is_among_acts(const struct route *r)
{
    for (size_t i = 0; i < ACTS; i++)
        if (str_is(r->name, str_from(acts[i].handler)))
            return true;
    return false;
}

ON_BOTH("no POST writes a mail to others before it was shown and meant")
{
    struct town t = town_on(pool);
    for (size_t i = 0; i < ACTS; i++)
        if (!try_act(&t, &acts[i]))
            printf("  at %s with %s\n", acts[i].handler, acts[i].form);
    for (const struct route *r = routes; r < routes + ROUTE_COUNT; r++) {
        struct act other = {str_c(test_arena(), r->name), "", "", NONE, HR};
        if (r->method == HTTP_POST && !is_among_acts(r) && !try_act(&t, &other))
            printf("  at %s\n", other.handler);
    }
}

// ---- the page in between ----

static const struct act move = {
    "gathering_save", "/gatherings/{gathering}/edit",
    "title=Flyttet&held_on={soon}&start=10:00&end=12:00&place=Sal+2&about=", OTHERS, HR};

static struct str with(struct str form, const char *more)
{
    return str_format(test_arena(), "%.*s&%s", STR(form), more);
}

static struct str title_of_meetup(const struct town *t)
{
    struct gathering g = {0};
    struct db *db = db_begin(t->s.site.pool, DB_READ, test_arena());
    gathering_by_id(db, t->meetup, &g);
    db_end(db, DB_ROLLBACK);
    return g.title;
}

ON_BOTH("the page says how many, to whom and what; the links of readers are not on it")
{
    struct town t = town_on(pool);
    struct web_answer asked = post(&t, &move, form_of(&t, &move));
    CHECK(web_says(asked.body, S("<h1>Sende 9 e-poster?</h1>")));
    CHECK(web_says(asked.body, S("Medlem3 Nordmann")) && web_says(asked.body, S("Kari@kommune.example")));
    CHECK(web_says(asked.body, S("Ny tid for Flyttet")));
    CHECK(!web_says(asked.body, S("/g/")));
    CHECK_STR(title_of_meetup(&t), S("Høstmøte"));
}

ON_BOTH("what has become something else meanwhile is shown again")
{
    struct town t = town_on(pool);
    struct str form = form_of(&t, &move);
    struct str digest = between(post(&t, &move, form).body, S("name=\"confirmed\" value=\""), S("\""));
    struct str confirmed = str_format(test_arena(), "confirmed=%.*s", STR(digest));
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    membership_end(db, t.s.ours.id, t.member[0], instant_now()); // who is told something else now
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    int64_t before = queued(&t);
    struct web_answer again = post(&t, &move, with(form, confirmed.at));
    CHECK_INT(again.status, 200);
    CHECK(web_says(again.body, S("Noe er endret siden du så på dette")));
    CHECK_INT(queued(&t), before);
}

ON_BOTH("who goes back finds the form as it was typed, and nothing done")
{
    struct town t = town_on(pool);
    int64_t before = queued(&t);
    struct web_answer back = post(&t, &move, with(form_of(&t, &move), "confirm_back=1"));
    CHECK_INT(back.status, 200);
    CHECK(web_says(back.body, S("value=\"Flyttet\"")) && !web_says(back.body, S("class=\"problem\"")));
    CHECK_INT(queued(&t), before);
    CHECK_STR(title_of_meetup(&t), S("Høstmøte"));
}

ON_BOTH("from a button without a form one goes back to its page, and to no other site")
{
    struct town t = town_on(pool);
    const struct act leave = {"programme_tell", "", "", OTHERS, HR};
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    gathering_change(db, t.meetup, 1, S("Vintermøte"), date_plus_days(t.today, 40), 540, 660, S(""), S(""),
                     (struct maybe_str){0}, 1);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct str page = filled(&t, S("/gatherings/{gathering}/programme"));
    struct str form = str_format(test_arena(), "count=9&confirm_back=1&confirm_from=%.*s", STR(page));
    struct web_answer back = post(&t, &leave, form);
    CHECK_INT(back.status, 303);
    CHECK_STR(back.location, page);
    CHECK_STR(web_answer_cookie(&back, S("__Host-said")), S(""));
    back = post(&t, &leave, S("count=9&confirm_back=1&confirm_from=//elsewhere.example/"));
    CHECK_STR(back.location, S("/"));
}

ON_BOTH("what was typed beside the button that sends is in the mails, and kept where sending is refused")
{
    static const struct act send = {
        "invitation_step_act", "/networks/{network}/invitation",
        "do=send&answer_by={tomorrow}&subject_nb=Bli+med&body_nb=Kom+og+bli+kjent", OTHERS, HR};
    struct town t = town_on(pool);
    struct str form = form_of(&t, &send);
    struct web_answer shown = post(&t, &send, form);
    CHECK(web_says(shown.body, S("<h3>Bli med</h3>")) && web_says(shown.body, S("<p>Kom og bli kjent</p>")));
    form = str_cat(test_arena(), S("count=7&"), form); // somebody else has chosen more people meanwhile
    CHECK_INT(post(&t, &send, form).status, 409);
    struct str page = filled(&t, S("/networks/{network}/invitation"));
    struct str later = web_ask(&t.s, &(struct web_question){.target = page.at, .session = t.s.hr}).body;
    CHECK(web_says(later, S("value=\"Bli med\"")) && web_says(later, S("Kom og bli kjent</textarea>")));
}

ON_BOTH("a test mail goes to its sender alone, says that it is one, and leaves nobody invited")
{
    struct town t = town_on(pool);
    struct account account;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    CHECK(account_by_user_name(db, S("medlem"), &account));
    account_role_add(db, account.id, ROLE_HR);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    static const struct act test = {
        "invitation_step_act", "/networks/{network}/invitation",
        "do=test&answer_by={tomorrow}&subject_nb=Bli+med&body_nb=Kom+og+bli+kjent", OWN, MEMBER};
    CHECK(try_act(&t, &test));
    struct outbox_mail mail = {0};
    db = db_begin(pool, DB_READ, test_arena());
    struct outbox_line_list mails = outbox_list(db, S("queued"), t.s.ours.id, INT64_MAX);
    outbox_by_id(db, mails.at[0].id, &mail);
    db_end(db, DB_ROLLBACK);
    CHECK_STR(mail.to_address, S("Kari@kommune.example"));
    CHECK_STR(mail.subject, S("Prøve: Bli med"));
    CHECK(web_says(mail.body_text, S("Dette er en prøve")) && !mail.calendar.is_set);
}
