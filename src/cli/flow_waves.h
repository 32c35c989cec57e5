// SPDX-License-Identifier: EUPL-1.2
// The waves that a file of ties has, in the order in which they come.
//
//     struct flow_waves waves = flow_waves_of(&in, files);
//     for (size_t i = 0; i < waves.count && in.status == EXIT_DONE; i++)
//         use(waves.at[i]);
//
// Where one was asked for it is that one; where the file tells none, there is one without a name, which is
// all ties.
#ifndef CLI_FLOW_WAVES_H
#define CLI_FLOW_WAVES_H

#include "cli/flow_input.h"

enum { FLOW_WAVES_MOST = 100 };

struct flow_waves {
    struct str *at;
    size_t count;
};

struct flow_waves flow_waves_of(struct flow_input *in, const struct flow_files *files);

#endif
