// SPDX-License-Identifier: EUPL-1.2
// Calls and applications: every move of the table for whom it is, every other one refused; withdrawing after
// the offer, offers that lapsed, two offers at once; a call that nobody decides; who is asked as a manager.
#define POOL_CATALOG sql_catalog
#include "colleague.h"
#include "db_pools.h"

#include "people/manager.h"
#include "rotation/call.h"
#include "sql/catalog.h"

static const struct {
    const char *from, *to;
    int by;
} application_moves[] =
    {
        {"draft", "sent", BY_APPLICANT},        {"sent", "offered", BY_CHOOSERS},
        {"sent", "not_chosen", BY_DECIDING},    {"sent", "withdrawn", BY_APPLICANT},
        {"offered", "withdrawn", BY_APPLICANT}, {"offered", "accepted", BY_APPLICANT},
        {"offered", "declined", BY_APPLICANT},  {"offered", "lapsed", BY_DAY},
        {"accepted", "placed", BY_AGREEING},
},
  call_moves[] = {
      {"draft", "published", BY_CALLERS},
      {"published", "closed", BY_CALL_DAY},
      {"closed", "decided", BY_CALLERS},
      {"closed", "decided", BY_CALL_DAY},
};

TEST("every move of an application works for whom it is, and every other is refused")
{
    for (enum application_state from = APPLICATION_STATE_DRAFT; from <= APPLICATION_STATE_LAPSED; from++)
        for (enum application_state to = APPLICATION_STATE_DRAFT; to <= APPLICATION_STATE_LAPSED; to++)
            for (int by = 0; by < APPLICATION_MOVERS; by++) {
                bool listed = false;
                for (size_t i = 0; i < sizeof application_moves / sizeof *application_moves; i++)
                    listed |= str_is(application_state_text(from), str_from(application_moves[i].from)) &&
                              str_is(application_state_text(to), str_from(application_moves[i].to)) &&
                              application_moves[i].by == by;
                CHECK_INT(application_may_move(from, to, (enum application_mover)by), listed);
            }
}

TEST("every move of a call works for whom it is, and every other is refused")
{
    for (enum call_state from = CALL_STATE_DRAFT; from <= CALL_STATE_DECIDED; from++)
        for (enum call_state to = CALL_STATE_DRAFT; to <= CALL_STATE_DECIDED; to++)
            for (int by = 0; by < CALL_MOVERS; by++) {
                bool listed = false;
                for (size_t i = 0; i < sizeof call_moves / sizeof *call_moves; i++)
                    listed |= str_is(call_state_text(from), str_from(call_moves[i].from)) &&
                              str_is(call_state_text(to), str_from(call_moves[i].to)) &&
                              call_moves[i].by == by;
                CHECK_INT(call_may_move(from, to, (enum call_mover)by), listed);
            }
}

// ---- a small world ----

struct world {
    struct db *db;
    struct unit_id top, unit;
    struct person_id kari, ola;
    struct theme_id theme;
    struct date today;
    struct instant now;
};

static const struct maybe_person_id nobody;

static struct theme_id open_theme(const struct world *w, const char *title)
{
    struct theme_id id = {0};
    struct theme_step step = {.from = THEME_STATE_DRAFT,
                              .to = THEME_STATE_PROPOSED,
                              .by = BY_TEAM,
                              .now = w->now,
                              .today = w->today};
    theme_add(w->db, str_from(title), THEME_KIND_MODEL, S("Hva gjør vi med regnet?"),
              (struct maybe_unit_id){0}, nobody, w->now, &id);
    step.theme = id;
    CHECK(theme_move(w->db, &step) == THEME_MOVED);
    step.from = THEME_STATE_PROPOSED;
    step.to = THEME_STATE_OPEN;
    CHECK(theme_move(w->db, &step) == THEME_MOVED);
    return id;
}

