// SPDX-License-Identifier: EUPL-1.2
// Units first, then people; a manager always stands before the people that have that manager.
#include "demo/people.h"

#include "i18n/email.h"
#include "i18n/text.h"
#include "people/lookup.h"
#include "sql/people.h"

static struct unit_id *units_add(struct db *db, const struct municipality *m)
{
    struct unit_id *ids = NEW_ARRAY(db_arena(db), struct unit_id, m->unit_count);
    for (size_t i = 0; i < m->unit_count; i++) {
        const struct demo_unit *u = &m->units[i];
        struct maybe_unit_id parent = {0};
        if (u->parent >= 0)
            parent = (struct maybe_unit_id){true, ids[u->parent]};
        demo_unit_add(db, parent, u->code, u->name, &ids[i]);
    }
    return ids;
}

static void person_add(struct db *db, const struct demo_person *p, const struct demo_ids *ids,
                       struct person_id *out)
{
    struct arena *arena = db_arena(db);
    struct str name = str_words(arena, p->given_name, p->family_name);
    struct maybe_person_id manager = {0};
    if (p->manager >= 0)
        manager = (struct maybe_person_id){true, ids->people[p->manager]};
    struct demo_person_new row = {
        .match_key = str_cat(arena, S("n:"), p->employee_id),
        .employee_id = p->employee_id,
        .given_name = p->given_name,
        .family_name = p->family_name,
        .search_key = text_fold(arena, name),
        .email = p->email,
        .email_key = email_key(arena, p->email),
        .unit = ids->units[p->unit],
        .job_title = p->job_title,
        .job_code = p->job_code,
        .share_percent = p->share_percent,
        .employment_type = p->employment_type,
        .hired_on = p->hired_on,
        .education = p->education,
        .manager = manager,
        .is_manager = p->is_manager,
    };
    if (demo_person_add(db, &row, out))
        lookup_add(db, *out, WORD_SOURCE_NAME, row.search_key);
}

struct demo_ids demo_units_add(struct db *db, const struct municipality *m)
{
    return (struct demo_ids){
        .units = units_add(db, m),
        .people = NEW_ARRAY(db_arena(db), struct person_id, m->people_count),
    };
}

void demo_people_add(struct db *db, const struct municipality *m, const struct demo_ids *ids,
                     struct date from, struct date before)
{
    for (size_t i = 0; i < m->people_count; i++)
        if (date_compare(m->people[i].hired_on, from) >= 0 && date_compare(m->people[i].hired_on, before) < 0)
            person_add(db, &m->people[i], ids, &ids->people[i]);
    lookup_count(db);
}

void demo_managers_add(struct db *db, const struct municipality *m, const struct demo_ids *ids)
{
    for (size_t i = 0; i < m->unit_count; i++)
        demo_unit_manager_add(db, ids->units[i], ids->people[m->units[i].manager]);
}
