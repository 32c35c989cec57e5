// SPDX-License-Identifier: EUPL-1.2
// Home again: every move of the return plan for whom it is, every other one refused; the talk that both have
// to say was held; who passes a theme on, and no more after leaving.
#define POOL_CATALOG sql_catalog
#include "colleague.h"
#include "db_pools.h"

#include "ask/ask.h"
#include "gathering/feed.h"
#include "people/lookup.h"
#include "rotation/home.h"
#include "sql/catalog.h"

/// The row of rotation.md, written down a second time: due -> done, moved or dropped, by the person; the
/// debrief's done also by the manager.
TEST("every move of a return item works for whom it is, and every other is refused")
{
    for (enum return_kind kind = RETURN_KIND_DEBRIEF; kind <= RETURN_KIND_OTHER; kind++)
        for (enum return_state from = RETURN_STATE_DUE; from <= RETURN_STATE_DROPPED; from++)
            for (enum return_state to = RETURN_STATE_DUE; to <= RETURN_STATE_DROPPED; to++) {
                bool listed = from == RETURN_STATE_DUE && to != RETURN_STATE_DUE;
                bool is_talk = kind == RETURN_KIND_DEBRIEF && to == RETURN_STATE_DONE;
                CHECK_INT(return_may_move(kind, from, to, BY_HOMECOMER), listed);
                CHECK_INT(return_may_move(kind, from, to, BY_OWN_MANAGER), listed && is_talk);
                CHECK(!return_may_move(kind, from, to, BY_OTHERS));
            }
}

// ---- a small world: Kari's rotation ends on the 31st ----

struct world {
    struct db *db;
    struct unit_id unit;
    struct person_id kari, leader, ola;
    struct theme_id theme;
    struct agreement_id agreement;
    struct date today, last;
    struct instant now;
};

static const struct maybe_person_id nobody;

static void day_is(struct world *w, struct date day)
{
    w->today = day;
    w->now = wall_instant((struct wall){day, 600}, ZONE_OSLO);
}

static void agreement_runs(struct world *w)
{
    struct agreement_version_id version;
    agreement_add(w->db, (struct maybe_application_id){0}, w->theme, (struct maybe_person_id){true, w->kari},
                  w->now, &w->agreement);
    agreement_version_add(
        w->db,
        &(struct agreement_version_new){
            .agreement = w->agreement, .number = 1, .state = VERSION_STATE_VALID, .made_at = w->now},
        &version);
    stretch_add(w->db, version, date_of(2026, 9, 1), w->last, 800);
    return_agreed_add(w->db, version, 1, RETURN_KIND_DEBRIEF, S("Vi to, en time."),
                      date_plus_days(w->last, 7));
    return_agreed_add(w->db, version, 2, RETURN_KIND_TALK, S("For hele etaten."),
                      date_plus_days(w->last, 20));
    CHECK(agreement_complete(w->db, w->agreement, 1));
    CHECK(agreement_state_set(w->db, w->agreement, AGREEMENT_STATE_DRAFT, AGREEMENT_STATE_RUNNING,
                              (struct maybe_date){0}, (struct maybe_end_how){0},
                              (struct maybe_end_reason){0}));
}

static void world_begin(struct world *w, struct db_pool *pool)
{
    *w = (struct world){.db = db_begin(pool, DB_WRITE, test_arena()), .last = date_of(2026, 10, 31)};
    day_is(w, date_of(2026, 9, 1));
    demo_unit_add(w->db, (struct maybe_unit_id){0}, S("1"), S("Kultur"), &w->unit);
    w->kari = colleague_add(w->db, "Kari", w->unit, nobody);
    w->leader = colleague_add(w->db, "Leder", w->unit, nobody);
    w->ola = colleague_add(w->db, "Ola", w->unit, nobody);
    demo_unit_manager_add(w->db, w->unit, w->leader);
    theme_add(w->db, S("Regnvann"), THEME_KIND_MODEL, S("Hva gjør vi med regnet?"), (struct maybe_unit_id){0},
              nobody, w->now, &w->theme);
    agreement_runs(w);
}

