// SPDX-License-Identifier: EUPL-1.2
// Themes: every move of the table for whom it is, every other one refused; what a decision needs; intakes,
// and what they bring back.
#define POOL_CATALOG sql_catalog
#include "colleague.h"
#include "db_pools.h"

#include "sql/auth.h"
#include "sql/catalog.h"
#include "theme/theme.h"

#include <stdio.h>

/// The moves of the design, written down a second time: from, to, who.
static const struct {
    const char *from, *to;
    enum theme_mover by[3];
    size_t count;
} allowed[] = {
    {"draft", "proposed", {BY_PROPOSER, BY_TEAM}, 2},
    {"proposed", "open", {BY_TEAM}, 1},
    {"proposed", "parked", {BY_TEAM}, 1},
    {"proposed", "declined", {BY_TEAM}, 1},
    {"parked", "proposed", {BY_TEAM, BY_SCHEDULE}, 2},
    {"open", "taken", {BY_AGREEMENT}, 1},
    {"open", "closed", {BY_CALL}, 1},
    {"closed", "parked", {BY_TEAM, BY_SCHEDULE}, 2},
    {"taken", "written", {BY_BOOK}, 1},
    {"taken", "open", {BY_AGREEMENT}, 1},
    {"written", "in_practice", {BY_PRACTICE}, 1},
};

static bool is_allowed(enum theme_state from, enum theme_state to, enum theme_mover by)
{
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
        for (size_t who = 0; who < allowed[i].count; who++)
            if (str_is(theme_state_text(from), str_from(allowed[i].from)) &&
                str_is(theme_state_text(to), str_from(allowed[i].to)) && by == allowed[i].by[who])
                return true;
    return false;
}

struct world {
    struct db *db;
    struct person_id writer, leader;
    struct theme_actor proposer, reference, team, other;
    struct theme_id theme;
    struct date today;
    struct instant now;
};

static struct person_id person_add(struct db *db, const char *name)
{
    struct unit_id unit = {0};
    demo_unit_add(db, (struct maybe_unit_id){0}, str_from(name), str_from(name), &unit);
    return colleague_add(db, name, unit, (struct maybe_person_id){0});
}

static struct theme_actor actor(struct db *db, const char *name, struct maybe_person_id person, bool is_team,
                                struct instant now)
{
    struct theme_actor a = {.person = person, .is_team = is_team};
    account_add(db, person, str_from(name), str_from(name), (struct maybe_str){0}, now, &a.account);
    return a;
}

static const struct theme_words words = {.title = S_INIT("Regnvann som ressurs"),
                                         .kind = THEME_KIND_MODEL,
                                         .question = S_INIT("Hva gjør vi med regnet?"),
                                         .size = THEME_SIZE_SMALL,
                                         .urgency = THEME_URGENCY_USUAL,
                                         .places = 1};

static struct world world_new(struct db_pool *pool)
{
    struct world w = {.db = db_begin(pool, DB_WRITE, test_arena()),
                      .today = date_of(2026, 11, 23),
                      .now = wall_instant((struct wall){date_of(2026, 11, 23), 600}, ZONE_OSLO)};
    w.writer = person_add(w.db, "Kari");
    w.leader = person_add(w.db, "Ola");
    w.proposer = actor(w.db, "kari", (struct maybe_person_id){true, w.writer}, false, w.now);
    w.reference = actor(w.db, "ola", (struct maybe_person_id){true, w.leader}, false, w.now);
    w.team = actor(w.db, "team", (struct maybe_person_id){0}, true, w.now);
    w.other = actor(w.db, "per", (struct maybe_person_id){true, person_add(w.db, "Per")}, false, w.now);
    struct theme_words mine = words;
    mine.reference = (struct maybe_person_id){true, w.leader};
    CHECK(theme_draft(w.db, &mine, &w.proposer, w.now, &w.theme) == THEME_DRAFTED);
    return w;
}

static struct theme theme_now(const struct world *w)
{
    struct theme t;
    CHECK(theme_by_id(w->db, w->theme, &t));
    return t;
}

static void submit(const struct world *w)
{
    struct theme t = theme_now(w);
    CHECK(theme_submit(w->db, &t, &w->proposer, w->today, w->now) == THEME_SUBMITTED);
}

