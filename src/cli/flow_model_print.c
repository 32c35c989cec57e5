// SPDX-License-Identifier: EUPL-1.2
// Head and foot of tests of relations.
#include "cli/flow_model_print.h"

#include "cli/flow_print.h"
#include "cli/say.h"

#include <stdio.h>

void flow_model_summary(struct arena *arena, const struct flow_model *m, int64_t permutations)
{
    struct str text = SAID(arena, MSG_cli_flow_test_summary, arg_str(m->y_name), arg_int(m->dyads.people),
                           arg_int(dyads_count(&m->dyads)), arg_int(permutations));
    printf("%.*s\n\n", STR(text));
}

void flow_model_legend(struct arena *arena)
{
    printf("\n%.*s\n", STR(SAID(arena, MSG_cli_flow_test_legend)));
}

json_t *flow_model_json(struct arena *arena, const struct flow_model *m, const struct flow_chance *chance)
{
    json_t *x = json_object();
    for (uint32_t k = 0; k < m->of.count; k++)
        flow_set(arena, x, m->name[k], flow_text(arena, m->source[k]));
    return json_pack("{s:s,s:I,s:I,s:I,s:I,s:I,s:o,s:o}", "mode",
                     m->dyads.kind == GRAPH_DIRECTED ? "digraph" : "graph", "reps", (json_int_t)chance->count,
                     "seed", (json_int_t)chance->seed, "n", (json_int_t)m->dyads.people, "dyads",
                     (json_int_t)dyads_count(&m->dyads), "missing", (json_int_t)dyads_missing(&m->dyads), "y",
                     flow_text(arena, m->y_name), "x", x);
}

void flow_model_floor_say(struct arena *arena, const char *command, struct str name, const struct verdict *v)
{
    if (!verdict_is_test(v))
        say_text(command, name, SAID(arena, MSG_cli_flow_test_none, arg_number(v->p_floor, 3)));
}
