// SPDX-License-Identifier: EUPL-1.2
// What a command says on standard error: its own name in front, then what it is about, then what is wrong, in
// the language of the terminal.
//
//     say("backup", path, MSG_cli_backup_exists);      "tvers backup: store.tvers: it is there already, ..."
//     say_text("user", name, SAID(arena, MSG_cli_password_too_short, arg_int(8)));
//
// Without a command the line begins with what it is about, as compilers do it: "people.csv:3: ...". Without
// that either it is the text alone.
#ifndef CLI_SAY_H
#define CLI_SAY_H

#include "i18n/message.h"

/// The language of LC_ALL, LC_MESSAGES or LANG; English when it is C, or none of ours.
enum lang cli_lang(void);

#define SAID(arena, ...) TEXT(arena, cli_lang(), __VA_ARGS__)

/// `command` may be NULL, `about` empty; the text takes no arguments.
void say(const char *command, struct str about, enum message text);
void say_text(const char *command, struct str about, struct str text);
/// "tvers backup --help tells more."
void say_help_tells(const char *command);

#endif
