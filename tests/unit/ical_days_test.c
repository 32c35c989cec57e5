// SPDX-License-Identifier: EUPL-1.2
// The days of calendars that schools and councils publish, and addresses that such a calendar is not read
// from.
#include "test.h"

#include "base/buf.h"
#include "calendar/fetch.h"
#include "calendar/ical_days.h"

#include <arpa/inet.h>
#include <string.h>

static struct date day(const char *iso)
{
    struct date d = {0};
    CHECK(date_parse_iso(str_from(iso), &d));
    return d;
}

static enum ical_days_result read_all(const char *events, struct ical_days *out)
{
    struct str ics =
        str_format(test_arena(), "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n%sEND:VCALENDAR\r\n", events);
    return ical_days_read(test_arena(), ics, day("2026-01-01"), day("2030-12-31"), out);
}

#define EVENT(lines) "BEGIN:VEVENT\r\nUID:1\r\n" lines "END:VEVENT\r\n"

/// "2027-02-22..2027-02-26 Vinterferie", a line each.
static struct str days_text(const char *events)
{
    struct ical_days days;
    struct arena *a = test_arena();
    struct buf text = buf_new(a, 1 << 20);
    CHECK_INT(read_all(events, &days), ICAL_DAYS_READ);
    for (size_t i = 0; i < days.count; i++)
        buf_format(&text, "%.*s..%.*s %.*s\n", STR(date_iso(a, days.at[i].first)),
                   STR(date_iso(a, days.at[i].last)), STR(days.at[i].label));
    return buf_get(&text);
}

TEST(
    "a holiday of whole days ends on the day before its end; a meeting takes its day; the words are unfolded")
{
    CHECK_STR(
        days_text(
            EVENT("DTSTART;VALUE=DATE:20270222\r\nDTEND;VALUE=DATE:20270227\r\nSUMMARY:Vinter\r\n ferie\r\n")
                EVENT(
                    "DTSTART:20270121T160000Z\r\nDTEND:20270121T203000Z\r\nSUMMARY:Kommunestyre\\, møte\r\n")
                    EVENT("DTSTART;TZID=Europe/Oslo:20270310T100000\r\nSUMMARY:Formannskap\r\n")),
        S("2027-01-21..2027-01-21 Kommunestyre, møte\n2027-02-22..2027-02-26 Vinterferie\n"
          "2027-03-10..2027-03-10 Formannskap\n"));
}

TEST(
    "an evening in UTC is on the day it has here; one until midnight ends on its day; a duration counts days")
{
    CHECK_STR(days_text(EVENT("DTSTART:20270630T223000Z\r\nSUMMARY:Natt\r\n")
                            EVENT("DTSTART:20270701T200000\r\nDTEND:20270702T000000\r\nSUMMARY:Kveld\r\n")
                                EVENT("DTSTART;VALUE=DATE:20270705\r\nDURATION:P5D\r\nSUMMARY:Uke\r\n")),
              S("2027-07-01..2027-07-01 Natt\n2027-07-01..2027-07-01 Kveld\n2027-07-05..2027-07-09 Uke\n"));
}

TEST("what repeats is there each time: yearly, every other week, until a day, so many times")
{
    CHECK_STR(days_text(EVENT(
                  "DTSTART;VALUE=DATE:20240506\r\nRRULE:FREQ=YEARLY;UNTIL=20280101\r\nSUMMARY:Plan\r\n")),
              S("2026-05-06..2026-05-06 Plan\n2027-05-06..2027-05-06 Plan\n"));
    CHECK_STR(
        days_text(EVENT(
            "DTSTART;TZID=Europe/Oslo:20270902T100000\r\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;COUNT=3\r\n"
            "SUMMARY:Utvalg\r\n")),
        S("2027-09-02..2027-09-02 Utvalg\n2027-09-16..2027-09-16 Utvalg\n2027-09-30..2027-09-30 Utvalg\n"));
}

TEST("a time that a series leaves out is left out, and one that it moves is moved")
{
    CHECK_STR(
        days_text(EVENT("DTSTART;VALUE=DATE:20270902\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\nEXDATE;VALUE=DATE:"
                        "20270909\r\nSUMMARY:A\r\n") EVENT("RECURRENCE-ID;VALUE=DATE:20270916\r\nDTSTART;"
                                                           "VALUE=DATE:20270917\r\nSUMMARY:Flyttet\r\n")),
        S("2027-09-02..2027-09-02 A\n2027-09-17..2027-09-17 Flyttet\n2027-09-23..2027-09-23 A\n"));
}

TEST("a rule that is not read is refused by the name of its event, never passed over")
{
    static const char *const rules[] = {"RRULE:FREQ=MONTHLY;BYDAY=2TU\r\n",
                                        "RRULE:FREQ=WEEKLY;BYDAY=MO,TU\r\n",
                                        "RRULE:FREQ=YEARLY;BYDAY=1MO\r\n",
                                        "RRULE:FREQ=DAILY\r\n",
                                        "RRULE:rubbish\r\n",
                                        "RRULE:\r\n",
                                        "RDATE;VALUE=DATE:20270301\r\n",
                                        "RRULE:FREQ=WEEKLY\r\nRRULE:FREQ=YEARLY\r\n",
                                        "RRULE:FREQ=WEEKLY;INTERVAL=0\r\n"};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        struct ical_days days;
        struct str event =
            str_format(test_arena(), EVENT("DTSTART;VALUE=DATE:20270302\r\nSUMMARY:Råd\r\n%s"), rules[i]);
        CHECK_INT(read_all(str_c(test_arena(), event), &days), ICAL_DAYS_REPEATS);
        CHECK_STR(days.refused, S("Råd"));
    }
}

