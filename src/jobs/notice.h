// SPDX-License-Identifier: EUPL-1.2
// What people are told by mail. Each function writes rows of the outbox, in the transaction of what they tell
// of: mail and event are both there or both not. A worker sends them later (jobs/worker.h).
//
//     struct notice_site site = notice_site_read(db, &key, public_url, now);
//     notice_invitation(db, &site, invitation);
//     int64_t mails = notice_gathering_moved(db, &site, gathering);
//
// Each mail goes to one person, in that person's language, as text and as HTML; the first line says what is
// asked and by when. Where a calendar should follow, the mail carries an entry with that person as its only
// attendee.
//
// One event, one mail: each has a key ("invitation:12:1", "moved:7:2:31"), and a key that is in the outbox
// already adds nothing. Calling a function twice is therefore safe. Reminders and groups can be switched off
// by who gets them (RFC 8058): such a row is born dropped and says so, as one that was switched off before it
// left. Nobody without a valid address is written to: such a row is born refused and stands in the outbox for
// a person to see.
#ifndef JOBS_NOTICE_H
#define JOBS_NOTICE_H

#include "auth/token.h"
#include "i18n/lang.h"
#include "mail/address.h"
#include "sql/types.h"

struct db;

/// Who sends, and from where. The texts may point into settings or into the command line.
struct notice_site {
    const struct key *key;
    struct str public_url, organisation, mail_from, contact;
    enum lang lang; // of people who chose none
    struct instant now;
};

/// With what the settings of the organisation say.
struct notice_site notice_site_read(struct db *db, const struct key *key, struct str public_url,
                                    struct instant now);

/// The first mail, with the kick-off for the calendar.
void notice_invitation(struct db *db, const struct notice_site *site, struct invitation_id invitation);
/// Once a day at most. Ask invitation_remind() first.
void notice_reminder(struct db *db, const struct notice_site *site, struct invitation_id invitation);
/// A place from the waiting list, with its deadline. Ask invitation_promote() first.
void notice_offer(struct db *db, const struct notice_site *site, struct invitation_id invitation);
/// Offers every place that is free to who waits. Returns the number of mails.
int64_t notice_offers(struct db *db, const struct notice_site *site, struct network_id network);
/// Every place was taken when the person said yes: the place on the waiting list, and the kick-off leaves the
/// calendar.
void notice_waiting(struct db *db, const struct notice_site *site, struct invitation_id invitation);
/// Takes the kick-off out of the calendar of a person whose invitation was withdrawn.
void notice_withdrawn(struct db *db, const struct notice_site *site, struct invitation_id invitation);

// To everyone whom a gathering concerns: who is asked to the kick-off and has not said no; for all others the
// members. Each returns the number of mails that were added.

/// Asks the members to a gathering that is not the kick-off.
int64_t notice_gathering_invitation(struct db *db, const struct notice_site *site,
                                    struct gathering_id gathering);
/// Time changed: call when the new time and the raised sequence are written. Everybody is asked again.
int64_t notice_gathering_moved(struct db *db, const struct notice_site *site, struct gathering_id gathering);
/// Place or text changed (place raises the sequence, text does not): the entry is renewed, and nobody has to
/// answer.
int64_t notice_gathering_changed(struct db *db, const struct notice_site *site,
                                 struct gathering_id gathering);
/// Call when the state and the raised sequence are written.
int64_t notice_gathering_cancelled(struct db *db, const struct notice_site *site,
                                   struct gathering_id gathering);
/// Tells each of `people` the group that the published plan gives them; who has none gets no mail.
int64_t notice_groups(struct db *db, const struct notice_site *site, struct gathering_id gathering,
                      const struct person_id *people, size_t count);

/// A mail whose subject is this and the token of a link does what the click would do.
#define NOTICE_STOP_PREFIX S("stop-")

/// The first mail as this person would get it; nothing is written.
struct notice_preview {
    struct mail_address to;
    enum lang lang;
    struct str subject, text;
};
struct notice_preview notice_invitation_preview(struct db *db, const struct notice_site *site,
                                                struct network_id network, struct person_id person);

#endif
