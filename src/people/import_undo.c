// SPDX-License-Identifier: EUPL-1.2
// Undoing the last import.
#include "base/bug.h"
#include "db/db.h"
#include "people/import_person.h"
#include "people/import_stored.h"
#include "people/import_units.h"
#include "people/lookup.h"
#include "selection/selection.h"
#include "sql/people.h"

struct undoing {
    struct db *db;
    struct arena *arena;
    struct import_stored stored;
    struct import_person_noted_list noted;
    struct image *after;   // of each one noted, as it is to be
    struct str_map by_key; // the ids of people as they will be called, as indexes in stored.people
};

/// The index of a person; people are stored by id.
static size_t index_of(const struct import_stored *stored, struct person_id id)
{
    size_t low = 0, high = stored->people.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (stored->people.at[middle].id.n < id.n)
            low = middle + 1;
        else
            high = middle;
    }
    ASSERT(low < stored->people.count && stored->people.at[low].id.n == id.n); // a foreign key holds it
    return low;
}

/// What is to be stored of a person again; where the key is another then, it is laid aside, so that each can
/// have their own back.
static void image_recall(struct undoing *u, size_t i)
{
    const struct import_person_noted *note = &u->noted.at[i];
    size_t index = index_of(&u->stored, note->person);
    u->after[i] = import_stored_image(u->arena, &u->stored, index);
    struct str key = u->after[i].at[IMAGE_match_key];
    bool is_new = !note->before.is_set || !image_restore(u->arena, note->before.value, &u->after[i]);
    if (is_new || !str_is(key, u->after[i].at[IMAGE_match_key]))
        import_key_lay_aside(u->db, note->person);
    uint32_t *slot;
    if (is_new)
        return;
    str_map_add(&u->by_key, u->after[i].at[IMAGE_match_key], &slot);
    *slot = (uint32_t)index;
}

static void person_restore(struct undoing *u, size_t i)
{
    const struct import_person_noted *note = &u->noted.at[i];
    if (!note->before.is_set)
        return;
    struct image before = import_stored_image(u->arena, &u->stored, index_of(&u->stored, note->person));
    import_person_change(u->db, u->arena, NULL, note->person, &before, &u->after[i]);
}

/// Someone new has no manager before they go; someone changed has the former one.
static void manager_restore(struct undoing *u, size_t i)
{
    uint32_t index;
    struct maybe_person_id manager = {0};
    bool is_new = !u->noted.at[i].before.is_set;
    if (!is_new && str_map_find(&u->by_key, u->after[i].at[IMAGE_manager], &index))
        manager = (struct maybe_person_id){true, u->stored.people.at[index].id};
    import_manager_set(u->db, u->noted.at[i].person, manager);
}

static void person_drop(struct undoing *u, size_t i, struct date today)
{
    struct person_id id = u->noted.at[i].person;
    struct image after = u->after[i];
    uint32_t index;
    if (str_map_find(&u->by_key, after.at[IMAGE_match_key], &index) && index != index_of(&u->stored, id))
        after.at[IMAGE_match_key] = image_key_of_leaver(u->arena, id); // its owner has it again
    after.at[IMAGE_state] = person_state_text(PERSON_STATE_ENDED);
    after.at[IMAGE_ended_on] = date_iso(u->arena, today);
    after.at[IMAGE_unit] = after.at[IMAGE_positions] = S("");
    import_person_change(u->db, u->arena, NULL, id, &u->after[i], &after);
    import_person_drop(u->db, id);
}

static void people_undo(struct undoing *u)
{
    for (size_t i = 0; i < u->noted.count; i++)
        image_recall(u, i);
    for (size_t i = 0; i < u->noted.count; i++)
        person_restore(u, i);
    for (size_t i = 0; i < u->noted.count; i++)
        manager_restore(u, i);
}

enum import_undone import_undo(struct db *db, struct import_id import, struct date today, struct instant now)
{
    struct import_id last;
    struct undoing u = {.db = db, .arena = db_arena(db)};
    if (!import_last_taken(db, &last) || last.n != import.n)
        return IMPORT_NOT_LAST;
    u.stored = import_stored_read(u.arena, db);
    u.noted = import_people_noted(db, import);
    u.after = NEW_ARRAY(u.arena, struct image, u.noted.count + 1);
    u.by_key = u.stored.by_key;
    import_people_notes_drop(db);
    people_undo(&u);
    struct import_unit_noted_list units = import_units_restore(db, import);
    for (size_t i = 0; i < u.noted.count; i++)
        if (!u.noted.at[i].before.is_set)
            person_drop(&u, i, today);
    import_units_drop(db, &units);
    lookup_count(db);
    import_state_set(db, import, IMPORT_STATE_UNDONE, now);
    selection_staff_changed(db);
    db_erases(db);
    return IMPORT_UNDONE;
}
