// SPDX-License-Identifier: EUPL-1.2
// The options of a command.
#include "test.h"

#include "cli/cli.h"
#include "cli/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct wishes {
    bool all;
    struct str silo;
    struct str_list units;
    int64_t size;
    double share;
    struct maybe_date_option since;
    int format;
};

static const struct option rows[] = {
    OPTION_SWITCH(struct wishes, all, "--all", "print everyone"),
    OPTION_TEXT(struct wishes, silo, "--silo", "COLUMN", "the column that names the silo"),
    OPTION_LIST(struct wishes, units, "--unit", "NAME", "only this unit; may be repeated"),
    OPTION_INT(struct wishes, size, "--size", "K", 1, 100, "how many sit together"),
    OPTION_REAL(struct wishes, share, "--share-at-least", "PERCENT", 0, 100, "of full time"),
    OPTION_DATE(struct wishes, since, "--hired-since", "first day"),
    OPTION_CHOICE(struct wishes, format, "--format", FORMAT_CHOICES, "what is printed"),
};

static struct wishes got;
static struct str_list files;
static int status;

/// Runs "try" with the words of a line.
static bool words(struct str line)
{
    const struct options options = {.usage = "try FILE",
                                    .about = "Tries.",
                                    .rows = rows,
                                    .count = ARRAY_COUNT(rows),
                                    .files_least = 1,
                                    .files_most = 2};
    char *argv[20] = {str_c(test_arena(), S("try"))};
    int argc = 1;
    struct str word;
    while (str_cut(&line, ' ', &word))
        argv[argc++] = str_c(test_arena(), word);
    got = (struct wishes){.size = 4};
    return options_read(&options, test_arena(), argc, argv, &got, &files, &status);
}

TEST("options stand before and after files, with a blank or an equals sign")
{
    CHECK(words(S("--size 3 people.csv --silo=unit - --all")));
    CHECK_INT(got.size, 3);
    CHECK_STR(got.silo, S("unit"));
    CHECK(got.all);
    CHECK_INT(files.count, 2);
    CHECK_STR(files.at[0], S("people.csv"));
    CHECK_STR(files.at[1], S("-"));
}

TEST("what is not given keeps its default")
{
    CHECK(words(S("people.csv")));
    CHECK_INT(got.size, 4);
    CHECK(!got.all && !got.since.is_set);
}

TEST("an option that may be repeated keeps every value in order")
{
    CHECK(words(S("f --unit A --unit B --unit C")));
    CHECK_INT(got.units.count, 3);
    CHECK_STR(got.units.at[2], S("C"));
}

TEST("two dashes end the options")
{
    CHECK(words(S("-- --all")));
    CHECK_STR(files.at[0], S("--all"));
    CHECK(!got.all);
}

TEST("dates, shares and choices are read as what they are")
{
    CHECK(words(S("f --hired-since 2026-01-01 --share-at-least 62.5 --format json")));
    CHECK(got.since.is_set && date_compare(got.since.value, date_of(2026, 1, 1)) == 0);
    CHECK(got.share == 62.5);
    CHECK_INT(got.format, FORMAT_JSON);
}

static bool is_wrong(bool read)
{
    return !read && status == EXIT_USAGE;
}

TEST("wrong usage is status 2: unknown, without value, out of range, no date, no file, too many files")
{
    CHECK(is_wrong(words(S("f --sise 3"))));
    CHECK(is_wrong(words(S("f --size"))));
    CHECK(is_wrong(words(S("f --size 101"))));
    CHECK(is_wrong(words(S("f --size many"))));
    CHECK(is_wrong(words(S("f --hired-since 1.1.2026"))));
    CHECK(is_wrong(words(S("f --format xml"))));
    CHECK(is_wrong(words(S("--all"))));
    CHECK(is_wrong(words(S("a b c"))));
}

TEST("asking for help ends the command well")
{
    CHECK(!words(S("--help")));
    CHECK_INT(status, EXIT_DONE);
}

/// A file of its own name with this text; whoever made it unlinks it.
static struct str config_of(const char *text)
{
    char *path = str_c(test_arena(), S("/tmp/tvers-options-XXXXXX"));
    int fd = mkstemp(path);
    CHECK(dprintf(fd, "%s", text) > 0);
    close(fd);
    return str_from(path);
}

static bool words_with(const char *config, const char *line)
{
    struct str path = config_of(config);
    bool read = words(str_format(test_arena(), "%s --config %.*s", line, STR(path)));
    unlink(path.at);
    return read;
}

TEST("the command line beats the environment, which beats the configuration file")
{
    setenv("TVERS_SIZE", "8", 1);
    setenv("TVERS_SILO", "of-environment", 1);
    CHECK(words_with("# ours\nsize = 7\nsilo = of-file # why\nshare-at-least = 50\nlisten = :80\n",
                     "f --size 9"));
    CHECK_INT(got.size, 9);
    CHECK_STR(got.silo, S("of-environment"));
    CHECK(got.share == 50);
    unsetenv("TVERS_SIZE");
    unsetenv("TVERS_SILO");
}

TEST("the environment may name the configuration file, and a # within a word is no comment")
{
    struct str path = config_of("silo = a#b # why\n");
    setenv("TVERS_CONFIG", path.at, 1);
    CHECK(words(S("f")));
    CHECK_STR(got.silo, S("a#b"));
    unsetenv("TVERS_CONFIG");
    unlink(path.at);
}

TEST("a configuration file may hold what other commands need, and nothing that none knows")
{
    CHECK(words_with("listen = 127.0.0.1:80\nmail-relay = smtp://localhost\n", "f"));
    CHECK(is_wrong(words_with("lissten = 127.0.0.1:80\n", "f")));
    CHECK(is_wrong(words_with("size\n", "f")));
    CHECK(is_wrong(words_with("size = huge\n", "f")));
}

TEST("a configuration file that was asked for and is not there is the world's failure")
{
    CHECK(!words(S("f --config /nowhere/tvers.conf")) && status == EXIT_WORLD);
    setenv("TVERS_SIZE", "huge", 1);
    CHECK(is_wrong(words(S("f --config /dev/null"))));
    unsetenv("TVERS_SIZE");
}
