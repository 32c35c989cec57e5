// SPDX-License-Identifier: EUPL-1.2
// The next gathering that has no topic gets one, whoever does what: members are asked to propose, a ballot
// opens by itself and closes by itself, a single proposal is taken, and where nobody proposed anything there
// is a topic of the program's own, which makes room for a real one.
#include "jobs/choosing.h"
#include "jobs/schedule_step.h"
#include "jobs/serving.h"

#include "ask/ask.h"
#include "calendar/workday.h"
#include "db/db.h"
#include "i18n/message.h"
#include "sql/network.h"
#include "topic/ballot.h"
#include "topic/topic.h"

enum {
    PROPOSE_DAYS = 56, // before the gathering
    BALLOT_DAYS = 49,
    CHOOSE_DAYS = 39,
    FALLBACK_DAYS = 35,
    BALLOT_OPEN_DAYS_LEAST = 7,
    PROPOSALS_ENOUGH = 5,
    OPTIONS_MOST = 12,
    NOON = 12 * 60,
};

static bool is_running(struct db *db, struct network_id id)
{
    struct network network;
    return network_by_id(db, id, &network) && network.state == NETWORK_STATE_RUNNING;
}

// ---- closing ----

static enum topic_moved choose(struct db *db, const struct schedule_turn *turn, struct topic_id topic,
                               struct maybe_gathering_id gathering, enum topic_chooser by)
{
    return topic_choose(db, &(struct topic_choice){.topic = topic,
                                                   .gathering = gathering,
                                                   .chosen_by = by,
                                                   .by = {.why = S(""), .now = turn->site->now}});
}

/// The first that can still be chosen; it waits where its gathering is taken or will not be.
static void choose_winner(struct db *db, const struct schedule_turn *turn, const struct ballot *ballot)
{
    struct ballot_place_list places = ballot_result(db, ballot->id);
    for (size_t i = 0; i < places.count; i++) {
        if (!places.at[i].topic.is_set)
            continue;
        struct topic_id topic = places.at[i].topic.value;
        enum topic_chooser by = places.at[i].level > 1 ? TOPIC_CHOOSER_LOT : TOPIC_CHOOSER_VOTE;
        enum topic_moved moved = choose(db, turn, topic, ballot->for_gathering, by);
        if (moved == TOPIC_GATHERING_HAS || moved == TOPIC_GATHERING_OVER)
            moved = choose(db, turn, topic, (struct maybe_gathering_id){0}, by);
        if (moved == TOPIC_MOVED)
            return;
    }
}

int64_t schedule_ballots(struct db *db, const struct schedule_turn *turn)
{
    struct instant hour = instant_plus(turn->site->now, -BALLOT_GRACE_MINUTES * US_PER_MINUTE);
    struct wall wall = wall_from_instant(hour, turn->zone);
    if (!is_running(db, turn->network))
        return 0;
    struct ballot_id_list over = ballots_over(db, turn->network, wall.date, wall.minute);
    for (size_t i = 0; i < over.count; i++) {
        struct ballot ballot;
        if (!ballot_by_id(db, over.at[i], &ballot) || !ballot_close(db, &ballot, turn->zone, turn->site->now))
            continue;
        if (ballot.about == BALLOT_ABOUT_COORDINATORS)
            serving_elect(db, turn, ballot.id);
        else
            choose_winner(db, turn, &ballot);
    }
    struct ballot_list open = ballots_open(db, turn->network);
    for (size_t i = 0; i < open.count; i++)
        ballot_ask_members(db, &open.at[i], turn->site->now);
    return 0;
}

// ---- the next gathering without a topic ----

struct agenda {
    const struct schedule_turn *turn;
    struct gathering_without_topic gathering;
    int days; // until it
    struct topic_proposed_list proposed;
};

/// A fallback stays when people have prepared for it, and while nobody has proposed anything better.
static bool next_without_topic(struct db *db, const struct schedule_turn *turn,
                               const struct gathering_without_topic_list *all, struct agenda *out)
{
    struct topic_proposed_list proposed = topics_proposed(db, turn->network);
    for (size_t i = 0; i < all->count; i++) {
        int days = all->at[i].held_on.days - turn->today.days;
        if (all->at[i].fallback.is_set && (days < TOPIC_FALLBACK_FIRM_DAYS || !proposed.count))
            continue;
        *out = (struct agenda){turn, all->at[i], days, proposed};
        return true;
    }
    return false;
}

static bool is_among(const struct gathering_without_topic_list *all, int64_t gathering)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->at[i].id.n == gathering)
            return true;
    return false;
}

/// Of the gatherings that have a topic by now.
static void end_asking(struct db *db, const struct schedule_turn *turn,
                       const struct gathering_without_topic_list *without)
{
    struct int_list asked = ask_subjects(db, ASK_KIND_PROPOSE, turn->network);
    for (size_t i = 0; i < asked.count; i++)
        if (!is_among(without, asked.at[i]))
            asks_void(db, ASK_KIND_PROPOSE, asked.at[i], turn->site->now);
}

