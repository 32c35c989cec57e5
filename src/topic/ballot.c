// SPDX-License-Identifier: EUPL-1.2
// The life of a ballot.
#include "topic/ballot.h"

#include "ask/ask.h"
#include "base/rng.h"
#include "db/db.h"
#include "sql/network.h"

#define GRACE_US (BALLOT_GRACE_MINUTES * US_PER_MINUTE)

// ---- drafting, opening, withdrawing ----

bool ballot_draft(struct db *db, const struct ballot_wish *wish, struct ballot_id *id)
{
    int64_t alive = BALLOTS_ALIVE_MOST;
    ballots_alive(db, wish->ballot.network, &alive);
    if (alive >= BALLOTS_ALIVE_MOST)
        return false;
    ballot_add(db, &wish->ballot, id);
    for (size_t i = 0; i < wish->count; i++)
        ballot_option_add(db, *id, wish->options[i].topic, wish->options[i].label, wish->options[i].person,
                          (struct maybe_person_id){0}, (int64_t)i + 1);
    return true;
}

bool ballot_discard(struct db *db, struct ballot_id id)
{
    struct ballot ballot;
    if (!ballot_by_id(db, id, &ballot) || ballot.state != BALLOT_STATE_DRAFT)
        return false;
    ballot_options_drop(db, id);
    ballot_drop(db, id);
    return true;
}

struct instant ballot_hour(const struct ballot *ballot, enum zone zone)
{
    return wall_instant(wall_at(ballot->closes_on, ballot->closes_minute), zone);
}

bool ballot_is_open(const struct ballot *ballot, enum zone zone, struct instant now)
{
    return ballot->state == BALLOT_STATE_OPEN && instant_compare(now, ballot_hour(ballot, zone)) < 0;
}

void ballot_ask_members(struct db *db, const struct ballot *ballot, struct instant now)
{
    struct member_list members = members_of(db, ballot->network);
    int64_t options = (int64_t)ballot_options(db, ballot->id).count;
    for (size_t i = 0; i < members.count; i++)
        ask_put(db, &(struct ask_new){.kind = ASK_KIND_VOTE,
                                      .network = {true, ballot->network},
                                      .person = members.at[i].person,
                                      .gathering = ballot->for_gathering,
                                      .subject = ballot->id.n,
                                      .occasion = options,
                                      .due_on = {true, ballot->closes_on},
                                      .asked_at = now});
}

enum ballot_opened ballot_open(struct db *db, const struct ballot *ballot, enum zone zone, struct instant now)
{
    if (instant_compare(ballot_hour(ballot, zone), now) <= 0)
        return BALLOT_HOUR_PAST;
    if (!ballot_to_open(db, ballot->id, now))
        return BALLOT_NO_DRAFT;
    ballot_ask_members(db, ballot, now);
    return BALLOT_OPENED;
}

enum ballot_adding ballot_add_option(struct db *db, const struct ballot *ballot, enum zone zone,
                                     const struct ballot_choice *option, struct maybe_person_id by,
                                     struct instant now)
{
    int64_t options = (int64_t)ballot_options(db, ballot->id).count;
    if (!ballot->takes_options || !ballot_is_open(ballot, zone, now))
        return BALLOT_TAKES_NONE;
    if (options >= BALLOT_OPTIONS_MOST)
        return BALLOT_FULL;
    ballot_option_add(db, ballot->id, option->topic, option->label, option->person, by, options + 1);
    ballot_ask_members(db, ballot, now);
    return BALLOT_ADDED;
}

bool ballot_withdraw(struct db *db, struct ballot_id ballot, struct str why, struct instant now)
{
    if (!ballot_to_withdrawn(db, ballot, why))
        return false;
    ballot_marks_drop(db, ballot);
    ballot_papers_drop(db, ballot);
    asks_void(db, ASK_KIND_VOTE, ballot.n, now);
    db_erases(db);
    return true;
}

// ---- voting ----

static size_t sum_of(const uint8_t *values, size_t count)
{
    size_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += values[i];
    return sum;
}

static bool exceeds(const uint8_t *values, size_t count, size_t most)
{
    for (size_t i = 0; i < count; i++)
        if (values[i] > most)
            return true;
    return false;
}

