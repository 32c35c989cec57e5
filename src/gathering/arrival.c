// SPDX-License-Identifier: EUPL-1.2
// Marking, and a seat for whoever has none.
#include "gathering/arrival.h"

#include "db/db.h"
#include "sql/seating.h"

/// One of the published groups.
struct company {
    int64_t number;
    size_t people, of_unit; // of the unit of the one who is to be seated
};

struct company_list {
    struct company *at;
    size_t count;
};

static struct company *company_at(struct company_list *all, int64_t number)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->at[i].number == number)
            return &all->at[i];
    all->at[all->count] = (struct company){.number = number};
    return &all->at[all->count++];
}

static bool is_same_unit(struct maybe_str a, struct maybe_str b)
{
    return a.is_set && b.is_set && str_is(a.value, b.value);
}

/// The groups as they are now, guests among them.
static struct company_list companies(struct db *db, const struct group_seat_list *seats,
                                     const struct guest_list *guests, struct maybe_str unit)
{
    struct company_list all = {.at = NEW_ARRAY(db_arena(db), struct company, seats->count + guests->count)};
    for (size_t i = 0; i < seats->count; i++) {
        struct company *c = company_at(&all, seats->at[i].group_number);
        c->people++;
        c->of_unit += is_same_unit(seats->at[i].unit_name, unit);
    }
    for (size_t i = 0; i < guests->count; i++)
        if (guests->at[i].group_number.is_set)
            company_at(&all, guests->at[i].group_number.value)->people++;
    return all;
}

static bool is_better(const struct company *a, const struct company *b)
{
    if (a->people != b->people)
        return a->people < b->people;
    return a->of_unit != b->of_unit ? a->of_unit < b->of_unit : a->number < b->number;
}

/// Not set where the gathering has no groups.
static struct maybe_int group_with_room(struct db *db, struct gathering_id gathering, struct maybe_str unit,
                                        struct date today)
{
    struct group_seat_list seats = groups_of(db, gathering, today);
    struct guest_list guests = guests_of(db, gathering);
    struct company_list all = companies(db, &seats, &guests, unit);
    const struct company *best = NULL;
    for (size_t i = 0; i < all.count; i++)
        if (!best || is_better(&all.at[i], best))
            best = &all.at[i];
    return best ? (struct maybe_int){true, best->number} : (struct maybe_int){0};
}

static bool has_seat(const struct group_seat_list *seats, struct person_id person)
{
    for (size_t i = 0; i < seats->count; i++)
        if (seats->at[i].person.n == person.n)
            return true;
    return false;
}

/// What is over stays as it was, also where somebody is marked afterwards.
static bool is_today(struct db *db, struct gathering_id gathering, struct date today)
{
    struct gathering g;
    return gathering_by_id(db, gathering, &g) && date_compare(g.held_on, today) == 0;
}

/// A seat for everyone who is here and has none.
static void seat_arrivals(struct db *db, struct gathering_id gathering, struct date today)
{
    struct seating_plan_id plan;
    if (!is_today(db, gathering, today) || !seating_plan_of_gathering(db, gathering, &plan))
        return;
    struct attendance_list rows = attendance_of(db, gathering);
    struct group_seat_list seats = groups_of(db, gathering, today);
    for (size_t i = 0; i < rows.count; i++) {
        const struct attendance *a = &rows.at[i];
        if (!a->came.is_set || !a->came.value || has_seat(&seats, a->person))
            continue;
        struct maybe_int group = group_with_room(db, gathering, a->unit_name, today);
        if (group.is_set)
            seat_add(db, plan, gathering, a->person, group.value);
    }
}

void arrival_mark(struct db *db, struct gathering_id gathering, struct person_id person,
                  struct maybe_bool came, struct maybe_account_id by, struct date today)
{
    attendance_mark(db, gathering, person, came, by);
    if (came.is_set && came.value)
        seat_arrivals(db, gathering, today);
}

void arrival_mark_rest(struct db *db, struct gathering_id gathering, struct maybe_account_id by,
                       struct date today)
{
    struct attendance_list rows = attendance_of(db, gathering);
    for (size_t i = 0; i < rows.count; i++)
        if (!rows.at[i].came.is_set)
            attendance_mark(db, gathering, rows.at[i].person, (struct maybe_bool){true, true}, by);
    seat_arrivals(db, gathering, today);
}

void arrival_check_in(struct db *db, struct gathering_id gathering, struct person_id person,
                      struct instant now, struct date today)
{
    if (attendance_check_in(db, gathering, person, now))
        seat_arrivals(db, gathering, today);
}

enum guest_added arrival_guest(struct db *db, struct gathering_id gathering, struct str name,
                               struct maybe_account_id by, struct date today)
{
    if (guests_of(db, gathering).count >= GUESTS_MOST)
        return GUEST_TOO_MANY;
    guest_add(db, gathering, name, group_with_room(db, gathering, (struct maybe_str){0}, today), by);
    return GUEST_ADDED;
}

void arrival_reseat(struct db *db, struct gathering_id gathering, struct date today)
{
    struct guest_list guests = guests_of(db, gathering);
    for (size_t i = 0; i < guests.count; i++)
        guest_seat(db, guests.at[i].id, (struct maybe_int){0});
    seat_arrivals(db, gathering, today);
    for (size_t i = 0; i < guests.count; i++)
        guest_seat(db, guests.at[i].id, group_with_room(db, gathering, (struct maybe_str){0}, today));
}
