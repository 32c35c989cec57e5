// SPDX-License-Identifier: EUPL-1.2
// The plan of a network: 24 gatherings made at once, and made again when the rhythm changes.
#include "gathering/plan.h"
#include "sql/catalog.h"
#include "sql/gathering.h"
#include "sql/invitation.h"
#include "sql/people.h"
#include "sql/told.h"

#define POOL_CATALOG sql_catalog
#include "db_pools.h"

static const struct instant noon = {INT64_C(1795600800) * US_PER_SECOND}; // 25 November 2026

static struct network network_new(struct db *db)
{
    struct network_id id = {0};
    struct gathering_id kickoff;
    struct network n = {0};
    network_add(db, S("Nettverk"), S("Formål"), S("Europe/Oslo"), date_of(2027, 1, 1), date_of(2028, 12, 31),
                27, (struct maybe_account_id){0}, noon, &id);
    gathering_add(db, id, 0, GATHERING_KIND_KICKOFF, S("Oppstartssamling"), date_of(2027, 1, 7), 9 * 60,
                  15 * 60, S(""), S(""), (struct maybe_str){0}, S("0-kickoff@nordvag.example"), &kickoff);
    CHECK(network_by_id(db, id, &n));
    return n;
}

static struct network_plan_taken take(struct db *db, const struct network *n,
                                      const struct network_plan_wish *wish, struct date today)
{
    struct plan_dates dates = network_plan_propose(db, n, wish, today);
    return network_plan_take(db, n, LANG_NB, &dates, today, S("x@nordvag.example"));
}

ON_BOTH("two years get a gathering every month and a full day every half-year, each on a good day, with why "
        "it was moved")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct network n = network_new(db);
    struct network_plan_taken taken = take(db, &n, &network_plan_usual, date_of(2026, 11, 25));
    struct gathering_list all = gatherings_of(db, n.id);
    int full_days = 0;
    CHECK_INT(taken.added, (int64_t)all.count - 1);
    CHECK(all.count >= 23 && all.count <= 25);
    struct day_rules rules = day_rules_of(COUNTRY_NORWAY);
    for (size_t i = 1; i < all.count; i++) {
        const struct gathering *g = &all.at[i];
        CHECK_INT(g->number, i);
        CHECK(day_reasons(&rules, g->held_on).count == 0);
        CHECK(g->held_on.days - all.at[i - 1].held_on.days >= PLAN_GAP_LEAST_DAYS);
        full_days += g->kind == GATHERING_KIND_FULL_DAY;
        // 1 July 2027 is the first Thursday of July, in the summer holidays
        if (g->held_on.days > date_of(2027, 6, 20).days && g->held_on.days < date_of(2027, 8, 30).days &&
            g->moved_why.is_set)
            CHECK(str_find_str(g->moved_why.value, S("sommerferie"), 0) < g->moved_why.value.len);
    }
    CHECK_INT(full_days, 4);
    CHECK_STR(all.at[1].uid, S("1-x@nordvag.example"));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("a new rhythm moves what lies ahead, leaves what is past, and keeps each calendar entry")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct network n = network_new(db);
    struct person_id kari = {0};
    struct unit_id unit = {0};
    struct network_plan_wish tuesdays = network_plan_usual;
    take(db, &n, &network_plan_usual, date_of(2026, 11, 25));
    struct gathering_list before = gatherings_of(db, n.id);
    demo_unit_add(db, (struct maybe_unit_id){0}, S("1"), S("Nordvåg"), &unit);
    demo_person_add(db,
                    &(struct demo_person_new){.match_key = S("n:1"),
                                              .given_name = S("Kari"),
                                              .family_name = S("N"),
                                              .unit = unit,
                                              .education = S("master"),
                                              .employment_type = S("permanent"),
                                              .hired_on = {20000}},
                    &kari);
    attendee_answer_put(db, before.at[5].id, kari, ANSWER_YES, 0, (struct instant){0});
    told_put(db, &(struct told){.gathering = before.at[5].id, .person = kari, .method = TOLD_METHOD_REQUEST});
    tuesdays.weekday = 2;
    tuesdays.nth = 3;
    struct date in_march = date_of(2027, 3, 20);
    struct network_plan_taken taken = take(db, &n, &tuesdays, in_march);
    struct gathering_list after = gatherings_of(db, n.id);
    for (size_t i = 0; i < taken.moved.count; i++) {
        struct gathering moved = {0};
        CHECK(gathering_by_id(db, taken.moved.at[i], &moved) && moved.held_on.days > in_march.days);
    }
    CHECK(taken.moved.count > 1);
    enum answer answer = ANSWER_YES; // in the calendar before
    CHECK(attendee_answer(db, before.at[5].id, kari, &answer) && answer == ANSWER_NONE);
    for (size_t i = 0; i < before.count; i++) {
        bool was_past = before.at[i].held_on.days <= in_march.days;
        CHECK_STR(after.at[i].uid, before.at[i].uid);
        CHECK(!was_past || after.at[i].held_on.days == before.at[i].held_on.days);
        CHECK(was_past || after.at[i].state == GATHERING_STATE_CANCELLED ||
              date_weekday(after.at[i].held_on) <= 5);
        CHECK_INT(after.at[i].sequence > before.at[i].sequence,
                  !was_past && (after.at[i].held_on.days != before.at[i].held_on.days ||
                                after.at[i].state == GATHERING_STATE_CANCELLED ||
                                after.at[i].start_minute != before.at[i].start_minute));
    }
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}
