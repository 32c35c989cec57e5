// SPDX-License-Identifier: EUPL-1.2
// tvers flow draw --picture chance: the E-I index of each wave against what chance would give.
#include "cli/flow_picture.h"

#include "cli/cli.h"
#include "cli/flow_waves.h"
#include "cli/say.h"
#include "flow/draw/chance.h"
#include "flow/ei.h"

#include <math.h>

/// With the people and units of that wave.
static struct chance_row row_of(const struct flow_picture *p, struct str wave)
{
    struct flow_files files = *p->files;
    files.wave = wave;
    struct graph graph;
    struct units units;
    struct flow_input in = {.arena = p->arena};
    struct chance_row row = {.name = wave.len ? wave : SAID(p->arena, MSG_draw_chance_all), .index = NAN};
    if (flow_files_read(&in, "flow draw", &files, &graph, &units)) {
        struct mixing m = mixing_of(p->arena, &graph, &units);
        struct ei ei = ei_of(p->arena, &graph, &units, &m);
        row.index = ei.index;
        row.expected = ei.expected;
        row.sd = ei.sd;
    }
    p->in->status = in.status;
    return row;
}

/// Of the last wave: it is what the reader wants to know.
static struct str title_of(const struct flow_picture *p, const struct chance_row *r)
{
    double z = (r->index - r->expected) / r->sd;
    if (isnan(r->index))
        return SAID(p->arena, MSG_draw_chance_title_none);
    return SAID(p->arena, z > 1.959964    ? MSG_draw_chance_title_more
                          : z < -1.959964 ? MSG_draw_chance_title_fewer
                                          : MSG_draw_chance_title_same);
}

int flow_draw_chance(const struct flow_picture *p)
{
    if (!flow_option_needed(p->in, "flow draw", S("--silo"), p->files->silo))
        return p->in->status;
    struct flow_waves waves = flow_waves_of(p->in, p->files);
    struct chance_row *rows = NEW_ARRAY(p->arena, struct chance_row, waves.count);
    for (size_t i = 0; i < waves.count && p->in->status == EXIT_DONE; i++)
        rows[i] = row_of(p, waves.at[i]);
    if (p->in->status != EXIT_DONE)
        return p->in->status;
    const struct chance_row *last = &rows[waves.count - 1];
    struct arg index = arg_number(last->index, 2), by_chance = arg_number(last->expected, 2);
    struct str desc = SAID(p->arena, MSG_draw_chance_desc, index, by_chance, arg_int((int64_t)waves.count));
    struct svg_frame frame = flow_frame(p, title_of(p, last), desc);
    struct chance_picture c = {
        .frame = &frame,
        .rows = rows,
        .count = waves.count,
        .words = {.inward = SAID(p->arena, MSG_draw_chance_inward),
                  .outward = SAID(p->arena, MSG_draw_chance_outward),
                  .none = SAID(p->arena, MSG_draw_chance_none),
                  .is = SAID(p->arena, MSG_draw_chance_is),
                  .by_chance = SAID(p->arena, MSG_draw_chance_by_chance),
                  .caption = SAID(p->arena, MSG_draw_chance_caption),
                  .row = SAID(p->arena, MSG_draw_wave),
                  .from = SAID(p->arena, MSG_draw_chance_from),
                  .to = SAID(p->arena, MSG_draw_chance_to),
                  .number = flow_words_two_decimals},
    };
    return flow_picture_print(p, &frame, chance_draw(p->arena, &c), chance_table(p->arena, &c));
}
