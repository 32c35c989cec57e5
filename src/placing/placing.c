// SPDX-License-Identifier: EUPL-1.2
#include "placing/placing.h"

#include "base/csv.h"
#include "base/rng.h"
#include "db/db.h"
#include "placing/problem.h"
#include "placing/solver.h"
#include "sql/rotation.h"

static const uint64_t SEEDS = 1000000; // a number that is read out loud

struct placing_id placing_join(struct db *db, struct call_id call, struct instant now)
{
    struct placing placing;
    uint64_t chance;
    if (!placing_gathering(db, &placing)) {
        random_bytes(&chance, sizeof chance);
        placing_add(db, (int64_t)(chance % SEEDS) + 1, now, &placing.id);
    }
    call_placing_set(db, call, placing.id);
    return placing.id;
}

// ---- drawing ----

/// The wish of a row of the answer: "p12,t7,1,0.667,first". MATCH_NONE: none, or no such one.
static uint32_t wish_named(const struct match_problem *p, struct str person, struct str theme)
{
    for (uint32_t i = 0; theme.len && i < p->wishes; i++)
        if (str_is(p->person[p->wish[i].person].id, person) && str_is(p->theme[p->wish[i].theme].id, theme))
            return i;
    return MATCH_NONE;
}

/// False where it is no answer to the question: each person is a row.
static bool answer_take(struct arena *arena, const struct placing_problem *p, struct str said,
                        struct placing_draft *out)
{
    enum { COLUMNS = 5 };
    struct csv csv = csv_read(arena, said, ',');
    uint32_t rows = 0;
    out->chosen = NEW_ARRAY(arena, struct application_id, p->problem.people);
    if (!csv_row(&csv))
        return false;
    for (; csv_row(&csv) && csv.count == COLUMNS && rows < p->problem.people; rows++) {
        uint32_t i = wish_named(&p->problem, csv.fields[0], csv.fields[1]);
        bool is_held = str_is(csv.fields[4], S("held"));
        if (i != MATCH_NONE && !is_held)
            out->chosen[out->count++] = p->wishes.at[i].id;
    }
    return rows == p->problem.people;
}

enum placing_drawn placing_draw(struct db *db, struct placing_id id, struct str program,
                                struct placing_draft *out)
{
    struct placing_problem p;
    struct str said;
    placing_problem_read(db, id, PROBLEM_TO_DRAW, NULL, &p);
    struct placing_files files = placing_files_of(db_arena(db), &p.problem);
    *out = (struct placing_draft){.digest = placing_files_digest(db_arena(db), &files)};
    if (!p.problem.wishes)
        return PLACING_NO_WISHES;
    bool is_said = solver_run(db_arena(db), program, &files, p.problem.seed, &said);
    return is_said && answer_take(db_arena(db), &p, said, out) ? PLACING_DRAWN : PLACING_NO_SOLVER;
}

enum placing_kept placing_keep(struct db *db, struct placing_id id, const struct placing_draft *draft,
                               struct maybe_account_id by, struct instant now)
{
    struct placing_problem p;
    placing_problem_read(db, id, PROBLEM_TO_DRAW, NULL, &p);
    struct placing_files files = placing_files_of(db_arena(db), &p.problem);
    if (!str_is(placing_files_digest(db_arena(db), &files), draft->digest))
        return PLACING_CHANGED;
    placing_proposal_drop(db, id);
    for (size_t i = 0; i < draft->count; i++)
        placing_choice_set(db, draft->chosen[i], PLACING_SAID_PROPOSED);
    placing_run_add(db, id, by, draft->digest, (int64_t)draft->count, now);
    placing_drawn(db, id, now);
    return PLACING_KEPT;
}

// ---- by hand ----

