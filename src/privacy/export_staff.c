// SPDX-License-Identifier: EUPL-1.2
#include "privacy/export_staff.h"

#include "privacy/export_row.h"

void put_person(struct db *db, json_t *all, const struct told_person *p)
{
    json_t *o = json_object();
    put(all, "person", o);
    put_str(o, "state", person_state_text(p->state));
    put_text(o, "employee_id", p->employee_id);
    put_text(o, "object_id", p->object_id);
    put_str(o, "given_name", p->given_name);
    put_str(o, "family_name", p->family_name);
    put_str(o, "email", p->email);
    put_text(o, "language", p->language);
    put_text(o, "unit", p->unit);
    put_text(o, "job_title", p->job_title);
    put_text(o, "job_code", p->job_code);
    put_text(o, "job_category", p->job_category);
    put_real(o, "share_percent", p->share_percent);
    put_text(o, "employment_type", p->employment_type);
    put_date(db, o, "hired_on", p->hired_on);
    put_date(db, o, "ended_on", p->ended_on);
    put_str(o, "education", p->education);
    put_text(o, "manager", p->manager);
    put(o, "is_manager", json_boolean(p->is_manager));
    put_text(o, "workplace", p->workplace);
    put_text(o, "ask_me_about", p->ask_me_about);
    put_text(o, "wants_to_learn", p->wants_to_learn);
}

void put_positions(struct db *db, json_t *all, struct person_id id)
{
    struct told_position_list rows = told_positions(db, id);
    for (size_t i = 0; i < rows.count; i++) {
        const struct told_position *r = &rows.at[i];
        json_t *o = put_row(all, "positions");
        put_text(o, "unit", r->unit);
        put_text(o, "job_title", r->job_title);
        put_text(o, "job_code", r->job_code);
        put_real(o, "share_percent", r->share_percent);
        put_date(db, o, "starts_on", r->starts_on);
        put_date(db, o, "ends_on", r->ends_on);
        put(o, "is_primary", json_boolean(r->is_primary));
    }
}

void put_staff_list(struct db *db, json_t *all, struct person_id id)
{
    struct told_row_before_list before = told_rows_before(db, id);
    for (size_t i = 0; i < before.count; i++)
        put_str(put_row(all, "before_last_staff_list"), "row", before.at[i].row);
    struct told_edit_list edits = told_edits(db, id);
    for (size_t i = 0; i < edits.count; i++) {
        json_t *o = put_row(all, "written_by_hand");
        put_str(o, "made_at", instant_iso(db_arena(db), edits.at[i].made_at));
        put_text(o, "was", edits.at[i].was);
        put_str(o, "becomes", edits.at[i].becomes);
    }
    struct told_managed_unit_list units = told_managed_units(db, id);
    for (size_t i = 0; i < units.count; i++)
        put_str(put_row(all, "managed_units"), "unit", units.at[i].unit);
}
