// SPDX-License-Identifier: EUPL-1.2
// What every command shares: its exit status, and its row in commands.def.
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/str.h"

enum exit_status { EXIT_DONE = 0, EXIT_NO = 1, EXIT_USAGE = 2, EXIT_INPUT = 3, EXIT_WORLD = 4 };

#define COMMAND(name, about) int command_##name(int argc, char **argv);
#include "cli/commands.def"
#undef COMMAND

#endif
