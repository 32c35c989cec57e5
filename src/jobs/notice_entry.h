// SPDX-License-Identifier: EUPL-1.2
// The entry of a gathering in one person's calendar, as a part of a mail. For the files notice*.c alone.
//
//     struct notice_gathering about;                                // read once for all who get a mail
//     struct told next;
//     if (notice_gathering_read(db, id, &about))
//         switch (notice_telling(site, &about, &to, NOTICE_BEGINS, &next)) ...      // jobs/told.h
//         notice_mail_entry(&m, &about, &to, &next);
//
// What the mail tells is noted with its row (notice_mail_add), in the same transaction.
#ifndef JOBS_NOTICE_ENTRY_H
#define JOBS_NOTICE_ENTRY_H

#include "jobs/notice_mail.h"
#include "jobs/told.h"
#include "sql/invitation.h"

/// A gathering and all that mails tell of it.
struct notice_gathering {
    struct gathering gathering;
    struct network network;
    struct programme_item_list programme;
    struct group_seat_list seats;
    int64_t digest; // of the words of the entry
    bool is_ahead;  // nothing is told of what has begun
};

bool notice_gathering_read(struct db *db, const struct notice_site *site, struct gathering_id id,
                           struct notice_gathering *out);
/// One person; false where the gathering neither concerns them nor stands in their calendar.
bool notice_audience_of(struct db *db, struct gathering_id gathering, struct person_id person,
                        struct told_audience *out);

enum notice_begin {
    NOTICE_GOES_ON, // who has heard nothing of the gathering yet hears nothing now
    NOTICE_BEGINS,  // they are told
    NOTICE_RENEWS,  // who has heard of it gets the entry again
};
enum telling notice_telling(const struct notice_site *site, const struct notice_gathering *about,
                            const struct told_audience *to, enum notice_begin begin, struct told *next);
/// With `next` unset nothing is added.
void notice_mail_entry(struct notice_mail *m, const struct notice_gathering *about,
                       const struct told_audience *to, const struct told *next);

/// The seat of a person, NULL where there is none; and "Anne Berg, Bo Dahl og Cecilie Lund": who sits in its
/// group.
const struct group_seat *notice_seat_of(const struct group_seat_list *seats, struct person_id person);
struct str notice_companions(struct arena *arena, enum lang lang, const struct group_seat_list *seats,
                             const struct group_seat *own);

#endif
