// SPDX-License-Identifier: EUPL-1.2
// Leaving, with or without an invitation behind it.
#include "network/membership.h"

#include "invitation/invitation.h"
#include "sql/gathering.h"

/// Takes back a yes, which ends the membership too.
static void answer_no(struct db *db, struct network_id network, struct person_id person, struct instant now)
{
    struct invitation i;
    if (invitation_of(db, network, person, &i) && i.answer == ANSWER_YES && !i.withdrawn_at.is_set)
        invitation_answer(db,
                          &(struct invitation_reply){
                              .invitation = i.id, .answer = ANSWER_NO, .via = ANSWER_VIA_PAGE, .now = now});
}

enum membership_left membership_leave(struct db *db, struct network_id network, struct person_id person,
                                      struct instant now)
{
    struct membership m;
    if (!membership_state(db, network, person, &m) || m.left_at.is_set)
        return MEMBERSHIP_NO_MEMBER;
    answer_no(db, network, person, now);
    if (membership_end(db, network, person, now))
        attendee_leave(db, network, person);
    return MEMBERSHIP_LEFT;
}
