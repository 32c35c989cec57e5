// SPDX-License-Identifier: EUPL-1.2
#include "people/by_hand.h"

#include "db/db.h"
#include "i18n/email.h"
#include "people/import_person.h"
#include "people/lookup.h"
#include "selection/selection.h"
#include "sql/by_hand.h"

bool hand_read(struct db *db, struct person_id id, struct hand_written *out)
{
    struct import_person_stored row;
    if (!import_person_stored_by_id(db, id, &row))
        return false;
    *out = (struct hand_written){
        .given_name = row.given_name,
        .family_name = row.family_name,
        .email = row.email,
        .employee_id = row.employee_id.value,
        .job_title = row.job_title.value,
        .unit = row.unit,
        .hired_on = row.hired_on,
        .share_percent = row.share_percent,
        .state = row.state,
    };
    education_from_text(row.education, &out->education);
    return true;
}

/// What a staff list would know the person by; of who has neither a new number nor a new address it stays.
static struct str key_of(struct arena *arena, const struct image *was, const struct hand_written *h)
{
    bool is_new = !was->at[IMAGE_match_key].len, was_by_email = str_starts(was->at[IMAGE_match_key], S("m:"));
    if (h->employee_id.len && (is_new || was_by_email || !str_is(h->employee_id, was->at[IMAGE_employee_id])))
        return str_cat(arena, S("n:"), h->employee_id);
    if (!h->employee_id.len && (is_new || was_by_email || was->at[IMAGE_employee_id].len))
        return str_cat(arena, S("m:"), email_key(arena, h->email));
    return was->at[IMAGE_match_key];
}

static struct image image_of(struct arena *arena, struct image image, const struct hand_written *h,
                             struct date today)
{
    bool leaves = h->state == PERSON_STATE_ENDED;
    image.at[IMAGE_match_key] = key_of(arena, &image, h);
    image.at[IMAGE_employee_id] = h->employee_id;
    image.at[IMAGE_given_name] = h->given_name;
    image.at[IMAGE_family_name] = h->family_name;
    image.at[IMAGE_email] = h->email;
    image.at[IMAGE_unit] = image_unit(arena, h->unit);
    image.at[IMAGE_job_title] = h->job_title;
    image.at[IMAGE_share_percent] = image_share(arena, h->share_percent);
    image.at[IMAGE_hired_on] = image_date(arena, h->hired_on);
    image.at[IMAGE_education] = education_text(h->education);
    if (leaves && !str_is(image.at[IMAGE_state], person_state_text(h->state)))
        image.at[IMAGE_ended_on] = date_iso(arena, today);
    else if (!leaves && str_is(image.at[IMAGE_state], person_state_text(PERSON_STATE_ENDED)))
        image.at[IMAGE_ended_on] = S("");
    image.at[IMAGE_state] = person_state_text(h->state);
    return image;
}

/// Whether somebody else has what nobody may share.
static enum hand_done taken(struct db *db, struct maybe_person_id id, const struct image *image,
                            struct person_id *holder)
{
    struct str key = image->at[IMAGE_match_key];
    int64_t own = id.is_set ? id.value.n : 0;
    if (by_hand_key_holder(db, key, holder) && holder->n != own)
        return str_starts(key, S("m:")) ? HAND_EMAIL_TAKEN : HAND_NUMBER_TAKEN;
    if (by_hand_email_holder(db, email_key(db_arena(db), image->at[IMAGE_email]), holder) && holder->n != own)
        return HAND_EMAIL_TAKEN;
    return HAND_WRITTEN;
}

static void edit_note(struct db *db, struct person_id id, const struct image *before,
                      const struct image *after, bool is_new, const struct hand_writer *by)
{
    struct arena *arena = db_arena(db);
    person_edit_add(db, &(struct person_edit_new){
                            .person = id,
                            .made_by = {true, by->account},
                            .made_by_name = by->name,
                            .made_at = by->now,
                            .was = {!is_new, image_before_json(arena, before, after)},
                            .becomes = image_before_json(arena, after, before),
                        });
    person_edits_trim(db, id, HAND_EDITS_MOST);
}

static void main_position_write(struct db *db, struct person_id id, const struct hand_written *h, bool is_new)
{
    struct maybe_str title = {h->job_title.len > 0, h->job_title};
    if (!is_new)
        import_position_main_set(db, id, h->unit, title, h->share_percent);
    else
        import_position_add(db, &(struct import_position_row){.person = id,
                                                              .unit = h->unit,
                                                              .job_title = title,
                                                              .share_percent = h->share_percent,
                                                              .starts_on = h->hired_on,
                                                              .is_primary = true});
}

static struct person_id person_write(struct db *db, struct maybe_person_id id, const struct image *before,
                                     const struct image *after, const struct hand_written *h)
{
    struct person_id person = id.value;
    struct import_person_row row = image_row(db_arena(db), after, h->unit);
    if (id.is_set) {
        import_person_change(db, db_arena(db), NULL, person, before, after);
    } else if (import_person_add(db, &row, &person)) {
        lookup_add(db, person, WORD_SOURCE_NAME, row.search_key);
    }
    main_position_write(db, person, h, !id.is_set);
    return person;
}

enum hand_done hand_write(struct db *db, struct maybe_person_id id, const struct hand_written *words,
                          const struct hand_writer *by, struct person_id *holder)
{
    struct import_person_stored row;
    struct image before = {.at = {[IMAGE_by_hand] = S("yes"), [IMAGE_is_manager] = S("no")}};
    if (id.is_set && !import_person_stored_by_id(db, id.value, &row))
        return HAND_NOBODY;
    if (id.is_set)
        before = image_stored(db_arena(db), &row, S(""));
    struct image after = image_of(db_arena(db), before, words, by->today);
    enum hand_done done = taken(db, id, &after, holder);
    if (done != HAND_WRITTEN)
        return done;
    *holder = id.value;
    if (id.is_set && image_is_same(&before, &after))
        return HAND_SAME;
    *holder = person_write(db, id, &before, &after, words);
    edit_note(db, *holder, &before, &after, !id.is_set, by);
    lookup_count(db);
    selection_staff_changed(db);
    return HAND_WRITTEN;
}
