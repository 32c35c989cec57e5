// SPDX-License-Identifier: EUPL-1.2
// From rows to people: one person for each key, with a main position.
#include "staff/staff_reader.h"

#include "i18n/text.h"

static bool is_same_name(struct staff_reader *r, struct str a, struct str b)
{
    return str_is(text_bare(r->scratch, a, TEXT_AS_WRITTEN), text_bare(r->scratch, b, TEXT_AS_WRITTEN));
}

/// The same work in the same unit, place and time: two rows of it are one position that a join has
/// multiplied, by courses, degrees or managers, whatever they differ in.
static bool is_same_position(struct staff_reader *r, const struct staff_position *a,
                             const struct staff_position *b)
{
    double apart = a->share_percent.value - b->share_percent.value;
    bool is_same_time = date_compare(a->starts_on, b->starts_on) == 0 &&
                        a->ends_on.is_set == b->ends_on.is_set &&
                        (!a->ends_on.is_set || date_compare(a->ends_on.value, b->ends_on.value) == 0);
    return a->unit == b->unit && is_same_time && a->share_percent.is_set == b->share_percent.is_set &&
           apart < 0.005 && apart > -0.005 && str_is(a->job_code, b->job_code) &&
           is_same_name(r, a->job_title, b->job_title) && is_same_name(r, a->workplace, b->workplace);
}

static enum education higher(enum education a, enum education b)
{
    return b != EDUCATION_UNKNOWN && (a == EDUCATION_UNKNOWN || b > a) ? b : a;
}

/// The row among those from `last` back that tells the same position, or STAFF_NONE.
static int32_t told_already(struct staff_reader *r, int32_t index, int32_t last)
{
    enum { LOOKED_AT_MOST = 50 }; // nobody has more positions, and no file takes all day
    int looked_at = 0;
    for (int32_t i = last; i != STAFF_NONE && looked_at++ < LOOKED_AT_MOST; i = r->rows.at[i].previous)
        if (is_same_position(r, &r->list->positions.at[i], &r->list->positions.at[index]))
            return i;
    return STAFF_NONE;
}

/// Hangs a row behind the others of its person, or puts what it adds into the one that tells the same
/// position.
static void row_chain(struct staff_reader *r, int32_t index, int32_t *last)
{
    struct staff_row *row = &r->rows.at[index];
    int32_t told = told_already(r, index, *last);
    if (told == STAFF_NONE) {
        row->previous = *last;
        *last = index;
        return;
    }
    struct staff_person *people = r->list->people.at;
    row->is_repeated = true;
    r->rows.at[told].is_marked_primary |= row->is_marked_primary;
    people[told].education = higher(people[told].education, people[index].education);
    sheet_note_at(&r->sheet, r->list->positions.at[index].row, FIELD_employee_id, FINDING_row_repeated);
}

/// A person's highest degree counts, on whichever of their rows it stands.
static void education_spread(struct staff_reader *r, int32_t last)
{
    enum education highest = EDUCATION_UNKNOWN;
    for (int32_t i = last; i != STAFF_NONE; i = r->rows.at[i].previous)
        highest = higher(highest, r->list->people.at[i].education);
    for (int32_t i = last; i != STAFF_NONE; i = r->rows.at[i].previous)
        r->list->people.at[i].education = highest;
}

static void repeats_find(struct staff_reader *r)
{
    struct str_map keys = str_map_for(r->scratch, r->rows.count);
    int32_t *last = NEW_ARRAY(r->scratch, int32_t, r->rows.count + 1), people = 0;
    for (int32_t i = 0; i < (int32_t)r->rows.count; i++) {
        uint32_t *person;
        if (r->rows.at[i].is_bad)
            continue;
        if (str_map_add(&keys, r->list->people.at[i].key, &person)) {
            *person = (uint32_t)people;
            last[people++] = STAFF_NONE;
        }
        row_chain(r, i, &last[*person]);
    }
    for (int32_t i = 0; i < people; i++)
        education_spread(r, last[i]);
}

/// Leaves the rows that are positions.
static void rows_sift(struct staff_reader *r)
{
    size_t kept = 0;
    for (size_t i = 0; i < r->rows.count; i++)
        if (r->rows.at[i].is_bad) {
            staff_row_unread(r, &r->list->people.at[i]);
        } else if (r->rows.at[i].is_repeated) {
            r->list->repeated++;
        } else {
            r->rows.at[kept] = r->rows.at[i];
            r->list->people.at[kept] = r->list->people.at[i];
            r->list->positions.at[kept++] = r->list->positions.at[i];
        }
    r->rows.count = r->list->positions.count = kept;
}

/// Whether row `a` beats row `b` as the main position: marked so, else larger, else older.
static bool is_more_primary(const struct staff_reader *r, int32_t a, int32_t b)
{
    const struct staff_row *row = &r->rows.at[a], *best = &r->rows.at[b];
    const struct staff_position *position = &r->list->positions.at[a], *main = &r->list->positions.at[b];
    double share = position->share_percent.value, main_share = main->share_percent.value;
    if (row->is_marked_primary != best->is_marked_primary)
        return row->is_marked_primary;
    if (share > main_share || share < main_share)
        return share > main_share;
    return date_compare(position->starts_on, main->starts_on) < 0;
}

