// SPDX-License-Identifier: EUPL-1.2
// Room for the rounds of a design.
#include "seating/design/design_draft.h"

#include "base/bug.h"

struct draft draft_new(struct arena *arena, uint32_t groups, uint32_t size, uint32_t rounds_most)
{
    struct draft d = {.arena = arena, .groups = groups, .size = size, .rounds_most = rounds_most};
    d.people = groups * size;
    d.point = NEW_ARRAY(arena, uint32_t, (size_t)d.people * rounds_most);
    return d;
}

struct draft draft_again(const struct draft *d)
{
    return draft_new(d->arena, d->groups, d->size, d->rounds_most);
}

uint32_t *draft_add(struct draft *d)
{
    ASSERT(!draft_full(d));
    return d->point + (size_t)d->people * d->rounds++;
}
