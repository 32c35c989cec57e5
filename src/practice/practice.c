// SPDX-License-Identifier: EUPL-1.2
#include "practice/practice.h"

#include "ask/ask.h"
#include "base/arena.h"
#include "calendar/workday.h"
#include "theme/moves.h"

enum { LAST_ASKED = 3 }; // twice the confirmer, then the manager

static const struct {
    enum practice_state from, to;
} moves[] = {
    {PRACTICE_STATE_SAID, PRACTICE_STATE_CONFIRMED},   {PRACTICE_STATE_CONFIRMED, PRACTICE_STATE_IN_USE},
    {PRACTICE_STATE_CONFIRMED, PRACTICE_STATE_LAPSED}, {PRACTICE_STATE_IN_USE, PRACTICE_STATE_IN_USE},
    {PRACTICE_STATE_IN_USE, PRACTICE_STATE_LAPSED},
};

bool practice_may_move(enum practice_state from, enum practice_state to, enum practice_mover by)
{
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (moves[i].from == from && moves[i].to == to)
            return by == BY_NAMED;
    return false;
}

// ---- whom ----

/// Every asking is an occasion of its own: the day tells them apart.
static bool put_ask(struct db *db, struct practice_id id, struct person_id person, struct date today,
                    struct instant now)
{
    return ask_put(db, &(struct ask_new){.kind = ASK_KIND_PRACTICE,
                                         .person = person,
                                         .subject = id.n,
                                         .occasion = today.days,
                                         .asked_at = now});
}

static bool is_asked(struct db *db, const struct practice *p, struct person_id person)
{
    struct ask ask;
    return ask_asked(db, ASK_KIND_PRACTICE, p->id.n, person, &ask) && ask.state == ASK_STATE_OPEN;
}

static bool works_here(struct db *db, const struct practice *p, struct person_id person)
{
    int64_t found = 0;
    return person_works_below(db, person, p->unit, &found);
}

/// Who is named speaks for the unit while they work there; its manager, when asked.
static bool may_answer(struct db *db, const struct practice *p, struct person_id person,
                       enum practice_state to)
{
    bool is_named = p->confirmer.is_set && p->confirmer.value.n == person.n;
    bool may = is_named && works_here(db, p, person);
    may |= is_asked(db, p, person) && (!is_named || p->asked_times >= LAST_ASKED);
    return practice_may_move(p->state, to, may ? BY_NAMED : BY_ANYBODY_ELSE);
}

static enum practice_said confirmer_judge(struct db *db, struct theme_id theme, struct unit_id unit,
                                          struct person_id confirmer)
{
    int64_t found = 0;
    if (practice_author(db, theme, confirmer, &found))
        return PRACTICE_IS_AUTHOR;
    return person_works_below(db, confirmer, unit, &found) ? PRACTICE_SAID : PRACTICE_NOT_OF_UNIT;
}

// ---- saying ----

static enum practice_said saying_judge(struct db *db, const struct practice_saying *s)
{
    struct theme theme;
    struct practice_id there;
    int64_t count = 0;
    if (!theme_by_id(db, s->theme, &theme) ||
        (theme.state != THEME_STATE_WRITTEN && theme.state != THEME_STATE_IN_PRACTICE))
        return PRACTICE_TOO_EARLY;
    if (practice_there(db, s->theme, s->unit, &there))
        return PRACTICE_THERE;
    practices_counted(db, s->theme, &count);
    return count >= PRACTICES_MOST ? PRACTICE_TOO_MANY : confirmer_judge(db, s->theme, s->unit, s->confirmer);
}

