// SPDX-License-Identifier: EUPL-1.2
// Asking for a password.
#include "cli/password_prompt.h"

#include "auth/password.h"
#include "base/utf8.h"
#include "cli/say.h"

#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static bool line_read(struct arena *arena, struct str *out)
{
    char line[PASSWORD_LENGTH_MOST + 3]; // CR, LF, NUL
    bool got = fgets(line, sizeof line, stdin) != NULL;
    if (got) {
        line[strcspn(line, "\r\n")] = '\0';
        *out = str_copy(arena, str_from(line));
    }
    explicit_bzero(line, sizeof line);
    return got;
}

/// Asks on the terminal with its echo off.
static bool terminal_read(struct arena *arena, enum message question, struct str *out)
{
    struct termios shown, hidden;
    if (tcgetattr(STDIN_FILENO, &shown) != 0)
        return false;
    hidden = shown;
    hidden.c_lflag &= ~(tcflag_t)ECHO;
    fprintf(stderr, "%.*s ", STR(SAID(arena, question)));
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    bool got = line_read(arena, out);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    fputc('\n', stderr);
    return got;
}

static bool wrong(enum message what)
{
    say("user", S(""), what);
    return false;
}

static bool none_came(struct arena *arena)
{
    say_text("user", S(""), SAID(arena, MSG_cli_password_none, arg_str(S("--link"))));
    return false;
}

static bool fits(struct arena *arena, struct str password)
{
    if (!utf8_valid(password) || password.len > PASSWORD_LENGTH_MOST)
        return wrong(MSG_cli_password_too_long);
    if (utf8_length(password) < PASSWORD_LENGTH_LEAST) {
        say_text("user", S(""), SAID(arena, MSG_cli_password_too_short, arg_int(PASSWORD_LENGTH_LEAST)));
        return false;
    }
    return true;
}

bool password_prompt(struct arena *arena, struct secret *out)
{
    struct str first = S(""), again = S("");
    bool asks = isatty(STDIN_FILENO);
    if (asks ? !terminal_read(arena, MSG_cli_password_ask, &first) : !line_read(arena, &first))
        return none_came(arena);
    if (!fits(arena, first))
        return false;
    if (asks && (!terminal_read(arena, MSG_cli_password_again, &again) || !str_is(first, again)))
        return wrong(MSG_cli_password_differ);
    *out = secret_of(first);
    return true;
}
