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

static struct str typed_name(struct arena *arena, const struct row *row)
{
    return str_replace(arena, row->name, S("_"), S("-"));
}

static int overview(struct arena *arena)
{
    puts("tvers COMMAND [OPTIONS] [FILE...]\n");
    for (const struct row *c = commands; c->run; c++)
        printf("  %-13.*s %s\n", STR(typed_name(arena, c)), c->about);
    puts("\ntvers COMMAND --help tells more.");
    return EXIT_DONE;
}

static int unknown_say(struct arena *arena, struct str name)
{
    enum message what = name.len ? MSG_cli_command_unknown : MSG_cli_command_missing;
    say_text("", name, SAID(arena, what, arg_str(S("tvers --help"))));
    return EXIT_USAGE;
}

static int command(struct arena *arena, struct str name, int argc, char **argv)
{
    if (str_is(name, S("--version")))
        return command_version(1, argv);
    for (const struct row *c = commands; c->run; c++)
        if (str_is(name, typed_name(arena, c)))
            return c->run(argc - 1, argv + 1);
    if (str_is(name, S("help")) || str_is(name, S("--help")))
        return overview(arena);
    return unknown_say(arena, name);
}

/// What was printed is there for whoever reads it, or the command has not done its work.
static int printed(int status)
{
    bool is_lost = fflush(stdout) != 0 || ferror(stdout);
    if (!is_lost || (status != EXIT_DONE && status != EXIT_NO))
        return status;
    say("", S(""), MSG_cli_output_lost);
    return EXIT_WORLD;
}

int main(int argc, char **argv)
{
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0}); // a core file would hold whatever a staff list held
    struct str name = argc > 1 ? str_from(argv[1]) : S("");
    struct arena *arena = arena_new();
    int status = printed(command(arena, name, argc, argv));
    arena_free(arena);
    return status;
}
