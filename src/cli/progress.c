// SPDX-License-Identifier: EUPL-1.2
// Showing that something is going on.
#include "cli/progress.h"

#include <stdio.h>
#include <unistd.h>

#define LINE_CLEAR "\r\033[K" // ECMA-48: to the first column, erase in line

void progress_show(struct str text)
{
    if (isatty(STDERR_FILENO))
        fprintf(stderr, LINE_CLEAR "%.*s", STR(text));
}

void progress_end(void)
{
    progress_show(S(""));
}
