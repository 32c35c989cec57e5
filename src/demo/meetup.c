// SPDX-License-Identifier: EUPL-1.2
// What groups wrote on their sheets at the last meet-up, and what people took home from it. The member who
// looks around has not said yet.
#include "demo/networks.h"

#include "gathering/sheet.h"
#include "gathering/takehome.h"
#include "sql/gathering.h"

enum { ANSWERS = 14, FIRST_TO_WRITE = 5 };

// ---- sheets ----

/// One group's sheet of one item.
struct filling {
    struct demo *d;
    struct sheet_place place;
    struct instant now;
};

static void field_add(const struct filling *f, enum sheet_field_kind kind, struct maybe_person_id person,
                      struct str body)
{
    sheet_save(f->d->db, &f->place,
               &(struct sheet_edit){
                   .kind = kind, .person = person, .body = body, .by = f->place.people[0], .now = f->now});
}

static void sheet_fill(const struct filling *f, size_t number)
{
    const struct demo_set *set = f->d->set;
    field_add(f, SHEET_FIELD_KIND_FOUND, (struct maybe_person_id){0}, set->sheets[number].found);
    for (size_t i = 0; i < f->place.count; i++) {
        struct maybe_person_id person = {true, f->place.people[i]};
        const struct demo_line *line = &set->lines[(number * f->place.count + i) % set->line_count];
        field_add(f, SHEET_FIELD_KIND_BRINGS, person, line->brings);
        field_add(f, SHEET_FIELD_KIND_TAKES, person, line->takes);
    }
}

/// The people of a group, in the room of all.
static size_t people_of(const struct group_seat_list *seats, int64_t group, struct person_id *people)
{
    size_t count = 0;
    for (size_t i = 0; i < seats->count; i++)
        if (seats->at[i].group_number == group)
            people[count++] = seats->at[i].person;
    return count;
}

static void sheets_add(struct demo *d, const struct gathering *g, const struct programme_item *item)
{
    struct group_seat_list seats = groups_of(d->db, g->id, d->today);
    struct person_id *people = NEW_ARRAY(db_arena(d->db), struct person_id, seats.count);
    int days_ago = d->today.days - g->held_on.days;
    for (size_t i = 0; i < d->set->sheet_count; i++) {
        int64_t group = d->set->sheets[i].group;
        size_t count = people_of(&seats, group, people);
        struct filling f = {
            d, {g->network, g->id, item->id, group, people, count}, demo_moment(d, days_ago, 13 * 60 + 30)};
        if (count)
            sheet_fill(&f, i);
    }
}

// ---- what people take home ----

static void homes_add(struct demo *d, const struct demo_cohort *members, const struct gathering *g)
{
    int days_ago = d->today.days - g->held_on.days;
    for (size_t i = 0; i < ANSWERS; i++) {
        bool writes = i < d->set->home_count;
        struct take_home_edit edit = {
            .gathering = g->id,
            .person = demo_person_id(d, members, FIRST_TO_WRITE + i),
            .body = writes ? d->set->home[i].text : S(""),
            .shares = writes && d->set->home[i].is_shared,
            .worth = i % 5 ? WORTH_MOST - (int64_t)(i % 2) : 2,
            .now = demo_moment(d, days_ago - 1, 9 * 60 + (int)i * 7),
        };
        take_home_write(d->db, &edit);
    }
}

void demo_meetup_add(struct demo *d, const struct demo_cohort *members, struct gathering_id last)
{
    struct gathering g;
    if (!gathering_by_id(d->db, last, &g))
        return;
    struct programme_item_list items = programme_of(d->db, last);
    for (size_t i = 0; i < items.count; i++)
        if (items.at[i].kind == ITEM_KIND_GROUP_WORK)
            sheets_add(d, &g, &items.at[i]);
    homes_add(d, members, &g);
}
