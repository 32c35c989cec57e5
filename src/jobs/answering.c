// SPDX-License-Identifier: EUPL-1.2
// Recording an answer from a calendar.
#include "jobs/answering.h"

#include "base/bug.h"
#include "invitation/invitation.h"
#include "sql/gathering.h"
#include "sql/told.h"

enum timeliness {
    IN_TIME,
    TIME_CHANGED, // it is to a time that holds no longer, of which its giver is told; or the day is over
    OVERTAKEN,    // by a newer answer
};

/// The day is over, also where nobody has marked who came: an entry that is clicked a year later takes
/// nobody out of a network. Who never answered the invitation may do so still.
static bool is_past(const struct answering *a, struct instant now)
{
    bool is_open = a->who.invitation.is_set && a->gathering.kind == GATHERING_KIND_KICKOFF &&
                   (!a->who.answer.is_set || a->who.answer.value == ANSWER_NONE);
    return date_compare(a->gathering.held_on, wall_from_instant(now, ZONE_OSLO).date) < 0 && !is_open;
}

static enum timeliness timeliness_of(struct db *db, const struct answering *a, const struct told *told,
                                     struct instant now)
{
    struct attendee before = {0};
    int64_t asked = told->person.n ? told->asked_sequence : a->gathering.sequence;
    attendee_of(db, a->gathering.id, a->who.person, &before);
    if (a->gathering.state != GATHERING_STATE_PLANNED || is_past(a, now) ||
        (a->sequence.is_set && a->sequence.value < asked))
        return TIME_CHANGED;
    bool is_overtaken =
        a->given_at.is_set && before.answered_at.is_set &&
        a->given_at.value.us + US_PER_SECOND <= before.answered_at.value.us; // stamps are seconds
    return is_overtaken ? OVERTAKEN : IN_TIME;
}

/// With a no, the giver's program took the entry out. Where a later mail of ours has put it there again, or
/// is about to, it stands.
static void note_click(struct db *db, const struct answering *a, const struct told *told)
{
    bool is_to_last = (!a->sequence.is_set || a->sequence.value >= told->sequence) &&
                      (!a->given_at.is_set || a->given_at.value.us + US_PER_SECOND > told->told_at.us);
    if (a->answer != ANSWER_NONE && is_to_last)
        told_by_answer(db, a->gathering.id, a->who.person,
                       a->answer == ANSWER_NO ? TOLD_METHOD_DECLINED : TOLD_METHOD_REQUEST);
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

/// The answer itself. Its giver's calendar shows it already: nothing is told but what follows from it.
static enum answering_outcome answer_take(struct db *db, const struct notice_site *site,
                                          const struct answering *a)
{
    struct instant given = site->now;
    enum answering_outcome outcome = ANSWERING_DONE;
    if (a->given_at.is_set && instant_compare(a->given_at.value, site->now) < 0)
        given = a->given_at.value;
    if (is_about_network(a))
        outcome = invitation_take(db, site, a, given);
    else
        attendee_answer_put(db, a->gathering.id, a->who.person, a->answer, a->gathering.sequence, given);
    notice_person(db, site, a->gathering.network, a->who.person);
    return outcome;
}

enum answering_outcome answering_take(struct db *db, const struct notice_site *site,
                                      const struct answering *a)
{
    struct told told = {0};
    enum answering_outcome outcome = ANSWERING_DONE;
    told_of(db, a->gathering.id, a->who.person, &told);
    switch (timeliness_of(db, a, &told, site->now)) {
    case TIME_CHANGED: return ANSWERING_TOO_OLD;
    case OVERTAKEN: // the giver's calendar learns which answer holds
        note_click(db, a, &told);
        notice_person(db, site, a->gathering.network, a->who.person);
        return ANSWERING_TOO_OLD;
    case IN_TIME: break;
    }
    note_click(db, a, &told);
    if (a->answer != ANSWER_NONE)
        outcome = answer_take(db, site, a);
    if (outcome == ANSWERING_DONE && (a->proposal.is_set || a->comment.is_set)) {
        attendee_ask(db, a->gathering.id, a->who.person);
        attendee_words_set(db, a->gathering.id, a->who.person, a->proposal, a->comment);
    }
    return outcome;
}
