// SPDX-License-Identifier: EUPL-1.2
// The parts of a sheet by lot, and its fields.
#include "gathering/sheet.h"

#include "base/rng.h"
#include "db/db.h"

// ---- parts ----

enum part { NO_PART, WRITER, KEEPER };

static enum part last_part(struct person_id person, const struct sheet_part_list *before)
{
    for (size_t i = 0; i < before->count; i++) {
        const struct sheet_part *p = &before->at[i];
        if (p->writer.is_set && p->writer.value.n == person.n)
            return WRITER;
        if (p->keeper.is_set && p->keeper.value.n == person.n)
            return KEEPER;
    }
    return NO_PART;
}

/// How many of the two have the part of last time again.
static int again(struct person_id writer, struct person_id keeper, const struct sheet_part_list *before)
{
    return (last_part(writer, before) == WRITER) + (last_part(keeper, before) == KEEPER);
}

/// Of all pairs with the fewest parts again, one by lot: each is taken with one over their number so far.
struct sheet_parts sheet_parts_draw(uint64_t seed, const struct person_id *people, size_t count,
                                    const struct sheet_part_list *before)
{
    struct sheet_parts best = {0};
    struct rng rng = rng_new(seed);
    int fewest = 3;
    uint32_t level = 0;
    if (count == 1)
        return (struct sheet_parts){.writer = {true, people[0]}, .keeper = {true, people[0]}};
    for (size_t w = 0; w < count; w++)
        for (size_t k = 0; k < count; k++) {
            int repeats = again(people[w], people[k], before);
            if (w == k || repeats > fewest)
                continue;
            level = repeats < fewest ? 1 : level + 1;
            fewest = repeats;
            if (rng_below(&rng, level) == 0)
                best = (struct sheet_parts){{true, people[w]}, {true, people[k]}};
        }
    return best;
}

/// What was drawn for the item itself, for its other groups, is no part of last time.
static struct sheet_parts parts_of(struct arena *arena, const struct sheet_place *place,
                                   const struct sheet_part_list *had)
{
    enum { GROUPS_MOST = 1000 };
    uint64_t seed = (uint64_t)place->item.n * GROUPS_MOST + (uint64_t)place->group;
    struct sheet_part_list before = {.at = NEW_ARRAY(arena, struct sheet_part, had->count)};
    for (size_t i = 0; i < had->count; i++)
        if (had->at[i].item.n != place->item.n)
            before.at[before.count++] = had->at[i];
    return sheet_parts_draw(seed, place->people, place->count, &before);
}

// ---- reading ----

struct sheet_stack sheet_stack_read(struct db *db, struct network_id network, struct gathering_id gathering)
{
    return (struct sheet_stack){
        .sheets = group_sheets_of(db, gathering),
        .fields = sheet_fields_of(db, gathering),
        .had = sheet_parts_had(db, network),
    };
}

static struct sheet_field_list fields_of(struct arena *arena, const struct sheet_stack *stack,
                                         struct group_sheet_id sheet)
{
    struct sheet_field_list own = {.at = NEW_ARRAY(arena, struct sheet_field, stack->fields.count)};
    for (size_t i = 0; i < stack->fields.count; i++)
        if (stack->fields.at[i].sheet.n == sheet.n)
            own.at[own.count++] = stack->fields.at[i];
    return own;
}

struct sheet sheet_in_stack(struct arena *arena, const struct sheet_stack *stack,
                            const struct sheet_place *place)
{
    for (size_t i = 0; i < stack->sheets.count; i++) {
        const struct group_sheet *row = &stack->sheets.at[i];
        if (row->item.n == place->item.n && row->group_number == place->group)
            return (struct sheet){.parts = {row->writer, row->keeper},
                                  .fields = fields_of(arena, stack, row->id)};
    }
    return (struct sheet){.parts = parts_of(arena, place, &stack->had)};
}

struct sheet sheet_read(struct db *db, const struct sheet_place *place)
{
    struct sheet_stack stack = sheet_stack_read(db, place->network, place->gathering);
    return sheet_in_stack(db_arena(db), &stack, place);
}

static bool is_same_person(struct maybe_person_id a, struct maybe_person_id b)
{
    return a.is_set == b.is_set && (!a.is_set || a.value.n == b.value.n);
}

struct sheet_field sheet_field_at(const struct sheet *sheet, enum sheet_field_kind kind,
                                  struct maybe_person_id person)
{
    for (size_t i = 0; i < sheet->fields.count; i++)
        if (sheet->fields.at[i].kind == kind && is_same_person(sheet->fields.at[i].person, person))
            return sheet->fields.at[i];
    return (struct sheet_field){.kind = kind, .person = person};
}

// ---- writing ----

static struct group_sheet_id sheet_of(struct db *db, const struct sheet_place *place)
{
    struct group_sheet row;
    if (group_sheet_of(db, place->item, place->group, &row))
        return row.id;
    struct sheet_part_list had = sheet_parts_had(db, place->network);
    struct sheet_parts parts = parts_of(db_arena(db), place, &had);
    group_sheet_add(db, place->item, place->group, parts.writer, parts.keeper, &row.id);
    return row.id;
}

static bool field_prose(struct db *db, const struct sheet_place *place, const struct sheet_edit *edit,
                        struct prose_id *prose)
{
    struct group_sheet row;
    return group_sheet_of(db, place->item, place->group, &row) &&
           sheet_field_prose(db, row.id, edit->kind, edit->person, prose);
}

static struct prose_id field_begin(struct db *db, const struct sheet_place *place,
                                   const struct sheet_edit *edit)
{
    struct prose_id prose = {0};
    prose_add(db, (struct maybe_network_id){true, place->network}, &prose);
    sheet_field_add(db, sheet_of(db, place), edit->kind, edit->person, prose);
    return prose;
}

struct prose_saved sheet_save(struct db *db, const struct sheet_place *place, const struct sheet_edit *edit)
{
    if (edit->kind != SHEET_FIELD_KIND_FOUND && edit->body.len > SHEET_LINE_MOST)
        return (struct prose_saved){.result = PROSE_TOO_LONG, .body = edit->body};
    struct prose_edit prose = {.base = edit->base, .body = edit->body, .writer = edit->by, .now = edit->now};
    bool is_there = field_prose(db, place, edit, &prose.prose);
    if (!is_there && !edit->body.len)
        return (struct prose_saved){PROSE_SAME, edit->body, 0};
    if (!is_there)
        prose.prose = field_begin(db, place, edit);
    struct prose_saved saved = prose_save(db, &prose);
    if (saved.result != PROSE_CLASH)
        return saved;
    prose.base = saved.version;
    prose.body = saved.body; // of both
    saved = prose_save(db, &prose);
    if (saved.result == PROSE_SAVED)
        saved.result = PROSE_MERGED;
    return saved;
}