TEST("cancelled events, those of other years and those without a day are none; a file without any says so")
{
    struct ical_days days;
    CHECK_INT(read_all(EVENT("DTSTART;VALUE=DATE:20270222\r\nSTATUS:CANCELLED\r\n")
                           EVENT("DTSTART;VALUE=DATE:20200222\r\n") EVENT("SUMMARY:uten dag\r\n")
                               EVENT("DTSTART;VALUE=DATE:20270101\r\nDTEND;VALUE=DATE:20290101\r\n"),
                       &days),
              ICAL_DAYS_NONE);
    CHECK_INT(ical_days_read(test_arena(), S("<html>"), day("2026-01-01"), day("2027-01-01"), &days),
              ICAL_DAYS_NO_CALENDAR);
    CHECK_INT(ical_days_read(test_arena(), S(""), day("2026-01-01"), day("2027-01-01"), &days),
              ICAL_DAYS_NO_CALENDAR);
}

TEST("a calendar has limits: its bytes, and its days, also those of one rule")
{
    struct ical_days days;
    struct buf many = buf_new(test_arena(), 1 << 20);
    for (int i = 0; i < 25; i++)
        buf_str(&many, S(EVENT("DTSTART;VALUE=DATE:20260105\r\nRRULE:FREQ=WEEKLY\r\n")));
    CHECK_INT(read_all(str_c(test_arena(), buf_get(&many)), &days), ICAL_DAYS_TOO_MANY);
    struct str large = {NEW_ARRAY(test_arena(), char, ICAL_DAYS_BYTES_MOST + 1), ICAL_DAYS_BYTES_MOST + 1};
    CHECK_INT(ical_days_read(test_arena(), large, day("2026-01-01"), day("2027-01-01"), &days),
              ICAL_DAYS_TOO_LARGE);
}

// ---- addresses ----

static bool is_public(const char *text)
{
    struct sockaddr_in four = {.sin_family = AF_INET};
    struct sockaddr_in6 six = {.sin6_family = AF_INET6};
    struct sockaddr_storage address;
    if (inet_pton(AF_INET, text, &four.sin_addr) == 1)
        memcpy(&address, &four, sizeof four);
    else {
        CHECK_INT(inet_pton(AF_INET6, text, &six.sin6_addr), 1);
        memcpy(&address, &six, sizeof six);
    }
    return fetch_is_public((const struct sockaddr *)&address);
}

TEST("only addresses of the internet are public, in each way of writing a private one")
{
    static const char *const private[] = {
        "127.0.0.1",       "127.255.255.254", "10.1.2.3", "172.16.0.1", "172.31.255.255",   "192.168.1.1",
        "169.254.169.254", "100.64.0.1",      "0.0.0.0",  "0.1.2.3",    "192.0.0.1",        "198.18.0.1",
        "224.0.0.1",       "255.255.255.255", "::1",      "::",         "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "64:ff9b::7f00:1", "fe80::1",         "fc00::1",  "fd12::1",    "ff02::1",          "2002:7f00:1::1",
        "2001::1",         "2001:db8::1",     "3fff::1",  "4000::1"};
    static const char *const public[] = {
        "8.8.8.8",     "172.15.0.1",  "172.32.0.1",           "192.169.0.1",
        "100.128.0.1", "2a02:fe0::1", "2001:4860:4860::8888", "::ffff:8.8.8.8"};
    for (size_t i = 0; i < sizeof private / sizeof *private; i++)
        CHECK(!is_public(private[i]));
    for (size_t i = 0; i < sizeof public / sizeof *public; i++)
        CHECK(is_public(public[i]));
}

TEST("nothing is read from this machine, and nothing without https, whatever the address looks like")
{
    CHECK_INT(fetch(test_arena(), S("https://127.0.0.1:1/a.ics"), &fetch_usual).result, FETCH_PRIVATE);
    CHECK_INT(fetch(test_arena(), S("https://localhost:1/a.ics"), &fetch_usual).result, FETCH_PRIVATE);
    CHECK_INT(fetch(test_arena(), S("https://0x7f.1:1/a.ics"), &fetch_usual).result, FETCH_PRIVATE);
    CHECK_INT(fetch(test_arena(), S("https://[::1]:1/a.ics"), &fetch_usual).result, FETCH_PRIVATE);
    CHECK_INT(fetch(test_arena(), S("http://127.0.0.1:1/a.ics"), &fetch_usual).result, FETCH_NOT_SECURE);
    CHECK_INT(fetch(test_arena(), S("file:///etc/passwd"), &fetch_usual).result, FETCH_NOT_SECURE);
    CHECK_INT(fetch(test_arena(), S("gopher://127.0.0.1:1/x"), &fetch_usual).result, FETCH_NOT_SECURE);
}
