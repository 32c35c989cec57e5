// SPDX-License-Identifier: EUPL-1.2
// tvers flow draw: a network as a picture.
#include "cli/flow.h"

#include "cli/flow_input.h"
#include "cli/flow_picture.h"
#include "cli/flow_waves.h"
#include "cli/say.h"

struct wishes {
    struct flow_files files;
    int picture, format;
    int64_t width;
    struct str person, before;
};

static int (*const pictures[])(const struct flow_picture *p) = {flow_draw_sociogram, flow_draw_matrix,
                                                                flow_draw_coverage,  flow_draw_chance,
                                                                flow_draw_ego,       flow_draw_means};

static const struct option rows[] = {
    FLOW_FILE_OPTIONS(struct wishes, files),
    OPTION_CHOICE(struct wishes, picture, "--picture", "sociogram|matrix|coverage|chance|ego|means",
                  "what is drawn"),
    OPTION_TEXT(struct wishes, person, "--person", "ID", "sociogram: mark this person; ego: whose contacts"),
    OPTION_TEXT(struct wishes, before, "--before", "WAVE", "ego, means: the earlier wave"),
    OPTION_INT(struct wishes, width, "--width", "PX", 320, 1120, "how wide it will be shown (720)"),
    OPTION_CHOICE(struct wishes, format, "--format", "svg|html",
                  "html: a page with the picture, and its figures as a table"),
};

const struct options flow_draw_options = {
    .usage = "flow draw --nodes nodes.csv --edges edges.csv [OPTIONS] > picture.svg",
    .about =
        "Draws a network. sociogram: people by unit (--silo), and who is tied to whom; with --wave people\n"
        "stand where all waves together put them. matrix: ties from unit to unit against chance; what is\n"
        "too small to be shown is hatched. coverage: pairs who have met, wave by wave. chance: how far ties\n"
        "leave their unit, against chance. ego: the contacts of --person, and which of them are new since\n"
        "--before. means: contacts for each person, by unit, in --before and in --wave. The same files give\n"
        "the same bytes.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
};

static bool person_find(struct flow_input *in, struct str id, uint32_t *person)
{
    *person = FLOW_NOBODY;
    if (!id.len || str_map_find(&in->people.number, id, person))
        return true;
    say("flow draw", id, MSG_cli_flow_draw_person_unknown);
    in->status = EXIT_INPUT;
    return false;
}

/// A wave that is misspelt would make every contact a new one.
static bool before_find(struct flow_input *in, const struct flow_files *files, struct str before)
{
    struct flow_files all = *files;
    all.wave = all.relation = S("");
    struct flow_waves waves = {0};
    if (before.len)
        waves = flow_waves_of(in, &all);
    struct str names = S("");
    for (size_t i = 0; i < waves.count; i++) {
        if (!waves.at[i].len || str_is(waves.at[i], before))
            return true;
        names = i ? str_format(in->arena, "%.*s, %.*s", STR(names), STR(waves.at[i])) : waves.at[i];
    }
    if (!before.len || in->status != EXIT_DONE)
        return in->status == EXIT_DONE;
    say_text("flow draw", str_cat(in->arena, S("--before "), before),
             SAID(in->arena, MSG_cli_flow_draw_wave_unknown, arg_str(files->edges), arg_str(names)));
    in->status = EXIT_INPUT;
    return false;
}

static int draw(struct arena *arena, const void *wishes, const struct str_list *files)
{
    (void)files;
    const struct wishes *w = wishes;
    struct flow_input in = {.arena = arena};
    struct graph graph;
    struct units units;
    if (!flow_files_read(&in, "flow draw", &w->files, &graph, &units))
        return in.status;
    struct graph ties = graph_undirected(arena, &graph);
    struct flow_picture p = {.arena = arena,
                             .in = &in,
                             .files = &w->files,
                             .graph = &graph,
                             .ties = &ties,
                             .places = &ties,
                             .before = w->before,
                             .units = &units,
                             .width = (int)w->width,
                             .is_page = w->format == 1};
    struct graph all_waves = w->files.wave.len ? flow_ties_of_wave(&p, S("")) : ties;
    p.places = &all_waves;
    if (!person_find(&in, w->person, &p.person) || !before_find(&in, &w->files, w->before) ||
        in.status != EXIT_DONE)
        return in.status;
    return pictures[w->picture](&p);
}

int flow_draw(int argc, char **argv)
{
    struct wishes w = {.width = 720};
    return command_run(&flow_draw_options, argc, argv, &w, draw);
}
