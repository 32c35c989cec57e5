// SPDX-License-Identifier: EUPL-1.2
// Erasing a person: nothing is left by which anyone could tell who it was, and no figure changes.
//
//     struct erasure e;
//     if (person_erase(db, id, now, &e)) ...           // in one transaction, with all of it or nothing
//
// The person's row stays without anybody in it, and with it the answers, the attendance and the groups of
// gatherings that are over: so as many were invited and came as before. Everything else about the person
// goes: what the staff list said, words to be found by, account, sessions, links, wishes of theirs and about
// them, their mails, and their name in mails to others. Whoever is still in the staff list comes back with
// the next one, as somebody new.
//
// What it does not do: change what others wrote (a purpose, a programme). It tells where the name stands, and
// a person has to look. Backups are files of the operator's. Cost: all mails of the person's networks are
// read.
#ifndef PRIVACY_ERASE_H
#define PRIVACY_ERASE_H

#include "db/db.h"
#include "sql/privacy.h"

struct erasure {
    int64_t mails;                  // to others, in which the name stood
    struct text_naming_list places; // free text in which it still stands
};

/// False where there is no such person, or none any more.
bool person_erase(struct db *db, struct person_id id, struct instant now, struct erasure *out);

/// `text` with `to` for every `name`, also where a folded line of a calendar (RFC 5545, 3.1) cuts it.
struct str name_replace(struct arena *arena, struct str text, struct str name, struct str to);

#endif
