// SPDX-License-Identifier: EUPL-1.2
// Counting ballots: the published examples with their published winners and strengths, and a slow twin.
#include "test.h"

#include "base/lottery.h"
#include "base/rng.h"
#include "topic/count.h"

#include <string.h>

enum { OPTIONS_MOST = 6, PAPERS_MOST = 12 };

/// "ACBED": that many papers rank A first, then C ... Letters that are left out are not ranked.
struct faction {
    size_t papers;
    const char *ranking;
};

static struct papers papers_new(size_t count, size_t options)
{
    return (struct papers){NEW_ARRAY(test_arena(), uint8_t, count * options), count, options};
}

static uint8_t *paper(const struct papers *papers, size_t p)
{
    return (uint8_t *)(uintptr_t)&papers->value[p * papers->options];
}

static struct papers papers_of(const struct faction *factions, size_t count, size_t options)
{
    size_t total = 0, p = 0;
    for (size_t f = 0; f < count; f++)
        total += factions[f].papers;
    struct papers papers = papers_new(total, options);
    for (size_t f = 0; f < count; f++)
        for (size_t i = 0; i < factions[f].papers; i++, p++)
            for (size_t rank = 0; factions[f].ranking[rank]; rank++)
                paper(&papers, p)[factions[f].ranking[rank] - 'A'] = (uint8_t)(rank + 1);
    return papers;
}

static const uint32_t *lot_in_order(size_t options)
{
    uint32_t *lot = NEW_ARRAY(test_arena(), uint32_t, options);
    for (uint32_t i = 0; i < options; i++)
        lot[i] = i;
    return lot;
}

/// "EACBD"
static struct str order_of(const struct count *c)
{
    char *letters = NEW_ARRAY(test_arena(), char, c->options);
    for (size_t i = 0; i < c->options; i++)
        letters[i] = (char)('A' + c->order[i]);
    return (struct str){letters, c->options};
}

static struct count schulze_of(const struct faction *factions, size_t count, size_t options)
{
    struct papers papers = papers_of(factions, count, options);
    return count_schulze(test_arena(), &papers, lot_in_order(options));
}

// Schulze 2011, example 1: 45 voters, five alternatives.
static const struct faction schulze_45[] = {{5, "ACBED"}, {5, "ADECB"}, {8, "BEDAC"}, {3, "CABED"},
                                            {7, "CAEBD"}, {2, "CBADE"}, {7, "DCEBA"}, {8, "EBADC"}};

TEST("Schulze's 45 voters: E wins, in the published order and with the published strengths")
{
    static const int64_t published[5][5] = {{0, 28, 28, 30, 24},
                                            {25, 0, 28, 33, 24},
                                            {25, 29, 0, 29, 24},
                                            {25, 28, 28, 0, 24},
                                            {25, 28, 28, 31, 0}};
    struct count c = schulze_of(schulze_45, 8, 5);
    CHECK_STR(order_of(&c), S("EACBD"));
    CHECK(!memcmp(c.path, published, sizeof published));
    CHECK_INT(c.above[0 * 5 + 1], 20); // 20 of 45 rank A above B
    CHECK_INT(c.above[1 * 5 + 0], 25);
    for (size_t i = 0; i < 5; i++)
        CHECK_INT(c.level[i], 1);
}

// Memphis, Nashville, Chattanooga, Knoxville: 42, 26, 15 and 17 per cent of Tennessee.
static const struct faction tennessee[] = {{42, "ABCD"}, {26, "BCDA"}, {15, "CDBA"}, {17, "DCBA"}};

TEST("Tennessee: Nashville wins by ranks, before Chattanooga, Knoxville and Memphis")
{
    struct count c = schulze_of(tennessee, 4, 4);
    CHECK_STR(order_of(&c), S("BCDA"));
    CHECK_INT(c.above[1 * 4 + 0], 58);
    CHECK_INT(c.above[1 * 4 + 2], 68);
    CHECK_INT(c.above[1 * 4 + 3], 68);
}

TEST("Tennessee by approval of the two nearest: Nashville 68, Chattanooga 58, Memphis 42, Knoxville 32")
{
    struct papers ranked = papers_of(tennessee, 4, 4), crossed = papers_new(ranked.count, 4);
    for (size_t i = 0; i < ranked.count * 4; i++)
        paper(&crossed, 0)[i] = ranked.value[i] <= 2;
    struct count c = count_votes(test_arena(), &crossed, lot_in_order(4));
    CHECK_STR(order_of(&c), S("BCAD"));
    CHECK_INT(c.votes[0], 42);
    CHECK_INT(c.votes[1], 68);
    CHECK_INT(c.votes[2], 58);
    CHECK_INT(c.votes[3], 32);
}

TEST("dots are added up")
{
    struct papers papers = papers_new(3, 3);
    memcpy(paper(&papers, 0), (uint8_t[]){3, 2, 0, 3, 0, 2, 0, 3, 2}, 9);
    struct count c = count_votes(test_arena(), &papers, lot_in_order(3));
    CHECK_STR(order_of(&c), S("ABC"));
    CHECK_INT(c.votes[0], 6);
    CHECK_INT(c.votes[1], 5);
    CHECK_INT(c.votes[2], 4);
}

