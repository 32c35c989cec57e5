// SPDX-License-Identifier: EUPL-1.2
// How surely half a programme of gatherings shows that sitting together makes ties (seated.h), before anybody
// has been asked.
//
//     struct pairs_plan plan = {.people = 27, .tables = 5, .gatherings = 4, .cohorts = 1, .response = 0.8,
//                               .tied = 0.1, .ratio = 2, .draws = 199};
//     struct pairs_power p = power_of_pairs(&plan, &repeat);       // p.one_sided: 0.97
//
// Each study seats every cohort by chance at tables as even as can be, gathering by gathering. People name
// others with probability `tied` on average, times `ratio` where they have sat together; they differ in how
// many they name and by how many they are named, with a spread of 0.6 each on the scale of log odds. Then
// some do not answer. Plans that are made so that people meet new ones leave fewer pairs unseated after as
// many gatherings than these, which changes little. Cost: repeat.count * draws * cohorts * gatherings *
// people^2: some 10 s for 4,000 studies of one cohort.
#ifndef FLOW_TEST_POWER_PAIRS_H
#define FLOW_TEST_POWER_PAIRS_H

#include "flow/test/repeat.h"

enum { PAIRS_PEOPLE_MOST = 100, PAIRS_GATHERINGS_MOST = 50, PAIRS_COHORTS_MOST = 50 };

struct pairs_plan {
    uint32_t people, tables, gatherings; // of each cohort
    uint32_t cohorts;
    double response, tied, ratio;
    uint32_t draws;
};

struct pairs_power {
    double one_sided, two_sided; // share of studies that find it, at 5 %
    double met;                  // share of pairs that have sat together
};

struct pairs_power power_of_pairs(const struct pairs_plan *plan, const struct repeat *repeat);

#endif
