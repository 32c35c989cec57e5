// SPDX-License-Identifier: EUPL-1.2
// Ballots of a network: drafted, open until their hour, closed by themselves; or withdrawn with a reason.
//
//     ballot_draft(db, &wish, &id);
//     ballot_open(db, &ballot, zone, now);
//     switch (ballot_vote(db, &(struct ballot_vote){&ballot, zone, person, values, now})) ...
//     ballot_close(db, &ballot, zone, now);            // two minutes after the hour, by the schedule
//
// draft -> open -> closed; open -> withdrawn. No other move.
//
// A vote counts when it was received before the hour. What was received then may still be on its way into the
// store, so a ballot is counted BALLOT_GRACE_MINUTES later, and a later vote is refused also while the row
// still says open. One person, one ballot, and it may be changed until the hour. Members vote; who has left
// when it closes is not counted.
//
// What somebody voted is kept only as long as it can be changed, and is told to nobody but them: it is gone
// when the ballot closes or is withdrawn, leaving the counts, and that somebody has voted. Counts are hidden
// from who has not voted, so that early votes do not lead. Who has voted is told only once it is closed,
// since a count that rises with a name tells what the name voted; and only from BALLOT_NAMES_LEAST papers on.
//
// While it is open, each member who has not voted is asked to (ask/ask.h); who has voted is asked anew when
// an option is added. Nothing is mailed from here, and no topic is chosen: see jobs/.
#ifndef TOPIC_BALLOT_H
#define TOPIC_BALLOT_H

#include "base/date.h"
#include "sql/ballot.h"
#include "topic/tally.h"

enum {
    BALLOT_QUESTION_LEAST = 3,
    BALLOT_QUESTION_MOST = 200,
    BALLOT_LABEL_MOST = 120,
    BALLOT_OPTIONS_LEAST = 2,
    BALLOT_OPTIONS_MOST = 30,
    BALLOTS_ALIVE_MOST = 10, // drafts and open ones of a network
    BALLOT_GRACE_MINUTES = 2,
    BALLOT_NAMES_LEAST = 5,
};

struct ballot_choice {
    struct maybe_topic_id topic;
    struct str label;
    struct maybe_person_id person; // who stands for it
};

struct ballot_wish {
    struct ballot_new ballot;
    const struct ballot_choice *options; // BALLOT_OPTIONS_LEAST to BALLOT_OPTIONS_MOST
    size_t count;
};

/// False: there are BALLOTS_ALIVE_MOST.
bool ballot_draft(struct db *db, const struct ballot_wish *wish, struct ballot_id *id);
/// False: it is no draft any more.
bool ballot_discard(struct db *db, struct ballot_id ballot);

/// The moment from which votes come too late.
struct instant ballot_hour(const struct ballot *ballot, enum zone zone);
/// Open, and before its hour.
bool ballot_is_open(const struct ballot *ballot, enum zone zone, struct instant now);

enum ballot_opened { BALLOT_OPENED, BALLOT_HOUR_PAST, BALLOT_NO_DRAFT };
enum ballot_opened ballot_open(struct db *db, const struct ballot *ballot, enum zone zone,
                               struct instant now);

/// False: it is not open.
bool ballot_withdraw(struct db *db, struct ballot_id ballot, struct str why, struct instant now);

/// Asks the members who have not been asked, those who joined meanwhile among them.
void ballot_ask_members(struct db *db, const struct ballot *ballot, struct instant now);

enum ballot_adding {
    BALLOT_ADDED,
    BALLOT_FULL,
    BALLOT_TAKES_NONE, // it is not open, or takes no more options
};
/// A member's own option. Papers that were cast stay as they are.
enum ballot_adding ballot_add_option(struct db *db, const struct ballot *ballot, enum zone zone,
                                     const struct ballot_choice *option, struct maybe_person_id by,
                                     struct instant now);

struct ballot_vote {
    const struct ballot *ballot;
    enum zone zone;
    struct person_id person;
    const uint8_t *values; // one for each of ballot_options(), as in count.h
    struct instant received_at;
};
enum ballot_voted {
    BALLOT_VOTED,
    BALLOT_VOTED_ANEW,
    BALLOT_BLANK,        // nothing is chosen
    BALLOT_AGAINST_RULE, // more than the method gives to spend
    BALLOT_TOO_LATE,
    BALLOT_NOT_OPEN, // a draft, or withdrawn
    BALLOT_NO_VOTER, // no member
};
enum ballot_voted ballot_vote(struct db *db, const struct ballot_vote *vote);

/// The counts so far. False, and nothing told: the person has not voted, or ranks are being counted, which
/// say nothing before all are there.
bool ballot_interim(struct db *db, const struct ballot *ballot, struct person_id person, struct tally *out);

/// False: it is not open, or it is too early. The result is ballot_result() of sql/ballot.h.
bool ballot_close(struct db *db, const struct ballot *ballot, enum zone zone, struct instant now);

#endif
