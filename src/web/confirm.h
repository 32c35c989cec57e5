// SPDX-License-Identifier: EUPL-1.2
// Nothing is mailed that nobody meant. Whatever a POST does for somebody who is signed in: where it wrote
// mails to anybody else, its transaction is rolled back, and the answer is a page that says how many mails
// there would be, to whom, and how they read. The form on that page is the same POST with a digest of what
// was shown; it is done when it writes exactly those mails, and shown again when they have become others
// meanwhile.
//
//     struct notice_site site = notify_site(w);
//     notice_gathering(w->db, &site, gathering);      // all that a handler does: it knows nothing of this
//
// Who goes back from that page gets the form again as it was typed: then form_ok() is false, and nothing is
// written. Not asked are addresses that are for anybody or carry a link (SECRET): what they write goes to who
// has the link, and tests/unit/web_confirm_test.c holds them to it. What follows by itself is written by
// jobs/schedule.h.
//
// Cost: the handler's work, twice.
#ifndef WEB_CONFIRM_H
#define WEB_CONFIRM_H

#include "web/web.h"

/// What each kind of mail is called: on the page that asks, and in the outbox.
extern const enum message mail_kind_labels[OUTBOX_KIND_COUNT];

/// Once the form is read: whether it comes from somebody who goes back.
void confirm_take(struct web *w);
/// At the end of a transaction that went well. False: it is to be rolled back, and what to answer is written.
bool confirm_allows(struct web *w);

#endif
