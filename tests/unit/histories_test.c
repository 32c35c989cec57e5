// SPDX-License-Identifier: EUPL-1.2
// Histories made by chance: people are invited, answer on pages and in their calendars, are away for a time,
// leave and return, while gatherings are moved, reworded, called off and their groups made anew. Mails and
// answers are on their way for as long as they like. Whenever nothing is on its way to or from a person, that
// person's calendar shows what the plan says; and each mail on the way there was one that a calendar program
// takes.
#include "jobs/schedule.h"

#include "auth/password.h"
#include "gathering/gathering.h"
#include "invitation/invitation.h"
#include "network/away.h"
#include "network/membership.h"
#include "sql/auth.h"
#include "sql/catalog.h"
#include "sql/people.h"
#include "sql/gathering.h"
#include "sql/seating.h"

#include "db_pools.h"
#include "history.h"

#include <stdlib.h>

enum { STEPS = 24, SEATS = 3, ON_SQLITE = 400, ON_POSTGRES = 40 };

static const struct key key = {{7}};

static uint32_t any(struct history *h, uint32_t below)
{
    return rng_below(&h->rng, below);
}

static int any_person(struct history *h)
{
    return (int)any(h, PEOPLE);
}

static int any_gathering(struct history *h)
{
    return (int)any(h, GATHERINGS);
}

// ---- what may happen ----

static void invite(struct history *h)
{
    struct invitation_id id;
    if (invitation_add(h->db, h->network, h->people[any_person(h)], h->site.now, &id) == INVITATION_ADDED)
        notice_invitation(h->db, &h->site, id);
}

static enum answer any_answer(struct history *h)
{
    static const enum answer answers[] = {ANSWER_YES, ANSWER_YES, ANSWER_YES, ANSWER_NO, ANSWER_MAYBE};
    return answers[any(h, sizeof answers / sizeof answers[0])];
}

static void answer_invitation(struct history *h)
{
    struct person_id person = h->people[any_person(h)];
    struct invitation i;
    if (!invitation_of(h->db, h->network, person, &i))
        return;
    struct invitation_reply reply = {
        .invitation = i.id, .answer = any_answer(h), .via = ANSWER_VIA_LINK, .now = h->site.now};
    if (invitation_answer(h->db, &reply) == INVITATION_WAITING)
        notice_waiting(h->db, &h->site, i.id);
    notice_person(h->db, &h->site, h->network, person);
}

static void answer_gathering(struct history *h)
{
    int p = any_person(h), g = any_gathering(h);
    struct gathering row = history_gathering(h, g);
    if (!history_is_member(h, p) || row.state != GATHERING_STATE_PLANNED || !history_is_ahead(h, &row))
        return;
    attendee_answer_put(h->db, row.id, h->people[p], any_answer(h), row.sequence, h->site.now);
    notice_person(h->db, &h->site, h->network, h->people[p]);
}

static void answer_in_calendar(struct history *h)
{
    static const struct {
        enum partstat says;
        struct str partstat;
    } clicks[] = {{PARTSTAT_ACCEPTED, S_INIT("ACCEPTED")},
                  {PARTSTAT_ACCEPTED, S_INIT("ACCEPTED")},
                  {PARTSTAT_TENTATIVE, S_INIT("TENTATIVE")},
                  {PARTSTAT_DECLINED, S_INIT("DECLINED")}};
    int p = any_person(h), g = any_gathering(h);
    uint32_t click = any(h, sizeof clicks / sizeof clicks[0]);
    struct client_entry *e = client_entry(&h->client[p], history_gathering(h, g).uid);
    if (!client_shows(e) || h->answers.count == PENDING_MOST)
        return;
    client_click(e, clicks[click].partstat);
    struct calendar_reply reply = {.uid = e->uid,
                                   .has_sequence = true,
                                   .sequence = e->sequence,
                                   .has_stamp = true,
                                   .stamp = h->site.now,
                                   .attendee = str_format(h->arena, "kari%d@b.example", p),
                                   .answer = clicks[click].says};
    history_answer_leaves(h, p, &reply, e->organizer);
}