/// Hangs position `index` behind the person's last one.
static void position_hang(struct staff_list *list, struct staff_person *person, int32_t *last, int32_t index)
{
    if (*last == STAFF_NONE)
        person->first = index;
    else
        list->positions.at[*last].next = index;
    *last = index;
}

/// Person n has its first row at n or later: what row n says stays until it is read.
static void rows_group(struct staff_reader *r, struct str_map *keys, int32_t *last)
{
    for (int32_t i = 0; i < (int32_t)r->rows.count; i++) {
        uint32_t *index;
        if (str_map_add(keys, r->list->people.at[i].key, &index)) {
            *index = (uint32_t)r->list->people.count;
            last[*index] = STAFF_NONE;
            r->list->people.at[r->list->people.count++].primary = i;
        }
        struct staff_person *person = &r->list->people.at[*index];
        r->list->positions.at[i].person = *index;
        position_hang(r->list, person, &last[*index], i);
        if (is_more_primary(r, i, person->primary))
            person->primary = i;
    }
}

static void difference_note(struct staff_reader *r, const struct staff_person *person,
                            const struct staff_person *other)
{
    int64_t row = other->row;
    if (!str_is(person->email_key, other->email_key))
        sheet_note_at(&r->sheet, row, FIELD_email, FINDING_person_differs);
    if (!str_is(person->family_name, other->family_name) || !str_is(person->given_name, other->given_name)) {
        bool is_parted = sheet_has(&r->sheet, FIELD_family_name);
        sheet_note_at(&r->sheet, row, is_parted ? FIELD_family_name : FIELD_full_name,
                      FINDING_person_differs);
    }
}

/// Someone with one running position is not gone, and someone at work in one is not on leave.
static enum person_state state_of_both(enum person_state a, enum person_state b)
{
    return a < b ? a : b;
}

static void position_add_up(struct staff_reader *r, struct staff_person *person,
                            const struct staff_position *position, const struct staff_person *row)
{
    if (position->share_percent.is_set) {
        person->share_percent.is_set = true;
        person->share_percent.value += position->share_percent.value;
    }
    if (date_compare(row->hired_on, person->hired_on) < 0)
        person->hired_on = row->hired_on;
    if (!position->ends_on.is_set)
        person->ended_on.is_set = false;
    else if (date_compare(position->ends_on.value, person->ended_on.value) > 0)
        person->ended_on.value = position->ends_on.value;
    person->state = state_of_both(person->state, row->state);
    if (row->row != person->row)
        difference_note(r, person, row);
}

/// Person n from the row of the main position, and what the others say added up.
static struct staff_person person_settled(struct staff_reader *r, size_t n)
{
    const struct staff_person *rows = r->list->people.at;
    int32_t first = rows[n].first, primary = rows[n].primary;
    struct staff_person person = rows[primary];
    struct staff_positions *positions = &r->list->positions;
    person.first = first;
    person.primary = primary;
    person.ended_on = (struct maybe_date){true, {INT32_MIN}};
    positions->at[primary].is_primary = true;
    for (int32_t i = first; i != STAFF_NONE; i = positions->at[i].next)
        position_add_up(r, &person, &positions->at[i], &rows[i]);
    if (!person.ended_on.is_set)
        person.ended_on.value = (struct date){0};
    bool is_one = positions->at[first].next == STAFF_NONE;
    if (!is_one && person.share_percent.value > 100.01)
        sheet_note_at(&r->sheet, person.row, FIELD_position_percent, FINDING_percent_sum_over_100);
    return person;
}

static void shared_emails_note(struct staff_reader *r)
{
    struct str_map seen = str_map_for(r->scratch, r->list->people.count);
    for (size_t i = 0; i < r->list->people.count; i++) {
        uint32_t *first;
        const struct staff_person *person = &r->list->people.at[i];
        if (!str_map_add(&seen, person->email_key, &first))
            sheet_note_at(&r->sheet, person->row, FIELD_email, FINDING_email_shared);
    }
}

/// Numbers of one length that have become shorter where they began with zeros.
static void lost_zeros_note(struct staff_reader *r)
{
    size_t longest = 0;
    for (size_t i = 0; i < r->list->people.count; i++) {
        struct str id = r->list->people.at[i].employee_id;
        int64_t number;
        if (!id.len || id.at[0] == '0' || !str_int(id, &number))
            return; // no plain numbers, or the zeros are still there
        longest = id.len > longest ? id.len : longest;
    }
    for (size_t i = 0; i < r->list->people.count; i++)
        if (r->list->people.at[i].employee_id.len < longest) {
            sheet_note_at(&r->sheet, r->list->people.at[i].row, FIELD_employee_id, FINDING_zeros_lost);
            return;
        }
}

void staff_people_group(struct staff_reader *r)
{
    repeats_find(r);
    rows_sift(r);
    struct str_map keys = str_map_for(r->scratch, r->rows.count);
    rows_group(r, &keys, NEW_ARRAY(r->scratch, int32_t, r->rows.count + 1));
    for (size_t i = 0; i < r->list->people.count; i++)
        r->list->people.at[i] = person_settled(r, i);
    shared_emails_note(r);
    lost_zeros_note(r);
}
