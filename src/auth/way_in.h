// SPDX-License-Identifier: EUPL-1.2
// Signing in by a link that is mailed to the address in the staff list: for everybody who works here and has
// said yes to a network, is a member of one, or has an account. The account is made at first use, without
// roles.
//
//     struct way_in_reader_list readers;                             // in a write transaction
//     struct way_in_ask ask = {.who = typed, .address = peer_network(...), .now = now};
//     if (way_in_ask(db, &ask, &readers) == WAY_IN_ASKED)            // no readers: answer just the same
//         notice_way_in(db, &site, &readers.at[i], way_in_link(db, &readers.at[i], now), next, lang);
//     ...
//     if (way_in_take(db, token, now, &account)) web_sign_in(w, account);            // a POST: see below
//
// A link works once and for 15 minutes. Looking at it uses nothing up, for scanners of mail open every link.
// After three links for one address within an hour that address waits (auth/throttle.h), after a hundred the
// network they are asked from: known and unknown addresses alike. Links asked for before stay good, so that
// whoever asks in somebody's name takes nothing from them. Where two people share an address, each gets a
// mail that names them.
#ifndef AUTH_WAY_IN_H
#define AUTH_WAY_IN_H

#include "auth/token.h"
#include "base/date.h"
#include "db/db.h"
#include "sql/auth.h"

#define WAY_IN_LASTS_US (15 * US_PER_MINUTE)

struct way_in_ask {
    struct str who;     // an address or a user name, as typed
    struct str address; // where the browser is, see peer_network()
    struct instant now;
    int64_t wait_minutes; // filled
};

enum way_in_asked { WAY_IN_ASKED, WAY_IN_WAIT };

/// Counts the try. Nobody is to be written to when it has to wait.
enum way_in_asked way_in_ask(struct db *db, struct way_in_ask *ask, struct way_in_reader_list *readers);
/// Writes. The token is for the mail, and nowhere else.
struct secret way_in_link(struct db *db, const struct way_in_reader *reader, struct instant now);
/// Whose link it is. False: used, too old, or none.
bool way_in_holds(struct db *db, struct secret token, struct instant now, struct way_in_reader *reader);
/// Uses the link up, and all others of the same person; makes the account where there is none. False: as
/// above, or the account is closed.
bool way_in_take(struct db *db, struct secret token, struct instant now, struct account_id *account);

#endif
