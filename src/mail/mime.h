// SPDX-License-Identifier: EUPL-1.2
// Composes a message (RFC 5322, RFC 2045-2047): text, HTML and calendar of one mail to one person.
//
//     struct mail m = {.from = {S("Tvers"), S("nettverk+12@tvers.no")}, .to = {S("Kari"), S("kari@b.no")},
//                      .subject = S("Nettverk på tvers"), .text = S("Hei, Kari\n"), .calendar = ics,
//                      .calendar_method = MAIL_REQUEST, .message_id = S("o7@tvers.no"), .date =
//                      instant_now()};
//     struct str bytes;
//     if (mail_compose(arena, &m, &bytes) == MAIL_FINE) ...
//
// The layout is the one in which Outlook, Gmail and Apple Mail show the buttons of an invitation:
// multipart/mixed( multipart/alternative( text/plain, text/html, text/calendar; method=... ), invite.ics ),
// all of it base64, so that no relay rewraps a line. The message says that a program sent it (RFC 3834), so
// that nobody's absence answers it.
//
// Pure: the same struct gives the same bytes. Every value that goes into a header is checked first; a line
// break or another control character in one makes the whole mail refused, never sent with a header more.
// GMime writes it. The bytes live in the arena, with CRLF. Cost: about 0.1 ms.
#ifndef MAIL_MIME_H
#define MAIL_MIME_H

#include "base/date.h"
#include "mail/address.h"

enum { MAIL_BYTES_MOST = 1024 * 1024 };

enum mail_calendar { MAIL_NO_CALENDAR, MAIL_REQUEST, MAIL_CANCEL };

struct mail {
    struct mail_address from, to;
    struct str subject; // may be empty, as all texts that follow here
    struct str text, html;
    struct str calendar; // iCalendar, whose METHOD calendar_method repeats
    enum mail_calendar calendar_method;
    struct str message_id;  // "o7@tvers.no", without angle brackets; on our own host; never empty
    struct str in_reply_to; // the message-id of the first invitation: keeps a conversation together
    struct instant date;
    uint64_t boundary_seed;
    struct str list_id;             // "network-12.tvers.no"
    struct str unsubscribe_url;     // reminders and digests only: one click (RFC 8058), answered by a POST
    struct str unsubscribe_mailto;  // where a mail does the same,
    struct str unsubscribe_subject; // with this subject
};

enum mail_problem {
    MAIL_FINE,
    MAIL_BAD_ADDRESS, // from, to, unsubscribe_mailto or the ids are no addresses, or one but `to` is not
                      // ASCII
    MAIL_BAD_HEADER,  // a name, the subject or a link holds a line break or another control character
    MAIL_BAD_TEXT,    // a body is not UTF-8, or holds NUL
    MAIL_TOO_LARGE,   // over MAIL_BYTES_MOST
};

enum mail_problem mail_compose(struct arena *arena, const struct mail *mail, struct str *bytes);

#endif
