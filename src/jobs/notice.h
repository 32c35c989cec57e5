// SPDX-License-Identifier: EUPL-1.2
// What people are told by mail. Each function writes rows of the outbox, in the transaction of what they tell
// of: mail and event are both there or both not. A worker sends them later (jobs/worker.h).
//
//     struct notice_site site = notice_site_read(db, &key, public_url, now);
//     notice_invitation(db, &site, invitation);
//     int64_t mails = notice_gathering(db, &site, gathering);
//
// Each mail goes to one person, in that person's language, as text and as HTML; the first line says what is
// asked and by when. Where a calendar should follow, the mail carries an entry with that person as its only
// attendee.
//
// One event, one mail: each has a key ("invitation:12:1", "told:7:31:2"), and a key that is in the outbox
// already adds nothing. Calling a function twice is therefore safe. Reminders, also those of the day before,
// and groups can be switched off by who gets them (RFC 8058): such a row is born dropped and says so, as one
// that was switched off before it left. Nobody without a valid address is written to: such a row is born
// refused and stands in the outbox for a person to see.
#ifndef JOBS_NOTICE_H
#define JOBS_NOTICE_H

#include "auth/token.h"
#include "html/jobs/mail.h"
#include "i18n/lang.h"
#include "mail/address.h"
#include "sql/types.h"

struct db;

/// A mail as it went into the outbox. The text has its links, which are their reader's alone.
struct notice_written {
    struct person_id person;
    enum outbox_kind kind;
    enum lang lang;
    struct mail_address to;
    struct str subject, text;
    struct mail_block_list blocks; // of which the text was made
    bool is_sendable;              // the reader has a valid address
    bool has_entry;                // for the calendar
};

struct notice_written_list {
    struct notice_written *at;
    size_t count;
};

/// Who sends, and from where. The texts may point into settings or into the command line.
struct notice_site {
    const struct key *key;
    struct str public_url, organisation, mail_from, contact;
    struct str accent; // of mails: legible on paper
    enum lang lang;    // of people who chose none
    struct instant now;
    struct notice_written_list *written; // where each mail that is added is noted; NULL: nowhere
};

/// With what the settings of the organisation say; where `public_url` is empty, that of the server that began
/// last.
struct notice_site notice_site_read(struct db *db, const struct key *key, struct str public_url,
                                    struct instant now);

/// The first mail, with the kick-off for the calendar.
void notice_invitation(struct db *db, const struct notice_site *site, struct invitation_id invitation);
/// The first mail once more, with the same link: it went to a wrong address, or was lost. Those that did not
/// arrive are dropped, and trouble nobody any more.
void notice_invitation_again(struct db *db, const struct notice_site *site, struct invitation_id invitation);
/// Once a day at most. Ask invitation_remind() first.
void notice_reminder(struct db *db, const struct notice_site *site, struct invitation_id invitation);
/// A place from the waiting list, with its deadline. Ask invitation_promote() first.
void notice_offer(struct db *db, const struct notice_site *site, struct invitation_id invitation);
/// Offers every place that is free to who waits. Returns the number of mails.
int64_t notice_offers(struct db *db, const struct notice_site *site, struct network_id network);
/// Every place was taken when the person said yes: the place on the waiting list, and the kick-off leaves the
/// calendar. Before notice_person().
void notice_waiting(struct db *db, const struct notice_site *site, struct invitation_id invitation);
/// Takes the kick-off out of the calendar of a person whose invitation was withdrawn. Before notice_person().
void notice_withdrawn(struct db *db, const struct notice_site *site, struct invitation_id invitation);

// Calendars. Call one of these after anything that can alter what they should show, in the transaction that
// does: what each person was last told of a gathering is on record, and one function (jobs/told.h) turns the
// difference into the mail. So each may be called at any time, and twice, and nobody hears of a change to
// what they were never told. Nothing is told of what has begun. Each returns the number of mails that were
// added.

/// Asks the members to a gathering that is not the kick-off: all who have not heard of it.
int64_t notice_gathering_invitation(struct db *db, const struct notice_site *site,
                                    struct gathering_id gathering);
/// The same for each gathering that is so near that its members are to be asked, and has a place by then:
/// that of the one before, where nobody set one, so that no second mail has to say it. The schedule does it;
/// a page that brings a gathering near does it too, so that who presses the button sees these mails first.
int64_t notice_gatherings_near(struct db *db, const struct notice_site *site, struct network_id network,
                               struct date today);
/// Moved, reworded, called off: everyone in whose calendar it stands or was.
int64_t notice_gathering(struct db *db, const struct notice_site *site, struct gathering_id gathering);
/// The day before: time, place and group, to all in whose calendar it stands and who have not said no. Once
/// for each day that it is on.
int64_t notice_day_before(struct db *db, const struct notice_site *site, struct gathering_id gathering);
/// Only takes it out of the calendars in which it stands and should not.
int64_t notice_gathering_over(struct db *db, const struct notice_site *site, struct gathering_id gathering);
/// The same of all gatherings of a network: it has ended, or somebody left.
int64_t notice_network_over(struct db *db, const struct notice_site *site, struct network_id network);
/// How many mails notice_gathering() would add now.
int64_t notice_gathering_due(struct db *db, const struct notice_site *site, struct gathering_id gathering);
/// Joined, left, answered: whether each gathering of the network that a person has been told of is in their
/// calendar. Changed words wait for notice_gathering().
int64_t notice_person(struct db *db, const struct notice_site *site, struct network_id network,
                      struct person_id person);
/// Tells each of `people` the group that the published plan gives them, and which they were told before; who
/// has none gets no mail.
int64_t notice_groups(struct db *db, const struct notice_site *site, struct gathering_id gathering,
                      const struct person_id *people, size_t count);

/// Somebody is asked for what they know, for a book. Once.
void notice_contribution(struct db *db, const struct notice_site *site, struct contribution_id contribution);

/// A mail whose subject is this and the token of a link does what the click would do.
#define NOTICE_STOP_PREFIX S("stop-")

/// The first mail as this person would get it; nothing is written.
struct notice_preview {
    struct mail_address to;
    enum lang lang;
    struct str subject, text;
    struct mail_block_list blocks;
};
struct notice_preview notice_invitation_preview(struct db *db, const struct notice_site *site,
                                                struct network_id network, struct person_id person);
/// The first mail, to the one who is about to send it, who may be invited by it or not. It says that it is a
/// test. False where that person has no address, or has left.
bool notice_invitation_test(struct db *db, const struct notice_site *site, struct network_id network,
                            struct person_id self);

#endif