static struct world world_new(struct db_pool *pool)
{
    struct world w = {.db = db_begin(pool, DB_WRITE, test_arena()),
                      .today = date_of(2026, 11, 23),
                      .now = wall_instant((struct wall){date_of(2026, 11, 23), 600}, ZONE_OSLO)};
    demo_unit_add(w.db, (struct maybe_unit_id){0}, S("1"), S("Kommunen"), &w.top);
    demo_unit_add(w.db, (struct maybe_unit_id){true, w.top}, S("2"), S("Kultur"), &w.unit);
    w.kari = colleague_add(w.db, "Kari", w.unit, nobody);
    w.ola = colleague_add(w.db, "Ola", w.unit, nobody);
    w.theme = open_theme(&w, "Regnvann");
    return w;
}

static struct call publish(const struct world *w, struct theme_id theme, int days)
{
    struct call call;
    struct call_id id;
    call_add(w->db, theme, date_plus_days(w->today, days), &id);
    CHECK(call_by_id(w->db, id, &call));
    CHECK(call_publish(w->db, &call, w->today, w->now) == CALL_PUBLISHED);
    CHECK(call_by_id(w->db, id, &call));
    return call;
}

static struct call call_again(const struct world *w, struct call call)
{
    CHECK(call_by_id(w->db, call.id, &call));
    return call;
}

static enum applied apply(const struct world *w, struct call call, struct person_id person, bool sends,
                          struct application_id *id)
{
    struct application_words words = {.call = call.id,
                                      .person = person,
                                      .why = S("Jeg har gjort dette før."),
                                      .today = w->today,
                                      .now = w->now};
    return application_write(w->db, &words, sends, id);
}

static struct application applied(const struct world *w, struct call call, struct person_id person)
{
    struct application a;
    struct application_id id;
    CHECK(apply(w, call, person, true, &id) == APPLIED);
    CHECK(application_by_id(w->db, id, &a));
    return a;
}

static struct application again(const struct world *w, struct application a)
{
    CHECK(application_by_id(w->db, a.id, &a));
    return a;
}

static void offer(const struct world *w, struct application *a, int days)
{
    CHECK(application_offer(w->db, a, date_plus_days(w->today, days), w->today, w->now) == APPLICATION_MOVED);
    *a = again(w, *a);
}

static void pass(struct world *w, int days)
{
    w->today = date_plus_days(w->today, days);
    w->now = instant_plus(w->now, days * US_PER_DAY);
    applications_turn(w->db, w->today, w->now);
    calls_turn(w->db, w->today, w->now);
}

static enum theme_state theme_state_now(const struct world *w, struct theme_id id)
{
    struct theme t;
    CHECK(theme_by_id(w->db, id, &t));
    return t.state;
}

static void done(const struct world *w)
{
    CHECK(db_end(w->db, DB_COMMIT) == DB_DONE);
}

// ---- calls ----

ON_BOTH("only an open theme has a call, and its last day is ahead")
{
    struct world w = world_new(pool);
    struct call call = {.theme = w.theme, .state = CALL_STATE_DRAFT, .closes_on = w.today};
    CHECK(call_publish(w.db, &call, w.today, w.now) == CALL_DAY_WRONG);
    call.closes_on = date_plus_days(w.today, CALL_DAYS_MOST + 1);
    CHECK(call_publish(w.db, &call, w.today, w.now) == CALL_DAY_WRONG);
    theme_add(w.db, S("Utkast"), THEME_KIND_MODEL, S("Hva?"), (struct maybe_unit_id){0}, nobody, w.now,
              &call.theme);
    call.closes_on = date_plus_days(w.today, 5);
    CHECK(call_publish(w.db, &call, w.today, w.now) == CALL_THEME_NOT_OPEN);
    done(&w);
}

ON_BOTH("who may apply until the last day is over, once, and a draft is not sent")
{
    struct world w = world_new(pool);
    struct call call = publish(&w, w.theme, 5);
    struct application_id id;
    struct application a;
    pass(&w, 5);
    CHECK(apply(&w, call, w.kari, false, &id) == APPLIED);
    CHECK(application_by_id(w.db, id, &a) && a.state == APPLICATION_STATE_DRAFT);
    CHECK_INT(applications_of_call(w.db, call.id).count, 0); // the team sees no draft
    CHECK(apply(&w, call, w.kari, true, &id) == APPLIED);
    CHECK(apply(&w, call, w.kari, true, &id) == APPLY_SENT_ALREADY);
    CHECK_INT(applications_of_call(w.db, call.id).count, 1);
    pass(&w, 1);
    CHECK(apply(&w, call, w.ola, true, &id) == APPLY_CLOSED);
    CHECK(call_again(&w, call).state == CALL_STATE_CLOSED);
    done(&w);
}

