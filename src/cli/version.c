// SPDX-License-Identifier: EUPL-1.2
// tvers version
#include "cli/cli.h"

#include "base/version.h"

#include <stdio.h>

const struct options version_options = {
    .usage = "version",
    .about = "Prints the version.",
};

static int version(struct arena *arena, const void *wishes, const struct str_list *files)
{
    (void)arena, (void)wishes, (void)files;
    puts("tvers " TVERS_VERSION);
    return EXIT_DONE;
}

int command_version(int argc, char **argv)
{
    return command_run(&version_options, argc, argv, NULL, version);
}
