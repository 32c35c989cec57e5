// SPDX-License-Identifier: EUPL-1.2
// Fuzzes the reading of staff lists: whatever the bytes, the result holds together, and no national identity
// number comes through: not into a finding, and not into what would be kept.
#include "base/bug.h"
#include "i18n/national_id.h"
#include "staff/stafflist.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_clean(struct str text)
{
    ASSERT(!national_id_in(text, NATIONAL_ID_ANYWHERE));
}

static void check_positions(const struct staff_list *list)
{
    for (size_t i = 0; i < list->positions.count; i++) {
        const struct staff_position *p = &list->positions.at[i];
        ASSERT(p->person < list->people.count);
        ASSERT(p->unit == STAFF_NONE || (size_t)p->unit < list->units.count);
        ASSERT(p->next == STAFF_NONE || (p->next > (int32_t)i && (size_t)p->next < list->positions.count));
        ASSERT(!p->share_percent.is_set || (p->share_percent.value >= 0 && p->share_percent.value <= 200));
        check_clean(p->job_title);
        check_clean(p->job_category);
    }
}

static void check_people(const struct staff_list *list)
{
    for (size_t i = 0; i < list->people.count; i++) {
        const struct staff_person *p = &list->people.at[i];
        ASSERT(p->key.len > 2 && (p->manager == STAFF_NONE || (size_t)p->manager < list->people.count));
        ASSERT(list->positions.at[p->primary].person == i && list->positions.at[p->primary].is_primary);
        check_clean(p->given_name);
        check_clean(p->family_name);
        check_clean(p->email);
        check_clean(p->user_name);
    }
    for (size_t i = 0; i < list->units.count; i++) {
        ASSERT(list->units.at[i].parent < (int32_t)i);
        check_clean(list->units.at[i].name);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    struct staff_list *list = staff_list_read(arena, (struct str){(const char *)data, size});
    for (size_t i = 0; i < list->findings.count; i++)
        check_clean(list->findings.at[i].column);
    if (!list->counts[FINDING_REFUSES]) {
        check_positions(list);
        check_people(list);
    }
    arena_free(arena);
    return 0;
}
