// SPDX-License-Identifier: EUPL-1.2
// How the calling thread shares a processor with the others: long work lets short work go first.
//
//     slice_set(SLICE_LONG);
//     password_hash(...);         // nobody waits for its first millisecond
//     slice_set(SLICE_USUAL);     // before a lock is taken for which short work waits
//
// A thread with the long slice gets its share in fewer, longer pieces, and whoever wakes meanwhile goes
// before it (Linux from 6.12 on, which needs no right for it; older ones ignore the wish). Where the way back
// is open (sched_setattr(2): RLIMIT_NICE of 20, or CAP_SYS_NICE; deploy/tvers.service asks for the former) it
// also weighs less, as by nice(1), as long as others want the processor. Cost: one system call.
#ifndef BASE_SLICE_H
#define BASE_SLICE_H

enum slice { SLICE_USUAL, SLICE_LONG };

void slice_set(enum slice slice);

#endif
