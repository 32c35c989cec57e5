// SPDX-License-Identifier: EUPL-1.2
// What a gathering gets with its topic.
#include "jobs/choosing.h"

#include "gathering/hosting.h"
#include "gathering/template.h"

static void prepare(struct db *db, const struct notice_site *site, struct gathering_id id)
{
    struct gathering g;
    if (!gathering_by_id(db, id, &g))
        return;
    template_fill(db, &g, site->lang);
    hosting_want(db, &g, wall_from_instant(site->now, ZONE_OSLO).date, site->now);
}

enum topic_moved topic_goes_on(struct db *db, const struct notice_site *site,
                               const struct topic_choice *choice)
{
    enum topic_moved moved = topic_choose(db, choice);
    if (moved == TOPIC_MOVED && choice->gathering.is_set)
        prepare(db, site, choice->gathering.value);
    return moved;
}

void gatherings_prepare(struct db *db, const struct notice_site *site, struct network_id network,
                        struct date today)
{
    struct gathering_id_list bare = gatherings_to_fill(db, network, today);
    for (size_t i = 0; i < bare.count; i++)
        prepare(db, site, bare.at[i]);
}
