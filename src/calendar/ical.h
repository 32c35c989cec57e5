// SPDX-License-Identifier: EUPL-1.2
// Writes a gathering as iCalendar (RFC 5545) for one attendee: an invitation or an update, a cancellation, a
// feed.
//
//     struct calendar_event e = {.uid = S("g12-p7@tvers.example.no"), .sequence = 2, .stamp = instant_now(),
//                                .starts = {date, 13 * 60}, .ends = {date, 15 * 60}, .zone = ZONE_OSLO, ...};
//     struct str ics = calendar_request(arena, &e);
//
// The rules by which Outlook, Google, Apple and Thunderbird put an update on the entry that is there already
// (RFC 5546, section 3.2):
// - the uid is the same for the whole life of the invitation and is never used again;
// - sequence rises by one when time or place changes, and with the cancellation; a changed text keeps it;
// - stamp is newer at every sending;
// - a changed time asks again (PARTSTAT_NEEDS_ACTION, rsvp); any other change sends the answer that was
// given,
//   without rsvp, so that nobody has to answer twice.
//
// Times are wall times with a zone and carry a complete VTIMEZONE. Texts are cleaned here: bytes that are no
// UTF-8 become U+FFFD, control characters go. The writer is libical; this module is pure and the result lives
// in the arena. Cost: about 0.1 ms.
#ifndef CALENDAR_ICAL_H
#define CALENDAR_ICAL_H

#include "base/date.h"

enum partstat {
    PARTSTAT_NEEDS_ACTION,
    PARTSTAT_ACCEPTED,
    PARTSTAT_DECLINED,
    PARTSTAT_TENTATIVE,
    PARTSTAT_DELEGATED
};
enum calendar_status { CALENDAR_CONFIRMED, CALENDAR_CANCELLED };

struct calendar_person {
    struct str name;    // may be empty
    struct str address; // kari@example.no, without mailto:
};

struct calendar_event {
    struct str uid;
    int sequence;
    struct instant stamp;
    struct wall starts, ends; // with all_day: the first and the last day, minutes unused
    enum zone zone;
    bool all_day;
    struct str summary, location, description, url, category; // empty ones are left out
    struct calendar_person organizer; // the From address of the mail, never the attendee's
    struct calendar_person attendee;
    enum partstat answer;
    bool rsvp; // ask for an answer
    enum calendar_status status;
    int alarm_minutes_before; // 0: none
};

/// METHOD:REQUEST, for a new invitation and for every later change of it.
struct str calendar_request(struct arena *arena, const struct calendar_event *event);
/// METHOD:CANCEL to the attendee, whether the gathering is called off or this one person is taken off it.
struct str calendar_cancel(struct arena *arena, const struct calendar_event *event);
/// One of ours, to another attendee.
struct str calendar_to(struct arena *arena, struct str ics, const struct calendar_person *attendee);
/// One event to put into any calendar, by hand: no METHOD, and no name for a calendar of its own.
struct str calendar_single(struct arena *arena, const struct calendar_event *event);
/// A calendar to subscribe to: no METHOD, no organizer, no attendees; cancelled events stay in it as
/// cancelled. Programs are asked to fetch it every four hours.
struct str calendar_feed(struct arena *arena, const struct calendar_event *events, size_t count,
                         struct str name);

#endif
