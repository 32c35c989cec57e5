// SPDX-License-Identifier: EUPL-1.2
// A problem as the files that `tvers match` reads: who has them draws again, and checks.
//
//     struct placing_files f = placing_files_of(arena, &p.problem);
//     f.text[FILE_PEOPLE]          // "id,hours,competences,unit\np12,8,c3;c7,\n"
//
// Held and forbidden have a file of their own, with nothing but its head where there is nobody.
#ifndef PLACING_FILES_H
#define PLACING_FILES_H

#include "matching/match.h"

enum placing_file { FILE_PEOPLE, FILE_THEMES, FILE_WISHES, FILE_HELD, FILE_FORBID, PLACING_FILES };

struct placing_files {
    struct str text[PLACING_FILES];
};

struct placing_files placing_files_of(struct arena *arena, const struct match_problem *problem);

/// "people", and so on: of the file and of the option that reads it.
struct str placing_file_name(enum placing_file file);

/// SHA-256 of all of them, one after another, in hexadecimal.
struct str placing_files_digest(struct arena *arena, const struct placing_files *files);

#endif
