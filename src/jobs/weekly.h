// SPDX-License-Identifier: EUPL-1.2
// One mail a week to a person, over all networks that they are a member of: what waits for them, each with
// its link, and what others did since the last one. None where nothing is new: every ask is told once, and
// reminded of once, halfway to its last day. A weekly mail is written from what holds when it is written, on
// the first working day from the network's weekday on (Tuesday, unless it says another), in office hours of
// the network that the person has been in longest; a week is looked at once.
//
// After a gathering it is the mail of that gathering: who was there gets it on the next working day from
// nine, with what was decided, the question what they take home, and the next date in front. In the week of a
// gathering it waits for that day, unless something is asked that nobody has told and that would be too late
// by then.
//
//     if (!weekly_run(pool, &site, &mails)) ...        // the schedule, every time that it looks
//
// It has one switch for all networks, in the list header of the mail too (RFC 8058). What was written and has
// not left is dropped when everything in it is done, or the reader has left or switched it off
// (jobs/outgoing.h).
#ifndef JOBS_WEEKLY_H
#define JOBS_WEEKLY_H

#include "jobs/notice.h"
#include "sql/ask.h"
#include "sql/weekly.h"

struct db_pool;

/// What a mail would say now.
struct weekly_mail {
    struct ask_open_list asks;
    struct weekly_gathering_list gatherings;
    struct weekly_news_list news;
    struct weekly_met_list met; // gatherings whose mail it is
    bool has_new_asks;          // one that was never told, or is to be reminded of
};

/// In transactions of its own, of the whole, for 200 people each. Adds the number of mails to *mails. False:
/// the database failed.
bool weekly_run(struct db_pool *pool, const struct notice_site *site, int64_t *mails);

/// The mail itself, in notice_weekly.c. `week`: "2026-W49".
void notice_weekly(struct db *db, const struct notice_site *site, const struct weekly_reader *reader,
                   const struct weekly_mail *what, struct str week);

#endif
