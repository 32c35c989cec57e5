// SPDX-License-Identifier: EUPL-1.2
// A fictional municipality: some 60 units in six areas and about 2,800 employees, made from a set and a seed.
// The same set, seed and day give the same people; no two have the same name or address.
//
//     struct municipality m = municipality_new(arena, demo_set_of(DEMO_DANISH), 2026, date_of(2026, 11, 23));
#ifndef DEMO_MUNICIPALITY_H
#define DEMO_MUNICIPALITY_H

#include "base/date.h"
#include "demo/set.h"

struct demo_unit {
    struct str code, name;
    int parent;  // index; -1: the municipality itself
    int manager; // index of a person
};

struct demo_person {
    struct str employee_id, given_name, family_name, email, job_title, job_code, education, employment_type;
    int unit, manager; // indices; manager -1: the chief executive
    double share_percent;
    struct date hired_on;
    bool is_manager;
};

struct municipality {
    struct demo_unit *units;
    size_t unit_count;
    struct demo_person *people;
    size_t people_count;
};

struct municipality municipality_new(struct arena *arena, const struct demo_set *set, uint64_t seed,
                                     struct date today);

#endif