TEST("a circle is cut at its weakest win; an even one is decided by lot, and says so")
{
    static const struct faction uneven[] = {{4, "ABC"}, {3, "BCA"}, {2, "CAB"}};
    static const struct faction even[] = {{1, "ABC"}, {1, "BCA"}, {1, "CAB"}};
    struct count c = schulze_of(uneven, 3, 3); // A over B 6, B over C 7, C over A 5
    CHECK_STR(order_of(&c), S("ABC"));
    CHECK_INT(c.level[0], 1);
    struct papers papers = papers_of(even, 3, 3);
    c = count_schulze(test_arena(), &papers, (uint32_t[]){2, 0, 1});
    CHECK_STR(order_of(&c), S("CAB"));
    CHECK_INT(c.level[0], 3);
    CHECK_INT(c.level[1], 2);
    CHECK_INT(c.level[2], 1);
}

TEST("what a paper does not rank is below all that it ranks, and level with the rest")
{
    struct count c = schulze_of((struct faction[]){{1, "B"}}, 1, 3);
    CHECK_INT(c.above[1 * 3 + 0], 1);
    CHECK_INT(c.above[0 * 3 + 2] + c.above[2 * 3 + 0], 0);
    CHECK_INT(c.order[0], 1);
    CHECK_INT(c.level[1], 2);
}

TEST("without a paper the lot alone decides")
{
    struct papers none = papers_new(0, 3);
    struct str ids[] = {S("11"), S("12"), S("13")};
    const uint32_t *lot = lottery(test_arena(), 1, ids, 3);
    struct count c = count_votes(test_arena(), &none, lot);
    CHECK_INT(c.level[0], 3);
    CHECK_INT(c.order[0], lot[0]);
    c = count_schulze(test_arena(), &none, lot);
    CHECK_INT(c.order[0], lot[0]);
}

// ---- the slow twin: every path, step by step, and every rival, place by place ----

struct twin {
    const struct papers *papers;
    size_t n;
    bool is_on_path[OPTIONS_MOST];
};

static int64_t twin_above(const struct papers *papers, size_t a, size_t b)
{
    int64_t above = 0;
    for (size_t p = 0; p < papers->count; p++) {
        int of_a = papers->value[p * papers->options + a], of_b = papers->value[p * papers->options + b];
        above += (of_a ? of_a : 99) < (of_b ? of_b : 99);
    }
    return above;
}

static int64_t twin_win(const struct twin *t, size_t a, size_t b)
{
    int64_t above = twin_above(t->papers, a, b);
    return above > twin_above(t->papers, b, a) ? above : 0;
}

/// The strongest of all paths from `at` to `goal` that come by no option twice.
static int64_t twin_path(struct twin *t, size_t at, size_t goal)
{
    int64_t best = twin_win(t, at, goal);
    t->is_on_path[at] = true;
    for (size_t next = 0; next < t->n; next++) {
        if (next == goal || t->is_on_path[next])
            continue;
        int64_t step = twin_win(t, at, next), rest = step ? twin_path(t, next, goal) : 0;
        int64_t whole = rest < step ? rest : step;
        best = whole > best ? whole : best;
    }
    t->is_on_path[at] = false;
    return best;
}

static struct papers papers_by_chance(struct rng *rng)
{
    size_t n = 2 + rng_below(rng, OPTIONS_MOST - 1);
    struct papers papers = papers_new(rng_below(rng, PAPERS_MOST + 1), n);
    for (size_t i = 0; i < papers.count * n; i++) // equal ranks and none are allowed, too
        paper(&papers, 0)[i] = (uint8_t)rng_below(rng, (uint32_t)n + 1);
    return papers;
}

/// Whether each place has one whom none of those behind beats, and counts those who stood level.
static bool twin_agrees_on_order(const struct count *c, const int64_t *path)
{
    size_t n = c->options;
    for (size_t place = 0; place < n; place++) {
        size_t level = 0;
        for (size_t i = place; i < n; i++) {
            bool is_beaten = false;
            for (size_t j = place; j < n; j++)
                is_beaten |= path[c->order[j] * n + c->order[i]] > path[c->order[i] * n + c->order[j]];
            if (i == place && is_beaten)
                return false;
            level += !is_beaten;
        }
        if (level != c->level[place])
            return false;
    }
    return true;
}

TEST("5,000 ballots by chance are counted as the twin counts them that tries every path")
{
    struct rng rng = rng_new(12);
    int with_lot = 0;
    for (int i = 0; i < 5000; i++) {
        struct papers papers = papers_by_chance(&rng);
        size_t n = papers.options;
        struct count c = count_schulze(test_arena(), &papers, lot_in_order(n));
        struct twin twin = {.papers = &papers, .n = n};
        int64_t path[OPTIONS_MOST * OPTIONS_MOST] = {0};
        for (size_t a = 0; a < n; a++)
            for (size_t b = 0; b < n; b++)
                path[a * n + b] = a == b ? 0 : twin_path(&twin, a, b);
        CHECK(!memcmp(path, c.path, n * n * sizeof *path));
        CHECK(twin_agrees_on_order(&c, path));
        with_lot += c.level[0] > 1;
    }
    CHECK(with_lot > 100 && with_lot < 4900); // both kinds were tried
}

TEST("5,000 ballots of crosses and dots by chance: the most votes first, and level with whoever has as many")
{
    struct rng rng = rng_new(5);
    for (int i = 0; i < 5000; i++) {
        struct papers papers = papers_by_chance(&rng);
        struct count c = count_votes(test_arena(), &papers, lot_in_order(papers.options));
        for (size_t place = 0; place < c.options; place++) {
            size_t level = 0;
            for (size_t rest = place; rest < c.options; rest++) {
                CHECK(c.votes[c.order[place]] >= c.votes[c.order[rest]]);
                level += c.votes[c.order[place]] == c.votes[c.order[rest]];
            }
            CHECK_INT(c.level[place], level);
        }
    }
}
