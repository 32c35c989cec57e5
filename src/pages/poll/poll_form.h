// SPDX-License-Identifier: EUPL-1.2
// The form on which one says which days one can come: the same on the page of the poll and behind the link in
// a mail.
//
//     struct poll_asked of = {&poll, zone, person};
//     struct poll_form form = poll_form_new(w, &of);
//     if (poll_form_take(w, &of, &form)) ...    // in a POST: answered; else the form says what is wrong
#ifndef PAGES_POLL_POLL_FORM_H
#define PAGES_POLL_POLL_FORM_H

#include "html/poll/poll.h"
#include "sql/poll.h"
#include "web/web.h"

struct poll_asked {
    const struct date_poll *poll;
    enum zone zone;
    struct maybe_person_id person; // whose; not set: the days alone
};

/// With what the person has answered already.
struct poll_form poll_form_new(struct web *w, const struct poll_asked *of);
bool poll_form_take(struct web *w, const struct poll_asked *of, struct poll_form *form);

/// "Answer by Thursday 3 December at 12:00."
struct str poll_until(struct web *w, const struct date_poll *poll);
enum zone poll_zone(const struct network *network);
/// "torsdag 3. juni 2027" and "kl. 13.00-15.00"
struct str poll_slot_day(struct web *w, const struct poll_slot *slot);
struct str poll_slot_hours(struct web *w, const struct poll_slot *slot);

#endif
