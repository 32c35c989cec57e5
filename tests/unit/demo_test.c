// SPDX-License-Identifier: EUPL-1.2
// The fictional municipalities: the same from the same seed, and never the same person twice; and their
// networks, whatever day it is.
#include "demo/fill.h"

#include "auth/password.h"
#include "demo/networks.h"
#include "network/handover.h"
#include "network/warning.h"
#include "sql/auth.h"
#include "sql/catalog.h"
#include "sql/ballot.h"
#include "sql/gathering.h"
#include "sql/hosting.h"
#include "sql/invitation.h"
#include "sql/network.h"
#include "sql/outbox.h"
#include "sql/person.h"
#include "sql/seating.h"
#include "sql/topic.h"

#define POOL_CATALOG sql_catalog
#include "db_pools.h"

#include <stdlib.h>

static int compare(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static size_t distinct(struct str *texts, size_t count)
{
    size_t different = count > 0;
    qsort(texts, count, sizeof *texts, compare);
    for (size_t i = 1; i < count; i++)
        different += !str_is(texts[i - 1], texts[i]);
    return different;
}

static struct municipality made_of(enum demo_country country, uint64_t seed)
{
    return municipality_new(test_arena(), demo_set_of(country), seed, date_of(2026, 11, 23));
}

static void check_size(enum demo_country country)
{
    struct municipality m = made_of(country, 1);
    CHECK(m.people_count > 2700 && m.people_count < 2900);
    CHECK(m.unit_count > 58 && m.unit_count < 66);
}

TEST("Nordvåg and Æbelsund have about 2,800 employees in about 60 units")
{
    check_size(DEMO_NORWEGIAN);
    check_size(DEMO_DANISH);
}

static void check_distinct(enum demo_country country)
{
    struct municipality m = made_of(country, 7);
    struct str *names = NEW_ARRAY(test_arena(), struct str, m.people_count);
    struct str *mails = NEW_ARRAY(test_arena(), struct str, m.people_count);
    for (size_t i = 0; i < m.people_count; i++) {
        names[i] = str_cat(test_arena(), m.people[i].given_name, m.people[i].family_name);
        mails[i] = m.people[i].email;
    }
    CHECK_INT(distinct(names, m.people_count), m.people_count);
    CHECK_INT(distinct(mails, m.people_count), m.people_count);
}

TEST("no two employees share a name or an address")
{
    check_distinct(DEMO_NORWEGIAN);
    check_distinct(DEMO_DANISH);
}

TEST("addresses spell æ, ø and å as the country does")
{
    struct municipality norwegian = made_of(DEMO_NORWEGIAN, 1), danish = made_of(DEMO_DANISH, 1);
    for (size_t i = 0; i < norwegian.people_count; i++)
        if (str_is(norwegian.people[i].family_name, S("Sørensen")))
            CHECK(str_ends(norwegian.people[i].email, S("sorensen@nordvag.example")));
    for (size_t i = 0; i < danish.people_count; i++)
        if (str_is(danish.people[i].family_name, S("Sørensen")))
            CHECK(str_ends(danish.people[i].email, S("soerensen@aebelsund.example")));
}

static void check_same(enum demo_country country)
{
    struct municipality a = made_of(country, 3), b = made_of(country, 3), c = made_of(country, 4);
    size_t differ = 0;
    for (size_t i = 0; i < a.people_count; i++) {
        CHECK_STR(a.people[i].email, b.people[i].email);
        differ += !str_is(a.people[i].email, c.people[i].email);
    }
    CHECK(differ > a.people_count / 2);
}

TEST("the same seed gives the same people, another seed others")
{
    check_same(DEMO_NORWEGIAN);
    check_same(DEMO_DANISH);
}

static int eligible_in(enum demo_country country)
{
    struct municipality m = made_of(country, 1);
    int eligible = 0;
    for (size_t i = 0; i < m.people_count; i++)
        eligible += str_is(m.people[i].education, S("master")) &&
                    date_compare(m.people[i].hired_on, date_of(2026, 1, 1)) >= 0 && !m.people[i].is_manager;
    return eligible;
}

TEST("at least 27 employees with a master's degree were hired since New Year")
{
    CHECK(eligible_in(DEMO_NORWEGIAN) >= 27);
    CHECK(eligible_in(DEMO_DANISH) >= 27);
}

TEST("in every unit, the weights of the jobs add up to 100")
{
    for (int country = DEMO_NORWEGIAN; country <= DEMO_DANISH; country++) {
        const struct demo_set *set = demo_set_of((enum demo_country)country);
        for (size_t p = 0; p < set->place_count; p++) {
            int sum = 0;
            for (size_t j = 0; j < set->job_count; j++)
                sum += set->jobs[j].work == set->places[p].work ? set->jobs[j].weight : 0;
            CHECK_INT(sum, 100);
        }
    }
}

// ---- the networks ----

static void filled_at(struct db_pool *pool, enum demo_country country, struct date today)
{
    auth_begin();
    struct demo_setting setting = {.now = wall_instant((struct wall){today, 12 * 60}, ZONE_OSLO),
                                   .key = {{1}},
                                   .public_url = S("http://127.0.0.1:8080"),
                                   .program = S("build/debug/tvers"),
                                   .country = country};
    CHECK_INT(demo_fill(pool, test_arena(), &setting), DEMO_FILLED);
}

/// The one whose name begins so.
static struct network_id network_named(struct db *db, struct str name)
{
    struct network_row_list all = networks_all(db);
    for (size_t i = 0; i < all.count; i++)
        if (str_starts(all.at[i].name, name))
            return all.at[i].id;
    CHECK(!"such a network");
    return (struct network_id){0};
}

static size_t absent_from(struct db *db, struct gathering_id gathering)
{
    struct attendance_list list = attendance_of(db, gathering);
    size_t absent = 0;
    for (size_t i = 0; i < list.count; i++)
        absent += list.at[i].came.is_set && !list.at[i].came.value;
    return absent;
}

/// What a meet-up that has been held was about is a topic that was worked on.
static void check_topic(struct db *db, const struct gathering *g)
{
    struct topic topic = {0};
    if (g->kind != GATHERING_KIND_MEETUP)
        return;
    CHECK(topic_of_gathering(db, g->id, &topic));
    CHECK_INT(topic.state, TOPIC_STATE_WORKED_ON);
}

/// What a fifth month has: a host asked for, somebody on leave, something to look at, a note to who follows,
/// seven ideas of which one is handed on, a vote under way.
static void check_fifth_month(struct db *db, struct network_id network, struct date today)
{
    struct ballot_list open = ballots_open(db, network);
    struct hosting_ahead_list ahead = hostings_ahead(db, network, today);
    struct warning_list warnings = warnings_of(db, network);
    struct network_person_list people = network_people(db, network, today);
    struct prose note = {0};
    size_t wanted = 0, away = 0, carried = 0;
    for (size_t i = 0; i < ahead.count; i++)
        wanted += ahead.at[i].state == HOSTING_STATE_WANTED;
    for (size_t i = 0; i < people.count; i++)
        away += people.at[i].away_until.is_set;
    for (size_t i = 0; i < warnings.count; i++)
        carried += warnings.at[i].rule == WARNING_RULE_ONE_CARRIES;
    CHECK_INT(open.count, 1);
    CHECK(wanted >= 1);
    CHECK_INT(away, 1);
    CHECK_INT(carried, 1);
    CHECK(handover_of(db, network, &note) && note.head == 1);
}

static void check_running(struct db *db, struct network_id network, struct date today)
{
    struct gathering_list all = gatherings_of(db, network);
    size_t held = 0;
    for (; held < all.count && all.at[held].state == GATHERING_STATE_HELD; held++) {
        CHECK(date_compare(all.at[held].held_on, today) < 0);
        CHECK(absent_from(db, all.at[held].id) >= 1 && absent_from(db, all.at[held].id) <= 3);
        check_topic(db, &all.at[held]);
    }
    CHECK_INT(held, 5);
    CHECK(all.count >= 20);
    const struct gathering *next = &all.at[held];
    CHECK(date_compare(next->held_on, today) >= 0);
    CHECK(next->held_on.days - today.days <= 63);
    CHECK(programme_of(db, next->id).count > 0);
    // two of the 27 have said that they cannot come
    CHECK_INT(groups_of(db, next->id, today).count, 25);
    CHECK_INT(members_of(db, network).count, 27);
    check_fifth_month(db, network, today);
}

static void check_kickoff(struct db *db, struct network_id network, struct date today)
{
    struct gathering kickoff = {0};
    CHECK_INT(gatherings_of(db, network).at[0].held_on.days, today.days);
    gathering_by_id(db, gatherings_of(db, network).at[0].id, &kickoff);
    struct invitation_line_list lines = invitations_of(db, network);
    size_t invited = 0, waiting = 0, answers[4] = {0};
    for (size_t i = 0; i < lines.count; i++) {
        waiting += !lines.at[i].invited_at.is_set;
        invited += lines.at[i].invited_at.is_set;
        answers[lines.at[i].answer] += lines.at[i].invited_at.is_set;
    }
    CHECK_INT(invited, 27);
    CHECK_INT(waiting, 4);
    CHECK_INT(answers[ANSWER_YES], 25);
    CHECK_INT(answers[ANSWER_NO], 1);
    CHECK_INT(answers[ANSWER_NONE], 1);
    CHECK_INT(groups_of(db, kickoff.id, today).count, 25);
    CHECK(programme_of(db, kickoff.id).count > 8);
}

static void check_mails(struct db *db)
{
    struct outbox_count_list counts = outbox_counts(db, (struct network_id){0}, 1000);
    CHECK_INT(counts.count, 1);
    CHECK_INT(counts.at[0].state, OUTBOX_STATE_SENT);
    CHECK(counts.at[0].count > 50);
}

static void check_demo_on(struct db_pool *pool, struct date today)
{
    filled_at(pool, DEMO_NORWEGIAN, today);
    struct db *db = db_begin(pool, DB_READ, test_arena());
    check_running(db, network_named(db, S("Nettverk på tvers 2")), today);
    check_kickoff(db, network_named(db, S("Nettverk på tvers, nytt")), today);
    check_mails(db);
    CHECK_INT(db_end(db, DB_COMMIT), DB_DONE);
}

ON_BOTH("on 23 November a network of 27 is in its fifth month, and another has its kick-off")
{
    check_demo_on(pool, date_of(2026, 11, 23));
}

static void on_new_year(struct db_pool *pool)
{
    check_demo_on(pool, date_of(2027, 1, 1));
}

static void on_a_leap_day(struct db_pool *pool)
{
    check_demo_on(pool, date_of(2028, 2, 29));
}

static void in_july(struct db_pool *pool)
{
    check_demo_on(pool, date_of(2027, 7, 15));
}

TEST("the demo is as full on New Year's Day, on a leap day and in July")
{
    on_sqlite(&sql_catalog, on_new_year);
    on_sqlite(&sql_catalog, on_a_leap_day);
    on_sqlite(&sql_catalog, in_july);
}

// ---- in Danish ----

/// Words that Norwegian has and Danish has not.
static bool is_norwegian(struct str text)
{
    static const struct str words[] = {
        S_INIT("nettverk"), S_INIT("enhet"),   S_INIT("hva "),      S_INIT(" å "),      S_INIT("møte"),
        S_INIT("gjør"),     S_INIT("uke"),     S_INIT("barnehage"), S_INIT("kunnskap"), S_INIT("ansatt "),
        S_INIT("sykehjem"), S_INIT(" etter "), S_INIT("veileder"),  S_INIT("nordv"),
    };
    struct str low = str_lower(test_arena(), text);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_find_str(low, words[i], 0) < low.len)
            return true;
    return false;
}

