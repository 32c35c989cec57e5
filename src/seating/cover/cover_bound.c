// SPDX-License-Identifier: EUPL-1.2
// Short arguments why some number of rounds is too few for everyone to meet everyone. With n people, groups
// of at most k and R rounds:
//
//   slack     a person has R(k-1) - (n-1) meetings to waste; a group of s costs each of its people k-s of
//   them. So no
//             group is smaller than k - slack, and all losses together are at most n * slack.
//   overlap   a group of s that is spread over m groups in another round keeps some pairs together. All
//   meetings beyond
//             the first are X = (meetings in all) - n(n-1)/2; a pair that meets c times uses c-1 of them and
//             is a coincidence of c(c-1)/2 pairs of rounds, with c at most slack + 1. So X bounds the
//             coincidences.
//
// For every multiset of R divisions into group sizes both must hold. The arguments are folklore of the social
// golfer and happy diner problems (CSPLib prob010; Triska and Musliu, Annals of OR 194 (2012)).
#include "seating/cover/cover.h"

#include "seating/design/design.h"

enum { PEOPLE_EXACT = 40, DIVISIONS_MOST = 4096, NODES_MOST = 2000000 };

/// One way to divide everyone into groups: how many of each size.
struct division {
    uint8_t of_size[PEOPLE_EXACT + 1];
    uint32_t groups, meetings;
};

struct bound {
    uint32_t people, most, least, rounds, slack;
    struct division *division;
    uint32_t divisions, nodes;
};

static uint32_t pairs(uint32_t n)
{
    return n * (n - 1) / 2;
}

/// The least loss of one round, summed over people, or UINT32_MAX where no division exists.
static uint32_t loss_least(struct arena *arena, const struct bound *b, uint32_t smallest)
{
    uint32_t *loss = NEW_ARRAY(arena, uint32_t, b->people + 1);
    for (uint32_t n = 1; n <= b->people; n++) {
        loss[n] = UINT32_MAX;
        for (uint32_t s = smallest; s <= b->most && s <= n; s++)
            if (loss[n - s] != UINT32_MAX && loss[n - s] + s * (b->most - s) < loss[n])
                loss[n] = loss[n - s] + s * (b->most - s);
    }
    return loss[b->people];
}

static uint32_t size_smallest(const struct bound *b)
{
    uint32_t by_slack = b->most > b->slack ? b->most - b->slack : 1;
    return b->least > by_slack ? b->least : by_slack;
}

/// Pairs of a group of `size` that stay together when it is spread over `groups`.
static uint32_t kept(uint32_t size, uint32_t groups)
{
    uint32_t each = size / groups, larger = size % groups;
    return larger * pairs(each + 1) + (groups - larger) * (each ? pairs(each) : 0);
}

static uint32_t kept_by(const struct division *d, uint32_t groups)
{
    uint32_t sum = 0;
    for (uint32_t size = 2; size <= PEOPLE_EXACT; size++)
        sum += d->of_size[size] * kept(size, groups);
    return sum;
}

static uint32_t overlap(const struct division *a, const struct division *b)
{
    uint32_t one = kept_by(a, b->groups), two = kept_by(b, a->groups);
    return one > two ? one : two;
}

/// The most coincidences that `wasted` meetings can make.
static uint32_t coincidences_most(const struct bound *b, uint32_t wasted)
{
    uint32_t times = b->slack + 1 < b->rounds ? b->slack + 1 : b->rounds;
    if (times < 2)
        return 0;
    uint32_t rest = wasted % (times - 1);
    return wasted / (times - 1) * pairs(times) + rest * (rest + 1) / 2;
}

