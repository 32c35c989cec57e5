// SPDX-License-Identifier: EUPL-1.2
// `tvers seat --mdgp FILE`: instances of MDGPLIB read, groupings printed. People are 0..n-1, as in the file.
#ifndef CLI_SEAT_MDGP_H
#define CLI_SEAT_MDGP_H

#include "cli/options.h"
#include "seating/seat.h"

/// EXIT_DONE, or a message and the status to end with.
int mdgp_read(struct arena *arena, struct str path, struct mdgp *out);

struct grouping_output {
    struct arena *arena;
    const struct mdgp *mdgp;
    const uint32_t *group;
    double value, bound, seconds;
};

void grouping_print(const struct grouping_output *out, enum format format);

#endif
