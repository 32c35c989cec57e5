// SPDX-License-Identifier: EUPL-1.2
// Invitations, cancellations and feeds as iCalendar; the answers that come back.
#include "test.h"

#include "base/rng.h"
#include "base/utf8.h"
#include "calendar/ical.h"
#include "calendar/reply.h"

#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct calendar_event kick_off(void)
{
    return (struct calendar_event){
        .uid = S("g12-p7@tvers.example.no"),
        .sequence = 2,
        .stamp = {INT64_C(1790000000) * US_PER_SECOND},
        .starts = {date_of(2026, 12, 3), 13 * 60},
        .ends = {date_of(2026, 12, 3), 15 * 60},
        .zone = ZONE_OSLO,
        .summary = S("Nettverk på tvers: hva er en god overgang?"),
        .location = S("Rådhuset, møterom Fjorden"),
        .description = S("Ta med ett spørsmål.\nServering kl. 12.45."),
        .url = S("https://tvers.example.no/gatherings/12"),
        .organizer = {S("Tvers i Bærum"), S("nettverk+12@tvers.example.no")},
        .attendee = {S("Kari Nordmann"), S("kari@example.no")},
        .rsvp = true,
    };
}

/// The text without folding, so that a test can look for whole lines.
static struct str unfolded(struct str ics)
{
    return str_replace(test_arena(), ics, S("\r\n "), S(""));
}

static bool has_line(struct str ics, struct str line)
{
    struct str wanted = str_format(test_arena(), "\r\n%.*s\r\n", STR(line));
    return str_find_str(unfolded(ics), wanted, 0) < unfolded(ics).len;
}

static bool libical_accepts(struct str ics)
{
    icalcomponent *c = icalparser_parse_string(str_c(test_arena(), ics));
    bool fine = c && icalrestriction_check(c) && icalcomponent_count_errors(c) == 0;
    if (!fine && c)
        printf("%s\n", icalcomponent_as_ical_string(c));
    icalcomponent_free(c);
    return fine;
}

static bool lines_are_short_and_whole(struct str ics)
{
    struct str line;
    while (ics.len && str_cut(&ics, '\n', &line)) {
        if (line.len == 0 || line.at[line.len - 1] != '\r' || line.len - 1 > 75 || !utf8_valid(line))
            return false;
    }
    return true;
}

TEST("an invitation names its method, its one attendee, its time in Oslo, and asks for an answer")
{
    struct calendar_event e = kick_off();
    struct str ics = calendar_request(test_arena(), &e);
    CHECK(libical_accepts(ics));
    CHECK(has_line(ics, S("METHOD:REQUEST")));
    CHECK(has_line(ics, S("UID:g12-p7@tvers.example.no")));
    CHECK(has_line(ics, S("SEQUENCE:2")));
    CHECK(has_line(ics, S("DTSTAMP:20260921T141320Z")));
    CHECK(has_line(ics, S("DTSTART;TZID=Europe/Oslo:20261203T130000")));
    CHECK(has_line(ics, S("DTEND;TZID=Europe/Oslo:20261203T150000")));
    CHECK(has_line(ics, S("LOCATION:Rådhuset\\, møterom Fjorden")));
    CHECK(has_line(ics, S("DESCRIPTION:Ta med ett spørsmål.\\nServering kl. 12.45.")));
    CHECK(has_line(ics, S("STATUS:CONFIRMED")));
    CHECK(has_line(ics, S("ORGANIZER;CN=Tvers i Bærum:mailto:nettverk+12@tvers.example.no")));
    CHECK(has_line(ics, S("ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;"
                          "RSVP=TRUE;CN=Kari Nordmann:mailto:kari@example.no")));
}

TEST("the zone comes with the clock changes of March and October")
{
    struct calendar_event e = kick_off();
    e.zone = ZONE_COPENHAGEN;
    struct str ics = calendar_request(test_arena(), &e);
    CHECK(libical_accepts(ics));
    CHECK(has_line(ics, S("TZID:Europe/Copenhagen")));
    CHECK(has_line(ics, S("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3")));
    CHECK(has_line(ics, S("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10")));
    CHECK(has_line(ics, S("DTSTART;TZID=Europe/Copenhagen:20261203T130000")));
}

