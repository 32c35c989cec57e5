// SPDX-License-Identifier: EUPL-1.2
// Who leads whom, within a staff list.
#include "people/staff_reader.h"

#include "people/text.h"

struct str_map staff_names(struct arena *arena, const struct staff_list *list)
{
    struct str_map names = str_map_for(arena, list->people.count * 2);
    for (uint32_t i = 0; i < list->people.count; i++) {
        const struct staff_person *p = &list->people.at[i];
        struct str keys[] = {text_fold(arena, p->employee_id), p->object_id, p->email_key};
        for (int k = 0; k < 3; k++) {
            uint32_t *index;
            struct str key = str_cat(arena, k == 2 ? S("m:") : S("n:"), keys[k]);
            if (keys[k].len && str_map_add(&names, key, &index))
                *index = i;
        }
    }
    return names;
}

static int field_of_manager(const struct staff_reader *r)
{
    return sheet_has(&r->sheet, FIELD_manager_id) ? FIELD_manager_id : FIELD_manager_email;
}

/// The one at the top of an organisation is often put down as their own manager: they have none.
static void manager_find(struct staff_reader *r, const struct str_map *names, struct str_map *outside,
                         uint32_t index)
{
    struct staff_person *person = &r->list->people.at[index];
    uint32_t manager, *seen;
    person->manager = STAFF_NONE;
    if (!person->manager_key.len)
        return;
    struct str key = text_fold(r->scratch, person->manager_key);
    if (str_map_find(names, key, &manager))
        person->manager = manager == index ? STAFF_NONE : (int32_t)manager;
    else if (str_map_add(outside, key, &seen))
        sheet_note_at(&r->sheet, person->row, field_of_manager(r), FINDING_manager_outside);
}

/// Walks up from each person; whoever is met again on the same walk closes a circle, which is noted once.
static void cycles_note(struct staff_reader *r)
{
    const struct staff_people *people = &r->list->people;
    uint32_t *walk =
        NEW_ARRAY(r->scratch, uint32_t, people->count + 1); // the walk that met the person; 0: none yet
    for (uint32_t i = 0; i < people->count; i++) {
        int32_t at = (int32_t)i;
        while (at != STAFF_NONE && !walk[at]) {
            walk[at] = i + 1;
            at = people->at[at].manager;
        }
        if (at != STAFF_NONE && walk[at] == i + 1)
            sheet_note_at(&r->sheet, people->at[at].row, field_of_manager(r), FINDING_manager_cycle);
    }
}

void staff_managers_find(struct staff_reader *r)
{
    struct str_map names = staff_names(r->scratch, r->list), outside = str_map_new(r->scratch);
    for (uint32_t i = 0; i < r->list->people.count; i++)
        manager_find(r, &names, &outside, i);
    cycles_note(r);
}