ON_BOTH("a call that is decided answers everyone who waits; names of those not chosen are gone from its "
        "page, counts stay")
{
    struct world w = world_new(pool);
    struct call call = publish(&w, w.theme, 5);
    struct application kari = applied(&w, call, w.kari), ola = applied(&w, call, w.ola);
    CHECK(call_decide(w.db, &call, false, w.today, w.now) == CALL_RUNS_YET);
    pass(&w, 6);
    call = call_again(&w, call);
    offer(&w, &kari, 10);
    CHECK(call_decide(w.db, &call, false, w.today, w.now) == CALL_DECIDED);
    CHECK(call_decide(w.db, &call, false, w.today, w.now) == CALL_DECIDED_ALREADY); // as the page had it
    CHECK(again(&w, ola).state == APPLICATION_STATE_NOT_CHOSEN);
    CHECK_INT(applications_of_call(w.db, call.id).count, 1);
    CHECK_INT(applications_counted(w.db, call.id).count, 2);
    CHECK(theme_state_now(&w, w.theme) == THEME_STATE_OPEN); // somebody has an offer
    done(&w);
}

ON_BOTH("a call that nobody decides in 21 days decides itself, and its theme closes")
{
    struct world w = world_new(pool);
    struct call call = publish(&w, w.theme, 5);
    struct application kari = applied(&w, call, w.kari);
    pass(&w, 6);
    pass(&w, CALL_STALE_DAYS - 1);
    CHECK(call_again(&w, call).state == CALL_STATE_CLOSED);
    pass(&w, 1);
    CHECK(call_again(&w, call).state == CALL_STATE_DECIDED);
    CHECK(again(&w, kari).state == APPLICATION_STATE_NOT_CHOSEN);
    CHECK(theme_state_now(&w, w.theme) == THEME_STATE_CLOSED);
    done(&w);
}

// ---- trap 5 ----

ON_BOTH("an offer is withdrawn from after it came, and then it is nobody's to accept")
{
    struct world w = world_new(pool);
    struct application a = applied(&w, publish(&w, w.theme, 5), w.kari);
    struct application as_shown;
    offer(&w, &a, 10);
    as_shown = a;
    CHECK(application_withdraw(w.db, &a, WITHDRAW_REASON_FAMILY, w.now) == APPLICATION_MOVED);
    CHECK(application_answer(w.db, &as_shown, true, w.today, w.now) == APPLICATION_STALE);
    a = again(&w, a);
    CHECK(application_answer(w.db, &a, true, w.today, w.now) == APPLICATION_REFUSED);
    CHECK(a.reason.is_set && a.reason.value == WITHDRAW_REASON_FAMILY);
    done(&w);
}

ON_BOTH("an offer whose day is over is not accepted, neither before nor after the schedule has seen it")
{
    struct world w = world_new(pool);
    struct application a = applied(&w, publish(&w, w.theme, 5), w.kari);
    offer(&w, &a, 3);
    struct date last = date_plus_days(w.today, 3), late = date_plus_days(w.today, 4);
    CHECK(application_answer(w.db, &a, true, late, w.now) == APPLICATION_LAPSED);
    pass(&w, 3);
    CHECK(again(&w, a).state == APPLICATION_STATE_OFFERED); // its last day is whole
    pass(&w, 1);
    CHECK(again(&w, a).state == APPLICATION_STATE_LAPSED);
    a = again(&w, a);
    CHECK(application_answer(w.db, &a, true, last, w.now) == APPLICATION_LAPSED);
    done(&w);
}

