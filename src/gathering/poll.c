// SPDX-License-Identifier: EUPL-1.2
// The life of a poll of dates.
#include "gathering/poll.h"

#include "ask/ask.h"
#include "db/db.h"

// ---- opening ----

struct instant poll_hour(const struct date_poll *poll, enum zone zone)
{
    return wall_instant(wall_at(poll->closes_on, poll->closes_minute), zone);
}

bool poll_is_open(const struct date_poll *poll, enum zone zone, struct instant now)
{
    return poll->state == POLL_STATE_OPEN && instant_compare(now, poll_hour(poll, zone)) < 0;
}

static enum poll_opened judge(struct db *db, const struct poll_wish *wish)
{
    struct date_poll other;
    const struct gathering *g = wish->gathering;
    struct wall now = wall_from_instant(wish->now, wish->zone);
    if (g->state != GATHERING_STATE_PLANNED || date_compare(g->held_on, now.date) <= 0)
        return POLL_NOT_AHEAD;
    if (wall_compare(wall_at(wish->closes_on, wish->closes_minute), now) <= 0)
        return POLL_HOUR_PAST;
    for (size_t i = 0; i < wish->count; i++)
        if (date_compare(wish->slots[i].held_on, wish->closes_on) <= 0)
            return POLL_SLOT_EARLY;
    if (date_poll_of(db, g->id, &other))
        return POLL_ONE_THERE;
    return date_polls_alive(db, g->network).count < POLLS_ALIVE_MOST ? POLL_OPENED : POLL_TOO_MANY;
}

static void ask_members(struct db *db, const struct poll_wish *wish, struct date_poll_id poll)
{
    struct member_list members = members_of(db, wish->gathering->network);
    for (size_t i = 0; i < members.count; i++)
        ask_put(db, &(struct ask_new){.kind = ASK_KIND_POLL,
                                      .network = {true, wish->gathering->network},
                                      .person = members.at[i].person,
                                      .gathering = {true, wish->gathering->id},
                                      .subject = poll.n,
                                      .due_on = {true, wish->closes_on},
                                      .asked_at = wish->now});
}

enum poll_opened poll_open(struct db *db, const struct poll_wish *wish, struct date_poll_id *id)
{
    enum poll_opened verdict = judge(db, wish);
    if (verdict != POLL_OPENED)
        return verdict;
    date_poll_add(db, wish->gathering->network, wish->gathering->id, wish->closes_on, wish->closes_minute,
                  wish->by, wish->now, id);
    for (size_t i = 0; i < wish->count; i++)
        poll_slot_add(db, *id, (int64_t)i + 1, wish->slots[i].held_on, wish->slots[i].start_minute,
                      wish->slots[i].end_minute);
    ask_members(db, wish, *id);
    return POLL_OPENED;
}

// ---- answering ----

static bool is_member(struct db *db, struct network_id network, struct person_id person)
{
    struct membership m;
    return membership_state(db, network, person, &m) && !m.left_at.is_set;
}

static size_t answers_write(struct db *db, const struct poll_given *g, const struct poll_slot_list *slots)
{
    size_t count = 0;
    for (size_t i = 0; i < slots->count; i++)
        if (g->answers[i] != CAN_COME_NONE) {
            poll_answer_put(db, slots->at[i].id, g->person, g->answers[i], g->received_at);
            count++;
        }
    return count;
}

static bool is_blank(const struct poll_given *g, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (g->answers[i] != CAN_COME_NONE)
            return false;
    return true;
}

enum poll_answered poll_answer_give(struct db *db, const struct poll_given *g)
{
    struct poll_slot_list slots = poll_slots(db, g->poll->id);
    if (!poll_is_open(g->poll, g->zone, g->received_at))
        return POLL_TOO_LATE;
    if (!is_member(db, g->poll->network, g->person))
        return POLL_NO_MEMBER;
    if (is_blank(g, slots.count))
        return POLL_BLANK;
    poll_answers_forget(db, g->poll->id, g->person);
    answers_write(db, g, &slots);
    ask_settle(db, ASK_KIND_POLL, g->poll->id.n, g->person, ASK_STATE_DONE, g->received_at);
    return POLL_ANSWERED;
}

// ---- ending ----

bool poll_close(struct db *db, const struct date_poll *poll, enum zone zone, struct instant now)
{
    struct instant earliest = instant_plus(poll_hour(poll, zone), POLL_GRACE_MINUTES * US_PER_MINUTE);
    if (instant_compare(now, earliest) < 0 || !date_poll_to_closed(db, poll->id))
        return false;
    asks_void(db, ASK_KIND_POLL, poll->id.n, now);
    return true;
}

bool poll_withdraw(struct db *db, struct date_poll_id poll, struct instant now)
{
    if (!date_poll_to_withdrawn(db, poll))
        return false;
    asks_void(db, ASK_KIND_POLL, poll.n, now);
    return true;
}

bool poll_take(struct db *db, const struct date_poll *poll, int64_t place, struct instant now)
{
    if (place < 1 || place > (int64_t)poll_slots(db, poll->id).count ||
        !date_poll_to_taken(db, poll->id, place))
        return false;
    asks_void(db, ASK_KIND_POLL, poll->id.n, now);
    return true;
}
