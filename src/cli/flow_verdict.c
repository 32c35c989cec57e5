// SPDX-License-Identifier: EUPL-1.2
// The columns of a verdict.
#include "cli/flow_verdict.h"

#include "cli/options.h"

static const struct flow_column columns[] = {
    {"effect", NULL, MSG_cli_flow_effect_effect, 3},
    {"p_two", "p", 0, 4},
    {"p_ge", NULL, 0, FLOW_NOT_SHOWN},
    {"p_le", NULL, 0, FLOW_NOT_SHOWN},
    {"low", NULL, MSG_cli_flow_test_low, 3},
    {"high", NULL, MSG_cli_flow_test_high, 3},
    {"smallest_seen", NULL, MSG_cli_flow_test_seen, 3},
};

struct flow_results flow_verdicts_new(struct arena *arena)
{
    return flow_results_new(arena, columns, ARRAY_COUNT(columns));
}

void flow_verdicts_add(struct flow_results *results, struct str name, const struct verdict *v,
                       double (*turn)(double), double scale)
{
    double in[] = {v->estimate, v->low, v->high, v->smallest_seen}, out[4];
    for (size_t i = 0; i < ARRAY_COUNT(in); i++)
        out[i] = turn ? turn(in[i]) : in[i] * scale;
    flow_results_add(results, name, (double[]){out[0], v->p, v->p_least, v->p_most, out[1], out[2], out[3]});
}
