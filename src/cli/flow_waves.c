// SPDX-License-Identifier: EUPL-1.2
#include "cli/flow_waves.h"

#include "base/list.h"
#include "cli/say.h"

static bool has(const struct flow_waves *waves, struct str wave)
{
    for (size_t i = 0; i < waves->count; i++)
        if (str_is(waves->at[i], wave))
            return true;
    return false;
}

struct flow_waves flow_waves_of(struct flow_input *in, const struct flow_files *files)
{
    struct flow_waves waves = {0};
    if (files->wave.len)
        *LIST_ADD(in->arena, &waves) = files->wave;
    struct str columns[] = {S("wave"), S("relation")};
    struct table t = table_open(in->arena, files->edges, columns, 2, 0, &in->status);
    while (!files->wave.len && table_row(&t)) {
        struct str wave = table_cell(&t, 0);
        bool is_chosen = !files->relation.len || str_is(table_cell(&t, 1), files->relation);
        if (!wave.len || !is_chosen || has(&waves, wave))
            continue;
        if (waves.count == FLOW_WAVES_MOST)
            table_wrong(&t, 0,
                        SAID(in->arena, MSG_cli_flow_waves_many, arg_int(FLOW_WAVES_MOST),
                             arg_str(S("--wave, --relation"))));
        else
            *LIST_ADD(in->arena, &waves) = wave;
    }
    if (!waves.count)
        *LIST_ADD(in->arena, &waves) = S("");
    return waves;
}
