// SPDX-License-Identifier: EUPL-1.2
// From rows of the database to the engine's problem.
#include "groups/table.h"

#include "db/db.h"

enum { LEAST_PEOPLE = 3 };

uint32_t table_person(const struct table *table, struct person_id person)
{
    for (size_t i = 0; i < table->members.count; i++)
        if (table->members.at[i].person.n == person.n)
            return (uint32_t)i;
    return UINT32_MAX;
}

uint32_t table_round(const struct table *table, struct gathering_id gathering)
{
    for (size_t r = 0; r < table->round_count; r++)
        if (table->rounds[r].id.n == gathering.n)
            return (uint32_t)r;
    return UINT32_MAX;
}

static uint32_t *silos_of(struct arena *arena, struct table *table)
{
    uint32_t *silo = NEW_ARRAY(arena, uint32_t, table->members.count);
    for (size_t i = 0; i < table->members.count; i++) {
        silo[i] = table->silos;
        for (size_t k = 0; k < i && silo[i] == table->silos; k++)
            if (table->members.at[k].silo.is_set == table->members.at[i].silo.is_set &&
                table->members.at[k].silo.value.n == table->members.at[i].silo.value.n)
                silo[i] = silo[k];
        table->silos += silo[i] == table->silos;
    }
    return silo;
}

static bool has_seats(const struct seat_place_list *seats, struct gathering_id gathering)
{
    for (size_t i = 0; i < seats->count; i++)
        if (seats->at[i].gathering.n == gathering.n)
            return true;
    return false;
}

/// Gatherings that were held with groups, then those to come.
static void rounds_read(struct db *db, const struct table_question *q, const struct seat_place_list *seats,
                        struct table *table)
{
    struct seating_gathering_list all = seating_gatherings(db, q->network);
    table->rounds = NEW_ARRAY(db_arena(db), struct seating_gathering, all.count);
    table->held = NEW_ARRAY(db_arena(db), bool, all.count);
    for (size_t i = 0; i < all.count; i++) {
        bool is_over =
            all.at[i].state == GATHERING_STATE_HELD || date_compare(all.at[i].held_on, q->today) < 0;
        if (is_over && !has_seats(seats, all.at[i].id))
            continue;
        table->held[table->round_count] = is_over;
        table->rounds[table->round_count++] = all.at[i];
    }
}

static void held_read(struct arena *arena, const struct seat_place_list *seats, struct table *table)
{
    struct held_seat *held = NEW_ARRAY(arena, struct held_seat, seats->count);
    for (size_t i = 0; i < seats->count; i++) {
        uint32_t person = table_person(table, seats->at[i].person);
        uint32_t round = table_round(table, seats->at[i].gathering);
        if (person != UINT32_MAX && round != UINT32_MAX && table->held[round])
            held[table->problem.held_count++] =
                (struct held_seat){round, (uint32_t)seats->at[i].group_number - 1, person};
    }
    table->problem.held = held;
}

static void absences_read(struct db *db, const struct table_question *q, struct table *table)
{
    struct seating_absence_list rows = seating_absences(db, q->network, q->today);
    struct absence *absent = NEW_ARRAY(db_arena(db), struct absence, rows.count + q->absent_count);
    size_t count = 0;
    for (size_t i = 0; i < rows.count + q->absent_count; i++) {
        bool is_row = i < rows.count;
        uint32_t round = table_round(table, is_row ? rows.at[i].gathering : q->absent_at);
        uint32_t person = table_person(table, is_row ? rows.at[i].person : q->absent[i - rows.count]);
        if (round != UINT32_MAX && person != UINT32_MAX && !table->held[round])
            absent[count++] = (struct absence){round, person};
    }
    table->problem.absent = absent;
    table->problem.absent_count = count;
}