enum { OTHER_TIME = 1, OTHER_PLACE = 2, OTHER_WORDS = 4, EDITS = 8 };

static void edit(struct history *h)
{
    int g = any_gathering(h);
    uint32_t what = 1 + any(h, EDITS - 1);
    struct gathering row = history_gathering(h, g);
    struct gathering_edit to = {
        .id = row.id,
        .version = row.version,
        .title = what & OTHER_WORDS ? str_format(h->arena, "Samling, %u", any(h, 100)) : row.title,
        .place = what & OTHER_PLACE ? str_format(h->arena, "Rom %u", any(h, 100)) : row.place,
        .about = row.about,
        .held_on = what & OTHER_TIME ? date_plus_days(row.held_on, (int)any(h, 9) - 2) : row.held_on,
        .start_minute = (int32_t)(what & OTHER_TIME ? 60 * (8 + any(h, 4)) : row.start_minute),
        .end_minute = (int32_t)row.end_minute,
    };
    if (!history_is_ahead(h, &row) || gathering_edit(h->db, &to) == GATHERING_CHANGED_MEANWHILE)
        return;
    notice_gathering(h->db, &h->site, row.id);
    h->words_wait[g] = false;
}

static void edit_programme(struct history *h)
{
    int g = any_gathering(h);
    struct programme_item_id id;
    struct gathering row = history_gathering(h, g);
    programme_item_add(h->db, row.id, row.start_minute + 5 * any(h, 20), 30, ITEM_KIND_TALK,
                       str_format(h->arena, "Innlegg; %u", any(h, 100)), S("Salen"), S(""),
                       (struct maybe_str){0}, &id);
    h->words_wait[g] = true;
}

static void tell_programme(struct history *h)
{
    int g = any_gathering(h);
    notice_gathering(h->db, &h->site, h->gathering[g]);
    h->words_wait[g] = false;
}

static void leave(struct history *h)
{
    struct person_id person = h->people[any_person(h)];
    if (membership_leave(h->db, h->network, person, h->site.now) == MEMBERSHIP_LEFT)
        notice_person(h->db, &h->site, h->network, person);
}

static void go_away(struct history *h)
{
    struct date today = wall_from_instant(h->site.now, ZONE_OSLO).date;
    struct date from = date_plus_days(today, (int)any(h, 15));
    away_say(h->db, &(struct away_wish){.network = h->network,
                                        .person = h->people[any_person(h)],
                                        .starts_on = from,
                                        .ends_on = date_plus_days(from, 20 + (int)any(h, 60)),
                                        .today = today,
                                        .now = h->site.now});
}

static void come_back(struct history *h)
{
    struct date today = wall_from_instant(h->site.now, ZONE_OSLO).date;
    away_return(h->db, h->network, h->people[any_person(h)], today);
}

static void withdraw(struct history *h)
{
    struct invitation i;
    if (!invitation_of(h->db, h->network, h->people[any_person(h)], &i) ||
        !invitation_withdraw(h->db, i.id, h->site.now))
        return;
    notice_withdrawn(h->db, &h->site, i.id);
    notice_person(h->db, &h->site, h->network, i.person);
}

static void call_off(struct history *h)
{
    int g = any_gathering(h);
    if (any(h, 3) == 0 && gathering_call_off(h->db, h->gathering[g], (struct maybe_str){0}))
        notice_gathering(h->db, &h->site, h->gathering[g]);
}

static void end_network(struct history *h)
{
    if (any(h, 6) == 0)
        network_state_set(h->db, h->network, NETWORK_STATE_ENDED);
}

