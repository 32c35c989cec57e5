// SPDX-License-Identifier: EUPL-1.2
// Seating plans as `tvers seat` prints them: `round,group,id`, and `draw,round,group,id` of its --draws.
//
//     struct flow_plans used = flow_plans_read(&in, wishes->seats, wishes->until, FLOW_PLAN_ONE);
//     struct flow_plans draws = flow_plans_read(&in, wishes->draws, wishes->until, FLOW_PLAN_DRAWS);
//     if (in.status == EXIT_DONE)
//         flow_plans_match(&in, wishes->draws, &used, &draws);     // do the draws seat as many as the plan?
//
// Rounds after `until` are left out (0: none is). Draws are numbered from 1; none may be missing.
#ifndef CLI_FLOW_PLANS_H
#define CLI_FLOW_PLANS_H

#include "cli/flow_input.h"
#include "flow/test/seated.h"

enum { FLOW_PLANS_MOST = 100000, FLOW_ROUNDS_MOST = 200 };

enum flow_plan_kind { FLOW_PLAN_ONE, FLOW_PLAN_DRAWS };

struct flow_plans {
    struct seated_plan *at;
    uint32_t count;
    uint32_t *seats; // how many each plan has
};

struct flow_plans flow_plans_read(struct flow_input *in, struct str path, int64_t until,
                                  enum flow_plan_kind kind);
/// Says which draw is not one of the same plan, if any.
void flow_plans_match(struct flow_input *in, struct str path, const struct flow_plans *used,
                      const struct flow_plans *draws);

#endif
