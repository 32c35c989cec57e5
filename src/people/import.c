// SPDX-License-Identifier: EUPL-1.2
// What a staff list would change in the store.
#include "people/import.h"

#include "base/list.h"
#include "db/db.h"
#include "people/import_match.h"
#include "people/import_units.h"

static void entry_add(struct import_plan *plan, struct import_entry entry)
{
    plan->entries.at[plan->entries.count++] = entry;
    plan->counts[entry.kind]++;
}

/// Nothing of one is kept for the next: most people never change, and what is needed is made again.
static void listed_add(struct import_plan *plan, int64_t stored, size_t index, struct arena *scratch)
{
    struct import_entry entry = {
        .kind = IMPORT_KIND_UNCHANGED, .staff = (int32_t)index, .stored = (int32_t)stored};
    arena_reset(scratch);
    if (stored != IMPORT_NOT_STORED)
        entry.person = (struct maybe_person_id){true, plan->stored->people.at[stored].id};
    struct import_images images = import_images(scratch, plan, &entry);
    if (!image_is_same(&images.before, &images.after))
        entry.kind = stored == IMPORT_NOT_STORED ? IMPORT_KIND_NEW : IMPORT_KIND_CHANGED;
    entry_add(plan, entry);
}

/// People of rows that could not be read are in the file: they have not left, and stay as they are.
static void unread_meet(const struct staff_list *list, struct import_stored *s)
{
    uint32_t index;
    for (size_t i = 0; i < list->unread.count; i++) {
        struct str key = list->unread.at[i];
        if (str_map_find(&s->by_key, key, &index) ||
            (str_starts(key, S("m:")) && str_map_find(&s->by_email, str_slice(key, 2, key.len), &index) &&
             index != IMPORT_AMBIGUOUS))
            s->is_met[index] = true;
    }
}

static void gone_add(struct import_plan *plan, size_t index)
{
    const struct import_person_stored *row = &plan->stored->people.at[index];
    struct import_entry entry = {
        .kind = IMPORT_KIND_GONE, .staff = STAFF_NONE, .stored = (int32_t)index, .person = {true, row->id}};
    if (row->state != PERSON_STATE_ENDED && !row->by_hand)
        entry_add(plan, entry);
    else if (row->state == PERSON_STATE_ENDED && str_map_has(&plan->listed, row->match_key))
        *LIST_ADD(plan->arena, &plan->released) = entry;
}

static void listed_keys_keep(struct import_plan *plan)
{
    plan->listed = str_map_for(plan->arena, plan->list->people.count);
    for (size_t i = 0; i < plan->list->people.count; i++) {
        uint32_t *index;
        str_map_add(&plan->listed, plan->list->people.at[i].key, &index);
    }
}

/// A table of its own: it is added to while the plan is written.
static void ids_keep(struct import_plan *plan)
{
    const struct import_person_stored_list *people = &plan->stored->people;
    size_t most = people->count + plan->list->people.count;
    plan->ids = str_map_for(plan->arena, most);
    plan->stored_ids = NEW_ARRAY(plan->arena, struct person_id, most + 1);
    for (size_t i = 0; i < people->count; i++) {
        uint32_t *index;
        if (str_map_add(&plan->ids, people->at[i].match_key, &index))
            *index = (uint32_t)i;
        plan->stored_ids[i] = people->at[i].id;
        plan->at_work_before += people->at[i].state != PERSON_STATE_ENDED;
    }
    plan->stored_count = people->count;
}

struct import_plan *import_plan(struct arena *arena, struct db *db, const struct staff_list *list,
                                struct date today)
{
    struct import_plan *plan = NEW(arena, struct import_plan);
    struct import_stored *s = NEW(arena, struct import_stored);
    struct import_unit_stored_list units = {0};
    *plan = (struct import_plan){.arena = arena, .stored = s, .list = list, .today = today};
    *s = import_stored_read(arena, db);
    if (db)
        units = import_units_stored(db);
    import_units_match(plan, &units);
    int64_t *match = import_match(arena, list, s);
    plan->passed_on = import_passed_on(arena, list, s, match);
    listed_keys_keep(plan);
    plan->entries.at = NEW_ARRAY(arena, struct import_entry, list->people.count + s->people.count + 1);
    struct arena *scratch = arena_new();
    for (size_t i = 0; i < list->people.count; i++)
        listed_add(plan, match[i], i, scratch);
    arena_free(scratch);
    unread_meet(list, s);
    for (size_t i = 0; i < s->people.count; i++)
        if (!s->is_met[i])
            gone_add(plan, i);
    ids_keep(plan);
    return plan;
}

bool import_asks(const struct import_plan *plan)
{
    return plan->counts[IMPORT_KIND_GONE] * 10 > plan->at_work_before;
}