enum practice_said practice_say(struct db *db, const struct practice_saying *s, struct practice_id *id)
{
    int64_t author = 0;
    enum practice_said judged = saying_judge(db, s);
    if (judged != PRACTICE_SAID)
        return judged;
    practice_insert(
        db,
        &(struct practice_new){.theme = s->theme,
                               .unit = s->unit,
                               .since_on = s->since,
                               .what_for = s->what_for,
                               .said_by = s->said_by,
                               .confirmer = {true, s->confirmer},
                               .is_own_unit = practice_author_unit(db, s->theme, s->unit, &author),
                               .created_at = s->now},
        id);
    put_ask(db, *id, s->confirmer, s->today, s->now);
    return PRACTICE_SAID;
}

enum practice_said practice_name(struct db *db, const struct practice *p, struct person_id confirmer,
                                 struct instant now)
{
    enum practice_said judged = confirmer_judge(db, p->theme, p->unit, confirmer);
    if (judged != PRACTICE_SAID)
        return judged;
    asks_void(db, ASK_KIND_PRACTICE, p->id.n, now);
    practice_named(db, p->id, (struct maybe_person_id){true, confirmer}, false);
    if (p->state == PRACTICE_STATE_SAID)
        put_ask(db, p->id, confirmer, wall_from_instant(now, ZONE_OSLO).date, now);
    return PRACTICE_SAID;
}

// ---- answering ----

/// Nobody else is asked any more.
static void settle(struct db *db, const struct practice *p, struct person_id by, bool is_yes,
                   struct instant now)
{
    ask_settle(db, ASK_KIND_PRACTICE, p->id.n, by, is_yes ? ASK_STATE_DONE : ASK_STATE_DECLINED, now);
    asks_void(db, ASK_KIND_PRACTICE, p->id.n, now);
}

/// The first confirmed practice of a theme moves it.
static void theme_follow(struct db *db, struct theme_id id, struct date today, struct instant now)
{
    struct theme theme;
    if (theme_by_id(db, id, &theme) && theme.state == THEME_STATE_WRITTEN)
        theme_move(db, &(struct theme_step){.theme = id,
                                            .from = THEME_STATE_WRITTEN,
                                            .to = THEME_STATE_IN_PRACTICE,
                                            .by = BY_PRACTICE,
                                            .now = now,
                                            .today = today});
}

enum practice_moved practice_confirm(struct db *db, const struct practice *p, struct person_id by,
                                     struct date today, struct instant now)
{
    if (!may_answer(db, p, by, PRACTICE_STATE_CONFIRMED))
        return PRACTICE_REFUSED;
    struct practice_turn turn = {.id = p->id,
                                 .was = p->state,
                                 .state = PRACTICE_STATE_CONFIRMED,
                                 .confirmed_on = {true, today},
                                 .check_on = {true, date_plus_days(today, PRACTICE_FIRST_DAYS)}};
    if (!practice_state_set(db, &turn))
        return PRACTICE_STALE;
    settle(db, p, by, true, now);
    theme_follow(db, p->theme, today, now);
    return PRACTICE_MOVED;
}

enum practice_moved practice_deny(struct db *db, const struct practice *p, struct person_id by,
                                  struct instant now)
{
    if (!may_answer(db, p, by, PRACTICE_STATE_CONFIRMED))
        return PRACTICE_REFUSED;
    settle(db, p, by, false, now);
    practice_named(db, p->id, (struct maybe_person_id){0}, true);
    return PRACTICE_MOVED;
}

/// 180 days after it was confirmed, then a year after each answer.
static struct date next_check(const struct practice *p, struct date today)
{
    struct date second = date_plus_days(p->confirmed_on.value, PRACTICE_SECOND_DAYS);
    return date_compare(second, today) > 0 ? second : date_plus_days(today, PRACTICE_YEAR_DAYS);
}

