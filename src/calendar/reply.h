// SPDX-License-Identifier: EUPL-1.2
// Reads the answer that a calendar program sends back (RFC 5546, METHOD:REPLY), and the proposal of another
// time (METHOD:COUNTER).
//
//     struct calendar_reply r;
//     if (calendar_reply_read(arena, ics, S("REPLY"), &r) == REPLY_READ) ... r.uid, r.attendee, r.answer ...
//
// What programs really send is loose: no SEQUENCE, a byte order mark, the method in the mail's header alone,
// an attendee twice, zones by their Windows names without a definition (calendar/foreign_zone.h), a duration
// for an end, MAILTO: in any case or left out, an address only in EMAIL=, a note in pieces or, from Google,
// in X-RESPONSE-COMMENT=, a summary that begins with "Godtatt:". Only the few properties that an answer
// consists of are handed to libical; all else, known or not, is left out first, so that little of what a
// stranger wrote is ever parsed. Who may answer, and whether the answer is newer than the one on record
// (stamp) or is to an older time (sequence), is for the caller to judge.
//
// Texts live in the arena. Cost: one pass and about 50 us.
#ifndef CALENDAR_REPLY_H
#define CALENDAR_REPLY_H

#include "calendar/ical.h"

enum { REPLY_BYTES_MOST = 256 * 1024, REPLY_COMMENT_BYTES_MOST = 2000 };

enum calendar_refusal {
    REPLY_READ, // no refusal
    REPLY_TOO_LARGE,
    REPLY_NO_CALENDAR,    // not iCalendar, or without an event
    REPLY_OTHER_METHOD,   // neither an answer nor a proposal: an invitation, say, or a copy of our own
    REPLY_NO_UID,         // no telling to what
    REPLY_NO_ATTENDEE,    // no telling from whom
    REPLY_MANY_ATTENDEES, // several people have answered in one
    REPLY_NO_ANSWER,      // NEEDS-ACTION, or an answer that the standard does not know
};

enum reply_proposal {
    REPLY_PROPOSES_NOTHING, // no time at all
    REPLY_PROPOSES_TIME,    // ends may be the same as starts: only a beginning was named
    REPLY_PROPOSES_DAYS,
    REPLY_PROPOSES_UNREADABLY,
};

struct calendar_reply {
    bool is_counter; // proposes another time; the answer stands beside it, TENTATIVE as a rule
    struct str uid;
    bool has_sequence; // Outlook leaves it out at times
    int64_t sequence;
    bool has_stamp;
    struct instant stamp;
    struct str attendee; // "kari@example.no", in lower case
    struct str sent_by;  // who answered for the attendee; empty as a rule
    enum partstat answer;
    struct str delegated_to; // with PARTSTAT_DELEGATED
    struct str comment;
    enum reply_proposal proposes; // of a counter
    struct wall starts, ends;     // wall time in Norway and Denmark; of days, the first and the last
};

/// `method` is what the mail's header says of the part, for a calendar that does not say it itself; may be
/// empty.
enum calendar_refusal calendar_reply_read(struct arena *arena, struct str ics, struct str method,
                                          struct calendar_reply *out);

#endif
