// SPDX-License-Identifier: EUPL-1.2
// Three coordinate a network. Once it has met, and whenever a term is about to end, its members are asked.
#include "jobs/schedule_step.h"

#include "ask/ask.h"
#include "sql/gathering.h"
#include "sql/network.h"
#include "sql/term.h"

enum { COORDINATORS = 3, LOOK_AHEAD_DAYS = 30, ANSWER_IN_DAYS = 14 };

/// A round of asking is not begun again for a quarter: a no is a no.
#define ASK_AGAIN_US (90 * US_PER_DAY)

/// So many will coordinate for a while yet, or there is no while any more.
static bool are_enough(struct db *db, const struct schedule_turn *turn)
{
    struct date until = date_plus_days(turn->today, LOOK_AHEAD_DAYS);
    struct network network;
    int64_t count = 0;
    coordinators_until(db, turn->network, until, &count);
    return count >= COORDINATORS || !network_by_id(db, turn->network, &network) ||
           date_compare(network.ends_on, until) < 0;
}

static bool was_asked(struct db *db, const struct schedule_turn *turn)
{
    struct ask_newest newest;
    return ask_newest(db, ASK_KIND_COORDINATE, turn->network.n, &newest) && newest.asked_at.is_set &&
           instant_compare(newest.asked_at.value, instant_plus(turn->site->now, -ASK_AGAIN_US)) > 0;
}

int64_t schedule_duties(struct db *db, const struct schedule_turn *turn)
{
    int64_t has_met = 0;
    network_has_met(db, turn->network, turn->today, &has_met);
    if (are_enough(db, turn)) {
        asks_void(db, ASK_KIND_COORDINATE, turn->network.n, turn->site->now);
        return 0;
    }
    if (!has_met || was_asked(db, turn))
        return 0;
    struct person_id_list members = members_without_duty(db, turn->network);
    for (size_t i = 0; i < members.count; i++)
        ask_put(db, &(struct ask_new){.kind = ASK_KIND_COORDINATE,
                                      .network = {true, turn->network},
                                      .person = members.at[i],
                                      .subject = turn->network.n,
                                      .occasion = turn->today.days,
                                      .due_on = {true, date_plus_days(turn->today, ANSWER_IN_DAYS)},
                                      .asked_at = turn->site->now});
    return 0;
}
