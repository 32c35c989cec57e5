// SPDX-License-Identifier: EUPL-1.2
// The moves of an idea, each logged; and its way to a receiver and back.
#include "idea/idea.h"

#include "ask/ask.h"
#include "search/search.h"
#include "sql/person.h"

static void be_found(struct db *db, struct idea_id id, struct instant now)
{
    struct idea i;
    if (idea_by_id(db, id, &i))
        search_put(db, &(struct search_text){.kind = SEARCH_KIND_IDEA,
                                             .subject = id.n,
                                             .network = {!i.is_open, i.network.value},
                                             .title = i.title,
                                             .body = i.body,
                                             .changed_at = now});
}

enum idea_putting idea_put(struct db *db, const struct idea_new *idea, struct idea_id *id)
{
    struct ideas_by by = {0};
    if (idea->by_person.is_set)
        ideas_by(db, idea->by_person.value, &by);
    if (by.open >= IDEAS_OF_ONE_OPEN)
        return IDEA_ENOUGH_OF_YOURS;
    if (by.ever >= IDEAS_OF_ONE_EVER)
        return IDEA_ENOUGH_EVER;
    if (!idea_add(db, idea, id))
        return IDEA_KNOWN;
    be_found(db, *id, idea->created_at);
    if (idea->by_person.is_set)
        idea_stand_put(db, *id, idea->by_person.value, idea->created_at);
    return IDEA_PUT;
}

bool idea_change(struct db *db, const struct idea *idea, int64_t version, const struct idea_words *words,
                 struct instant now)
{
    if (!idea_reword(db, idea->id, version, words->title, words->body, words->next_need))
        return false;
    be_found(db, idea->id, now);
    return true;
}

bool idea_comment_put(struct db *db, struct idea_id idea, struct maybe_person_id by, struct str body,
                      struct instant now)
{
    int64_t comments = IDEA_COMMENTS_MOST;
    idea_comments_count(db, idea, &comments);
    if (comments >= IDEA_COMMENTS_MOST)
        return false;
    idea_comment_add(db, idea, by, body, now);
    return true;
}

// ---- moves ----

bool idea_may_move(enum idea_state from, enum idea_state to)
{
    switch (from) {
    case IDEA_STATE_SEED: return to == IDEA_STATE_GROWING;
    case IDEA_STATE_GROWING: return to == IDEA_STATE_RIPE || to == IDEA_STATE_RESTING;
    case IDEA_STATE_RIPE: return to == IDEA_STATE_HANDED_ON || to == IDEA_STATE_RESTING;
    case IDEA_STATE_RESTING: return to == IDEA_STATE_GROWING;
    case IDEA_STATE_HANDED_ON: return false;
    }
    return false;
}

static enum idea_moved move(struct db *db, const struct idea *idea, enum idea_state to,
                            const struct idea_move_by *by)
{
    int64_t moves = IDEA_MOVES_MOST;
    idea_moves_count(db, idea->id, &moves);
    if (moves >= IDEA_MOVES_MOST)
        return IDEA_MOVED_TOO_OFTEN;
    if (!idea_may_move(idea->state, to) || !idea_state_set(db, idea->id, idea->state, to))
        return IDEA_NOT_NOW;
    idea_move_add(db, idea->id, by->now, idea->state, to, by->person, by->why);
    if (to == IDEA_STATE_RIPE)
        search_open(db, SEARCH_KIND_IDEA, idea->id.n);
    return IDEA_MOVED;
}

enum idea_moved idea_move(struct db *db, const struct idea *idea, enum idea_state to,
                          const struct idea_move_by *by)
{
    return to == IDEA_STATE_HANDED_ON ? IDEA_NOT_NOW : move(db, idea, to, by);
}

// ---- handing on ----

