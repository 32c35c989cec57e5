// SPDX-License-Identifier: EUPL-1.2
// Finding people without reading everyone: by the words of their names and of what they can be asked about,
// each by how it begins; and how many people do what.
//
//     lookup_put(db, person, WORD_SOURCE_NAME, fold(arena, S("Anne-Marie Berg")));
//     found = lookup_people(db, S("ber mari"), 50);       // found: each word wanted begins one of theirs
//
// Whoever writes a name or what somebody can be asked about puts its words here; whoever has written job
// titles has them counted. Cost of finding: the people who are given, not those who could be.
#ifndef PEOPLE_LOOKUP_H
#define PEOPLE_LOOKUP_H

#include "db/db.h"
#include "sql/person.h"

enum { LOOKUP_WORDS_MOST = 3 }; // that are asked for; more only narrow

/// The words of a person who has none of that source yet. `text` is folded.
void lookup_add(struct db *db, struct person_id person, enum word_source source, struct str text);
/// The same for a person who may have some: they are replaced.
void lookup_put(struct db *db, struct person_id person, enum word_source source, struct str text);
/// Those who work here, by name; nobody where `wanted` holds no word.
struct found_person_list lookup_people(struct db *db, struct str wanted, int64_t most);
/// Counts anew how many people there are, do what, and work in each unit with all below it:
/// employees_count(), functions_known(), unit_people_counted().
void lookup_count(struct db *db);

#endif
