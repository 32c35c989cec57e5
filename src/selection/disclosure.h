// SPDX-License-Identifier: EUPL-1.2
// Files with first day, education and share of full time of many people: a lead takes one when HR has said
// yes, and every one that was asked for or taken is on record.
//
//     switch (disclosure_standing(db, network, account, now, &d)) ...
//     if (disclosure_take(db, d.id, people, now, &id)) ...         // in the transaction that gives the file
//
//     (nothing) --ask--> asked --allow--> allowed --take--> taken
//                          |                 |
//                          +--> refused      +--> lapsed, after DISCLOSURE_LASTS_US
//
// HR asks nobody, and is on record all the same.
#ifndef SELECTION_DISCLOSURE_H
#define SELECTION_DISCLOSURE_H

#include "db/db.h"
#include "sql/disclosure.h"

#define DISCLOSURE_LASTS_US (7 * US_PER_DAY)

enum disclosure_standing { DISCLOSURE_NONE, DISCLOSURE_ASKED, DISCLOSURE_REFUSED, DISCLOSURE_ALLOWED };

/// Of an account's latest; what was taken or has lapsed is none. `latest` is zeroed where there was never
/// one.
enum disclosure_standing disclosure_standing(struct db *db, struct network_id network,
                                             struct account_id account, struct instant now,
                                             struct disclosure *latest);
/// Unless it waits for an answer already.
void disclosure_ask(struct db *db, struct network_id network, struct account_id account, struct instant now);
/// HR's own, asked for and allowed at once.
bool disclosure_own(struct db *db, struct network_id network, struct account_id account, struct instant now,
                    struct disclosure_id *id);

#endif
