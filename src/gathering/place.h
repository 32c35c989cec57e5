// SPDX-License-Identifier: EUPL-1.2
// Where gatherings take place that were given no place of their own: at the place of the series, which who
// runs the network says once; where there is none, at the place of the one before.
//
//     struct gathering_id_list changed = gatherings_usual_place(db, network, S("Biblioteket"), today);
//     for (...) notice_gathering(db, &site, changed.at[i]);     // whoever knows of one hears of its place
//
// A place is written into the gathering, so that every page and mail reads it from there. In the caller's
// write transaction; lists live in its arena. Cost: the gatherings of one network.
#ifndef GATHERING_PLACE_H
#define GATHERING_PLACE_H

#include "base/date.h"
#include "sql/network.h"

/// The place of the series from now on. Gatherings to come that have the one of before, or none, get it; a
/// place of their own stays, and so does the kick-off's. Empty: those to come keep what they have. Returns
/// whose place has changed.
struct gathering_id_list gatherings_usual_place(struct db *db, struct network_id network, struct str place,
                                                struct date today);

/// Those so near that their members are asked, and without a place, get one. Returns them.
struct gathering_id_list gatherings_place_near(struct db *db, struct network_id network, struct date today);

#endif