enum idea_handing_over idea_may_be_handed(struct db *db, const struct idea *idea)
{
    struct idea_handed_list before = idea_handings(db, idea->id);
    if (idea->state != IDEA_STATE_RIPE && idea->state != IDEA_STATE_HANDED_ON)
        return IDEA_IS_NOT_RIPE;
    if (before.count >= IDEA_HANDINGS_MOST)
        return IDEA_HANDED_TOO_OFTEN;
    if (before.count && before.at[before.count - 1].answer == IDEA_ANSWER_NONE)
        return IDEA_WAITS;
    if (before.count && before.at[before.count - 1].answer == IDEA_ANSWER_TAKEN)
        return IDEA_IS_TAKEN;
    return IDEA_HANDED;
}

enum idea_handing_over idea_hand(struct db *db, const struct idea *idea, struct idea_handing *handing,
                                 struct idea_handed_id *id, struct ask_id *ask)
{
    struct unit_manager_of manager;
    enum idea_handing_over may = idea_may_be_handed(db, idea);
    bool is_unit = handing->to_kind == IDEA_RECEIVER_UNIT;
    *ask = (struct ask_id){0};
    if (may != IDEA_HANDED)
        return may;
    if (is_unit && !unit_manager_of(db, handing->to_unit.value, &manager))
        return IDEA_NO_MANAGER;
    if (is_unit)
        handing->asked = (struct maybe_person_id){true, manager.id};
    if (idea->state == IDEA_STATE_RIPE)
        move(db, idea, IDEA_STATE_HANDED_ON,
             &(struct idea_move_by){handing->handed_by, handing->to_text, handing->handed_at});
    asks_void(db, ASK_KIND_IDEA_ANSWER, idea->id.n, handing->handed_at);
    idea_handed_add(db, handing, id);
    if (is_unit)
        ask_insert(db,
                   &(struct ask_new){.kind = ASK_KIND_HANDLE_IDEA,
                                     .person = manager.id,
                                     .subject = id->n,
                                     .asked_at = handing->handed_at},
                   ask);
    return IDEA_HANDED;
}

bool idea_answer_put(struct db *db, const struct idea_handed *handed, enum idea_answer answer,
                     struct str words, struct maybe_person_id by, struct instant now)
{
    struct idea idea;
    if (!idea_handed_answer(db, handed->id, answer, words, by, now))
        return false;
    if (handed->asked.is_set)
        ask_settle(db, ASK_KIND_HANDLE_IDEA, handed->id.n, handed->asked.value,
                   answer == IDEA_ANSWER_TAKEN ? ASK_STATE_DONE : ASK_STATE_DECLINED, now);
    bool is_told = idea_by_id(db, handed->idea, &idea) && idea.steward.is_set &&
                   !(by.is_set && by.value.n == idea.steward.value.n);
    if (is_told)
        ask_put(db, &(struct ask_new){.kind = ASK_KIND_IDEA_ANSWER,
                                      .person = idea.steward.value,
                                      .subject = idea.id.n,
                                      .occasion = now.us,
                                      .asked_at = now});
    return true;
}

// ---- who looks after it ----

static void ask_supporters(struct db *db, struct network_id network, struct idea_id idea, struct instant now)
{
    struct idea_stand_list stands = idea_stands(db, idea);
    for (size_t i = 0; i < stands.count; i++)
        ask_put(db, &(struct ask_new){.kind = ASK_KIND_TAKE_IDEA,
                                      .network = {true, network},
                                      .person = stands.at[i].person,
                                      .subject = idea.n,
                                      .occasion = now.us,
                                      .asked_at = now});
}

void ideas_let_go(struct db *db, struct network_id network, struct instant now)
{
    struct idea_left_list left = ideas_left(db, network);
    for (size_t i = 0; i < left.count; i++) {
        idea_steward_drop(db, left.at[i].id);
        ask_supporters(db, network, left.at[i].id, now);
    }
}

bool idea_take(struct db *db, struct idea_id idea, struct person_id person, struct instant now)
{
    if (!idea_steward_take(db, idea, person))
        return false;
    idea_stand_put(db, idea, person, now);
    ask_settle(db, ASK_KIND_TAKE_IDEA, idea.n, person, ASK_STATE_DONE, now);
    asks_void(db, ASK_KIND_TAKE_IDEA, idea.n, now);
    return true;
}
