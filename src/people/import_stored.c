// SPDX-License-Identifier: EUPL-1.2
// Reading everyone who is stored.
#include "people/import_stored.h"

/// Where each person's positions begin; both lists are in the order of people.
static void positions_part(struct arena *arena, struct import_stored *s)
{
    size_t at = 0;
    s->positions_from = NEW_ARRAY(arena, uint32_t, s->people.count + 1);
    for (size_t i = 0; i < s->people.count; i++) {
        s->positions_from[i] = (uint32_t)at;
        while (at < s->positions.count && s->positions.at[at].person.n == s->people.at[i].id.n)
            at++;
    }
    s->positions_from[s->people.count] = (uint32_t)at;
}

struct image import_stored_image(struct arena *arena, const struct import_stored *s, size_t person)
{
    size_t from = s->positions_from[person], count = s->positions_from[person + 1] - from;
    struct image_position *own = NEW_ARRAY(arena, struct image_position, count + 1);
    for (size_t i = 0; i < count; i++) {
        const struct import_position_stored *p = &s->positions.at[from + i];
        own[i] = (struct image_position){
            image_unit(arena, p->unit),
            p->job_title.value,
            p->job_code.value,
            p->share_percent,
            p->starts_on,
            p->ends_on,
            p->is_primary,
        };
    }
    return image_stored(arena, &s->people.at[person], image_positions(arena, own, count));
}

void import_unique_add(struct str_map *map, struct str key, uint32_t value)
{
    uint32_t *slot;
    if (key.len)
        *slot = str_map_add(map, key, &slot) ? value : IMPORT_AMBIGUOUS;
}

struct import_stored import_stored_read(struct arena *arena, struct db *db)
{
    struct import_stored s = {.by_key = str_map_new(arena),
                              .by_object = str_map_new(arena),
                              .by_email = str_map_new(arena),
                              .by_former_email = str_map_new(arena)};
    if (db) {
        s.people = import_people_stored(db);
        s.positions = import_positions_stored(db);
    }
    positions_part(arena, &s);
    s.is_met = NEW_ARRAY(arena, bool, s.people.count + 1);
    for (uint32_t i = 0; i < s.people.count; i++) {
        uint32_t *slot;
        const struct import_person_stored *p = &s.people.at[i];
        if (str_map_add(&s.by_key, p->match_key, &slot))
            *slot = i;
        import_unique_add(&s.by_object, p->object_id.value, i);
        import_unique_add(p->state == PERSON_STATE_ENDED ? &s.by_former_email : &s.by_email, p->email_key, i);
    }
    return s;
}
