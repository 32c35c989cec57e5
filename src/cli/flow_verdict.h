// SPDX-License-Identifier: EUPL-1.2
// Results of tests that end in a verdict: the effect, its p, an interval, the smallest effect that would be
// seen.
//
//     struct flow_results r = flow_verdicts_new(arena);
//     flow_verdicts_add(&r, S("difference"), &verdict, NULL, 1);
//     flow_verdicts_add(&r, S("ratio"), &verdict, exp, 1);           // told on another scale
#ifndef CLI_FLOW_VERDICT_H
#define CLI_FLOW_VERDICT_H

#include "cli/flow_results.h"
#include "flow/test/reference.h"

struct flow_results flow_verdicts_new(struct arena *arena);
/// What the verdict says of the effect goes through `turn`, or else times `scale`.
void flow_verdicts_add(struct flow_results *results, struct str name, const struct verdict *verdict,
                       double (*turn)(double), double scale);

#endif
