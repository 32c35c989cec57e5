// SPDX-License-Identifier: EUPL-1.2
// Tables of ids, checked row by row: FILE:LINE: column "X": what is wrong, what was expected.
#include "cli/seat_input.h"

#include "cli/cli.h"
#include "cli/say.h"
#include "cli/table.h"

struct id_slot {
    struct str id;
    uint32_t person; // from 1; 0: empty
};

static struct table open_columns(struct seat_input *in, struct str path, const struct str *names,
                                 size_t count, size_t needed)
{
    return table_open(in->arena, path, names, count, needed, &in->status);
}

/// The slot of an id: its own, or the empty one where it belongs.
static struct id_slot *slot_of(const struct people *people, struct str id)
{
    size_t at = str_hash(id) & (people->slots - 1);
    while (people->slot[at].person && !str_is(people->slot[at].id, id))
        at = (at + 1) & (people->slots - 1);
    return &people->slot[at];
}

static void table_of_ids(struct seat_input *in, size_t most)
{
    struct people *people = &in->people;
    people->slots = 16;
    while (people->slots < 2 * most)
        people->slots *= 2;
    people->slot = NEW_ARRAY(in->arena, struct id_slot, people->slots);
    people->id = NEW_ARRAY(in->arena, struct str, most);
}

static bool person_add(struct people *people, struct str id)
{
    struct id_slot *slot = slot_of(people, id);
    if (slot->person)
        return false;
    people->id[people->count++] = id;
    *slot = (struct id_slot){id, people->count};
    return true;
}

void people_number(struct seat_input *in, uint32_t count)
{
    table_of_ids(in, count);
    for (uint32_t i = 1; i <= count; i++)
        person_add(&in->people, str_format(in->arena, "%u", i));
}

/// Numbers the values of the silo column in the order they come.
static uint32_t silo_number(struct people *values, struct str value)
{
    if (!value.len)
        return SILO_NONE;
    person_add(values, value);
    return slot_of(values, value)->person - 1;
}

void people_read(struct seat_input *in, struct str path, struct str silo_column)
{
    struct str names[] = {S("id"), silo_column};
    size_t columns = silo_column.len ? 2 : 1;
    struct table t = open_columns(in, path, names, columns, columns);
    size_t most = table_rows_most(&t);
    table_of_ids(in, most);
    struct people *people = &in->people;
    struct seat_input silos = {.arena = in->arena};
    table_of_ids(&silos, most);
    people->silo = silo_column.len ? NEW_ARRAY(in->arena, uint32_t, most) : NULL;
    while (table_row(&t)) {
        if (!table_cell(&t, 0).len)
            table_wrong(&t, 0, SAID(in->arena, MSG_cli_table_id_empty));
        else if (people->count == SEAT_PEOPLE_MOST)
            table_wrong(&t, 0, SAID(in->arena, MSG_cli_table_people_many, arg_int(SEAT_PEOPLE_MOST)));
        else if (!person_add(people, table_cell(&t, 0)))
            table_wrong(&t, 0, SAID(in->arena, MSG_cli_table_id_twice, table_quoted(&t, 0)));
        else if (people->silo)
            people->silo[people->count - 1] = silo_number(&silos.people, table_cell(&t, 1));
    }
}

static uint32_t person_cell(const struct seat_input *in, struct table *t, size_t column)
{
    uint32_t person = slot_of(&in->people, table_cell(t, column))->person;
    if (!person)
        table_wrong(t, column, SAID(t->arena, MSG_cli_table_id_nobody, table_quoted(t, column)));
    return person ? person - 1 : 0;
}

static uint32_t number_cell(struct table *t, size_t column, uint32_t most)
{
    int64_t n;
    if (str_int(table_cell(t, column), &n) && n >= 1 && n <= most)
        return (uint32_t)n;
    table_number_wrong(t, column, 1, most);
    return 1;
}

