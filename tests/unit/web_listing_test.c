// SPDX-License-Identifier: EUPL-1.2
// Lists that grow long: every page is asked where three hundred people, topics, ideas, mails ... are, and
// whatever list of it has more than twenty rows can be searched, sorted and turned.
#include "web_site.h"

#include "sql/agreement.h"
#include "sql/ballot.h"
#include "sql/book.h"
#include "sql/idea.h"
#include "sql/import.h"
#include "sql/practice.h"
#include "sql/question.h"
#include "sql/rotation.h"
#include "sql/term.h"
#include "sql/theme.h"
#include "sql/tray.h"
#include "sql/topic.h"
#include "web/listing.h"
#include "web/routes.h"

#include <stdio.h>

enum { MANY = 300, NETWORKS = 60 };

static const char *const given[] = {"Åse", "Aud", "Øyvind", "Ærlend", "Bjørn", "Zara", "Aasta"};

static struct str number_name(const char *what, int i)
{
    return str_format(test_arena(), "%s %03d", what, i);
}

static struct person_id person_add(struct db *db, int i, struct unit_id unit)
{
    struct person_id id = {0};
    struct str key = str_format(test_arena(), "p%d@kommune.example", i);
    demo_person_add(
        db,
        &(struct demo_person_new){.match_key = key,
                                  .employee_id = key,
                                  .given_name = str_from(given[i % 7]),
                                  .family_name = number_name("Nordmann", i),
                                  .search_key = key,
                                  .email = key,
                                  .email_key = key,
                                  .unit = unit,
                                  .job_title = str_format(test_arena(), "Rådgiver %c", 'a' + i % 9),
                                  .education = S("master"),
                                  .hired_on = date_of(2020, 1, 1)},
        &id);
    return id;
}

/// Half of them asked, half on the waiting list; all of them members, in tables of three.
static void people_add(struct db *db, const struct web_site *s, struct unit_id unit)
{
    struct instant now = instant_now();
    for (int i = 0; i < MANY; i++) {
        struct invitation_id invitation;
        struct account_id account;
        struct person_id id = person_add(db, i, unit);
        membership_add(db, s->ours.id, id, now);
        seat_add(db, s->ours.plan, s->ours.gathering, id, i / 3);
        invitation_insert(db, s->ours.id, id, i % 2 ? i : 0, (struct maybe_instant){i % 2 == 0, now},
                          (struct maybe_instant){0}, &invitation);
        account_add(db, (struct maybe_person_id){true, id}, number_name("bruker", i),
                    number_name("Bruker", i), (struct maybe_str){0}, now, &account);
        term_begin(db, s->ours.id, account, NETWORK_DUTY_SPONSOR, date_of(2026, 1, 1), now);
        volunteer_add(db, s->ours.id, id, now);
    }
    seating_plan_publish(db, s->ours.plan, (struct maybe_seating_plan_id){0}, now);
}

static void topics_add(struct db *db, const struct web_site *s)
{
    struct instant now = instant_now();
    for (int i = 0; i < MANY; i++) {
        struct topic_id topic;
        struct ballot_id ballot;
        topic_add(
            db,
            &(struct topic_new){.network = s->ours.id, .title = number_name("Tema", i), .proposed_at = now},
            &topic);
        ballot_add(db,
                   &(struct ballot_new){.network = s->ours.id,
                                        .question = number_name("Hva", i),
                                        .closes_on = date_of(2028, 1, 11),
                                        .closes_minute = 12 * 60},
                   &ballot);
    }
}

/// What came of a theme: a book that is out or in the making, an agreement, and where it is in use.
static void came_of(struct db *db, const struct web_site *s, struct theme_id theme, int i,
                    struct unit_id unit)
{
    struct instant now = instant_now();
    struct maybe_person_id me = {true, s->ours.member};
    struct book_id book;
    struct agreement_id agreement;
    struct practice_id practice;
    book_add(db, theme, number_name("Bok", i), BOOK_LANGUAGE_NB, now, &book);
    book_person_add(db, book, me.value, BOOK_DUTY_AUTHOR);
    book_state_set(db, &(struct book_turn){.id = book,
                                           .was = BOOK_STATE_OUTLINE,
                                           .state = i % 2 ? BOOK_STATE_PUBLISHED : BOOK_STATE_WRITING,
                                           .edition = i % 2,
                                           .true_on = {true, date_of(2026, 12, 1)}});
    agreement_add(db, (struct maybe_application_id){0}, theme, me, now, &agreement);
    practice_insert(db,
                    &(struct practice_new){.theme = theme,
                                           .unit = unit,
                                           .since_on = date_of(2026, 12, 1),
                                           .what_for = S("Møter"),
                                           .said_by = me,
                                           .created_at = now},
                    &practice);
}

