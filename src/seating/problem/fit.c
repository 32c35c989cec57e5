// SPDX-License-Identifier: EUPL-1.2
// Blocks of people into groups with room for them, by backtracking; then the rest at random.
#include "seating/problem/fit.h"

#include "base/bug.h"

#include <stdlib.h>

struct fitting {
    const struct round_shape *round;
    uint32_t blocks;             // only those that are not free: 0..blocks-1
    uint32_t *size, *group;      // of each block; group AWAY while it has no place
    uint32_t *neighbour, *first; // neighbours of b: neighbour[first[b]..first[b + 1] - 1]
    uint32_t *load;              // of each group
    uint16_t *enemies;           // [block * groups + group]: neighbours that sit there
    uint32_t larges;             // groups filled above the small size
    bool counts_choices;         // few enough blocks to look at all of them each time
    uint64_t work_left;
};

static uint32_t root_of(uint32_t *parent, uint32_t i)
{
    while (parent[i] != i)
        i = parent[i] = parent[parent[i]];
    return i;
}

/// The person who stands for each person's block.
static uint32_t *roots(struct arena *arena, uint32_t people, const bool *attends,
                       const struct fit_rules *rules)
{
    uint32_t *parent = NEW_ARRAY(arena, uint32_t, people);
    for (uint32_t i = 0; i < people; i++)
        parent[i] = i;
    for (size_t i = 0; i < rules->together_count; i++) {
        struct person_pair t = rules->together[i];
        if (attends[t.a] && attends[t.b])
            parent[root_of(parent, t.a)] = root_of(parent, t.b);
    }
    for (uint32_t i = 0; i < people; i++)
        parent[i] = root_of(parent, i);
    return parent;
}

static bool active(const bool *attends, struct person_pair pair)
{
    return attends[pair.a] && attends[pair.b];
}

/// Numbers the blocks that are not free: of two or more people, or with someone to be apart from.
static uint32_t *number_blocks(struct arena *arena, uint32_t people, const bool *attends,
                               const struct fit_rules *rules, const uint32_t *root, struct fitting *f)
{
    uint32_t *size = NEW_ARRAY(arena, uint32_t, people), *number = NEW_ARRAY(arena, uint32_t, people);
    bool *bound = NEW_ARRAY(arena, bool, people);
    for (uint32_t i = 0; i < people; i++)
        size[root[i]] += attends[i];
    for (size_t i = 0; i < rules->apart_count; i++)
        if (active(attends, rules->apart[i]))
            bound[root[rules->apart[i].a]] = bound[root[rules->apart[i].b]] = true;
    f->size = NEW_ARRAY(arena, uint32_t, people);
    for (uint32_t i = 0; i < people; i++) {
        number[i] = AWAY;
        if (root[i] == i && (size[i] > 1 || bound[i])) {
            f->size[f->blocks] = size[i];
            number[i] = f->blocks++;
        }
    }
    return number;
}

/// False where two in one block are to be apart.
static bool link_blocks(struct arena *arena, const bool *attends, const struct fit_rules *rules,
                        const uint32_t *root, const uint32_t *number, struct fitting *f)
{
    f->first = NEW_ARRAY(arena, uint32_t, f->blocks + 2);
    f->neighbour = NEW_ARRAY(arena, uint32_t, 2 * rules->apart_count);
    for (int filling = 0; filling < 2; filling++) {
        for (size_t i = 0; i < rules->apart_count; i++) {
            if (!active(attends, rules->apart[i]))
                continue;
            uint32_t a = number[root[rules->apart[i].a]], b = number[root[rules->apart[i].b]];
            if (a == b)
                return false;
            if (filling) {
                f->neighbour[f->first[a + 1]++] = b;
                f->neighbour[f->first[b + 1]++] = a;
            } else {
                f->first[a + 2]++;
                f->first[b + 2]++;
            }
        }
        for (uint32_t b = 2; !filling && b < f->blocks + 2; b++)
            f->first[b] += f->first[b - 1];
    }
    return true;
}

static bool has_room(const struct fitting *f, uint32_t block, uint32_t g)
{
    uint32_t load = f->load[g] + f->size[block], small = f->round->size;
    if (f->enemies[(size_t)block * f->round->groups + g])
        return false;
    return load <= small || (load == small + 1 && f->larges < f->round->large);
}

static void seat_block(struct fitting *f, uint32_t block, uint32_t g)
{
    f->group[block] = g;
    f->load[g] += f->size[block];
    f->larges += f->load[g] > f->round->size;
    for (uint32_t i = f->first[block]; i < f->first[block + 1]; i++)
        f->enemies[(size_t)f->neighbour[i] * f->round->groups + g]++;
}

static void unseat_block(struct fitting *f, uint32_t block)
{
    uint32_t g = f->group[block];
    f->larges -= f->load[g] > f->round->size;
    f->group[block] = AWAY;
    f->load[g] -= f->size[block];
    for (uint32_t i = f->first[block]; i < f->first[block + 1]; i++)
        f->enemies[(size_t)f->neighbour[i] * f->round->groups + g]--;
}

