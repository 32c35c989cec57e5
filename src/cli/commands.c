// SPDX-License-Identifier: EUPL-1.2
// Running a command, and what all of them together can be told.
#include "cli/cli.h"
#include "cli/flow.h"

static const struct options *const all[] = {
#define COMMAND(name, about) &name##_options,
#include "cli/commands.def"
#undef COMMAND
#define FLOW(name, about) &flow_##name##_options,
#include "cli/flow.def"
#undef FLOW
};

bool command_option_exists(struct str name)
{
    for (size_t i = 0; i < ARRAY_COUNT(all); i++)
        for (size_t row = 0; row < all[i]->count; row++) {
            struct str option = all[i]->rows[row].name;
            if (str_is(str_slice(option, 2, option.len), name))
                return true;
        }
    return false;
}

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
