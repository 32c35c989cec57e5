// SPDX-License-Identifier: EUPL-1.2
// Answers and proposals in the many forms in which programs write them.
#include "calendar/reply.h"

#include "test.h"

/// A calendar with one event of Kari's: its method, more of the event, and what stands beside the event.
static struct str calendar(const char *method, const char *event, const char *beside)
{
    return str_format(
        test_arena(),
        "BEGIN:VCALENDAR\r\n%sVERSION:2.0\r\n%sBEGIN:VEVENT\r\nUID:g1@tvers.example\r\n"
        "ATTENDEE;PARTSTAT=TENTATIVE:mailto:kari@b.example\r\n%sEND:VEVENT\r\nEND:VCALENDAR\r\n",
        method, beside, event);
}

#define COUNTER "METHOD:COUNTER\r\n"

/// What is proposed, as an answer in Norway reads it: "2026-12-10 10:00, 2026-12-10 11:00".
static struct str proposed(const char *event, const char *beside)
{
    struct calendar_reply r;
    CHECK(calendar_reply_read(test_arena(), calendar(COUNTER, event, beside), S(""), &r) == REPLY_READ);
    switch (r.proposes) {
    case REPLY_PROPOSES_NOTHING: return S("nothing");
    case REPLY_PROPOSES_UNREADABLY: return S("unreadable");
    case REPLY_PROPOSES_DAYS:
        return str_format(test_arena(), "%.*s to %.*s", STR(date_iso(test_arena(), r.starts.date)),
                          STR(date_iso(test_arena(), r.ends.date)));
    case REPLY_PROPOSES_TIME:
        return str_format(test_arena(), "%.*s %02d:%02d, %.*s %02d:%02d",
                          STR(date_iso(test_arena(), r.starts.date)), r.starts.minute / 60,
                          r.starts.minute % 60, STR(date_iso(test_arena(), r.ends.date)), r.ends.minute / 60,
                          r.ends.minute % 60);
    }
    return S("");
}

#define FROM_TEN_TO_ELEVEN S("2026-12-10 10:00, 2026-12-10 11:00")

TEST("a time is the time here, whatever zone it is written in")
{
    static const char *const alike[] = {
        "DTSTART:20261210T090000Z\r\nDTEND:20261210T100000Z\r\n",
        "DTSTART;TZID=Europe/Oslo:20261210T100000\r\nDTEND;TZID=Europe/Oslo:20261210T110000\r\n",
        "DTSTART;TZID=\"Europe/Copenhagen\":20261210T100000\r\nDTEND;TZID=Europe/Oslo:20261210T110000\r\n",
        "DTSTART;TZID=Europe/London:20261210T090000\r\nDTEND;TZID=Europe/London:20261210T100000\r\n",
        "DTSTART;TZID=GMT Standard Time:20261210T090000\r\nDTEND;TZID=GMT Standard Time:20261210T100000\r\n",
        "DTSTART;TZID=W. Europe Standard Time:20261210T100000\r\nDTEND:20261210T100000Z\r\n",
        "DTSTART;TZID=/citadel.org/20230101_1/America/New_York:20261210T040000\r\nDURATION:PT1H\r\n",
        "DTSTART;TZID=Eastern Standard Time:20261210T040000\r\nDTEND:20261210T100000Z\r\n",
        "DTSTART:20261210T100000\r\nDTEND:20261210T110000\r\n",
        "DTSTART;VALUE=DATE-TIME:20261210T090000Z\r\nDURATION:PT60M\r\n",
    };
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
        CHECK_STR(proposed(alike[i], ""), FROM_TEN_TO_ELEVEN);
    CHECK_STR(proposed("DTSTART:20260701T080000Z\r\nDTEND:20260701T233000Z\r\n", ""),
              S("2026-07-01 10:00, 2026-07-02 01:30"));
}

TEST("a zone of the calendar's own is read from its definition")
{
    static const char helsinki[] =
        "BEGIN:VTIMEZONE\r\nTZID:Hjemme\r\n"
        "BEGIN:STANDARD\r\nDTSTART:19701025T040000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n"
        "TZOFFSETFROM:+0300\r\nTZOFFSETTO:+0200\r\nEND:STANDARD\r\n"
        "BEGIN:DAYLIGHT\r\nDTSTART:19700329T030000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n"
        "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0300\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n";
    CHECK_STR(
        proposed("DTSTART;TZID=Hjemme:20261210T110000\r\nDTEND;TZID=Hjemme:20261210T120000\r\n", helsinki),
        FROM_TEN_TO_ELEVEN);
    CHECK_STR(proposed("DTSTART;TZID=Hjemme:20260701T110000\r\nDURATION:PT1H\r\n", helsinki),
              S("2026-07-01 10:00, 2026-07-01 11:00"));
    CHECK_STR(proposed("DTSTART;TZID=Hytta:20261210T110000\r\nDURATION:PT1H\r\n", helsinki), S("unreadable"));
}

