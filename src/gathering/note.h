// SPDX-License-Identifier: EUPL-1.2
// The notes of a gathering, and what is a line of them: decisions, and tasks that somebody takes.
//
//     struct prose text = note_prose(db, &gathering);
//     struct prose_saved s = prose_save(db, &(struct prose_edit){text.id, base, body, person, now});
//     note_lift(db, &gathering, s.body, now);
//
// The notes are prose (prose/prose.h): versions, merging, drafts. Whoever saves gives the text that stands
// there now to note_lift(), which makes the tables say what its lines say (markdown/markdown.h): a line is
// known by its words, so that an edit elsewhere keeps what became of it; one that is gone takes its task
// along, unless that is done (of which TASKS_DONE_KEPT stay). "@Given Family" in a task is who takes it,
// where that is one member; "innen 4.2." its day. Whoever takes a task is asked for it (ask/ask.h).
#ifndef GATHERING_NOTE_H
#define GATHERING_NOTE_H

#include "prose/prose.h"
#include "sql/network.h"
#include "sql/note.h"

/// The text of the notes. False: nobody has begun any.
bool note_of(struct db *db, struct gathering_id gathering, struct prose *out);
/// The same, made with the first call.
struct prose note_prose(struct db *db, const struct gathering *gathering);

/// Of a gathering, done tasks whose line is gone. With those of one text they are no more than tasks_of()
/// reads.
enum { TASKS_DONE_KEPT = 200 };

void note_lift(struct db *db, const struct gathering *gathering, struct str body, struct instant now);

/// Done, dropped, or open again.
void task_settle(struct db *db, const struct task *task, enum task_state state, struct maybe_person_id by,
                 struct network_id network, struct instant now);

// ---- what a task says ----

/// Who is meant by the "@..." of a text: the one member whose whole name stands there, or else whose given
/// name does.
struct maybe_person_id task_taker(struct arena *arena, struct str text, const struct member_list *members);
/// The day of "innen 4.2." or "by 4/2/2027": the next such day from `since` on where no year stands.
struct maybe_date task_day(struct arena *arena, struct str text, struct date since);

#endif
