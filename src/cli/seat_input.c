// SPDX-License-Identifier: EUPL-1.2
// Tables of ids, checked row by row: FILE:LINE: column "X": what is wrong, what was expected.
#include "cli/seat_input.h"

#include "base/csv.h"
#include "cli/cli.h"
#include "cli/input.h"
#include "cli/say.h"

enum { FILE_BYTES_MOST = 256 << 20, COLUMNS_MOST = 3 };

struct id_slot {
    struct str id;
    uint32_t person; // from 1; 0: empty
};

/// A file with a header, read row by row.
struct table {
    struct seat_input *in;
    struct str path;
    struct csv csv;
    struct str name[COLUMNS_MOST];
    size_t column[COLUMNS_MOST]; // where each name stands; SIZE_MAX: nowhere
};

/// The place reads the same in every language, for the sake of tools.
static void wrong(struct table *t, size_t column, struct str what)
{
    if (t->in->status != EXIT_DONE)
        return;
    int row = t->csv.row ? (int)t->csv.row : 1; // an empty file has no row
    struct str place =
        str_format(t->in->arena, "%.*s:%d: column \"%.*s\"", STR(t->path), row, STR(t->name[column]));
    say_text(NULL, place, what);
    t->in->status = EXIT_INPUT;
}

static char separator_of(struct str text)
{
    struct str line = str_slice(text, 0, str_find(text, '\n', 0));
    if (str_find(line, ';', 0) < line.len)
        return ';';
    return str_find(line, '\t', 0) < line.len ? '\t' : ',';
}

static size_t column_of(const struct csv *csv, struct str name)
{
    for (size_t i = 0; i < csv->count; i++)
        if (str_is_nocase(str_trim(csv->fields[i]), name))
            return i;
    return SIZE_MAX;
}

/// Opens the file and finds its columns; those from `needed` on may be missing.
static struct table table_open(struct seat_input *in, struct str path, const struct str *names, size_t count,
                               size_t needed)
{
    struct table t = {.in = in, .path = path};
    struct str text = S("");
    for (size_t i = 0; i < count; i++)
        t.name[i] = names[i];
    if (in->status == EXIT_DONE)
        in->status = input_read(in->arena, path, FILE_BYTES_MOST, &text);
    if (str_starts(text, S("\xef\xbb\xbf")))
        text = str_slice(text, 3, text.len);
    t.csv = csv_read(in->arena, text, separator_of(text));
    if (in->status == EXIT_DONE)
        csv_row(&t.csv);
    t.csv.columns = t.csv.count;
    for (size_t i = 0; i < count; i++) {
        t.column[i] = column_of(&t.csv, names[i]);
        if (i < needed && t.column[i] == SIZE_MAX)
            wrong(&t, i, SAID(in->arena, MSG_cli_seat_column_missing));
    }
    return t;
}

static bool table_row(struct table *t)
{
    if (t->in->status != EXIT_DONE)
        return false;
    if (csv_row(&t->csv))
        return true;
    if (t->csv.problem != CSV_FINE)
        wrong(t, 0, SAID(t->in->arena, MSG_cli_seat_row_unreadable));
    return false;
}

static struct str cell(const struct table *t, size_t column)
{
    size_t at = t->column[column];
    return at < t->csv.count ? str_trim(t->csv.fields[at]) : S("");
}

