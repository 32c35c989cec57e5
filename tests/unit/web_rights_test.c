// SPDX-License-Identifier: EUPL-1.2
// Rights as to the thing: what access.txt says of roles holds for the network one has a duty in, and a thing
// in an address must belong to the network or gathering before it. Every row of the route table is asked.
#include "web_site.h"

#include "gathering/note.h"
#include "gathering/takehome.h"
#include "idea/idea.h"
#include "network/ending.h"
#include "question/question.h"
#include "sql/people.h"
#include "topic/topic.h"
#include "web/routes.h"

#include <stdio.h>

enum { TALKING_PAGES = 7 }; // on which a member reads what was said

/// An address of that row: network and gathering of one network, what stands behind them of another.
static struct str address(const struct route *r, const struct web_network *first,
                          const struct web_network *rest)
{
    const struct {
        struct str name;
        int64_t n;
    } values[] = {
        {S("{network}"), first->id.n},           {S("{gathering}"), first->gathering.n},
        {S("{invitation}"), rest->invitation.n}, {S("{programme_item}"), rest->item.n},
        {S("{seating_plan}"), rest->plan.n},     {S("{number}"), 1},
        {S("{topic}"), first->topic.n},          {S("{ballot}"), first->ballot.n},
        {S("{date_poll}"), first->date_poll.n},  {S("{idea}"), first->idea.n},
        {S("{question}"), first->question.n},    {S("{person}"), rest->member.n},
    };
    struct str path = r->pattern;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        path = str_replace(test_arena(), path, values[i].name,
                           str_format(test_arena(), "%lld", (long long)values[i].n));
    return path;
}

static bool has(const struct route *r, struct str parameter)
{
    return web_says(r->pattern, parameter);
}

static bool is_about_network(const struct route *r)
{
    return has(r, S("{network}")) || has(r, S("{gathering}")) || has(r, S("{topic}")) ||
           has(r, S("{ballot}")) || has(r, S("{date_poll}")) || has(r, S("{idea}")) ||
           has(r, S("{question}"));
}

static bool has_thing(const struct route *r)
{
    return has(r, S("{invitation}")) || has(r, S("{programme_item}")) || has(r, S("{seating_plan}")) ||
           has(r, S("/people/{person}"));
}

static int status_of(const struct web_site *s, const struct route *r, struct str path, struct secret session)
{
    struct web_question q = {.target = str_c(test_arena(), path), .session = session};
    if (r->method == HTTP_POST)
        q.form = "do=delete&answer=yes&undo=1&plan=1";
    return web_ask(s, &q).status;
}

static void check_status(int got, int wanted, const struct route *r, struct str path)
{
    CHECK_INT(got, wanted);
    if (got != wanted)
        printf("  at %s %.*s\n", r->method == HTTP_POST ? "POST" : "GET", STR(path));
}

ON_BOTH("a duty in one network opens no address of another")
{
    struct web_site s = web_site_on(pool);
    struct secret sessions[] = {s.lead, s.coordinator, s.member};
    for (const struct route *r = routes; r < routes + ROUTE_COUNT; r++)
        for (size_t i = 0; is_about_network(r) && i < sizeof sessions / sizeof *sessions; i++) {
            struct str path = address(r, &s.theirs, &s.theirs);
            check_status(status_of(&s, r, path, sessions[i]), 403, r, path);
        }
}

/// A draft that is not there any more is told as a 409: it may have been published meanwhile.
static int missed(int status)
{
    return status == 409 ? 404 : status;
}

ON_BOTH("behind one's own network another network's things are not found")
{
    struct web_site s = web_site_on(pool);
    int asked = 0;
    for (const struct route *r = routes; r < routes + ROUTE_COUNT; r++) {
        if (!is_about_network(r) || !has_thing(r))
            continue;
        struct str path = address(r, &s.ours, &s.theirs);
        check_status(missed(status_of(&s, r, path, s.lead)), 404, r, path);
        check_status(missed(status_of(&s, r, path, s.hr)), r->verb == VERB_TALK ? 403 : 404, r, path);
        asked++;
    }
    CHECK(asked >= 8);
}