/// BALLOT_VOTED: by the rule of its method.
static enum ballot_voted judge_paper(enum ballot_method method, const uint8_t *values, size_t count)
{
    if (!sum_of(values, count))
        return BALLOT_BLANK;
    bool is_kept = false;
    switch (method) {
    case BALLOT_METHOD_APPROVAL: is_kept = !exceeds(values, count, 1); break;
    case BALLOT_METHOD_DOTS:
        is_kept = sum_of(values, count) <= DOTS && !exceeds(values, count, DOTS_ON_ONE);
        break;
    case BALLOT_METHOD_SCHULZE: is_kept = !exceeds(values, count, count); break;
    }
    return is_kept ? BALLOT_VOTED : BALLOT_AGAINST_RULE;
}

static bool is_member(struct db *db, struct network_id network, struct person_id person)
{
    struct membership m;
    return membership_state(db, network, person, &m) && !m.left_at.is_set;
}

/// BALLOT_VOTED: this person may vote now.
static enum ballot_voted judge_voter(struct db *db, const struct ballot_vote *v)
{
    if (v->ballot->state == BALLOT_STATE_DRAFT || v->ballot->state == BALLOT_STATE_WITHDRAWN)
        return BALLOT_NOT_OPEN;
    if (!ballot_is_open(v->ballot, v->zone, v->received_at))
        return BALLOT_TOO_LATE;
    return is_member(db, v->ballot->network, v->person) ? BALLOT_VOTED : BALLOT_NO_VOTER;
}

static void paper_write(struct db *db, const struct ballot_vote *v, const struct ballot_option_list *options)
{
    struct ballot_id ballot = v->ballot->id;
    ballot_marks_forget(db, ballot, v->person);
    ballot_paper_put(db, ballot, v->person, v->received_at);
    for (size_t i = 0; i < options->count; i++)
        if (v->values[i])
            ballot_mark_add(db, ballot, v->person, options->at[i].id, v->values[i]);
}

enum ballot_voted ballot_vote(struct db *db, const struct ballot_vote *v)
{
    struct ballot_option_list options = ballot_options(db, v->ballot->id);
    enum ballot_voted verdict = judge_voter(db, v);
    if (verdict != BALLOT_VOTED)
        return verdict;
    verdict = judge_paper(v->ballot->method, v->values, options.count);
    if (verdict != BALLOT_VOTED)
        return verdict;
    struct instant cast_at;
    bool is_anew = ballot_paper_of(db, v->ballot->id, v->person, &cast_at);
    paper_write(db, v, &options);
    ask_settle(db, ASK_KIND_VOTE, v->ballot->id.n, v->person, ASK_STATE_DONE, v->received_at);
    return is_anew ? BALLOT_VOTED_ANEW : BALLOT_VOTED;
}

bool ballot_interim(struct db *db, const struct ballot *ballot, struct person_id person, struct tally *out)
{
    struct instant cast_at;
    if (ballot->method == BALLOT_METHOD_SCHULZE || !ballot_paper_of(db, ballot->id, person, &cast_at))
        return false;
    *out = tally_take(db, ballot, 0);
    return true;
}

// ---- closing ----

/// Nobody can know it before.
static int64_t seed_new(void)
{
    uint32_t seed;
    random_bytes(&seed, sizeof seed);
    return seed;
}

bool ballot_close(struct db *db, const struct ballot *ballot, enum zone zone, struct instant now)
{
    struct instant earliest = instant_plus(ballot_hour(ballot, zone), GRACE_US);
    struct ballot_turnout turnout;
    if (ballot->state != BALLOT_STATE_OPEN || instant_compare(now, earliest) < 0 ||
        !ballot_turnout(db, ballot->id, &turnout))
        return false;
    int64_t seed = seed_new();
    struct tally tally = tally_take(db, ballot, seed);
    if (!ballot_to_closed(db, ballot->id, now, seed, turnout.voted, turnout.entitled))
        return false;
    tally_keep(db, ballot->id, &tally);
    ballot_papers_settle(db, ballot->id);
    ballot_marks_drop(db, ballot->id);
    asks_void(db, ASK_KIND_VOTE, ballot->id.n, now);
    db_erases(db);
    return true;
}
