// SPDX-License-Identifier: EUPL-1.2
// Looking at how a network does, once it has met: the members read it at once, and a week later those who
// coordinate are asked to look after it.
#include "jobs/schedule_step.h"

#include "ask/ask.h"
#include "network/warning.h"
#include "sql/gathering.h"
#include "sql/network.h"

static bool is_waiting(const struct warning *w, struct instant now)
{
    struct instant due = instant_plus(w->raised_at, WARNING_MEMBERS_FIRST_DAYS * US_PER_DAY);
    return !w->seen_at.is_set && instant_compare(due, now) <= 0;
}

static bool is_still_asked(const struct warning_list *open, int64_t id)
{
    for (size_t i = 0; i < open->count; i++)
        if (open->at[i].id.n == id)
            return !open->at[i].seen_at.is_set;
    return false;
}

static void ask_coordinators(struct db *db, const struct schedule_turn *turn, const struct warning *warning)
{
    struct person_id_list people = coordinators_of(db, turn->network);
    for (size_t i = 0; i < people.count; i++)
        ask_put(db, &(struct ask_new){.kind = ASK_KIND_WARNING,
                                      .network = {true, turn->network},
                                      .person = people.at[i],
                                      .subject = warning->id.n,
                                      .occasion = 1,
                                      .asked_at = turn->site->now});
}

/// Gone by itself, or somebody looks after it.
static void end_asking(struct db *db, const struct schedule_turn *turn, const struct warning_list *open)
{
    struct int_list asked = ask_subjects(db, ASK_KIND_WARNING, turn->network);
    for (size_t i = 0; i < asked.count; i++)
        if (!is_still_asked(open, asked.at[i]))
            asks_void(db, ASK_KIND_WARNING, asked.at[i], turn->site->now);
}

int64_t schedule_warnings(struct db *db, const struct schedule_turn *turn)
{
    struct network network;
    int64_t has_met = 0;
    network_has_met(db, turn->network, turn->today, &has_met);
    if (!has_met || !network_by_id(db, turn->network, &network) || network.state != NETWORK_STATE_RUNNING ||
        date_compare(network.ends_on, turn->today) < 0)
        return 0;
    struct warning_facts facts = warning_facts_read(db, turn->network, turn->today, turn->site->now);
    warnings_judge(db, turn->network, &facts, turn->site->now);
    struct warning_list open = warnings_of(db, turn->network);
    end_asking(db, turn, &open);
    for (size_t i = 0; i < open.count; i++)
        if (is_waiting(&open.at[i], turn->site->now))
            ask_coordinators(db, turn, &open.at[i]);
    return 0;
}
