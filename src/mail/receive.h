// SPDX-License-Identifier: EUPL-1.2
// Sorts a message that came in: an answer to an invitation, a proposal of another time, a bounce, an absence
// robot, or something for a person to read.
//
//     struct incoming in;
//     if (mail_receive(arena, bytes, S("mx.kommune.example"), &in) == INCOMING_FINE)
//         switch (in.kind) { case INCOMING_REPLY: ... in.reply.uid, in.reply.answer ... }
//
// What counts is looked for in this order: a delivery report (RFC 3464); a calendar part with METHOD:REPLY or
// COUNTER, as text/calendar, application/ics or a file NAME.ics, in any encoding, whatever the headers say
// (Google marks answers as made by a robot); the headers of robots (RFC 3834 and the older habits); a mailer
// daemon, whose report is none that a program can read. A message inside the message is not looked into: a
// report carries our own invitation back.
//
// `to` lists the addresses it came to, for mail_plus_read(). Who may answer for whom, and which of our mails
// a report is about, is for the caller to judge. GMime parses; before it does, what could make it run long or
// large is counted and refused. Texts live in the arena. Cost: about 0.1 ms for a usual message.
#ifndef MAIL_RECEIVE_H
#define MAIL_RECEIVE_H

#include "calendar/reply.h"
#include "mail/report.h"

enum {
    INCOMING_BYTES_MOST = 10 * 1024 * 1024,
    INCOMING_DEPTH_MOST = 20,
    INCOMING_PARTS_MOST = 200,
    INCOMING_ADDRESSES_MOST = 20,
};

enum incoming_kind {
    INCOMING_OTHER, // for a person
    INCOMING_REPLY,
    INCOMING_COUNTER,
    INCOMING_BOUNCE,
    INCOMING_AUTOREPLY, // an absence robot, a read receipt, a report that all is well: nothing to do
};

struct incoming {
    enum incoming_kind kind;
    struct str from; // its only author, in lower case; empty where it has none or several
    bool is_vouched; // our mail server says that it comes from there (mail/vouch.h)
    struct str to[INCOMING_ADDRESSES_MOST];
    size_t to_count;
    struct str subject, message_id, in_reply_to; // ids without brackets
    struct calendar_reply reply;                 // with INCOMING_REPLY and INCOMING_COUNTER
    enum calendar_refusal reply_refusal; // why a calendar part was no answer; REPLY_READ when none was there
    struct bounce bounce;                // with INCOMING_BOUNCE
};

enum incoming_problem { INCOMING_FINE, INCOMING_TOO_LARGE, INCOMING_TOO_COMPLEX, INCOMING_NO_MESSAGE };

/// `vouched_by` is the mail server whose verdict on the sender counts; empty: it judged before it handed the
/// message on.
enum incoming_problem mail_receive(struct arena *arena, struct str bytes, struct str vouched_by,
                                   struct incoming *out);

#endif
