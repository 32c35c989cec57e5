// SPDX-License-Identifier: EUPL-1.2
// tvers version
#include "cli/cli.h"

#include "base/version.h"

#include <stdio.h>

int command_version(int argc, char **argv)
{
    (void)argc, (void)argv;
    puts("tvers " TVERS_VERSION);
    return EXIT_DONE;
}