enum practice_moved practice_answer(struct db *db, const struct practice *p, struct person_id by,
                                    bool is_in_use, struct str body, struct date today, struct instant now)
{
    enum practice_state to = is_in_use ? PRACTICE_STATE_IN_USE : PRACTICE_STATE_LAPSED;
    if (!may_answer(db, p, by, to))
        return PRACTICE_REFUSED;
    struct practice_turn turn = {
        .id = p->id, .was = p->state, .state = to, .check_on = {is_in_use, next_check(p, today)}};
    if (!practice_state_set(db, &turn))
        return PRACTICE_STALE;
    practice_answer_add(db, p->id, today, is_in_use, body, (struct maybe_person_id){true, by});
    settle(db, p, by, is_in_use, now);
    return PRACTICE_MOVED;
}

enum practice_moved practice_take_back(struct db *db, const struct practice *p)
{
    if (p->state != PRACTICE_STATE_SAID)
        return PRACTICE_REFUSED;
    if (!practice_drop(db, p->id))
        return PRACTICE_STALE;
    asks_forget(db, ASK_KIND_PRACTICE, p->id.n);
    return PRACTICE_MOVED;
}

// ---- asking ----

bool practice_is_unanswered(enum practice_state state, int64_t asked_times)
{
    return (state == PRACTICE_STATE_CONFIRMED || state == PRACTICE_STATE_IN_USE) && asked_times >= LAST_ASKED;
}

static bool confirmer_works_here(struct db *db, const struct practice *p)
{
    return p->confirmer.is_set && works_here(db, p, p->confirmer.value);
}

/// The nearest manager who did not write the book.
static bool manager_for(struct db *db, const struct practice *p, struct person_id *out)
{
    struct person_id_list managers = unit_managers_above(db, p->unit);
    int64_t author = 0;
    for (size_t i = 0; i < managers.count; i++)
        if (!practice_author(db, p->theme, managers.at[i], &author)) {
            *out = managers.at[i];
            return true;
        }
    return false;
}

/// Twice the one who confirmed it; then, or where that one has left, the manager.
static bool is_time_to_ask(const struct practice *p, struct date today)
{
    if (!p->asked_on.is_set)
        return true;
    enum country country = country_of_zone(ZONE_OSLO);
    struct date patience = workday_after(country, p->asked_on.value, PRACTICE_PATIENCE_WORKDAYS);
    return date_compare(today, patience) >= 0;
}

static bool whom_to_ask(struct db *db, const struct practice *p, struct practice_turn_ask *out,
                        int64_t *times)
{
    bool is_here = confirmer_works_here(db, p);
    *times = is_here ? p->asked_times + 1 : LAST_ASKED;
    *out = (struct practice_turn_ask){p->id, p->confirmer.value, *times == LAST_ASKED - 1};
    return *times < LAST_ASKED || manager_for(db, p, &out->person);
}

/// Who was named and works elsewhere before they said anything: somebody else is to be named.
static void named_elsewhere(struct db *db, struct instant now)
{
    struct practice_id_list said = practices_said(db);
    for (size_t i = 0; i < said.count; i++) {
        struct practice p;
        if (!practice_by_id(db, said.at[i], &p) || confirmer_works_here(db, &p))
            continue;
        asks_void(db, ASK_KIND_PRACTICE, p.id.n, now);
        practice_named(db, p.id, (struct maybe_person_id){0}, false);
    }
}

struct practice_turn_asks practices_turn(struct db *db, struct date today, struct instant now)
{
    named_elsewhere(db, now);
    struct practice_id_list due = practices_to_ask(db, today);
    struct practice_turn_asks asks = {.at = NEW_ARRAY(db_arena(db), struct practice_turn_ask, due.count)};
    for (size_t i = 0; i < due.count; i++) {
        struct practice p;
        int64_t times = 0;
        struct practice_turn_ask *next = &asks.at[asks.count];
        if (!practice_by_id(db, due.at[i], &p) || !is_time_to_ask(&p, today))
            continue;
        bool has_somebody = whom_to_ask(db, &p, next, &times);
        practice_asked(db, p.id, today, times);
        if (has_somebody) {
            put_ask(db, p.id, next->person, today, now);
            asks.count++;
        }
    }
    return asks;
}