TEST("whole days, a beginning alone, and nothing at all are told apart")
{
    CHECK_STR(proposed("DTSTART;VALUE=DATE:20261210\r\nDTEND;VALUE=DATE:20261211\r\n", ""),
              S("2026-12-10 to 2026-12-10"));
    CHECK_STR(proposed("DTSTART;VALUE=DATE:20261210\r\n", ""), S("2026-12-10 to 2026-12-10"));
    CHECK_STR(proposed("DTSTART;VALUE=DATE:20261210\r\nDURATION:P2D\r\n", ""), S("2026-12-10 to 2026-12-11"));
    CHECK_STR(proposed("DTSTART:20261210T090000Z\r\n", ""), S("2026-12-10 10:00, 2026-12-10 10:00"));
    CHECK_STR(proposed("", ""), S("nothing"));
}

TEST("a byte order mark, a method that stands in the mail alone, and a guest who is listed twice change "
     "nothing")
{
    struct calendar_reply r;
    struct str marked = str_cat(test_arena(), S("\xef\xbb\xbf"), calendar("METHOD:REPLY\r\n", "", ""));
    CHECK(calendar_reply_read(test_arena(), marked, S(""), &r) == REPLY_READ);
    CHECK(r.answer == PARTSTAT_TENTATIVE && str_is(r.attendee, S("kari@b.example")));
    struct str bare = calendar("", "", "");
    CHECK(calendar_reply_read(test_arena(), bare, S("reply"), &r) == REPLY_READ && !r.is_counter);
    CHECK(calendar_reply_read(test_arena(), bare, S("COUNTER"), &r) == REPLY_READ && r.is_counter);
    CHECK(calendar_reply_read(test_arena(), bare, S(""), &r) == REPLY_OTHER_METHOD);
    struct str twice =
        calendar("METHOD:REPLY\r\n", "ATTENDEE;PARTSTAT=TENTATIVE:MAILTO:Kari@B.example\r\n", "");
    CHECK(calendar_reply_read(test_arena(), twice, S(""), &r) == REPLY_READ &&
          r.answer == PARTSTAT_TENTATIVE);
    struct str two = calendar("METHOD:REPLY\r\n", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ola@b.example\r\n", "");
    CHECK(calendar_reply_read(test_arena(), two, S(""), &r) == REPLY_MANY_ATTENDEES);
}

TEST("a no may stand beside a proposal, and what was written beside either is kept")
{
    struct calendar_reply r;
    struct str no = str_replace(
        test_arena(), calendar(COUNTER, "COMMENT:Ferie\\, dessverre\r\nDTSTART:20261211T090000Z\r\n", ""),
        S("TENTATIVE"), S("DECLINED"));
    CHECK(calendar_reply_read(test_arena(), no, S(""), &r) == REPLY_READ);
    CHECK(r.is_counter && r.answer == PARTSTAT_DECLINED && r.proposes == REPLY_PROPOSES_TIME);
    CHECK_STR(r.comment, S("Ferie, dessverre"));
}

/// The note of an answer whose event has these lines, too.
static struct str note(const char *attendee, const char *event)
{
    struct calendar_reply r;
    struct str text = str_replace(test_arena(), calendar("METHOD:REPLY\r\n", event, ""),
                                  S(";PARTSTAT=TENTATIVE:mailto:kari@b.example"), str_from(attendee));
    CHECK(calendar_reply_read(test_arena(), text, S(""), &r) == REPLY_READ);
    CHECK_STR(r.attendee, S("kari@b.example"));
    return r.comment;
}

TEST("a note counts where programs put it: in pieces, beside the guest as Google does, once where it stands "
     "twice")
{
    static const char plain[] = ";PARTSTAT=DECLINED:kari@b.example"; // as some write it, without mailto:
    static const char google[] =
        ";PARTSTAT=DECLINED;X-NUM-GUESTS=0;X-RESPONSE-COMMENT=\"På reise\":mailto:kari@b.example";
    CHECK_STR(note(plain, "COMMENT:På reise\r\nCOMMENT;LANGUAGE=nb-NO:Hilsen Kari\r\n"),
              S("På reise\nHilsen Kari"));
    CHECK_STR(note(google, ""), S("På reise"));
    CHECK_STR(note(google, "COMMENT:På reise\r\n"), S("På reise"));
    CHECK_STR(note(google, "COMMENT:\r\n"), S("På reise"));
    CHECK_STR(note(plain, "COMMENT:P\xc3\xa5\x07 rei\r\n se\x7f\r\n"), S("På reise"));
}
