// SPDX-License-Identifier: EUPL-1.2
// Rounds: what is drawn is what `tvers match` draws from the same files; what is moved by hand stays; what is
// sent, answered and run again moves nobody who has a place.
#define POOL_CATALOG sql_catalog
#include "colleague.h"
#include "db_pools.h"

#include "base/csv.h"
#include "jobs/rotating.h"
#include "placing/problem.h"
#include "placing/solver.h"
#include "sql/catalog.h"
#include "sql/outbox.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/wait.h>

enum { CALLS = 3, PEOPLE = 6 };

struct world {
    struct db *db;
    struct placing_id round;
    struct call call[CALLS];
    struct person_id person[PEOPLE];
    struct application_id wish[PEOPLE][CALLS]; // not set: no wish
    struct competence_id skill;
    struct date today;
    struct notice_site site;
    struct key key;
};

static const struct maybe_person_id nobody;

/// The program that a server runs beside itself.
static struct str tvers(void)
{
    const char *given = getenv("TVERS_SOLVER");
    return str_from(given ? given : "build/debug/tvers");
}

static void theme_step_to(const struct world *w, struct theme_id id, enum theme_state from,
                          enum theme_state to)
{
    CHECK(theme_move(w->db, &(struct theme_step){.theme = id,
                                                 .from = from,
                                                 .to = to,
                                                 .by = BY_TEAM,
                                                 .now = w->site.now,
                                                 .today = w->today}) == THEME_MOVED);
}

static struct call call_published(const struct world *w, const char *title)
{
    struct theme_id theme;
    struct call call = {0};
    struct call_id id;
    theme_add(w->db, str_from(title), THEME_KIND_MODEL, S("Hva gjør vi?"), (struct maybe_unit_id){0}, nobody,
              w->site.now, &theme);
    theme_step_to(w, theme, THEME_STATE_DRAFT, THEME_STATE_PROPOSED);
    theme_step_to(w, theme, THEME_STATE_PROPOSED, THEME_STATE_OPEN);
    call_add(w->db, theme, date_plus_days(w->today, 5), &id);
    CHECK(call_by_id(w->db, id, &call));
    CHECK(rotating_publish(w->db, &w->site, &call) == CALL_PUBLISHED);
    CHECK(call_by_id(w->db, id, &call));
    return call;
}

static void wish(struct world *w, int person, int call, int rank)
{
    struct application_words words = {.call = w->call[call].id,
                                      .person = w->person[person],
                                      .why = S("Jeg har gjort dette før."),
                                      .rank = rank,
                                      .today = w->today,
                                      .now = w->site.now};
    CHECK(application_write(w->db, &words, true, &w->wish[person][call]) == APPLIED);
    rotating_sent(w->db, &w->site, w->wish[person][call]);
}

/// Three calls of one place. All but the last want the first theme most; the last has the one competence that
/// it asks for, and wants it second.
static struct world world_on(struct db_pool *pool)
{
    static const char *const titles[CALLS] = {"Regnvann", "Snø", "Vind"};
    struct world w = {.db = db_begin(pool, DB_WRITE, test_arena()), .today = date_of(2026, 11, 23)};
    struct unit_id unit;
    w.site = (struct notice_site){.key = &w.key,
                                  .public_url = S("https://tvers.example"),
                                  .organisation = S("Nordvåg"),
                                  .mail_from = S("tvers@nordvag.example"),
                                  .lang = LANG_NB,
                                  .now = wall_instant((struct wall){date_of(2026, 11, 23), 600}, ZONE_OSLO)};
    demo_unit_add(w.db, (struct maybe_unit_id){0}, S("1"), S("Kultur"), &unit);
    competence_add(w.db, S("jus"), S("jus"), S("jura"), S("law"), &w.skill);
    for (int i = 0; i < CALLS; i++)
        w.call[i] = call_published(&w, titles[i]);
    theme_want_add(w.db, w.call[0].theme, w.skill, false);
    for (int i = 0; i < PEOPLE; i++)
        w.person[i] =
            colleague_add(w.db, str_c(test_arena(), str_format(test_arena(), "p%d@x.no", i)), unit, nobody);
    person_competence_add(w.db, w.person[PEOPLE - 1], w.skill, w.site.now);
    for (int i = 0; i < PEOPLE - 1; i++)
        wish(&w, i, 0, 1);
    wish(&w, 0, 1, 2);
    wish(&w, 1, 1, 2);
    wish(&w, PEOPLE - 1, 0, 2);
    wish(&w, PEOPLE - 1, 2, 1);
    CHECK(call_placing(w.db, w.call[0].id, &w.round));
    return w;
}