static enum theme_decided decide(const struct world *w, enum theme_state to, const char *why,
                                 struct theme_actor by)
{
    struct theme t = theme_now(w);
    struct theme_decision d = {.to = to, .why = str_from(why), .by = by, .now = w->now, .today = w->today};
    return theme_decide(w->db, &t, &d);
}

static void intake(const struct world *w, int opens, int deadline, int decides)
{
    CHECK(theme_intake_add(w->db, date_plus_days(w->today, opens), date_plus_days(w->today, deadline),
                           date_plus_days(w->today, decides),
                           date_plus_days(w->today, -400)) == INTAKE_ADDED);
}

static void pass(struct world *w, int days)
{
    w->today = date_plus_days(w->today, days);
    w->now = instant_plus(w->now, days * US_PER_DAY);
}

static void done(const struct world *w)
{
    CHECK(db_end(w->db, DB_COMMIT) == DB_DONE);
}

TEST("every move of the table works for whom it is, and every other pair, and everybody else, is refused")
{
    int count = 0;
    for (enum theme_state from = THEME_STATE_DRAFT; from <= THEME_STATE_IN_PRACTICE; from++)
        for (enum theme_state to = THEME_STATE_DRAFT; to <= THEME_STATE_IN_PRACTICE; to++)
            for (int by = 0; by < THEME_MOVERS; by++) {
                bool may = theme_may_move(from, to, (enum theme_mover)by);
                CHECK_INT(may, is_allowed(from, to, (enum theme_mover)by));
                count += may;
            }
    CHECK_INT(count, 14);
}

ON_BOTH("a refused move changes nothing and is not in the log")
{
    struct world w = world_new(pool);
    struct theme_step step = {.theme = w.theme,
                              .from = THEME_STATE_DRAFT,
                              .to = THEME_STATE_OPEN,
                              .by = BY_TEAM,
                              .now = w.now,
                              .today = w.today};
    CHECK(theme_move(w.db, &step) == THEME_MOVE_REFUSED);
    step.from = THEME_STATE_PROPOSED; // which it is not
    CHECK(theme_move(w.db, &step) == THEME_MOVE_STALE);
    CHECK(theme_now(&w).state == THEME_STATE_DRAFT);
    CHECK_INT(theme_moves(w.db, w.theme).count, 0);
    done(&w);
}

ON_BOTH("only who proposed a draft, or the team, sends it; and once")
{
    struct world w = world_new(pool);
    struct theme t = theme_now(&w);
    CHECK(theme_submit(w.db, &t, &w.other, w.today, w.now) == THEME_NOT_YOURS);
    CHECK(theme_submit(w.db, &t, &w.reference, w.today, w.now) == THEME_NOT_YOURS);
    CHECK(theme_submit(w.db, &t, &w.proposer, w.today, w.now) == THEME_SUBMITTED);
    CHECK(theme_submit(w.db, &t, &w.proposer, w.today, w.now) == THEME_NO_DRAFT); // as the page had it
    CHECK_INT(theme_moves(w.db, w.theme).count, 1);
    done(&w);
}

ON_BOTH("in an intake the team decides with reasons; nobody else does")
{
    struct world w = world_new(pool);
    intake(&w, -10, 5, 20);
    submit(&w);
    CHECK(decide(&w, THEME_STATE_OPEN, "", w.proposer) == THEME_CANNOT);
    CHECK(decide(&w, THEME_STATE_OPEN, "", w.reference) == THEME_CANNOT);
    CHECK(decide(&w, THEME_STATE_DECLINED, "", w.team) == THEME_WITHOUT_WHY);
    CHECK(decide(&w, THEME_STATE_PARKED, "", w.team) == THEME_WITHOUT_WHY);
    CHECK(decide(&w, THEME_STATE_TAKEN, "for", w.team) == THEME_CANNOT);
    CHECK(decide(&w, THEME_STATE_OPEN, "", w.team) == THEME_DECIDED);
    CHECK(decide(&w, THEME_STATE_PARKED, "for sent", w.team) == THEME_CANNOT); // it is open
    CHECK(!theme_moves(w.db, w.theme).at[0].is_outside);
    done(&w);
}

