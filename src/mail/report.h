// SPDX-License-Identifier: EUPL-1.2
// Reads the machine-readable part of a delivery report, message/delivery-status (RFC 3464).
//
//     struct bounce b;
//     if (delivery_report_read(arena, text, &b) && b.action == BOUNCE_FAILED) ... b.recipient, b.status ...
//
// Texts live in the arena. Pure; one pass.
#ifndef MAIL_REPORT_H
#define MAIL_REPORT_H

#include "base/str.h"

enum bounce_action {
    BOUNCE_UNCLEAR,   // a mailer daemon's, without a report
    BOUNCE_FAILED,    // it will not arrive
    BOUNCE_DELAYED,   // the server goes on trying
    BOUNCE_DELIVERED, // delivered, relayed or expanded: all is well
};

struct bounce {
    enum bounce_action action;
    struct str status;    // "5.1.1" (RFC 3463); empty when unclear
    struct str recipient; // whom the report names, in lower case
};

/// The worst that is said of any recipient (we send to one at a time). False when it says no action.
bool delivery_report_read(struct arena *arena, struct str text, struct bounce *out);
/// Whether `a` says worse than `b`: failed, delayed, delivered, unclear.
bool bounce_is_worse(const struct bounce *a, const struct bounce *b);

#endif
