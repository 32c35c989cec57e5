// SPDX-License-Identifier: EUPL-1.2
// The wish of a thread for its time slice.
#include "base/slice.h"

#include <linux/sched/types.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { LONG_NS = 50 * 1000 * 1000 }; // between 0.1 and 100 ms, the bounds that Linux sets

void slice_set(enum slice slice)
{
    struct sched_attr attr = {.size = sizeof attr, .sched_runtime = slice == SLICE_LONG ? LONG_NS : 0};
    (void)syscall(SYS_sched_setattr, 0, &attr, 0);
}
