// SPDX-License-Identifier: EUPL-1.2
// The options of a command: declared as a table, read from the command line, the environment and a
// configuration file. `--help` is made from the same table.
//
//     struct wishes {
//         int64_t size;
//         struct str silo;
//         bool all;
//         struct str_list met;
//     };
//     static const struct option rows[] = {
//         OPTION_INT(struct wishes, size, "--size", "K", 1, 1000, "how many sit in a group"),
//         OPTION_TEXT(struct wishes, silo, "--silo", "COLUMN", "pairs from different values weigh more"),
//         OPTION_SWITCH(struct wishes, all, "--all", "print everyone"),
//         OPTION_LIST(struct wishes, met, "--met", "FILE", "who are acquainted; may be repeated"),
//     };
//     static const struct options options = {
//         .usage = "seat people.csv [OPTIONS]", .about = "Composes the groups of gatherings.",
//         .rows = rows, .count = ARRAY_COUNT(rows), .files_least = 1, .files_most = 1,
//     };
//     struct wishes w = {.size = 4};                    // what stands here is the default
//     struct str_list files;
//     int status;
//     if (!options_read(&options, arena, argc, argv, &w, &files, &status))
//         return status;                                // --help was printed, or what was wrong was said
//
// Options stand before or after files, as `--size 3` or `--size=3`; `--` ends them; `-` is a file (standard
// input). Each option can also come from the environment (`--public-url` is TVERS_PUBLIC_URL) and from a
// configuration file (cli/config.h). The command line beats the environment, which beats the file, which
// beats the default. Values point into argv, the environment or the arena.
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "base/date.h"

struct str_list {
    struct str *at;
    size_t count;
};

struct maybe_date_option {
    bool is_set;
    struct date value;
};

enum option_kind {
    OPTION_IS_SWITCH,
    OPTION_IS_TEXT,
    OPTION_IS_LIST,
    OPTION_IS_INT,
    OPTION_IS_REAL,
    OPTION_IS_DATE,
    OPTION_IS_CHOICE
};

struct option {
    enum option_kind kind;
    size_t offset;       // of the field in the command's struct
    struct str name;     // with its dashes
    struct str value;    // what the help calls the value
    struct str about;    // one line for the help
    double least, most;  // of a number
    const char *choices; // "text|csv|json": the field becomes 0, 1 or 2
};

struct options {
    const char *usage; // without "tvers"
    const char *about;
    const struct option *rows;
    size_t count;
    size_t files_least, files_most;
};

#define OPTION_SWITCH(type, field, name_, about_)                                                            \
    {                                                                                                        \
        .kind = OPTION_IS_SWITCH, .offset = offsetof(type, field), .name = S_INIT(name_),                    \
        .about = S_INIT(about_)                                                                              \
    }
#define OPTION_VALUE_(kind_, type, field, name_, value_, about_)                                             \
    .kind = kind_, .offset = offsetof(type, field), .name = S_INIT(name_), .value = S_INIT(value_),          \
    .about = S_INIT(about_)
#define OPTION_TEXT(type, field, name, value, about)                                                         \
    {                                                                                                        \
        OPTION_VALUE_(OPTION_IS_TEXT, type, field, name, value, about)                                       \
    }
#define OPTION_LIST(type, field, name, value, about)                                                         \
    {                                                                                                        \
        OPTION_VALUE_(OPTION_IS_LIST, type, field, name, value, about)                                       \
    }
#define OPTION_DATE(type, field, name, about)                                                                \
    {                                                                                                        \
        OPTION_VALUE_(OPTION_IS_DATE, type, field, name, "DATE", about)                                      \
    }
#define OPTION_INT(type, field, name, value, least_, most_, about)                                           \
    {                                                                                                        \
        OPTION_VALUE_(OPTION_IS_INT, type, field, name, value, about), .least = (least_), .most = (most_)    \
    }
#define OPTION_REAL(type, field, name, value, least_, most_, about)                                          \
    {                                                                                                        \
        OPTION_VALUE_(OPTION_IS_REAL, type, field, name, value, about), .least = (least_), .most = (most_)   \
    }
/// The field is an int (or an enum that begins at 0).
#define OPTION_CHOICE(type, field, name, choices_, about)                                                    \
    {                                                                                                        \
        OPTION_VALUE_(OPTION_IS_CHOICE, type, field, name, choices_, about), .choices = (choices_)           \
    }

#define ARRAY_COUNT(array) (sizeof(array) / sizeof *(array))

/// Fills the fields of `into` (bool, struct str, struct str_list, int64_t, double, struct maybe_date_option,
/// int). False when the command is to end with *status: EXIT_DONE after --help, EXIT_USAGE after a message.
bool options_read(const struct options *options, struct arena *arena, int argc, char **argv, void *into,
                  struct str_list *files, int *status);

/// What a command prints: text for people on a terminal, csv otherwise.
enum format { FORMAT_TEXT, FORMAT_CSV, FORMAT_JSON };
#define FORMAT_CHOICES "text|csv|json"
enum format format_default(void);

#endif
