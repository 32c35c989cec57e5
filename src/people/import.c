// SPDX-License-Identifier: EUPL-1.2
// What a staff list would change in the store.
#include "people/import.h"

#include "db/db.h"
#include "people/import_stored.h"
#include "people/import_units.h"
#include "people/text.h"

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
        return -1;
    s->is_met[index] = true;
    return index;
}

/// The stored person of each of the list's, or -1: first all by key, since a key beats an address.
static int64_t *people_match(struct arena *arena, const struct staff_list *list, struct import_stored *s)
{
    int64_t *match = NEW_ARRAY(arena, int64_t, list->people.count + 1);
    struct str_map emails = emails_of_list(arena, list);
    uint32_t index, own;
    for (size_t i = 0; i < list->people.count; i++)
        match[i] = str_map_find(&s->by_key, list->people.at[i].key, &index) ? meet(s, index) : -1;
    for (size_t i = 0; i < list->people.count; i++) {
        const struct staff_person *p = &list->people.at[i];
        if (match[i] < 0 && p->object_id.len && str_map_find(&s->by_object, p->object_id, &index))
            match[i] = meet(s, index);
        bool is_alone = str_map_find(&emails, p->email_key, &own) && own == i;
        if (match[i] < 0 && is_alone && str_map_find(&s->by_email, p->email_key, &index))
            match[i] = meet(s, index);
    }
    return match;
}

static struct str positions_text(const struct import_plan *plan, const struct staff_person *person)
{
    const struct staff_positions *all = &plan->list->positions;
    size_t count = 0;
    for (int32_t i = person->first; i != STAFF_NONE; i = all->at[i].next)
        count++;
    struct image_position *own = NEW_ARRAY(plan->work, struct image_position, count);
    count = 0;
    for (int32_t i = person->first; i != STAFF_NONE; i = all->at[i].next) {
        const struct staff_position *p = &all->at[i];
        own[count++] = (struct image_position){
            import_unit_text(plan, p->unit),
            p->job_title,
            p->job_code,
            p->share_percent,
            {true, p->starts_on},
            p->ends_on,
            p->is_primary,
        };
    }
    return image_positions(plan->work, own, count);
}

static bool has_field(const struct import_plan *plan, enum staff_field field)
{
    return plan->list->fields >> field & 1;
}

/// What the list says, where it has the column and something stands in it; else what is stored.
static void take(struct import_plan *plan, struct image *image, enum image_field to, enum staff_field field,
                 struct str text)
{
    if (has_field(plan, field))
        image->at[to] = text;
}

/// A manager who is not in the list may still be stored.
static struct str stored_manager_key(const struct staff_person *p, const struct import_stored *s)
{
    uint32_t index;
    struct str name = str_slice(p->manager_key, 2, p->manager_key.len);
    bool is_email = str_starts(p->manager_key, S("m:"));
    bool is_found = is_email ? str_map_find(&s->by_email, name, &index) && index != IMPORT_AMBIGUOUS
                             : str_map_find(&s->by_key, p->manager_key, &index);
    return is_found ? s->people.at[index].match_key : S("");
}

static struct str manager_key(const struct import_plan *plan, const struct staff_person *p,
                              const struct import_stored *s)
{
    if (p->manager != STAFF_NONE)
        return plan->list->people.at[p->manager].key;
    struct str key = stored_manager_key(p, s);
    return str_is(key, p->key) ? S("") : key; // the one at the top is put down as their own
}

static void state_take(struct import_plan *plan, struct image *image, const struct staff_person *p)
{
    bool has_left = p->ended_on.is_set && date_compare(p->ended_on.value, plan->today) < 0;
    enum person_state state = has_left ? PERSON_STATE_ENDED : p->state;
    bool was_on_leave = str_is(image->at[IMAGE_state], S("leave"));
    if (state == PERSON_STATE_ACTIVE && was_on_leave && !has_field(plan, FIELD_status))
        state = PERSON_STATE_LEAVE;
    bool keeps_end = state == PERSON_STATE_ENDED && !p->ended_on.is_set;
    if (!keeps_end)
        image->at[IMAGE_ended_on] = image_date(plan->work, p->ended_on);
    else if (!image->at[IMAGE_ended_on].len)
        image->at[IMAGE_ended_on] = date_iso(plan->work, plan->today);
    image->at[IMAGE_state] = person_state_text(state);
}

static void position_take(struct import_plan *plan, struct image *image, const struct staff_person *p)
{
    const struct staff_position *main = &plan->list->positions.at[p->primary];
    image->at[IMAGE_unit] = import_unit_text(plan, main->unit);
    take(plan, image, IMAGE_job_title, FIELD_job_title, main->job_title);
    take(plan, image, IMAGE_job_code, FIELD_job_code, main->job_code);
    take(plan, image, IMAGE_job_category, FIELD_job_category, main->job_category);
    take(plan, image, IMAGE_workplace, FIELD_workplace, main->workplace);
    take(plan, image, IMAGE_share_percent, FIELD_position_percent, image_share(plan->work, p->share_percent));
    if (main->employment != EMPLOYMENT_UNKNOWN)
        image->at[IMAGE_employment_type] = employment_text(main->employment);
    image->at[IMAGE_positions] = positions_text(plan, p);
}

