// SPDX-License-Identifier: EUPL-1.2
// Positions of a list, each beside the stored one that it continues.
#include "people/import_positions.h"

#include "people/import_units.h"

enum { STORED_MOST = 100 }; // positions of one person that are looked through

enum likeness { SAME_WORK, SAME_UNIT, BOTH_MAIN, LIKENESS_COUNT };

struct listed {
    const struct staff_position *staff;
    struct image_position is;
    bool is_met;
};

struct stored {
    struct image_position was;
    bool is_met;
};

struct merging {
    struct arena *arena;
    const struct import_plan *plan;
    struct listed *listed;
    size_t listed_count;
    struct stored *stored;
    size_t stored_count;
    size_t main; // of those listed
};

static bool has_field(const struct merging *m, enum staff_field field)
{
    return m->plan->list->fields >> field & 1;
}

static void listed_read(struct merging *m, const struct staff_person *person)
{
    const struct staff_positions *all = &m->plan->list->positions;
    for (int32_t i = person->first; i != STAFF_NONE; i = all->at[i].next)
        m->listed_count++;
    m->listed = NEW_ARRAY(m->arena, struct listed, m->listed_count);
    size_t count = 0;
    for (int32_t i = person->first; i != STAFF_NONE; i = all->at[i].next) {
        const struct staff_position *p = &all->at[i];
        struct image_position is = {
            import_unit_text(m->arena, m->plan, p->unit),
            p->job_title,
            p->job_code,
            p->share_percent,
            {true, p->starts_on},
            p->ends_on,
            p->is_primary,
        };
        if (i == person->primary)
            m->main = count;
        m->listed[count++] = (struct listed){.staff = p, .is = is};
    }
}

static void stored_read(struct merging *m, struct str text)
{
    if (!text.len)
        return;
    m->stored = NEW_ARRAY(m->arena, struct stored, STORED_MOST);
    while (m->stored_count < STORED_MOST && image_position_cut(&text, &m->stored[m->stored_count].was))
        m->stored_count++;
}

static bool are_alike(const struct merging *m, const struct image_position *is,
                      const struct image_position *was, enum likeness how)
{
    switch (how) {
    case SAME_WORK:
        return str_is(is->unit, was->unit) &&
               (!has_field(m, FIELD_job_title) || str_is(is->job_title, was->job_title)) &&
               (!has_field(m, FIELD_job_code) || str_is(is->job_code, was->job_code));
    case SAME_UNIT: return str_is(is->unit, was->unit);
    case BOTH_MAIN: return is->is_primary && was->is_primary;
    case LIKENESS_COUNT: break;
    }
    return false;
}

static void unlisted_keep(const struct merging *m, struct image_position *is,
                          const struct image_position *was)
{
    if (!has_field(m, FIELD_job_title))
        is->job_title = was->job_title;
    if (!has_field(m, FIELD_job_code))
        is->job_code = was->job_code;
    if (!has_field(m, FIELD_position_percent))
        is->share_percent = was->share_percent;
    bool ends_later = was->ends_on.is_set && date_compare(was->ends_on.value, m->plan->today) >= 0;
    if (!has_field(m, FIELD_end_date) && ends_later)
        is->ends_on = was->ends_on;
}

/// Nothing in the list says which of them is the main one.
static bool keeps_main(const struct merging *m)
{
    return !has_field(m, FIELD_primary_position) && !has_field(m, FIELD_position_percent);
}

static void meet(struct merging *m, size_t index, struct stored *stored)
{
    m->listed[index].is_met = stored->is_met = true;
    unlisted_keep(m, &m->listed[index].is, &stored->was);
    if (stored->was.is_primary && keeps_main(m)) {
        m->listed[m->main].is.is_primary = false;
        m->listed[index].is.is_primary = true;
        m->main = index;
    }
}

static void all_meet(struct merging *m, enum likeness how)
{
    for (size_t i = 0; i < m->listed_count; i++)
        for (size_t k = 0; k < m->stored_count && !m->listed[i].is_met; k++)
            if (!m->stored[k].is_met && are_alike(m, &m->listed[i].is, &m->stored[k].was, how))
                meet(m, i, &m->stored[k]);
}

struct import_positions import_positions_listed(struct arena *arena, const struct import_plan *plan,
                                                const struct staff_person *person, struct str stored)
{
    struct merging m = {.arena = arena, .plan = plan};
    listed_read(&m, person);
    stored_read(&m, stored);
    for (enum likeness how = SAME_WORK; how < LIKENESS_COUNT; how++)
        all_meet(&m, how);
    struct image_position *all = NEW_ARRAY(arena, struct image_position, m.listed_count);
    for (size_t i = 0; i < m.listed_count; i++)
        all[i] = m.listed[i].is;
    return (struct import_positions){m.listed[m.main].staff, image_positions(arena, all, m.listed_count)};
}
