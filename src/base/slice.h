// SPDX-License-Identifier: EUPL-1.2
// How the calling thread shares a processor with the others: long work lets short work in between at once.
//
//     slice_set(SLICE_LONG);    // a password is hashed, a staff list read: nobody waits for its first millisecond
//     slice_set(SLICE_USUAL);
//
// Both get the same share of the processor in the end: a thread with the long slice gets it in fewer, longer
// pieces, and whoever wakes meanwhile goes before it. A wish, not a promise: Linux takes it from 6.12 on
// (sched_setattr(2), EEVDF), needs no right for it, and older ones ignore it. Cost: one system call.
#ifndef BASE_SLICE_H
#define BASE_SLICE_H

enum slice { SLICE_USUAL, SLICE_LONG };

void slice_set(enum slice slice);

#endif