static void talk_add(struct db *db, const struct web_site *s)
{
    struct instant now = instant_now();
    for (int i = 0; i < MANY; i++) {
        struct idea_id idea;
        struct question_id question;
        idea_add(db,
                 &(struct idea_new){.title = number_name("Idé", i),
                                    .body = S("Kort"),
                                    .network = {true, s->ours.id},
                                    .by_person = {true, s->ours.member},
                                    .created_at = now},
                 &idea);
        question_add(db,
                     &(struct question_new){.network = s->ours.id,
                                            .by_person = s->ours.member,
                                            .body = number_name("Hvem vet noe om", i),
                                            .asked_at = now},
                     &question);
    }
}

/// Every other one on the shelf, with a call that the same person has answered.
static void themes_add(struct db *db, const struct web_site *s, struct unit_id unit)
{
    struct instant now = instant_now();
    struct maybe_person_id me = {true, s->ours.member};
    for (int i = 0; i < MANY; i++) {
        struct theme_id theme;
        struct call_id call;
        struct application_id application;
        bool is_open = i % 2;
        theme_add(db, number_name("Bok", i), THEME_KIND_THEME, S("Hvorfor?"), (struct maybe_unit_id){0}, me,
                  now, &theme);
        theme_state_set(db, &(struct theme_turn){.id = theme,
                                                 .was = THEME_STATE_DRAFT,
                                                 .state = is_open ? THEME_STATE_OPEN : THEME_STATE_PROPOSED,
                                                 .submitted_at = {true, now},
                                                 .shelved_at = {is_open, now}});
        call_add(db, theme, date_of(2026, 12, 1), &call);
        call_state_set(db, call, CALL_STATE_DRAFT, CALL_STATE_CLOSED, (struct maybe_instant){true, now},
                       (struct maybe_date){true, date_of(2026, 12, 1)}, (struct maybe_instant){0}, false);
        application_add(db, call, theme, me.value, S("Fordi"), (struct maybe_int){0}, &application);
        came_of(db, s, theme, i, unit);
    }
}

static void gatherings_add(struct db *db, const struct web_site *s)
{
    for (int i = 0; i < 30; i++) {
        struct gathering_id id;
        gathering_add(db, s->ours.id, i + 1, GATHERING_KIND_MEETUP, number_name("Samling", i),
                      date_plus_days(date_of(2027, 1, 7), 28 * i), 12 * 60, 14 * 60, S(""), S(""),
                      (struct maybe_str){0}, number_name("uid", i), &id);
    }
}

static void mails_add(struct db *db, const struct web_site *s)
{
    for (int i = 0; i < MANY; i++) {
        struct web_network n = s->ours;
        struct import_id import;
        web_mail(db, &n, str_c(test_arena(), number_name("post", i)), instant_now());
        tray_add(db, &(struct tray_new){.network = n.id,
                                        .gathering = n.gathering,
                                        .sender = number_name("avsender", i),
                                        .attendee = S("kari@kommune.example"),
                                        .subject = S("Svar"),
                                        .answer = ANSWER_YES,
                                        .given_at = instant_now(),
                                        .received_at = instant_now()});
        import_add(db,
                   &(struct import_new){.state = IMPORT_STATE_DROPPED,
                                        .file_name = number_name("liste", i),
                                        .made_by_name = S("hr"),
                                        .made_at = instant_now()},
                   &import);
    }
}

static void words_add(struct db *db)
{
    for (int i = 0; i < 40; i++) {
        struct competence_id competence;
        struct intake_id intake;
        struct str name = number_name("Ferdighet", i);
        competence_add(db, name, name, name, name, &competence);
        intake_add(db, date_plus_days(date_of(2026, 1, 1), 30 * i),
                   date_plus_days(date_of(2026, 1, 8), 30 * i), date_plus_days(date_of(2026, 1, 15), 30 * i),
                   &intake);
    }
}

static void networks_add(struct db *db)
{
    for (int i = 0; i < NETWORKS; i++) {
        struct network_id id;
        network_add(db, number_name("Nettverk", i), S("Å lære"), S("Europe/Oslo"), date_of(2026, 1, 1),
                    date_of(2028, 1, 1), 27, (struct maybe_account_id){0}, instant_now(), &id);
        network_state_set(db, id, i % 2 ? NETWORK_STATE_RUNNING : NETWORK_STATE_ENDED);
    }
}

