// SPDX-License-Identifier: EUPL-1.2
// Saying what is wrong.
#include "cli/say.h"

#include <stdio.h>
#include <stdlib.h>

enum lang cli_lang(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (int i = 0; i < 3; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return lang_from_locale(str_from(value), LANG_EN);
    }
    return LANG_EN;
}

void say_text(const char *command, struct str about, struct str text)
{
    if (command)
        fprintf(stderr, "tvers%s%s: ", *command ? " " : "", command);
    if (about.len)
        fprintf(stderr, "%.*s: ", STR(about));
    fprintf(stderr, "%.*s\n", STR(text));
}

void say(const char *command, struct str about, enum message text)
{
    struct arena *arena = arena_new();
    say_text(command, about, SAID(arena, text));
    arena_free(arena);
}

void say_help_tells(const char *command)
{
    struct arena *arena = arena_new();
    struct str help = str_format(arena, "tvers %s --help", command);
    say_text(NULL, S(""), SAID(arena, MSG_cli_help_tells, arg_str(help)));
    arena_free(arena);
}
