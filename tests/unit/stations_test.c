// SPDX-License-Identifier: EUPL-1.2
// The chain: an idea that becomes a theme is handed on and answered by the decision, and from then on both
// have the same chain, to the last "still in use".
#include "web_site.h"

#include "ask/ask.h"
#include "chain/stations.h"
#include "idea/idea.h"
#include "jobs/deciding.h"
#include "sql/book.h"
#include "sql/chain.h"
#include "theme/moves.h"

struct world {
    struct web_site s;
    struct db_pool *pool;
    struct db *db;
    struct person_id steward, leader;
    struct idea_id idea;
    struct instant now;
    struct date today;
};

static void move(const struct world *w, enum idea_state to)
{
    struct idea idea;
    CHECK(idea_by_id(w->db, w->idea, &idea));
    CHECK_INT(idea_move(w->db, &idea, to, &(struct idea_move_by){.now = w->now}), IDEA_MOVED);
}

/// A ripe idea of our network, and whoever leads it.
static struct world world_on(struct db_pool *pool)
{
    struct world w = {.s = web_site_on(pool), .pool = pool, .now = instant_now()};
    w.today = wall_from_instant(w.now, ZONE_OSLO).date;
    w.db = db_begin(pool, DB_WRITE, test_arena());
    w.steward = w.s.ours.member;
    w.leader = web_person(w.db, "Dagny");
    CHECK_INT(idea_put(w.db,
                       &(struct idea_new){.title = S("Hva om vi deler én tavle?"),
                                          .body = S("Alle ser hvem som er hvor."),
                                          .network = {true, w.s.ours.id},
                                          .by_person = {true, w.steward},
                                          .created_at = w.now},
                       &w.idea),
              IDEA_PUT);
    move(&w, IDEA_STATE_GROWING);
    move(&w, IDEA_STATE_RIPE);
    CHECK(db_end(w.db, DB_COMMIT) == DB_DONE);
    return w;
}

/// By the steward.
static struct web_answer make_theme(const struct world *w, const char *deed)
{
    const char *target = str_c(test_arena(), url_text(url_idea_theme_create(test_arena(), w->idea)));
    struct str form =
        str_format(test_arena(),
                   "title=En+felles+uketavle&question=Hva+skjer+når+alle+ser+uken%%3F&kind=model"
                   "&size=small&urgency=usual&places=1&version=1&network=%lld&do=%s",
                   (long long)w->s.ours.id.n, deed);
    return web_ask(&w->s, &(struct web_question){
                              .target = target, .form = str_c(test_arena(), form), .session = w->s.member});
}

static struct theme the_theme(struct db *db)
{
    struct theme theme = {0};
    struct theme_waiting_list waiting = themes_to_decide(db);
    CHECK_INT(waiting.count, 1);
    CHECK(waiting.count && theme_by_id(db, waiting.at[0].id, &theme));
    return theme;
}