ON_BOTH("an open theme has a reference leader")
{
    struct world w = world_new(pool);
    intake(&w, -10, 5, 20);
    submit(&w);
    theme_reference_set(w.db, w.theme, (struct maybe_person_id){0});
    CHECK(decide(&w, THEME_STATE_OPEN, "", w.team) == THEME_WITHOUT_REFERENCE);
    theme_reference_set(w.db, w.theme, (struct maybe_person_id){true, w.leader});
    CHECK(decide(&w, THEME_STATE_OPEN, "", w.team) == THEME_DECIDED);
    done(&w);
}

ON_BOTH("between intakes, and after the deadline, only what is urgent is decided, and the log says so")
{
    struct world w = world_new(pool);
    submit(&w);
    CHECK(decide(&w, THEME_STATE_OPEN, "", w.team) == THEME_BETWEEN_INTAKES);
    intake(&w, -10, -1, 20);
    CHECK(decide(&w, THEME_STATE_OPEN, "", w.team) == THEME_AFTER_DEADLINE);
    struct theme t = theme_now(&w);
    struct theme_decision d = {
        .to = THEME_STATE_OPEN, .is_urgent = true, .by = w.team, .now = w.now, .today = w.today};
    CHECK(theme_decide(w.db, &t, &d) == THEME_DECIDED);
    CHECK(theme_moves(w.db, w.theme).at[0].is_outside);
    CHECK(theme_now(&w).urgency == THEME_URGENCY_URGENT);
    done(&w);
}

ON_BOTH("a parked theme comes back at its day, and not before")
{
    struct world w = world_new(pool);
    intake(&w, -10, 5, 20);
    submit(&w);
    struct theme t = theme_now(&w);
    struct theme_decision d = {.to = THEME_STATE_PARKED,
                               .why = S("Vi venter på budsjettet."),
                               .until = {true, date_plus_days(w.today, 30)},
                               .by = w.team,
                               .now = w.now,
                               .today = w.today};
    CHECK(theme_decide(w.db, &t, &d) == THEME_DECIDED);
    pass(&w, 29);
    CHECK_INT(themes_turn(w.db, w.today, w.now), 0);
    pass(&w, 1);
    CHECK_INT(themes_turn(w.db, w.today, w.now), 1);
    CHECK_INT(themes_turn(w.db, w.today, w.now), 0);
    CHECK(theme_now(&w).state == THEME_STATE_PROPOSED);
    done(&w);
}

ON_BOTH("one that was parked without a day comes back when the next intake opens; the one in which it was "
        "parked does not bring it back")
{
    struct world w = world_new(pool);
    intake(&w, -10, 5, 20);
    intake(&w, 60, 70, 80);
    submit(&w);
    CHECK(decide(&w, THEME_STATE_PARKED, "for tidlig", w.team) == THEME_DECIDED);
    pass(&w, 59);
    CHECK_INT(themes_turn(w.db, w.today, w.now), 0);
    pass(&w, 1);
    CHECK_INT(themes_turn(w.db, w.today, w.now), 1);
    CHECK(theme_now(&w).state == THEME_STATE_PROPOSED);
    done(&w);
}

ON_BOTH("a theme that nobody took is parked when the next intake opens")
{
    struct world w = world_new(pool);
    intake(&w, -10, 5, 20);
    submit(&w);
    CHECK(decide(&w, THEME_STATE_OPEN, "", w.team) == THEME_DECIDED);
    struct theme_step closes = {.theme = w.theme,
                                .from = THEME_STATE_OPEN,
                                .to = THEME_STATE_CLOSED,
                                .by = BY_CALL,
                                .now = w.now,
                                .today = w.today};
    CHECK(theme_move(w.db, &closes) == THEME_MOVED);
    CHECK_INT(themes_turn(w.db, w.today, w.now), 0);
    intake(&w, 60, 70, 80);
    pass(&w, 60);
    CHECK_INT(themes_turn(w.db, w.today, w.now), 1);
    CHECK(theme_now(&w).state == THEME_STATE_PARKED);
    CHECK_INT(themes_turn(w.db, w.today, w.now), 0); // not at once back again
    done(&w);
}