/// Adds every division of `left` people into groups of `size` and less that can be part of a plan.
static void divisions_add(struct bound *b, struct division *d, uint32_t left, uint32_t size,
                          uint32_t meetings_least)
{
    if (!left && d->meetings >= meetings_least && b->divisions < DIVISIONS_MOST)
        b->division[b->divisions] = *d;
    if (!left && d->meetings >= meetings_least)
        b->divisions++;
    if (!left || size < size_smallest(b) || b->divisions >= DIVISIONS_MOST)
        return;
    struct division next = *d;
    for (uint32_t count = 0; count * size <= left; count++) {
        divisions_add(b, &next, left - count * size, size - 1, meetings_least);
        next.of_size[size]++;
        next.groups++;
        next.meetings += pairs(size);
    }
}

/// Can rounds be added to those chosen (`chosen` of them, the last of division `from`) so that all holds?
static bool divisions_fit(struct bound *b, uint32_t *chosen, uint32_t count, uint32_t meetings,
                          uint32_t coincidences)
{
    if (++b->nodes > NODES_MOST)
        return true;
    uint32_t best = b->division[0].meetings, needed = pairs(b->people);
    uint32_t most = meetings + (b->rounds - count) * best;
    if (most < needed || coincidences > coincidences_most(b, most - needed))
        return false;
    if (count == b->rounds)
        return true;
    for (uint32_t i = count ? chosen[count - 1] : 0; i < b->divisions; i++) {
        uint32_t more = 0;
        for (uint32_t j = 0; j < count; j++)
            more += overlap(&b->division[chosen[j]], &b->division[i]);
        chosen[count] = i;
        if (divisions_fit(b, chosen, count + 1, meetings + b->division[i].meetings, coincidences + more))
            return true;
    }
    return false;
}

static void most_meetings_first(struct bound *b)
{
    for (uint32_t i = 1; i < b->divisions; i++)
        for (uint32_t j = i; j && b->division[j].meetings > b->division[j - 1].meetings; j--) {
            struct division d = b->division[j];
            b->division[j] = b->division[j - 1];
            b->division[j - 1] = d;
        }
}

static bool overlaps_too_much(struct arena *arena, struct bound *b)
{
    if (b->people > PEOPLE_EXACT)
        return false;
    uint32_t others = (b->rounds - 1) * b->people * (b->most - 1) / 2, needed = pairs(b->people);
    b->division = NEW_ARRAY(arena, struct division, DIVISIONS_MOST);
    divisions_add(b, &(struct division){0}, b->people, b->most, needed > others ? needed - others : 0);
    if (b->divisions >= DIVISIONS_MOST)
        return false;
    most_meetings_first(b);
    return !b->divisions || !divisions_fit(b, NEW_ARRAY(arena, uint32_t, b->rounds), 0, 0, 0);
}

/// Everyone would meet everyone exactly once, in full groups, but no such plan exists.
static bool design_missing(const struct bound *b)
{
    enum design_reason reason;
    return !b->slack && b->people % b->most == 0 &&
           design_rounds_at_most(b->people / b->most, b->most, &reason) < b->rounds;
}

static bool too_few(struct arena *arena, struct bound *b, enum cover_reason *reason)
{
    uint32_t loss = loss_least(arena, b, size_smallest(b));
    if (loss == UINT32_MAX || (uint64_t)loss * b->rounds > (uint64_t)b->people * b->slack)
        *reason = COVER_GROUPS_NOT_FULL;
    else if (design_missing(b))
        *reason = COVER_NO_DESIGN;
    else if (overlaps_too_much(arena, b))
        *reason = COVER_GROUPS_OVERLAP;
    else
        return false;
    return true;
}

uint32_t cover_rounds_at_least(struct arena *arena, uint32_t people, uint32_t most, uint32_t least,
                               enum cover_reason *reason)
{
    *reason = COVER_TOO_MANY_OTHERS;
    if (people <= most)
        return people > 0;
    uint32_t rounds = (people - 2) / (most - 1) + 1;
    for (;; rounds++) {
        struct bound b = {.people = people, .most = most, .least = least, .rounds = rounds};
        b.slack = rounds * (most - 1) - (people - 1);
        if (!too_few(arena, &b, reason))
            return rounds;
    }
}
