// SPDX-License-Identifier: EUPL-1.2
// The files of `tvers match` read into a problem (matching/match.h): people, themes, wishes; and limits,
// ranks, who is held, what is forbidden.
//
//     struct match_input in = {.arena = arena};
//     if (match_files_read(&in, &files) == EXIT_DONE)
//         match(arena, &in.problem, ...);              // else what is wrong was said
//
// Competences are words between semicolons, compared in NFC without regard to case. Hours are written 7.5 or
// 7,5, to hundredths.
#ifndef CLI_MATCH_INPUT_H
#define CLI_MATCH_INPUT_H

#include "base/str_map.h"
#include "matching/match.h"

struct match_files {
    struct str people, themes, wishes, units, ranks, held, forbid;
};

struct match_input {
    struct arena *arena;
    int status; // EXIT_DONE as long as all is well
    struct match_problem problem;
    struct match_person *person;
    struct match_theme *theme;
    struct match_limit *limit;
    struct str_map people, themes, units, words; // from what stands in the files to numbers
};

/// Reads all files; EXIT_DONE, or what the first that is wrong makes of it.
int match_files_read(struct match_input *in, const struct match_files *files);

#endif
