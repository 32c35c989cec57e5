// SPDX-License-Identifier: EUPL-1.2
// Who of a staff list is whom in the store. Used by the import only.
//
//     int64_t *match = import_match(arena, list, &stored);      // of each of the list's people;
//     IMPORT_NOT_STORED: new
//
// Somebody can be found by the employee number (or what stands for it), by the directory's object id and by
// an address that only one person has. None of these is proof by itself: numbers are given out again, and so
// are mailboxes. Of those who are found, the one who agrees in most of number, object id, address, given
// name, family name and first day is the same person; who agrees in nothing else than what they were found by
// is another. So a new surname, a renumbered list, a first list by address and a later one by number make
// nobody twice, and a successor who was given the mailbox of somebody who left is no one but themselves.
#ifndef PEOPLE_IMPORT_MATCH_H
#define PEOPLE_IMPORT_MATCH_H

#include "people/import_stored.h"
#include "staff/stafflist.h"

/// Marks those who are found as met.
int64_t *import_match(struct arena *arena, const struct staff_list *list, struct import_stored *stored);

/// Warns, at the rows of a list that was matched, of numbers and addresses that have passed from one person
/// to another.
struct finding_list import_passed_on(struct arena *arena, const struct staff_list *list,
                                     const struct import_stored *stored, const int64_t *match);

#endif
