// SPDX-License-Identifier: EUPL-1.2
// Ending and removing.
#include "network/ending.h"

#include "sql/gathering.h"
#include "sql/invitation.h"
#include "sql/notice.h"
#include "sql/outbox.h"
#include "sql/selection.h"
#include "sql/template.h"
#include "sql/term.h"

bool network_end(struct db *db, struct network_id network, struct instant now)
{
    struct network n;
    if (!network_by_id(db, network, &n) || n.state != NETWORK_STATE_RUNNING)
        return false;
    network_ended(db, network, now);
    return true;
}

bool network_remove(struct db *db, struct network_id network)
{
    bool is_bare = false;
    if (!network_is_bare(db, network, &is_bare) || !is_bare)
        return false;
    draft_mails_delete(db, network);
    draft_settings_delete(db, network);
    draft_programmes_delete(db, network);
    draft_attendees_delete(db, network);
    draft_gatherings_delete(db, network);
    template_clear(db, network);
    draft_candidates_delete(db, network);
    draft_tallies_delete(db, network);
    draft_silos_delete(db, network);
    draft_rule_values_delete(db, network);
    draft_rule_delete(db, network);
    draft_texts_delete(db, network);
    draft_roles_delete(db, network);
    draft_terms_delete(db, network);
    network_delete(db, network); // last: all others are of it
    return true;
}
