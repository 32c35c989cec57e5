// SPDX-License-Identifier: EUPL-1.2
// What the files that fill the demo hand to each other.
#ifndef DEMO_DEMO_H
#define DEMO_DEMO_H

#include "demo/people.h"
#include "jobs/notice.h"
#include "sql/selection.h"

enum { DEMO_COORDINATORS = 3, DEMO_SPONSORS = 3 };

/// Whose accounts have duties in the networks.
struct demo_cast {
    struct account_id lead;
    struct account_id coordinators[DEMO_COORDINATORS];
    struct account_id sponsors[DEMO_SPONSORS];
};

/// People who are asked into a network: indices of the municipality, the newest first.
struct demo_cohort {
    int *at;
    size_t count;
    struct date hired_since; // what the rule says, so that it finds them
};

struct demo {
    struct db *db;
    const struct demo_set *set;
    struct municipality m;
    struct demo_ids ids;
    struct notice_site site;
    struct str program; // of demo_setting
    struct instant now;
    struct date today;
    struct demo_cast cast;
};

/// Those with a master's degree and half a position or more who were hired before a day and are not in
/// `earlier`: the newest, at least `count`, and all who began on the same day as the last of them.
struct demo_cohort demo_cohort(struct arena *arena, const struct municipality *m, struct date before,
                               const struct demo_cohort *earlier, size_t count);

/// The rule that finds the cohort, and the list of candidates by it.
void demo_cohort_list(struct demo *d, struct network_id network, const struct demo_cohort *cohort,
                      struct instant at);
/// The network's lead decides otherwise than the rule; `to` is CANDIDATE_PLACE_IN, _OUT or _RESERVE.
void demo_decide(struct demo *d, struct network_id network, struct person_id person, enum candidate_place to,
                 struct str why, struct instant at);

struct person_id demo_person_id(const struct demo *d, const struct demo_cohort *cohort, size_t index);

/// Noon, or any other time of the day, so many days before today.
struct instant demo_moment(const struct demo *d, int days_ago, int32_t minute);

/// Everything that waits in the outbox since before today has been sent.
void demo_mails_sent(struct demo *d);

#endif
