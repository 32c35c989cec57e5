// SPDX-License-Identifier: EUPL-1.2
// From paper to practice: every move of the table and no other; that the confirmation comes from the unit and
// never from who wrote the book; the asks after 90 and 180 days, and what happens when nobody answers.
#define POOL_CATALOG sql_catalog
#include "colleague.h"
#include "db_pools.h"

#include "ask/ask.h"
#include "jobs/practising.h"
#include "sql/auth.h"
#include "sql/book.h"
#include "sql/catalog.h"
#include "sql/outbox.h"
#include "sql/rotation.h"
#include "theme/moves.h"

static const char *const practice_moves[][2] = {
    {"said", "confirmed"}, {"confirmed", "in_use"}, {"confirmed", "lapsed"},
    {"in_use", "in_use"},  {"in_use", "lapsed"},
};

TEST("every move of a practice works for who is named, and every other pair and everybody else is refused")
{
    for (enum practice_state from = PRACTICE_STATE_SAID; from <= PRACTICE_STATE_LAPSED; from++)
        for (enum practice_state to = PRACTICE_STATE_SAID; to <= PRACTICE_STATE_LAPSED; to++) {
            bool listed = false;
            for (size_t i = 0; i < sizeof practice_moves / sizeof *practice_moves; i++)
                listed |= str_is(practice_state_text(from), str_from(practice_moves[i][0])) &&
                          str_is(practice_state_text(to), str_from(practice_moves[i][1]));
            CHECK_INT(practice_may_move(from, to, BY_NAMED), listed);
            CHECK(!practice_may_move(from, to, BY_ANYBODY_ELSE));
        }
}

// ---- a small world: Kari wrote the book in Kultur; Barnehage wants to use it ----

struct world {
    struct db *db;
    struct unit_id culture, kindergarten, group;
    struct person_id kari, sayer, named, leader;
    struct theme_id theme;
    struct date today;
    struct notice_site site;
    struct key key;
};

static const struct maybe_person_id nobody;

static void day_is(struct world *w, struct date day)
{
    w->today = day;
    w->site.now = wall_instant((struct wall){day, 600}, ZONE_OSLO);
}

static void theme_step_to(const struct world *w, enum theme_state from, enum theme_state to,
                          enum theme_mover by)
{
    CHECK(theme_move(w->db, &(struct theme_step){.theme = w->theme,
                                                 .from = from,
                                                 .to = to,
                                                 .by = by,
                                                 .now = w->site.now,
                                                 .today = w->today}) == THEME_MOVED);
}

/// Kari is on rotation with the theme.
static void author_add(const struct world *w)
{
    struct call_id call;
    call_add(w->db, w->theme, date_plus_days(w->today, 5), &call);
    struct application_id id;
    application_add(w->db, call, w->theme, w->kari, S("Jeg kan dette."), (struct maybe_int){0}, &id);
    application_state_set(w->db, &(struct application_turn){.id = id,
                                                            .was = APPLICATION_STATE_DRAFT,
                                                            .state = APPLICATION_STATE_ACCEPTED});
}

static void world_begin(struct world *w, struct db_pool *pool)
{
    struct unit_id top;
    *w = (struct world){.db = db_begin(pool, DB_WRITE, test_arena())};
    w->site = (struct notice_site){.key = &w->key,
                                   .public_url = S("https://tvers.example"),
                                   .organisation = S("Nordvåg"),
                                   .mail_from = S("tvers@nordvag.example"),
                                   .lang = LANG_NB};
    day_is(w, date_of(2026, 11, 23));
    demo_unit_add(w->db, (struct maybe_unit_id){0}, S("1"), S("Kommunen"), &top);
    demo_unit_add(w->db, (struct maybe_unit_id){true, top}, S("2"), S("Kultur"), &w->culture);
    demo_unit_add(w->db, (struct maybe_unit_id){true, top}, S("3"), S("Barnehage"), &w->kindergarten);
    demo_unit_add(w->db, (struct maybe_unit_id){true, w->kindergarten}, S("4"), S("Avdeling sør"), &w->group);
    w->kari = colleague_add(w->db, "kari@x.no", w->culture, nobody);
    w->sayer = colleague_add(w->db, "melder@x.no", w->kindergarten, nobody);
    w->named = colleague_add(w->db, "navngitt@x.no", w->group, nobody);
    w->leader = colleague_add(w->db, "leder@x.no", w->kindergarten, nobody);
    demo_unit_manager_add(w->db, w->kindergarten, w->leader);
    theme_add(w->db, S("Regnvann"), THEME_KIND_MODEL, S("Hva gjør vi med regnet?"), (struct maybe_unit_id){0},
              nobody, w->site.now, &w->theme);
    theme_step_to(w, THEME_STATE_DRAFT, THEME_STATE_PROPOSED, BY_TEAM);
    theme_step_to(w, THEME_STATE_PROPOSED, THEME_STATE_OPEN, BY_TEAM);
    author_add(w);
    theme_step_to(w, THEME_STATE_OPEN, THEME_STATE_TAKEN, BY_AGREEMENT);
}

