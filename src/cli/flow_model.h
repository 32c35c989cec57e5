// SPDX-License-Identifier: EUPL-1.2
// What `tvers flow qap` and `mrqap` are given: a relation, and what may explain it.
//
//     struct flow_model model;
//     if (!flow_model_read(arena, "flow qap", &wishes->model, &model, &status))
//         return status;                                  // what is wrong was said
//     model.of.x[k], model.name[k]
//
// A relation is FILE, FILE:RELATION or FILE:RELATION:WAVE (of a file with those columns), and is called after
// its relation and wave, else after its file. --same unit is called same_unit: 1 where both belong to the
// same. Without --directed and --undirected the relation that is to be explained decides: where all its pairs
// are named both ways, or all of them once, it does not tell who named whom, and each pair counts once.
// --missing FILE says what was not answered: `from,to`, or `from` alone who has answered nothing.
#ifndef CLI_FLOW_MODEL_H
#define CLI_FLOW_MODEL_H

#include "cli/flow_chance.h"
#include "cli/flow_input.h"
#include "flow/test/mrqap.h"

struct flow_model_wishes {
    struct str nodes, y, relation, wave, weight, missing;
    struct str_list x, same;
    double at_least;
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
        OPTION_TEXT(struct flow_model_wishes, relation, "--relation", "NAME",                                \
                    "only ties of this relation, where a file alone is given"),                              \
        OPTION_TEXT(struct flow_model_wishes, wave, "--wave", "NAME", "only ties of this wave, likewise"),   \
        OPTION_TEXT(struct flow_model_wishes, weight, "--weight", "COLUMN",                                  \
                    "of the files: how strong each tie is (all alike)"),                                     \
        OPTION_REAL(struct flow_model_wishes, at_least, "--at-least", "W", 0, 1e9,                           \
                    "only ties of this weight or more"),                                                     \
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