ON_BOTH("two offers are held until one is accepted: the other is declined in the same moment")
{
    struct world w = world_new(pool);
    struct theme_id second = open_theme(&w, "Snø");
    struct application a = applied(&w, publish(&w, w.theme, 5), w.kari);
    struct application b = applied(&w, publish(&w, second, 5), w.kari);
    offer(&w, &a, 10);
    offer(&w, &b, 12);
    CHECK(application_answer(w.db, &b, true, w.today, w.now) == APPLICATION_MOVED);
    CHECK(again(&w, a).state == APPLICATION_STATE_DECLINED);
    CHECK(again(&w, b).state == APPLICATION_STATE_ACCEPTED);
    done(&w);
}

ON_BOTH("90 days after somebody was not chosen their name and words are gone, and the count stays")
{
    struct world w = world_new(pool);
    struct call call = publish(&w, w.theme, 5);
    struct application a = applied(&w, call, w.kari);
    pass(&w, 6);
    call = call_again(&w, call);
    CHECK(call_decide(w.db, &call, false, w.today, w.now) == CALL_DECIDED);
    pass(&w, APPLICATION_KEPT_DAYS);
    CHECK(again(&w, a).person.is_set);
    pass(&w, 1);
    a = again(&w, a);
    CHECK(!a.person.is_set && !a.why.len);
    CHECK_INT(applications_counted(w.db, call.id).count, 1);
    done(&w);
}

// ---- trap 2: whose word is asked ----

static struct manager manager(const struct world *w, struct person_id of, const struct person_id *matter,
                              size_t count)
{
    return manager_of(w->db, of, (struct manager_matter){matter, count});
}

ON_BOTH("a manager is whom the staff list names, else the unit's, else that of a unit above; never oneself")
{
    struct world w = world_new(pool);
    CHECK(manager(&w, w.kari, NULL, 0).found == MANAGER_NONE);
    struct person_id chief = colleague_add(w.db, "Sjef", w.top, nobody);
    demo_unit_manager_add(w.db, w.top, chief);
    CHECK_INT(manager(&w, w.kari, NULL, 0).person.n, chief.n);
    CHECK(manager(&w, chief, NULL, 0).found == MANAGER_NONE);
    struct person_id leader = colleague_add(w.db, "Leder", w.unit, nobody);
    demo_unit_manager_add(w.db, w.unit, leader);
    CHECK_INT(manager(&w, w.kari, NULL, 0).person.n, leader.n);
    CHECK_INT(manager(&w, leader, NULL, 0).person.n, chief.n);
    struct person_id named = colleague_add(w.db, "Siri", w.unit, (struct maybe_person_id){true, w.ola});
    CHECK_INT(manager(&w, named, NULL, 0).person.n, w.ola.n);
    done(&w);
}

ON_BOTH("a manager who has left is none: the next one up is")
{
    struct world w = world_new(pool);
    struct person_id chief = colleague_add(w.db, "Sjef", w.top, nobody),
                     leader = colleague_add(w.db, "Leder", w.unit, nobody);
    demo_unit_manager_add(w.db, w.top, chief);
    demo_unit_manager_add(w.db, w.unit, leader);
    demo_person_leaves(w.db, leader);
    CHECK_INT(manager(&w, w.kari, NULL, 0).person.n, chief.n);
    demo_person_leaves(w.db, chief);
    CHECK(manager(&w, w.kari, NULL, 0).found == MANAGER_NONE);
    done(&w);
}

ON_BOTH("a manager who is a part of the matter is a conflict, and the next one up who is none is proposed, "
        "not asked")
{
    struct world w = world_new(pool);
    struct person_id chief = colleague_add(w.db, "Sjef", w.top, nobody),
                     leader = colleague_add(w.db, "Leder", w.unit, nobody);
    demo_unit_manager_add(w.db, w.top, chief);
    demo_unit_manager_add(w.db, w.unit, leader);
    struct manager m = manager(&w, w.kari, &leader, 1);
    CHECK(m.found == MANAGER_CONFLICT && m.person.n == leader.n && m.above.is_set &&
          m.above.value.n == chief.n);
    struct person_id both[] = {leader, chief};
    m = manager(&w, w.kari, both, 2);
    CHECK(m.found == MANAGER_CONFLICT && !m.above.is_set);
    CHECK(manager(&w, w.kari, &w.ola, 1).found == MANAGER_FOUND);
    done(&w);
}
