// SPDX-License-Identifier: EUPL-1.2
// What `tvers cohort` reads beside the staff list, and what it prints.
#ifndef CLI_COHORT_PRINT_H
#define CLI_COHORT_PRINT_H

#include "base/str_map.h"
#include "cli/options.h"
#include "selection/cohort.h"
#include "staff/stafflist.h"

struct cohort_row {
    const struct staff_person *staff;
    struct cohort_person person;
    struct cohort_answer answer;
};

struct cohort_rows {
    struct cohort_row *at;
    size_t count;
};

struct cohort_output {
    struct arena *arena;
    const struct staff_list *list;
    const struct cohort_rows *rows;
    enum format format;
    bool all;
};

/// True when anyone is in, or waits for a decision.
bool cohort_print(const struct cohort_output *output);

/// Employee numbers, object ids or addresses, folded: those of a file's columns of that name, or else its
/// first column. Returns an exit status.
int key_list_read(struct arena *arena, struct str path, struct str_map *keys);

#endif
