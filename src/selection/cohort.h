// SPDX-License-Identifier: EUPL-1.2
// Who is to be asked into a network: a rule, and for each person what every criterion of it says.
//
//     struct cohort_rule rule = {.hired_since = {true, date_of(2026, 1, 1)},
//                                .education_least = {true, EDUCATION_MASTER}};
//     struct cohort_answer a = cohort_ask(arena, &rule, &person);
//     a.verdict == COHORT_VERDICT_IN       // every criterion that is asked says yes
//     a.criteria[COHORT_EDUCATION]         // CRITERION_YES, _NO, _UNKNOWN or _UNASKED
//
// One "no" is out. Without a "no", one "unknown" leaves the verdict open, for a person to decide: what the
// staff list does not know is never silently held against anyone. Cost: a few comparisons of folded texts a
// person.
#ifndef SELECTION_COHORT_H
#define SELECTION_COHORT_H

#include "sql/types.h" // enum criterion, enum cohort_verdict, enum education

struct cohort_texts {
    const struct str *at;
    size_t count;
};

struct cohort_rule {
    struct maybe_date hired_since;
    struct maybe_date starts_by; // the day on which everybody should be there: who starts later is out
    struct maybe_education education_least;
    struct cohort_texts functions; // job title, code or category; none: not asked
    struct cohort_texts units;     // name or code, of the unit or of one above it; none: not asked
    struct maybe_real share_least; // percent of full time
    bool not_in_network;
};

struct cohort_person {
    struct maybe_date hired_on;
    enum education education;
    struct cohort_texts functions; // of every position
    struct cohort_texts units;     // names and codes, of every position's unit and of all above it
    struct maybe_real share_percent;
    bool is_employed;
    bool starts_late; // for cohort_reason(): after the day that the rule knows
    bool is_in_network;
};

enum cohort_criterion {
    COHORT_EMPLOYED, // always asked
    COHORT_HIRED,
    COHORT_EDUCATION,
    COHORT_FUNCTION,
    COHORT_UNIT,
    COHORT_SHARE,
    COHORT_FREE, // not in a network already
};
#define COHORT_CRITERIA (COHORT_FREE + 1)

struct cohort_answer {
    enum criterion criteria[COHORT_CRITERIA];
    enum cohort_verdict verdict;
};

struct cohort_answer cohort_ask(struct arena *arena, const struct cohort_rule *rule,
                                const struct cohort_person *person);

/// "hired_since", "education_at_least" ...: the criterion's name in files.
struct str cohort_criterion_text(enum cohort_criterion criterion);

#endif