/// What stands there, in quotes.
static struct arg cell_quoted(const struct table *t, size_t column)
{
    return arg_str(str_format(t->in->arena, "\"%.*s\"", STR(cell(t, column))));
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

static size_t rows_at_most(struct str text)
{
    size_t rows = 1;
    for (size_t i = 0; i < text.len; i++)
        rows += text.at[i] == '\n' || text.at[i] == '\r';
    return rows;
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
    struct table t = table_open(in, path, names, columns, columns);
    size_t most = rows_at_most(t.csv.text);
    table_of_ids(in, most);
    struct people *people = &in->people;
    struct seat_input silos = {.arena = in->arena};
    table_of_ids(&silos, most);
    people->silo = silo_column.len ? NEW_ARRAY(in->arena, uint32_t, most) : NULL;
    while (table_row(&t)) {
        if (!cell(&t, 0).len)
            wrong(&t, 0, SAID(in->arena, MSG_cli_seat_id_empty));
        else if (people->count == SEAT_PEOPLE_MOST)
            wrong(&t, 0, SAID(in->arena, MSG_cli_seat_people_many, arg_int(SEAT_PEOPLE_MOST)));
        else if (!person_add(people, cell(&t, 0)))
            wrong(&t, 0, SAID(in->arena, MSG_cli_seat_id_twice, cell_quoted(&t, 0)));
        else if (people->silo)
            people->silo[people->count - 1] = silo_number(&silos.people, cell(&t, 1));
    }
}

static uint32_t person_cell(struct table *t, size_t column)
{
    uint32_t person = slot_of(&t->in->people, cell(t, column))->person;
    if (!person)
        wrong(t, column, SAID(t->in->arena, MSG_cli_seat_id_nobody, cell_quoted(t, column)));
    return person ? person - 1 : 0;
}

static void number_wrong(struct table *t, size_t column, double least, double most)
{
    struct arena *arena = t->in->arena;
    struct str expected =
        SAID(arena, MSG_cli_option_expects_number, arg_number(least, 0), arg_number(most, 0));
    wrong(t, column, str_format(arena, "\"%.*s\", %.*s", STR(cell(t, column)), STR(expected)));
}

static uint32_t number_cell(struct table *t, size_t column, uint32_t most)
{
    int64_t n;
    if (str_int(cell(t, column), &n) && n >= 1 && n <= most)
        return (uint32_t)n;
    number_wrong(t, column, 1, most);
    return 1;
}

static struct person_pair pair_cells(struct table *t)
{
    struct person_pair pair = {person_cell(t, 0), person_cell(t, 1)};
    if (pair.a == pair.b)
        wrong(t, 1, SAID(t->in->arena, MSG_cli_seat_pair_self, cell_quoted(t, 1)));
    return pair;
}

static struct person_pair *pairs_read(struct seat_input *in, struct str path, size_t *count)
{
    struct str names[] = {S("a"), S("b")};
    struct table t = table_open(in, path, names, 2, 2);
    struct person_pair *pairs = NEW_ARRAY(in->arena, struct person_pair, rows_at_most(t.csv.text));
    while (table_row(&t))
        pairs[(*count)++] = pair_cells(&t);
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
    struct table t = table_open(in, path, names, 3, 2);
    struct acquaintance *met = NEW_ARRAY(in->arena, struct acquaintance, rows_at_most(t.csv.text));
    size_t count = 0;
    while (table_row(&t)) {
        struct person_pair pair = pair_cells(&t);
        uint32_t times = cell(&t, 2).len ? number_cell(&t, 2, 1000000) : 1;
        met[count++] = (struct acquaintance){pair.a, pair.b, times};
    }
    in->problem->met = met;
    in->problem->met_count = count;
}

static const double WEIGHT_MOST = 1e9;

static double weight_cell(struct table *t, size_t column)
{
    double weight;
    if (str_double(cell(t, column), &weight) && weight >= -WEIGHT_MOST && weight <= WEIGHT_MOST)
        return weight;
    number_wrong(t, column, -WEIGHT_MOST, WEIGHT_MOST);
    return 0;
}

void weights_read(struct seat_input *in, struct str path)
{
    struct str names[] = {S("a"), S("b"), S("weight")};
    struct table t = table_open(in, path, names, 3, 3);
    struct pair_weight *weights = NEW_ARRAY(in->arena, struct pair_weight, rows_at_most(t.csv.text));
    size_t count = 0;
    while (table_row(&t)) {
        struct person_pair pair = pair_cells(&t);
        weights[count++] = (struct pair_weight){pair.a, pair.b, weight_cell(&t, 2)};
    }
    in->problem->weights = weights;
    in->problem->weight_count = count;
    in->problem->weighted = true;
}

void absent_read(struct seat_input *in, struct str path)
{
    struct str names[] = {S("round"), S("id")};
    struct table t = table_open(in, path, names, 2, 2);
    struct absence *absent = NEW_ARRAY(in->arena, struct absence, rows_at_most(t.csv.text));
    size_t count = 0;
    while (table_row(&t))
        absent[count++] = (struct absence){number_cell(&t, 0, in->problem->rounds) - 1, person_cell(&t, 1)};
    in->problem->absent = absent;
    in->problem->absent_count = count;
}

struct held_seat *seats_read(struct seat_input *in, struct str path, size_t *count)
{
    struct str names[] = {S("round"), S("group"), S("id")};
    struct table t = table_open(in, path, names, 3, 3);
    struct held_seat *held = NEW_ARRAY(in->arena, struct held_seat, rows_at_most(t.csv.text));
    *count = 0;
    while (table_row(&t)) {
        uint32_t round = number_cell(&t, 0, in->problem->rounds) - 1;
        uint32_t group = number_cell(&t, 1, in->people.count) - 1;
        held[(*count)++] = (struct held_seat){round, group, person_cell(&t, 2)};
    }
    return held;
}

void held_read(struct seat_input *in, struct str path)
{
    in->problem->held = seats_read(in, path, &in->problem->held_count);
}
