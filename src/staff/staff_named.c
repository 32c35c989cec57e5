// SPDX-License-Identifier: EUPL-1.2
// Who is meant by a name.
#include "staff/staff_named.h"

#include "base/bug.h"
#include "base/list.h"
#include "i18n/text.h"

enum { KIND_BYTES = 2 }; // "n:", "m:"

struct staff_named staff_named_new(struct arena *arena)
{
    struct staff_named named = {arena, str_map_new(arena), str_map_new(arena), {0}};
    *LIST_ADD(arena, &named.people) = STAFF_NONE;
    return named;
}

uint32_t staff_named_add(struct staff_named *named, struct str key)
{
    uint32_t *index;
    ASSERT(key.len >= KIND_BYTES);
    struct str_map *map = key.at[0] == 'm' ? &named->addresses : &named->numbers;
    if (str_map_add(map, str_slice(key, KIND_BYTES, key.len), &index)) {
        *index = (uint32_t)named->people.count;
        *LIST_ADD(named->arena, &named->people) = STAFF_NONE;
    }
    return *index;
}

static void name_find(struct staff_named *named, const struct str_map *map, struct str name, int32_t person)
{
    uint32_t index;
    if (map->count && name.len && str_map_find(map, name, &index) && named->people.at[index] == STAFF_NONE)
        named->people.at[index] = person;
}

void staff_named_find(struct staff_named *named, const struct staff_list *list)
{
    for (size_t i = 0; i < list->people.count; i++) {
        const struct staff_person *p = &list->people.at[i];
        name_find(named, &named->numbers, text_fold(named->arena, p->employee_id), (int32_t)i);
        name_find(named, &named->numbers, p->object_id, (int32_t)i);
        name_find(named, &named->addresses, p->email_key, (int32_t)i);
    }
}
