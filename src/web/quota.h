// SPDX-License-Identifier: EUPL-1.2
// How often one account may ask something within a minute: what is offered while one types would else be a
// way to read the whole staff list by machine.
//
//     struct quota *finds = quota_new(120);
//     if (!quota_take(finds, account.n, now)) ...                       // 429
//
// Kept in memory, by each server for itself: what it slows is reading by the thousand, and several servers
// leave it as slow as that. Any thread may ask. Cost: a look through at most 1024 accounts.
#ifndef WEB_QUOTA_H
#define WEB_QUOTA_H

#include "base/date.h"

/// What the server gives each account for picking people (pages/people/pick.h): more than anybody types.
enum { QUOTA_FINDS_A_MINUTE = 120 };

struct quota;

struct quota *quota_new(int a_minute);
void quota_free(struct quota *quota);
/// Counts one more. False: this minute's are used up. Where more accounts ask than are kept, the one that
/// asked longest ago begins anew.
bool quota_take(struct quota *quota, int64_t who, struct instant now);

#endif
