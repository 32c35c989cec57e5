// SPDX-License-Identifier: EUPL-1.2
// Showing that something is going on.
#include "cli/progress.h"

#include <stdio.h>
#include <unistd.h>

#define LINE_CLEAR "\r\033[K" // ECMA-48: to the first column, erase in line

struct str progress_clear(void)
{
    return isatty(STDERR_FILENO) ? S(LINE_CLEAR) : S("");
}

void progress_show(struct str text)
{
    struct str clear = progress_clear();
    if (clear.len)
        fprintf(stderr, "%.*s%.*s", STR(clear), STR(text));
}

void progress_end(void)
{
    progress_show(S(""));
}