ON_BOTH(
    "the proposer changes it until it is decided, then its reference leader; the team always; nobody what is "
    "declined")
{
    struct world w = world_new(pool);
    intake(&w, -10, 5, 20);
    struct theme t = theme_now(&w);
    CHECK(theme_may_change(&t, &w.proposer) && theme_may_change(&t, &w.team));
    CHECK(!theme_may_change(&t, &w.reference) && !theme_may_change(&t, &w.other));
    t.state = THEME_STATE_OPEN;
    CHECK(!theme_may_change(&t, &w.proposer) && !theme_may_change(&t, &w.other));
    CHECK(theme_may_change(&t, &w.reference) && theme_may_change(&t, &w.team));
    t.state = THEME_STATE_DECLINED;
    CHECK(!theme_may_change(&t, &w.proposer) && !theme_may_change(&t, &w.team));
    done(&w);
}

ON_BOTH("two who edit the same theme notice each other")
{
    struct world w = world_new(pool);
    struct theme_words first = words;
    first.id = w.theme;
    first.version = theme_now(&w).version;
    CHECK_INT(theme_words_set(w.db, &first), 1);
    CHECK_INT(theme_words_set(w.db, &first), 0);
    done(&w);
}

ON_BOTH("a book keeps its place: it stands where it came first, also when it was parked and opened again")
{
    struct world w = world_new(pool);
    intake(&w, -10, 5, 100);
    struct theme_id first = w.theme;
    submit(&w);
    CHECK(decide(&w, THEME_STATE_PARKED, "for tidlig", w.team) == THEME_DECIDED);
    pass(&w, 1);
    CHECK(theme_draft(w.db, &words, &w.proposer, w.now, &w.theme) == THEME_DRAFTED);
    theme_reference_set(w.db, w.theme, (struct maybe_person_id){true, w.leader});
    submit(&w);
    CHECK(decide(&w, THEME_STATE_OPEN, "", w.team) == THEME_DECIDED);
    w.theme = first;
    pass(&w, 1);
    CHECK(decide(&w, THEME_STATE_PROPOSED, "", w.team) == THEME_DECIDED);
    CHECK(decide(&w, THEME_STATE_OPEN, "", w.team) == THEME_DECIDED);
    struct shelved_list shelf = themes_on_shelf(w.db);
    CHECK_INT(shelf.count, 2);
    CHECK_INT(shelf.at[0].id.n, first.n);
    done(&w);
}

ON_BOTH("intakes have their days in order, ahead, and do not overlap")
{
    struct world w = world_new(pool);
    struct date d = w.today;
#define DAYS(a, b, c) date_plus_days(d, a), date_plus_days(d, b), date_plus_days(d, c), d
    CHECK(theme_intake_add(w.db, DAYS(5, 4, 6)) == INTAKE_WRONG_ORDER);
    CHECK(theme_intake_add(w.db, DAYS(5, 7, 6)) == INTAKE_WRONG_ORDER);
    CHECK(theme_intake_add(w.db, DAYS(-9, -8, -1)) == INTAKE_PAST);
    CHECK(theme_intake_add(w.db, DAYS(0, 10, 20)) == INTAKE_ADDED);
    CHECK(theme_intake_add(w.db, DAYS(20, 30, 40)) == INTAKE_OVERLAPS);
    CHECK(theme_intake_add(w.db, DAYS(21, 30, 40)) == INTAKE_ADDED);
#undef DAYS
    done(&w);
}

ON_BOTH("more than fifty themes of one person that nobody has decided are refused, sent or not")
{
    struct world w = world_new(pool);
    struct theme_id id;
    for (int i = 1; i < THEMES_UNDECIDED_MOST; i++)
        CHECK(theme_draft(w.db, &words, &w.proposer, w.now, &id) == THEME_DRAFTED);
    struct theme last = {0};
    CHECK(theme_by_id(w.db, id, &last));
    CHECK(theme_submit(w.db, &last, &w.proposer, w.today, w.now) == THEME_SUBMITTED);
    CHECK(theme_draft(w.db, &words, &w.proposer, w.now, &id) == THEME_TOO_MANY_UNDECIDED);
    CHECK(theme_draft(w.db, &words, &w.other, w.now, &id) == THEME_DRAFTED);
    done(&w);
}
