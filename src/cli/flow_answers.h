// SPDX-License-Identifier: EUPL-1.2
// What `tvers flow effect` is given: a row for each person, with the arm and what was answered.
//
//     id,arm,unit,known_before,known_after
//     p1,cohort,school,2,7
//     p2,waiting,school,3,            (has not answered)
//
// Whoever lacks an answer that is asked for is left out, and counted in `asked` alone. Everybody whose arm is
// not --treated is compared with. An empty arm, department or cohort is bad input, and so is a cohort with
// people in both arms.
#ifndef CLI_FLOW_ANSWERS_H
#define CLI_FLOW_ANSWERS_H

#include "cli/options.h"
#include "flow/test/arms.h"

struct flow_answers_wishes {
    struct str people, arm, treated, after, before, within, cohort;
    bool counts;
};

#define FLOW_ANSWERS_OPTIONS(type, field)                                                                    \
    OPTION_TEXT(type, field.people, "--people", "FILE", "a row for each person who was asked"),              \
        OPTION_TEXT(type, field.arm, "--arm", "COLUMN", "which arm each is in"),                             \
        OPTION_TEXT(type, field.treated, "--treated", "VALUE", "of the arm: took part; all others did not"), \
        OPTION_TEXT(type, field.after, "--after", "COLUMN", "what is compared, a number"),                   \
        OPTION_TEXT(type, field.before, "--before", "COLUMN", "the same before it began, a number"),         \
        OPTION_TEXT(type, field.within, "--within", "COLUMN", "compare only within the same (department)"),  \
        OPTION_TEXT(type, field.cohort, "--cohort", "COLUMN", "the lot drew whole cohorts: which one"),      \
        OPTION_SWITCH(type, field.counts, "--counts", "the numbers count something: how many times as many")

struct flow_answers {
    struct arms arms;
    bool has_cohorts;
    struct cohorts cohorts;
    uint32_t asked[2], answered[2]; // [1] took part
};

/// False, with *status, after saying what is wrong.
bool flow_answers_read(struct arena *arena, const char *command, const struct flow_answers_wishes *wishes,
                       struct flow_answers *answers, struct ancova *fit, int *status);

#endif
