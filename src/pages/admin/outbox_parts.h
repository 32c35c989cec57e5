// SPDX-License-Identifier: EUPL-1.2
// What the list of the outbox and the page of one mail share: words for states, and what can be done from
// which state.
#ifndef PAGES_ADMIN_OUTBOX_PARTS_H
#define PAGES_ADMIN_OUTBOX_PARTS_H

#include "html/admin/outbox.h"
#include "web/web.h"

extern const enum message outbox_state_labels[OUTBOX_STATE_COUNT];
extern const enum message outbox_state_abouts[OUTBOX_STATE_COUNT];

/// A change of state that a person may make; never of a mail that has left.
struct deed {
    struct str name;
    enum outbox_state from, to;
    enum message for_all;
    bool is_bulk;
};

extern const struct deed outbox_deeds[];
extern const size_t outbox_deed_count;

/// NULL where that cannot be done from there.
const struct deed *outbox_deed(struct str name, enum outbox_state from);
/// Whether mails are tried again by it (jobs/outgoing.h).
bool outbox_is_again(const struct deed *deed);

/// The networks whose mails the actor may see and hold: of HR and administrators all that have mails, of a
/// lead those that the lead leads.
struct outbox_network_list outbox_networks_of(struct web *w);
/// Mails of all networks, and those of none.
bool outbox_sees_all(const struct web *w);
bool outbox_sees(struct web *w, struct maybe_network_id network);

/// What we wrote ourselves ("tvers:address") in words; what the mail server said as it said it.
struct str outbox_problem_text(struct web *w, struct maybe_str problem);
struct str outbox_moment(struct web *w, struct instant at);

#endif