/// Groups that could take the block, empty ones counted as one; stops counting above `enough`.
static uint32_t choices(struct fitting *f, uint32_t block, uint32_t enough)
{
    uint32_t count = 0;
    bool empty_seen = false;
    for (uint32_t g = 0; g < f->round->groups && count <= enough; g++) {
        f->work_left -= f->work_left > 0;
        if ((!f->load[g] && empty_seen) || !has_room(f, block, g))
            continue;
        empty_seen = empty_seen || !f->load[g];
        count++;
    }
    return count;
}

/// Before it: fewer choices, then larger, then more neighbours.
static bool more_urgent(const struct fitting *f, uint32_t a, uint32_t b)
{
    if (f->size[a] != f->size[b])
        return f->size[a] > f->size[b];
    return f->first[a + 1] - f->first[a] > f->first[b + 1] - f->first[b];
}

static uint32_t most_urgent(struct fitting *f)
{
    uint32_t best = AWAY, least = f->round->groups;
    f->work_left -= f->work_left > 0;
    for (uint32_t b = 0; b < f->blocks; b++) {
        if (f->group[b] != AWAY)
            continue;
        uint32_t count = f->counts_choices ? choices(f, b, least) : 0;
        if (best == AWAY || count < least || (count == least && more_urgent(f, b, best))) {
            best = b;
            least = count;
        }
    }
    return best;
}

static enum fit place_blocks(struct fitting *f)
{
    uint32_t block = most_urgent(f);
    if (block == AWAY)
        return FIT_FOUND;
    bool empty_tried = false;
    for (uint32_t g = 0; g < f->round->groups; g++) {
        if ((!f->load[g] && empty_tried) || !has_room(f, block, g))
            continue;
        empty_tried = empty_tried || !f->load[g];
        seat_block(f, block, g);
        enum fit fit = place_blocks(f);
        if (fit != FIT_IMPOSSIBLE)
            return fit;
        unseat_block(f, block);
        if (!f->work_left)
            return FIT_UNKNOWN;
    }
    return FIT_IMPOSSIBLE;
}

/// One seat after another that is still free, in random order: the small size everywhere, then the large
/// ones.
static void fill_free(struct arena *arena, uint32_t people, const bool *attends, const uint32_t *root,
                      const uint32_t *number, struct fitting *f, struct rng *rng, uint32_t *group)
{
    uint32_t *seat = NEW_ARRAY(arena, uint32_t, people + f->round->groups), seats = 0, larges = f->larges;
    uint32_t *order = NEW_ARRAY(arena, uint32_t, f->round->groups);
    for (uint32_t g = 0; g < f->round->groups; g++) {
        order[g] = g;
        for (uint32_t load = f->load[g]; load < f->round->size; load++)
            seat[seats++] = g;
    }
    rng_shuffle(rng, order, f->round->groups);
    for (uint32_t i = 0; i < f->round->groups && larges < f->round->large; i++)
        if (f->load[order[i]] <= f->round->size) {
            seat[seats++] = order[i];
            larges++;
        }
    rng_shuffle(rng, seat, seats);
    for (uint32_t i = 0; i < people; i++) {
        group[i] = AWAY;
        if (!attends[i])
            continue;
        uint32_t block = number[root[i]];
        group[i] = block == AWAY ? seat[--seats] : f->group[block];
    }
    ASSERT(seats == 0);
}

enum { COUNT_CHOICES_MOST = 50000, ENEMIES_MOST = 1 << 24 };

enum fit fit_round(struct arena *arena, uint32_t people, const bool *attends, const struct round_shape *round,
                   const struct fit_rules *rules, struct rng *rng, uint64_t work_most, uint32_t *group)
{
    struct fitting f = {.round = round, .work_left = work_most};
    uint32_t *root = roots(arena, people, attends, rules);
    uint32_t *number = number_blocks(arena, people, attends, rules, root, &f);
    if (!link_blocks(arena, attends, rules, root, number, &f))
        return FIT_IMPOSSIBLE;
    uint64_t enemies = (uint64_t)f.blocks * round->groups;
    if (enemies > ENEMIES_MOST)
        return FIT_UNKNOWN;
    f.counts_choices = enemies <= COUNT_CHOICES_MOST;
    f.group = NEW_ARRAY(arena, uint32_t, f.blocks);
    for (uint32_t b = 0; b < f.blocks; b++)
        f.group[b] = AWAY;
    f.load = NEW_ARRAY(arena, uint32_t, round->groups);
    f.enemies = NEW_ARRAY(arena, uint16_t, enemies);
    enum fit fit = place_blocks(&f);
    if (fit == FIT_FOUND)
        fill_free(arena, people, attends, root, number, &f, rng, group);
    return fit;
}