static void ask_to_propose(struct db *db, const struct schedule_turn *turn,
                           const struct gathering_without_topic *gathering)
{
    struct member_list members = members_of(db, turn->network);
    for (size_t i = 0; i < members.count; i++)
        ask_put(db, &(struct ask_new){.kind = ASK_KIND_PROPOSE,
                                      .network = {true, turn->network},
                                      .person = members.at[i].person,
                                      .gathering = {true, gathering->id},
                                      .subject = gathering->id.n,
                                      .occasion = 1,
                                      .due_on = {true, date_plus_days(gathering->held_on, -BALLOT_DAYS)},
                                      .asked_at = turn->site->now});
}

/// About each gathering that is a good while ahead, whatever is open of those before it: where they are held
/// each month, the one before has no topic yet when the next one's proposals are due.
static void ask_for_proposals(struct db *db, const struct schedule_turn *turn,
                              const struct gathering_without_topic_list *without)
{
    struct ballot_id running;
    if (topics_proposed(db, turn->network).count >= PROPOSALS_ENOUGH)
        return;
    for (size_t i = 0; i < without->count; i++) {
        int days = without->at[i].held_on.days - turn->today.days;
        if (days > BALLOT_DAYS && days <= PROPOSE_DAYS &&
            !ballot_for_gathering(db, without->at[i].id, &running))
            ask_to_propose(db, turn, &without->at[i]);
    }
}

/// A working day, with a week to vote, early enough to prepare. False: it is too late for a ballot.
static bool closing_day(const struct agenda *a, struct date *day)
{
    enum country country = country_of_zone(a->turn->zone);
    struct date usual = date_plus_days(a->gathering.held_on, -CHOOSE_DAYS);
    struct date soonest = date_plus_days(a->turn->today, BALLOT_OPEN_DAYS_LEAST);
    struct date from = date_compare(usual, soonest) > 0 ? usual : soonest;
    *day = workday_after(country, date_plus_days(from, -1), 1);
    return a->gathering.held_on.days - day->days >= TOPIC_FALLBACK_FIRM_DAYS;
}

static void open_ballot(struct db *db, const struct agenda *a, struct date closes_on)
{
    const struct notice_site *site = a->turn->site;
    struct ballot_choice options[OPTIONS_MOST] = {0};
    struct ballot_wish wish = {
        .ballot = {.network = a->turn->network,
                   .about = BALLOT_ABOUT_TOPICS,
                   .method = BALLOT_METHOD_APPROVAL,
                   .question =
                       TEXT(db_arena(db), site->lang, MSG_ballot_question_for, arg_day(a->gathering.held_on)),
                   .for_gathering = {true, a->gathering.id},
                   .closes_on = closes_on,
                   .closes_minute = NOON,
                   .takes_options = true},
        .options = options,
    };
    struct ballot_id id;
    struct ballot ballot;
    for (; wish.count < OPTIONS_MOST && wish.count < a->proposed.count; wish.count++)
        options[wish.count] = (struct ballot_choice){.topic = {true, a->proposed.at[wish.count].id},
                                                     .label = a->proposed.at[wish.count].title};
    if (ballot_draft(db, &wish, &id) && ballot_by_id(db, id, &ballot))
        ballot_open(db, &ballot, a->turn->zone, site->now);
}

static void fall_back(struct db *db, const struct agenda *a)
{
    const struct notice_site *site = a->turn->site;
    topic_fall_back(db, a->gathering.id,
                    &(struct topic_new){.network = a->turn->network,
                                        .title = TEXT(db_arena(db), site->lang, MSG_topic_fallback),
                                        .why = TEXT(db_arena(db), site->lang, MSG_topic_fallback_why),
                                        .proposed_at = site->now});
}

/// One proposal needs no vote; several do, as long as there is time for one.
static void decide(struct db *db, const struct agenda *a)
{
    struct date closes_on;
    if (a->proposed.count >= BALLOT_OPTIONS_LEAST && a->days <= BALLOT_DAYS && closing_day(a, &closes_on))
        open_ballot(db, a, closes_on);
    else if (a->proposed.count && a->days <= CHOOSE_DAYS)
        choose(db, a->turn, a->proposed.at[0].id, (struct maybe_gathering_id){true, a->gathering.id},
               TOPIC_CHOOSER_ALONE);
    else if (!a->proposed.count && a->days <= FALLBACK_DAYS && !a->gathering.fallback.is_set)
        fall_back(db, a);
}

static void find_topic(struct db *db, const struct schedule_turn *turn)
{
    struct agenda a = {0};
    struct ballot_id running;
    topics_place(db, turn->network, turn->today);
    struct gathering_without_topic_list without = gatherings_without_topic(db, turn->network, turn->today);
    bool is_near = next_without_topic(db, turn, &without, &a) && a.days <= PROPOSE_DAYS;
    end_asking(db, turn, &without);
    ask_for_proposals(db, turn, &without);
    if (is_near && !ballot_for_gathering(db, a.gathering.id, &running))
        decide(db, &a);
}

int64_t schedule_topics(struct db *db, const struct schedule_turn *turn)
{
    if (!is_running(db, turn->network))
        return 0;
    find_topic(db, turn);
    gatherings_prepare(db, turn->site, turn->network, turn->today);
    return 0;
}