static void make_groups(struct history *h)
{
    struct seating_plan before;
    struct seating_plan_id plan;
    bool had_one = seating_plan_published(h->db, h->network, &before);
    if (had_one)
        seating_plan_state_set(h->db, before.id, PLAN_STATE_REPLACED);
    seating_plan_add(h->db,
                     &(struct seating_plan_new){.network = h->network,
                                                .method = S("random"),
                                                .size_least = 2,
                                                .size_most = 3,
                                                .created_at = h->site.now},
                     &plan);
    for (int g = 0; g < GATHERINGS; g++)
        for (int p = 0; p < PEOPLE; p++)
            if (history_is_member(h, p))
                seat_add(h->db, plan, h->gathering[g], h->people[p], 1 + any(h, 2));
    seating_plan_publish(h->db, plan, (struct maybe_seating_plan_id){had_one, before.id}, h->site.now);
    for (int g = 0; g < GATHERINGS; g++)
        notice_groups(h->db, &h->site, h->gathering[g], h->people, PEOPLE);
}

static void mails_arrive(struct history *h)
{
    history_receive(h, any_person(h));
}

static const struct {
    const char *name;
    void (*act)(struct history *h);
} acts[] = {
    {"invite", invite},
    {"invite", invite},
    {"answer the invitation", answer_invitation},
    {"answer the invitation", answer_invitation},
    {"answer on the page", answer_gathering},
    {"click in the calendar", answer_in_calendar},
    {"click in the calendar", answer_in_calendar},
    {"click in the calendar", answer_in_calendar},
    {"an answer arrives", history_answer_arrives},
    {"an answer arrives", history_answer_arrives},
    {"edit", edit},
    {"edit", edit},
    {"edit the programme", edit_programme},
    {"tell the programme", tell_programme},
    {"leave", leave},
    {"go away", go_away},
    {"go away", go_away},
    {"come back", come_back},
    {"withdraw", withdraw},
    {"call off", call_off},
    {"end the network", end_network},
    {"groups", make_groups},
    {"mails arrive", mails_arrive},
    {"mails arrive", mails_arrive},
    {"mails arrive", mails_arrive},
    {"mails arrive", mails_arrive},
};

/// Some days later at nine, or a minute: the schedule works on working days.
static void time_passes(struct history *h)
{
    struct wall w = wall_from_instant(instant_plus(h->site.now, US_PER_MINUTE), ZONE_OSLO);
    uint32_t days = any(h, 3) ? 0 : 1 + any(h, 5);
    if (days)
        w = (struct wall){date_plus_days(w.date, (int)days), 9 * 60};
    while (date_weekday(w.date) > 5)
        w = (struct wall){date_plus_days(w.date, 1), 9 * 60};
    h->site.now = wall_instant(w, ZONE_OSLO);
}

static void step(struct history *h)
{
    uint32_t what = any(h, sizeof acts / sizeof acts[0]);
    time_passes(h);
    buf_format(&h->log, "; %s", acts[what].name);
    acts[what].act(h);
    schedule_network(h->db, &h->site, h->network, ZONE_OSLO);
    history_asked(h);
    history_collect(h);
    history_compare(h);
}

/// All that is on its way arrives.
static void settle(struct history *h)
{
    while (h->answers.count || h->mails.count) {
        for (int p = 0; p < PEOPLE; p++)
            history_receive(h, p);
        history_answer_arrives(h);
        history_collect(h);
    }
    history_compare(h);
}

// ---- histories ----

static void people_add(struct db *db, struct person_id people[PEOPLE])
{
    struct unit_id unit = {0};
    setting_put(db, S("mail_from"), S("nettverk@tvers.example"));
    demo_unit_add(db, (struct maybe_unit_id){0}, S("1"), S("Teknisk"), &unit);
    for (int p = 0; p < PEOPLE; p++) {
        struct str address = str_format(test_arena(), "kari%d@b.example", p);
        demo_person_add(db,
                        &(struct demo_person_new){.match_key = str_format(test_arena(), "n:%d", p),
                                                  .given_name = S("Kari"),
                                                  .family_name = str_format(test_arena(), "Nordmann %d", p),
                                                  .email = address,
                                                  .email_key = address,
                                                  .unit = unit,
                                                  .hired_on = date_of(2026, 2, 1),
                                                  .education = S("master")},
                        &people[p]);
    }
}

