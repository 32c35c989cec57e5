// SPDX-License-Identifier: EUPL-1.2
// What the tests of `tvers flow` found: a row for each thing that was tested, the same columns for all.
//
//     static const struct flow_column columns[] = {
//         {"r", "r", 0, 3},                                  // key in csv and JSON; head of the text, 3
//         decimals
//         {"low", NULL, MSG_cli_flow_test_low, 3},           // a head that is translated
//         {"perm_mean", NULL, 0, FLOW_NOT_SHOWN}};           // not in the text
//     struct flow_results r = flow_results_new(arena, columns, 3);
//     flow_results_add(&r, S("friendship"), (double[]){0.15, 0.02, 0});
//
// A figure that is not defined or has no end (NAN, INFINITY) is empty, or null.
#ifndef CLI_FLOW_RESULTS_H
#define CLI_FLOW_RESULTS_H

#include "base/str.h"
#include "i18n/message.h"

#include <jansson.h>

enum { FLOW_NOT_SHOWN = -1 };

struct flow_column {
    const char *key, *head; // head NULL: `text`
    enum message text;
    int decimals;
};

struct flow_result {
    struct str name;
    const double *value;
};

struct flow_results {
    struct arena *arena;
    const struct flow_column *column;
    size_t columns;
    struct flow_result *at;
    size_t count;
};

struct flow_results flow_results_new(struct arena *arena, const struct flow_column *column, size_t columns);
void flow_results_add(struct flow_results *results, struct str name, const double *value);

/// The heading of the first column is `names`.
void flow_results_csv(const struct flow_results *results, struct str names);
void flow_results_text(const struct flow_results *results, struct str names);
/// {"friendship": {"r": 0.15, ...}, ...}
json_t *flow_results_json(const struct flow_results *results);
/// Adds to `object`, column by column: {"coef": {"friendship": 0.15, ...}, "tstat": {...}, ...}
void flow_results_json_columns(const struct flow_results *results, json_t *object);

#endif
