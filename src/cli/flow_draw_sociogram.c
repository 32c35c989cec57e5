// SPDX-License-Identifier: EUPL-1.2
// tvers flow draw --picture sociogram: people by unit, and who is tied to whom.
#include "cli/flow_picture.h"

#include "cli/say.h"
#include "flow/draw/sociogram.h"

static struct str title_of(const struct flow_picture *p, const struct sociogram_figures *f)
{
    if (f->people == 0)
        return SAID(p->arena, MSG_draw_sociogram_nobody);
    if (p->units->count && f->ties)
        return SAID(p->arena, MSG_draw_sociogram_title, arg_int(f->across), arg_int(f->ties));
    return SAID(p->arena, MSG_draw_sociogram_title_plain, arg_int(f->people), arg_int(f->ties));
}

static struct str desc_of(const struct flow_picture *p, const struct sociogram_figures *f)
{
    struct arg people = arg_int(f->people), ties = arg_int(f->ties);
    if (!p->units->count)
        return SAID(p->arena, MSG_draw_sociogram_desc_plain, people, ties);
    return SAID(p->arena, MSG_draw_sociogram_desc, people, ties, arg_int(f->across));
}

int flow_draw_sociogram(const struct flow_picture *p)
{
    if (p->ties->people > LAYOUT_PEOPLE_MOST)
        return flow_people_many_say(p, LAYOUT_PEOPLE_MOST);
    struct sociogram_figures f = sociogram_count(p->ties, p->units);
    struct svg_frame frame = flow_frame(p, title_of(p, &f), desc_of(p, &f));
    struct sociogram s = {
        .frame = &frame,
        .places = p->places,
        .ties = p->ties,
        .units = p->units,
        .me = p->person,
        .words = {.others = SAID(p->arena, MSG_draw_units_other),
                  .caption = SAID(p->arena, MSG_draw_sociogram_caption),
                  .unit = SAID(p->arena, MSG_draw_unit),
                  .people = SAID(p->arena, MSG_draw_people),
                  .inside = SAID(p->arena, MSG_draw_ties_inside),
                  .across = SAID(p->arena, MSG_draw_ties_across),
                  .everyone = SAID(p->arena, MSG_draw_everyone),
                  .number = flow_words_int},
    };
    return flow_picture_print(p, &frame, sociogram_draw(p->arena, &s), sociogram_table(p->arena, &s));
}
