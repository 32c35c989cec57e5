// SPDX-License-Identifier: EUPL-1.2
// The pictures of `tvers flow draw`, with their words in the language of the terminal: each has a function
// below, in a file of its own, that prints it or says why it cannot be drawn, and returns the command's
// status.
#ifndef CLI_FLOW_PICTURE_H
#define CLI_FLOW_PICTURE_H

#include "cli/flow_input.h"
#include "draw/svg.h"

#define FLOW_NOBODY UINT32_MAX

struct flow_picture {
    struct arena *arena;
    struct flow_input *in;
    const struct flow_files *files;
    const struct graph *graph;         // as it was read
    const struct graph *ties, *places; // undirected; those of all waves
    const struct units *units;         // may be none
    uint32_t person;                   // or FLOW_NOBODY
    struct str before;                 // an earlier wave; empty: none
    int width;
    bool is_page; // the picture and its table in a page, not the picture alone
};

int flow_draw_sociogram(const struct flow_picture *p);
int flow_draw_matrix(const struct flow_picture *p);
int flow_draw_coverage(const struct flow_picture *p);
int flow_draw_chance(const struct flow_picture *p);
int flow_draw_means(const struct flow_picture *p);
int flow_draw_ego(const struct flow_picture *p);

// ---- what they share ----

struct svg_frame flow_frame(const struct flow_picture *p, struct str title, struct str desc);
int flow_picture_print(const struct flow_picture *p, const struct svg_frame *frame, struct str svg,
                       struct str table);
/// Units of fewer than five people become one, and more of them where there are more than `most`.
struct flow_groups {
    struct units units;
};

struct flow_groups flow_groups_of(const struct flow_picture *p, size_t most);
/// The ties of one wave between the same people, undirected.
struct graph flow_ties_of_wave(const struct flow_picture *p, struct str wave);
/// Says that there are more people than the picture can show; returns the status.
int flow_people_many_say(const struct flow_picture *p, uint32_t most);
struct str flow_words_int(struct arena *arena, int64_t n);
struct str flow_words_one_decimal(struct arena *arena, double value);
struct str flow_words_two_decimals(struct arena *arena, double value);

#endif
