// SPDX-License-Identifier: EUPL-1.2
// Recording an answer from a calendar.
#include "jobs/answering.h"

#include "base/bug.h"
#include "invitation/invitation.h"
#include "sql/told.h"

/// An answer to a time that holds no longer, or one that was overtaken.
static bool is_too_old(struct db *db, const struct answering *a)
{
    struct told told;
    struct attendee before = {0};
    bool was_asked = told_of(db, a->gathering.id, a->who.person, &told);
    int64_t asked = was_asked ? told.asked_sequence : a->gathering.sequence;
    attendee_of(db, a->gathering.id, a->who.person, &before);
    if (a->gathering.state != GATHERING_STATE_PLANNED || (a->sequence.is_set && a->sequence.value < asked))
        return true;
    return a->given_at.is_set && before.answered_at.is_set &&
           a->given_at.value.us + US_PER_SECOND <= before.answered_at.value.us; // stamps are seconds
}

/// Whether the answer is to the network, and not only to the time of one gathering.
static bool is_about_network(const struct answering *a)
{
    if (a->gathering.kind != GATHERING_KIND_KICKOFF || !a->who.invitation.is_set)
        return false;
    bool is_member = a->who.answer.is_set && a->who.answer.value == ANSWER_YES;
    return !is_member || (a->answer != ANSWER_YES && a->gathering.sequence == 0);
}

static enum answering_outcome invitation_take(struct db *db, const struct notice_site *site,
                                              const struct answering *a, struct instant given)
{
    struct invitation_reply reply = {.invitation = a->who.invitation.value,
                                     .answer = a->answer,
                                     .via = ANSWER_VIA_MAIL,
                                     .now = site->now,
                                     .given_at = {true, given}};
    switch (invitation_answer(db, &reply)) {
    case INVITATION_WAITING: notice_waiting(db, site, reply.invitation); return ANSWERING_DONE;
    case INVITATION_RECORDED:
    case INVITATION_UNCHANGED: return ANSWERING_DONE;
    case INVITATION_WITHDRAWN:
    case INVITATION_CLOSED:
    case INVITATION_UNKNOWN: return ANSWERING_CLOSED;
    }
    BUG("no such outcome");
}

/// The answer itself. Its giver's calendar shows it already: nothing is told of it but what follows from it.
static enum answering_outcome answer_take(struct db *db, const struct notice_site *site,
                                          const struct answering *a)
{
    struct instant given = site->now;
    enum answering_outcome outcome = ANSWERING_DONE;
    if (a->given_at.is_set && instant_compare(a->given_at.value, site->now) < 0)
        given = a->given_at.value;
    told_by_answer(db, a->gathering.id, a->who.person,
                   a->answer == ANSWER_NO ? TOLD_METHOD_DECLINED : TOLD_METHOD_REQUEST);
    if (is_about_network(a))
        outcome = invitation_take(db, site, a, given);
    else
        attendee_answer_put(db, a->gathering.id, a->who.person, a->answer, a->gathering.sequence, given);
    notice_person(db, site, a->gathering.network, a->who.person);
    notice_offers(db, site, a->gathering.network);
    return outcome;
}

enum answering_outcome answering_take(struct db *db, const struct notice_site *site,
                                      const struct answering *a)
{
    enum answering_outcome outcome = ANSWERING_DONE;
    if (is_too_old(db, a))
        return ANSWERING_TOO_OLD;
    if (a->answer != ANSWER_NONE)
        outcome = answer_take(db, site, a);
    if (outcome == ANSWERING_DONE && (a->proposal.is_set || a->comment.is_set)) {
        attendee_ask(db, a->gathering.id, a->who.person);
        attendee_words_set(db, a->gathering.id, a->who.person, a->proposal, a->comment);
    }
    return outcome;
}
