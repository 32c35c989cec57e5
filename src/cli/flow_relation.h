// SPDX-License-Identifier: EUPL-1.2
// A relation as the tests of `tvers flow` are given it: FILE, FILE:RELATION or FILE:RELATION:WAVE, of a file
// with those columns; it is called after its relation and wave, else after its file.
//
//     struct flow_relation y = flow_relation_read(&in, &wishes->of, wishes->y);
//     flow_missing_read(&in, wishes->missing, &dyads);
//
// --missing FILE says what was not answered: `from,to`, or `from` alone who has answered nothing.
#ifndef CLI_FLOW_RELATION_H
#define CLI_FLOW_RELATION_H

#include "cli/flow_input.h"
#include "flow/test/dyads.h"

/// What counts as a tie where the relation itself does not say.
struct flow_relation_wishes {
    struct str relation, wave, weight;
    double at_least;
};

#define FLOW_RELATION_OPTIONS(type, field)                                                                   \
    OPTION_TEXT(type, field.relation, "--relation", "NAME",                                                  \
                "only ties of this relation, where a file alone is given"),                                  \
        OPTION_TEXT(type, field.wave, "--wave", "NAME", "only ties of this wave, likewise"),                 \
        OPTION_TEXT(type, field.weight, "--weight", "COLUMN",                                                \
                    "of the files: how strong each tie is (all alike)"),                                     \
        OPTION_REAL(type, field.at_least, "--at-least", "W", 0, 1e9, "only ties of this weight or more")

struct flow_relation {
    struct str name, path;
    struct tie_choice choice;
    struct ties ties;
};

struct flow_relation flow_relation_read(struct flow_input *in, const struct flow_relation_wishes *wishes,
                                        struct str text);
/// Drops the pairs that were not answered; nothing where `path` is empty.
void flow_missing_read(struct flow_input *in, struct str path, struct dyads *dyads);

#endif