static void draw(const struct world *w)
{
    struct placing_draft draft;
    CHECK(placing_draw(w->db, w->round, tvers(), &draft) == PLACING_DRAWN);
    CHECK(placing_keep(w->db, w->round, &draft, (struct maybe_account_id){0}, w->site.now) == PLACING_KEPT);
}

/// Where a person is meant to go; -1: nowhere.
static int place_of(const struct world *w, int person)
{
    struct placing_table t = placing_read(w->db, w->round);
    for (size_t i = 0; i < t.wishes.count; i++)
        for (int c = 0; c < CALLS; c++)
            if (t.line[i].is_chosen && t.wishes.at[i].person.n == w->person[person].n &&
                t.wishes.at[i].call.n == w->call[c].id.n)
                return c;
    return -1;
}

static int in_call(const struct world *w, int call)
{
    int found = -1;
    for (int p = 0; p < PEOPLE; p++)
        if (place_of(w, p) == call)
            found = p;
    return found;
}

static bool answer(const struct world *w, int person, int call, bool accepts)
{
    struct application a;
    CHECK(application_by_id(w->db, w->wish[person][call], &a));
    return rotating_answer(w->db, &w->site, &a, accepts) == APPLICATION_MOVED;
}

static void calls_close(struct world *w)
{
    w->today = date_plus_days(w->today, 6);
    w->site.now = instant_plus(w->site.now, 6 * US_PER_DAY);
    calls_turn(w->db, w->today, w->site.now);
}

ON_BOTH("calls share a round until its first offers are out; then the next begins another")
{
    struct world w = world_on(pool);
    struct placing_id of_other, of_last;
    struct placing round;
    CHECK(call_placing(w.db, w.call[1].id, &of_other) && of_other.n == w.round.n);
    CHECK(placing_by_id(w.db, w.round, &round) && round.seed > 0 && !round.sent_at.is_set);
    draw(&w);
    CHECK(rotating_send_round(w.db, &w.site, w.round, date_plus_days(w.today, 9)) > 0);
    struct call late = call_published(&w, "Tåke");
    CHECK(call_placing(w.db, late.id, &of_last) && of_last.n != w.round.n);
    db_end(w.db, DB_ROLLBACK);
}

ON_BOTH("a draw places as many as can be, and nobody would rather have what would rather have them")
{
    struct world w = world_on(pool);
    draw(&w);
    struct placing_table t = placing_read(w.db, w.round);
    CHECK_INT(t.people, PEOPLE);
    CHECK_INT(t.placed, CALLS);
    CHECK_INT(t.blocking, 0);
    CHECK_INT(place_of(&w, PEOPLE - 1),
              2); // the first wish, though the other theme would have liked them best
    CHECK(in_call(&w, 0) >= 0 && in_call(&w, 1) <= 1);
    db_end(w.db, DB_ROLLBACK);
}

ON_BOTH("tvers match draws the same from the files that are given out, once more and again")
{
    struct world w = world_on(pool);
    struct placing_problem p;
    struct str first, second;
    placing_problem_read(w.db, w.round, PROBLEM_TO_DRAW, NULL, &p);
    struct placing_files files = placing_files_of(test_arena(), &p.problem);
    CHECK(str_starts(files.text[FILE_THEMES], S("id,places,hours,wants,unit\nt")));
    CHECK(!str_find_str(files.text[FILE_PEOPLE], S("id,hours,competences,unit\np"), 0));
    CHECK(solver_run(test_arena(), tvers(), &files, p.problem.seed, &first));
    draw(&w);
    setenv("TVERS_RANKS", "/no/such/file",
           1); // what stands in the server's environment is none of its business
    CHECK(solver_run(test_arena(), tvers(), &files, p.problem.seed, &second));
    unsetenv("TVERS_RANKS");
    CHECK(str_is(first, second));
    struct csv csv = csv_read(test_arena(), first, ',');
    CHECK(csv_row(&csv));
    while (csv_row(&csv))
        for (int i = 0; i < PEOPLE; i++)
            if (str_is(csv.fields[0], str_format(test_arena(), "p%lld", (long long)w.person[i].n))) {
                int place = place_of(&w, i);
                struct str theme =
                    place < 0 ? S("") : str_format(test_arena(), "t%lld", (long long)w.call[place].id.n);
                CHECK_STR(csv.fields[1], theme);
            }
    db_end(w.db, DB_ROLLBACK);
}