/// By HR, as the leadership team.
static void decide(const struct world *w, enum theme_state to)
{
    struct db *db = db_begin(w->pool, DB_WRITE, test_arena());
    struct theme theme = the_theme(db);
    theme.reference = (struct maybe_person_id){true, w->leader};
    struct theme_decision d = {.to = to,
                               .why = S("Den passer nå."),
                               .is_urgent = true,
                               .by = {.account = w->s.hr_account, .is_team = true},
                               .now = w->now,
                               .today = w->today};
    CHECK_INT(deciding_decided(db, &theme, &d), THEME_DECIDED);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

static struct idea_handed handed_to_team(struct db *db, struct idea_id idea)
{
    struct idea_handed_list rows = idea_handings(db, idea);
    CHECK_INT(rows.count, 1);
    return rows.count ? rows.at[0] : (struct idea_handed){0};
}

static bool is_told(struct db *db, const struct world *w)
{
    struct ask ask;
    return ask_asked(db, ASK_KIND_IDEA_ANSWER, w->idea.n, w->steward, &ask) && ask.state == ASK_STATE_OPEN;
}

static void theme_goes(struct db *db, const struct world *w, struct theme_id theme, enum theme_state from,
                       enum theme_state to, enum theme_mover by)
{
    CHECK_INT(
        theme_move(db,
                   &(struct theme_step){
                       .theme = theme, .from = from, .to = to, .by = by, .now = w->now, .today = w->today}),
        THEME_MOVED);
}

ON_BOTH("a draft leaves the idea where it is; sent, it is handed on; opened, its steward has a yes")
{
    struct world w = world_on(pool);
    struct idea idea;
    CHECK_INT(make_theme(&w, "save").status, 303);
    struct db *db = db_begin(pool, DB_READ, test_arena());
    CHECK(idea_by_id(db, w.idea, &idea) && idea.state == IDEA_STATE_RIPE);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
    CHECK_INT(make_theme(&w, "submit").status, 303);
    db = db_begin(pool, DB_READ, test_arena());
    CHECK(idea_by_id(db, w.idea, &idea) && idea.state == IDEA_STATE_HANDED_ON);
    CHECK_INT(handed_to_team(db, w.idea).answer, IDEA_ANSWER_NONE);
    CHECK_INT(stations_of_idea(db, &idea).count, 1); // what is only proposed is for who decides
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
    decide(&w, THEME_STATE_OPEN);
    db = db_begin(pool, DB_READ, test_arena());
    CHECK_INT(handed_to_team(db, w.idea).answer, IDEA_ANSWER_TAKEN);
    CHECK(is_told(db, &w));
    CHECK_INT(stations_of_idea(db, &idea).count, 2);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
    CHECK_INT(make_theme(&w, "submit").status, 303); // it was handed on: no second one
    db = db_begin(pool, DB_READ, test_arena());
    CHECK_INT(themes_to_decide(db).count, 0);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("a declined theme is a no with its reason; parked, the idea waits")
{
    struct world w = world_on(pool);
    struct idea idea;
    CHECK_INT(make_theme(&w, "submit").status, 303);
    decide(&w, THEME_STATE_PARKED);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct theme_id theme = {0};
    CHECK_INT(handed_to_team(db, w.idea).answer, IDEA_ANSWER_NONE);
    CHECK(!is_told(db, &w));
    CHECK(idea_by_id(db, w.idea, &idea) && chain_theme_of(db, w.idea, &theme));
    theme_goes(db, &w, theme, THEME_STATE_PARKED, THEME_STATE_PROPOSED, BY_TEAM);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    decide(&w, THEME_STATE_DECLINED);
    db = db_begin(pool, DB_READ, test_arena());
    struct idea_handed handed = handed_to_team(db, w.idea);
    CHECK_INT(handed.answer, IDEA_ANSWER_DECLINED);
    CHECK_STR(handed.words, S("Den passer nå."));
    CHECK(is_told(db, &w));
    CHECK_INT(stations_of_idea(db, &idea).count, 1);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

static void unit_uses(struct db *db, const struct world *w, struct theme_id theme, const char *name,
                      enum practice_state state)
{
    struct unit_id unit;
    struct practice_id id;
    demo_unit_add(db, (struct maybe_unit_id){0}, str_from(name), str_from(name), &unit);
    practice_insert(db,
                    &(struct practice_new){.theme = theme,
                                           .unit = unit,
                                           .since_on = w->today,
                                           .what_for = S("Uka på ett ark."),
                                           .confirmer = {true, w->leader},
                                           .created_at = w->now},
                    &id);
    if (state == PRACTICE_STATE_SAID)
        return;
    practice_state_set(
        db, &(struct practice_turn){
                .id = id, .was = PRACTICE_STATE_SAID, .state = state, .confirmed_on = {true, w->today}});
    if (state == PRACTICE_STATE_IN_USE)
        practice_answer_add(db, id, w->today, true, S(""), (struct maybe_person_id){true, w->leader});
}

/// A book in its second edition, and eight units: one has only said so, one uses it no more.
static void goes_to_practice(const struct world *w, struct theme_id theme)
{
    struct db *db = db_begin(w->pool, DB_WRITE, test_arena());
    struct book_id book;
    theme_goes(db, w, theme, THEME_STATE_OPEN, THEME_STATE_TAKEN, BY_AGREEMENT);
    book_add(db, theme, S("Uketavla"), BOOK_LANGUAGE_NB, w->now, &book);
    edition_add(db, book, 1, w->today);
    edition_add(db, book, 2, w->today);
    book_state_set(db, &(struct book_turn){.id = book,
                                           .was = BOOK_STATE_OUTLINE,
                                           .state = BOOK_STATE_PUBLISHED,
                                           .edition = 2,
                                           .true_on = {true, w->today}});
    theme_goes(db, w, theme, THEME_STATE_TAKEN, THEME_STATE_WRITTEN, BY_BOOK);
    static const char *const units[] = {"Aa", "Bb", "Cc", "Dd", "Ee", "Ff"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        unit_uses(db, w, theme, units[i], PRACTICE_STATE_IN_USE);
    unit_uses(db, w, theme, "Gg", PRACTICE_STATE_SAID);
    unit_uses(db, w, theme, "Hh", PRACTICE_STATE_LAPSED);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("the chain goes from the first sentence to the last still in use, the same from both ends")
{
    struct world w = world_on(pool);
    make_theme(&w, "submit");
    decide(&w, THEME_STATE_OPEN);
    struct db *db = db_begin(pool, DB_READ, test_arena());
    struct theme_id theme = {0};
    struct idea idea;
    CHECK(idea_by_id(db, w.idea, &idea) && chain_theme_of(db, w.idea, &theme));
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
    goes_to_practice(&w, theme);
    db = db_begin(pool, DB_READ, test_arena());
    struct station_list from_idea = stations_of_idea(db, &idea), from_theme = stations_of_theme(db, theme);
    CHECK_INT(from_theme.count, 1 + 1 + 1 + 8);
    if (from_theme.count < 3)
        return;
    CHECK_INT(from_idea.count, from_theme.count);
    for (size_t i = 0; i < from_idea.count && i < from_theme.count; i++)
        CHECK(from_idea.at[i].kind == from_theme.at[i].kind && from_idea.at[i].id == from_theme.at[i].id);
    CHECK_INT(from_theme.at[0].kind, STATION_IDEA);
    CHECK_INT(from_theme.at[2].kind, STATION_BOOK);
    CHECK_INT(from_theme.at[2].count, 2);
    CHECK_STR(chain_first_words(db, theme), S("Hva om vi deler én tavle?"));
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
    struct web_answer a = web_ask(
        &w.s,
        &(struct web_question){.target = str_c(test_arena(), url_text(url_chain_show(test_arena(), theme))),
                               .session = w.s.lead});
    CHECK_INT(a.status, 200);
    CHECK(web_says(a.body, S("Hva om vi deler én tavle?")) && web_says(a.body, S("6 enheter bruker det")));
    CHECK(web_says(a.body, S("og 4 til")) && web_says(a.body, S("#chain-table")));
    CHECK(web_says(a.body, S("Bekreftet av Dagny"))); // public by that duty
    CHECK(!web_says(a.body, S("tar seg av den")));    // who looks after the idea stands on its own page
}
