// SPDX-License-Identifier: EUPL-1.2
// Reasons in their order.
#include "matching/why.h"

static enum why never_why(enum never never)
{
    switch (never) {
    case NEVER_HOURS: return WHY_HOURS;
    case NEVER_FORBIDDEN: return WHY_FORBIDDEN;
    case NEVER_REFUSED: return WHY_REFUSED;
    case NEVER_REQUIRED: return WHY_REQUIRED;
    case NEVER_OWN_UNIT: return WHY_OWN_UNIT;
    case NEVER_NOT:
    case NEVER_CLOSED: break;
    }
    return WHY_CLOSED;
}

enum why why_not(const struct occupancy *s, uint32_t i)
{
    const struct match_application *w = &s->market->wish[i];
    uint32_t t = w->theme;
    if (w->never != NEVER_NOT)
        return never_why((enum never)w->never);
    if (occupancy_blocks(s, i))
        return WHY_BLOCKS;
    if (s->taken[t] < s->market->room[t])
        return WHY_UNIT;
    if (!s->taken[t])
        return WHY_HELD;
    return s->lowest[t] < w->standing ? WHY_BETTER : s->lowest[t] == w->standing ? WHY_EQUAL : WHY_UNIT;
}

struct str why_code(enum why why)
{
    switch (why) {
    case WHY_HOURS: return S("hours");
    case WHY_FORBIDDEN: return S("forbidden");
    case WHY_REFUSED: return S("refused");
    case WHY_REQUIRED: return S("required");
    case WHY_OWN_UNIT: return S("own_unit");
    case WHY_CLOSED: return S("closed");
    case WHY_BLOCKS: return S("blocks");
    case WHY_HELD: return S("held");
    case WHY_BETTER: return S("better");
    case WHY_EQUAL: return S("equal");
    case WHY_UNIT: return S("unit");
    }
    return S("");
}