static void book_is_written(struct world *w)
{
    theme_step_to(w, THEME_STATE_TAKEN, THEME_STATE_WRITTEN, BY_BOOK);
}

static enum practice_said say(struct world *w, struct unit_id unit, struct person_id confirmer,
                              struct practice_id *id)
{
    struct practice_saying s = {.theme = w->theme,
                                .unit = unit,
                                .since = w->today,
                                .what_for = S("Vi samler regnet i sandkassen."),
                                .said_by = {true, w->sayer},
                                .confirmer = confirmer,
                                .today = w->today,
                                .now = w->site.now};
    return practising_said(w->db, &w->site, &s, id);
}

static struct practice now(const struct world *w, struct practice_id id)
{
    struct practice p = {0};
    CHECK(practice_by_id(w->db, id, &p));
    return p;
}

static bool is_asked(const struct world *w, struct practice_id id, struct person_id person)
{
    struct ask ask;
    return ask_asked(w->db, ASK_KIND_PRACTICE, id.n, person, &ask) && ask.state == ASK_STATE_OPEN;
}

static int64_t mails(const struct world *w)
{
    struct outbox_line_list all = outbox_list(w->db, S(""), (struct network_id){0}, INT64_MAX);
    int64_t count = 0;
    for (size_t i = 0; i < all.count; i++)
        count += all.at[i].kind == OUTBOX_KIND_PRACTICE;
    return count;
}

static void turn_on(struct world *w, struct date day)
{
    day_is(w, day);
    practising_turn(w->db, &w->site);
    practising_turn(w->db, &w->site); // a second server
}

static struct practice_id confirmed(struct world *w)
{
    struct practice_id id = {0};
    book_is_written(w);
    CHECK(say(w, w->kindergarten, w->named, &id) == PRACTICE_SAID);
    struct practice p = now(w, id);
    CHECK(practice_confirm(w->db, &p, w->named, w->today, w->site.now) == PRACTICE_MOVED);
    return id;
}

