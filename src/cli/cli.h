// SPDX-License-Identifier: EUPL-1.2
// What every command shares: its exit status, its row in commands.def and its options.
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "cli/options.h"

enum exit_status { EXIT_DONE = 0, EXIT_NO = 1, EXIT_USAGE = 2, EXIT_INPUT = 3, EXIT_WORLD = 4 };

#define COMMAND(name, about)                                                                                 \
    int command_##name(int argc, char **argv);                                                               \
    extern const struct options name##_options;
#include "cli/commands.def"
#undef COMMAND

/// What a command does with its wishes and files; an exit status.
typedef int command_fn(struct arena *arena, const void *wishes, const struct str_list *files);

/// A command from its words to its exit status; `wishes` holds the defaults and is filled.
int command_run(const struct options *options, int argc, char **argv, void *wishes, command_fn *run);

/// Whether any command has an option of this name, given without its dashes.
bool command_option_exists(struct str name);

#endif
