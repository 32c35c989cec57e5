// SPDX-License-Identifier: EUPL-1.2
// What the subcommands of `tvers flow` read: who there is, and who named whom.
//
//     struct wishes {
//         struct flow_files files;
//         ...
//     };
//     static const struct option rows[] = {FLOW_FILE_OPTIONS(struct wishes, files), ...};
//
//     struct flow_input in = {.arena = arena};
//     struct graph g;
//     struct units units;
//     if (!flow_files_read(&in, "flow measure", &wishes->files, &g, &units))
//         return in.status;                                   // what is wrong was said
//
// or piece by piece, where a subcommand has several files of ties:
//
//     struct str columns[] = {S("unit"), S("level")};
//     flow_people_read(&in, nodes_path, columns, 2, wave);    // in.people.column[1][i]: the level of i
//     struct ties y = flow_ties_read(&in, y_path, &choice);
//     if (in.status != EXIT_DONE)
//         return in.status;
//
// nodes.csv has `id` and attributes. It may have `wave`: then a row counts in that wave alone (where it is
// empty: in all), so that people come, leave and change units between waves. edges.csv has `from,to` and
// maybe `relation`, `wave` and a weight; without a weight a tie weighs 1. A row is a tie where its weight is
// over 0 and at least `at_least`. Someone in edges.csv who is not in nodes.csv is bad input.
#ifndef CLI_FLOW_INPUT_H
#define CLI_FLOW_INPUT_H

#include "base/str_map.h"
#include "cli/table.h"
#include "flow/graph.h"

struct flow_people {
    uint32_t count;
    struct str *id;
    struct str_map number;                  // from id to person
    struct str *column[TABLE_COLUMNS_MOST]; // of the attributes asked for: a text for each person
};

/// Reads files one after another; the first that is wrong says so on standard error and sets `status`.
struct flow_input {
    struct arena *arena;
    int status; // EXIT_DONE as long as all is well
    struct flow_people people;
};

/// `wave` may be empty: then all rows count.
void flow_people_read(struct flow_input *in, struct str path, const struct str *columns, size_t count,
                      struct str wave);

/// Who stands in the cell; wrong, where it is nobody of nodes.csv.
uint32_t flow_person_cell(struct flow_input *in, struct table *table, size_t column);

struct tie_choice {
    struct str relation, wave; // empty: all
    struct str weight;         // the column; empty: `weight`, where there is one, and only for at_least
    double at_least;
    bool known_only; // rows of people who are not in nodes.csv are left out: those of other waves
};

struct ties {
    struct tie *at;
    size_t count;
};

/// Weights are those of the column that `choice->weight` names; without it every tie weighs 1.
struct ties flow_ties_read(struct flow_input *in, struct str path, const struct tie_choice *choice);

/// What `measure`, `people`, `matrix` and `draw` are given.
struct flow_files {
    struct str nodes, edges, silo, relation, wave, weight;
    double at_least;
    bool directed;
};

#define FLOW_FILE_OPTIONS(type, field)                                                                       \
    OPTION_TEXT(type, field.nodes, "--nodes", "FILE", "id and attributes of everyone (id,unit,...)"),        \
        OPTION_TEXT(type, field.edges, "--edges", "FILE", "from,to[,relation,wave,weight]: who named whom"), \
        OPTION_TEXT(type, field.silo, "--silo", "COLUMN", "of nodes: the unit that each person belongs to"), \
        OPTION_SWITCH(type, field.directed, "--directed", "who named whom; else who is tied to whom"),       \
        OPTION_TEXT(type, field.relation, "--relation", "NAME", "only ties of this relation"),               \
        OPTION_TEXT(type, field.wave, "--wave", "NAME", "only ties of this wave"),                           \
        OPTION_TEXT(type, field.weight, "--weight", "COLUMN",                                                \
                    "of edges: how strong each tie is (all alike)"),                                         \
        OPTION_REAL(type, field.at_least, "--at-least", "W", 0, 1e9, "only ties of this weight or more")

/// Whether the option was given; if not, says that it is missing.
bool flow_option_needed(struct flow_input *in, const char *command, struct str name, struct str value);

/// Reads both files. False, with in->status, after saying what is wrong. `units` has no units without --silo.
bool flow_files_read(struct flow_input *in, const char *command, const struct flow_files *files,
                     struct graph *graph, struct units *units);

#endif
