// SPDX-License-Identifier: EUPL-1.2
// Writing a person who is stored already.
#include "people/import_person.h"

#include "db/db.h"
#include "people/import_units.h"
#include "people/lookup.h"
#include "sql/auth.h"
#include "sql/feed.h"
#include "sql/people.h"

void import_positions_write(struct db *db, const struct import_plan *plan, struct person_id person,
                            struct str text)
{
    struct image_position p;
    while (image_position_cut(&text, &p)) {
        struct import_position_row row = {
            .person = person,
            .job_title = {p.job_title.len > 0, p.job_title},
            .job_code = {p.job_code.len > 0, p.job_code},
            .share_percent = p.share_percent,
            .starts_on = p.starts_on,
            .ends_on = p.ends_on,
            .is_primary = p.is_primary,
        };
        row.unit = import_unit_of_text(plan, p.unit);
        import_position_add(db, &row);
    }
}

static void person_update(struct db *db, struct person_id id, const struct import_person_row *row)
{
    struct import_person_update update = {
        .id = id,
        .match_key = row->match_key,
        .employee_id = row->employee_id,
        .object_id = row->object_id,
        .given_name = row->given_name,
        .family_name = row->family_name,
        .search_key = row->search_key,
        .email = row->email,
        .email_key = row->email_key,
        .language = row->language,
        .unit = row->unit,
        .job_title = row->job_title,
        .job_code = row->job_code,
        .job_category = row->job_category,
        .share_percent = row->share_percent,
        .employment_type = row->employment_type,
        .hired_on = row->hired_on,
        .ended_on = row->ended_on,
        .education = row->education,
        .is_manager = row->is_manager,
        .workplace = row->workplace,
        .state = row->state,
        .by_hand = row->by_hand,
    };
    import_person_set(db, &update);
}

void import_person_change(struct db *db, struct arena *arena, const struct import_plan *plan,
                          struct person_id id, const struct image *before, const struct image *after)
{
    struct import_person_row row = image_row(arena, after, import_unit_of_text(plan, after->at[IMAGE_unit]));
    person_update(db, id, &row);
    if (image_differs(before, after, IMAGE_given_name) || image_differs(before, after, IMAGE_family_name))
        lookup_put(db, id, WORD_SOURCE_NAME, row.search_key);
    if (image_differs(before, after, IMAGE_positions)) {
        import_positions_drop(db, id);
        import_positions_write(db, plan, id, after->at[IMAGE_positions]);
    }
    bool leaves = image_differs(before, after, IMAGE_state) &&
                  str_is(after->at[IMAGE_state], person_state_text(PERSON_STATE_ENDED));
    if (leaves) { // an account says of itself whether it is closed: who comes back finds it as it was
        person_sessions_end(db, id);
        person_links_end(db, id);
        feed_renew(db, id); // the calendar's address
    }
}
