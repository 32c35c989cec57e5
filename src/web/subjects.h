// SPDX-License-Identifier: EUPL-1.2
// What addresses are about, by the table in subjects.def:
//
//     PAGE(GET, "/gatherings/{gathering}", SEE, gathering_show)
//
// fills w->gathering, w->network and w->standing before gathering_show() is called.
//
// To add one: its row, and the header of its statements here. A subject has a statement that reads it and one
// that gives the actor's `struct standing` in it; what each standing may do is policy.c's affair.
#ifndef WEB_SUBJECTS_H
#define WEB_SUBJECTS_H

#include "sql/agreement.h"
#include "sql/ballot.h"
#include "sql/book.h"
#include "sql/idea.h"
#include "sql/network.h"
#include "sql/poll.h"
#include "sql/question.h"
#include "sql/rotation.h"
#include "sql/theme.h"
#include "sql/topic.h"

struct web;

/// Fills the members of what w->path names, and w->standing. False: there is no such one. Costs a statement
/// for each step, and one for the standing.
bool subjects_load(struct web *w);

#endif
