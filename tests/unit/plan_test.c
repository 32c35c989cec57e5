// SPDX-License-Identifier: EUPL-1.2
// Holidays, and the dates that are proposed to a network. All holidays of 1984-2060 are compared with another
// program's in tests/mail/holidays.mjs.
#include "test.h"

#include "base/rng.h"
#include "calendar/plan.h"
#include "calendar/workday.h"

#include <libical/ical.h>
#include <stdlib.h>

static bool has(struct day_reasons reasons, enum day_reason reason)
{
    for (size_t i = 0; i < reasons.count; i++)
        if (reasons.at[i] == reason)
            return true;
    return false;
}

static struct day_reasons in_norway(int year, int month, int day)
{
    struct day_rules rules = day_rules_of(COUNTRY_NORWAY);
    return day_reasons(&rules, date_of(year, month, day));
}

static struct day_reasons in_denmark(int year, int month, int day)
{
    struct day_rules rules = day_rules_of(COUNTRY_DENMARK);
    return day_reasons(&rules, date_of(year, month, day));
}

TEST("17 May 2027 is two holidays in Norway and one in Denmark")
{
    CHECK(has(in_norway(2027, 5, 17), DAY_17_MAY) && has(in_norway(2027, 5, 17), DAY_WHIT_MONDAY));
    CHECK(!has(in_denmark(2027, 5, 17), DAY_17_MAY) && has(in_denmark(2027, 5, 17), DAY_WHIT_MONDAY));
}

TEST("Denmark kept the great prayer day for the last time in 2023")
{
    CHECK(has(in_denmark(2023, 5, 5), DAY_GREAT_PRAYER));
    CHECK(!has(in_denmark(2024, 4, 26), DAY_GREAT_PRAYER) && !has(in_norway(2023, 5, 5), DAY_GREAT_PRAYER));
}

TEST("1 May is a holiday in Norway and half a day in Denmark; 5 June is Denmark's")
{
    CHECK(has(in_norway(2028, 5, 1), DAY_1_MAY) && has(in_denmark(2028, 5, 1), DAY_1_MAY_AFTERNOON));
    CHECK(has(in_denmark(2028, 6, 5), DAY_GRUNDLOVSDAG));
}

TEST("working days are those on which offices are open, in each country")
{
    CHECK(workday_is(COUNTRY_NORWAY, date_of(2027, 3, 24)) &&
          !workday_is(COUNTRY_NORWAY, date_of(2027, 3, 26)));
    CHECK(!workday_is(COUNTRY_NORWAY, date_of(2027, 3, 27))); // a Saturday
    CHECK(!workday_is(COUNTRY_NORWAY, date_of(2028, 5, 17)) &&
          workday_is(COUNTRY_DENMARK, date_of(2028, 5, 17)));
    CHECK(workday_is(COUNTRY_NORWAY, date_of(2028, 6, 6)) &&
          !workday_is(COUNTRY_DENMARK, date_of(2029, 6, 5)));
    CHECK(!workday_is(COUNTRY_DENMARK, date_of(2026, 12, 24)) &&
          workday_is(COUNTRY_DENMARK, date_of(2026, 12, 28)));
    CHECK(workday_is(COUNTRY_NORWAY, date_of(2027, 7, 14))); // summer, but open
}

TEST("five working days from the Wednesday before Easter end on the Monday a week after it")
{
    struct date wednesday = date_of(2027, 3, 24), end = workday_after(COUNTRY_NORWAY, wednesday, 5);
    CHECK_INT(end.days, date_of(2027, 4, 5).days);
    CHECK_INT(workday_after(COUNTRY_NORWAY, wednesday, 1).days, date_of(2027, 3, 30).days);
    CHECK_INT(workday_after(COUNTRY_NORWAY, wednesday, 0).days, wednesday.days);
}

TEST("the days around holidays on which half the people are away are known")
{
    CHECK(has(in_norway(2027, 5, 7), DAY_AFTER_ASCENSION)); // Ascension is on 6 May 2027
    CHECK(has(in_norway(2027, 3, 24), DAY_EASTER_WEEK));    // Easter is on 28 March 2027
    CHECK(has(in_norway(2029, 5, 18), DAY_AFTER_17_MAY));   // 17 May 2029 is a Thursday
    CHECK(has(in_norway(2033, 5, 16), DAY_BEFORE_17_MAY));  // 17 May 2033 is a Tuesday
    CHECK(has(in_norway(2026, 12, 24), DAY_CHRISTMAS_EVE) && has(in_norway(2026, 12, 29), DAY_BETWEEN_YEARS));
    CHECK(has(in_norway(2027, 1, 4), DAY_CHRISTMAS_BREAK) && in_norway(2027, 1, 5).count == 0);
}

TEST("schools close in week 40 and 8 in Norway, 42 and 7 in Denmark, where nothing else is said")
{
    CHECK(has(in_norway(2026, 10, 1), DAY_AUTUMN_BREAK) && has(in_norway(2027, 2, 25), DAY_WINTER_BREAK));
    CHECK(has(in_denmark(2026, 10, 14), DAY_AUTUMN_BREAK) && has(in_denmark(2027, 2, 17), DAY_WINTER_BREAK));
    CHECK(in_norway(2026, 10, 14).count == 0 && in_denmark(2026, 10, 1).count == 0);
}