/// Somebody who sees every page: of every role, and in the network.
static struct secret sees_all(struct db *db, const struct web_site *s)
{
    struct account account;
    CHECK(account_by_person(db, s->ours.member, &account));
    for (enum role r = ROLE_ADMIN; r <= ROLE_TEAM; r++)
        account_role_add(db, account.id, r);
    term_begin(db, s->ours.id, account.id, NETWORK_DUTY_LEAD, date_of(2026, 1, 1), instant_now());
    return session_begin(db, account.id, instant_now());
}

static struct secret fill(struct db_pool *pool, const struct web_site *s)
{
    struct unit_id unit = {0};
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    demo_unit_add(db, (struct maybe_unit_id){0}, S("stor"), S("Den store enheten"), &unit);
    people_add(db, s, unit);
    topics_add(db, s);
    themes_add(db, s, unit);
    talk_add(db, s);
    gatherings_add(db, s);
    mails_add(db, s);
    words_add(db);
    networks_add(db);
    struct secret session = sees_all(db, s);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    return session;
}

// ---- reading a page ----

/// A list or what it stands in.
struct level {
    int rows;
    bool is_fine; // it can be searched, or is looked at as a whole: a proposal to say yes to, the twin of a
                  // picture
};

static bool is_tag(struct str at, struct str tag)
{
    return str_starts(at, tag) && at.len > tag.len && (at.at[tag.len] == ' ' || at.at[tag.len] == '>');
}

/// -1 where a part that holds rows ends, 1 where one begins.
static int level_of(struct str at)
{
    static const char *const tags[] = {"div", "details", "ul", "ol", "table"};
    bool ends = str_starts(at, S("/"));
    for (size_t t = 0; t < sizeof tags / sizeof *tags; t++)
        if (is_tag(str_slice(at, ends, SIZE_MAX), str_from(tags[t])))
            return ends ? -1 : 1;
    return 0;
}

static bool is_fine(struct str tag)
{
    return web_says(tag, S("data-listing")) || web_says(tag, S("data-whole")) ||
           web_says(tag, S("class=\"twin\""));
}

/// How many lists of a page have more than twenty rows and stand outside of what searches and sorts them.
static int long_lists_alone(struct str body, struct str path)
{
    struct level levels[50] = {0};
    int depth = 0, alone = 0;
    for (size_t i = str_find(body, '<', 0); i < body.len; i = str_find(body, '<', i + 1)) {
        struct str tag = str_slice(body, i + 1, str_find(body, '>', i) + 1);
        levels[depth].rows += is_tag(tag, S("li")) || is_tag(tag, S("tr"));
        if (level_of(tag) > 0) {
            bool was_fine = levels[depth++].is_fine;
            levels[depth] = (struct level){.is_fine = was_fine || is_fine(tag)};
        } else if (level_of(tag) < 0) {
            if (levels[depth].rows > LISTING_LONG + 1 && !levels[depth].is_fine) { // a table has its heads
                printf("  %.*s: %d rows\n", STR(path), levels[depth].rows);
                alone++;
            }
            depth--;
        }
    }
    CHECK_INT(depth, 0);
    return alone;
}

static struct str address(const struct route *r, const struct web_network *n)
{
    const struct {
        struct str name;
        int64_t n;
    } values[] = {
        {S("{network}"), n->id.n},
        {S("{gathering}"), n->gathering.n},
        {S("{invitation}"), n->invitation.n},
        {S("{programme_item}"), n->item.n},
        {S("{seating_plan}"), n->plan.n},
        {S("{number}"), 1},
        {S("{topic}"), n->topic.n},
        {S("{ballot}"), n->ballot.n},
        {S("{unit}"), 3},
        {S("{person}"), n->member.n},
        {S("{theme}"), 1},
        {S("{idea}"), n->idea.n},
        {S("{question}"), n->question.n},
        {S("{book}"), 1},
        {S("{agreement}"), 1},
        {S("{practice}"), 1},
        {S("{outbox}"), n->mail.n},
    };
    struct str path = r->pattern;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        path = str_replace(test_arena(), path, values[i].name,
                           str_format(test_arena(), "%lld", (long long)values[i].n));
    return path;
}

