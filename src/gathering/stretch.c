// SPDX-License-Identifier: EUPL-1.2
// Each item begins where its share of the minutes before it ends, so that rounding never adds up.
#include "gathering/stretch.h"

enum { ROUND_TO_MINUTES = 5 };

static int64_t fitted(int64_t before, int64_t sum, int64_t all)
{
    return sum ? before * all / sum / ROUND_TO_MINUTES * ROUND_TO_MINUTES : 0;
}

void stretch(const int64_t *minutes, size_t count, int64_t all, struct stretch_span *out)
{
    int64_t sum = 0, before = 0;
    for (size_t i = 0; i < count; i++)
        sum += minutes[i];
    for (size_t i = 0; i < count; i++) {
        int64_t from = fitted(before, sum, all);
        before += minutes[i];
        int64_t to = i + 1 == count ? all : fitted(before, sum, all);
        out[i] = (struct stretch_span){from, to - from};
    }
}
