// SPDX-License-Identifier: EUPL-1.2
// Finds the row of the route table that a request is for. tools/routes.c makes the tree from
// src/web/routes.def; a step of the path is one edge:
//
//     /networks/new             root --networks--> o --new--> o GET network_new
//     /networks/{network}                          |
//     /calendar/{token}.ics                        +--{network}--> o GET network_show --topics--> ...
//
// A literal goes before a parameter, a parameter with an ending (".ics") before one without. A parameter that
// does not take the text (an id is a positive number without leading zeros) is no match. Cost: a binary
// search for each step.
#ifndef WEB_ROUTE_TREE_H
#define WEB_ROUTE_TREE_H

#include "base/buf.h"
#include "http/http.h"

enum { ROUTE_METHODS = HTTP_OPTIONS + 1, ROUTE_TEXT_BYTES_MOST = 200 };

/// What stands behind the method in a row: USUAL where nothing does. routes.def says what each means.
enum route_kind {
    ROUTE_KIND_USUAL,
    ROUTE_KIND_BARE,
    ROUTE_KIND_SLOW,
    ROUTE_KIND_PASSWORD,
    ROUTE_KIND_ONE_CLICK,
    ROUTE_KIND_WHOLE,
};

enum route_miss { ROUTE_FOUND, ROUTE_NO_PAGE, ROUTE_NO_METHOD }; // 404, 405

struct route_edge {
    struct str text; // the literal, or a parameter's ending
    int parameter;   // for parameter_read; -1: a literal
    int node;
};

struct route_node {
    const struct route_edge *literals, *parameters; // literals sorted by bytes
    int literal_count, parameter_count;
    int rows[ROUTE_METHODS]; // the row for each enum http_method, from 1; 0: none
};

struct route_tree {
    const struct route_node *nodes; // the first is the root
    /// Reads a step into the member of *path for that parameter; false when it does not take it.
    bool (*parameter_read)(int parameter, struct str step, void *path);
};

/// The row from 0, or -1. HEAD is answered by the row of GET.
int route_tree_find(const struct route_tree *tree, enum http_method method, struct str path, void *out,
                    enum route_miss *why);
/// The value of the header Allow for the path, as "GET, HEAD, POST".
void route_tree_allow(const struct route_tree *tree, struct str path, void *scratch, struct buf *out);

/// A positive number as an id is written: digits, no leading zero, within int64_t.
bool route_number_read(struct str step, int64_t *out);
/// 1 to ROUTE_TEXT_BYTES_MOST bytes.
bool route_text_read(struct str step, struct str *out);

#endif
