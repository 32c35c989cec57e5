// SPDX-License-Identifier: EUPL-1.2
// The demo's networks, with people in every state that the pages show.
#ifndef DEMO_NETWORKS_H
#define DEMO_NETWORKS_H

#include "demo/demo.h"
#include "demo/gatherings.h"

enum {
    DEMO_MEMBERS = 27,        // of the network that runs
    DEMO_MEMBERS_NOT = 2,     // were asked as well and said no
    DEMO_INVITED = 27,        // to the one that has its kick-off
    DEMO_GATHERINGS_HELD = 5, // the kick-off and four meet-ups
    DEMO_LOOKING_MEMBER = 2,  // of the one that runs: whose account looks around as a member
};

/// The first day of the network that is in its fifth month: its kick-off.
struct date demo_running_start(struct arena *arena, const struct demo_set *set, struct date today);
/// In its fifth month: five gatherings held, groups for all that come.
void demo_running_add(struct demo *d, const struct demo_cohort *invited);
/// At its kick-off today.
void demo_kickoff_add(struct demo *d, const struct demo_cohort *cohort);
/// In preparation: no one is invited yet.
void demo_draft_add(struct demo *d);

// ---- what they share ----

/// With its lead.
struct network_id demo_network_add(struct demo *d, struct demo_network what, struct date starts_on,
                                   int64_t seats);

/// Three directors who follow it from a distance.
void demo_sponsors_add(struct demo *d, struct network_id network);

/// What most of them are asked about, and want to learn.
void demo_profiles_add(struct demo *d, const struct demo_cohort *members);

/// The notes of gatherings that were held, the kick-off first, which has none.
void demo_notes_add(struct demo *d, const struct demo_cohort *members, const struct gathering_id *held,
                    size_t count);

/// The sheets of the groups of the last gathering that was held, and what people took home.
void demo_meetup_add(struct demo *d, const struct demo_cohort *members, struct gathering_id last);

/// Who hosted what was held, and hosts what comes; for one gathering a host is still asked for. While all of
/// them are to come, as in life.
void demo_hosts_add(struct demo *d, const struct demo_gatherings *made, const struct demo_cohort *members);

/// Draws the groups of all gatherings that come, as of `at`, and publishes them.
void demo_seating_publish(struct demo *d, struct network_id network, int64_t size_most, struct instant at);

#endif
