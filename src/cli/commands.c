// SPDX-License-Identifier: EUPL-1.2
// What all commands together can be told.
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
