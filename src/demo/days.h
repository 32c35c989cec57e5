// SPDX-License-Identifier: EUPL-1.2
// Which days the demo's networks gather on: the calendar of its schools, and a poll of dates that has closed
// and waits for a coordinator to take the day that it proposes.
#ifndef DEMO_DAYS_H
#define DEMO_DAYS_H

#include "demo/gatherings.h"

void demo_school_add(struct demo *d);
/// About the gathering after the next one.
void demo_poll_add(struct demo *d, struct network_id network, const struct demo_cohort *members);

#endif
