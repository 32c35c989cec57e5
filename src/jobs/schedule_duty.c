// SPDX-License-Identifier: EUPL-1.2
// So many coordinate a network as its settings say. Once it has met, and whenever a term is about to end, its
// members are asked; who is willing serves; who leaves office is asked to hand over; who begins is told.
#include "jobs/schedule_step.h"

#include "ask/ask.h"
#include "jobs/notice_serving.h"
#include "jobs/serving.h"
#include "sql/gathering.h"

enum { ANSWER_IN_DAYS = 14 };

/// A round of asking is not begun again for a quarter: a no is a no. Who began is told within some days.
#define ASK_AGAIN_US (90 * US_PER_DAY)
#define TELL_WITHIN_US (7 * US_PER_DAY)

// ---- who leaves office ----

static bool is_ending(const struct term_ending_list *ending, int64_t term)
{
    for (size_t i = 0; i < ending->count; i++)
        if (ending->at[i].id.n == term)
            return true;
    return false;
}

/// Their term has new days, or another follows it.
static void end_asking(struct db *db, const struct schedule_turn *turn, const struct term_ending_list *ending)
{
    struct int_list asked = ask_subjects(db, ASK_KIND_HAND_OVER, turn->network);
    for (size_t i = 0; i < asked.count; i++)
        if (!is_ending(ending, asked.at[i]))
            asks_void(db, ASK_KIND_HAND_OVER, asked.at[i], turn->site->now);
}

static void ask_to_hand_over(struct db *db, const struct schedule_turn *turn,
                             const struct term_ending_list *ending)
{
    end_asking(db, turn, ending);
    for (size_t i = 0; i < ending->count; i++)
        if (ending->at[i].person.is_set)
            ask_put(db, &(struct ask_new){.kind = ASK_KIND_HAND_OVER,
                                          .network = {true, turn->network},
                                          .person = ending->at[i].person.value,
                                          .subject = ending->at[i].id.n,
                                          .occasion = ending->at[i].ends_on.days,
                                          .due_on = {true, ending->at[i].ends_on},
                                          .asked_at = turn->site->now});
}

// ---- who follows ----

static bool was_asked(struct db *db, const struct schedule_turn *turn)
{
    struct ask_newest newest;
    return ask_newest(db, ASK_KIND_COORDINATE, turn->network.n, &newest) && newest.asked_at.is_set &&
           instant_compare(newest.asked_at.value, instant_plus(turn->site->now, -ASK_AGAIN_US)) > 0;
}

static void ask_members(struct db *db, const struct schedule_turn *turn)
{
    struct person_id_list members = members_without_duty(db, turn->network);
    for (size_t i = 0; i < members.count; i++)
        ask_put(db, &(struct ask_new){.kind = ASK_KIND_COORDINATE,
                                      .network = {true, turn->network},
                                      .person = members.at[i],
                                      .subject = turn->network.n,
                                      .occasion = turn->today.days,
                                      .due_on = {true, date_plus_days(turn->today, ANSWER_IN_DAYS)},
                                      .asked_at = turn->site->now});
}

/// All who were asked have answered, or had the time to: then it is known how many are willing.
static void find_followers(struct db *db, const struct schedule_turn *turn, const struct serving *s)
{
    int64_t waiting = 0;
    if (!was_asked(db, turn))
        ask_members(db, turn);
    asks_waiting(db, ASK_KIND_COORDINATE, turn->network.n, &waiting);
    if (!waiting && s->willing.count)
        serving_fill(db, turn, s);
}

static int64_t tell_who_serves(struct db *db, const struct schedule_turn *turn)
{
    struct instant since = instant_plus(turn->site->now, -TELL_WITHIN_US);
    struct successor_list all = successors_of(db, turn->network, since, turn->today);
    int64_t mails = 0;
    for (size_t i = 0; i < all.count; i++)
        if (all.at[i].is_by_offer)
            mails += notice_serving(db, turn->site, turn->network, &all.at[i]);
    return mails;
}

/// In its last month nobody is asked any more to begin.
static bool is_ending_soon(const struct network *network, struct date today)
{
    return date_compare(network->ends_on, date_plus_days(today, SERVING_AHEAD_DAYS)) < 0;
}

int64_t schedule_duties(struct db *db, const struct schedule_turn *turn)
{
    int64_t has_met = 0;
    struct network network;
    if (!network_by_id(db, turn->network, &network) || network.state != NETWORK_STATE_RUNNING)
        return 0;
    struct serving serving = serving_read(db, turn);
    network_has_met(db, turn->network, turn->today, &has_met);
    ask_to_hand_over(db, turn, &serving.ending);
    if (serving.places <= 0 || is_ending_soon(&network, turn->today))
        asks_void(db, ASK_KIND_COORDINATE, turn->network.n, turn->site->now);
    else if (has_met)
        find_followers(db, turn, &serving);
    return tell_who_serves(db, turn);
}
