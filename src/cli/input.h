// SPDX-License-Identifier: EUPL-1.2
// What a command reads: a file, or standard input where the name is `-`, up to a limit.
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include "base/str.h"

/// Reads all of it into the arena. EXIT_DONE; or, after one line on standard error, EXIT_WORLD (it cannot be
/// read) or EXIT_INPUT (it is larger than the limit).
int input_read(struct arena *arena, struct str path, size_t limit_bytes, struct str *bytes);

/// The same as UTF-8 without a byte order mark, whatever the encoding (staff/decode.h); EXIT_INPUT also where
/// it is no text. An empty file is an empty text.
int input_text_read(struct arena *arena, struct str path, size_t limit_bytes, struct str *text);

#endif
