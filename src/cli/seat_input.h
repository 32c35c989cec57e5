// SPDX-License-Identifier: EUPL-1.2
// The files of `tvers seat` read into a problem: people, pairs, absences, held rounds, weights.
#ifndef CLI_SEAT_INPUT_H
#define CLI_SEAT_INPUT_H

#include "base/str.h"
#include "seating/seat.h"

struct people {
    struct str *id;
    uint32_t count;
    struct id_slot *slot; // a hash table from id to person
    size_t slots;
    uint32_t *silo; // NULL without a silo column
};

/// Reads files one after another; the first that is wrong says so on standard error and sets `status`.
struct seat_input {
    struct arena *arena;
    struct people people;
    struct problem *problem;
    int status; // EXIT_DONE as long as all is well
};

void people_read(struct seat_input *in, struct str path, struct str silo_column);
/// People 1..count.
void people_number(struct seat_input *in, uint32_t count);

void met_read(struct seat_input *in, struct str path);
void apart_read(struct seat_input *in, struct str path);
void together_read(struct seat_input *in, struct str path);
void weights_read(struct seat_input *in, struct str path);
void absent_read(struct seat_input *in, struct str path);
void held_read(struct seat_input *in, struct str path);
/// A plan in the form of `held`, as seats.
struct held_seat *seats_read(struct seat_input *in, struct str path, size_t *count);

#endif
