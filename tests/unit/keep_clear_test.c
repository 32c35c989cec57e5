// SPDX-License-Identifier: EUPL-1.2
// Calendars of others: their days count for the plan, in their own words, and a calendar that fails keeps
// them.
#include "gathering/keep_clear.h"
#include "gathering/day_words.h"
#include "gathering/plan.h"
#include "sql/catalog.h"

#define POOL_CATALOG sql_catalog
#include "db_pools.h"

static const struct instant noon = {INT64_C(1795600800) * US_PER_SECOND}; // 25 November 2026

static struct keep_clear_reading reading_of(const char *events)
{
    struct str ics = str_format(test_arena(), "BEGIN:VCALENDAR\r\n%sEND:VCALENDAR\r\n", events);
    return keep_clear_read(test_arena(), ics, date_of(2026, 11, 25));
}

#define DAYS(first, end, label)                                                                              \
    "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:" first "\r\nDTEND;VALUE=DATE:" end "\r\nSUMMARY:" label             \
    "\r\nEND:VEVENT\r\n"

static void add(struct db *db, const char *name, enum keep_clear_kind kind, const char *events)
{
    struct keep_clear_reading reading = reading_of(events);
    CHECK_INT(reading.problem, KEEP_CLEAR_PROBLEM_NONE);
    CHECK(keep_clear_add_file(db, str_from(name), kind, &reading, noon));
}

static struct str against(struct db *db, int year, int month, int day)
{
    struct date d = date_of(year, month, day);
    struct day_rules rules = day_rules_in(db, S("Europe/Oslo"), d, d);
    return day_reasons_words(test_arena(), LANG_NB, &rules, d);
}

