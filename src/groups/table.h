// SPDX-License-Identifier: EUPL-1.2
// A network as the seating engine sees it: its members as numbers from 0, its gatherings as rounds, who was
// really there, who will be away, and who wishes what.
//
//     struct table_question q = {.today = today, .silo_depth = 2, ...};
//     struct table table;
//     if (table_read(db, network, &q, &table) == TABLE_READY)
//         seat(arena, &table.problem, ...);                       // seating/seat.h
//
// Gatherings that are over are rounds only where a published plan had groups for them; who did not come is
// left out, so that the rest is planned from who really met. Wishes are about what is to come. All of it
// lives in the db's arena.
#ifndef GROUPS_TABLE_H
#define GROUPS_TABLE_H

#include "base/date.h"
#include "groups/wish.h"
#include "seating/seat.h"

struct table_question {
    struct network_id network;
    struct wish_reader reader;
    struct date today;
    int64_t silo_depth;
    uint32_t size_least, size_most;
    struct gathering_id absent_at; // "what if": these people are away from that gathering; n 0: nobody
    const struct person_id *absent;
    size_t absent_count;
};

struct table {
    struct seating_member_list members; // person i of the problem
    struct seating_gathering *rounds;   // round r of the problem
    size_t round_count;
    bool *held;                      // [round]
    struct seating_wish_list wishes; // all of the network's
    uint32_t silos;                  // how many different ones
    int64_t missed;                  // absences from gatherings that are over, see the plan's row
    struct problem problem;          // with everyone's wishes: what is drawn
    struct problem seen; // with the wishes that the reader may see: what is judged, said and refused
};

enum table_state { TABLE_READY, TABLE_TOO_FEW_PEOPLE, TABLE_NO_GATHERINGS };

enum table_state table_read(struct db *db, const struct table_question *question, struct table *out);

/// Index of a person or gathering; UINT32_MAX where it is not at the table.
uint32_t table_person(const struct table *table, struct person_id person);
uint32_t table_round(const struct table *table, struct gathering_id gathering);

/// The first round to come; round_count where there is none.
uint32_t table_next(const struct table *table);
/// How many rounds are over and have been marked: who sat in them is known. Until somebody has marked who
/// came, a round that is over stays what was planned.
uint32_t table_known(const struct table *table);

/// A stored plan in the engine's terms: what has been held as it really was, the rest as planned. Who is not
/// a member any more is left out.
struct plan table_plan(struct db *db, const struct table *table, struct seating_plan_id plan);

/// From now on whoever has no seat in a round to come counts as away from it: the plan is judged, and changed
/// by hand, for those whom it was made for.
void table_fit(struct arena *arena, struct table *table, const struct plan *plan);

#endif
