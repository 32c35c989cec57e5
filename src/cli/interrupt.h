// SPDX-License-Identifier: EUPL-1.2
// Somebody interrupts a command (SIGINT, SIGTERM) before it is done: it says so, removes what it had begun,
// and ends with 4. A transaction that is open goes with the process.
//
//     interrupt_begin(arena, "backup", (struct str[]){part}, 1);
//     ...                      // may end here
//     interrupt_end();         // from here on it is finished, not stopped
#ifndef CLI_INTERRUPT_H
#define CLI_INTERRUPT_H

#include "base/str.h"

enum { INTERRUPT_FILES_MOST = 8 };

/// `files` (and empty folders) are removed in this order. The arena has to outlive interrupt_end().
void interrupt_begin(struct arena *arena, const char *command, const struct str *files, size_t count);
void interrupt_end(void);
/// Ends the process now with that status, and removes the files: for when a thread still runs that could not
/// be waited for, and uses what the usual way out would free.
__attribute__((noreturn)) void interrupt_leave(int status);

#endif