static struct image image_listed(struct import_plan *plan, const struct staff_person *p, struct image image,
                                 const struct import_stored *s)
{
    image.at[IMAGE_match_key] = p->key;
    take(plan, &image, IMAGE_employee_id, FIELD_employee_id, p->employee_id);
    take(plan, &image, IMAGE_object_id, FIELD_oidc_subject, p->object_id);
    image.at[IMAGE_given_name] = p->given_name;
    image.at[IMAGE_family_name] = p->family_name;
    image.at[IMAGE_email] = p->email;
    image.at[IMAGE_hired_on] = date_iso(plan->work, p->hired_on);
    if (p->language.is_set)
        image.at[IMAGE_language] = lang_tag((enum lang)p->language.value);
    if (p->education != EDUCATION_UNKNOWN || !image.at[IMAGE_education].len)
        image.at[IMAGE_education] = education_text(p->education);
    if (p->is_manager.is_set || !image.at[IMAGE_is_manager].len)
        image.at[IMAGE_is_manager] = p->is_manager.value ? S("yes") : S("no");
    if (has_field(plan, FIELD_manager_id) || has_field(plan, FIELD_manager_email))
        image.at[IMAGE_manager] = manager_key(plan, p, s);
    position_take(plan, &image, p);
    state_take(plan, &image, p);
    return image;
}

static void entry_add(struct import_plan *plan, struct import_entry entry)
{
    plan->entries.at[plan->entries.count++] = entry;
    plan->counts[entry.kind]++;
}

/// Both images of a person of the list; `stored` is -1 for someone new.
static void images_make(struct import_plan *plan, const struct import_stored *s, int64_t stored,
                        const struct staff_person *person, struct image *before, struct image *after)
{
    *before = stored < 0 ? (struct image){0} : import_stored_image(plan->work, s, (size_t)stored);
    *after = image_listed(plan, person, *before, s);
}

/// Images are made on a scratch pad, and again, to be kept, where they differ: most people never change.
static void listed_add(struct import_plan *plan, const struct import_stored *s, int64_t stored, size_t index,
                       struct arena *scratch)
{
    const struct staff_person *person = &plan->list->people.at[index];
    struct import_entry entry = {.kind = IMPORT_KIND_UNCHANGED, .staff = (int32_t)index};
    struct image before, after;
    arena_reset(scratch);
    plan->work = scratch;
    images_make(plan, s, stored, person, &before, &after);
    if (stored >= 0)
        entry.person = (struct maybe_person_id){true, s->people.at[stored].id};
    if (!image_is_same(&before, &after)) {
        entry.kind = stored < 0 ? IMPORT_KIND_NEW : IMPORT_KIND_CHANGED;
        entry.before = NEW(plan->arena, struct image);
        entry.after = NEW(plan->arena, struct image);
        plan->work = plan->arena;
        images_make(plan, s, stored, person, entry.before, entry.after);
    }
    entry_add(plan, entry);
}

/// People of rows that could not be read are in the file: they have not left, and stay as they are.
static void unread_meet(const struct staff_list *list, struct import_stored *s)
{
    uint32_t index;
    for (size_t i = 0; i < list->unread.count; i++) {
        struct str key = list->unread.at[i];
        if (str_map_find(&s->by_key, key, &index))
            s->is_met[index] = true;
        else if (str_starts(key, S("m:")) && str_map_find(&s->by_email, str_slice(key, 2, key.len), &index) &&
                 index != IMPORT_AMBIGUOUS)
            s->is_met[index] = true;
    }
}

static void gone_add(struct import_plan *plan, const struct import_stored *s, size_t index)
{
    const struct import_person_stored *row = &s->people.at[index];
    if (row->state == PERSON_STATE_ENDED)
        return;
    struct import_entry entry = {.kind = IMPORT_KIND_GONE, .staff = STAFF_NONE, .person = {true, row->id}};
    entry.before = NEW(plan->arena, struct image);
    entry.after = NEW(plan->arena, struct image);
    *entry.before = *entry.after = import_stored_image(plan->arena, s, index);
    entry.after->at[IMAGE_state] = person_state_text(PERSON_STATE_ENDED);
    if (!row->ended_on.is_set || date_compare(row->ended_on.value, plan->today) > 0)
        entry.after->at[IMAGE_ended_on] = date_iso(plan->arena, plan->today);
    entry_add(plan, entry);
}

static void ids_keep(struct import_plan *plan, const struct import_stored *s)
{
    plan->ids = s->by_key;
    plan->stored_ids =
        NEW_ARRAY(plan->arena, struct person_id, s->people.count + plan->list->people.count + 1);
    for (size_t i = 0; i < s->people.count; i++) {
        plan->stored_ids[i] = s->people.at[i].id;
        plan->at_work_before += s->people.at[i].state != PERSON_STATE_ENDED;
    }
    plan->stored_count = s->people.count;
}

struct import_plan *import_plan(struct arena *arena, struct db *db, const struct staff_list *list,
                                struct date today)
{
    struct import_plan *plan = NEW(arena, struct import_plan);
    *plan = (struct import_plan){.arena = arena, .work = arena, .list = list, .today = today};
    struct import_unit_stored_list units = {0};
    struct import_stored s = import_stored_read(arena, db);
    if (db)
        units = import_units_stored(db);
    import_units_match(plan, &units);
    int64_t *match = people_match(arena, list, &s);
    plan->entries.at = NEW_ARRAY(arena, struct import_entry, list->people.count + s.people.count + 1);
    struct arena *scratch = arena_new();
    for (size_t i = 0; i < list->people.count; i++)
        listed_add(plan, &s, match[i], i, scratch);
    arena_free(scratch);
    plan->work = plan->arena;
    unread_meet(list, &s);
    for (size_t i = 0; i < s.people.count; i++)
        if (!s.is_met[i])
            gone_add(plan, &s, i);
    ids_keep(plan, &s);
    return plan;
}

bool import_asks(const struct import_plan *plan)
{
    return plan->counts[IMPORT_KIND_GONE] * 10 > plan->at_work_before;
}
