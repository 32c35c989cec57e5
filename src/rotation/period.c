// SPDX-License-Identifier: EUPL-1.2
#include "rotation/period.h"

#include "ask/ask.h"
#include "base/arena.h"
#include "calendar/workday.h"
#include "db/db.h"
#include "people/manager.h"
#include "sql/rotation.h"

static bool is_on_team(struct db *db, struct person_id person)
{
    struct person_id_list team = team_people(db);
    bool found = false;
    for (size_t i = 0; i < team.count && !found; i++)
        found = team.at[i].n == person.n;
    return found;
}

/// The person, or who leads them: they are no guide, and answer no question.
static bool is_part(struct db *db, const struct agreement *a, struct person_id person)
{
    if (!a->person.is_set || a->person.value.n == person.n)
        return true;
    struct manager m = manager_of(db, a->person.value, (struct manager_matter){0});
    return m.found != MANAGER_NONE && m.person.n == person.n;
}

static void ask(struct db *db, struct guide_question_id id, struct person_id person, struct instant now)
{
    ask_put(db, &(struct ask_new){
                    .kind = ASK_KIND_GUIDE_QUESTION, .person = person, .subject = id.n, .asked_at = now});
}

enum guide_named guide_name(struct db *db, const struct agreement *a, struct person_id person,
                            struct date today, struct instant now)
{
    if (a->state != AGREEMENT_STATE_SIGNED && a->state != AGREEMENT_STATE_RUNNING)
        return GUIDE_NOT_NOW;
    if (!is_on_team(db, person))
        return GUIDE_NOT_TEAM;
    if (is_part(db, a, person))
        return GUIDE_CONFLICT;
    guide_put(db, a->id, person, today);
    struct guide_question_list questions = guide_questions_of(db, a->id);
    for (size_t i = 0; i < questions.count; i++)
        if (!questions.at[i].answered_at.is_set)
            ask(db, questions.at[i].id, person, now);
    return GUIDE_NAMED;
}

enum guide_asked guide_ask(struct db *db, const struct agreement *a, struct maybe_person_id by,
                           struct str body, struct instant now, struct guide_question_id *id)
{
    struct guide_card guide;
    if (!a->person.is_set || !by.is_set || by.value.n != a->person.value.n)
        return GUIDE_NOT_YOURS;
    if (a->state == AGREEMENT_STATE_ENDED)
        return GUIDE_OVER;
    if (!guide_of(db, a->id, &guide) || guide.has_left)
        return GUIDE_NOBODY;
    if (guide_questions_of(db, a->id).count >= GUIDE_QUESTIONS_MOST)
        return GUIDE_TOO_MANY;
    guide_question_add(db, a->id, body, now, id);
    ask(db, *id, guide.person, now);
    return GUIDE_ASKED;
}

bool guide_answer(struct db *db, const struct guide_question *q, struct person_id by, struct str body,
                  struct instant now)
{
    struct ask asked;
    if (!ask_asked(db, ASK_KIND_GUIDE_QUESTION, q->id.n, by, &asked) || asked.state != ASK_STATE_OPEN ||
        !guide_question_answer(db, q->id, body, by, now))
        return false;
    ask_settle(db, ASK_KIND_GUIDE_QUESTION, q->id.n, by, ASK_STATE_DONE, now);
    asks_void(db, ASK_KIND_GUIDE_QUESTION, q->id.n, now);
    return true;
}

// ---- when the guide does not answer ----

/// Another of the team, who is no part of it.
static bool other_of_team(struct db *db, const struct agreement *a, struct person_id *out)
{
    struct person_id_list team = team_people(db);
    struct guide_card guide = {0};
    guide_of(db, a->id, &guide);
    for (size_t i = 0; i < team.count; i++)
        if (team.at[i].n != guide.person.n && !is_part(db, a, team.at[i])) {
            *out = team.at[i];
            return true;
        }
    return false;
}

static bool is_late(const struct guide_question *q, struct date today)
{
    struct date asked = wall_from_instant(q->asked_at, ZONE_OSLO).date;
    return date_compare(today, workday_after(country_of_zone(ZONE_OSLO), asked, GUIDE_WORKDAYS)) > 0;
}

static void asks_close(struct db *db, struct instant now)
{
    struct guide_question_id_list over = guide_questions_over(db);
    for (size_t i = 0; i < over.count; i++)
        asks_void(db, ASK_KIND_GUIDE_QUESTION, over.at[i].n, now);
}

struct guide_turns guides_turn(struct db *db, struct date today, struct instant now)
{
    struct guide_question_id_list waiting = guide_questions_waiting(db);
    struct guide_turns turns = {.at = NEW_ARRAY(db_arena(db), struct guide_turn, waiting.count)};
    for (size_t i = 0; i < waiting.count; i++) {
        struct guide_question q;
        struct agreement a;
        struct person_id other;
        if (!guide_question_by_id(db, waiting.at[i], &q) || !is_late(&q, today) ||
            !agreement_by_id(db, q.agreement, &a) || !other_of_team(db, &a, &other) ||
            !guide_question_widen(db, q.id, other))
            continue;
        ask(db, q.id, other, now);
        turns.at[turns.count++] = (struct guide_turn){q.id, other};
    }
    asks_close(db, now);
    return turns;
}
