// SPDX-License-Identifier: EUPL-1.2
// What a command is doing, on standard error where that is a terminal: one line, that the next one replaces.
//
//     progress_show(SAID(arena, MSG_cli_progress_reading));
//     progress_end();        // before anything else is said
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "base/str.h"

void progress_show(struct str text);
void progress_end(void);

/// The bytes that clear the line: for who cannot call progress_end(), such as a signal handler. Empty where
/// nothing is shown.
struct str progress_clear(void);

#endif
