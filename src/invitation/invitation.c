// SPDX-License-Identifier: EUPL-1.2
// Answers, places and the waiting list.
#include "invitation/invitation.h"

#include "base/bug.h"
#include "calendar/workday.h"
#include "db/db.h"
#include "sql/away.h"
#include "sql/gathering.h"

enum { ANSWER_WITHIN_DAYS = 14, BEFORE_KICKOFF_DAYS = 2, OFFER_WORKING_DAYS = 5, ANSWERS_KEPT = 100 };

/// Nobody is reminded sooner than this after the last mail.
#define BETWEEN_MAILS_US US_PER_DAY
/// An offer that leaves less time than this is none.
#define OFFER_LEAST_US US_PER_DAY

static enum zone zone_of(struct str name)
{
    enum zone zone = ZONE_OSLO;
    zone_by_name(name, &zone);
    return zone;
}

struct instant invitation_day_end(struct date day, struct str zone)
{
    return wall_instant((struct wall){day, MINUTES_PER_DAY - 1}, zone_of(zone));
}

static bool kickoff_of(struct db *db, struct network_id network, struct gathering *out)
{
    struct gathering_id id;
    return network_kickoff(db, network, &id) && gathering_by_id(db, id, out);
}

static struct instant starts_at(const struct gathering *g, const struct network *n)
{
    return wall_instant(wall_at(g->held_on, g->start_minute), zone_of(n->zone));
}

// ---- sending ----

/// The day to answer by where the network says none: soon, and before the kick-off, but never before today.
static struct date answer_by_default(const struct network *n, const struct gathering *kickoff,
                                     struct instant now)
{
    struct date today = wall_from_instant(now, zone_of(n->zone)).date;
    struct date day = date_plus_days(today, ANSWER_WITHIN_DAYS);
    struct date last = date_plus_days(kickoff->held_on, -BEFORE_KICKOFF_DAYS);
    day = date_compare(last, day) < 0 ? last : day;
    return date_compare(day, today) < 0 ? today : day;
}

bool invitations_answer_by(struct db *db, const struct network *network, struct instant now, struct date *out)
{
    struct gathering kickoff;
    if (!kickoff_of(db, network->id, &kickoff))
        return false;
    *out = network->answer_by.is_set ? network->answer_by.value : answer_by_default(network, &kickoff, now);
    return true;
}

/// One of the chosen: invited, or put onto the waiting list. True when this is new and wants a mail.
static bool choose(struct db *db, const struct gathering *kickoff, const struct invitation_chosen *who,
                   struct instant now, struct instant answer_by, struct invitation_id *out)
{
    struct maybe_instant invited = {!who->is_reserve, now}, until = {!who->is_reserve, answer_by};
    struct invitation before;
    int64_t place = 0;
    if (who->is_reserve)
        invitation_next_place(db, kickoff->network, &place);
    bool is_new = invitation_insert(db, kickoff->network, who->person, place, invited, until, out);
    if (who->is_reserve)
        return false;
    if (!is_new) {
        if (!invitation_of(db, kickoff->network, who->person, &before) || before.invited_at.is_set ||
            before.withdrawn_at.is_set)
            return false;
        *out = before.id; // a reserve who has been chosen since
        invitation_again(db, before.id, 0, invited, until);
    }
    attendee_ask(db, kickoff->id, who->person);
    return true;
}

static bool anyone_is_in(const struct invitation_chosen_list *chosen)
{
    return chosen->count > 0 && !chosen->at[0].is_reserve;
}

enum invitations_sent invitations_send(struct db *db, struct network_id network, struct instant now,
                                       struct invitation_id_list *fresh)
{
    struct network n;
    struct gathering kickoff;
    *fresh = (struct invitation_id_list){0};
    if (!network_by_id(db, network, &n) || n.state == NETWORK_STATE_ENDED)
        return INVITATIONS_ENDED;
    if (!kickoff_of(db, network, &kickoff) || kickoff.state != GATHERING_STATE_PLANNED)
        return INVITATIONS_NO_KICKOFF;
    struct date day = n.answer_by.is_set ? n.answer_by.value : answer_by_default(&n, &kickoff, now);
    struct instant answer_by = invitation_day_end(day, n.zone);
    if (instant_compare(answer_by, now) < 0 || instant_compare(starts_at(&kickoff, &n), now) <= 0)
        return INVITATIONS_TOO_LATE;
    struct invitation_chosen_list chosen = invitation_chosen(db, network);
    if (!anyone_is_in(&chosen))
        return INVITATIONS_NOBODY;
    fresh->at = NEW_ARRAY(db_arena(db), struct invitation_id, chosen.count);
    for (size_t i = 0; i < chosen.count; i++)
        if (choose(db, &kickoff, &chosen.at[i], now, answer_by, &fresh->at[fresh->count]))
            fresh->count++;
    network_answer_by_set(db, network, (struct maybe_date){true, day});
    network_state_set(db, network, NETWORK_STATE_RUNNING);
    return INVITATIONS_SENT;
}

