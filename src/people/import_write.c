// SPDX-License-Identifier: EUPL-1.2
// Writing a plan into the store, and putting back what was there before.
#include "db/db.h"
#include "people/import.h"
#include "people/import_person.h"
#include "people/import_stored.h"
#include "people/import_units.h"
#include "people/lookup.h"
#include "selection/selection.h"
#include "sql/people.h"

struct writing {
    struct db *db;
    struct import_plan *plan;
    struct import_id import;
    struct arena *scratch; // of one person
};

/// Remembers the id behind a key, so that managers are found.
static void key_note(struct import_plan *plan, struct str key, struct person_id id)
{
    uint32_t *index;
    if (str_map_add(&plan->ids, key, &index))
        *index = (uint32_t)plan->stored_count++;
    plan->stored_ids[*index] = id;
}

static void new_write(struct writing *w, struct import_entry *entry, const struct image *image)
{
    struct maybe_unit_id unit = import_unit_of_text(w->plan, image->at[IMAGE_unit]);
    struct import_person_row row = image_row(w->scratch, image, unit);
    entry->person.is_set = import_person_add(w->db, &row, &entry->person.value);
    lookup_add(w->db, entry->person.value, WORD_SOURCE_NAME, row.search_key);
    import_positions_write(w->db, w->plan, entry->person.value, image->at[IMAGE_positions]);
    import_person_note(w->db, w->import, entry->person.value, (struct maybe_str){0});
}

static void entry_write(struct writing *w, struct import_entry *entry)
{
    struct import_images images = import_images(w->scratch, w->plan, entry);
    if (entry->kind == IMPORT_KIND_NEW) {
        new_write(w, entry, &images.after);
    } else {
        struct str before = image_before_json(w->scratch, &images.before, &images.after);
        import_person_note(w->db, w->import, entry->person.value, (struct maybe_str){true, before});
        import_person_change(w->db, w->scratch, w->plan, entry->person.value, &images.before, &images.after);
    }
    entry->gets_manager = image_differs(&images.before, &images.after, IMAGE_manager);
    entry->manager = images.after.at[IMAGE_manager]; // lives as long as the plan
    if (entry->staff != STAFF_NONE)
        key_note(w->plan, w->plan->list->people.at[entry->staff].key, entry->person.value);
}

static void manager_write(struct writing *w, struct import_entry *entry)
{
    uint32_t index;
    struct maybe_person_id manager = {0};
    if (!entry->gets_manager)
        return;
    if (str_map_find(&w->plan->ids, entry->manager, &index))
        manager = (struct maybe_person_id){true, w->plan->stored_ids[index]};
    import_manager_set(w->db, entry->person.value, manager);
}

/// Keys are one person's at a time: those that pass on, or are swapped, are laid aside first.
static void keys_free(struct writing *w)
{
    for (size_t i = 0; i < w->plan->entries.count; i++) {
        const struct import_entry *e = &w->plan->entries.at[i];
        if (e->kind == IMPORT_KIND_UNCHANGED || e->kind == IMPORT_KIND_NEW)
            continue;
        struct str stored = w->plan->stored->people.at[e->stored].match_key;
        bool stays = e->staff != STAFF_NONE && str_is(w->plan->list->people.at[e->staff].key, stored);
        if (!stays && str_map_has(&w->plan->listed, stored))
            import_key_lay_aside(w->db, e->person.value);
    }
    for (size_t i = 0; i < w->plan->released.count; i++) {
        arena_reset(w->scratch);
        entry_write(w, &w->plan->released.at[i]);
    }
}

static void each_changed(struct writing *w, void (*write)(struct writing *w, struct import_entry *entry))
{
    for (size_t i = 0; i < w->plan->entries.count; i++) {
        if (w->plan->entries.at[i].kind == IMPORT_KIND_UNCHANGED)
            continue;
        arena_reset(w->scratch);
        write(w, &w->plan->entries.at[i]);
    }
}

static struct person_id *people_of_list(const struct import_plan *plan)
{
    struct person_id *people = NEW_ARRAY(plan->arena, struct person_id, plan->list->people.count + 1);
    for (size_t i = 0; i < plan->entries.count; i++)
        if (plan->entries.at[i].staff != STAFF_NONE)
            people[plan->entries.at[i].staff] = plan->entries.at[i].person.value;
    return people;
}

void import_take(struct db *db, struct import_plan *plan, const struct import_order *order)
{
    struct writing w = {db, plan, order->import, arena_new()};
    const int64_t *n = plan->counts;
    import_people_notes_drop(db);
    import_units_notes_drop(db);
    import_units_write(db, plan, order->import);
    keys_free(&w);
    each_changed(&w, entry_write);
    each_changed(&w, manager_write);
    arena_free(w.scratch);
    lookup_count(db);
    import_unit_managers_write(db, plan, order->import, people_of_list(plan));
    import_settle(db, order->import, IMPORT_STATE_TAKEN, order->now, (int64_t)plan->list->people.count,
                  n[IMPORT_KIND_NEW], n[IMPORT_KIND_CHANGED], n[IMPORT_KIND_UNCHANGED], n[IMPORT_KIND_GONE]);
    selection_staff_changed(db);
    db_erases(db); // the file itself
}