/// What a member says in a network, in every place where words of members stand; the words end in `mark`.
static void talk_in(struct db *db, const struct web_network *n, struct person_id by, struct str mark)
{
    struct maybe_person_id person = {true, by};
    struct str words = str_cat(test_arena(), S("ord i "), mark);
    struct str notes = str_format(test_arena(), "%.*s\n\nBeslutning: %.*s\n\nOppgave: %.*s", STR(words),
                                  STR(words), STR(words));
    struct instant now = instant_now();
    struct gathering g;
    struct topic_id topic;
    struct idea idea;
    CHECK(gathering_by_id(db, n->gathering, &g) && idea_by_id(db, n->idea, &idea));
    struct topic_new proposed = {.network = n->id, .title = words, .proposed_by = person, .proposed_at = now};
    CHECK_INT(topic_propose(db, &proposed, &topic), TOPIC_PROPOSED);
    topic_bring_put(db, n->topic, by, words, now);
    CHECK(topic_comment(db, n->topic, person, words, now));
    CHECK(idea_comment_put(db, n->idea, person, words, now));
    struct question question;
    CHECK(question_by_id(db, n->question, &question));
    question_answer_put(db, &question, person, words, now);
    struct prose text = note_prose(db, &g);
    prose_save(db, &(struct prose_edit){text.id, 0, notes, by, now});
    note_lift(db, &g, notes, now);
    take_home_write(db, &(struct take_home_edit){g.id, by, words, .shares = true, .now = now});
}

/// On how many pages about `n` the words of that network stand; on none may those of the other.
static int pages_with_talk(const struct web_site *s, const struct web_network *n, struct str own,
                           struct str others)
{
    int found = 0;
    for (const struct route *r = routes; r < routes + ROUTE_COUNT; r++) {
        if (!is_about_network(r) || r->method != HTTP_GET)
            continue;
        struct str path = address(r, n, n);
        struct web_question q = {.target = str_c(test_arena(), path), .session = s->member};
        struct str body = web_ask(s, &q).body;
        CHECK(!web_says(body, others));
        if (web_says(body, others))
            printf("  at %.*s\n", STR(path));
        found += web_says(body, own);
    }
    return found;
}

// Trap 9 of selfdriven.md.
ON_BOTH("what is said in one network is read there alone, also by a member of two")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    membership_add(db, s.theirs.id, s.ours.member, instant_now());
    talk_in(db, &s.ours, s.ours.member, S("vårt-nettverk"));
    talk_in(db, &s.theirs, s.ours.member, S("annet-nettverk"));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(pages_with_talk(&s, &s.ours, S("ord i vårt-nettverk"), S("ord i annet-nettverk")),
              TALKING_PAGES);
    CHECK_INT(pages_with_talk(&s, &s.theirs, S("ord i annet-nettverk"), S("ord i vårt-nettverk")),
              TALKING_PAGES);
}

