// SPDX-License-Identifier: EUPL-1.2
// The network in preparation: purpose and rule are there, the candidates are being looked through.
#include "demo/networks.h"

#include "selection/selection.h"

enum { SEATS = 24, MONTHS_AHEAD = 2, HIRED_MONTHS = 6, LEAST_SHARE_PERCENT = 75 };

static struct unit_id unit_named(const struct demo *d, struct str name)
{
    for (size_t i = 0; i < d->m.unit_count; i++)
        if (str_is(d->m.units[i].name, name))
            return d->ids.units[i];
    return d->ids.units[0];
}

void demo_draft_add(struct demo *d)
{
    struct unit_id health = unit_named(d, d->set->draft_unit);
    struct network_id network =
        demo_network_add(d, d->set->draft, date_plus_months(d->today, MONTHS_AHEAD), SEATS);
    struct selection_rule rule = {
        .hired_since = {true, date_plus_months(d->today, -HIRED_MONTHS)},
        .education_least = {true, EDUCATION_BACHELOR},
        .share_least = {true, LEAST_SHARE_PERCENT},
        .not_in_network = true,
        .units = {&health, 1},
    };
    selection_begin(d->db, network, &rule, demo_moment(d, 1, 14 * 60));
}
