// SPDX-License-Identifier: EUPL-1.2
// `seat ARGS...` is `tvers seat ARGS...`, without the rest of Tvers.
#include "cli/cli.h"

int main(int argc, char **argv)
{
    return command_seat(argc, argv);
}
