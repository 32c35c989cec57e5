// SPDX-License-Identifier: EUPL-1.2
// The door of the engine: a request in, the best plan found and a bound out. Nobody outside of seating/
// includes another header of it, so what the house may use stands in the list below; the rooms behind it are
// problem/ (the request, what a plan is, limits), design/ (exact rounds by formula), cover/ (how many
// meetings at least) and search/.
//
//     struct seat_options o = {.seed = 1, .limits = {.seconds = 5, .now = monotonic}};
//     struct seating s;
//     seat(arena, &problem, &o, &s);
//     switch (s.outcome) {
//     case SEAT_PLANNED:    use(s.plan, s.value.worth, s.bound, s.proven_optimal); break;
//     case SEAT_IMPOSSIBLE: explain(s.clash); break;
//     case SEAT_NOT_FOUND:  ...           // neither a plan nor a proof that there is none, in the time given
//     }
//
// The problem's numbers must be in range (people and rounds below their counts); everything else a user can
// get wrong ends as SEAT_IMPOSSIBLE. Hard rules (sizes, apart, together, absences, held rounds) hold in every
// plan that is returned: it is checked before it leaves. Method: an exact design where one fits, else
// annealing over all rounds (search/search.h), for more than BOARD_PEOPLE_MOST people round by round
// (search/crowd.h).
#ifndef SEATING_SEAT_H
#define SEATING_SEAT_H

#include "seating/cover/cover.h"
#include "seating/problem/budget.h"
#include "seating/problem/clash.h"
#include "seating/problem/plan.h"
#include "seating/search/bound.h"
#include "seating/search/draws.h"
#include "seating/search/mdgp.h"

enum seat_outcome { SEAT_PLANNED, SEAT_IMPOSSIBLE, SEAT_NOT_FOUND };

struct seat_options {
    uint64_t seed;
    struct limits limits;
    bool search_only;             // no exact designs
    const struct plan *announced; // same people and rounds; NULL: nobody has been told anything
    double move_price;            // in worth, for each seat that differs from `announced`
};

struct seating {
    enum seat_outcome outcome;
    struct shape shape;
    struct plan plan;
    struct plan_value value;
    double bound;
    bool proven_optimal;
    const char *method; // a word for logs and JSON
    uint64_t moves;
    struct clash clash; // SEAT_IMPOSSIBLE
};

void seat(struct arena *arena, const struct problem *problem, const struct seat_options *options,
          struct seating *out);

#endif