/// The wishes that `reader` may see, or all of them.
static void wishes_add(struct arena *arena, const struct table *table, const struct wish_reader *reader,
                       struct problem *p)
{
    size_t count = table->wishes.count;
    struct person_pair *apart = NEW_ARRAY(arena, struct person_pair, count);
    struct person_pair *together = NEW_ARRAY(arena, struct person_pair, count);
    struct acquaintance *met = NEW_ARRAY(arena, struct acquaintance, count);
    for (size_t i = 0; i < count; i++) {
        uint32_t a = table_person(table, table->wishes.at[i].person),
                 b = table_person(table, table->wishes.at[i].other);
        if (a == UINT32_MAX || b == UINT32_MAX || a == b || !wish_is_seen(&table->wishes.at[i], reader))
            continue;
        switch (table->wishes.at[i].kind) {
        case SEATING_WISH_KIND_APART: apart[p->apart_count++] = (struct person_pair){a, b}; break;
        case SEATING_WISH_KIND_TOGETHER: together[p->together_count++] = (struct person_pair){a, b}; break;
        case SEATING_WISH_KIND_ACQUAINTED: met[p->met_count++] = (struct acquaintance){a, b, 1}; break;
        }
    }
    p->apart = apart;
    p->together = together;
    p->met = met;
}

enum table_state table_read(struct db *db, const struct table_question *q, struct table *out)
{
    struct seat_place_list seats = seats_held(db, q->network, q->today);
    *out = (struct table){.members = seating_members(db, q->network, q->silo_depth)};
    rounds_read(db, q, &seats, out);
    if (out->members.count < LEAST_PEOPLE)
        return TABLE_TOO_FEW_PEOPLE;
    if (!out->round_count)
        return TABLE_NO_GATHERINGS;
    out->problem = (struct problem){
        .people = (uint32_t)out->members.count,
        .rounds = (uint32_t)out->round_count,
        .size_least = q->size_least,
        .size_most = q->size_most,
        .silo_weight = 4,
        .held_is_exempt = true,
    };
    out->problem.silo = silos_of(db_arena(db), out);
    held_read(db_arena(db), &seats, out);
    absences_read(db, q, out);
    out->wishes = seating_wishes(db, q->network);
    out->seen = out->problem;
    wishes_add(db_arena(db), out, &(struct wish_reader){.sees_all = true}, &out->problem);
    wishes_add(db_arena(db), out, &q->reader, &out->seen);
    seating_missed(db, q->network, q->today, &out->missed);
    return TABLE_READY;
}

uint32_t table_next(const struct table *table)
{
    uint32_t r = 0;
    while (r < table->round_count && table->held[r])
        r++;
    return r;
}

uint32_t table_known(const struct table *table)
{
    uint32_t known = table_next(table);
    while (known && table->rounds[known - 1].state != GATHERING_STATE_HELD)
        known--;
    return known;
}

struct plan table_plan(struct db *db, const struct table *table, struct seating_plan_id id)
{
    struct plan plan = plan_empty(db_arena(db), table->problem.people, table->problem.rounds);
    struct seat_place_list seats = seats_of(db, id);
    for (size_t i = 0; i < seats.count; i++) {
        uint32_t person = table_person(table, seats.at[i].person),
                 round = table_round(table, seats.at[i].gathering);
        if (person != UINT32_MAX && round != UINT32_MAX && !table->held[round])
            plan.group[round * plan.people + person] = (uint32_t)seats.at[i].group_number - 1;
    }
    for (size_t i = 0; i < table->problem.held_count; i++) {
        const struct held_seat *h = &table->problem.held[i];
        plan.group[h->round * plan.people + h->person] = h->group;
    }
    return plan;
}

void table_fit(struct arena *arena, struct table *table, const struct plan *plan)
{
    struct absence *away = NEW_ARRAY(arena, struct absence, (size_t)plan->people * plan->rounds);
    size_t count = 0;
    for (uint32_t r = 0; r < plan->rounds; r++)
        for (uint32_t p = 0; p < plan->people; p++)
            if (!table->held[r] && plan->group[r * plan->people + p] == AWAY)
                away[count++] = (struct absence){r, p};
    table->problem.absent = table->seen.absent = away;
    table->problem.absent_count = table->seen.absent_count = count;
}
