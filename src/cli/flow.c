// SPDX-License-Identifier: EUPL-1.2
// tvers flow SUBCOMMAND: finds the subcommand's row and runs it.
#include "cli/flow.h"

#include "cli/interrupt.h"
#include "cli/say.h"

#include <stdio.h>

struct row {
    struct str name;
    int (*run)(int argc, char **argv); // argv[0] is "flow NAME"
    const char *about;
};

static const struct row rows[] = {
#define FLOW(name, about) {S_INIT(#name), flow_##name, about},
#include "cli/flow.def"
#undef FLOW
};

const struct options flow_options = {
    .usage = "flow SUBCOMMAND [OPTIONS]",
    .about = "Measures, tests and draws who turns to whom in a network, and across which silos.",
};

static int overview(void)
{
    printf("tvers %s\n\n%s\n\n", flow_options.usage, flow_options.about);
    for (size_t i = 0; i < ARRAY_COUNT(rows); i++)
        printf("  %-10.*s %s\n", STR(rows[i].name), rows[i].about);
    puts("\ntvers flow SUBCOMMAND --help tells more.");
    return EXIT_DONE;
}

static int row_run(const struct row *row, int argc, char **argv)
{
    struct arena *arena = arena_new();
    argv[0] = str_c(arena, str_format(arena, "flow %.*s", STR(row->name)));
    interrupt_begin(arena, argv[0], NULL, 0);
    int status = row->run(argc, argv);
    interrupt_end();
    arena_free(arena);
    return status;
}

static int unknown_say(struct str name)
{
    struct arena *arena = arena_new();
    enum message what = name.len ? MSG_cli_command_unknown : MSG_cli_command_missing;
    say_text("flow", name, SAID(arena, what, arg_str(S("tvers flow --help"))));
    arena_free(arena);
    return EXIT_USAGE;
}

int command_flow(int argc, char **argv)
{
    struct str name = argc > 1 ? str_from(argv[1]) : S("");
    for (size_t i = 0; i < ARRAY_COUNT(rows); i++)
        if (str_is(name, rows[i].name))
            return row_run(&rows[i], argc - 1, argv + 1);
    return str_is(name, S("--help")) ? overview() : unknown_say(name);
}
