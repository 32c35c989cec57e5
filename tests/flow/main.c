// SPDX-License-Identifier: EUPL-1.2
// `flow ARGS...` is `tvers flow ARGS...`, without the rest of Tvers.
#include "cli/cli.h"

/// For a configuration file, which `tvers flow` does not read here.
bool command_option_exists(struct str name)
{
    (void)name;
    return false;
}

int main(int argc, char **argv)
{
    static char name[] = "flow";
    argv[0] = name;
    return command_flow(argc, argv);
}
