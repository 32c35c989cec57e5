// SPDX-License-Identifier: EUPL-1.2
#include "cli/flow_picture.h"

#include "cli/cli.h"
#include "cli/say.h"
#include "draw/style.h"
#include "flow/suppress.h"
#include "i18n/format.h"

#include <stdio.h>

struct str flow_words_int(struct arena *arena, int64_t n)
{
    return format_int(arena, cli_lang(), n);
}

struct str flow_words_one_decimal(struct arena *arena, double value)
{
    return format_number(arena, cli_lang(), value, 1);
}

struct str flow_words_two_decimals(struct arena *arena, double value)
{
    return format_number(arena, cli_lang(), value, 2);
}

struct svg_frame flow_frame(const struct flow_picture *p, struct str title, struct str desc)
{
    return (struct svg_frame){
        .id = S("picture"), .width = p->width, .is_alone = !p->is_page, .title = title, .desc = desc};
}

static void page_print(struct arena *arena, const struct svg_frame *frame, struct str svg, struct str table)
{
    struct buf title = buf_new(arena, SVG_BYTES_MOST);
    svg_escape(&title, frame->title);
    struct str tag = lang_tag(cli_lang());
    printf("<!doctype html>\n<html lang=\"%.*s\">\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width\">\n<title>%.*s</title>\n",
           STR(tag), STR(buf_get(&title)));
    printf("<style>\n%.*s%.*s</style>\n", STR(draw_page_style), STR(draw_style));
    printf("<main>\n<h1>%.*s</h1>\n%.*s%.*s</main>\n</html>\n", STR(buf_get(&title)), STR(svg), STR(table));
}

int flow_picture_print(const struct flow_picture *p, const struct svg_frame *frame, struct str svg,
                       struct str table)
{
    if (p->is_page)
        page_print(p->arena, frame, svg, table);
    else
        printf("%.*s", STR(svg));
    return EXIT_DONE;
}

struct graph flow_ties_of_wave(const struct flow_picture *p, struct str wave)
{
    struct tie_choice choice = {.relation = p->files->relation,
                                .wave = wave,
                                .weight = p->files->weight,
                                .at_least = p->files->at_least,
                                .known_only = true};
    struct ties ties = flow_ties_read(p->in, p->files->edges, &choice);
    return graph_new(p->arena, p->ties->people, ties.at, ties.count, GRAPH_UNDIRECTED);
}

struct flow_groups flow_groups_of(const struct flow_picture *p, size_t most)
{
    const struct units *u = p->units;
    struct arena *arena = p->arena;
    int32_t *members = NEW_ARRAY(arena, int32_t, u->count), others;
    uint32_t *into = NEW_ARRAY(arena, uint32_t, u->count), *of = NEW_ARRAY(arena, uint32_t, p->graph->people);
    uint32_t *sizes = units_sizes(arena, u, p->graph->people);
    for (uint32_t i = 0; i < u->count; i++)
        members[i] = (int32_t)sizes[i];
    int32_t least = SUPPRESS_FLOORS.members;
    size_t groups;
    while ((groups = suppress_merge(arena, members, u->count, least, into, &others)) > most)
        least += 1 + least / 4;
    struct str *names = NEW_ARRAY(arena, struct str, groups);
    for (uint32_t i = 0; i < u->count; i++)
        if (into[i] != SUPPRESS_NOWHERE)
            names[into[i]] = u->name[i];
    if (others >= 0)
        names[others] = SAID(arena, MSG_draw_units_other);
    for (uint32_t i = 0; i < p->graph->people; i++)
        of[i] = u->of[i] == UNIT_NONE ? UNIT_NONE : into[u->of[i]];
    return (struct flow_groups){{(uint32_t)groups, names, of}};
}

int flow_people_many_say(const struct flow_picture *p, uint32_t most)
{
    struct arg people = arg_int(p->ties->people), other = arg_str(S("tvers flow matrix"));
    say_text("flow draw", S(""), SAID(p->arena, MSG_cli_flow_draw_people_many, people, arg_int(most), other));
    return EXIT_INPUT;
}