TEST("an update that only changes the text carries the answer given and asks for none")
{
    struct calendar_event e = kick_off();
    e.answer = PARTSTAT_ACCEPTED;
    e.rsvp = false;
    struct str ics = calendar_request(test_arena(), &e);
    CHECK(libical_accepts(ics));
    CHECK(has_line(ics, S("ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;"
                          "RSVP=FALSE;CN=Kari Nordmann:mailto:kari@example.no")));
}

TEST("a cancellation says so twice and rings no alarm")
{
    struct calendar_event e = kick_off();
    e.alarm_minutes_before = 60;
    struct str ics = calendar_cancel(test_arena(), &e);
    CHECK(libical_accepts(ics));
    CHECK(has_line(ics, S("METHOD:CANCEL")));
    CHECK(has_line(ics, S("STATUS:CANCELLED")));
    CHECK(!has_line(ics, S("BEGIN:VALARM")));
    CHECK(has_line(calendar_request(test_arena(), &e), S("TRIGGER:-PT1H")));
    CHECK(libical_accepts(calendar_request(test_arena(), &e)));
}

TEST("a gathering of a whole day has dates, and ends on the day after its last")
{
    struct calendar_event e = kick_off();
    e.all_day = true;
    struct str ics = calendar_request(test_arena(), &e);
    CHECK(libical_accepts(ics));
    CHECK(has_line(ics, S("DTSTART;VALUE=DATE:20261203")));
    CHECK(has_line(ics, S("DTEND;VALUE=DATE:20261204")));
    CHECK(str_find_str(ics, S("TZID"), 0) == ics.len);
}

TEST("a feed has a name and a pace, no method and nobody's name; what is cancelled stays as cancelled")
{
    struct calendar_event e[2] = {kick_off(), kick_off()};
    e[1].uid = S("g13-p7@tvers.example.no");
    e[1].status = CALENDAR_CANCELLED;
    struct str ics = calendar_feed(test_arena(), e, 2, S("Tvers: Kari; møter, kurs"));
    CHECK(libical_accepts(ics));
    CHECK(has_line(ics, S("NAME:Tvers: Kari\\; møter\\, kurs")));
    CHECK(has_line(ics, S("X-WR-CALNAME:Tvers: Kari\\; møter\\, kurs")));
    CHECK(has_line(ics, S("REFRESH-INTERVAL;VALUE=DURATION:PT4H")));
    CHECK(has_line(ics, S("X-PUBLISHED-TTL:PT4H")));
    CHECK(has_line(ics, S("STATUS:CANCELLED")));
    CHECK(str_find_str(ics, S("METHOD"), 0) == ics.len);
    CHECK(str_find_str(ics, S("mailto"), 0) == ics.len);
}

TEST("an empty feed is a calendar all the same: it has a component")
{
    struct str ics = calendar_feed(test_arena(), NULL, 0, S("Tvers"));
    CHECK(libical_accepts(ics));
    CHECK(has_line(ics, S("BEGIN:VTIMEZONE")));
}

TEST("a single event goes into the calendar that one has: nothing in it makes programs open a new one")
{
    struct calendar_event e = kick_off();
    struct str ics = calendar_single(test_arena(), &e);
    CHECK(libical_accepts(ics));
    CHECK(has_line(ics, S("UID:g12-p7@tvers.example.no")) && has_line(ics, S("BEGIN:VTIMEZONE")));
    static const struct str of_a_feed[] = {S_INIT("\r\nNAME:"),        S_INIT("X-WR-"),
                                           S_INIT("REFRESH-INTERVAL"), S_INIT("X-PUBLISHED-TTL"),
                                           S_INIT("METHOD"),           S_INIT("mailto")};
    for (size_t i = 0; i < sizeof of_a_feed / sizeof of_a_feed[0]; i++)
        CHECK(str_find_str(ics, of_a_feed[i], 0) == ics.len);
}

