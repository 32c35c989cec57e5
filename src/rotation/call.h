// SPDX-License-Identifier: EUPL-1.2
// The call of an open theme: draft -> published -> closed at its day -> decided. One that nobody has decided
// 21 days after it closed decides itself, and everyone who waits has an answer.
//
//     switch (call_publish(db, &call, today, now)) ...
//     switch (call_decide(db, &call, false, today, now)) ...
//
// Decided, everyone whose application still waits is not chosen; where nobody has an offer or a place the
// theme closes, too. Nothing is mailed from here.
#ifndef ROTATION_CALL_H
#define ROTATION_CALL_H

#include "rotation/application.h"

enum { CALL_STALE_DAYS = 21, CALL_WARN_DAYS = 14, CALL_DAYS_MOST = 365 };

enum call_mover { BY_CALLERS, BY_CALL_DAY, CALL_MOVERS };
/// BY_CALLERS is the leadership team, BY_CALL_DAY the schedule.
bool call_may_move(enum call_state from, enum call_state to, enum call_mover by);

enum call_published { CALL_PUBLISHED, CALL_THEME_NOT_OPEN, CALL_DAY_WRONG, CALL_NO_DRAFT };
/// Its last day is ahead, within a year.
enum call_published call_publish(struct db *db, const struct call *call, struct date today,
                                 struct instant now);

enum call_decided { CALL_DECIDED, CALL_RUNS_YET, CALL_DECIDED_ALREADY };
enum call_decided call_decide(struct db *db, const struct call *call, bool by_itself, struct date today,
                              struct instant now);

/// What a day does: calls close, and those that nobody decided decide themselves. May run twice.
void calls_turn(struct db *db, struct date today, struct instant now);

#endif