static void end_ours(const struct web_site *s)
{
    struct db *db = db_begin(s->site.pool, DB_WRITE, test_arena());
    CHECK(network_end(db, s->ours.id, instant_now()));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

/// Ending it once more is the one thing that is not there any more.
static bool is_read(const struct route *r)
{
    return is_about_network(r) && r->method == HTTP_GET && r != &routes[ROUTE_network_end_form];
}

// ---- trap 10 of selfdriven.md ----

ON_BOTH("a network that has ended is there to be read by who read it before, and nobody changes it")
{
    struct web_site s = web_site_on(pool);
    struct secret sessions[] = {s.lead, s.coordinator, s.member};
    int before[ROUTE_COUNT][3];
    for (const struct route *r = routes; r < routes + ROUTE_COUNT; r++)
        for (size_t i = 0; is_read(r) && i < 3; i++)
            before[r - routes][i] = status_of(&s, r, address(r, &s.ours, &s.ours), sessions[i]);
    end_ours(&s);
    for (const struct route *r = routes; r < routes + ROUTE_COUNT; r++)
        for (size_t i = 0; is_about_network(r) && i < 3; i++) {
            struct str path = address(r, &s.ours, &s.ours);
            int status = status_of(&s, r, path, sessions[i]);
            if (is_read(r))
                check_status(status, before[r - routes][i], r, path);
            else if (r->method == HTTP_POST && status != 403 && !has(r, S("{idea}"))) // which lives on
                check_status(status, 409, r, path);
        }
}

ON_BOTH("a lead reads and holds the mails of the own networks, HR those of all")
{
    struct web_site s = web_site_on(pool);
    struct str own = str_format(test_arena(), "/admin/outbox/%lld", (long long)s.ours.mail.n);
    struct str other = str_format(test_arena(), "/admin/outbox/%lld", (long long)s.theirs.mail.n);
    struct str others = str_format(test_arena(), "/admin/outbox?network=%lld", (long long)s.theirs.id.n);
    struct str bulk =
        str_format(test_arena(), "do=hold&state=queued&count=1&network=%lld", (long long)s.theirs.id.n);
    CHECK_INT(web_ask(&s, &(struct web_question){.target = own.at, .session = s.lead}).status, 200);
    CHECK_INT(web_ask(&s, &(struct web_question){.target = other.at, .session = s.lead}).status, 404);
    CHECK_INT(web_ask(&s, &(struct web_question){.target = other.at, .session = s.hr}).status, 200);
    CHECK_INT(web_ask(&s, &(struct web_question){.target = others.at, .session = s.lead}).status, 404);
    struct web_answer list =
        web_ask(&s, &(struct web_question){.target = "/admin/outbox", .session = s.lead});
    CHECK(web_says(list.body, S("Kari@kommune.example")) && !web_says(list.body, S("Ola")));
    list = web_ask(&s, &(struct web_question){.target = "/admin/outbox", .session = s.hr});
    CHECK(web_says(list.body, S("Kari@kommune.example")) && web_says(list.body, S("Ola@kommune.example")));
    CHECK_INT(
        web_ask(&s,
                &(struct web_question){.target = other.at, .session = s.lead, .form = "do=drop&state=queued"})
            .status,
        404);
    CHECK_INT(
        web_ask(&s, &(struct web_question){.target = "/admin/outbox", .session = s.lead, .form = bulk.at})
            .status,
        404);
}

ON_BOTH("who may start networks and leads none yet sees nobody's mail")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct account_id starter;
    struct secret session = web_account(db, "starter", (struct maybe_person_id){0}, instant_now(), &starter);
    account_role_add(db, starter, ROLE_LEAD);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct web_answer list =
        web_ask(&s, &(struct web_question){.target = "/admin/outbox", .session = session});
    CHECK_INT(list.status, 200);
    CHECK(!web_says(list.body, S("@kommune.example")));
}

/// What the staff list knows beyond name, unit, title and address.
static bool tells_more(struct str body)
{
    return web_says(body, S("hemmelig")) || web_says(body, S("37,25")) ||
           web_says(body, S("13. juli 2019")) || web_says(body, S("13.7.2019")) ||
           web_says(body, S("2019-07-13"));
}

ON_BOTH("of the staff list, coordinators and members see name, unit, title and address, and no more")
{
    struct web_site s = web_site_on(pool);
    struct secret sessions[] = {s.coordinator, s.member};
    int asked = 0;
    for (const struct route *r = routes; r < routes + ROUTE_COUNT; r++)
        for (size_t i = 0; r->method == HTTP_GET && i < sizeof sessions / sizeof *sessions; i++) {
            struct str path = address(r, &s.ours, &s.ours),
                       n = str_format(test_arena(), "%lld", (long long)s.ours.member.n);
            path = str_replace(test_arena(), path, S("{person}"), n);
            path = str_replace(test_arena(), path, S("{unit}"), S("1"));
            if (web_says(path, S("{")))
                continue;
            struct web_answer a = web_ask(
                &s, &(struct web_question){.target = str_c(test_arena(), path), .session = sessions[i]});
            asked += a.status == 200;
            if (tells_more(a.body))
                printf("  at %.*s\n", STR(path));
            CHECK(!tells_more(a.body));
        }
    CHECK(asked > 30);
}

ON_BOTH("a right that is taken away is gone with the next request, and so is whoever leaves")
{
    struct web_site s = web_site_on(pool);
    struct str page = str_format(test_arena(), "/networks/%lld", (long long)s.ours.id.n);
    CHECK_INT(web_ask(&s, &(struct web_question){.target = page.at, .session = s.hr}).status, 200);
    CHECK_INT(web_ask(&s, &(struct web_question){.target = page.at, .session = s.member}).status, 200);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    account_role_remove(db, s.hr_account, ROLE_HR);
    demo_person_leaves(db, s.ours.member);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(web_ask(&s, &(struct web_question){.target = page.at, .session = s.hr}).status, 403);
    struct web_answer gone = web_ask(&s, &(struct web_question){.target = page.at, .session = s.member});
    CHECK_INT(gone.status, 303);
    CHECK(str_starts(gone.location, S("/sign-in")));
}

