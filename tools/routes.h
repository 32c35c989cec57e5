// SPDX-License-Identifier: EUPL-1.2
// The route table in the compiler's memory: routes.c reads it and builds the tree, routes_write.c writes C
// for the web, routes_urls.c the addresses, which the whole house may use.
#ifndef TOOLS_ROUTES_H
#define TOOLS_ROUTES_H

#include "tool.h"

enum {
    ROWS_MOST = 1000,
    PARAMETERS_MOST = 100,
    STEPS_MOST = 12,
    NODES_MOST = 4000,
    EDGES_MOST = 200, // from one node
    OUT_BYTES_MOST = 8 << 20
};

enum { METHODS = 7 }; // in the order of enum http_method
extern const struct str methods[METHODS];

struct step {
    struct str text; // the literal, or the ending behind a parameter
    int parameter;   // -1: a literal
};

struct row {
    int line, method;
    struct str kind; // of enum route_kind: "SLOW" of POST_SLOW; "USUAL"
    bool is_secret;  // SECRET
    bool is_api;     // API
    bool is_once;    // POST_ONCE, POST_SLOW_ONCE
    struct str pattern, verb, handler;
    struct step steps[STEPS_MOST];
    int step_count;
};

struct edge {
    struct step step;
    int line, node;
};

struct node {
    struct edge *edges;
    int edge_count;
    int rows[METHODS]; // from 1
};

struct routes {
    struct arena *arena;
    const char *path;
    int line;
    struct row *rows;
    int row_count;
    struct str parameters[PARAMETERS_MOST];
    int parameter_count;
    struct node *nodes;
    int node_count;
    bool has_ids;
};

/// Which C type a parameter has; all others are ids.
bool parameter_is_text(struct str parameter);
bool parameter_is_number(struct str parameter);

/// "struct network_id network"
void parameter_type_write(struct buf *out, struct str parameter);

struct str routes_header(const struct routes *r);
struct str routes_code(const struct routes *r);
struct str urls_header(const struct routes *r);
struct str urls_code(const struct routes *r);

#endif
