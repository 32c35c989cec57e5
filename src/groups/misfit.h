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

struct misfit {
    struct misfit_people without_seat; // expected at a gathering that has groups, and in none of them
    struct misfit_people not_coming;   // in a group of a gathering that they will not be at
    struct misfit_people left;         // in a group, and no member any more
    uint32_t without_groups;           // gatherings to come for which there are none
    bool has_missed;                   // absences became known after the plan was drawn
    bool breaks_wish;                  // for the eyes of the network's lead only
    bool is_any;                       // of the above but the last
};

struct misfit misfit_find(struct db *db, const struct table *table, const struct seating_plan *row,
                          const struct plan *plan, struct date today);

#endif
