// SPDX-License-Identifier: EUPL-1.2
// Reading a command's options by its table.
#include "cli/options.h"

#include "base/bug.h"
#include "base/buf.h"
#include "cli/cli.h"
#include "cli/config.h"
#include "cli/say.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { VALUES_MOST = 100 * 1000, HELP_INDENT = 30 };

struct reading {
    const struct options *options;
    struct arena *arena;
    char *into;
    const char *command;
    bool *given; // by row: a stronger source has spoken
};

static bool usage_wrong(const struct reading *r, struct str about, enum message what)
{
    say(r->command, about, what);
    say_help_tells(r->command);
    return false;
}

static void list_add(struct arena *arena, struct str_list *list, struct str value)
{
    bool full = (list->count & (list->count - 1)) == 0; // room is the next power of two
    if (full) {
        struct str *larger = NEW_ARRAY(arena, struct str, list->count ? list->count * 2 : 1);
        for (size_t i = 0; i < list->count; i++)
            larger[i] = list->at[i];
        list->at = larger;
    }
    list->at[list->count++] = value;
}

static bool choice_read(const char *choices, struct str value, int *out)
{
    struct str rest = str_from(choices), choice;
    for (int i = 0; str_cut(&rest, '|', &choice); i++)
        if (str_is(choice, value)) {
            *out = i;
            return true;
        }
    return false;
}

static bool is_within(const struct option *row, double value)
{
    return value >= row->least && value <= row->most;
}

static bool switch_read(struct str value, bool *out)
{
    *out = str_is(value, S("yes")) || str_is(value, S("true")) || str_is(value, S("1"));
    return *out || str_is(value, S("no")) || str_is(value, S("false")) || str_is(value, S("0"));
}

/// Puts a value into its field; false when it is none of the kind that was declared.
static bool value_take(const struct reading *r, const struct option *row, struct str value)
{
    void *field = r->into + row->offset;
    struct maybe_date_option *date = field;
    switch (row->kind) {
    case OPTION_IS_SWITCH: return switch_read(value, field);
    case OPTION_IS_TEXT: *(struct str *)field = value; return true;
    case OPTION_IS_LIST:
        list_add(r->arena, field, value);
        return ((struct str_list *)field)->count < VALUES_MOST;
    case OPTION_IS_INT: return str_int(value, field) && is_within(row, (double)*(int64_t *)field);
    case OPTION_IS_REAL: return str_double(value, field) && is_within(row, *(double *)field);
    case OPTION_IS_DATE: return date->is_set = date_parse_iso(value, &date->value);
    case OPTION_IS_CHOICE: return choice_read(row->choices, value, field);
    }
    BUG("option kind %d", (int)row->kind);
}

static struct str expected(const struct reading *r, const struct option *row)
{
    switch (row->kind) {
    case OPTION_IS_SWITCH: return SAID(r->arena, MSG_cli_option_expects_choice, arg_str(S("yes|no")));
    case OPTION_IS_TEXT: break;
    case OPTION_IS_LIST: return SAID(r->arena, MSG_cli_option_too_many);
    case OPTION_IS_INT:
    case OPTION_IS_REAL:
        return SAID(r->arena, MSG_cli_option_expects_number,
                    arg_str(str_format(r->arena, "%.10g", row->least)),
                    arg_str(str_format(r->arena, "%.10g", row->most)));
    case OPTION_IS_DATE: return SAID(r->arena, MSG_cli_option_expects_date, arg_str(S("2026-09-01")));
    case OPTION_IS_CHOICE:
        return SAID(r->arena, MSG_cli_option_expects_choice, arg_str(str_from(row->choices)));
    }
    BUG("option kind %d", (int)row->kind);
}

/// `source` is where the value stands: the option, the variable, or file, line and name.
static bool value_or_message(const struct reading *r, const struct option *row, struct str value,
                             const char *command, struct str source)
{
    if (value_take(r, row, value))
        return true;
    say_text(command, str_format(r->arena, "%.*s \"%.*s\"", STR(source), STR(value)), expected(r, row));
    return false;
}

static const struct option *row_by_name(const struct reading *r, struct str name)
{
    for (size_t i = 0; i < r->options->count; i++)
        if (str_is(r->options->rows[i].name, name))
            return &r->options->rows[i];
    return NULL;
}

/// Takes argv[*at] ("--name", "--name=value" or "--name value") and moves *at to its last word.
static bool argument_take(struct reading *r, int argc, char **argv, int *at, struct str *config)
{
    struct str word = str_from(argv[*at]), name, rest = word;
    str_cut(&rest, '=', &name);
    const struct option *row = row_by_name(r, name);
    bool is_config = str_is(name, S("--config"));
    if (!row && !is_config)
        return usage_wrong(r, name, MSG_cli_option_unknown);
    bool is_switch = row && row->kind == OPTION_IS_SWITCH;
    struct str value = rest.at ? rest : S("yes");
    if (!rest.at && !is_switch) {
        if (*at + 1 >= argc)
            return usage_wrong(r, name, MSG_cli_option_needs_value);
        value = str_from(argv[++*at]);
    }
    if (is_config) {
        *config = value;
        return true;
    }
    r->given[row - r->options->rows] = true;
    return value_or_message(r, row, value, r->command, name);
}

