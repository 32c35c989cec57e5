// SPDX-License-Identifier: EUPL-1.2
// What the commands that read a staff list share: reading it, and saying what is wrong with it.
#ifndef CLI_STAFF_H
#define CLI_STAFF_H

#include "staff/sheet.h" // SHEET_BYTES_MOST
#include "staff/stafflist.h"

/// Reads the file, and says on standard error what was found. NULL when it cannot be read or has to be
/// refused (*status is set); bad rows refuse it unless they are to be skipped.
struct staff_list *staff_open(struct arena *arena, struct str path, bool skip_bad_rows, int *status);

struct staff_file_said {
    struct str path;
    bool is_json;
};

/// Each finding of a file as `FILE:ROW: column "X": what is wrong`, in JSON as `FILE: position N: field "X":
/// ...`, the first twenty of a kind.
void findings_say(struct arena *arena, const struct staff_file_said *file,
                  const struct finding_list *findings);
/// All findings of a staff list, and the columns that were dropped.
void staff_findings_say(struct arena *arena, struct str path, const struct staff_list *list);

#endif
