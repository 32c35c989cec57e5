// SPDX-License-Identifier: EUPL-1.2
// Matching, writing and restoring units.
#include "people/import_units.h"

#include "db/db.h"
#include "i18n/text.h"
#include "sql/people.h"

#include <jansson.h>
#include <stdlib.h>

struct matching {
    struct import_plan *plan;
    const struct import_unit_stored_list *stored;
    struct str_map by_code, by_place, by_name;
};

#define AMBIGUOUS UINT32_MAX

static struct str place_key(struct arena *arena, struct maybe_unit_id parent, struct str name)
{
    return str_format(arena, "%lld:%.*s", parent.is_set ? (long long)parent.value.n : 0,
                      STR(text_fold(arena, name)));
}

static void maps_fill(struct matching *m)
{
    struct arena *arena = m->plan->arena;
    for (uint32_t i = 0; i < m->stored->count; i++) {
        const struct import_unit_stored *unit = &m->stored->at[i];
        uint32_t *index;
        if (unit->code.is_set && str_map_add(&m->by_code, unit->code.value, &index))
            *index = i;
        if (str_map_add(&m->by_place, place_key(arena, unit->parent, unit->name), &index))
            *index = i;
        *index = str_map_add(&m->by_name, text_fold(arena, unit->name), &index) ? i : AMBIGUOUS;
    }
}

/// The stored unit: the one with the code; else one in the same place that has no code or is asked for
/// without; else, for a unit of which the list says no place, the only one with its name.
static const struct import_unit_stored *find(struct matching *m, const struct staff_unit *unit)
{
    struct arena *arena = m->plan->arena;
    struct maybe_unit_id parent = {0};
    uint32_t i;
    if (unit->code.len && str_map_find(&m->by_code, unit->code, &i))
        return &m->stored->at[i];
    if (unit->parent != STAFF_NONE)
        parent = m->plan->units[unit->parent].stored;
    bool parent_is_new = unit->parent != STAFF_NONE && !parent.is_set;
    bool has_place = !parent_is_new && str_map_find(&m->by_place, place_key(arena, parent, unit->name), &i);
    if (!has_place && unit->parent == STAFF_NONE)
        has_place = str_map_find(&m->by_name, text_fold(arena, unit->name), &i) && i != AMBIGUOUS;
    return has_place && !(unit->code.len && m->stored->at[i].code.is_set) ? &m->stored->at[i] : NULL;
}

static bool is_moved(const struct import_plan *plan, const struct staff_unit *unit,
                     const struct import_unit_stored *stored)
{
    struct maybe_unit_id parent = {0};
    if (unit->parent == STAFF_NONE && !plan->list->has_unit_tree)
        return false; // the list says nothing of places
    if (unit->parent != STAFF_NONE)
        parent = plan->units[unit->parent].stored;
    bool parent_is_new = unit->parent != STAFF_NONE && !parent.is_set;
    return parent_is_new || parent.is_set != stored->parent.is_set ||
           parent.value.n != stored->parent.value.n;
}

static bool is_same_unit(const struct import_plan *plan, const struct staff_unit *unit,
                         const struct import_unit_stored *stored)
{
    return !is_moved(plan, unit, stored) && str_is(unit->name, stored->name) &&
           (!unit->code.len || str_is(unit->code, stored->code.value)) &&
           (!unit->kind.len || str_is(unit->kind, stored->kind.value));
}

/// Parents first, since a unit without a code is looked for below its parent.
static void unit_match(struct matching *m, bool *done, int32_t index)
{
    const struct staff_unit *unit = &m->plan->list->units.at[index];
    if (done[index])
        return;
    done[index] = true;
    if (unit->parent != STAFF_NONE)
        unit_match(m, done, unit->parent);
    const struct import_unit_stored *stored = find(m, unit);
    if (!stored)
        return;
    m->plan->units[index] = (struct import_unit){.stored = {true, stored->id}, .before = *stored};
    m->plan->units[index].differs = !is_same_unit(m->plan, unit, stored);
}

void import_units_match(struct import_plan *plan, const struct import_unit_stored_list *stored)
{
    struct arena *arena = plan->arena;
    size_t count = plan->list->units.count;
    struct matching m = {plan, stored, str_map_new(arena), str_map_new(arena), str_map_new(arena)};
    bool *done = NEW_ARRAY(arena, bool, count + 1);
    plan->units = NEW_ARRAY(arena, struct import_unit, count + 1);
    maps_fill(&m);
    for (size_t i = 0; i < count; i++)
        unit_match(&m, done, (int32_t)i);
}

struct str import_unit_text(struct arena *arena, const struct import_plan *plan, int32_t unit)
{
    if (unit == STAFF_NONE)
        return S("");
    if (plan->units[unit].stored.is_set)
        return image_unit(arena, plan->units[unit].stored);
    return str_format(arena, "new %d", unit);
}

struct maybe_unit_id import_unit_of_text(const struct import_plan *plan, struct str text)
{
    int64_t n;
    if (str_starts(text, S("new ")) && str_int(str_slice(text, 4, text.len), &n))
        return plan->units[n].stored;
    bool is_id = str_int(text, &n);
    return (struct maybe_unit_id){is_id, {is_id ? n : 0}};
}