// ---- places ----

static struct invitation_taken taken_in(struct db *db, struct network_id network, struct instant now)
{
    struct invitation_taken taken = {0};
    invitation_taken(db, network, now, &taken);
    return taken;
}

int64_t invitation_places_free(struct db *db, struct network_id network, struct instant now)
{
    struct network n;
    if (!network_by_id(db, network, &n))
        return 0;
    struct invitation_taken taken = taken_in(db, network, now);
    int64_t free = n.seats - taken.members - taken.asked;
    return free > 0 ? free : 0;
}

static bool is_asked(const struct invitation *i)
{
    return i->invited_at.is_set && !i->withdrawn_at.is_set;
}

/// Whether a yes gets a place: an offer that still holds has one kept free; anyone else takes what others
/// leave.
static bool has_place(struct db *db, const struct network *n, const struct invitation *i, struct instant now)
{
    struct invitation_taken taken = taken_in(db, n->id, now);
    bool is_member = is_asked(i) && i->answer == ANSWER_YES;
    bool in_time = is_asked(i) && instant_compare(i->answer_by.value, now) >= 0;
    bool is_offer = in_time && i->place > 0 && (i->answer == ANSWER_NONE || i->answer == ANSWER_MAYBE);
    return is_member || is_offer || taken.members + taken.offered < n->seats;
}

// ---- answering ----

static void join(struct db *db, const struct invitation *i, struct instant now)
{
    membership_add(db, i->network, i->person, now);
    away_drop(db, i->network, i->person); // of an earlier membership
}

static void leave(struct db *db, const struct invitation *i, struct instant now)
{
    if (membership_end(db, i->network, i->person, now))
        attendee_leave(db, i->network, i->person);
}

/// The kick-off is answered with the invitation, as long as it lies ahead.
static void answer_kickoff(struct db *db, const struct invitation *i, const struct gathering *kickoff,
                           enum answer answer, struct instant now)
{
    if (kickoff->state == GATHERING_STATE_PLANNED)
        attendee_answer_put(db, kickoff->id, i->person, answer, kickoff->sequence, now);
}

static bool is_same_reason(struct maybe_invitation_reason a, struct maybe_invitation_reason b)
{
    return a.is_set == b.is_set && (!a.is_set || a.value == b.value);
}

/// Nothing new: the same answer, to the time that holds now.
static bool is_unchanged(struct db *db, const struct invitation *i, const struct gathering *kickoff,
                         const struct invitation_reply *reply, struct maybe_invitation_reason reason)
{
    struct attendee a = {0};
    if (i->answer != reply->answer || !is_same_reason(i->reason, reason))
        return false;
    if (!kickoff->id.n || kickoff->state != GATHERING_STATE_PLANNED || !i->invited_at.is_set)
        return true;
    bool is_attendee = attendee_of(db, kickoff->id, i->person, &a);
    return is_attendee && a.answered_sequence.is_set && a.answered_sequence.value == kickoff->sequence;
}

static void wait_for_place(struct db *db, const struct invitation *i, const struct gathering *kickoff)
{
    int64_t place = i->place;
    if (i->invited_at.is_set || !place || i->answer == ANSWER_NO)
        invitation_next_place(db, i->network, &place);
    invitation_wait(db, i->id, place);
    attendee_reset(db, kickoff->id, i->person);
}

static enum invitation_outcome record(struct db *db, const struct network *n, const struct invitation *i,
                                      const struct invitation_reply *reply,
                                      struct maybe_invitation_reason reason)
{
    struct gathering kickoff = {0};
    kickoff_of(db, n->id, &kickoff);
    if (is_unchanged(db, i, &kickoff, reply, reason))
        return INVITATION_UNCHANGED;
    bool gets_place =
        reply->answer != ANSWER_YES || (i->invited_at.is_set && has_place(db, n, i, reply->now));
    struct instant given = reply->given_at.is_set ? reply->given_at.value : reply->now;
    invitation_answer_add(db, i->id, reply->answer, reason, reply->via, given);
    invitation_answers_trim(db, i->id, ANSWERS_KEPT);
    invitation_answer_set(db, i->id, reply->answer, reason, given);
    if (!gets_place) {
        wait_for_place(db, i, &kickoff);
        return INVITATION_WAITING;
    }
    if (reply->answer == ANSWER_YES)
        join(db, i, reply->now);
    else
        leave(db, i, reply->now);
    if (i->invited_at.is_set)
        answer_kickoff(db, i, &kickoff, reply->answer, given);
    return INVITATION_RECORDED;
}

