// SPDX-License-Identifier: EUPL-1.2
// What the demo's networks share.
#include "demo/networks.h"

#include "groups/seating.h"
#include "sql/network.h"
#include "sql/outbox.h"
#include "sql/people.h"

enum { NETWORK_MONTHS = 24, SEATING_SEED = 27, SILO_DEPTH = 2 };

struct instant demo_moment(const struct demo *d, int days_ago, int32_t minute)
{
    return wall_instant((struct wall){date_plus_days(d->today, -days_ago), minute}, d->set->zone);
}

void demo_mails_sent(struct demo *d)
{
    demo_outbox_sent(d->db, demo_moment(d, 0, 0), 20 * US_PER_SECOND);
}

struct network_id demo_network_add(struct demo *d, struct demo_network what, struct date starts_on,
                                   int64_t seats)
{
    struct network_id network = {0};
    network_add(d->db, what.name, what.purpose, zone_name(d->set->zone), starts_on,
                date_plus_months(starts_on, NETWORK_MONTHS), seats,
                (struct maybe_account_id){true, d->cast.lead}, d->now, &network);
    network_duty_add(d->db, network, d->cast.lead, NETWORK_DUTY_LEAD);
    return network;
}

void demo_sponsors_add(struct demo *d, struct network_id network)
{
    for (size_t i = 0; i < DEMO_SPONSORS; i++)
        network_duty_add(d->db, network, d->cast.sponsors[i], NETWORK_DUTY_SPONSOR);
}

void demo_seating_publish(struct demo *d, struct network_id network, int64_t size_most, struct instant at)
{
    struct table_question question = {
        .network = network,
        .today = wall_from_instant(at, d->set->zone).date,
        .silo_depth = SILO_DEPTH,
        .size_least = (uint32_t)size_most - 1,
        .size_most = (uint32_t)size_most,
    };
    struct table table;
    struct seating seating;
    struct seating_plan_id draft;
    if (table_read(d->db, &question, &table) != TABLE_READY)
        return;
    // a tenth of a pass takes some milliseconds; by passes, not seconds, every start gives the same groups
    seat(db_arena(d->db), &table.problem,
         &(struct seat_options){.seed = SEATING_SEED, .limits = {.passes = 0.1}}, &seating);
    if (seating.outcome == SEAT_PLANNED && seating_draft_save(d->db, network, &table, &seating, SEATING_SEED,
                                                              d->cast.coordinators[0], at, &draft))
        seating_publish(d->db, network, draft, question.today, at);
}
