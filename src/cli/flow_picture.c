// SPDX-License-Identifier: EUPL-1.2
#include "cli/flow_picture.h"

#include "cli/cli.h"
#include "cli/say.h"
#include "flow/draw/sociogram.h"
#include "flow/draw/style.h"
#include "i18n/format.h"

#include <stdio.h>

static struct str number(struct arena *arena, int64_t n)
{
    return format_int(arena, cli_lang(), n);
}

static struct svg_frame frame_of(const struct flow_picture *p, struct str title, struct str desc)
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

static int print(struct arena *arena, const struct flow_picture *p, const struct svg_frame *frame,
                 struct str svg, struct str table)
{
    if (p->is_page)
        page_print(arena, frame, svg, table);
    else
        printf("%.*s", STR(svg));
    return EXIT_DONE;
}

static int sociogram(struct arena *arena, const struct flow_picture *p)
{
    struct sociogram_figures f = sociogram_count(p->ties, p->units);
    struct arg people = arg_int(f.people), ties = arg_int(f.ties), across = arg_int(f.across);
    bool has_units = p->units->count > 0;
    struct str title = f.people == 0             ? SAID(arena, MSG_draw_sociogram_nobody)
                       : has_units && f.ties > 0 ? SAID(arena, MSG_draw_sociogram_title, across, ties)
                                                 : SAID(arena, MSG_draw_sociogram_title_plain, people, ties);
    struct str desc = has_units ? SAID(arena, MSG_draw_sociogram_desc, people, ties, across)
                                : SAID(arena, MSG_draw_sociogram_desc_plain, people, ties);
    struct svg_frame frame = frame_of(p, title, desc);
    struct sociogram s = {
        .frame = &frame,
        .places = p->places,
        .ties = p->ties,
        .units = p->units,
        .me = p->person,
        .words = {.others = SAID(arena, MSG_draw_units_other),
                  .caption = SAID(arena, MSG_draw_sociogram_caption),
                  .unit = SAID(arena, MSG_draw_unit),
                  .people = SAID(arena, MSG_draw_people),
                  .inside = SAID(arena, MSG_draw_ties_inside),
                  .across = SAID(arena, MSG_draw_ties_across),
                  .everyone = SAID(arena, MSG_draw_everyone),
                  .number = number},
    };
    return print(arena, p, &frame, sociogram_draw(arena, &s), sociogram_table(arena, &s));
}

static int too_many_say(struct arena *arena, uint32_t people)
{
    say_text("flow draw", S(""),
             SAID(arena, MSG_cli_flow_draw_people_many, arg_int(people), arg_int(LAYOUT_PEOPLE_MOST)));
    return EXIT_INPUT;
}

int flow_picture_print(struct arena *arena, const struct flow_picture *p, enum flow_picture_kind kind)
{
    switch (kind) {
    case FLOW_SOCIOGRAM:
        return p->ties->people > LAYOUT_PEOPLE_MOST ? too_many_say(arena, p->ties->people)
                                                    : sociogram(arena, p);
    }
    return EXIT_DONE;
}
