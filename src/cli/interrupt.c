// SPDX-License-Identifier: EUPL-1.2
// Ending early without leaving half a result.
#include "cli/interrupt.h"

#include "base/bug.h"
#include "cli/cli.h"
#include "cli/progress.h"
#include "cli/say.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static struct {
    const char *files[INTERRUPT_FILES_MOST];
    size_t count;
    struct str text;
} begun; // for the signal handler, which gets no argument

/// Nothing in here but what may be called from a signal handler (signal-safety(7)).
static void files_remove(void)
{
    for (size_t i = 0; i < begun.count; i++)
        if (unlink(begun.files[i]) != 0)
            (void)rmdir(begun.files[i]);
}

static void stop(int signal_number)
{
    (void)signal_number;
    files_remove();
    bool is_said = write(STDERR_FILENO, begun.text.at, begun.text.len) > 0;
    (void)is_said; // it ends either way
    _exit(EXIT_WORLD);
}

void interrupt_leave(int status)
{
    fflush(stdout);
    files_remove();
    _exit(status);
}

void interrupt_begin(struct arena *arena, const char *command, const struct str *files, size_t count)
{
    ASSERT(count <= INTERRUPT_FILES_MOST);
    for (size_t i = 0; i < count; i++)
        begun.files[i] = str_c(arena, files[i]);
    begun.count = count;
    begun.text = str_format(arena, "%.*stvers %s: %.*s\n", STR(progress_clear()), command,
                            STR(SAID(arena, MSG_cli_interrupted)));
    struct sigaction action = {.sa_handler = stop};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

void interrupt_end(void)
{
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
}
