// SPDX-License-Identifier: EUPL-1.2
// What a staff list says of one person, beside what is stored.
#include "people/import.h"

#include "people/import_positions.h"
#include "people/import_stored.h"
#include "people/import_units.h"

struct making {
    const struct import_plan *plan;
    struct arena *arena;
};

static bool has_field(const struct making *m, enum staff_field field)
{
    return m->plan->list->fields >> field & 1;
}

/// What the list says, where it has the column and something stands in it; else what is stored.
static void take(const struct making *m, struct image *image, enum image_field to, enum staff_field field,
                 struct str text)
{
    if (has_field(m, field))
        image->at[to] = text;
}

/// A manager who is not in the list may still be stored.
static struct str stored_manager_key(const struct import_stored *s, const struct staff_person *p)
{
    uint32_t index;
    struct str name = str_slice(p->manager_key, 2, p->manager_key.len);
    bool is_email = str_starts(p->manager_key, S("m:"));
    bool is_found = is_email ? str_map_find(&s->by_email, name, &index) && index != IMPORT_AMBIGUOUS
                             : str_map_find(&s->by_key, p->manager_key, &index);
    return is_found ? s->people.at[index].match_key : S("");
}

static struct str manager_key(const struct import_plan *plan, const struct staff_person *p)
{
    if (p->manager != STAFF_NONE)
        return plan->list->people.at[p->manager].key;
    struct str key = stored_manager_key(plan->stored, p);
    return str_is(key, p->key) ? S("") : key; // the one at the top is put down as their own
}

/// A last day that is to come is known, and the list has no column for it.
static bool ends_later_as_stored(const struct making *m, const struct image *image)
{
    struct date day;
    return !has_field(m, FIELD_end_date) && !str_is(image->at[IMAGE_state], S("ended")) &&
           date_parse_iso(image->at[IMAGE_ended_on], &day) && date_compare(day, m->plan->today) >= 0;
}

static void state_take(const struct making *m, struct image *image, const struct staff_person *p)
{
    bool has_left = p->ended_on.is_set && date_compare(p->ended_on.value, m->plan->today) < 0;
    enum person_state state = has_left ? PERSON_STATE_ENDED : p->state;
    bool was_on_leave = str_is(image->at[IMAGE_state], S("leave"));
    if (state == PERSON_STATE_ACTIVE && was_on_leave && !has_field(m, FIELD_status))
        state = PERSON_STATE_LEAVE;
    bool keeps_end = state == PERSON_STATE_ENDED && !p->ended_on.is_set;
    if (!keeps_end && !ends_later_as_stored(m, image))
        image->at[IMAGE_ended_on] = image_date(m->arena, p->ended_on);
    else if (!image->at[IMAGE_ended_on].len)
        image->at[IMAGE_ended_on] = date_iso(m->arena, m->plan->today);
    image->at[IMAGE_state] = person_state_text(state);
}

static void position_take(const struct making *m, struct image *image, const struct staff_person *p)
{
    struct import_positions listed =
        import_positions_listed(m->arena, m->plan, p, image->at[IMAGE_positions]);
    const struct staff_position *main = listed.main;
    image->at[IMAGE_unit] = import_unit_text(m->arena, m->plan, main->unit);
    take(m, image, IMAGE_job_title, FIELD_job_title, main->job_title);
    take(m, image, IMAGE_job_code, FIELD_job_code, main->job_code);
    take(m, image, IMAGE_job_category, FIELD_job_category, main->job_category);
    take(m, image, IMAGE_workplace, FIELD_workplace, main->workplace);
    take(m, image, IMAGE_share_percent, FIELD_position_percent, image_share(m->arena, p->share_percent));
    if (main->employment != EMPLOYMENT_UNKNOWN)
        image->at[IMAGE_employment_type] = employment_text(main->employment);
    image->at[IMAGE_positions] = listed.text;
}

static struct image image_listed(const struct making *m, const struct staff_person *p, struct image image)
{
    image.at[IMAGE_match_key] = p->key;
    take(m, &image, IMAGE_employee_id, FIELD_employee_id, p->employee_id);
    take(m, &image, IMAGE_object_id, FIELD_oidc_subject, p->object_id);
    image.at[IMAGE_given_name] = p->given_name;
    image.at[IMAGE_family_name] = p->family_name;
    image.at[IMAGE_email] = p->email;
    image.at[IMAGE_by_hand] = S("no"); // from now on the list says
    image.at[IMAGE_hired_on] = date_iso(m->arena, p->hired_on);
    if (p->language.is_set)
        image.at[IMAGE_language] = lang_tag((enum lang)p->language.value);
    if (p->education != EDUCATION_UNKNOWN || !image.at[IMAGE_education].len)
        image.at[IMAGE_education] = education_text(p->education);
    if (p->is_manager.is_set || !image.at[IMAGE_is_manager].len)
        image.at[IMAGE_is_manager] = p->is_manager.value ? S("yes") : S("no");
    if (has_field(m, FIELD_manager_id) || has_field(m, FIELD_manager_email))
        image.at[IMAGE_manager] = manager_key(m->plan, p);
    position_take(m, &image, p);
    state_take(m, &image, p);
    return image;
}

/// Who is in the list no more has left today, unless an earlier day is known.
static struct image image_gone(const struct making *m, const struct import_person_stored *row,
                               struct image image)
{
    image.at[IMAGE_state] = person_state_text(PERSON_STATE_ENDED);
    if (str_map_has(&m->plan->listed, row->match_key)) // it is another's now
        image.at[IMAGE_match_key] = image_key_of_leaver(m->arena, row->id);
    if (!row->ended_on.is_set || date_compare(row->ended_on.value, m->plan->today) > 0)
        image.at[IMAGE_ended_on] = date_iso(m->arena, m->plan->today);
    return image;
}

struct import_images import_images(struct arena *arena, const struct import_plan *plan,
                                   const struct import_entry *entry)
{
    struct making m = {plan, arena};
    struct import_images images = {0};
    if (entry->stored != IMPORT_NOT_STORED)
        images.before = import_stored_image(arena, plan->stored, (size_t)entry->stored);
    images.after = entry->staff == STAFF_NONE
                       ? image_gone(&m, &plan->stored->people.at[entry->stored], images.before)
                       : image_listed(&m, &plan->list->people.at[entry->staff], images.before);
    return images;
}
