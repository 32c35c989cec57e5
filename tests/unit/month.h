// SPDX-License-Identifier: EUPL-1.2
// The month without coordinators: a network of 27 after its kick-off, whose three coordinators and whose lead
// do nothing at all. For month_test.c.
//
//     struct month_told told = month_run(pool, seed);       // a fresh, migrated store
//     if (month_is_ready(&told.next.a_week_before)) ...
//
// The schedule runs three times on each working day from the day after the kick-off, with a clock that is
// moved; mails leave at once. The other members do nothing but answer what they were mailed, by the links in
// the mails and through the pages behind them (web/handle.c), at the rates of the table in month.c. A
// member's temper is their own for the whole time: half answer at once, three tenths after one to five days,
// a fifth never. A seed says who is who, whether anybody proposes topics at all (in a fifth nobody does), at
// which time of the year it is, which two are away for a month, and who leaves, when: in half of the seeds a
// host.
//
// What is told: of the next gathering and of the one after it, what was there a week before and at its hour.
// Own arenas; nothing is left but what is told. Cost: see month_test.c.
#ifndef TESTS_UNIT_MONTH_H
#define TESTS_UNIT_MONTH_H

#include <stdbool.h>
#include <stdint.h>

struct db_pool;

/// What a gathering has.
struct month_ready {
    bool topic, host, place, groups, programme;
    bool is_fallback; // the topic is the program's own
};

struct month_gathering {
    int days_ahead; // of the kick-off
    struct month_ready a_week_before, at_its_hour;
};

struct month_told {
    struct month_gathering next, second;
    int64_t mails, mails_to_coordinators, days;
    int active; // members who answer: the others of the 27 coordinate
};

bool month_is_ready(const struct month_ready *ready);
struct month_told month_run(struct db_pool *pool, uint64_t seed);

#endif
