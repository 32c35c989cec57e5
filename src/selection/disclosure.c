// SPDX-License-Identifier: EUPL-1.2
// Where somebody's wish for a file stands.
#include "selection/disclosure.h"

enum disclosure_standing disclosure_standing(struct db *db, struct network_id network,
                                             struct account_id account, struct instant now,
                                             struct disclosure *latest)
{
    if (!disclosure_latest(db, network, account, latest)) {
        *latest = (struct disclosure){0};
        return DISCLOSURE_NONE;
    }
    struct instant lapses = instant_plus(latest->settled_at.value, DISCLOSURE_LASTS_US);
    switch (latest->state) {
    case DISCLOSURE_STATE_ASKED: return DISCLOSURE_ASKED;
    case DISCLOSURE_STATE_REFUSED: return DISCLOSURE_REFUSED;
    case DISCLOSURE_STATE_ALLOWED:
        return instant_compare(now, lapses) < 0 ? DISCLOSURE_ALLOWED : DISCLOSURE_NONE;
    case DISCLOSURE_STATE_TAKEN: break;
    }
    return DISCLOSURE_NONE;
}

void disclosure_ask(struct db *db, struct network_id network, struct account_id account, struct instant now)
{
    struct disclosure latest;
    struct disclosure_id id;
    if (disclosure_standing(db, network, account, now, &latest) != DISCLOSURE_ASKED)
        disclosure_add(db, network, account, now, &id);
}

bool disclosure_own(struct db *db, struct network_id network, struct account_id account, struct instant now,
                    struct disclosure_id *id)
{
    return disclosure_add(db, network, account, now, id) &&
           disclosure_settle(db, *id, network, DISCLOSURE_STATE_ALLOWED, account, now, id);
}
