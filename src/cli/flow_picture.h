// SPDX-License-Identifier: EUPL-1.2
// The pictures of `tvers flow draw`, with their words in the language of the terminal.
#ifndef CLI_FLOW_PICTURE_H
#define CLI_FLOW_PICTURE_H

#include "flow/graph.h"

#define FLOW_PICTURES "sociogram"
enum flow_picture_kind { FLOW_SOCIOGRAM };

#define FLOW_NOBODY UINT32_MAX

struct flow_picture {
    const struct graph *ties, *places; // undirected; those of all waves
    const struct units *units;         // may be none
    uint32_t person;                   // or FLOW_NOBODY
    int width;
    bool is_page; // the picture and its table in a page, not the picture alone
};

/// Prints it, or says why it cannot be drawn; the status of the command.
int flow_picture_print(struct arena *arena, const struct flow_picture *p, enum flow_picture_kind kind);

#endif
