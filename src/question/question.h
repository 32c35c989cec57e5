// SPDX-License-Identifier: EUPL-1.2
// Something that a member asks the network. It goes at once to three who may know; where nobody has answered
// after two working days, everybody is asked, in the weekly mail (jobs/schedule_question.c).
//
//     struct ask_id asked[QUESTION_FIRST];
//     switch (question_put(db, &(struct question_new){network, me, body, now}, &id, asked)) ...
//     question_answer_put(db, &question, person, body, now);
//
// The three are those whose "ask me about" shares most words with the question; what is missing to three is
// filled with those who were asked least often. Words count by how they begin, so that "velferdsteknologien"
// finds "velferdsteknologi". The first answer settles the question, and nobody is asked any more; more
// answers are welcome. Who asked may thank.
//
//     open -> answered (the first answer) -> thanked
//
// Nothing is mailed from here: jobs/notice_question.h. Members, coordinators and leads read questions, nobody
// else. All is written in the part of the network. Cost of asking: a statement for each of
// QUESTION_WORDS_MOST words.
#ifndef QUESTION_QUESTION_H
#define QUESTION_QUESTION_H

#include "db/db.h"
#include "sql/question.h"

enum {
    QUESTION_FIRST = 3,
    QUESTION_LEAST = 10,
    QUESTION_MOST = 1000,
    QUESTION_ANSWER_MOST = 2000,
    QUESTION_WORDS_MOST = 40,
    QUESTION_ANSWERS_MOST = 100,
    QUESTIONS_OPEN_MOST = 50,
    QUESTIONS_OF_ONE_OPEN = 3,
    QUESTIONS_OF_ONE_EVER = 200,
};

enum question_putting {
    QUESTION_PUT,
    QUESTION_ENOUGH_OF_YOURS, // wait for answers first
    QUESTION_ENOUGH_EVER,
    QUESTION_ENOUGH,
};
/// `asked`: what the first were asked; id 0 where there are fewer than three.
enum question_putting question_put(struct db *db, const struct question_new *question, struct question_id *id,
                                   struct ask_id asked[QUESTION_FIRST]);

/// False: there are QUESTION_ANSWERS_MOST.
bool question_answer_put(struct db *db, const struct question *question, struct maybe_person_id by,
                         struct str body, struct instant now);
/// Once it is answered; by who asked.
bool question_thank(struct db *db, const struct question *question);
/// Everybody else is asked what has waited since before `before`.
void questions_widen(struct db *db, struct network_id network, struct instant before, struct instant now);

#endif
