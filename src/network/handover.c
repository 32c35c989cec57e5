// SPDX-License-Identifier: EUPL-1.2
#include "network/handover.h"

bool handover_of(struct db *db, struct network_id network, struct prose *out)
{
    struct prose_id id;
    return handover_prose_id(db, network, &id) && prose_by_id(db, id, out);
}

struct prose handover_prose(struct db *db, struct network_id network)
{
    struct prose p = {.network = {true, network}};
    if (handover_of(db, network, &p))
        return p;
    prose_add(db, p.network, &p.id);
    handover_add(db, network, p.id);
    return p;
}