ON_BOTH("what happened while the draw ran is not drawn over")
{
    struct world w = world_on(pool);
    struct placing_draft draft;
    CHECK(placing_draw(w.db, w.round, tvers(), &draft) == PLACING_DRAWN);
    struct application a;
    CHECK(application_by_id(w.db, w.wish[2][0], &a));
    CHECK(application_withdraw(w.db, &a, WITHDRAW_REASON_OTHER, w.site.now) == APPLICATION_MOVED);
    CHECK(placing_keep(w.db, w.round, &draft, (struct maybe_account_id){0}, w.site.now) == PLACING_CHANGED);
    CHECK_INT(placing_read(w.db, w.round).placed, 0);
    db_end(w.db, DB_ROLLBACK);
}

ON_BOTH("a solver that is not there, or is another program, is told; nothing is written")
{
    struct world w = world_on(pool);
    struct placing_draft draft;
    CHECK(placing_draw(w.db, w.round, S(""), &draft) == PLACING_NO_SOLVER);
    CHECK(placing_draw(w.db, w.round, S("/no/such/tvers"), &draft) == PLACING_NO_SOLVER);
    CHECK(placing_draw(w.db, w.round, S("/bin/true"), &draft) == PLACING_NO_SOLVER);
    CHECK(placing_draw(w.db, w.round, S("/bin/echo"), &draft) == PLACING_NO_SOLVER);
    db_end(w.db, DB_ROLLBACK);
}

ON_BOTH("the price of a move is what it comes to: who is passed over, how many have their first wish")
{
    struct world w = world_on(pool);
    draw(&w);
    int first = in_call(&w, 0), second = first == 2 ? 1 - in_call(&w, 1) : 2; // who wants it too, and is left
    struct placing_table now = placing_read(w.db, w.round);
    CHECK(placing_may_move(w.db, w.round, w.wish[2][0], PLACING_IN) ==
          (first == 2 ? PLACING_MOVED : PLACING_FULL));
    struct placing_table out = placing_read_if(w.db, w.round, w.wish[first][0], PLACING_OUT);
    CHECK_INT(out.placed, now.placed - 1);
    CHECK(out.blocking > 0); // the place is free, and others want it
    CHECK_INT(placing_read(w.db, w.round).placed, now.placed);
    CHECK(placing_move(w.db, w.round, w.wish[first][0], PLACING_OUT) == PLACING_MOVED);
    CHECK(placing_move(w.db, w.round, w.wish[second][0], PLACING_IN) == PLACING_MOVED);
    CHECK_INT(place_of(&w, second), 0);
    CHECK_INT(place_of(&w, first), -1);
    db_end(w.db, DB_ROLLBACK);
}

ON_BOTH("what is moved by hand stays with the next draw, until it is let go")
{
    struct world w = world_on(pool);
    draw(&w);
    int first = in_call(&w, 0), other = first == 2 ? 3 : 2;
    CHECK(placing_move(w.db, w.round, w.wish[first][0], PLACING_OUT) == PLACING_MOVED);
    CHECK(placing_move(w.db, w.round, w.wish[other][0], PLACING_IN) == PLACING_MOVED);
    draw(&w);
    CHECK_INT(place_of(&w, other), 0);
    CHECK(place_of(&w, first) != 0);
    CHECK(placing_move(w.db, w.round, w.wish[other][0], PLACING_LOOSE) == PLACING_MOVED);
    CHECK(placing_move(w.db, w.round, w.wish[first][0], PLACING_LOOSE) == PLACING_MOVED);
    draw(&w);
    CHECK_INT(place_of(&w, first), 0); // the same seed
    db_end(w.db, DB_ROLLBACK);
}