ON_BOTH(
    "whoever has left the organisation answers nothing any more, and is no member to be seated or counted")
{
    struct web_site s = web_site_on(pool);
    struct link link = {LINK_INVITATION, s.ours.invitation.n, 1};
    struct str token = secret_reveal(link_token(test_arena(), &s.site.key, link));
    struct str page = str_cat(test_arena(), S("/i/"), token);
    struct web_question q = {.target = page.at};
    CHECK_INT(web_ask(&s, &q).status, 200);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    CHECK_INT(members_of(db, s.ours.id).count, 1);
    demo_person_leaves(db, s.ours.member);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(web_ask(&s, &q).status, 410);
    q.form = "answer=yes";
    q.csrf = csrf_token(test_arena(), &s.site.key, secret_of(token));
    CHECK_INT(web_ask(&s, &q).status, 410);
    db = db_begin(pool, DB_READ, test_arena());
    CHECK_INT(members_of(db, s.ours.id).count, 0);
    CHECK_INT(seating_members(db, s.ours.id, 1).count, 0);
    CHECK_INT(attendance_of(db, s.ours.gathering).count, 0);
    CHECK_INT(networks_all(db).at[1].members + networks_all(db).at[0].members, 1);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("no form keeps a national identity number, nor shows it again: profile, purpose, account, reason, "
        "gathering")
{
    struct web_site s = web_site_on(pool);
    int64_t network = s.ours.id.n;
    const struct {
        struct str target;
        const char *form;
        struct secret who;
    } posts[] = {
        {S("/profile"), "ask_me_about=fnr+%s&wants_to_learn=x", s.member},
        {S("/profile"), "ask_me_about=x&wants_to_learn=a%s", s.member},
        {S("/admin/accounts"), "user_name=%s&display_name=Kari&role=lead", s.admin},
        {S("/admin/accounts"), "user_name=kari&display_name=Kari+(%s)&role=lead", s.admin},
        {S("/admin/settings"), "organisation=%s&contact=x", s.admin},
        {str_format(test_arena(), "/networks/%lld/purpose", (long long)network),
         "name=Nettverk&purpose=M%%C3%%B8tes.%%0A%s%%0AHver+uke&starts_on=2027-01-05&seats=27", s.lead},
        {str_format(test_arena(), "/gatherings/%lld/edit", (long long)s.ours.gathering.n),
         "title=Samling&place=%s&about=&held_on=2027-01-05&start=09.00&end=11.00&version=1", s.lead},
    };
    static const char *const written[] = {"13097248022", "130972+48022", "130972*48022", "010170-1234"};
    for (size_t i = 0; i < sizeof posts / sizeof *posts; i++)
        for (size_t way = 0; way < sizeof written / sizeof *written; way++) {
            struct str form =
                str_replace(test_arena(), str_from(posts[i].form), S("%s"), str_from(written[way]));
            form = str_replace(test_arena(), form, S("%%"), S("%"));
            struct web_answer a =
                web_ask(&s, &(struct web_question){
                                .target = posts[i].target.at, .form = form.at, .session = posts[i].who});
            CHECK_INT(a.status, 422);
            CHECK(web_says(a.body, S("looks like a national identity number")) ||
                  web_says(a.body, S("fødselsnummer")));
            CHECK(!web_says(a.body, S("48022")) && !web_says(a.body, S("0-1234")));
        }
}

ON_BOTH("My page counts the mails in trouble of networks that one leads; HR's, those of all")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    outbox_state_change(db, s.theirs.mail, OUTBOX_STATE_QUEUED, OUTBOX_STATE_REFUSED, instant_now());
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct str trouble = S("1 e-post er kanskje ikke kommet fram");
    struct web_question lead = {.target = "/", .session = s.lead}, hr = {.target = "/", .session = s.hr};
    CHECK(!web_says(web_ask(&s, &lead).body, trouble));
    CHECK(web_says(web_ask(&s, &hr).body, trouble));
    db = db_begin(pool, DB_WRITE, test_arena());
    outbox_state_change(db, s.ours.mail, OUTBOX_STATE_QUEUED, OUTBOX_STATE_REFUSED, instant_now());
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct str link = str_format(test_arena(), "/admin/outbox?network=%lld", (long long)s.ours.id.n);
    CHECK(web_says(web_ask(&s, &lead).body, trouble) && web_says(web_ask(&s, &lead).body, link));
}
