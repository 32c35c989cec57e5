// SPDX-License-Identifier: EUPL-1.2
// What `tvers seat` prints: a plan as text, CSV or JSON; an impossible request in words.
#ifndef CLI_SEAT_PRINT_H
#define CLI_SEAT_PRINT_H

#include "cli/options.h"
#include "cli/seat_input.h"
#include "seating/seat.h"

struct seat_output {
    struct arena *arena;
    const struct people *people;
    const struct problem *problem;
    const struct seating *seating;
    double seconds;
    const struct plan *draws; // further plans of the same worth
    uint32_t draw_count;
    bool with_draws;
    bool is_cover; // worth and bound are numbers of rounds
};

void seat_print(const struct seat_output *out, enum format format);
void clash_print(struct arena *arena, const struct people *people, const struct problem *problem,
                 const struct clash *clash);

#endif