TEST("a name with quotes, separators and carets comes back as it was, and adds no property")
{
    struct calendar_event e = kick_off();
    e.attendee.name = S("Kari \"Kalle\" Hansen, Dr.; a^nb: ^^ x\r\nX-EVIL:1");
    struct str ics = calendar_request(test_arena(), &e);
    CHECK(libical_accepts(ics));
    CHECK(!has_line(ics, S("X-EVIL:1")));
    icalcomponent *c = icalparser_parse_string(str_c(test_arena(), ics));
    icalcomponent *vevent = icalcomponent_get_first_component(c, ICAL_VEVENT_COMPONENT);
    icalproperty *p = icalcomponent_get_first_property(vevent, ICAL_ATTENDEE_PROPERTY);
    icalparameter *cn = icalproperty_get_first_parameter(p, ICAL_CN_PARAMETER);
    CHECK_STR(str_from(icalparameter_get_cn(cn)), S("Kari \"Kalle\" Hansen, Dr.; a^nb: ^^ x X-EVIL:1"));
    icalcomponent_free(c);
}

TEST("line breaks in an address, a link or a uid add no property")
{
    struct calendar_event e = kick_off();
    e.url = S("https://x.no/\r\nX-EVIL:1");
    e.uid = S("a\r\nX-EVIL:1");
    e.attendee.address = S("kari@example.no\r\nX-EVIL:1");
    e.category = S("Nettverk, på tvers; \\x\r\nX-EVIL:1");
    struct str ics = calendar_request(test_arena(), &e);
    CHECK(!has_line(ics, S("X-EVIL:1")));
    CHECK(has_line(ics, S("CATEGORIES:Nettverk på tvers \\\\x X-EVIL:1")));
}

/// Any text, with a liking for what iCalendar has to escape or fold.
static struct str random_text(struct rng *rng)
{
    static const uint32_t liked[] = {'\\', ';', ',', '"', ':', '^', 'n', 'N', '\'', ' ', 0xe5, 0x1f600, '\n'};
    struct buf b = buf_new(test_arena(), 4096);
    for (uint32_t i = 0, length = 1 + rng_below(rng, 300); i < length; i++) {
        uint32_t c = rng_below(rng, 2) ? liked[rng_below(rng, 13)] : 0x20 + rng_below(rng, 0xd7e0);
        utf8_write(&b, c == 0x7f ? 'x' : c);
    }
    return str_trim(buf_get(&b));
}

TEST("any text in the description comes back as it was, in lines of at most 75 bytes")
{
    struct rng rng = rng_new(3);
    struct calendar_event e = kick_off();
    for (int i = 0; i < 500; i++) {
        e.description = random_text(&rng);
        e.attendee.name = str_replace(test_arena(), random_text(&rng), S("\n"), S(" "));
        e.attendee.name = str_replace(test_arena(), e.attendee.name, S("\\"), S("/"));
        struct str ics = calendar_request(test_arena(), &e);
        CHECK(lines_are_short_and_whole(ics));
        icalcomponent *c = icalparser_parse_string(str_c(test_arena(), ics));
        icalcomponent *vevent = icalcomponent_get_first_component(c, ICAL_VEVENT_COMPONENT);
        CHECK_STR(str_from(icalcomponent_get_description(vevent)), e.description);
        icalproperty *p = icalcomponent_get_first_property(vevent, ICAL_ATTENDEE_PROPERTY);
        icalparameter *cn = icalproperty_get_first_parameter(p, ICAL_CN_PARAMETER);
        CHECK_STR(str_from(icalparameter_get_cn(cn)), e.attendee.name);
        icalcomponent_free(c);
    }
}

TEST("a text of any length is folded into whole lines")
{
    struct calendar_event e = kick_off();
    for (size_t length = 1; length < 400; length++) {
        struct buf b = buf_new(test_arena(), 1000);
        for (size_t i = 0; i < length; i++)
            buf_str(&b, i % 3 ? S("å") : S("f"));
        e.description = buf_get(&b);
        struct str ics = calendar_request(test_arena(), &e);
        CHECK(lines_are_short_and_whole(ics));
        CHECK(has_line(ics, str_cat(test_arena(), S("DESCRIPTION:"), e.description)));
    }
}

