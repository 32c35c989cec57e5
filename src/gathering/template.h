// SPDX-License-Identifier: EUPL-1.2
// What the programme of a meet-up begins with, before anybody has thought about it: the items of the network,
// or the usual ones where it has none of its own. A full day begins as usual.
//
//     struct template_item_list items = template_of(db, network, LANG_NB);
//     template_put(db, network, items.at, items.count);       // from now on its own
//     template_fill(db, &gathering, LANG_NB);                 // when its topic is chosen
//
// Filling stretches the items into the hours of the gathering (gathering/stretch.h), and leaves a programme
// that has an item already as it is. At most TEMPLATE_ITEMS_MOST.
#ifndef GATHERING_TEMPLATE_H
#define GATHERING_TEMPLATE_H

#include "i18n/lang.h"
#include "sql/network.h"
#include "sql/template.h"

enum { TEMPLATE_ITEMS_MOST = 20 };

/// The usual ones in `lang`.
struct template_item_list template_of(struct db *db, struct network_id network, enum lang lang);

/// No items: the usual ones again.
void template_put(struct db *db, struct network_id network, const struct template_item *items, size_t count);

/// False where the gathering has a programme already, or its hours are too few for any item.
bool template_fill(struct db *db, const struct gathering *gathering, enum lang lang);

#endif