/// How many of the call's places are meant for somebody else.
static int64_t taken_by_others(const struct placing_problem *p, struct call_id call, struct person_id person)
{
    int64_t taken = 0;
    for (uint32_t n = 0; n < p->problem.people; n++) {
        const struct placing_wish *w = p->at[n] == MATCH_NONE ? NULL : &p->wishes.at[p->at[n]];
        taken += w && w->call.n == call.n && w->person.n != person.n;
    }
    return taken;
}

static bool is_full(const struct placing_problem *p, const struct placing_wish *w)
{
    for (size_t t = 0; t < p->calls.count; t++)
        if (p->calls.at[t].id.n == w->call.n)
            return taken_by_others(p, w->call, w->person) >= p->calls.at[t].places;
    return true;
}

static const struct placing_wish *wish_of(const struct placing_problem *p, struct application_id id)
{
    for (size_t i = 0; i < p->wishes.count; i++)
        if (p->wishes.at[i].id.n == id.n && p->wishes.at[i].state == APPLICATION_STATE_SENT)
            return &p->wishes.at[i];
    return NULL;
}

static bool is_person_bound(const struct placing_problem *p, struct person_id person)
{
    for (size_t i = 0; i < p->wishes.count; i++)
        if (p->wishes.at[i].person.n == person.n && wish_is_bound(&p->wishes.at[i]))
            return true;
    return false;
}

/// Goes there and nowhere else: what was said of the person's other wishes falls away, but a no.
static void put_in(struct db *db, const struct placing_problem *p, const struct placing_wish *w)
{
    for (size_t i = 0; i < p->wishes.count; i++) {
        const struct placing_wish *other = &p->wishes.at[i];
        if (other->person.n == w->person.n && other->said.is_set && other->said.value != PLACING_SAID_OUT)
            placing_choice_drop(db, other->id);
    }
    placing_choice_set(db, w->id, PLACING_SAID_KEPT);
}

static enum placing_moved may_move(const struct placing_problem *p, const struct placing_wish *w,
                                   enum placing_hand hand)
{
    if (!w)
        return PLACING_GONE;
    if (is_person_bound(p, w->person))
        return PLACING_BOUND;
    if (hand != PLACING_IN)
        return PLACING_MOVED;
    if (w->word.is_set && w->word.value == WORD_STATE_NO)
        return PLACING_WORD_NO;
    return is_full(p, w) ? PLACING_FULL : PLACING_MOVED;
}

enum placing_moved placing_may_move(struct db *db, struct placing_id id, struct application_id application,
                                    enum placing_hand hand)
{
    struct placing_problem p;
    placing_problem_read(db, id, PROBLEM_TO_JUDGE, NULL, &p);
    return may_move(&p, wish_of(&p, application), hand);
}

enum placing_moved placing_move(struct db *db, struct placing_id id, struct application_id application,
                                enum placing_hand hand)
{
    struct placing_problem p;
    placing_problem_read(db, id, PROBLEM_TO_JUDGE, NULL, &p);
    const struct placing_wish *w = wish_of(&p, application);
    enum placing_moved moved = may_move(&p, w, hand);
    if (moved != PLACING_MOVED)
        return moved;
    switch (hand) {
    case PLACING_LOOSE: placing_choice_drop(db, w->id); break;
    case PLACING_OUT: placing_choice_set(db, w->id, PLACING_SAID_OUT); break;
    case PLACING_IN: put_in(db, &p, w); break;
    }
    return PLACING_MOVED;
}

struct application_id_list placing_to_offer(struct db *db, struct placing_id id)
{
    struct placing_problem p;
    placing_problem_read(db, id, PROBLEM_TO_JUDGE, NULL, &p);
    struct application_id_list list = {.at =
                                           NEW_ARRAY(db_arena(db), struct application_id, p.problem.people)};
    for (uint32_t n = 0; n < p.problem.people; n++)
        if (p.at[n] != MATCH_NONE && p.wishes.at[p.at[n]].state == APPLICATION_STATE_SENT)
            list.at[list.count++] = p.wishes.at[p.at[n]].id;
    return list;
}