static struct person_pair pair_cells(const struct seat_input *in, struct table *t)
{
    struct person_pair pair = {person_cell(in, t, 0), person_cell(in, t, 1)};
    if (pair.a == pair.b)
        table_wrong(t, 1, SAID(t->arena, MSG_cli_seat_pair_self, table_quoted(t, 1)));
    return pair;
}

static struct person_pair *pairs_read(struct seat_input *in, struct str path, size_t *count)
{
    struct str names[] = {S("a"), S("b")};
    struct table t = open_columns(in, path, names, 2, 2);
    struct person_pair *pairs = NEW_ARRAY(in->arena, struct person_pair, table_rows_most(&t));
    while (table_row(&t))
        pairs[(*count)++] = pair_cells(in, &t);
    return pairs;
}

void apart_read(struct seat_input *in, struct str path)
{
    in->problem->apart = pairs_read(in, path, &in->problem->apart_count);
}

void together_read(struct seat_input *in, struct str path)
{
    in->problem->together = pairs_read(in, path, &in->problem->together_count);
}

void met_read(struct seat_input *in, struct str path)
{
    struct str names[] = {S("a"), S("b"), S("times")};
    struct table t = open_columns(in, path, names, 3, 2);
    struct acquaintance *met = NEW_ARRAY(in->arena, struct acquaintance, table_rows_most(&t));
    size_t count = 0;
    while (table_row(&t)) {
        struct person_pair pair = pair_cells(in, &t);
        uint32_t times = table_cell(&t, 2).len ? number_cell(&t, 2, 1000000) : 1;
        met[count++] = (struct acquaintance){pair.a, pair.b, times};
    }
    in->problem->met = met;
    in->problem->met_count = count;
}

static const double WEIGHT_MOST = 1e9;

static double weight_cell(struct table *t, size_t column)
{
    double weight;
    if (str_double(table_cell(t, column), &weight) && weight >= -WEIGHT_MOST && weight <= WEIGHT_MOST)
        return weight;
    table_number_wrong(t, column, -WEIGHT_MOST, WEIGHT_MOST);
    return 0;
}

void weights_read(struct seat_input *in, struct str path)
{
    struct str names[] = {S("a"), S("b"), S("weight")};
    struct table t = open_columns(in, path, names, 3, 3);
    struct pair_weight *weights = NEW_ARRAY(in->arena, struct pair_weight, table_rows_most(&t));
    size_t count = 0;
    while (table_row(&t)) {
        struct person_pair pair = pair_cells(in, &t);
        weights[count++] = (struct pair_weight){pair.a, pair.b, weight_cell(&t, 2)};
    }
    in->problem->weights = weights;
    in->problem->weight_count = count;
    in->problem->weighted = true;
}

void absent_read(struct seat_input *in, struct str path)
{
    struct str names[] = {S("round"), S("id")};
    struct table t = open_columns(in, path, names, 2, 2);
    struct absence *absent = NEW_ARRAY(in->arena, struct absence, table_rows_most(&t));
    size_t count = 0;
    while (table_row(&t))
        absent[count++] =
            (struct absence){number_cell(&t, 0, in->problem->rounds) - 1, person_cell(in, &t, 1)};
    in->problem->absent = absent;
    in->problem->absent_count = count;
}

struct held_seat *seats_read(struct seat_input *in, struct str path, size_t *count)
{
    struct str names[] = {S("round"), S("group"), S("id")};
    struct table t = open_columns(in, path, names, 3, 3);
    struct held_seat *held = NEW_ARRAY(in->arena, struct held_seat, table_rows_most(&t));
    *count = 0;
    while (table_row(&t)) {
        uint32_t round = number_cell(&t, 0, in->problem->rounds) - 1;
        uint32_t group = number_cell(&t, 1, in->people.count) - 1;
        held[(*count)++] = (struct held_seat){round, group, person_cell(in, &t, 2)};
    }
    return held;
}

void held_read(struct seat_input *in, struct str path)
{
    in->problem->held = seats_read(in, path, &in->problem->held_count);
}