/// A running network whose gatherings lie three, seven and eleven weeks ahead.
static struct history history_new(struct db *db, const struct person_id people[PEOPLE], uint64_t seed)
{
    struct instant monday = wall_instant((struct wall){date_of(2026, 11, 23), 9 * 60}, ZONE_OSLO);
    struct history h = {.db = db, .arena = db_arena(db), .rng = rng_new(seed)};
    h.log = buf_new(h.arena, 16 * 1024);
    h.site = notice_site_read(db, &key, S("https://tvers.example"), monday);
    network_add(db, S("Nettverk på tvers"), S("Vi lærer."), S("Europe/Oslo"), date_of(2026, 12, 14),
                date_of(2028, 12, 14), SEATS, (struct maybe_account_id){0}, monday, &h.network);
    network_state_set(db, h.network, NETWORK_STATE_RUNNING);
    for (int g = 0; g < GATHERINGS; g++)
        gathering_add(db, h.network, g, g ? GATHERING_KIND_MEETUP : GATHERING_KIND_KICKOFF, S("Samling"),
                      date_plus_days(date_of(2026, 12, 14), 28 * g), 9 * 60, 15 * 60, S("Rådhuset"),
                      S("Vi blir kjent, og lærer."), (struct maybe_str){0},
                      str_format(h.arena, "g%d@tvers.example", g), &h.gathering[g]);
    for (int p = 0; p < PEOPLE; p++) {
        h.people[p] = people[p];
        h.client[p] = (struct client){.arena = h.arena, .forgets = p % 2};
    }
    return h;
}

/// Rolled back at its end; returns what went wrong.
static struct str history_run(struct db_pool *pool, const struct person_id people[PEOPLE], uint64_t seed)
{
    struct arena *arena = arena_new();
    struct db *db = db_begin(pool, DB_WRITE, arena);
    struct history h = history_new(db, people, seed);
    for (int i = 0; i < STEPS && !h.fault.len; i++)
        step(&h);
    if (!h.fault.len)
        settle(&h);
    CHECK(!db_failed(db));
    struct str fault = str_copy(test_arena(), h.fault);
    db_end(db, DB_ROLLBACK);
    arena_free(arena);
    return fault;
}

/// TVERS_HISTORIES=2000 build/debug/tests/histories_test looks for what is rarer.
static int64_t histories_wanted(int64_t usual)
{
    int64_t wanted = 0;
    const char *given = getenv("TVERS_HISTORIES");
    return given && str_int(str_from(given), &wanted) ? wanted : usual;
}

static void histories_run(struct db_pool *pool, int64_t count)
{
    struct person_id people[PEOPLE];
    struct str fault = S("");
    auth_begin();
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    people_add(db, people);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    for (int64_t seed = 1; seed <= count && !fault.len; seed++) {
        fault = history_run(pool, people, (uint64_t)seed);
        if (fault.len)
            fault = str_format(test_arena(), "history %lld: %.*s", (long long)seed, STR(fault));
    }
    CHECK_STR(fault, S(""));
}

static void run_on_sqlite(struct db_pool *pool)
{
    histories_run(pool, histories_wanted(ON_SQLITE));
}

static void run_on_postgres(struct db_pool *pool)
{
    histories_run(pool, histories_wanted(ON_POSTGRES));
}

TEST("SQLite: whatever happened, in whatever order: each person's calendar shows what the plan says")
{
    on_sqlite(&sql_catalog, run_on_sqlite);
}

TEST("PostgreSQL: whatever happened, in whatever order: each person's calendar shows what the plan says")
{
    on_postgres(&sql_catalog, run_on_postgres);
}
