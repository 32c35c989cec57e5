// SPDX-License-Identifier: EUPL-1.2
// The frame of a command.
#include "cli/cli.h"

int command_run(const struct options *options, int argc, char **argv, void *wishes, command_fn *run)
{
    struct arena *arena = arena_new();
    struct str_list files;
    int status;
    if (options_read(options, arena, argc, argv, wishes, &files, &status))
        status = run(arena, wishes, &files);
    arena_free(arena);
    return status;
}