TEST("bytes that are no text are replaced, not sent")
{
    struct calendar_event e = kick_off();
    e.summary = S("Bl\xe5 \x01\x7fm\xf8te");
    CHECK(has_line(calendar_request(test_arena(), &e), S("SUMMARY:Bl\xef\xbf\xbd m\xef\xbf\xbdte")));
}

/// An answer as Outlook writes it: Windows zone without a definition, upper-case MAILTO, summary with the
/// verb.
#define OUTLOOK(method, attendee)                                                                            \
    S("BEGIN:VCALENDAR\r\nMETHOD:" method "\r\nPRODID:Microsoft Exchange Server 2010\r\nVERSION:2.0\r\n"     \
      "BEGIN:VTIMEZONE\r\nTZID:W. Europe Standard Time\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\n"     \
      "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\r\n"     \
      "END:STANDARD\r\nEND:VTIMEZONE\r\n"                                                                    \
      "BEGIN:VEVENT\r\n" attendee "\r\nCOMMENT;LANGUAGE=nb-NO:Jeg kommer\\, men litt sent\\n\r\n"            \
      "UID:g12-p7@tvers.\r\n example.no\r\nSUMMARY;LANGUAGE=nb-NO:Godtatt: Nettverk på tvers\r\n"           \
      "DTSTART;TZID=W. Europe Standard Time:20261204T090000\r\n"                                             \
      "DTEND;TZID=W. Europe Standard Time:20261204T110000\r\nCLASS:PUBLIC\r\nPRIORITY:5\r\n"                 \
      "DTSTAMP:20261101T101112Z\r\nTRANSP:OPAQUE\r\nSTATUS:CONFIRMED\r\nSEQUENCE:2\r\nLOCATION:x\r\n"        \
      "X-MICROSOFT-CDO-APPT-SEQUENCE:2\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")

TEST("an answer from Outlook tells who answers what, to which time, and when")
{
    struct calendar_reply r;
    struct str ics = OUTLOOK("REPLY", "ATTENDEE;PARTSTAT=ACCEPTED;CN=Kari Nordmann:MAILTO:Kari@Example.NO");
    CHECK(calendar_reply_read(test_arena(), ics, S(""), &r) == REPLY_READ);
    CHECK_STR(r.uid, S("g12-p7@tvers.example.no"));
    CHECK_STR(r.attendee, S("kari@example.no"));
    CHECK(r.answer == PARTSTAT_ACCEPTED && !r.is_counter && r.has_sequence && r.has_stamp);
    CHECK_INT(r.sequence, 2);
    CHECK_STR(instant_iso(test_arena(), r.stamp), S("2026-11-01T10:11:12Z"));
    CHECK_STR(r.comment, S("Jeg kommer, men litt sent"));
}

TEST("another time that Outlook proposes is read as the time in Norway")
{
    struct calendar_reply r;
    struct str ics = OUTLOOK("COUNTER", "ATTENDEE;PARTSTAT=TENTATIVE;CN=Kari:mailto:kari@example.no");
    CHECK(calendar_reply_read(test_arena(), ics, S(""), &r) == REPLY_READ);
    CHECK(r.is_counter && r.proposes == REPLY_PROPOSES_TIME && r.answer == PARTSTAT_TENTATIVE);
    CHECK(wall_compare(r.starts, (struct wall){date_of(2026, 12, 4), 9 * 60}) == 0);
    CHECK(wall_compare(r.ends, (struct wall){date_of(2026, 12, 4), 11 * 60}) == 0);
}

TEST("a deputy's answer and a delegation name both people")
{
    struct calendar_reply r;
    struct str ics =
        OUTLOOK("REPLY", "ATTENDEE;PARTSTAT=DECLINED;SENT-BY=\"mailto:Per@b.no\":mailto:kari@b.no");
    CHECK(calendar_reply_read(test_arena(), ics, S(""), &r) == REPLY_READ);
    CHECK_STR(r.sent_by, S("per@b.no"));
    CHECK(r.answer == PARTSTAT_DECLINED);
    ics = OUTLOOK("REPLY", "ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO=\"mailto:Per@b.no\":mailto:kari@b.no");
    CHECK(calendar_reply_read(test_arena(), ics, S(""), &r) == REPLY_READ);
    CHECK(r.answer == PARTSTAT_DELEGATED);
    CHECK_STR(r.delegated_to, S("per@b.no"));
}

