// SPDX-License-Identifier: EUPL-1.2
// tvers COMMAND: finds the command's row and runs it.
#include "cli/cli.h"
#include "cli/say.h"

#include <stdio.h>
#include <sys/resource.h>

struct row {
    struct str name;
    int (*run)(int argc, char **argv); // argv[0] is the command's name
    const char *about;
};

static const struct row commands[] = {
#define COMMAND(name, about) {S_INIT(#name), command_##name, about},
#include "cli/commands.def"
#undef COMMAND
    {S_INIT(""), NULL, NULL},
};

static int overview(FILE *to, int status)
{
    fputs("tvers COMMAND [OPTIONS] [FILE...]\n\n", to);
    for (const struct row *c = commands; c->run; c++)
        fprintf(to, "  %-10.*s %s\n", STR(c->name), c->about);
    fputs("\ntvers COMMAND --help tells more.\n", to);
    return status;
}

int main(int argc, char **argv)
{
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0}); // a core file would hold whatever a staff list held
    struct str name = argc > 1 ? str_from(argv[1]) : S("");
    for (const struct row *c = commands; c->run; c++)
        if (str_is(name, c->name))
            return c->run(argc - 1, argv + 1);
    if (str_is(name, S("help")) || str_is(name, S("--help")))
        return overview(stdout, EXIT_DONE);
    if (!name.len)
        return overview(stderr, EXIT_USAGE);
    say("", name, MSG_cli_command_unknown);
    return EXIT_USAGE;
}
