// SPDX-License-Identifier: EUPL-1.2
// Strings, buffers, dates, chance, CSV and shares of the processor.
#include "test.h"

#include "base/date.h"
#include "base/rng.h"
#include "base/utf8.h"

#include <sys/resource.h>

TEST("a number that does not fit is refused, the largest that fits is read")
{
    int64_t n;
    CHECK(str_int(S("9223372036854775807"), &n) && n == INT64_MAX);
    CHECK(str_int(S("-9223372036854775808"), &n) && n == INT64_MIN);
    CHECK(!str_int(S("9223372036854775808"), &n));
    CHECK(!str_int(S(""), &n) && !str_int(S("-"), &n) && !str_int(S("1 "), &n) && !str_int(S("0x1"), &n));
}

TEST("cutting a line at its separators gives every part, also an empty last one")
{
    struct str rest = S("a,b,"), part;
    CHECK(str_cut(&rest, ',', &part));
    CHECK_STR(part, S("a"));
    CHECK(str_cut(&rest, ',', &part));
    CHECK_STR(part, S("b"));
    CHECK(str_cut(&rest, ',', &part));
    CHECK_STR(part, S(""));
    CHECK(!str_cut(&rest, ',', &part));
}

TEST("replacing text replaces every occurrence")
{
    CHECK_STR(str_replace(test_arena(), S("en og en og en"), S("en"), S("to")), S("to og to og to"));
}

TEST("a buffer stops at its limit and says so")
{
    struct buf b = buf_new(test_arena(), 5);
    buf_str(&b, S("hello"));
    CHECK(!buf_full(&b));
    buf_str(&b, S("!"));
    CHECK(buf_full(&b));
    CHECK_STR(buf_get(&b), S("hello"));
}

TEST("a buffer that gets its room beforehand keeps what it holds, and its limit")
{
    struct buf b = buf_new(test_arena(), 5);
    buf_str(&b, S("hel"));
    buf_reserve(&b, 1000);
    buf_str(&b, S("lo"));
    CHECK_STR(buf_get(&b), S("hello"));
    buf_str(&b, S("!"));
    CHECK(buf_full(&b));
}

TEST("a name is two words with a space, or the one there is")
{
    CHECK_STR(str_words(test_arena(), S("Kari"), S("Nordmann")), S("Kari Nordmann"));
    CHECK_STR(str_words(test_arena(), S("Kari"), S("")), S("Kari"));
    CHECK_STR(str_words(test_arena(), S(""), S("Nordmann")), S("Nordmann"));
}

TEST("days that do not exist are refused")
{
    struct date d;
    CHECK(!date_parse_iso(S("2026-02-31"), &d));
    CHECK(!date_parse_iso(S("2026-2-3"), &d));
    CHECK(!date_parse_iso(S("1900-02-29"), &d));
    CHECK(date_parse_iso(S("2000-02-29"), &d));
    CHECK_STR(date_iso(test_arena(), d), S("2000-02-29"));
}

TEST("a time of day is written as it is read")
{
    int32_t minute;
    CHECK(minute_parse(S("09:05"), &minute));
    CHECK_STR(minute_iso(test_arena(), minute), S("09:05"));
    CHECK(minute_parse(S("9.05"), &minute));
    CHECK_STR(minute_iso(test_arena(), minute), S("09:05"));
    CHECK_STR(minute_iso(test_arena(), 23 * 60 + 59), S("23:59"));
    CHECK(!minute_parse(S("24:00"), &minute));
}

TEST("31 January and a month is the last day of February")
{
    CHECK_STR(date_iso(test_arena(), date_plus_months(date_of(2026, 1, 31), 1)), S("2026-02-28"));
    CHECK_STR(date_iso(test_arena(), date_plus_months(date_of(2027, 12, 31), 2)), S("2028-02-29"));
    CHECK_STR(date_iso(test_arena(), date_plus_months(date_of(2026, 1, 15), -1)), S("2025-12-15"));
}

TEST("3 December 2026 is the Thursday of week 49")
{
    CHECK_INT(date_weekday(date_of(2026, 12, 3)), 4);
    CHECK_INT(date_iso_week(date_of(2026, 12, 3)).week, 49);
    CHECK_INT(date_iso_week(date_of(2027, 1, 1)).week, 53);
    CHECK_INT(date_iso_week(date_of(2027, 1, 1)).year, 2026);
}

TEST("Easter falls where the church says")
{
    CHECK_STR(date_iso(test_arena(), date_easter_sunday(2026)), S("2026-04-05"));
    CHECK_STR(date_iso(test_arena(), date_easter_sunday(2027)), S("2027-03-28"));
    CHECK_STR(date_iso(test_arena(), date_easter_sunday(2038)), S("2038-04-25"));
}

TEST("13.00 in Oslo is 12:00 UTC in winter and 11:00 UTC in summer, and comes back as 13.00")
{
    struct wall winter = {date_of(2026, 12, 3), 13 * 60}, summer = {date_of(2026, 6, 4), 13 * 60};
    CHECK_STR(instant_iso(test_arena(), wall_instant(winter, ZONE_OSLO)), S("2026-12-03T12:00:00Z"));
    CHECK_STR(instant_iso(test_arena(), wall_instant(summer, ZONE_OSLO)), S("2026-06-04T11:00:00Z"));
    CHECK(wall_compare(wall_from_instant(wall_instant(summer, ZONE_OSLO), ZONE_OSLO), summer) == 0);
}

TEST("the clock changes on the last Sundays of March and October")
{
    struct wall before = {date_of(2026, 10, 25), 2 * 60 - 1}, after = {date_of(2026, 10, 25), 3 * 60};
    CHECK_STR(instant_iso(test_arena(), wall_instant(before, ZONE_OSLO)), S("2026-10-24T23:59:00Z"));
    CHECK_STR(instant_iso(test_arena(), wall_instant(after, ZONE_OSLO)), S("2026-10-25T02:00:00Z"));
    struct wall spring = {date_of(2027, 3, 28), 3 * 60};
    CHECK_STR(instant_iso(test_arena(), wall_instant(spring, ZONE_OSLO)), S("2027-03-28T01:00:00Z"));
}

TEST("the same seed gives the same numbers, and every value below the limit comes up")
{
    struct rng a = rng_new(27), b = rng_new(27);
    int seen[7] = {0};
    for (int i = 0; i < 1000; i++) {
        uint32_t x = rng_below(&a, 7);
        CHECK(x == rng_below(&b, 7) && x < 7);
        seen[x]++;
    }
    for (int i = 0; i < 7; i++)
        CHECK(seen[i] > 80);
}

TEST("overlong, surrogate and cut-off UTF-8 is refused")
{
    CHECK(utf8_valid(S("Bærum – Đorđe 😀")));
    CHECK(!utf8_valid(S("\xc0\xaf")) && !utf8_valid(S("\xed\xa0\x80")) && !utf8_valid(S("\xe2\x82")));
    CHECK(!utf8_valid(S("\xf4\x90\x80\x80")) && !utf8_valid(S("\x80")));
    CHECK_INT(utf8_length(S("Ærø")), 3);
}
