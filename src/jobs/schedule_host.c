// SPDX-License-Identifier: EUPL-1.2
// Every gathering finds a host by asking: one member at a time as long as there is time, then all who have to
// do with its topic, then everybody. Who coordinates sees it on My page in the last two weeks. Nobody is
// asked two things on one day: who was mailed about a gathering today is asked tomorrow to host.
#include "jobs/schedule_step.h"

#include "gathering/gathering.h"
#include "gathering/hosting.h"
#include "jobs/host_asking.h"
#include "sql/gathering.h"
#include "sql/network.h"
#include "sql/told.h"

enum {
    TURN_DAYS = 39, // before the gathering
    NEAR_DAYS = 28,
    ALL_DAYS = 24,
};

static bool is_running(struct db *db, struct network_id id)
{
    struct network network;
    return network_by_id(db, id, &network) && network.state == NETWORK_STATE_RUNNING;
}

/// Of what is wanted no more, or is past.
static void end_asking(struct db *db, const struct schedule_turn *turn,
                       const struct hosting_ahead_list *ahead)
{
    struct int_list asked = ask_subjects(db, ASK_KIND_HOST, turn->network);
    for (size_t i = 0; i < asked.count; i++) {
        bool is_wanted = false;
        for (size_t k = 0; k < ahead->count; k++)
            is_wanted |= ahead->at[k].id.n == asked.at[i] && ahead->at[k].state == HOSTING_STATE_WANTED;
        if (!is_wanted)
            asks_void(db, ASK_KIND_HOST, asked.at[i], turn->site->now);
    }
}

static bool holds(const struct person_id_list *list, struct person_id person)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->at[i].n == person.n)
            return true;
    return false;
}

static void leave_out(struct host_asking *asking, const struct person_id_list *told)
{
    size_t kept = 0;
    for (size_t i = 0; i < asking->members.count; i++)
        if (!holds(told, asking->members.at[i].person))
            asking->members.at[kept++] = asking->members.at[i];
    asking->members.count = kept;
}

static int64_t ask_for(struct db *db, const struct schedule_turn *turn, const struct hosting_ahead *h,
                       const struct person_id_list *told_today)
{
    int days = h->held_on.days - turn->today.days;
    struct host_asking asking = host_asking_of(db, turn->site, h->id, turn->today);
    leave_out(&asking, told_today);
    if (days <= ALL_DAYS)
        return host_ask_all(db, &asking);
    int64_t mails = days <= NEAR_DAYS ? host_ask_near(db, &asking) : 0;
    return mails + host_ask_next(db, &asking);
}

int64_t schedule_hosts(struct db *db, const struct schedule_turn *turn)
{
    int64_t mails = 0;
    if (!is_running(db, turn->network))
        return 0;
    hostings_add(db, turn->network, turn->today, turn->site->now);
    swaps_tidy(db, turn->network, turn->today, turn->site->now);
    struct hosting_ahead_list ahead = hostings_ahead(db, turn->network, turn->today);
    end_asking(db, turn, &ahead);
    struct instant morning = wall_instant((struct wall){turn->today, 0}, turn->zone);
    struct person_id_list told = told_people_since(db, turn->network, morning);
    for (size_t i = 0; i < ahead.count; i++)
        if (ahead.at[i].state == HOSTING_STATE_WANTED &&
            ahead.at[i].held_on.days - turn->today.days <= TURN_DAYS)
            mails += ask_for(db, turn, &ahead.at[i], &told);
    return mails;
}