TEST("a bare answer with line feeds, without sequence, stamp and comment, is an answer")
{
    struct calendar_reply r;
    struct str ics =
        S("BEGIN:VCALENDAR\nMETHOD:reply\nBEGIN:VEVENT\nUID:a\n"
          "ATTENDEE;PARTSTAT=TENTATIVE;EMAIL=kari@b.no:invalid:nomail\nEND:VEVENT\nEND:VCALENDAR\n");
    CHECK(calendar_reply_read(test_arena(), ics, S(""), &r) == REPLY_READ);
    CHECK_STR(r.attendee, S("kari@b.no"));
    CHECK(!r.has_sequence && !r.has_stamp && r.answer == PARTSTAT_TENTATIVE);
}

TEST("our own invitation, read back, is not taken for an answer")
{
    struct calendar_reply r;
    struct calendar_event e = kick_off();
    CHECK(calendar_reply_read(test_arena(), calendar_request(test_arena(), &e), S(""), &r) ==
          REPLY_OTHER_METHOD);
}

static enum calendar_refusal refusal_of(struct str attendees)
{
    struct calendar_reply r;
    struct str ics = str_format(test_arena(),
                                "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:a\r\n%.*s"
                                "END:VEVENT\r\nEND:VCALENDAR\r\n",
                                STR(attendees));
    return calendar_reply_read(test_arena(), ics, S(""), &r);
}

TEST("what is no answer is refused by name")
{
    struct calendar_reply r;
    CHECK(refusal_of(S("")) == REPLY_NO_ATTENDEE);
    CHECK(refusal_of(S("ATTENDEE:mailto:a@b.no\r\n")) == REPLY_NO_ANSWER);
    CHECK(refusal_of(S("ATTENDEE;PARTSTAT=X-MAYBE:mailto:a@b.no\r\n")) == REPLY_NO_ANSWER);
    CHECK(refusal_of(S("ATTENDEE;PARTSTAT=ACCEPTED:tel:112\r\n")) == REPLY_NO_ATTENDEE);
    CHECK(refusal_of(S("ATTENDEE;PARTSTAT=ACCEPTED;VALUE=INTEGER:42\r\n")) == REPLY_NO_ATTENDEE);
    CHECK(refusal_of(S("ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.no\r\n"
                       "ATTENDEE;PARTSTAT=ACCEPTED:mailto:b@b.no\r\n")) == REPLY_MANY_ATTENDEES);
    CHECK(refusal_of(S("ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.no\r\nATTENDEE:mailto:b@b.no\r\n")) ==
          REPLY_READ);
    CHECK(calendar_reply_read(test_arena(), S(""), S(""), &r) == REPLY_NO_CALENDAR);
    CHECK(calendar_reply_read(test_arena(), S("BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nEND:VEVENT\n"),
                              S(""), &r) == REPLY_NO_UID);
    struct str large = {arena_alloc(test_arena(), 1, REPLY_BYTES_MOST + 1), REPLY_BYTES_MOST + 1};
    CHECK(calendar_reply_read(test_arena(), large, S(""), &r) == REPLY_TOO_LARGE);
}

TEST("dates that do not exist are left out, not guessed")
{
    struct calendar_reply r;
    struct str ics =
        S("BEGIN:VCALENDAR\r\nMETHOD:COUNTER\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20260231T250000Z\r\n"
          "DTSTART;TZID=Mars/Olympus:20261203T130000\r\nDTEND:20261203T150000Z\r\nSEQUENCE:-4\r\n"
          "ATTENDEE;PARTSTAT=TENTATIVE:mailto:a@b.no\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    CHECK(calendar_reply_read(test_arena(), ics, S(""), &r) == REPLY_READ);
    CHECK(!r.has_stamp && !r.has_sequence && r.proposes == REPLY_PROPOSES_UNREADABLY);
}
