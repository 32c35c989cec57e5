// SPDX-License-Identifier: EUPL-1.2
// Relations and attributes out of files, as squares of pairs.
#include "cli/flow_model.h"

#include "cli/cli.h"
#include "cli/say.h"

struct reading {
    struct flow_input in;
    const char *command;
    const struct flow_model_wishes *wishes;
    struct flow_relation y, x[MRQAP_PREDICTORS_MOST];
};

static bool usage_wrong(struct reading *r, struct str about, struct str what)
{
    say_text(r->command, about, what);
    say_help_tells(r->command);
    r->in.status = EXIT_USAGE;
    return false;
}

static bool wishes_check(struct reading *r)
{
    const struct flow_model_wishes *w = r->wishes;
    struct arena *arena = r->in.arena;
    if (!flow_option_needed(&r->in, r->command, S("--nodes"), w->nodes) ||
        !flow_option_needed(&r->in, r->command, S("--y"), w->y))
        return false;
    size_t count = w->x.count + w->same.count;
    if (!count)
        return usage_wrong(
            r, S(""), SAID(arena, MSG_cli_option_expects_choice, arg_str(S("--x RELATION, --same COLUMN"))));
    if (count > MRQAP_PREDICTORS_MOST)
        return usage_wrong(r, S("--x, --same"),
                           SAID(arena, MSG_cli_flow_predictors_many, arg_int(MRQAP_PREDICTORS_MOST)));
    if (w->directed && w->undirected)
        return usage_wrong(
            r, S(""), SAID(arena, MSG_cli_option_expects_choice, arg_str(S("--directed, --undirected"))));
    return true;
}

static bool people_few_enough(struct reading *r)
{
    if (r->in.status == EXIT_DONE && r->in.people.count > DYADS_PEOPLE_MOST) {
        say_text(NULL, r->wishes->nodes,
                 SAID(r->in.arena, MSG_cli_table_people_many, arg_int(DYADS_PEOPLE_MOST)));
        r->in.status = EXIT_INPUT;
    }
    return r->in.status == EXIT_DONE;
}

static bool files_read(struct reading *r)
{
    const struct flow_model_wishes *w = r->wishes;
    flow_people_read(&r->in, w->nodes, w->same.at, w->same.count, w->relation.wave);
    if (!people_few_enough(r))
        return false;
    r->y = flow_relation_read(&r->in, &w->relation, w->y);
    for (size_t k = 0; k < w->x.count; k++)
        r->x[k] = flow_relation_read(&r->in, &w->relation, w->x.at[k]);
    return r->in.status == EXIT_DONE;
}

static struct graph graph_of(struct reading *r, const struct flow_relation *relation, enum graph_kind kind)
{
    return graph_new(r->in.arena, r->in.people.count, relation->ties.at, relation->ties.count, kind);
}

struct mutual {
    uint32_t pairs, alike; // ties that are answered; those as strongly
};

/// Both rows of neighbours are in the order of the people.
static void mutual_count(const struct graph *g, uint32_t person, struct mutual *found)
{
    uint32_t in = g->in.start[person];
    for (uint32_t out = g->out.start[person]; out < g->out.start[person + 1]; out++) {
        while (in < g->in.start[person + 1] && g->in.to[in] < g->out.to[out])
            in++;
        if (in == g->in.start[person + 1] || g->in.to[in] != g->out.to[out])
            continue;
        double more = g->out.weight[out] - g->in.weight[in];
        found->pairs++;
        found->alike += !(more < 0 || more > 0);
    }
}

/// A list that names every pair both ways, or every pair once, does not tell who named whom.
static bool has_direction(const struct graph *g)
{
    struct mutual found = {0};
    for (uint32_t i = 0; i < g->people; i++)
        mutual_count(g, i, &found);
    return found.pairs > 0 && found.alike < g->ties;
}

static enum graph_kind kind_of(struct reading *r)
{
    if (r->wishes->directed || r->wishes->undirected)
        return r->wishes->directed ? GRAPH_DIRECTED : GRAPH_UNDIRECTED;
    struct graph y = graph_of(r, &r->y, GRAPH_DIRECTED);
    return has_direction(&y) ? GRAPH_DIRECTED : GRAPH_UNDIRECTED;
}

static bool is_taken(const struct flow_model *m, struct str name)
{
    bool found = str_is(name, S("(intercept)"));
    for (uint32_t k = 0; k < m->of.count; k++)
        found |= str_is(m->name[k], name);
    return found;
}

/// A name that no predictor before it has.
static struct str name_own(struct arena *arena, const struct flow_model *m, struct str name)
{
    struct str own = name;
    for (uint32_t times = 2; is_taken(m, own); times++)
        own = str_format(arena, "%.*s_%u", STR(name), times);
    return own;
}

static void predictor_add(struct arena *arena, struct flow_model *m, struct str name, struct str source,
                          const double *square)
{
    m->name[m->of.count] = name_own(arena, m, name);
    m->source[m->of.count] = source;
    m->x[m->of.count++] = square;
}

static const double *square_of(struct reading *r, const struct flow_model *m,
                               const struct flow_relation *relation)
{
    struct graph g = graph_of(r, relation, m->dyads.kind);
    return dyads_of_graph(r->in.arena, &m->dyads, &g);
}

static void squares_make(struct reading *r, struct flow_model *m)
{
    const struct flow_model_wishes *w = r->wishes;
    struct arena *arena = r->in.arena;
    m->y_name = r->y.name;
    m->of = (struct mrqap_model){&m->dyads, square_of(r, m, &r->y), m->x, 0};
    for (size_t k = 0; k < w->x.count; k++)
        predictor_add(arena, m, r->x[k].name, w->x.at[k], square_of(r, m, &r->x[k]));
    for (size_t k = 0; k < w->same.count; k++) {
        struct units units = units_new(arena, r->in.people.column[k], r->in.people.count);
        predictor_add(arena, m, str_format(arena, "same_%.*s", STR(w->same.at[k])), w->same.at[k],
                      dyads_same(arena, &m->dyads, &units));
    }
}

bool flow_model_read(struct arena *arena, const char *command, const struct flow_model_wishes *wishes,
                     struct flow_model *model, int *status)
{
    struct reading *r = NEW(arena, struct reading);
    *r = (struct reading){.in = {.arena = arena}, .command = command, .wishes = wishes};
    if (wishes_check(r) && files_read(r)) {
        model->dyads = dyads_new(arena, r->in.people.count, kind_of(r));
        flow_missing_read(&r->in, wishes->missing, &model->dyads);
        squares_make(r, model);
    }
    *status = r->in.status;
    return *status == EXIT_DONE;
}

int flow_model_refuse(struct arena *arena, const char *command, const struct flow_model *model,
                      enum mrqap_problem problem, uint32_t predictor)
{
    static const enum message texts[] = {
        [MRQAP_FEW_PAIRS] = MSG_cli_flow_pairs_few,
        [MRQAP_OUTCOME_CONSTANT] = MSG_cli_flow_outcome_constant,
        [MRQAP_CONSTANT] = MSG_cli_flow_predictor_constant,
        [MRQAP_COLLINEAR] = MSG_cli_flow_predictor_collinear,
    };
    bool is_predictor = problem == MRQAP_CONSTANT || problem == MRQAP_COLLINEAR;
    say_text(command, is_predictor ? model->name[predictor] : model->y_name, SAID(arena, texts[problem]));
    return EXIT_INPUT;
}
