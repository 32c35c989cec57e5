// SPDX-License-Identifier: EUPL-1.2
// The notes of a gathering were saved: what their lines say becomes more than text.
//
//     struct prose_saved s = prose_save(db, &edit);
//     notes_saved(db, &gathering, s.body, person, now);
//
// Decisions and tasks are made to say what the text says (gathering/note.h). An "Idé: ..." is put down as an
// idea of the network (idea/idea.h), by whoever saved it first, and then lives by itself: it is put once,
// however often the notes are saved, and stays when its line goes; a line in other words is another idea.
// Called in the part of the network. Nobody is mailed.
#ifndef JOBS_NOTING_H
#define JOBS_NOTING_H

#include "sql/network.h"

void notes_saved(struct db *db, const struct gathering *gathering, struct str body, struct person_id by,
                 struct instant now);

#endif