enum invitation_outcome invitation_answer(struct db *db, const struct invitation_reply *reply)
{
    struct invitation i;
    struct network n;
    ASSERT(reply->answer != ANSWER_NONE);
    if (!invitation_by_id(db, reply->invitation, &i) || !network_by_id(db, i.network, &n))
        return INVITATION_UNKNOWN;
    if (i.withdrawn_at.is_set)
        return INVITATION_WITHDRAWN;
    if (n.state == NETWORK_STATE_ENDED)
        return INVITATION_CLOSED;
    bool keeps_reason = reply->answer == ANSWER_NO && reply->reason.is_set;
    return record(db, &n, &i, reply, keeps_reason ? reply->reason : (struct maybe_invitation_reason){0});
}

// ---- the waiting list ----

static struct instant offer_deadline(struct db *db, const struct network *n, struct instant now)
{
    struct gathering kickoff;
    struct date today = wall_from_instant(now, zone_of(n->zone)).date;
    struct date last_day = workday_after(country_of_zone(zone_of(n->zone)), today, OFFER_WORKING_DAYS);
    struct instant until = invitation_day_end(last_day, n->zone);
    if (!kickoff_of(db, n->id, &kickoff) || kickoff.state != GATHERING_STATE_PLANNED)
        return until;
    struct instant last = invitation_day_end(date_plus_days(kickoff.held_on, -BEFORE_KICKOFF_DAYS), n->zone);
    bool is_sooner =
        instant_compare(last, until) < 0 && instant_compare(last, instant_plus(now, OFFER_LEAST_US)) >= 0;
    return is_sooner ? last : until;
}

bool invitation_offer_matters(struct db *db, struct network_id network, struct instant now)
{
    struct network n;
    struct gathering kickoff;
    if (!network_by_id(db, network, &n) || !kickoff_of(db, network, &kickoff) ||
        kickoff.state != GATHERING_STATE_PLANNED)
        return false;
    enum zone zone = zone_of(n.zone);
    struct date today = wall_from_instant(now, zone).date;
    return date_compare(workday_after(country_of_zone(zone), today, 1), kickoff.held_on) < 0;
}

/// The kick-off, if it lies ahead: who is asked to the network is asked to it too.
static void ask_to_kickoff(struct db *db, const struct network *n, struct person_id person,
                           struct instant now)
{
    struct gathering kickoff;
    if (kickoff_of(db, n->id, &kickoff) && kickoff.state == GATHERING_STATE_PLANNED &&
        instant_compare(starts_at(&kickoff, n), now) > 0)
        attendee_ask(db, kickoff.id, person);
}

bool invitation_promote(struct db *db, struct network_id network, struct instant now,
                        struct invitation_id *offered)
{
    struct network n;
    struct invitation i;
    if (!network_by_id(db, network, &n) || n.state != NETWORK_STATE_RUNNING ||
        date_compare(n.ends_on, wall_from_instant(now, zone_of(n.zone)).date) < 0 ||
        !invitation_places_free(db, network, now) || !invitation_next_waiting(db, network, offered) ||
        !invitation_by_id(db, *offered, &i))
        return false;
    invitation_offer(db, i.id, now, offer_deadline(db, &n, now));
    ask_to_kickoff(db, &n, i.person, now);
    return true;
}

// ---- reminding, adding, withdrawing ----

bool invitation_remind(struct db *db, struct invitation_id invitation, struct instant now)
{
    return invitation_reminded_set(db, invitation, now, instant_plus(now, -BETWEEN_MAILS_US)) > 0;
}

struct invitation_id_list invitations_to_remind(struct db *db, struct network_id network, struct instant now)
{
    return invitations_remindable(db, network, now, instant_plus(now, -BETWEEN_MAILS_US));
}

enum invitation_added invitation_add(struct db *db, struct network_id network, struct person_id person,
                                     struct instant now, struct invitation_id *out)
{
    struct network n;
    struct invitation before;
    if (!network_by_id(db, network, &n) || n.state == NETWORK_STATE_ENDED)
        return INVITATION_NOT_POSSIBLE;
    bool is_known = invitation_of(db, network, person, &before);
    if (is_known && !before.withdrawn_at.is_set)
        return INVITATION_EXISTS;
    bool is_free = invitation_places_free(db, network, now) > 0;
    struct maybe_instant invited = {is_free, now}, until = {is_free, offer_deadline(db, &n, now)};
    int64_t place = 0;
    if (!is_free)
        invitation_next_place(db, network, &place);
    if (is_known)
        invitation_again(db, before.id, place, invited, until);
    else
        invitation_insert(db, network, person, place, invited, until, out);
    if (is_known)
        *out = before.id;
    if (is_free)
        ask_to_kickoff(db, &n, person, now);
    return is_free ? INVITATION_ADDED : INVITATION_ADDED_TO_WAITING;
}

bool invitation_withdraw(struct db *db, struct invitation_id invitation, struct instant now)
{
    struct invitation i;
    struct gathering_id kickoff;
    if (!invitation_by_id(db, invitation, &i) || !invitation_withdrawn_set(db, invitation, now))
        return false;
    leave(db, &i, now);
    if (network_kickoff(db, i.network, &kickoff))
        attendee_reset(db, kickoff, i.person);
    return true;
}
