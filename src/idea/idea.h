// SPDX-License-Identifier: EUPL-1.2
// Ideas: put down in a sentence, grown by whoever stands behind them, handed on to who can use them, and
// answered.
//
//     switch (idea_put(db, &(struct idea_new){.title = title, .network = network, .by_person = me, ...}, &id))
//     switch (idea_move(db, &idea, IDEA_STATE_RIPE, &(struct idea_move_by){me, why, now})) ...
//     switch (idea_hand(db, &idea, &(struct idea_handing){...}, &handed)) ...
//
//     seed -> growing -> ripe -> handed on            no other moves, each logged
//             growing, ripe -> resting (with a reason) -> growing
//
// A handed idea stays handed on, whatever the answer: after a no its steward hands it to somebody else, which
// is a row of its own; a theme made out of it (jobs/deciding.h) is answered by the decision. Who put it down
// looks after it at first, as its *steward*. An idea of a network is read by its members until it is ripe,
// then by everyone who is signed in, and stays so; one of no network by everyone at once. What is said about
// it stays with the members (src/pages/idea/).
//
// An idea lifted out of notes (markdown_lift()) is put with its gathering and its line, and put once however
// often the notes are saved: IDEA_KNOWN.
//
// A unit's manager is asked by an ask of the whole (ASK_KIND_HANDLE_IDEA, jobs/notice_question.h mails it),
// so handing and answering are written in the whole; all else of an idea is in its network's part or in the
// whole. Nothing is mailed from here.
#ifndef IDEA_IDEA_H
#define IDEA_IDEA_H

#include "db/db.h"
#include "sql/idea.h"

enum {
    IDEA_TITLE_LEAST = 3,
    IDEA_TITLE_MOST = 120,
    IDEA_BODY_MOST = 5000,
    IDEA_NEED_MOST = 300,
    IDEA_WORDS_MOST = 2000, // a comment, an answer
    IDEA_WHY_MOST = 300,
    IDEAS_OF_ONE_OPEN = 50, // seeds and growing, put down by one person
    IDEAS_OF_ONE_EVER = 500,
    IDEA_COMMENTS_MOST = 200,
    IDEA_MOVES_MOST = 100,
    IDEA_HANDINGS_MOST = 20,
};

enum idea_putting {
    IDEA_PUT,
    IDEA_KNOWN,           // the line of the notes was lifted before
    IDEA_ENOUGH_OF_YOURS, // first let some grow or rest
    IDEA_ENOUGH_EVER,
};
enum idea_putting idea_put(struct db *db, const struct idea_new *idea, struct idea_id *id);

struct idea_words {
    struct str title, body, next_need;
};
/// False: somebody else has changed it since `version`.
bool idea_change(struct db *db, const struct idea *idea, int64_t version, const struct idea_words *words,
                 struct instant now);

/// False: there are IDEA_COMMENTS_MOST.
bool idea_comment_put(struct db *db, struct idea_id idea, struct maybe_person_id by, struct str body,
                      struct instant now);

struct idea_move_by {
    struct maybe_person_id person; // not set: who is no employee
    struct str why;
    struct instant now;
};

enum idea_moved {
    IDEA_MOVED,
    IDEA_NOT_NOW, // it is in another state by now, or this move does not exist
    IDEA_MOVED_TOO_OFTEN,
};
bool idea_may_move(enum idea_state from, enum idea_state to);
/// To handed on by idea_hand() alone.
enum idea_moved idea_move(struct db *db, const struct idea *idea, enum idea_state to,
                          const struct idea_move_by *by);

enum idea_handing_over {
    IDEA_HANDED,
    IDEA_IS_NOT_RIPE,
    IDEA_NO_MANAGER, // nobody manages the unit: there is nobody to ask
    IDEA_WAITS,      // for the answer to the last handing
    IDEA_IS_TAKEN,   // somebody said yes
    IDEA_HANDED_TOO_OFTEN,
};
/// Whether it can be handed to somebody now: IDEA_HANDED, or what stands against it.
enum idea_handing_over idea_may_be_handed(struct db *db, const struct idea *idea);
/// `handing->asked` is found here. In the part of the whole. On IDEA_HANDED *id is the row, and *ask what the
/// unit's manager was asked; none where the receiver is no unit.
enum idea_handing_over idea_hand(struct db *db, const struct idea *idea, struct idea_handing *handing,
                                 struct idea_handed_id *id, struct ask_id *ask);

/// What the receiver says; the steward finds it on My page. False: it was handed to somebody else meanwhile.
bool idea_answer_put(struct db *db, const struct idea_handed *handed, enum idea_answer answer,
                     struct str words, struct maybe_person_id by, struct instant now);

/// Ideas whose steward is in the network no more have none, and who stands behind them is asked. For the
/// schedule.
void ideas_let_go(struct db *db, struct network_id network, struct instant now);
/// Only where it has no steward. Nobody else is asked any more.
bool idea_take(struct db *db, struct idea_id idea, struct person_id person, struct instant now);

#endif
