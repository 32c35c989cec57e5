// SPDX-License-Identifier: EUPL-1.2
// A password from the terminal, where it does not show, or from the first line of standard input.
#ifndef CLI_PASSWORD_PROMPT_H
#define CLI_PASSWORD_PROMPT_H

#include "base/arena.h"
#include "base/secret.h"

/// False after saying on standard error what is wrong: too short, too long, typed differently the second
/// time.
bool password_prompt(struct arena *arena, struct secret *out);

#endif
