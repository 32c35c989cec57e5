// SPDX-License-Identifier: EUPL-1.2
// What `tvers flow qap` and `mrqap` print around their tables.
#ifndef CLI_FLOW_MODEL_PRINT_H
#define CLI_FLOW_MODEL_PRINT_H

#include "cli/flow_model.h"
#include "cli/flow_results.h"

/// "advice: 21 people, 420 pairs, 5,000 permutations"
void flow_model_summary(struct arena *arena, const struct flow_model *model, int64_t permutations);
/// What the columns mean.
void flow_model_legend(struct arena *arena);
/// {"mode": "digraph", "reps": 5000, "n": 21, "dyads": 420, "y": "advice", "x": {"friendship": "edges.csv"}}
json_t *flow_model_json(struct arena *arena, const struct flow_model *model,
                        const struct flow_chance *chance);
/// Says on standard error that a predictor has too few arrangements for a test, where it has.
void flow_model_floor_say(struct arena *arena, const char *command, struct str name,
                          const struct verdict *verdict);

#endif
