// SPDX-License-Identifier: EUPL-1.2
// tvers flow draw: a network as a picture.
#include "cli/flow.h"

#include "cli/flow_input.h"
#include "cli/flow_picture.h"
#include "cli/say.h"

struct wishes {
    struct flow_files files;
    int picture, format;
    int64_t width;
    struct str person;
};

static const struct option rows[] = {
    FLOW_FILE_OPTIONS(struct wishes, files),
    OPTION_CHOICE(struct wishes, picture, "--picture", FLOW_PICTURES, "what is drawn"),
    OPTION_TEXT(struct wishes, person, "--person", "ID", "mark this person"),
    OPTION_INT(struct wishes, width, "--width", "PX", 320, 1120, "how wide it will be shown (720)"),
    OPTION_CHOICE(struct wishes, format, "--format", "svg|html",
                  "html: a page with the picture, and its figures as a table"),
};

const struct options flow_draw_options = {
    .usage = "flow draw --nodes nodes.csv --edges edges.csv [OPTIONS] > picture.svg",
    .about =
        "Draws a network: its people by unit (--silo), and who is tied to whom. With --wave the ties of\n"
        "that wave are drawn, and people stand where all waves together put them. The same files give\n"
        "the same bytes.",
    .rows = rows,
    .count = ARRAY_COUNT(rows),
};

/// The ties of all waves, between those who are there.
static struct graph all_waves(struct flow_input *in, const struct flow_files *files, const struct graph *ties)
{
    if (!files->wave.len)
        return *ties;
    struct tie_choice choice = {.relation = files->relation,
                                .weight = files->weight,
                                .at_least = files->at_least,
                                .known_only = true};
    struct ties all = flow_ties_read(in, files->edges, &choice);
    return graph_new(in->arena, in->people.count, all.at, all.count, GRAPH_UNDIRECTED);
}

static bool person_find(struct flow_input *in, struct str id, uint32_t *person)
{
    *person = FLOW_NOBODY;
    if (!id.len || str_map_find(&in->people.number, id, person))
        return true;
    say("flow draw", id, MSG_cli_flow_draw_person_unknown);
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
    struct flow_picture p = {.width = (int)w->width, .is_page = w->format == 1, .units = &units};
    if (!flow_files_read(&in, "flow draw", &w->files, &graph, &units) ||
        !person_find(&in, w->person, &p.person))
        return in.status;
    struct graph ties = graph_undirected(arena, &graph), places = all_waves(&in, &w->files, &ties);
    p.ties = &ties;
    p.places = &places;
    return in.status == EXIT_DONE ? flow_picture_print(arena, &p, (enum flow_picture_kind)w->picture)
                                  : in.status;
}

int flow_draw(int argc, char **argv)
{
    struct wishes w = {.width = 720};
    return command_run(&flow_draw_options, argc, argv, &w, draw);
}
