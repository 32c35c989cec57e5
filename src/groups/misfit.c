// SPDX-License-Identifier: EUPL-1.2
// The published plan against what is known today.
#include "groups/misfit.h"

#include "db/db.h"

static bool is_expected(const struct problem *p, uint32_t round, uint32_t person)
{
    for (size_t i = 0; i < p->absent_count; i++)
        if (p->absent[i].round == round && p->absent[i].person == person)
            return false;
    return true;
}

static bool has_groups(const struct plan *plan, uint32_t round)
{
    for (uint32_t p = 0; p < plan->people; p++)
        if (plan->group[round * plan->people + p] != AWAY)
            return true;
    return false;
}

static void name_add(struct db *db, struct misfit_people *people, const struct seating_member *m)
{
    people->at[people->count++] = str_words(db_arena(db), m->given_name, m->family_name);
}

static void person_judge(struct db *db, const struct table *table, const struct plan *plan,
                         const bool *is_planned, uint32_t p, struct misfit *m)
{
    bool lacks = false, holds = false;
    for (uint32_t r = 0; r < plan->rounds; r++) {
        bool has_seat = plan->group[r * plan->people + p] != AWAY;
        bool comes = is_planned[r] && is_expected(&table->problem, r, p);
        lacks |= is_planned[r] && comes && !has_seat;
        holds |= is_planned[r] && !comes && has_seat;
    }
    if (lacks)
        name_add(db, &m->without_seat, &table->members.at[p]);
    if (holds)
        name_add(db, &m->not_coming, &table->members.at[p]);
}

static void leavers_read(struct db *db, struct seating_plan_id plan, struct date today, struct misfit *m)
{
    struct seating_leaver_list leavers = seating_leavers(db, plan, today);
    m->left.at = NEW_ARRAY(db_arena(db), struct str, leavers.count);
    for (size_t i = 0; i < leavers.count; i++)
        m->left.at[m->left.count++] = leavers.at[i].name;
}

static void wish_judge(const struct plan *plan, struct broken_wish wish, struct broken_wish_list *out)
{
    const uint32_t *row = plan->group + (size_t)wish.round * plan->people;
    uint32_t a = row[wish.pair.a], b = row[wish.pair.b];
    if (a != AWAY && b != AWAY && (a == b) == (wish.wish == WISH_APART))
        out->at[out->count++] = wish;
}

struct broken_wish_list wishes_broken(struct arena *arena, const struct table *table, const struct problem *p,
                                      const struct plan *plan)
{
    uint32_t next = table_next(table);
    size_t room = (p->apart_count + p->together_count) * (plan->rounds - next);
    struct broken_wish_list broken = {.at = NEW_ARRAY(arena, struct broken_wish, room)};
    for (uint32_t r = next; r < plan->rounds; r++) {
        for (size_t i = 0; i < p->apart_count; i++)
            wish_judge(plan, (struct broken_wish){WISH_APART, p->apart[i], r}, &broken);
        for (size_t i = 0; i < p->together_count; i++)
            wish_judge(plan, (struct broken_wish){WISH_TOGETHER, p->together[i], r}, &broken);
    }
    return broken;
}

struct misfit misfit_find(struct db *db, const struct table *table, const struct seating_plan *row,
                          const struct plan *plan, struct date today)
{
    struct arena *arena = db_arena(db);
    bool *is_planned = NEW_ARRAY(arena, bool, plan->rounds);
    struct misfit m = {
        .without_seat.at = NEW_ARRAY(arena, struct str, plan->people),
        .not_coming.at = NEW_ARRAY(arena, struct str, plan->people),
        .has_missed = table->missed > row->missed,
        .wishes = wishes_broken(arena, table, &table->seen, plan),
    };
    for (uint32_t r = 0; r < plan->rounds; r++) {
        is_planned[r] = !table->held[r] && has_groups(plan, r);
        m.without_groups += !table->held[r] && !is_planned[r];
    }
    for (uint32_t p = 0; p < plan->people; p++)
        person_judge(db, table, plan, is_planned, p, &m);
    leavers_read(db, row->id, today, &m);
    bool comes = table_next(table) < table->round_count;
    m.is_any = m.without_seat.count || m.not_coming.count || m.left.count || m.without_groups ||
               (m.has_missed && comes);
    return m;
}
