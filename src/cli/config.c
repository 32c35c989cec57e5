// SPDX-License-Identifier: EUPL-1.2
// Reading the configuration file.
#include "cli/config.h"

#include "base/list.h"
#include "cli/cli.h"
#include "cli/input.h"
#include "cli/say.h"

#include <unistd.h>

enum { CONFIG_BYTES_MOST = 1 << 20 };

/// Where a comment begins: an address may hold a # as well.
static size_t comment_at(struct str line)
{
    size_t at = str_find(line, '#', 0);
    while (at < line.len && at > 0 && line.at[at - 1] != ' ' && line.at[at - 1] != '\t')
        at = str_find(line, '#', at + 1);
    return at;
}

static bool line_read(struct arena *arena, struct str line, struct str source, struct config_lines *out)
{
    struct str value = str_trim(str_slice(line, 0, comment_at(line))), name;
    if (!value.len)
        return true;
    str_cut(&value, '=', &name);
    if (!value.at) {
        say(NULL, source, MSG_cli_config_expects_line);
        return false;
    }
    *LIST_ADD(arena, out) = (struct config_line){source, str_trim(name), str_trim(value)};
    return true;
}

int config_read(struct arena *arena, struct str path, struct config_lines *out)
{
    struct str rest, line;
    *out = (struct config_lines){0};
    if (!path.len && access(CONFIG_DEFAULT, R_OK) != 0)
        return EXIT_DONE;
    path = path.len ? path : S(CONFIG_DEFAULT);
    int status = input_read(arena, path, CONFIG_BYTES_MOST, &rest);
    for (int number = 1; status == EXIT_DONE && str_cut(&rest, '\n', &line); number++)
        if (!line_read(arena, line, str_format(arena, "%.*s:%d", STR(path), number), out))
            status = EXIT_USAGE;
    return status;
}