ON_BOTH(
    "a unit says that it uses what the book says, once it is written; a named person of the unit confirms it")
{
    struct world w;
    struct practice_id id, other;
    struct theme theme;
    world_begin(&w, pool);
    CHECK(say(&w, w.kindergarten, w.named, &id) == PRACTICE_TOO_EARLY);
    book_is_written(&w);
    CHECK(say(&w, w.kindergarten, w.kari, &id) == PRACTICE_IS_AUTHOR);
    CHECK(say(&w, w.culture, w.named, &id) == PRACTICE_NOT_OF_UNIT);
    CHECK_INT(mails(&w), 0);
    CHECK(say(&w, w.kindergarten, w.named, &id) == PRACTICE_SAID);
    CHECK(say(&w, w.kindergarten, w.leader, &other) == PRACTICE_THERE);
    CHECK_INT(mails(&w), 1);
    struct practice p = now(&w, id);
    CHECK(p.state == PRACTICE_STATE_SAID && !p.is_own_unit && is_asked(&w, id, w.named));
    CHECK(practice_confirm(w.db, &p, w.kari, w.today, w.site.now) == PRACTICE_REFUSED);
    CHECK(practice_confirm(w.db, &p, w.sayer, w.today, w.site.now) == PRACTICE_REFUSED);
    CHECK(theme_by_id(w.db, w.theme, &theme) && theme.state == THEME_STATE_WRITTEN);
    CHECK(practice_confirm(w.db, &p, w.named, w.today, w.site.now) == PRACTICE_MOVED);
    CHECK(theme_by_id(w.db, w.theme, &theme) && theme.state == THEME_STATE_IN_PRACTICE);
    CHECK(!is_asked(&w, id, w.named));
    CHECK(practice_confirm(w.db, &p, w.named, w.today, w.site.now) == PRACTICE_STALE);
    CHECK(db_end(w.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("an author of the book confirms it nowhere, also without a rotation")
{
    struct world w;
    struct practice_id id;
    struct book_id book;
    world_begin(&w, pool);
    book_is_written(&w);
    book_add(w.db, w.theme, S("Regnvann"), BOOK_LANGUAGE_NB, w.site.now, &book);
    book_person_add(w.db, book, w.named, BOOK_DUTY_AUTHOR);
    book_person_add(w.db, book, w.leader, BOOK_DUTY_REVIEWER);
    CHECK(say(&w, w.kindergarten, w.named, &id) == PRACTICE_IS_AUTHOR);
    CHECK(say(&w, w.kindergarten, w.leader, &id) == PRACTICE_SAID);
    CHECK(now(&w, id).is_own_unit); // who wrote it works below
    CHECK(db_end(w.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("the unit of who wrote the book counts, and says so")
{
    struct world w;
    struct practice_id id;
    world_begin(&w, pool);
    struct person_id colleague = colleague_add(w.db, "kollega@x.no", w.culture, nobody);
    book_is_written(&w);
    CHECK(say(&w, w.culture, colleague, &id) == PRACTICE_SAID);
    CHECK(now(&w, id).is_own_unit);
    CHECK(db_end(w.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("a no leaves it unconfirmed: somebody else is named, or it is taken back with its ask")
{
    struct world w;
    struct practice_id id;
    struct ask ask;
    world_begin(&w, pool);
    book_is_written(&w);
    CHECK(say(&w, w.kindergarten, w.named, &id) == PRACTICE_SAID);
    struct practice p = now(&w, id);
    CHECK(practice_deny(w.db, &p, w.leader, w.site.now) == PRACTICE_REFUSED);
    CHECK(practice_deny(w.db, &p, w.named, w.site.now) == PRACTICE_MOVED);
    p = now(&w, id);
    CHECK(p.state == PRACTICE_STATE_SAID && p.said_no && !p.confirmer.is_set);
    CHECK(practising_named(w.db, &w.site, &p, w.kari) == PRACTICE_IS_AUTHOR);
    CHECK(practising_named(w.db, &w.site, &p, w.leader) == PRACTICE_SAID);
    CHECK(is_asked(&w, id, w.leader) && !is_asked(&w, id, w.named));
    CHECK_INT(mails(&w), 2);
    p = now(&w, id);
    CHECK(!p.said_no && practice_take_back(w.db, &p) == PRACTICE_MOVED);
    CHECK(!practice_by_id(w.db, id, &p) && !ask_asked(w.db, ASK_KIND_PRACTICE, id.n, w.leader, &ask));
    CHECK(db_end(w.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("who says and takes back all day sends one person five mails at most; what is asked waits on My page")
{
    struct world w;
    struct practice_id id;
    world_begin(&w, pool);
    book_is_written(&w);
    for (int i = 0; i < 8; i++) {
        CHECK(say(&w, w.kindergarten, w.named, &id) == PRACTICE_SAID);
        CHECK(is_asked(&w, id, w.named));
        struct practice p = now(&w, id);
        CHECK(practice_take_back(w.db, &p) == PRACTICE_MOVED);
    }
    CHECK_INT(mails(&w), 5);
    CHECK(db_end(w.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("it is asked after 90 and 180 days and then once a year, and what changed is kept")
{
    struct world w;
    world_begin(&w, pool);
    struct practice_id id = confirmed(&w);
    struct date begun = w.today;
    turn_on(&w, date_plus_days(begun, 89));
    CHECK(!is_asked(&w, id, w.named));
    turn_on(&w, date_plus_days(begun, 90));
    CHECK(is_asked(&w, id, w.named));
    CHECK_INT(mails(&w), 2); // the first one, and this
    struct practice p = now(&w, id);
    CHECK(practice_answer(w.db, &p, w.leader, true, S(""), w.today, w.site.now) == PRACTICE_REFUSED);
    CHECK(practice_answer(w.db, &p, w.named, true, S("Tørrere gulv"), w.today, w.site.now) == PRACTICE_MOVED);
    p = now(&w, id);
    CHECK(p.state == PRACTICE_STATE_IN_USE && !p.asked_on.is_set);
    CHECK_INT(p.check_on.value.days, begun.days + 180);
    turn_on(&w, date_plus_days(begun, 180));
    p = now(&w, id);
    CHECK(practice_answer(w.db, &p, w.named, true, S(""), w.today, w.site.now) == PRACTICE_MOVED);
    CHECK_INT(now(&w, id).check_on.value.days, begun.days + 180 + 365);
    turn_on(&w, date_plus_days(begun, 180 + 365));
    p = now(&w, id);
    CHECK(practice_answer(w.db, &p, w.named, false, S("Vi flyttet"), w.today, w.site.now) == PRACTICE_MOVED);
    p = now(&w, id);
    CHECK(p.state == PRACTICE_STATE_LAPSED && !p.check_on.is_set);
    struct practice_answered_list answers = practice_answers(w.db, id);
    CHECK_INT((int64_t)answers.count, 3);
    CHECK_STR(answers.at[0].body, S("Tørrere gulv"));
    CHECK(!answers.at[2].is_in_use);
    struct practice_id anew;
    CHECK(say(&w, w.kindergarten, w.named, &anew) == PRACTICE_SAID);
    CHECK(db_end(w.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("who does not answer is asked once more, then the manager; after that nothing is made of the silence")
{
    struct world w;
    world_begin(&w, pool);
    struct practice_id id = confirmed(&w);
    turn_on(&w, date_of(2027, 2, 22)); // a Monday, 91 days on
    CHECK_INT(mails(&w), 2);
    turn_on(&w, date_of(2027, 3, 11)); // 13 working days later
    CHECK_INT(mails(&w), 2);
    turn_on(&w, date_of(2027, 3, 12));
    CHECK_INT(mails(&w), 3);
    CHECK(is_asked(&w, id, w.named) && !is_asked(&w, id, w.leader));
    turn_on(&w, date_of(2027, 4, 8)); // Easter lies between
    CHECK(is_asked(&w, id, w.leader) && is_asked(&w, id, w.named));
    struct practice p = now(&w, id);
    CHECK(p.state == PRACTICE_STATE_CONFIRMED && practice_is_unanswered(p.state, p.asked_times));
    turn_on(&w, date_of(2027, 9, 1));
    CHECK_INT(mails(&w), 4);
    CHECK(practice_answer(w.db, &p, w.leader, true, S(""), w.today, w.site.now) == PRACTICE_MOVED);
    p = now(&w, id);
    CHECK(!practice_is_unanswered(p.state, p.asked_times) && !is_asked(&w, id, w.named));
    CHECK(db_end(w.db, DB_COMMIT) == DB_DONE);
}

/// The group goes to another unit, with all who work there: what a merger is to a staff list.
static void group_is_merged(const struct world *w)
{
    import_unit_set(w->db, w->group, (struct maybe_unit_id){true, w->culture},
                    (struct maybe_str){true, S("4")}, S("Avdeling sør"), (struct maybe_str){0});
}

ON_BOTH("a unit that was merged while it used something: its manager is asked, not who works elsewhere now "
        "(trap 4)")
{
    struct world w;
    world_begin(&w, pool);
    struct practice_id id = confirmed(&w);
    group_is_merged(&w);
    turn_on(&w, date_plus_days(w.today, 90));
    CHECK(is_asked(&w, id, w.leader) && !is_asked(&w, id, w.named));
    struct practice p = now(&w, id);
    CHECK(practice_answer(w.db, &p, w.named, true, S(""), w.today, w.site.now) == PRACTICE_REFUSED);
    CHECK(practice_answer(w.db, &p, w.leader, true, S(""), w.today, w.site.now) == PRACTICE_MOVED);
    CHECK(db_end(w.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("who is named and works elsewhere by then confirms nothing, and is asked no more (trap 8)")
{
    struct world w;
    struct practice_id id;
    world_begin(&w, pool);
    book_is_written(&w);
    CHECK(say(&w, w.kindergarten, w.named, &id) == PRACTICE_SAID);
    group_is_merged(&w);
    struct practice p = now(&w, id);
    CHECK(practice_confirm(w.db, &p, w.named, w.today, w.site.now) == PRACTICE_REFUSED);
    turn_on(&w, date_plus_days(w.today, 1));
    CHECK(!is_asked(&w, id, w.named) && !now(&w, id).confirmer.is_set);
    p = now(&w, id);
    CHECK(practising_named(w.db, &w.site, &p, w.leader) == PRACTICE_SAID);
    CHECK(db_end(w.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("when who confirmed it has left, the manager of the unit is asked at once")
{
    struct world w;
    world_begin(&w, pool);
    struct practice_id id = confirmed(&w);
    demo_person_leaves(w.db, w.named);
    turn_on(&w, date_plus_days(w.today, 90));
    CHECK(is_asked(&w, id, w.leader) && !is_asked(&w, id, w.named));
    CHECK(db_end(w.db, DB_COMMIT) == DB_DONE);
}