static void check_text(struct str text)
{
    if (is_norwegian(text))
        CHECK_STR(text, S("in Danish"));
}

static void check_programme_danish(struct db *db, struct gathering_id gathering)
{
    struct programme_item_list items = programme_of(db, gathering);
    for (size_t i = 0; i < items.count; i++) {
        check_text(items.at[i].title);
        check_text(items.at[i].place);
        check_text(items.at[i].responsible_name);
    }
}

static void check_texts_danish(struct db *db)
{
    struct network_row_list networks = networks_all(db);
    for (size_t n = 0; n < networks.count; n++) {
        check_text(networks.at[n].name);
        struct gathering_list all = gatherings_of(db, networks.at[n].id);
        for (size_t i = 0; i < all.count; i++) {
            struct gathering g = {0};
            CHECK(gathering_by_id(db, all.at[i].id, &g));
            check_text(g.title);
            check_text(g.place);
            check_text(g.about);
            check_text(g.moved_why.value);
            check_programme_danish(db, g.id);
        }
    }
}

TEST("no unit and no job of Æbelsund has a Norwegian name")
{
    struct municipality danish = made_of(DEMO_DANISH, 1), norwegian = made_of(DEMO_NORWEGIAN, 1);
    for (size_t i = 0; i < danish.unit_count; i++) {
        check_text(danish.units[i].name);
        for (size_t j = 0; j < norwegian.unit_count; j++)
            CHECK(!str_is(danish.units[i].name, norwegian.units[j].name));
    }
    for (size_t i = 0; i < danish.people_count; i++)
        check_text(danish.people[i].job_title);
}

