// SPDX-License-Identifier: EUPL-1.2
// What `tvers flow people` says of each person, column by column; `measure` prints the means of them.
#ifndef CLI_FLOW_COLUMNS_H
#define CLI_FLOW_COLUMNS_H

#include "flow/core.h"
#include "flow/graph.h"

enum { FLOW_COLUMNS_MOST = 10 };

struct flow_columns {
    struct {
        struct str name;
        const double *value; // of each person; NAN where it is not defined
    } at[FLOW_COLUMNS_MOST];
    size_t count;
};

struct flow_columns_input {
    const struct graph *graph, *undirected;
    const struct units *units; // NULL: without the columns about them
    const double *betweenness; // NULL: nobody has it, since it was not looked for
    const struct core *core;
};

struct flow_columns flow_columns_of(struct arena *arena, const struct flow_columns_input *input);

/// Over those who have the measure; NAN where nobody has.
double flow_column_mean(const double *value, uint32_t people);

#endif
