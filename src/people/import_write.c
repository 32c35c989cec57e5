// SPDX-License-Identifier: EUPL-1.2
// Writing a plan into the store, and putting back what was there before.
#include "db/db.h"
#include "people/import.h"
#include "people/import_person.h"
#include "people/import_units.h"

struct writing {
    struct db *db;
    struct import_plan *plan;
    struct import_id import;
};

/// Remembers the id behind a key, so that managers are found.
static void key_note(struct import_plan *plan, struct str key, struct person_id id)
{
    uint32_t *index;
    if (str_map_add(&plan->ids, key, &index))
        *index = (uint32_t)plan->stored_count++;
    plan->stored_ids[*index] = id;
}

static void new_write(struct writing *w, struct import_entry *entry)
{
    struct maybe_unit_id unit = import_unit_of_text(w->plan, entry->after->at[IMAGE_unit]);
    struct import_person_row row = image_row(w->plan->arena, entry->after, unit);
    entry->person.is_set = import_person_add(w->db, &row, &entry->person.value);
    import_positions_write(w->db, w->plan, entry->person.value, entry->after->at[IMAGE_positions]);
    import_person_note(w->db, w->import, entry->person.value, (struct maybe_str){0});
}

static void entry_write(struct writing *w, struct import_entry *entry)
{
    struct person_id id = entry->person.value;
    switch (entry->kind) {
    case IMPORT_KIND_NEW: new_write(w, entry); break;
    case IMPORT_KIND_CHANGED:
    case IMPORT_KIND_GONE: {
        struct str before = image_before_json(w->plan->arena, entry->before, entry->after);
        import_person_note(w->db, w->import, id, (struct maybe_str){true, before});
        import_person_change(w->db, w->plan, id, entry->before, entry->after);
        break;
    }
    case IMPORT_KIND_UNCHANGED: break;
    }
    if (entry->staff != STAFF_NONE && entry->after)
        key_note(w->plan, entry->after->at[IMAGE_match_key], entry->person.value);
}

static void manager_write(struct writing *w, const struct import_entry *entry)
{
    uint32_t index;
    struct maybe_person_id manager = {0};
    if (entry->kind == IMPORT_KIND_UNCHANGED || !image_differs(entry->before, entry->after, IMAGE_manager))
        return;
    if (str_map_find(&w->plan->ids, entry->after->at[IMAGE_manager], &index))
        manager = (struct maybe_person_id){true, w->plan->stored_ids[index]};
    import_manager_set(w->db, entry->person.value, manager);
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
    struct writing w = {db, plan, order->import};
    const int64_t *n = plan->counts;
    import_people_notes_drop(db);
    import_units_notes_drop(db);
    import_units_write(db, plan, order->import);
    for (size_t i = 0; i < plan->entries.count; i++)
        entry_write(&w, &plan->entries.at[i]);
    for (size_t i = 0; i < plan->entries.count; i++)
        manager_write(&w, &plan->entries.at[i]);
    import_unit_managers_write(db, plan, order->import, people_of_list(plan));
    import_settle(db, order->import, IMPORT_STATE_TAKEN, order->now, (int64_t)plan->list->people.count,
                  n[IMPORT_KIND_NEW], n[IMPORT_KIND_CHANGED], n[IMPORT_KIND_UNCHANGED], n[IMPORT_KIND_GONE]);
}
