// SPDX-License-Identifier: EUPL-1.2
// Who hosts the gatherings of the network in its fifth month.
#include "demo/networks.h"

#include "gathering/hosting.h"
#include "jobs/host_asking.h"
#include "sql/gathering.h"

enum {
    TAKEN_DAYS_BEFORE = 30, // a gathering
    NEXT = DEMO_GATHERINGS_HELD,
    WANTED = NEXT + 1, // its host is asked for
    OWN = NEXT + 2,    // the member who looks around hosts it
};

/// The coordinators lend a place now and then: that is where the first of them works.
static void host(struct demo *d, struct gathering_id id, struct person_id person, bool lends)
{
    struct gathering g;
    if (!gathering_by_id(d->db, id, &g) || g.kind == GATHERING_KIND_KICKOFF)
        return;
    int days_ago = d->today.days - g.held_on.days + TAKEN_DAYS_BEFORE;
    struct date then = date_plus_days(g.held_on, -TAKEN_DAYS_BEFORE);
    days_ago = days_ago > 0 ? days_ago : 1;
    hosting_take(d->db, &g, (struct maybe_person_id){true, person}, then, demo_moment(d, days_ago, 10 * 60));
    struct hosting_list seats = hostings_of(d->db, id);
    if (lends && seats.count)
        hosting_place_lend(d->db, seats.at[0].id, true);
}

/// The first who was asked has said no, the next has it to answer.
static void ask(struct demo *d, struct gathering_id id)
{
    struct notice_site site = d->site;
    struct gathering g;
    if (!gathering_by_id(d->db, id, &g))
        return;
    hosting_want(d->db, &g, d->today, demo_moment(d, 6, 9 * 60));
    struct hosting_list seats = hostings_of(d->db, id);
    if (!seats.count)
        return;
    site.now = demo_moment(d, 5, 9 * 60);
    struct host_asking asking = host_asking_of(d->db, &site, seats.at[0].id, d->today);
    const struct host_candidate *first = host_asking_next(&asking);
    host_ask_next(d->db, &asking);
    if (first)
        hosting_decline(d->db, &seats.at[0], first->person, demo_moment(d, 3, 11 * 60));
    site.now = demo_moment(d, 1, 9 * 60);
    asking = host_asking_of(d->db, &site, seats.at[0].id, d->today);
    host_ask_next(d->db, &asking);
}

void demo_hosts_add(struct demo *d, const struct demo_gatherings *made, const struct demo_cohort *members)
{
    for (size_t i = 1; i <= NEXT; i++)
        host(d, made->id[i], demo_person_id(d, members, demo_host_of(i)), i % 3 == 1);
    host(d, made->id[OWN], demo_person_id(d, members, DEMO_LOOKING_MEMBER), false);
    ask(d, made->id[WANTED]);
}