static void turn_on(struct world *w, struct date day)
{
    day_is(w, day);
    for (int twice = 0; twice < 2; twice++) { // a second server
        agreements_turn(w->db, w->today, w->now);
        home_turn(w->db, w->today, w->now);
    }
}

static void comes_home(struct world *w)
{
    turn_on(w, date_plus_days(w->last, 1));
}

static struct return_item item_of(const struct world *w, enum return_kind kind, enum return_state state)
{
    struct return_item_list all = return_items_of(w->db, w->agreement);
    for (size_t i = 0; i < all.count; i++)
        if (all.at[i].kind == kind && all.at[i].state == state)
            return all.at[i];
    CHECK(!"there is one");
    return (struct return_item){0};
}

static bool is_asked(const struct world *w, struct return_item_id id, struct person_id person)
{
    struct ask ask;
    return ask_asked(w->db, ASK_KIND_RETURN_ITEM, id.n, person, &ask) && ask.state == ASK_STATE_OPEN;
}

static size_t found(const struct world *w, const char *words)
{
    return lookup_people(w->db, str_from(words), 10).count;
}

static void done(struct world *w)
{
    CHECK(db_end(w->db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("what was agreed is due when the rotation has ended, and is asked on its day, not before")
{
    struct world w;
    world_begin(&w, pool);
    turn_on(&w, w.last);
    CHECK_INT(return_items_of(w.db, w.agreement).count, 0);
    CHECK_INT(disseminators_of(w.db, w.theme).count, 0);
    comes_home(&w);
    CHECK_INT(return_items_of(w.db, w.agreement).count, 2);
    struct return_item talk = item_of(&w, RETURN_KIND_TALK, RETURN_STATE_DUE);
    CHECK(!is_asked(&w, talk.id, w.kari));
    CHECK_INT(talks_to_come(w.db, w.today).count, 1); // the debrief is nobody else's
    turn_on(&w, talk.due_on);
    CHECK(is_asked(&w, talk.id, w.kari) && !is_asked(&w, talk.id, w.leader));
    CHECK_INT(return_done(w.db, &talk, w.leader, w.today, w.now), RETURN_REFUSED);
    CHECK_INT(return_done(w.db, &talk, w.ola, w.today, w.now), RETURN_REFUSED);
    CHECK_INT(return_done(w.db, &talk, w.kari, w.today, w.now), RETURN_SETTLED);
    CHECK_INT(return_drop(w.db, &talk, w.kari, S("syk"), w.today, w.now), RETURN_STALE);
    CHECK(!is_asked(&w, talk.id, w.kari));
    CHECK_INT(talks_to_come(w.db, w.today).count, 0);
    done(&w);
}

ON_BOTH("the talk with the manager was held when both have said so, whoever says it first")
{
    for (int manager_first = 0; manager_first < 2; manager_first++) {
        struct world w;
        world_begin(&w, pool);
        comes_home(&w);
        struct return_item item = item_of(&w, RETURN_KIND_DEBRIEF, RETURN_STATE_DUE);
        struct person_id first = manager_first ? w.leader : w.kari,
                         second = manager_first ? w.kari : w.leader;
        turn_on(&w, item.due_on);
        CHECK(is_asked(&w, item.id, w.kari));
        CHECK_INT(return_done(w.db, &item, w.ola, w.today, w.now), RETURN_REFUSED);
        CHECK_INT(return_drop(w.db, &item, w.leader, S("nei"), w.today, w.now), RETURN_REFUSED);
        CHECK_INT(return_done(w.db, &item, first, w.today, w.now), RETURN_HALF_SAID);
        item = item_of(&w, RETURN_KIND_DEBRIEF, RETURN_STATE_DUE);
        CHECK(is_asked(&w, item.id, second) && !is_asked(&w, item.id, first));
        turn_on(&w, date_plus_days(w.today, 1));
        CHECK(!is_asked(&w, item.id, first)); // has said so
        CHECK_INT(return_done(w.db, &item, second, w.today, w.now), RETURN_SETTLED);
        CHECK(!is_asked(&w, item.id, w.leader) && !is_asked(&w, item.id, w.kari));
        CHECK(db_end(w.db, DB_ROLLBACK) == DB_DONE);
    }
}

ON_BOTH("what is moved is due anew on the other day, as another item; dropping needs no day but keeps why")
{
    struct world w;
    world_begin(&w, pool);
    comes_home(&w);
    struct return_item talk = item_of(&w, RETURN_KIND_TALK, RETURN_STATE_DUE);
    struct date later = date_plus_days(talk.due_on, 14);
    CHECK_INT(return_move(w.db, &talk, w.kari, w.today, w.today, w.now), RETURN_DAY_WRONG);
    CHECK_INT(return_move(w.db, &talk, w.ola, later, w.today, w.now), RETURN_REFUSED);
    CHECK_INT(return_move(w.db, &talk, w.kari, later, w.today, w.now), RETURN_SETTLED);
    CHECK(!date_compare(item_of(&w, RETURN_KIND_TALK, RETURN_STATE_MOVED).due_on, talk.due_on));
    struct return_item next = item_of(&w, RETURN_KIND_TALK, RETURN_STATE_DUE);
    CHECK(!date_compare(next.due_on, later));
    turn_on(&w, talk.due_on);
    CHECK(!is_asked(&w, talk.id, w.kari) && !is_asked(&w, next.id, w.kari));
    CHECK_INT(return_drop(w.db, &next, w.kari, S("Salen er stengt."), w.today, w.now), RETURN_SETTLED);
    CHECK_STR(item_of(&w, RETURN_KIND_TALK, RETURN_STATE_DROPPED).reason, S("Salen er stengt."));
    done(&w);
}

ON_BOTH("who came home passes the theme on, is found by its words and has the days in the calendar")
{
    struct world w;
    world_begin(&w, pool);
    CHECK_INT(found(&w, "regnvann"), 0);
    comes_home(&w);
    CHECK_INT(disseminators_of(w.db, w.theme).count, 1);
    CHECK_INT(themes_passed_on(w.db, w.kari).count, 1);
    CHECK_INT(found(&w, "regnv"), 1);
    struct feed_question q = {w.kari, w.today, LANG_NB, S("Tvers"), S("https://tvers.example")};
    struct str feed = feed_write(w.db, &q);
    CHECK(str_find_str(feed, S("DTSTART;VALUE=DATE:20261120"), 0) < feed.len);
    disseminator_stop(w.db, w.theme, w.kari, w.today);
    CHECK_INT(themes_passed_on(w.db, w.kari).count, 0);
    CHECK_INT(found(&w, "regnv"), 0);
    done(&w);
}

ON_BOTH("a rotation that ended early has its plan, but nobody passes on what was not written")
{
    struct world w;
    struct agreement a;
    world_begin(&w, pool);
    CHECK(agreement_by_id(w.db, w.agreement, &a));
    CHECK(agreement_end(w.db, &a, END_REASON_BASE, w.today, w.now).done == AGREEMENT_DONE);
    CHECK_INT(return_items_of(w.db, w.agreement).count, 2);
    CHECK_INT(disseminators_of(w.db, w.theme).count, 0);
    done(&w);
}

ON_BOTH("who leaves has nothing more to do and passes nothing on")
{
    struct world w;
    world_begin(&w, pool);
    comes_home(&w);
    struct return_item talk = item_of(&w, RETURN_KIND_TALK, RETURN_STATE_DUE);
    turn_on(&w, talk.due_on);
    demo_person_leaves(w.db, w.kari);
    turn_on(&w, date_plus_days(w.today, 1));
    CHECK(!is_asked(&w, talk.id, w.kari));
    CHECK_INT(item_of(&w, RETURN_KIND_TALK, RETURN_STATE_DROPPED).id.n, talk.id.n);
    struct disseminator_list all = disseminators_of(w.db, w.theme);
    CHECK(all.count == 1 && all.at[0].until_on.is_set);
    done(&w);
}
