// SPDX-License-Identifier: EUPL-1.2
// What the demo's network talks about.
#ifndef DEMO_TOPICS_H
#define DEMO_TOPICS_H

#include "demo/gatherings.h"

/// The topics that its meet-ups were chosen for; while these are still to come, as in life.
void demo_topics_chosen_add(struct demo *d, struct network_id network, const struct demo_gatherings *made,
                            const struct demo_cohort *members);

/// Once they have been held: what was worked on, proposals that wait, and a vote under way for the next
/// gathering without a topic.
void demo_topics_add(struct demo *d, struct network_id network, const struct demo_cohort *members);

/// What came up at its meet-ups, from a seed to what a unit has taken on; and what members ask each other.
/// `held`: its gatherings so far, the kick-off first.
void demo_ideas_add(struct demo *d, struct network_id network, const struct demo_cohort *members,
                    const struct gathering_id *held);

#endif
