// SPDX-License-Identifier: EUPL-1.2
// `tvers match` in a process of its own, from within a server.
//
//     struct str csv;
//     if (solver_run(arena, S("/proc/self/exe"), &files, seed, &csv)) ...     // "person,theme,wish_rank,..."
//
// Started by posix_spawn(), which runs nothing of this process in the new one: a server with many threads may
// call it, and many at a time. It reads from memory and writes to a pipe; nothing is on a disk. It has
// SOLVER_PASSES for its work, so that the same comes out everywhere; SOLVER_SECONDS of the clock, after which
// it says the best that it has; a second more, and it is ended. It may take one gigabyte.
//
// Of whom the program is, `program` is trusted: it is a tvers. It gets no environment: an option that stands
// in ours would change the draw.
#ifndef PLACING_SOLVER_H
#define PLACING_SOLVER_H

#include "placing/files.h"

enum { SOLVER_PASSES = 10, SOLVER_SECONDS = 8 };

/// False: it could not be run, failed, or said nothing in time.
bool solver_run(struct arena *arena, struct str program, const struct placing_files *files, uint64_t seed,
                struct str *csv);

#endif