TEST("nothing is proposed from week 26 to week 32")
{
    CHECK(in_norway(2026, 6, 19).count == 0 && has(in_norway(2026, 6, 22), DAY_SUMMER));
    CHECK(has(in_norway(2026, 8, 7), DAY_SUMMER) && in_norway(2026, 8, 10).count == 0);
}

TEST("a break that the municipality has put in replaces the default week of that year only")
{
    struct day_break own = {date_of(2026, 10, 5), date_of(2026, 10, 9), DAY_AUTUMN_BREAK, {0}};
    struct day_rules rules = day_rules_of(COUNTRY_NORWAY);
    rules.breaks = &own;
    rules.break_count = 1;
    CHECK_INT(day_reasons(&rules, date_of(2026, 10, 1)).count, 0);
    CHECK(has(day_reasons(&rules, date_of(2026, 10, 7)), DAY_AUTUMN_BREAK));
    CHECK(has(day_reasons(&rules, date_of(2027, 10, 7)), DAY_AUTUMN_BREAK)); // week 40 of 2027
    CHECK(has(day_reasons(&rules, date_of(2027, 2, 25)), DAY_WINTER_BREAK));
}

TEST("a reason that is ignored does not count, and the others still do")
{
    struct day_rules rules = day_rules_of(COUNTRY_NORWAY);
    rules.ignored = UINT64_C(1) << DAY_AUTUMN_BREAK;
    CHECK_INT(day_reasons(&rules, date_of(2026, 10, 1)).count, 0);
    CHECK(has(day_reasons(&rules, date_of(2026, 10, 3)), DAY_WEEKEND));
}

