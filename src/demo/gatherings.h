// SPDX-License-Identifier: EUPL-1.2
// The gatherings of the demo: two years of dates as the proposer gives them, with titles, places and
// programmes of a municipality that means it.
#ifndef DEMO_GATHERINGS_H
#define DEMO_GATHERINGS_H

#include "calendar/plan.h"
#include "demo/demo.h"

enum { DEMO_GATHERINGS_MOST = 40 };

/// One network's gatherings, in order; the kick-off is the first.
struct demo_gatherings {
    struct gathering_id id[DEMO_GATHERINGS_MOST];
    struct date held_on[DEMO_GATHERINGS_MOST];
    size_t count;
};

/// Two hours every month and a whole day every half-year, for two years; the first whole day is so many
/// months after the first month.
struct plan_dates demo_plan(struct arena *arena, const struct demo_set *set, struct date from,
                            int full_day_month);

struct demo_period {
    struct network_id network;
    struct date kickoff;
    const struct plan_dates *plan;     // dates less than a fortnight after the kick-off are left out
    const struct demo_cohort *members; // they hold the gatherings, in turn
    size_t with_programme;             // so many gatherings have one; those behind wait for a topic
};

struct demo_gatherings demo_gatherings_add(struct demo *d, const struct demo_period *period);

/// Which member hosts the gathering of that number; the kick-off has none.
size_t demo_host_of(size_t number);

#endif
