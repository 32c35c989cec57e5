// SPDX-License-Identifier: EUPL-1.2
// What `tvers flow qap` and `mrqap` are given: a relation, and what may explain it.
//
//     struct flow_model model;
//     if (!flow_model_read(arena, "flow qap", &wishes->model, &model, &status))
//         return status;                                  // what is wrong was said
//     model.of.x[k], model.name[k]
//
// Relations are as in flow_relation.h. --same unit is called same_unit: 1 where both belong to the same.
// Without --directed and --undirected the relation that is to be explained decides: where all its pairs are
// named both ways, or all of them once, it does not tell who named whom, and each pair counts once.
#ifndef CLI_FLOW_MODEL_H
#define CLI_FLOW_MODEL_H

#include "cli/flow_chance.h"
#include "cli/flow_relation.h"
#include "flow/test/mrqap.h"

struct flow_model_wishes {
    struct str nodes, y, missing;
    struct flow_relation_wishes relation;
    struct str_list x, same;
    bool directed, undirected;
    struct flow_chance chance;
    int format;
};

#define FLOW_MODEL_OPTIONS                                                                                   \
    OPTION_TEXT(struct flow_model_wishes, nodes, "--nodes", "FILE",                                          \
                "id and attributes of everyone (id,unit,...)"),                                              \
        OPTION_TEXT(struct flow_model_wishes, y, "--y", "RELATION",                                          \
                    "what is to be explained: FILE[:RELATION[:WAVE]]"),                                      \
        OPTION_LIST(struct flow_model_wishes, x, "--x", "RELATION", "what may explain it; may be repeated"), \
        OPTION_LIST(struct flow_model_wishes, same, "--same", "COLUMN",                                      \
                    "of nodes: whether both have the same; may be repeated"),                                \
        OPTION_TEXT(struct flow_model_wishes, missing, "--missing", "FILE",                                  \
                    "from[,to]: what was not answered"),                                                     \
        OPTION_SWITCH(struct flow_model_wishes, directed, "--directed", "who named whom"),                   \
        OPTION_SWITCH(struct flow_model_wishes, undirected, "--undirected",                                  \
                      "who is tied to whom, in either direction"),                                           \
        FLOW_RELATION_OPTIONS(struct flow_model_wishes, relation),                                           \
        FLOW_CHANCE_OPTIONS(struct flow_model_wishes, chance, "--permutations",                              \
                            "so many orders of the people (5000)"),                                          \
        OPTION_CHOICE(struct flow_model_wishes, format, "--format", FORMAT_CHOICES, "what is printed")

struct flow_model {
    struct mrqap_model of;
    struct dyads dyads;
    struct str y_name;
    struct str name[MRQAP_PREDICTORS_MOST], source[MRQAP_PREDICTORS_MOST];
    const double *x[MRQAP_PREDICTORS_MOST];
};

bool flow_model_read(struct arena *arena, const char *command, const struct flow_model_wishes *wishes,
                     struct flow_model *model, int *status);

/// Says why a model is not to be tested; EXIT_INPUT. `predictor` counts from 0.
int flow_model_refuse(struct arena *arena, const char *command, const struct flow_model *model,
                      enum mrqap_problem problem, uint32_t predictor);

#endif