static struct str before_json(struct arena *arena, const struct import_unit_stored *unit)
{
    json_t *object = json_pack(
        "{s:I,s:s%,s:s%,s:s%,s:I}", "parent", (json_int_t)(unit->parent.is_set ? unit->parent.value.n : 0),
        "code", unit->code.value.at ? unit->code.value.at : "", unit->code.value.len, "name", unit->name.at,
        unit->name.len, "kind", unit->kind.value.at ? unit->kind.value.at : "", unit->kind.value.len,
        "manager", (json_int_t)(unit->manager.is_set ? unit->manager.value.n : 0));
    char *text = json_dumps(object, JSON_COMPACT);
    struct str out = str_copy(arena, str_from(text));
    free(text);
    json_decref(object);
    return out;
}

static void before_note(struct db *db, struct import_plan *plan, struct import_id import, int32_t index)
{
    const struct import_unit *unit = &plan->units[index];
    struct maybe_str before = {false, S("")};
    if (unit->before.id.n)
        before = (struct maybe_str){true, before_json(plan->arena, &unit->before)};
    import_unit_note(db, import, unit->stored.value, before);
}

static struct maybe_str maybe_text(struct str text, struct maybe_str otherwise)
{
    return text.len ? (struct maybe_str){true, text} : otherwise;
}

static void unit_write(struct db *db, struct import_plan *plan, struct import_id import, int32_t index)
{
    const struct staff_unit *unit = &plan->list->units.at[index];
    struct import_unit *to = &plan->units[index];
    bool is_new = !to->stored.is_set;
    if (!is_new && !to->differs)
        return;
    to->differs = false;
    if (unit->parent != STAFF_NONE)
        unit_write(db, plan, import, unit->parent);
    bool tells_place = is_new || plan->list->has_unit_tree || unit->parent != STAFF_NONE;
    struct import_unit_row row = {
        .parent = tells_place && unit->parent != STAFF_NONE ? plan->units[unit->parent].stored
                                                            : (struct maybe_unit_id){0},
        .code = maybe_text(unit->code, to->before.code),
        .name = unit->name.len ? unit->name : unit->code,
        .kind = maybe_text(unit->kind, to->before.kind),
    };
    if (!tells_place)
        row.parent = to->before.parent;
    if (is_new)
        to->stored.is_set = import_unit_add(db, &row, &to->stored.value);
    else
        import_unit_set(db, to->stored.value, row.parent, row.code, row.name, row.kind);
    before_note(db, plan, import, index);
}

void import_units_write(struct db *db, struct import_plan *plan, struct import_id import)
{
    for (size_t i = 0; i < plan->list->units.count; i++)
        unit_write(db, plan, import, (int32_t)i);
}

void import_unit_managers_write(struct db *db, struct import_plan *plan, struct import_id import,
                                const struct person_id *people)
{
    for (size_t i = 0; i < plan->list->units.count; i++) {
        int32_t manager = plan->list->units.at[i].manager;
        const struct import_unit *unit = &plan->units[i];
        if (manager == STAFF_NONE ||
            (unit->before.manager.is_set && unit->before.manager.value.n == people[manager].n))
            continue;
        before_note(db, plan, import, (int32_t)i);
        import_unit_manager_set(db, unit->stored.value, people[manager]);
    }
}

static struct maybe_str text_of(struct arena *arena, const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    struct str text = {json_string_value(value), json_string_length(value)};
    return (struct maybe_str){text.len > 0, str_copy(arena, text)};
}

static void unit_restore(struct db *db, struct unit_id unit, struct str before)
{
    json_t *object = json_loadb(before.at, before.len, 0, NULL);
    int64_t parent = json_integer_value(json_object_get(object, "parent"));
    int64_t manager = json_integer_value(json_object_get(object, "manager"));
    import_unit_set(db, unit, (struct maybe_unit_id){parent != 0, {parent}},
                    text_of(db_arena(db), object, "code"), text_of(db_arena(db), object, "name").value,
                    text_of(db_arena(db), object, "kind"));
    if (manager)
        import_unit_manager_set(db, unit, (struct person_id){manager});
    else
        import_unit_manager_drop(db, unit);
    json_decref(object);
}

struct import_unit_noted_list import_units_restore(struct db *db, struct import_id import)
{
    struct import_unit_noted_list units = import_units_noted(db, import);
    import_units_notes_drop(db);
    for (size_t i = 0; i < units.count; i++)
        if (units.at[i].before.is_set)
            unit_restore(db, units.at[i].unit, units.at[i].before.value);
        else
            import_unit_manager_drop(db, units.at[i].unit);
    return units;
}

void import_units_drop(struct db *db, const struct import_unit_noted_list *units)
{
    for (size_t i = 0; i < units->count; i++) // the newest first: children were made behind their parents
        if (!units->at[i].before.is_set)
            import_unit_drop(db, units->at[i].unit);
}
