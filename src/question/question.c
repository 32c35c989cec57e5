// SPDX-License-Identifier: EUPL-1.2
// Whom a question goes to, and what settles it.
#include "question/question.h"

#include "ask/ask.h"
#include "i18n/collate.h"
#include "i18n/text.h"
#include "i18n/word.h"
#include "search/search.h"

// ---- who may know ----

enum { KNOWING_MOST = 1000, WORD_LEAST = 4, ENDING_BYTES = 2, TITLE_CHARACTERS = 120 };

struct knower {
    struct person_id person;
    int words; // of the question that they can be asked about
};

struct knowers {
    struct knower at[KNOWING_MOST];
    size_t count;
};

static void note(struct knowers *all, struct person_id person, int words)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->at[i].person.n == person.n) {
            all->at[i].words += words;
            return;
        }
    if (all->count < KNOWING_MOST)
        all->at[all->count++] = (struct knower){person, words};
}

/// A long word without its ending, so that each of its forms is found.
static struct str stem_of(struct str word)
{
    return word.len > WORD_LEAST + ENDING_BYTES ? str_slice(word, 0, word.len - ENDING_BYTES) : word;
}

static void note_knowing(struct db *db, const struct question_new *question, struct knowers *all)
{
    struct arena *arena = db_arena(db);
    struct str text = fold(arena, question->body), word;
    for (int words = 0; words < QUESTION_WORDS_MOST && word_cut(&text, &word);) {
        if (word.len < WORD_LEAST)
            continue;
        words++;
        struct str stem = stem_of(word);
        struct member_knowing_list rows =
            members_knowing(db, question->network, question->by_person, stem, str_cat(arena, stem, WORD_END));
        for (size_t i = 0; i < rows.count; i++)
            note(all, rows.at[i].person, 1);
    }
}

/// The one who knows most words; those noted first win. NULL: nobody is left.
static struct knower *best_of(struct knowers *all)
{
    struct knower *best = NULL;
    for (size_t i = 0; i < all->count; i++)
        if (all->at[i].words >= 0 && (!best || all->at[i].words > best->words))
            best = &all->at[i];
    return best;
}

static void ask_one(struct db *db, struct network_id network, struct question_id question,
                    struct person_id person, struct instant now, struct ask_id *ask)
{
    ask_insert(db,
               &(struct ask_new){.kind = ASK_KIND_QUESTION,
                                 .network = {true, network},
                                 .person = person,
                                 .subject = question.n,
                                 .asked_at = now},
               ask);
}

static void ask_first(struct db *db, const struct question_new *question, struct question_id id,
                      struct ask_id asked[QUESTION_FIRST])
{
    struct knowers *all = NEW(db_arena(db), struct knowers);
    struct member_least_asked_list rest = members_least_asked(db, question->network, question->by_person);
    for (size_t i = 0; i < rest.count; i++)
        note(all, rest.at[i].person, 0); // in this order where they know equally much
    note_knowing(db, question, all);
    for (size_t i = 0; i < QUESTION_FIRST; i++) {
        struct knower *best = best_of(all);
        asked[i] = (struct ask_id){0};
        if (!best)
            continue;
        ask_one(db, question->network, id, best->person, question->asked_at, &asked[i]);
        best->words = -1;
    }
}

// ---- asking and answering ----

enum question_putting question_put(struct db *db, const struct question_new *question, struct question_id *id,
                                   struct ask_id asked[QUESTION_FIRST])
{
    struct questions_open open;
    questions_open(db, question->network, question->by_person, &open);
    if (open.by_person >= QUESTIONS_OF_ONE_OPEN)
        return QUESTION_ENOUGH_OF_YOURS;
    if (open.ever_by_person >= QUESTIONS_OF_ONE_EVER)
        return QUESTION_ENOUGH_EVER;
    if (open.all_of_them >= QUESTIONS_OPEN_MOST)
        return QUESTION_ENOUGH;
    question_add(db, question, id);
    search_put(db, &(struct search_text){.kind = SEARCH_KIND_QUESTION,
                                         .subject = id->n,
                                         .network = {true, question->network},
                                         .title = text_short(db_arena(db), question->body, TITLE_CHARACTERS),
                                         .body = question->body,
                                         .changed_at = question->asked_at});
    ask_first(db, question, *id, asked);
    return QUESTION_PUT;
}

bool question_answer_put(struct db *db, const struct question *question, struct maybe_person_id by,
                         struct str body, struct instant now)
{
    int64_t answers = QUESTION_ANSWERS_MOST;
    question_answers_count(db, question->id, &answers);
    if (answers >= QUESTION_ANSWERS_MOST)
        return false;
    question_answer_add(db, question->id, by, body, now);
    if (by.is_set)
        ask_settle(db, ASK_KIND_QUESTION, question->id.n, by.value, ASK_STATE_DONE, now);
    bool is_by_asker = by.is_set && question->by_person.is_set && by.value.n == question->by_person.value.n;
    if (is_by_asker)
        return true; // who asked adds something: that is no answer
    question_state_set(db, question->id, QUESTION_STATE_OPEN, QUESTION_STATE_ANSWERED);
    asks_void(db, ASK_KIND_QUESTION, question->id.n, now);
    return true;
}

bool question_thank(struct db *db, const struct question *question)
{
    return question_state_set(db, question->id, QUESTION_STATE_ANSWERED, QUESTION_STATE_THANKED);
}

void questions_widen(struct db *db, struct network_id network, struct instant before, struct instant now)
{
    struct question_to_widen_list waiting = questions_to_widen(db, network, before);
    for (size_t i = 0; i < waiting.count; i++) {
        const struct question_to_widen *q = &waiting.at[i];
        struct member_least_asked_list members = members_least_asked(
            db, network, q->by_person.is_set ? q->by_person.value : (struct person_id){0});
        struct ask_id ask;
        for (size_t m = 0; m < members.count; m++)
            ask_one(db, network, q->id, members.at[m].person, now, &ask);
        question_widened(db, q->id, now);
    }
}