static void in_danish(struct db_pool *pool)
{
    struct date today = date_of(2026, 11, 23);
    filled_at(pool, DEMO_DANISH, today);
    struct db *db = db_begin(pool, DB_READ, test_arena());
    struct network_id running = network_named(db, S("Netværk på tværs 2"));
    struct network network = {0};
    check_running(db, running, today);
    check_kickoff(db, network_named(db, S("Netværk på tværs, ny")), today);
    check_mails(db);
    CHECK(network_by_id(db, running, &network));
    CHECK_STR(network.zone, S("Europe/Copenhagen"));
    check_texts_danish(db);
    CHECK_INT(db_end(db, DB_COMMIT), DB_DONE);
    struct demo_setting again = {.country = DEMO_NORWEGIAN};
    CHECK_INT(demo_fill(pool, test_arena(), &again), DEMO_OTHER);
    again.keeps_any = true;
    CHECK_INT(demo_fill(pool, test_arena(), &again), DEMO_KEPT);
}

TEST("Æbelsund's networks are as full, in Danish and in Copenhagen's time, and its store stays Danish")
{
    on_sqlite(&sql_catalog, in_danish);
}

// ---- any day ----

static void check_starts(const struct demo_set *set)
{
    for (int day = 0; day < 3 * 365; day += 5) {
        struct date today = date_plus_days(date_of(2026, 1, 1), day);
        struct date start = demo_running_start(test_arena(), set, today);
        CHECK(today.days - start.days > 90 && today.days - start.days < 250);
    }
}

TEST("on any day of three years the running network began three to eight months ago")
{
    check_starts(demo_set_of(DEMO_NORWEGIAN));
    check_starts(demo_set_of(DEMO_DANISH));
}

ON_BOTH("a store that has people already is kept as it is")
{
    filled_at(pool, DEMO_NORWEGIAN, date_of(2026, 11, 23));
    struct demo_setting later = {.now = wall_instant((struct wall){date_of(2027, 3, 1), 600}, ZONE_OSLO)};
    CHECK_INT(demo_fill(pool, test_arena(), &later), DEMO_KEPT);
}
