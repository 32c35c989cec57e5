// SPDX-License-Identifier: EUPL-1.2
// tvers match: who goes to which theme.
#include "cli/cli.h"
#include "cli/match_input.h"
#include "cli/match_print.h"
#include "cli/say.h"
#include "cli/seat_watch.h"

#include <stdio.h>

enum { NODES_PER_PASS = 1000 };

struct wishes {
    struct match_files files;
    bool across, most, truthful;
    int profile, format;
    int64_t seed, passes;
    double seconds;
};

static const struct option rows[] = {
    OPTION_TEXT(struct wishes, files.people, "--people", "FILE",
                "id,hours,competences,unit[,turn]: who may go"),
    OPTION_TEXT(struct wishes, files.themes, "--themes", "FILE", "id,places,hours,wants,unit: where to"),
    OPTION_TEXT(struct wishes, files.wishes, "--wishes", "FILE",
                "person,theme,rank: 1 first, equal is equal"),
    OPTION_TEXT(struct wishes, files.units, "--units", "FILE",
                "unit,people,hours: the most a unit lends at a time"),
    OPTION_TEXT(struct wishes, files.ranks, "--ranks", "FILE",
                "theme,person,rank: the leadership team's order; - is a no"),
    OPTION_TEXT(struct wishes, files.held, "--held", "FILE", "person,theme: placed already, and stay"),
    OPTION_TEXT(struct wishes, files.forbid, "--forbid", "FILE", "person,theme: never"),
    OPTION_SWITCH(struct wishes, across, "--across", "nobody goes to a theme of their own unit"),
    OPTION_SWITCH(struct wishes, most, "--most", "as many placed as can be, then as few pairs that block"),
    OPTION_SWITCH(struct wishes, truthful, "--truthful", "by a rule that no person can play"),
    OPTION_CHOICE(struct wishes, profile, "--profile", "first|fair",
                  "as many first wishes as possible, or as few last ones"),
    OPTION_INT(struct wishes, seed, "--seed", "N", 0, 1e15, "of the lottery (1)"),
    OPTION_REAL(struct wishes, seconds, "--seconds", "S", 0.001, 1e6, "time to search (5)"),
    OPTION_INT(struct wishes, passes, "--passes", "N", 1, 1e6,
               "work instead of seconds: the same plan on every machine"),
    OPTION_CHOICE(struct wishes, format, "--format", FORMAT_CHOICES, "what is printed"),
};

const struct options match_options = {
    .usage = "match --people people.csv --themes themes.csv --wishes wishes.csv [OPTIONS]",
    .about = "Places people in themes by their wishes, so that nobody better suited is passed over.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
};

static int usage_wrong(struct str about, struct str what)
{
    say_text("match", about, what);
    say_help_tells("match");
    return EXIT_USAGE;
}

static int wishes_check(struct arena *arena, const struct wishes *w)
{
    if (w->most && w->truthful)
        return usage_wrong(S(""),
                           SAID(arena, MSG_cli_option_expects_choice, arg_str(S("--most, --truthful"))));
    if (!w->files.people.len)
        return usage_wrong(S("--people"), SAID(arena, MSG_cli_option_missing));
    if (!w->files.themes.len)
        return usage_wrong(S("--themes"), SAID(arena, MSG_cli_option_missing));
    if (!w->files.wishes.len)
        return usage_wrong(S("--wishes"), SAID(arena, MSG_cli_option_missing));
    return EXIT_DONE;
}

static struct match_options asked(const struct wishes *w, const struct watch *watch)
{
    struct match_options o = {.aim = w->most       ? AIM_MOST
                                     : w->truthful ? AIM_TRUTHFUL
                                                   : AIM_STABLE,
                              .kind = (enum profile_kind)w->profile};
    o.effort = (struct effort){.seconds = watch->limits.seconds,
                               .nodes = (double)w->passes * NODES_PER_PASS,
                               .now = watch->limits.now,
                               .stop = watch->limits.stop,
                               .arg = watch->limits.arg};
    return o;
}

static int match_and_print(struct arena *arena, const struct wishes *w, struct watch *watch)
{
    struct match_input in = {.arena = arena};
    int status = match_files_read(&in, &w->files);
    if (status != EXIT_DONE)
        return status;
    if (w->truthful && !match_is_truthful(&in.problem))
        return usage_wrong(S("--truthful"), SAID(arena, MSG_cli_match_truthful_hours));
    in.problem.across = w->across;
    in.problem.seed = (uint64_t)w->seed;
    struct match_options options = asked(w, watch);
    struct matching matching;
    match(arena, &in.problem, &options, &matching);
    struct match_output out = {arena, &in.problem, &options, &matching, watch_end(watch)};
    match_print(&out, (enum format)w->format);
    bool unstable = options.aim == AIM_STABLE && matching.score.blocking;
    if (unstable ||
        (matching.score.blocking && w->format == FORMAT_TEXT)) // else the rows and the list say so
        match_blocking_say(&out);
    if (matching.solver_failed)
        say("match", S(""), MSG_cli_match_solver_failed);
    return unstable ? EXIT_NO : EXIT_DONE;
}

int command_match(int argc, char **argv)
{
    struct arena *arena = arena_new();
    struct wishes w = {.seed = 1, .format = (int)format_default()};
    struct str_list files;
    int status;
    if (options_read(&match_options, arena, argc, argv, &w, &files, &status)) {
        struct patience patience = {.seconds = w.seconds > 0 || w.passes ? w.seconds : 5,
                                    .passes = (double)w.passes};
        struct watch watch;
        watch_begin(&watch, &patience);
        status = wishes_check(arena, &w);
        if (status == EXIT_DONE)
            status = match_and_print(arena, &w, &watch);
    }
    arena_free(arena);
    return status;
}
