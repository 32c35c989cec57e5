// SPDX-License-Identifier: EUPL-1.2
// Private words, shared words, and an answer that is counted.
#include "gathering/takehome.h"

#include "ask/ask.h"

void take_home_write(struct db *db, const struct take_home_edit *e)
{
    if (e->body.len)
        take_home_put(db, e->gathering, e->person, e->body, e->now);
    else
        take_home_drop(db, e->gathering, e->person);
    if (e->body.len && e->shares)
        take_home_share(db, e->gathering, e->person, e->now);
    if (e->worth)
        worth_put(db, e->gathering, e->person, e->worth);
    if (e->body.len || e->worth)
        ask_settle(db, ASK_KIND_TAKE_HOME, e->gathering.n, e->person, ASK_STATE_DONE, e->now);
}

void take_home_decline(struct db *db, struct gathering_id gathering, struct person_id person,
                       struct instant now)
{
    ask_settle(db, ASK_KIND_TAKE_HOME, gathering.n, person, ASK_STATE_DECLINED, now);
}

struct worth_count_list worth_shown(struct db *db, struct gathering_id gathering)
{
    struct worth_count_list counts = worth_counts(db, gathering);
    int64_t answers = 0;
    for (size_t i = 0; i < counts.count; i++)
        answers += counts.at[i].people;
    return answers >= WORTH_SHOWN_FROM ? counts : (struct worth_count_list){0};
}

static void ask_people(struct db *db, struct network_id network, const struct gathering_over *g,
                       struct instant now)
{
    struct person_id_list people = people_there(db, g->id);
    for (size_t i = 0; i < people.count; i++) {
        struct take_home has;
        if (take_home_of(db, g->id, people.at[i], &has))
            continue; // written before it was asked
        ask_put(db, &(struct ask_new){.kind = ASK_KIND_TAKE_HOME,
                                      .network = {true, network},
                                      .person = people.at[i],
                                      .gathering = {true, g->id},
                                      .subject = g->id.n,
                                      .occasion = 1,
                                      .due_on = {true, date_plus_days(g->held_on, TAKE_HOME_ASKED_DAYS)},
                                      .asked_at = now});
    }
}

void take_home_ask(struct db *db, struct network_id network, struct date today, int64_t minute,
                   struct instant now)
{
    struct gathering_over_list all =
        gatherings_between(db, network, date_plus_days(today, -TAKE_HOME_ASKED_DAYS), today);
    asks_of_absent(db, network, today, now);
    for (size_t i = 0; i < all.count; i++)
        if (date_compare(all.at[i].held_on, today) < 0 || all.at[i].end_minute <= minute)
            ask_people(db, network, &all.at[i], now);
}
