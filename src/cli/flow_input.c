// SPDX-License-Identifier: EUPL-1.2
// People and ties out of two tables.
#include "cli/flow_input.h"

#include "base/bug.h"
#include "base/list.h"
#include "cli/cli.h"
#include "cli/say.h"
#include "flow/mixing.h"

static const double WEIGHT_MOST = 1e9;

static void person_add(struct flow_input *in, struct table *t, size_t columns)
{
    struct flow_people *people = &in->people;
    struct str id = table_cell(t, 0);
    uint32_t *number;
    if (!id.len)
        table_wrong(t, 0, SAID(in->arena, MSG_cli_table_id_empty));
    else if (people->count == GRAPH_PEOPLE_MOST)
        table_wrong(t, 0, SAID(in->arena, MSG_cli_table_people_many, arg_int(GRAPH_PEOPLE_MOST)));
    else if (!str_map_add(&people->number, id, &number))
        table_wrong(t, 0, SAID(in->arena, MSG_cli_table_id_twice, table_quoted(t, 0)));
    else {
        *number = people->count;
        people->id[people->count] = id;
        for (size_t i = 0; i < columns; i++)
            people->column[i][people->count] = table_cell(t, i + 1);
        people->count++;
    }
}

/// Whether the row is of the wave: of every wave where it says none, or none is asked for.
static bool is_of(const struct table *t, size_t column, struct str wanted)
{
    struct str value = table_cell(t, column);
    return !wanted.len || !value.len || str_is(value, wanted);
}

void flow_people_read(struct flow_input *in, struct str path, const struct str *columns, size_t count,
                      struct str wave)
{
    struct str names[TABLE_COLUMNS_MOST] = {S("id")};
    ASSERT(count + 2 <= TABLE_COLUMNS_MOST);
    for (size_t i = 0; i < count; i++)
        names[i + 1] = columns[i];
    names[count + 1] = S("wave");
    struct table t = table_open(in->arena, path, names, count + 2, count + 1, &in->status);
    size_t most = table_rows_most(&t);
    in->people.number = str_map_for(in->arena, most);
    in->people.id = NEW_ARRAY(in->arena, struct str, most);
    for (size_t i = 0; i < count; i++)
        in->people.column[i] = NEW_ARRAY(in->arena, struct str, most);
    while (table_row(&t))
        if (is_of(&t, count + 1, wave))
            person_add(in, &t, count);
}

enum { FROM, TO, RELATION, WAVE, WEIGHT, TIE_COLUMNS };

uint32_t flow_person_cell(struct flow_input *in, struct table *t, size_t column)
{
    uint32_t person = 0;
    if (!str_map_find(&in->people.number, table_cell(t, column), &person))
        table_wrong(t, column, SAID(in->arena, MSG_cli_table_id_nobody, table_quoted(t, column)));
    return person;
}

static double weight_cell(struct table *t)
{
    double weight = 1;
    struct str cell = table_cell(t, WEIGHT);
    if (cell.len && (!str_double(cell, &weight) || weight < 0 || weight > WEIGHT_MOST))
        table_number_wrong(t, WEIGHT, 0, WEIGHT_MOST);
    return weight;
}

/// A relation or wave that is asked for must be a column.
static void column_need(struct table *t, size_t column, struct str wanted)
{
    if (wanted.len && !table_has(t, column))
        table_wrong(t, column, SAID(t->arena, MSG_cli_table_column_missing));
}

static struct table ties_open(struct flow_input *in, struct str path, const struct tie_choice *choice)
{
    struct str names[TIE_COLUMNS] = {S("from"), S("to"), S("relation"), S("wave"), S("weight")};
    if (choice->weight.len)
        names[WEIGHT] = choice->weight;
    struct table t = table_open(in->arena, path, names, TIE_COLUMNS, RELATION, &in->status);
    column_need(&t, RELATION, choice->relation);
    column_need(&t, WAVE, choice->wave);
    column_need(&t, WEIGHT, choice->weight);
    return t;
}

