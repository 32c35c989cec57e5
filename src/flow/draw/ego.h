// SPDX-License-Identifier: EUPL-1.2
// One person's own contacts, then and now: those of the own unit on an inner ring, others outside of it, side
// by side with those of their unit. New contacts have a full line, kept ones a thin one, lost ones a dashed
// one.
//
//     struct ego_contact contacts[] = {{.name = S("Kari"), .unit = 2, .state = EGO_NEW}, ...};
//     struct ego e = {.frame = &frame, .contacts = contacts, .count = 9, .units = names, .unit_count = 4,
//                     .own_unit = 0, .words = {...}};
//     struct str svg = ego_draw(arena, &e), table = ego_table(arena, &e);
//
// For the eyes of that person only. The picture has no names of people: the table has them. Units beyond the
// eight with most contacts share the open ring.
#ifndef FLOW_DRAW_EGO_H
#define FLOW_DRAW_EGO_H

#include "draw/svg.h"

enum ego_state { EGO_NEW, EGO_KEPT, EGO_LOST, EGO_STATES };

struct ego_contact {
    struct str name;
    uint32_t unit; // under unit_count; UINT32_MAX: none
    enum ego_state state;
};

struct ego {
    const struct svg_frame *frame;
    const struct ego_contact *contacts;
    size_t count;
    const struct str *units;
    uint32_t unit_count, own_unit;
    struct {
        struct str me, others;
        struct str state[EGO_STATES]; // "New: 5", beside its line
        struct str caption, person, unit, what;
        struct str state_of_one[EGO_STATES]; // in the table: "new"
    } words;
};

struct str ego_draw(struct arena *arena, const struct ego *e);
struct str ego_table(struct arena *arena, const struct ego *e);

#endif
