// SPDX-License-Identifier: EUPL-1.2
// Who may go where: people with ranked wishes, themes with places, units that lend no more than they can.
//
//     struct match_problem problem = {.person = people, .people = 300, ...};   // rows of the files
//     struct market *m = market_new(arena, &problem);
//     for (uint32_t i = m->wishes_at[p]; i < m->wishes_at[p + 1]; i++)
//         use(m->wish[i].theme, m->wish[i].rank, m->wish[i].never);
//
// The market numbers people and themes by lottery: the number of an id is SHA-256 of the seed, a line feed
// and the id, compared as bytes, smallest first. So nothing depends on the order of the rows, and "the
// smaller number" is the lottery. Hours are whole hundredths. What each word means stands in doc/matching.md.
//
// The numbers in the rows must be in range (a unit below `units`, ...): the reader sees to that. Cost:
// O(wishes log wishes).
#ifndef MATCHING_MARKET_H
#define MATCHING_MARKET_H

#include "base/str.h"

enum { MATCH_PEOPLE_MOST = 1 << 20, MATCH_THEMES_MOST = 1 << 18, MATCH_WISHES_MOST = 1 << 23 };
#define MATCH_NONE UINT32_MAX

struct match_person {
    struct str id;
    uint32_t hours;             // that the person can be away; MATCH_NONE: not said
    uint32_t unit;              // MATCH_NONE: none
    uint32_t turn;              // 1 goes first; MATCH_NONE: last
    uint32_t held;              // the theme where the person is placed already; MATCH_NONE: nowhere
    const uint32_t *competence; // numbers of words
    uint32_t competences;
};

struct match_want {
    uint32_t competence;
    bool required;
};

struct match_theme {
    struct str id;
    uint32_t places, hours; // hours of one place
    uint32_t unit;          // the owner
    const struct match_want *want;
    uint32_t wants;
};

struct match_wish {
    uint32_t person, theme, rank; // smaller is rather; equal is equal
};

/// What the leadership team of a theme said of an applicant.
struct match_rank {
    uint32_t theme, person, rank;
    bool refused;
};

struct match_pair {
    uint32_t person, theme;
};

struct match_limit {
    uint32_t people, hours; // that a unit lends at a time; MATCH_NONE: no limit
};

struct match_problem {
    const struct match_person *person;
    const struct match_theme *theme;
    const struct match_limit *limit; // for each unit
    const struct match_wish *wish;
    const struct match_rank *rank;
    const struct match_pair *forbidden;
    uint32_t people, themes, units, wishes, ranks, forbids;
    bool across; // nobody goes to a theme of their own unit
    uint64_t seed;
};

/// Why a pair can never be; the first that is true.
enum never {
    NEVER_NOT,
    NEVER_HOURS,
    NEVER_FORBIDDEN,
    NEVER_REFUSED,
    NEVER_REQUIRED,
    NEVER_OWN_UNIT,
    NEVER_CLOSED
};

struct match_application {
    uint32_t person, theme;
    uint32_t rank;     // the place in the person's list, from 1, gaps closed, before any is struck out
    uint32_t standing; // at the theme, from 0; smaller is rather, equal is equal
    uint32_t named;    // the leadership team's rank; MATCH_NONE: it did not rank the person
    uint16_t met, fit; // wanted competences that the person has, and in thousandths of those wanted
    uint8_t never;     // enum never
    bool open;         // may be, is not held, and theme and unit have room for it
};

struct unit_room {
    int64_t people, hours; // that the unit may lend beside those held; INT64_MAX: no limit
};

struct market {
    uint32_t people, themes, units, wishes;
    uint32_t ranks; // the longest list
    const uint32_t *person_row, *theme_row;
    const uint32_t *lot;                  // the person's place in the lottery, from 1
    const uint32_t *unit, *turn;          // of each person; MATCH_NONE: a unit without a limit that can bind
    const uint32_t *held;                 // theme, or MATCH_NONE
    const uint32_t *places, *room, *load; // of each theme: places, those not held, hours of one
    const struct unit_room *left;
    const struct match_application *wish; // by person, rank, theme
    const uint32_t *wishes_at;
    const uint32_t *applicant, *applicants_at; // of each theme: its open wishes, by standing, then person
    const uint32_t *colleague, *colleagues_at; // of each unit: its people by turn, then number
};

const struct market *market_new(struct arena *arena, const struct match_problem *problem);

/// Whether no unit has a limit that can bind.
bool market_is_unlimited(const struct market *market);

/// How many of the competences that the theme wants the person has, in thousandths, half up; 0 where it wants
/// none.
uint16_t match_fit(const struct match_person *person, const struct match_theme *theme);

/// The part of a market that these people are: their wishes, the themes that these wish for, their units. The
/// people of a part must be whole groups (groups.h). `wish_of` says which wish of the whole each one is.
/// O(wishes log wishes) of the part, however large the whole is.
const struct market *market_part(struct arena *arena, const struct market *whole, const uint32_t *people,
                                 uint32_t count, const uint32_t **wish_of);

#endif
