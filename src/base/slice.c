// SPDX-License-Identifier: EUPL-1.2
// What a thread asks of Linux about its share of the processor.
#include "base/slice.h"

#include <linux/sched.h>
#include <linux/sched/types.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <threads.h>
#include <unistd.h>

// A slice has 0.1 to 100 ms, the bounds that Linux sets; ten steps of niceness weigh a ninth.
enum { LONG_NS = 50 * 1000 * 1000, NICER_BY = 10, NICEST = 19 };

static once_flag probed = ONCE_FLAG_INIT;
static struct {
    int usual, slow;
} niceness; // written once, before the first use

static bool ask(uint64_t slice_ns, int nice)
{
    struct sched_attr attr = {.size = sizeof attr,
                              .sched_flags = SCHED_FLAG_KEEP_POLICY, // the operator's
                              .sched_runtime = slice_ns,
                              .sched_nice = nice};
    return syscall(SYS_sched_setattr, 0, &attr, 0) == 0;
}

static int there_and_back(void *unused)
{
    (void)unused;
    return ask(0, niceness.slow) && ask(0, niceness.usual);
}

/// On a thread of its own, which may stay nice where there is no way back.
static void probe(void)
{
    thrd_t thread;
    int returned = 0;
    niceness.usual = getpriority(PRIO_PROCESS, 0);
    niceness.slow = niceness.usual + NICER_BY < NICEST ? niceness.usual + NICER_BY : NICEST;
    bool ran = thrd_create(&thread, there_and_back, NULL) == thrd_success &&
               thrd_join(thread, &returned) == thrd_success;
    if (!ran || !returned)
        niceness.slow = niceness.usual;
}

void slice_set(enum slice slice)
{
    call_once(&probed, probe);
    bool is_long = slice == SLICE_LONG;
    (void)ask(is_long ? LONG_NS : 0, is_long ? niceness.slow : niceness.usual);
}