ON_BOTH("offers go out once, to those who are meant; a yes is held, a no is ruled out, and it is drawn again")
{
    struct world w = world_on(pool);
    draw(&w);
    int first = in_call(&w, 0), second = in_call(&w, 1);
    calls_close(&w);
    CHECK_INT(rotating_send_round(w.db, &w.site, w.round, date_plus_days(w.today, 9)), CALLS);
    CHECK_INT(rotating_send_round(w.db, &w.site, w.round, date_plus_days(w.today, 9)), 0);
    CHECK_INT(placing_read(w.db, w.round).placed, CALLS); // they hold their places
    CHECK(placing_move(w.db, w.round, w.wish[first][0], PLACING_OUT) == PLACING_GONE);
    CHECK(answer(&w, second, 1, true));
    CHECK(answer(&w, first, 0, false));
    CHECK_INT(place_of(&w, first), -1);
    draw(&w);
    int then = in_call(&w, 0);
    CHECK(then >= 0 && then != first && then != second);
    CHECK_INT(in_call(&w, 1), second);
    CHECK_INT(in_call(&w, 2), PEOPLE - 1);
    CHECK_INT(rotating_send_round(w.db, &w.site, w.round, date_plus_days(w.today, 9)), 1);
    db_end(w.db, DB_ROLLBACK);
}

ON_BOTH("a manager's no rules a wish out, by hand too; whoever is bound is moved by nobody")
{
    struct world w = world_on(pool);
    struct manager_word word;
    CHECK(word_of(w.db, w.wish[PEOPLE - 1][2], &word));
    CHECK(word_state_set(w.db, word.id, WORD_STATE_ASKED, WORD_STATE_NO, S(""),
                         (struct maybe_word_reason){true, WORD_REASON_COVER},
                         (struct maybe_instant){true, w.site.now}));
    draw(&w);
    CHECK_INT(place_of(&w, PEOPLE - 1), 0); // the second wish, where they bring what is asked for
    CHECK(placing_move(w.db, w.round, w.wish[PEOPLE - 1][2], PLACING_IN) == PLACING_WORD_NO);
    struct application a;
    CHECK(application_by_id(w.db, w.wish[0][1], &a));
    CHECK(rotating_offer(w.db, &w.site, &a, date_plus_days(w.today, 9)) == APPLICATION_MOVED);
    CHECK(placing_move(w.db, w.round, w.wish[0][0], PLACING_IN) == PLACING_BOUND);
    db_end(w.db, DB_ROLLBACK);
}

ON_BOTH("who is not chosen keeps why, for themselves; the last one in is told of only among five or more")
{
    struct world w = world_on(pool);
    struct missed_row missed;
    struct call call;
    draw(&w);
    int first = in_call(&w, 0), second = in_call(&w, 1), other = first == 2 ? 3 : 2;
    calls_close(&w);
    CHECK_INT(rotating_send_round(w.db, &w.site, w.round, date_plus_days(w.today, 9)), CALLS);
    for (int c = 0; c < 2; c++) {
        CHECK(call_by_id(w.db, w.call[c].id, &call));
        CHECK(rotating_decide(w.db, &w.site, &call, S("Vi så på erfaring.")) == CALL_DECIDED);
    }
    CHECK(!application_missed(w.db, w.wish[first][0], &missed));
    CHECK(application_missed(w.db, w.wish[other][0], &missed));
    CHECK(missed.missed == MISSED_WHY_EQUAL && missed.wanted == 1 && missed.met == 0);
    CHECK(missed.last_met.is_set && missed.last_met.value == 0);
    CHECK(application_missed(w.db, w.wish[PEOPLE - 1][0], &missed));
    CHECK(missed.missed == MISSED_WHY_ELSEWHERE && missed.met == 1);
    CHECK(application_missed(w.db, w.wish[1 - second][1], &missed)); // one of two applicants
    CHECK(!missed.last_met.is_set);
    db_end(w.db, DB_ROLLBACK);
}

ON_BOTH("a manager's no that comes after the draw takes the place away before anything is sent")
{
    struct world w = world_on(pool);
    struct manager_word word;
    draw(&w);
    CHECK(word_of(w.db, w.wish[PEOPLE - 1][2], &word));
    CHECK(word_state_set(w.db, word.id, WORD_STATE_ASKED, WORD_STATE_NO, S(""),
                         (struct maybe_word_reason){true, WORD_REASON_COVER},
                         (struct maybe_instant){true, w.site.now}));
    CHECK_INT(place_of(&w, PEOPLE - 1), -1);
    CHECK_INT((int64_t)placing_to_offer(w.db, w.round).count, CALLS - 1);
    db_end(w.db, DB_ROLLBACK);
}