static bool arguments_take(struct reading *r, int argc, char **argv, struct str_list *files,
                           struct str *config)
{
    bool only_files = false;
    for (int i = 1; i < argc; i++) {
        struct str word = str_from(argv[i]);
        bool is_option = word.len > 1 && word.at[0] == '-';
        if (!only_files && str_is(word, S("--")))
            only_files = true;
        else if (only_files || !is_option)
            list_add(r->arena, files, word);
        else if (!argument_take(r, argc, argv, &i, config))
            return false;
    }
    return true;
}

/// "--public-url" is TVERS_PUBLIC_URL.
static const char *environment_name(struct arena *arena, struct str option)
{
    struct buf name = buf_new(arena, 256);
    buf_str(&name, S("TVERS_"));
    for (size_t i = 2; i < option.len; i++) {
        char c = option.at[i];
        buf_char(&name, c == '-' ? '_' : c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c);
    }
    return str_c(arena, buf_get(&name));
}

static bool environment_take(struct reading *r)
{
    for (size_t i = 0; i < r->options->count; i++) {
        const struct option *row = &r->options->rows[i];
        const char *name = environment_name(r->arena, row->name), *value = getenv(name);
        if (r->given[i] || !value || !*value)
            continue;
        r->given[i] = true;
        if (!value_or_message(r, row, str_from(value), r->command, str_from(name)))
            return false;
    }
    return true;
}

/// A line for another command is passed over; one for none is a mistake.
static bool config_line_take(struct reading *r, const struct config_line *line)
{
    const struct option *row = row_by_name(r, str_cat(r->arena, S("--"), line->name));
    struct str source = str_format(r->arena, "%.*s: %.*s", STR(line->source), STR(line->name));
    bool mine = row && !r->given[row - r->options->rows];
    if (mine)
        return value_or_message(r, row, line->value, NULL, source);
    if (row || command_option_exists(line->name))
        return true;
    say(NULL, source, MSG_cli_config_unknown);
    return false;
}

/// An exit status.
static int config_take(struct reading *r, struct str path)
{
    struct config_lines lines;
    int status = config_read(r->arena, path, &lines);
    for (size_t i = 0; status == EXIT_DONE && i < lines.count; i++)
        if (!config_line_take(r, &lines.at[i]))
            status = EXIT_USAGE;
    return status;
}

static void help_print(const struct options *options)
{
    printf("tvers %s\n\n%s\n\n", options->usage, options->about);
    for (size_t i = 0; i < options->count; i++) {
        const struct option *row = &options->rows[i];
        int used = printf("  %.*s %.*s", STR(row->name), STR(row->value));
        printf("%s%*s%.*s\n", used < HELP_INDENT ? "" : "\n",
               used < HELP_INDENT ? HELP_INDENT - used : HELP_INDENT, "", STR(row->about));
    }
    puts("  --config FILE               options as lines NAME = VALUE (default " CONFIG_DEFAULT ")\n\n"
         "Every option can also be set in the environment: --data as TVERS_DATA.");
}

static bool help_asked(int argc, char **argv)
{
    for (int i = 1; i < argc && !str_is(str_from(argv[i]), S("--")); i++)
        if (str_is(str_from(argv[i]), S("--help")))
            return true;
    return false;
}

static bool files_fit(const struct reading *r, size_t count, const struct str_list *files)
{
    if (count < r->options->files_least)
        return usage_wrong(r, str_from(r->options->usage), MSG_cli_file_missing);
    if (count > r->options->files_most)
        return usage_wrong(r, files->at[r->options->files_most], MSG_cli_file_too_many);
    return true;
}

bool options_read(const struct options *options, struct arena *arena, int argc, char **argv, void *into,
                  struct str_list *files, int *status)
{
    const char *named = getenv("TVERS_CONFIG");
    struct str config = str_from(named ? named : "");
    struct reading r = {.options = options, .arena = arena, .into = into, .command = argv[0]};
    r.given = NEW_ARRAY(arena, bool, options->count + 1);
    *files = (struct str_list){0};
    *status = EXIT_DONE;
    if (help_asked(argc, argv)) {
        help_print(options);
        return false;
    }
    *status = EXIT_USAGE;
    if (!arguments_take(&r, argc, argv, files, &config) || !files_fit(&r, files->count, files) ||
        !environment_take(&r))
        return false;
    *status = config_take(&r, config);
    return *status == EXIT_DONE;
}

enum format format_default(void)
{
    return isatty(STDOUT_FILENO) ? FORMAT_TEXT : FORMAT_CSV;
}