ON_BOTH("a school's winter break replaces the usual week of its year, and of no other; other days are added")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    CHECK_STR(against(db, 2027, 2, 24), S("vinterferie uke 8"));
    add(db, "Skoleruta", KEEP_CLEAR_KIND_SCHOOL,
        DAYS("20270301", "20270306", "Vinterferie") DAYS("20270115", "20270116", "Planleggingsdag"));
    CHECK_STR(against(db, 2027, 2, 24), S(""));
    CHECK_STR(against(db, 2027, 3, 1), S("Vinterferie (Skoleruta)"));
    CHECK_STR(against(db, 2027, 3, 5), S("Vinterferie (Skoleruta)"));
    CHECK_STR(against(db, 2027, 1, 15), S("Planleggingsdag (Skoleruta)"));
    CHECK_STR(against(db, 2028, 2, 23), S("vinterferie uke 8"));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("a council's days are days, and never move a school's break, however long they are")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    add(db, "Kommunestyret", KEEP_CLEAR_KIND_COUNCIL,
        DAYS("20270308", "20270313", "Budsjettuke") DAYS("20270204", "20270205", "Kommunestyret"));
    CHECK_STR(against(db, 2027, 2, 24), S("vinterferie uke 8"));
    CHECK_STR(against(db, 2027, 3, 9), S("Budsjettuke (Kommunestyret)"));
    CHECK_STR(against(db, 2027, 2, 4), S("Kommunestyret"));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("calendars that overlap give each day once, with the first one's words")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    add(db, "A", KEEP_CLEAR_KIND_COUNCIL,
        DAYS("20270308", "20270312", "lang") DAYS("20270309", "20270310", "kort"));
    add(db, "B", KEEP_CLEAR_KIND_COUNCIL, DAYS("20270311", "20270316", "neste"));
    struct day_rules rules = day_rules_in(db, S("Europe/Oslo"), date_of(2027, 3, 1), date_of(2027, 3, 31));
    CHECK_INT(rules.break_count, 2);
    CHECK_STR(against(db, 2027, 3, 11), S("lang (A)"));
    CHECK_STR(against(db, 2027, 3, 15), S("neste (B)"));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("the plan moves a gathering off such a day, and says so in the calendar's words")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct network_id id = {0};
    struct network n;
    network_add(db, S("Nettverk"), S("Formål"), S("Europe/Oslo"), date_of(2027, 1, 1), date_of(2028, 12, 31),
                27, (struct maybe_account_id){0}, noon, &id);
    CHECK(network_by_id(db, id, &n));
    add(db, "Skoleruta", KEEP_CLEAR_KIND_SCHOOL, DAYS("20270301", "20270306", "Vinterferie"));
    struct plan_dates dates = network_plan_propose(db, &n, &network_plan_usual, date_of(2026, 11, 25));
    bool is_found = false;
    for (size_t i = 0; i < dates.count; i++)
        if (date_compare(dates.at[i].asked, date_of(2027, 3, 4)) == 0) {
            is_found = true;
            CHECK_STR(plan_why_words(test_arena(), LANG_NB, &dates.at[i]),
                      S("Flyttet fra 4. mars 2027: Vinterferie (Skoleruta)"));
        }
    CHECK(is_found);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("a calendar that fails keeps its days, and says since when and why; one that is read again is well")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct instant later = instant_plus(noon, US_PER_DAY), last = instant_plus(later, US_PER_DAY);
    struct keep_clear c;
    add(db, "Skoleruta", KEEP_CLEAR_KIND_SCHOOL, DAYS("20270301", "20270306", "Vinterferie"));
    struct keep_clear_id id = keep_clears(db).at[0].id;
    struct keep_clear_reading bad = keep_clear_read(test_arena(), S("<html>"), date_of(2026, 11, 26));
    keep_clear_take(db, id, &bad, later);
    keep_clear_take(db, id, &bad, last);
    CHECK(keep_clear_by_id(db, id, &c));
    CHECK_INT(c.problem, KEEP_CLEAR_PROBLEM_NO_CALENDAR);
    CHECK(instant_compare(c.failing_since.value, later) == 0 && instant_compare(c.read_at.value, noon) == 0);
    CHECK_STR(against(db, 2027, 3, 1), S("Vinterferie (Skoleruta)"));
    struct keep_clear_reading good = reading_of(DAYS("20270308", "20270313", "Vinterferie"));
    keep_clear_take(db, id, &good, last);
    CHECK(keep_clear_by_id(db, id, &c));
    CHECK(c.problem == KEEP_CLEAR_PROBLEM_NONE && !c.failing_since.is_set);
    CHECK_STR(against(db, 2027, 3, 1), S(""));
    keep_clear_remove(db, id);
    CHECK_STR(against(db, 2027, 3, 8), S(""));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("an address is read by the worker at once and then once a day, by one of them; within this machine "
        "it fails")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    CHECK(keep_clear_add_address(db, S("Skoleruta"), KEEP_CLEAR_KIND_SCHOOL, S("https://127.0.0.1:1/a.ics")));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK(keep_clear_refresh(pool, noon));
    CHECK(!keep_clear_refresh(pool, instant_plus(noon, US_PER_DAY - 1)));
    db = db_begin(pool, DB_READ, test_arena());
    struct keep_clear_list all = keep_clears(db);
    CHECK_INT(all.at[0].problem, KEEP_CLEAR_PROBLEM_PRIVATE);
    CHECK(!all.at[0].read_at.is_set && instant_compare(all.at[0].failing_since.value, noon) == 0);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK(keep_clear_refresh(pool, instant_plus(noon, US_PER_DAY)));
}

ON_BOTH("there are at most so many calendars")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    for (int i = 0; i < KEEP_CLEAR_MOST; i++)
        CHECK(
            keep_clear_add_address(db, S("A"), KEEP_CLEAR_KIND_COUNCIL, S("https://kommune.example/a.ics")));
    CHECK(!keep_clear_add_address(db, S("A"), KEEP_CLEAR_KIND_COUNCIL, S("https://kommune.example/a.ics")));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("a month without a good day says so, and what would have to give")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct network_id id = {0};
    struct network n;
    network_add(db, S("Nettverk"), S("Formål"), S("Europe/Oslo"), date_of(2027, 1, 1), date_of(2028, 12, 31),
                27, (struct maybe_account_id){0}, noon, &id);
    CHECK(network_by_id(db, id, &n));
    add(db, "Kommunestyret", KEEP_CLEAR_KIND_COUNCIL, DAYS("20270301", "20270401", "Budsjett"));
    struct plan_dates dates = network_plan_propose(db, &n, &network_plan_usual, date_of(2026, 11, 25));
    struct network_plan_gaps gaps = network_plan_gaps(db, &n, LANG_NB, &dates);
    bool is_said = false;
    for (size_t i = 0; i < gaps.count; i++)
        is_said |= str_starts(gaps.at[i], S("Ingen god dag i mars 2027. Da måtte dette vike: ")) &&
                   str_find_str(gaps.at[i], S("Budsjett (Kommunestyret)"), 0) < gaps.at[i].len;
    CHECK(is_said);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}
