// SPDX-License-Identifier: EUPL-1.2
// A programme as it is thought of, in minutes, stretched or pressed into the hours that there are.
//
//     struct stretch_span spans[COUNT];
//     stretch(minutes, COUNT, 120, spans);     // spans[i].start: minutes behind the beginning
//
// Items begin at whole fives; together they fill the hours to the last minute. Where the hours are too few an
// item may get no minutes: leave it out. Pure.
#ifndef GATHERING_STRETCH_H
#define GATHERING_STRETCH_H

#include <stddef.h>
#include <stdint.h>

struct stretch_span {
    int64_t start, minutes;
};

void stretch(const int64_t *minutes, size_t count, int64_t all, struct stretch_span *out);

#endif
