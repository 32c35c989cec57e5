// SPDX-License-Identifier: EUPL-1.2
// tvers flow draw --picture means: contacts for each person of a unit, in an earlier wave and in a later one.
// Units of fewer than five people are merged; where that does not help, left out.
#include "cli/flow_picture.h"

#include "cli/cli.h"
#include "cli/say.h"
#include "flow/draw/means.h"
#include "flow/mean.h"
#include "flow/suppress.h"

enum { ROWS_MOST = 12 };

struct degrees {
    double *then, *now;
};

/// The people of one group, one after another.
static struct degrees degrees_of(const struct flow_picture *p, const struct graph *before,
                                 const uint32_t *group_of, uint32_t group, size_t *count)
{
    uint32_t people = p->ties->people;
    struct degrees d = {NEW_ARRAY(p->arena, double, people), NEW_ARRAY(p->arena, double, people)};
    *count = 0;
    for (uint32_t i = 0; i < people; i++)
        if (group_of[i] == group) {
            d.then[*count] = degree(&before->out, i);
            d.now[(*count)++] = degree(&p->ties->out, i);
        }
    return d;
}

static struct mean shown(struct mean_interval m)
{
    return (struct mean){m.value, m.low, m.high};
}

static size_t rows_find(const struct flow_picture *p, const struct flow_groups *groups,
                        struct means_row *rows)
{
    struct graph before = flow_ties_of_wave(p, p->before);
    size_t count = 0;
    for (uint32_t g = 0; g < groups->units.count; g++) {
        size_t people;
        struct degrees d = degrees_of(p, &before, groups->units.of, g, &people);
        if (people < (size_t)SUPPRESS_FLOORS.members)
            continue;
        rows[count++] = (struct means_row){.name = groups->units.name[g],
                                           .people = (int64_t)people,
                                           .then = shown(mean_of(d.then, people)),
                                           .now = shown(mean_of(d.now, people)),
                                           .seen_from = mean_change_seen(d.then, d.now, people)};
    }
    return count;
}

/// How many of the means have changed by more than their band.
static int64_t changed(const struct means_row *rows, size_t count)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        double change = rows[i].now.value - rows[i].then.value;
        sum += change > rows[i].seen_from || -change > rows[i].seen_from;
    }
    return sum;
}

int flow_draw_means(const struct flow_picture *p)
{
    if (!flow_option_needed(p->in, "flow draw", S("--silo"), p->files->silo) ||
        !flow_option_needed(p->in, "flow draw", S("--wave"), p->files->wave) ||
        !flow_option_needed(p->in, "flow draw", S("--before"), p->before))
        return p->in->status;
    struct flow_groups groups = flow_groups_of(p, ROWS_MOST);
    struct means_row *rows = NEW_ARRAY(p->arena, struct means_row, groups.units.count + 1);
    size_t count = rows_find(p, &groups, rows);
    if (p->in->status != EXIT_DONE)
        return p->in->status;
    struct arg found = arg_int(changed(rows, count)), all = arg_int((int64_t)count);
    struct svg_frame frame = flow_frame(p, SAID(p->arena, MSG_draw_means_title, found, all),
                                        SAID(p->arena, MSG_draw_means_desc, all, found));
    struct means m = {
        .frame = &frame,
        .rows = rows,
        .count = count,
        .words = {.then = p->before,
                  .now = p->files->wave,
                  .band = SAID(p->arena, MSG_draw_means_band),
                  .caption = SAID(p->arena, MSG_draw_means_caption),
                  .row = SAID(p->arena, MSG_draw_unit),
                  .people = SAID(p->arena, MSG_draw_people),
                  .seen_from = SAID(p->arena, MSG_draw_means_seen_from),
                  .number = flow_words_one_decimal,
                  .people_number = flow_words_int},
    };
    return flow_picture_print(p, &frame, means_draw(p->arena, &m), means_table(p->arena, &m));
}