static bool is_chosen(const struct table *t, size_t column, struct str wanted)
{
    return !wanted.len || str_is(table_cell(t, column), wanted);
}

/// Whether both ends are in nodes.csv.
static bool is_known(const struct flow_input *in, const struct table *t)
{
    uint32_t person;
    return str_map_find(&in->people.number, table_cell(t, FROM), &person) &&
           str_map_find(&in->people.number, table_cell(t, TO), &person);
}

struct ties flow_ties_read(struct flow_input *in, struct str path, const struct tie_choice *choice)
{
    struct table t = ties_open(in, path, choice);
    struct ties ties = {0};
    while (table_row(&t)) {
        if (!is_chosen(&t, RELATION, choice->relation) || !is_chosen(&t, WAVE, choice->wave) ||
            (choice->known_only && !is_known(in, &t)))
            continue;
        struct tie tie = {flow_person_cell(in, &t, FROM), flow_person_cell(in, &t, TO), weight_cell(&t)};
        if (!(tie.weight > 0 && tie.weight >= choice->at_least))
            continue;
        if (!choice->weight.len)
            tie.weight = 1;
        if (ties.count == GRAPH_TIES_MOST)
            table_wrong(&t, FROM, SAID(in->arena, MSG_cli_flow_rows_many, arg_int(GRAPH_TIES_MOST)));
        else
            *LIST_ADD(in->arena, &ties) = tie;
    }
    return ties;
}

bool flow_option_needed(struct flow_input *in, const char *command, struct str name, struct str value)
{
    if (value.len)
        return true;
    say(command, name, MSG_cli_option_missing);
    say_help_tells(command);
    in->status = EXIT_USAGE;
    return false;
}

static void none_chosen_say(struct flow_input *in, const char *command, const struct flow_files *files)
{
    struct arg path = arg_str(files->edges);
    if (files->relation.len || files->wave.len || files->at_least > 0)
        say_text(command, S(""), SAID(in->arena, MSG_cli_flow_none_chosen, path));
}

/// A column with a value for each person is no column of units, and has no table that anyone could read.
static void units_many_say(struct flow_input *in, const struct flow_files *files, uint32_t count)
{
    struct str place = str_format(in->arena, "%.*s:1: column \"%.*s\"", STR(files->nodes), STR(files->silo));
    say_text(NULL, place,
             SAID(in->arena, MSG_cli_flow_units_many, arg_int(count), arg_int(MIXING_UNITS_MOST)));
    in->status = EXIT_INPUT;
}

/// The rows of a large network are as large as the network: they go once it is made.
static bool graph_read(struct flow_input *in, const char *command, const struct flow_files *files,
                       struct graph *graph)
{
    struct tie_choice choice = {.relation = files->relation,
                                .wave = files->wave,
                                .weight = files->weight,
                                .at_least = files->at_least};
    struct flow_input rows = *in;
    rows.arena = arena_new();
    struct ties ties = flow_ties_read(&rows, files->edges, &choice);
    in->status = rows.status;
    if (in->status == EXIT_DONE && !ties.count)
        none_chosen_say(in, command, files);
    if (in->status == EXIT_DONE)
        *graph = graph_new(in->arena, in->people.count, ties.at, ties.count,
                           files->directed ? GRAPH_DIRECTED : GRAPH_UNDIRECTED);
    arena_free(rows.arena);
    return in->status == EXIT_DONE;
}

bool flow_files_read(struct flow_input *in, const char *command, const struct flow_files *files,
                     struct graph *graph, struct units *units)
{
    if (!flow_option_needed(in, command, S("--nodes"), files->nodes) ||
        !flow_option_needed(in, command, S("--edges"), files->edges))
        return false;
    flow_people_read(in, files->nodes, &files->silo, files->silo.len > 0, files->wave);
    if (!graph_read(in, command, files, graph))
        return false;
    *units = (struct units){0};
    if (files->silo.len)
        *units = units_new(in->arena, in->people.column[0], in->people.count);
    if (units->count > MIXING_UNITS_MOST)
        units_many_say(in, files, units->count);
    return in->status == EXIT_DONE;
}
