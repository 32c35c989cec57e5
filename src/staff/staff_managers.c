// SPDX-License-Identifier: EUPL-1.2
// Who leads whom, within a staff list.
#include "staff/staff_reader.h"

#include "i18n/text.h"
#include "staff/staff_named.h"

static int field_of_manager(const struct staff_reader *r)
{
    return sheet_has(&r->sheet, FIELD_manager_id) ? FIELD_manager_id : FIELD_manager_email;
}

/// The one at the top of an organisation is often put down as their own manager: they have none.
static void manager_settle(struct staff_reader *r, uint32_t index, int32_t manager)
{
    r->list->people.at[index].manager = manager == (int32_t)index ? STAFF_NONE : manager;
}

/// The first row of each name that means nobody.
static void outside_note(struct staff_reader *r, uint32_t index, bool *is_noted)
{
    if (!*is_noted)
        sheet_note_at(&r->sheet, r->list->people.at[index].row, field_of_manager(r), FINDING_manager_outside);
    *is_noted = true;
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
    struct staff_named named = staff_named_new(r->scratch);
    struct staff_people *people = &r->list->people;
    uint32_t *names = NEW_ARRAY(r->scratch, uint32_t, people->count + 1); // 0: none
    for (uint32_t i = 0; i < people->count; i++)
        if (people->at[i].manager_key.len)
            names[i] = staff_named_add(&named, text_fold(r->scratch, people->at[i].manager_key));
    staff_named_find(&named, r->list);
    bool *is_noted = NEW_ARRAY(r->scratch, bool, named.people.count);
    for (uint32_t i = 0; i < people->count; i++) {
        int32_t manager = named.people.at[names[i]];
        manager_settle(r, i, manager);
        if (names[i] && manager == STAFF_NONE)
            outside_note(r, i, &is_noted[names[i]]);
    }
    cycles_note(r);
}
