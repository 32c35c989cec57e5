// SPDX-License-Identifier: EUPL-1.2
// What a staff list would change in the store.
#include "people/import.h"

#include "db/db.h"
#include "people/import_stored.h"
#include "people/import_units.h"

/// Addresses that only one person of the list has.
static struct str_map emails_of_list(struct arena *arena, const struct staff_list *list)
{
    struct str_map emails = str_map_for(arena, list->people.count);
    for (uint32_t i = 0; i < list->people.count; i++)
        import_unique_add(&emails, list->people.at[i].email_key, i);
    return emails;
}

static int64_t meet(struct import_stored *s, uint32_t index)
{
    if (index == IMPORT_AMBIGUOUS || s->is_met[index])
        return IMPORT_NOT_STORED;
    s->is_met[index] = true;
    return index;
}

/// The stored person of each of the list's, or none: first all by key, since a key beats an address.
static int64_t *people_match(struct arena *arena, const struct staff_list *list, struct import_stored *s)
{
    int64_t *match = NEW_ARRAY(arena, int64_t, list->people.count + 1);
    struct str_map emails = emails_of_list(arena, list);
    uint32_t index, own;
    for (size_t i = 0; i < list->people.count; i++)
        match[i] =
            str_map_find(&s->by_key, list->people.at[i].key, &index) ? meet(s, index) : IMPORT_NOT_STORED;
    for (size_t i = 0; i < list->people.count; i++) {
        const struct staff_person *p = &list->people.at[i];
        if (match[i] == IMPORT_NOT_STORED && p->object_id.len &&
            str_map_find(&s->by_object, p->object_id, &index))
            match[i] = meet(s, index);
        bool is_alone = str_map_find(&emails, p->email_key, &own) && own == i;
        if (match[i] == IMPORT_NOT_STORED && is_alone && str_map_find(&s->by_email, p->email_key, &index))
            match[i] = meet(s, index);
    }
    return match;
}

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
    if (row->state != PERSON_STATE_ENDED)
        entry_add(plan, (struct import_entry){.kind = IMPORT_KIND_GONE,
                                              .staff = STAFF_NONE,
                                              .stored = (int32_t)index,
                                              .person = {true, row->id}});
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
    int64_t *match = people_match(arena, list, s);
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