TEST("the n-th weekday of a month is the one that libical's recurrence rules give")
{
    static const char *const names[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    static const int nths[] = {1, 2, 3, 4, -1};
    for (int n = 0; n < 5; n++)
        for (int weekday = 1; weekday <= 7; weekday++) {
            struct str rule =
                str_format(test_arena(), "FREQ=MONTHLY;BYDAY=%d%s", nths[n], names[weekday - 1]);
            struct icalrecurrencetype recur = icalrecurrencetype_from_string(str_c(test_arena(), rule));
            icalrecur_iterator *it = icalrecur_iterator_new(recur, icaltime_from_string("20240101"));
            for (int month = 0; month < 37 * 12; month++) {
                struct icaltimetype t = icalrecur_iterator_next(it);
                struct date d = plan_nth_weekday(2024 + month / 12, month % 12 + 1, nths[n], weekday);
                CHECK(date_compare(d, date_of(t.year, t.month, t.day)) == 0);
            }
            icalrecur_iterator_free(it);
        }
}

/// A meet-up of two hours every month, and every half-year a whole day in its place.
static const struct plan_layer rhythm[] = {
    {.every_months = 1, .nth = 1, .weekday = 4, .starts_minute = 13 * 60, .duration_minutes = 120},
    {.every_months = 6,
     .first_month = 5,
     .nth = 1,
     .weekday = 4,
     .starts_minute = 9 * 60,
     .duration_minutes = 420,
     .replaces = true},
};

static struct plan_rule two_years(struct date from, const struct plan_layer *layers, enum country country)
{
    struct date to = date_plus_days(date_plus_months(from, 24), -1);
    return (struct plan_rule){from, to, layers, 2, day_rules_of(country)};
}

TEST("two years of first Thursdays give 24 dates, of which four are whole days, each moved with its reason")
{
    struct plan_rule rule = two_years(date_of(2026, 9, 1), rhythm, COUNTRY_NORWAY);
    struct plan_dates plan = plan_propose(test_arena(), &rule);
    int whole_days = 0;
    CHECK_INT(plan.count, 24);
    CHECK_INT(plan.left_out, 0);
    for (size_t i = 0; i < plan.count; i++)
        whole_days += plan.at[i].layer == 1;
    CHECK_INT(whole_days, 4);
    CHECK(plan.at[0].why == PLAN_AS_ASKED);
    CHECK_STR(date_iso(test_arena(), plan.at[0].starts.date), S("2026-09-03"));
    CHECK_INT(plan.at[0].ends.minute, 15 * 60);
    CHECK(plan.at[1].why == PLAN_MOVED_FOR_DAY && plan.at[1].reason == DAY_AUTUMN_BREAK);
    CHECK_STR(date_iso(test_arena(), plan.at[1].asked), S("2026-10-01"));
    CHECK_STR(date_iso(test_arena(), plan.at[1].starts.date), S("2026-10-08"));
    CHECK(plan.at[10].why == PLAN_MOVED_FOR_DAY && plan.at[10].reason == DAY_SUMMER);
}

static bool spans_summer(struct date before, struct date after)
{
    struct iso_week a = date_iso_week(before), b = date_iso_week(after);
    return a.year == b.year && a.week < 26 && b.week > 32;
}

static void check_plan(const struct plan_rule *rule, struct plan_dates plan, size_t wanted)
{
    CHECK_INT(plan.count, wanted);
    for (size_t i = 0; i < plan.count; i++) {
        struct date d = plan.at[i].starts.date;
        CHECK(day_reasons(&rule->days, d).count == 0 && date_weekday(d) <= 5);
        CHECK((plan.at[i].why == PLAN_AS_ASKED) == (date_compare(d, plan.at[i].asked) == 0));
        if (i == 0)
            continue;
        struct date before = plan.at[i - 1].starts.date;
        int gap_days = d.days - before.days;
        CHECK(gap_days >= 14 && (gap_days <= 49 || (spans_summer(before, d) && gap_days <= 63)));
    }
}

TEST("from 2024 to 2060, for every weekday and week of the month: 24 good days, well spread, in both "
     "countries")
{
    struct rng rng = rng_new(60);
    for (int year = 2024; year <= 2058; year++)
        for (int country = COUNTRY_NORWAY; country <= COUNTRY_DENMARK; country++) {
            struct plan_layer layers[2] = {rhythm[0], rhythm[1]};
            layers[0].nth = (int)rng_below(&rng, 4) + 1;
            layers[0].weekday = (int)rng_below(&rng, 5) + 1;
            layers[1].nth = layers[0].nth;
            layers[1].weekday = layers[0].weekday;
            struct date from = date_of(year, (int)rng_below(&rng, 12) + 1, 1);
            struct plan_rule rule = two_years(from, layers, (enum country)country);
            check_plan(&rule, plan_propose(test_arena(), &rule), 24);
        }
}

static int cost(const struct plan_rule *rule, struct date asked, struct date d, struct date before,
                bool first)
{
    int shift_days = d.days - asked.days, gap_days = d.days - before.days;
    int most_days = spans_summer(before, d) ? 63 : 49;
    if (date_compare(d, rule->from) < 0 || date_compare(d, rule->to) > 0 || day_reasons(&rule->days, d).count)
        return 1000000;
    if (!first && gap_days < 14)
        return 1000000;
    return 2 * abs(shift_days) + (shift_days < 0) + (date_weekday(d) != date_weekday(asked) ? 9 : 0) +
           (!first && gap_days > most_days ? 40 * (gap_days - most_days) : 0);
}

/// Every way to place three dates within seven weeks of where they were asked for.
static int cheapest_of_all(const struct plan_rule *rule, const struct plan_date *at)
{
    int best = 1000000;
    for (int a = -49; a <= 49; a++) {
        struct date first = date_plus_days(at[0].asked, a);
        int cost_first = cost(rule, at[0].asked, first, first, true);
        for (int b = -49; cost_first < best && b <= 49; b++) {
            struct date second = date_plus_days(at[1].asked, b);
            int cost_both = cost_first + cost(rule, at[1].asked, second, first, false);
            for (int c = -49; cost_both < best && c <= 49; c++) {
                int all = cost_both + cost(rule, at[2].asked, date_plus_days(at[2].asked, c), second, false);
                best = all < best ? all : best;
            }
        }
    }
    return best;
}

TEST("no other placing of three dates moves them less: compared with every one of them")
{
    struct rng rng = rng_new(5);
    for (int i = 0; i < 60; i++) {
        struct plan_layer layer = rhythm[0];
        layer.nth = (int)rng_below(&rng, 4) + 1;
        layer.weekday = (int)rng_below(&rng, 5) + 1;
        struct date from = date_of(2024 + (int)rng_below(&rng, 30), (int)rng_below(&rng, 12) + 1, 1);
        struct plan_rule rule = {from, date_plus_days(date_plus_months(from, 3), -1), &layer, 1,
                                 day_rules_of(COUNTRY_NORWAY)};
        struct plan_dates plan = plan_propose(test_arena(), &rule);
        if (plan.count != 3)
            continue;
        int got = 0;
        for (size_t d = 0; d < 3; d++)
            got += cost(&rule, plan.at[d].asked, plan.at[d].starts.date, plan.at[d ? d - 1 : 0].starts.date,
                        d == 0);
        CHECK_INT(got, cheapest_of_all(&rule, plan.at));
    }
}

TEST("where a whole season is closed, dates are left out rather than put on a closed day")
{
    struct day_break closed = {date_of(2027, 1, 1), date_of(2027, 6, 30), DAY_LOCAL, {0}};
    struct plan_rule rule = two_years(date_of(2026, 9, 1), rhythm, COUNTRY_NORWAY);
    rule.days.breaks = &closed;
    rule.days.break_count = 1;
    struct plan_dates plan = plan_propose(test_arena(), &rule);
    CHECK(plan.left_out >= 4 && plan.count + plan.left_out == 24);
    for (size_t i = 0; i < plan.count; i++)
        CHECK(day_reasons(&rule.days, plan.at[i].starts.date).count == 0);
}

TEST("a period without a date gives none")
{
    struct plan_rule rule = {date_of(2026, 9, 4), date_of(2026, 9, 20), rhythm, 2,
                             day_rules_of(COUNTRY_NORWAY)};
    CHECK_INT(plan_propose(test_arena(), &rule).count, 0);
}
