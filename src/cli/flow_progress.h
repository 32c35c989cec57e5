// SPDX-License-Identifier: EUPL-1.2
// On a terminal, how far long work is, in per cent; shown a few times a second.
//
//     struct flow_progress progress = flow_progress_begin(MSG_cli_flow_test_progress, 3);     // three pieces
//     struct repeat repeat = {.watch = flow_progress_show, .arg = &progress, ...};
//     ...; flow_progress_next(&progress);                                     // a piece is done
//     flow_progress_end();
#ifndef CLI_FLOW_PROGRESS_H
#define CLI_FLOW_PROGRESS_H

#include "i18n/message.h"

struct flow_progress {
    enum message text; // with {share}
    double shown;      // when, in seconds
    double pieces, done;
};

struct flow_progress flow_progress_begin(enum message text, double pieces);
/// `share` of the piece at hand; `progress` is a struct flow_progress.
void flow_progress_show(void *progress, double share);
void flow_progress_next(struct flow_progress *progress);
/// Takes the line away.
void flow_progress_end(void);

#endif