ON_BOTH("each list of more than twenty rows, on every page, is searched, sorted and turned")
{
    struct web_site s = web_site_on(pool);
    struct secret session = fill(pool, &s);
    int asked = 0, alone = 0;
    for (const struct route *r = routes; r < routes + ROUTE_COUNT; r++) {
        if (r->method != HTTP_GET)
            continue;
        struct str path = address(r, &s.ours);
        struct web_answer a =
            web_ask(&s, &(struct web_question){.target = str_c(test_arena(), path), .session = session});
        asked += a.status == 200;
        if (a.status == 200)
            alone += long_lists_alone(a.body, path);
    }
    CHECK(asked > 50);
    CHECK_INT(alone, 0);
}

// ---- one of them, by its address ----

static struct str members_page(const struct web_site *s, struct secret session, const char *query)
{
    struct str target = str_format(test_arena(), "/networks/%lld/people%s", (long long)s->ours.id.n, query);
    struct web_answer a =
        web_ask(s, &(struct web_question){.target = str_c(test_arena(), target), .session = session});
    CHECK_INT(a.status, 200);
    return a.body;
}

/// Whether the page names these people in this order.
static bool has_in_order(struct str body, const char *const *names, size_t count)
{
    size_t at = str_find_str(body, S("listing-rows"), 0);
    for (size_t i = 0; i < count; i++)
        at = str_find_str(body, str_from(names[i]), at);
    return at < body.len;
}

#define HAS_IN_ORDER(body, ...)                                                                              \
    has_in_order((body), (const char *const[]){__VA_ARGS__},                                                 \
                 sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

ON_BOTH("three hundred members come in pages of fifty, and the address says which")
{
    struct web_site s = web_site_on(pool);
    struct secret session = fill(pool, &s);
    struct str first = members_page(&s, session, ""), last = members_page(&s, session, "?page=7");
    CHECK(web_says(first, S("1–50 av 301")) && web_says(first, S("page=2")));
    CHECK(web_says(last, S("301–301 av 301")) && web_says(last, S("page=6")) && !web_says(last, S("page=8")));
    CHECK(web_says(members_page(&s, session, "?page=99"), S("301–301 av 301")));
    CHECK(web_says(members_page(&s, session, "?page=-1"), S("1–50 av 301")));
}

ON_BOTH("a list is sorted by the alphabet of its reader, and the same head turns it")
{
    struct web_site s = web_site_on(pool);
    struct secret session = fill(pool, &s);
    struct str down = members_page(&s, session, "?sort=-name");
    CHECK(HAS_IN_ORDER(down, "Nordmann 299", "Nordmann 298", "Nordmann 251"));
    CHECK(web_says(down, S("sort=name")));
    struct str unit = members_page(&s, session, "?q=nordmann+00&sort=title");
    CHECK(
        HAS_IN_ORDER(unit, "Nordmann 000", "Nordmann 009", "Nordmann 001")); // of equal ones the order stays
    CHECK(web_says(members_page(&s, session, "?sort=nothing"), S("Nordmann 000")));
}

ON_BOTH("words are looked for in any order and part, and what was asked for is kept while one turns")
{
    struct web_site s = web_site_on(pool);
    struct secret session = fill(pool, &s);
    struct str body = members_page(&s, session, "?q=007+nord&show=met");
    CHECK(HAS_IN_ORDER(body, "Åse Nordmann 007") && web_says(body, S("1–1 av 1")));
    CHECK(!web_says(body, S("Nordmann 008")) && web_says(body, S("name=\"show\" value=\"met\"")));
    body = members_page(&s, session, "?q=Nordmann&page=2");
    CHECK(web_says(body, S("q=Nordmann&amp;page=3")) && web_says(body, S("value=\"Nordmann\"")));
    body = members_page(&s, session, "?q=%3Cscript%3E");
    CHECK(web_says(body, S("Ingenting passer med «&lt;script&gt;»")) && !web_says(body, S("<script>")));
}

ON_BOTH("a mark in a list of many brings its reader back to where it was made")
{
    struct web_site s = web_site_on(pool);
    struct secret session = fill(pool, &s);
    struct str target = str_format(test_arena(), "/gatherings/%lld/attendance?sort=-name&page=3",
                                   (long long)s.ours.gathering.n);
    struct str form = str_format(test_arena(), "came=%lld", (long long)s.ours.member.n);
    struct web_answer a = web_ask(&s, &(struct web_question){.target = str_c(test_arena(), target),
                                                             .session = session,
                                                             .form = str_c(test_arena(), form)});
    CHECK_INT(a.status, 303);
    CHECK(web_says(a.location, S("sort=-name&page=3#p")));
}
