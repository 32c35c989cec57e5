// SPDX-License-Identifier: EUPL-1.2
// Sorts a message that came in: an answer to an invitation, a proposal of another time, a bounce, an absence
// robot, or something for a person to read.
//
//     struct incoming in;
//     if (mail_receive(arena, bytes, S("bounce@tvers.no"), &in) == INCOMING_FINE)
//         switch (in.kind) { case INCOMING_REPLY: ... in.reply.uid, in.reply.answer ... }
//
// What counts is looked for in this order: a delivery report (RFC 3464); a calendar part with METHOD:REPLY or
// COUNTER, as text/calendar or application/ics, in any encoding, whatever the headers say (Google marks
// answers as made by a robot); the headers of robots (RFC 3834 and the older habits); the bounce address. A
// message inside the message is not looked into: a report carries our own invitation back.
//
// `to` lists the addresses it came to, for mail_plus_read(). Who may answer for whom is for the caller to
// judge. GMime parses; before it does, what could make it run long or large is counted and refused. Texts
// live in the arena. Cost: about 0.1 ms for a usual message.
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
    struct str from; // in lower case
    struct str to[INCOMING_ADDRESSES_MOST];
    size_t to_count;
    struct str subject, message_id, in_reply_to; // ids without brackets
    struct calendar_reply reply;                 // with INCOMING_REPLY and INCOMING_COUNTER
    enum calendar_refusal reply_refusal; // why a calendar part was no answer; REPLY_READ when none was there
    struct bounce bounce;                // with INCOMING_BOUNCE
};

enum incoming_problem { INCOMING_FINE, INCOMING_TOO_LARGE, INCOMING_TOO_COMPLEX, INCOMING_NO_MESSAGE };

/// `bounces_to` is the base of the envelope senders made by mail_verp().
enum incoming_problem mail_receive(struct arena *arena, struct str bytes, struct str bounces_to,
                                   struct incoming *out);

#endif
