// SPDX-License-Identifier: EUPL-1.2
// tvers flow draw --picture coverage: pairs who have met, wave by wave, against what nobody can pass.
#include "cli/flow_picture.h"

#include "cli/cli.h"
#include "cli/flow_waves.h"
#include "cli/say.h"
#include "flow/draw/coverage.h"

enum { PEOPLE_MOST = 2000 };

/// The ties of one wave: who met anew, and how many pairs there were. `met` is people x people.
static struct coverage_step step_of(const struct flow_picture *p, struct str wave,
                                    const struct coverage_step *before, bool *met)
{
    struct graph g = flow_ties_of_wave(p, wave);
    struct coverage_step step = {.name = wave, .is_held = true};
    if (before) {
        step.pairs = before->pairs;
        step.most = before->most;
    }
    step.most += g.ties;
    for (uint32_t i = 0; i < g.people; i++)
        for (uint32_t k = g.out.start[i]; k < g.out.start[i + 1]; k++) {
            bool *pair = &met[(size_t)i * g.people + g.out.to[k]];
            step.pairs += i < g.out.to[k] && !*pair;
            *pair = true;
        }
    return step;
}

int flow_draw_coverage(const struct flow_picture *p)
{
    uint32_t people = p->ties->people;
    if (people > PEOPLE_MOST)
        return flow_people_many_say(p, PEOPLE_MOST);
    struct flow_waves waves = flow_waves_of(p->in, p->files);
    struct coverage_step *steps = NEW_ARRAY(p->arena, struct coverage_step, waves.count);
    bool *met = NEW_ARRAY(p->arena, bool, (size_t)people *people);
    for (size_t i = 0; i < waves.count && p->in->status == EXIT_DONE; i++)
        steps[i] = step_of(p, waves.at[i], i ? &steps[i - 1] : NULL, met);
    if (p->in->status != EXIT_DONE)
        return p->in->status;
    int64_t all_pairs = (int64_t)people * (people - 1) / 2;
    struct arg pairs = arg_int(steps[waves.count - 1].pairs), all = arg_int(all_pairs);
    struct str desc = SAID(p->arena, MSG_draw_coverage_desc, arg_int((int64_t)waves.count), pairs, all);
    struct svg_frame frame = flow_frame(p, SAID(p->arena, MSG_draw_coverage_title, pairs, all), desc);
    struct coverage c = {
        .frame = &frame,
        .steps = steps,
        .count = waves.count,
        .all = all_pairs,
        .words = {.all = SAID(p->arena, MSG_draw_coverage_all, all),
                  .most = SAID(p->arena, MSG_draw_coverage_most),
                  .end = SAID(p->arena, MSG_draw_coverage_end, pairs, all),
                  .caption = SAID(p->arena, MSG_draw_coverage_caption),
                  .step = SAID(p->arena, MSG_draw_wave),
                  .pairs = SAID(p->arena, MSG_draw_coverage_pairs),
                  .at_most = SAID(p->arena, MSG_draw_coverage_at_most),
                  .number = flow_words_int},
    };
    return flow_picture_print(p, &frame, coverage_draw(p->arena, &c), coverage_table(p->arena, &c));
}
