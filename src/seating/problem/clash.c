// SPDX-License-Identifier: EUPL-1.2
// Looks for what cannot be: simple clashes first, then each round as a whole.
#include "seating/problem/clash.h"

#include "seating/problem/fit.h"

#include <string.h>

enum { ORDERS = 8, WORK_FIRST = 20000000, WORK_EACH = 2000000 };

static bool clash_of_sizes(const struct problem *p, const struct shape *shape, struct clash *out)
{
    for (uint32_t r = 0; r < p->rounds; r++) {
        const struct round_shape *round = &shape->round[r];
        if (round->held || !round->attending)
            continue;
        uint32_t largest = round->size + (round->large > 0);
        bool too_few = p->groups > round->groups;
        if (round->size < p->size_least || largest > p->size_most || too_few) {
            *out = (struct clash){.kind = CLASH_SIZES, .round = r, .shape = *round};
            return true;
        }
    }
    return false;
}

/// `seen` is one mark for each person and round.
static bool clash_of_held_seats(struct arena *arena, const struct problem *p, const struct shape *shape,
                                struct clash *out)
{
    bool *seen = NEW_ARRAY(arena, bool, (size_t)p->people * p->rounds);
    for (size_t i = 0; i < p->absent_count; i++)
        seen[(size_t)p->absent[i].round * p->people + p->absent[i].person] = true;
    for (size_t i = 0; i < p->held_count; i++) {
        struct held_seat h = p->held[i];
        size_t at = (size_t)h.round * p->people + h.person;
        *out = (struct clash){.round = h.round, .person = h.person, .shape = shape->round[h.round]};
        out->kind = CLASH_ABSENT;
        for (size_t j = 0; j < i && seen[at]; j++)
            if (p->held[j].round == h.round && p->held[j].person == h.person)
                out->kind = CLASH_HELD_TWICE;
        if (seen[at])
            return true;
        seen[at] = true;
    }
    return false;
}

static bool held_breaks(struct arena *arena, const uint32_t *group, enum wish wish, struct person_pair pair,
                        struct clash *out)
{
    uint32_t a = group[pair.a], b = group[pair.b];
    if (a == AWAY || b == AWAY || (a == b) != (wish == WISH_APART))
        return false;
    out->item = NEW(arena, struct clash_item);
    *out->item = (struct clash_item){wish, pair};
    out->count = 1;
    return true;
}

static bool clash_of_held_round(struct arena *arena, const struct problem *p, const struct shape *shape,
                                uint32_t r, struct clash *out)
{
    uint32_t *group = NEW_ARRAY(arena, uint32_t, p->people);
    memset(group, 0xff, p->people * sizeof *group);
    for (size_t i = 0; i < p->held_count; i++)
        if (p->held[i].round == r)
            group[p->held[i].person] = p->held[i].group;
    *out = (struct clash){.kind = CLASH_HELD, .round = r, .shape = shape->round[r]};
    for (size_t i = 0; i < p->apart_count; i++)
        if (held_breaks(arena, group, WISH_APART, p->apart[i], out))
            return true;
    for (size_t i = 0; i < p->together_count; i++)
        if (held_breaks(arena, group, WISH_TOGETHER, p->together[i], out))
            return true;
    return false;
}

/// A round that is known to be impossible, and the wishes still thought to be the reason.
struct suspects {
    const struct problem *problem;
    const bool *attends;
    const struct round_shape *round;
    struct clash_item *item;
    size_t count;
};

static enum fit fit_items(const struct suspects *s, const struct clash_item *item, size_t count,
                          uint64_t work)
{
    struct arena *arena = arena_new();
    struct person_pair *apart = NEW_ARRAY(arena, struct person_pair, count);
    struct person_pair *together = NEW_ARRAY(arena, struct person_pair, count);
    struct fit_rules rules = {.apart = apart, .together = together};
    for (size_t i = 0; i < count; i++)
        if (item[i].wish == WISH_APART)
            apart[rules.apart_count++] = item[i].pair;
        else
            together[rules.together_count++] = item[i].pair;
    uint32_t *group = NEW_ARRAY(arena, uint32_t, s->problem->people);
    struct rng rng = rng_new(1);
    enum fit fit = fit_round(arena, s->problem->people, s->attends, s->round, &rules, &rng, work, group);
    arena_free(arena);
    return fit;
}