ON_BOTH(
    "a call is mailed to whoever asked to be told and brings something that it asks for, and to nobody else")
{
    struct world w = world_on(pool);
    struct theme_id theme;
    struct call_id id;
    struct call call;
    int64_t mails = 0, others = 0;
    call_listener_add(w.db, w.person[0], w.site.now); // brings nothing
    call_listener_add(w.db, w.person[PEOPLE - 1], w.site.now);
    person_competence_add(w.db, w.person[1], w.skill, w.site.now); // has not asked
    theme_add(w.db, S("Frost"), THEME_KIND_MODEL, S("Hva gjør vi?"), (struct maybe_unit_id){0}, nobody,
              w.site.now, &theme);
    theme_step_to(&w, theme, THEME_STATE_DRAFT, THEME_STATE_PROPOSED);
    theme_step_to(&w, theme, THEME_STATE_PROPOSED, THEME_STATE_OPEN);
    theme_want_add(w.db, theme, w.skill, true);
    call_add(w.db, theme, date_plus_days(w.today, 5), &id);
    CHECK(call_by_id(w.db, id, &call));
    CHECK(rotating_publish(w.db, &w.site, &call) == CALL_PUBLISHED);
    outbox_counted_to(w.db, w.person[PEOPLE - 1], OUTBOX_KIND_CALL, (struct instant){0}, &mails);
    CHECK_INT(mails, 1);
    for (int i = 0; i < PEOPLE - 1; i++) {
        outbox_counted_to(w.db, w.person[i], OUTBOX_KIND_CALL, (struct instant){0}, &others);
        CHECK_INT(others, 0);
    }
    db_end(w.db, DB_ROLLBACK);
}

ON_BOTH("whoever has an offer is passed over by nobody: no wish blocks for it, and the place counts as given")
{
    struct world w = world_on(pool);
    struct application a;
    CHECK(application_by_id(w.db, w.wish[0][0], &a)); // brings nothing; the last one brings what is asked for
    CHECK(rotating_offer(w.db, &w.site, &a, date_plus_days(w.today, 9)) == APPLICATION_MOVED);
    CHECK(application_by_id(w.db, w.wish[PEOPLE - 1][2], &a));
    CHECK(application_withdraw(w.db, &a, WITHDRAW_REASON_OTHER, w.site.now) == APPLICATION_MOVED);
    draw(&w);
    struct placing_table t = placing_read(w.db, w.round);
    CHECK_INT(in_call(&w, 0), 0);
    CHECK_INT(t.blocking, 0);
    for (size_t i = 0; i < t.wishes.count; i++)
        if (t.wishes.at[i].person.n == w.person[PEOPLE - 1].n)
            CHECK(t.line[i].is_missed && t.line[i].why == WHY_HELD);
    db_end(w.db, DB_ROLLBACK);
}

ON_BOTH("a round whose calls are all decided takes no more calls")
{
    struct world w = world_on(pool);
    struct placing_id next;
    struct call call;
    calls_close(&w);
    for (int c = 0; c < CALLS; c++) {
        CHECK(call_by_id(w.db, w.call[c].id, &call));
        CHECK(rotating_decide(w.db, &w.site, &call, S("Vi så på erfaring.")) == CALL_DECIDED);
    }
    struct call late = call_published(&w, "Tåke");
    CHECK(call_placing(w.db, late.id, &next) && next.n != w.round.n);
    db_end(w.db, DB_ROLLBACK);
}

// ---- the process ----

struct asking {
    const struct placing_files *files;
    struct str first;
    bool is_same;
};

static void *ask_often(void *arg)
{
    struct asking *a = arg;
    struct arena *arena = arena_new();
    a->is_same = true;
    for (int i = 0; i < 3; i++) {
        struct str csv;
        a->is_same &= solver_run(arena, tvers(), a->files, 7, &csv) && str_is(csv, a->first);
    }
    arena_free(arena);
    return NULL;
}

ON_BOTH("many threads run it at a time and each gets its own answer; no process is left")
{
    enum { THREADS = 6 };
    struct world w = world_on(pool);
    struct placing_problem p;
    pthread_t thread[THREADS];
    struct asking asking[THREADS];
    placing_problem_read(w.db, w.round, PROBLEM_TO_DRAW, NULL, &p);
    struct placing_files files = placing_files_of(test_arena(), &p.problem);
    struct str first;
    CHECK(solver_run(test_arena(), tvers(), &files, 7, &first));
    for (int i = 0; i < THREADS; i++) {
        asking[i] = (struct asking){&files, first, false};
        CHECK(pthread_create(&thread[i], NULL, ask_often, &asking[i]) == 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(thread[i], NULL);
        CHECK(asking[i].is_same);
    }
    CHECK(waitpid(-1, NULL, WNOHANG) == -1); // no child
    db_end(w.db, DB_ROLLBACK);
}
