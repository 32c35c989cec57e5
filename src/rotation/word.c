// SPDX-License-Identifier: EUPL-1.2
#include "rotation/word.h"

#include "ask/ask.h"
#include "db/db.h"
#include "people/manager.h"

static const struct {
    enum word_state from, to;
    enum word_mover by;
} moves[] = {
    {WORD_STATE_ASKED, WORD_STATE_YES, BY_ASKED}, {WORD_STATE_ASKED, WORD_STATE_YES_IF, BY_ASKED},
    {WORD_STATE_ASKED, WORD_STATE_NO, BY_ASKED},  {WORD_STATE_NO, WORD_STATE_YES, BY_ASKED},
    {WORD_STATE_NO, WORD_STATE_YES_IF, BY_ASKED}, {WORD_STATE_ASKED, WORD_STATE_NO_WORD, BY_WORD_DAY},
};

bool word_may_move(enum word_state from, enum word_state to, enum word_mover by)
{
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (moves[i].from == from && moves[i].to == to && moves[i].by == by)
            return true;
    return false;
}

// ---- whom ----

/// Who is on the team or applies for the same.
static struct manager_matter matter_of(struct db *db, struct application_id application)
{
    struct person_id_list team = team_people(db), rivals = word_rivals(db, application);
    struct person_id *all = NEW_ARRAY(db_arena(db), struct person_id, team.count + rivals.count);
    for (size_t i = 0; i < team.count; i++)
        all[i] = team.at[i];
    for (size_t i = 0; i < rivals.count; i++)
        all[team.count + i] = rivals.at[i];
    return (struct manager_matter){all, team.count + rivals.count};
}

struct person_id_list word_candidates(struct db *db, const struct application *a)
{
    struct person_id_list list = {0};
    if (!a->person.is_set)
        return list;
    struct manager_matter matter = matter_of(db, a->id);
    struct manager_above_list above = managers_above(db, a->person.value);
    list.at = NEW_ARRAY(db_arena(db), struct person_id, above.count);
    for (size_t i = 0; i < above.count; i++)
        if (!manager_is_part(above.at[i].person, matter))
            list.at[list.count++] = above.at[i].person;
    return list;
}

static void put(struct db *db, const struct manager_word *word, struct person_id whom, struct instant now)
{
    ask_put(db, &(struct ask_new){.kind = ASK_KIND_WORD,
                                  .person = whom,
                                  .subject = word->application.n,
                                  .occasion = word->occasion,
                                  .due_on = {true, word->due_on},
                                  .asked_at = now});
}

void word_ask(struct db *db, const struct application *a, struct instant now)
{
    struct call call;
    struct manager_word word;
    if (!a->person.is_set || !call_by_id(db, a->call, &call))
        return;
    struct manager m = manager_of(db, a->person.value, matter_of(db, a->id));
    bool is_found = m.found == MANAGER_FOUND;
    word_add(db, a->id, (struct maybe_person_id){is_found, m.person},
             date_plus_days(call.closes_on, WORD_DAYS), now);
    if (is_found && word_of(db, a->id, &word))
        put(db, &word, m.person, now);
}

bool word_waits_for_team(const struct manager_word *word)
{
    return word->state == WORD_STATE_ASKED && (!word->asked_of.is_set || word->is_away);
}

static bool is_candidate(struct db *db, const struct application *a, struct person_id whom)
{
    struct person_id_list all = word_candidates(db, a);
    for (size_t i = 0; i < all.count; i++)
        if (all.at[i].n == whom.n)
            return true;
    return false;
}

enum word_placed word_place(struct db *db, const struct application *a, struct person_id whom,
                            struct account_id by, struct date today, struct instant now)
{
    struct manager_word word;
    if (!word_of(db, a->id, &word) || !word_waits_for_team(&word))
        return WORD_PLACED_ALREADY;
    if (!is_candidate(db, a, whom))
        return WORD_NO_CANDIDATE;
    struct date due = date_plus_days(today, WORD_DAYS);
    if (date_compare(word.due_on, due) > 0)
        due = word.due_on;
    word_keep(db, word.id);
    if (!word_ask_other(db, word.id, word.occasion, whom, by, due, now))
        return WORD_PLACED_ALREADY;
    asks_void(db, ASK_KIND_WORD, a->id.n, now);
    if (word_of(db, a->id, &word))
        put(db, &word, whom, now);
    return WORD_PLACED;
}

// ---- what is said ----

enum word_said word_say(struct db *db, const struct manager_word *word, struct person_id by,
                        const struct word_saying *s, struct instant now)
{
    bool is_no = s->to == WORD_STATE_NO;
    if (!word->asked_of.is_set || word->asked_of.value.n != by.n ||
        !word_may_move(word->state, s->to, BY_ASKED))
        return WORD_REFUSED;
    if (word->state != WORD_STATE_ASKED)
        word_keep(db, word->id);
    if (!word_state_set(db, word->id, word->state, s->to, s->to == WORD_STATE_YES_IF ? s->terms : S(""),
                        (struct maybe_word_reason){is_no, s->reason}, (struct maybe_instant){true, now}))
        return WORD_STALE;
    ask_settle(db, ASK_KIND_WORD, word->application.n, by, is_no ? ASK_STATE_DECLINED : ASK_STATE_DONE, now);
    return WORD_SAID;
}

void word_end(struct db *db, struct application_id application, struct instant now)
{
    struct manager_word word;
    if (word_of(db, application, &word) && word_may_move(word.state, WORD_STATE_NO_WORD, BY_WORD_DAY))
        word_state_set(db, word.id, word.state, WORD_STATE_NO_WORD, S(""), (struct maybe_word_reason){0},
                       (struct maybe_instant){0});
    asks_void(db, ASK_KIND_WORD, application.n, now);
}

void words_turn(struct db *db, struct date today, struct instant now)
{
    struct application_id_list over = words_over(db, today);
    for (size_t i = 0; i < over.count; i++)
        word_end(db, over.at[i], now);
    words_forget(db);
    words_before_forget(db);
}
