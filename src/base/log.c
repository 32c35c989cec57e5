// SPDX-License-Identifier: EUPL-1.2
// Log lines with the priority prefix that journald reads (sd-daemon(3)); plain ones on a terminal.
#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

void log_line(enum log_level level, const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    for (char *c = text; *c; c++)
        if ((unsigned char)*c < ' ')
            *c = ' '; // one event, one line, whatever was in it
    if (isatty(STDERR_FILENO))
        dprintf(STDERR_FILENO, "%s\n", text);
    else
        dprintf(STDERR_FILENO, "<%d>%s\n", (int)level, text);
}