/// Leaves out items[from..from+length-1] where the rest stays impossible, else tries each half of them.
static size_t leave_out(struct arena *arena, const struct suspects *s, struct clash_item *item, size_t count,
                        size_t from, size_t length)
{
    if (!length)
        return count;
    struct clash_item *rest = NEW_ARRAY(arena, struct clash_item, count);
    memcpy(rest, item, from * sizeof *rest);
    memcpy(rest + from, item + from + length, (count - from - length) * sizeof *rest);
    if (fit_items(s, rest, count - length, WORK_EACH) == FIT_IMPOSSIBLE) {
        memcpy(item, rest, (count - length) * sizeof *rest);
        return count - length;
    }
    if (length == 1)
        return count;
    size_t half = length / 2;
    count = leave_out(arena, s, item, count, from + half, length - half);
    return leave_out(arena, s, item, count, from, half);
}

static void shuffle_items(struct clash_item *item, size_t count, struct rng *rng)
{
    for (size_t i = count; i > 1; i--) {
        size_t j = rng_below(rng, (uint32_t)i);
        struct clash_item swap = item[i - 1];
        item[i - 1] = item[j];
        item[j] = swap;
    }
}

static void smallest_reason(struct arena *arena, const struct suspects *s, struct clash *out)
{
    struct rng rng = rng_new(1);
    for (int order = 0; order < ORDERS; order++) {
        struct clash_item *item = NEW_ARRAY(arena, struct clash_item, s->count);
        memcpy(item, s->item, s->count * sizeof *item);
        shuffle_items(item, s->count, &rng);
        size_t count = leave_out(arena, s, item, s->count, 0, s->count);
        if (order && count >= out->count)
            continue;
        out->item = item;
        out->count = count;
    }
}

static struct suspects all_suspects(struct arena *arena, const struct problem *p, const struct shape *shape,
                                    uint32_t r)
{
    struct suspects s = {.problem = p,
                         .attends = shape->attends + (size_t)r * p->people,
                         .round = &shape->round[r],
                         .item = NEW_ARRAY(arena, struct clash_item, p->apart_count + p->together_count)};
    for (size_t i = 0; i < p->apart_count; i++)
        if (s.attends[p->apart[i].a] && s.attends[p->apart[i].b])
            s.item[s.count++] = (struct clash_item){WISH_APART, p->apart[i]};
    for (size_t i = 0; i < p->together_count; i++)
        if (s.attends[p->together[i].a] && s.attends[p->together[i].b])
            s.item[s.count++] = (struct clash_item){WISH_TOGETHER, p->together[i]};
    return s;
}

/// The same people attend as in the round before: what was found there holds here.
static bool as_before(const struct problem *p, const struct shape *shape, uint32_t r)
{
    const bool *attends = shape->attends + (size_t)r * p->people;
    return r > 0 && !shape->round[r - 1].held && !memcmp(attends, attends - p->people, p->people);
}

static bool clash_of_rules(struct arena *arena, const struct problem *p, const struct shape *shape,
                           uint32_t r, struct clash *out)
{
    struct suspects s = all_suspects(arena, p, shape, r);
    if (fit_items(&s, s.item, s.count, WORK_FIRST) != FIT_IMPOSSIBLE)
        return false;
    *out = (struct clash){.kind = CLASH_RULES, .round = r, .shape = shape->round[r]};
    smallest_reason(arena, &s, out);
    return true;
}

/// The smallest set of wishes over all rounds that are still to be planned.
static bool clash_of_any_round(struct arena *arena, const struct problem *p, const struct shape *shape,
                               struct clash *out)
{
    struct clash clash;
    bool found = false;
    for (uint32_t r = 0; r < p->rounds && !(found && out->count == 1); r++) {
        if (shape->round[r].held || as_before(p, shape, r) || !clash_of_rules(arena, p, shape, r, &clash))
            continue;
        if (!found || clash.count < out->count)
            *out = clash;
        found = true;
    }
    return found;
}

bool clash_find(struct arena *arena, const struct problem *p, const struct shape *shape, struct clash *out)
{
    if (clash_of_held_seats(arena, p, shape, out) || clash_of_sizes(p, shape, out))
        return true;
    if (!(p->apart_count + p->together_count))
        return false;
    for (uint32_t r = 0; r < p->rounds; r++)
        if (shape->round[r].held && !p->held_is_exempt && clash_of_held_round(arena, p, shape, r, out))
            return true;
    return clash_of_any_round(arena, p, shape, out);
}
