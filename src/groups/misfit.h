// SPDX-License-Identifier: EUPL-1.2
// Where the published groups no longer fit what is known: somebody joined, left, said no, did not come.
// Nobody is dropped in silence: the page names them, and offers to plan the rest anew.
//
//     struct misfit misfit = misfit_find(db, &table, &row, &plan, today);
//     if (misfit.is_any) ...
//
// Of the members in `table` and the published plan in its terms, before table_fit(). Lives in the db's arena.
#ifndef GROUPS_MISFIT_H
#define GROUPS_MISFIT_H

#include "groups/table.h"

struct misfit_people {
    struct str *at;
    size_t count;
};

/// A wish that a plan does not keep in a round to come.
struct broken_wish {
    enum wish wish;
    struct person_pair pair;
    uint32_t round;
};

struct broken_wish_list {
    struct broken_wish *at;
    size_t count;
};

/// Of the wishes of `problem`, which is one of the two of `table`.
struct broken_wish_list wishes_broken(struct arena *arena, const struct table *table,
                                      const struct problem *problem, const struct plan *plan);

struct misfit {
    struct misfit_people without_seat; // expected at a gathering that has groups, and in none of them
    struct misfit_people not_coming;   // in a group of a gathering that they will not be at
    struct misfit_people left;         // in a group, and no member any more
    uint32_t without_groups;           // gatherings to come for which there are none
    bool has_missed;                   // absences became known after the plan was drawn
    struct broken_wish_list wishes;    // of those that the table's reader may see
    bool is_any;                       // of the above but the last
};

struct misfit misfit_find(struct db *db, const struct table *table, const struct seating_plan *row,
                          const struct plan *plan, struct date today);

#endif
