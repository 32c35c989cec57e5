// SPDX-License-Identifier: EUPL-1.2
// `seat ARGS...` is `tvers seat ARGS...`, without the rest of Tvers.
#include "cli/cli.h"

/// For a configuration file, which `tvers seat` does not read.
bool command_option_exists(struct str name)
{
    (void)name;
    return false;
}

int main(int argc, char **argv)
{
    static char name[] = "seat";
    argv[0] = name;
    return command_seat(argc, argv);
}
