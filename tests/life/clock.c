// SPDX-License-Identifier: EUPL-1.2
// A clock that a test moves while the program runs, loaded in front of it (LD_PRELOAD): the time of day is as many seconds
// ahead as the file $TEST_CLOCK says, eight bytes that are read anew each time. Waiting goes by CLOCK_MONOTONIC, which this
// leaves alone.
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static const volatile int64_t *ahead_seconds;

__attribute__((constructor)) static void clock_find(void)
{
    const char *name = getenv("TEST_CLOCK");
    int file = name ? open(name, O_RDONLY | O_CLOEXEC) : -1;
    if (file < 0)
        return;
    void *shared = mmap(NULL, sizeof *ahead_seconds, PROT_READ, MAP_SHARED, file, 0);
    if (shared != MAP_FAILED)
        ahead_seconds = shared;
    close(file);
}

int clock_gettime(clockid_t clock, struct timespec *out)
{
    int status = (int)syscall(SYS_clock_gettime, clock, out);
    if (status == 0 && clock == CLOCK_REALTIME && ahead_seconds)
        out->tv_sec += *ahead_seconds;
    return status;
}
