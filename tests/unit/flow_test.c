// SPDX-License-Identifier: EUPL-1.2
// Networks on which measures have gone wrong elsewhere, each small enough to be worked out by hand.
#include "test.h"

#include "base/rng.h"
#include "flow/core.h"
#include "flow/ei.h"
#include "flow/holes.h"
#include "flow/paths.h"
#include "flow/ties.h"
#include "flow/triangles.h"

#include <math.h>
#include <string.h>

#define GRAPH(people, kind, ...)                                                                             \
    graph_new(test_arena(), (people), (const struct tie[]){__VA_ARGS__},                                     \
              sizeof((const struct tie[]){__VA_ARGS__}) / sizeof(struct tie), (kind))

static bool near(double got, double wanted)
{
    return fabs(got - wanted) <= 1e-12;
}

static struct units units_of(const char *letters)
{
    uint32_t people = (uint32_t)strlen(letters);
    struct str *text = NEW_ARRAY(test_arena(), struct str, people);
    for (uint32_t i = 0; i < people; i++)
        text[i] = letters[i] == '-' ? S("") : (struct str){letters + i, 1};
    return units_new(test_arena(), text, people);
}

static struct ei ei_in(const struct graph *g, const struct units *units)
{
    struct mixing m = mixing_of(test_arena(), g, units);
    return ei_of(test_arena(), g, units, &m);
}

// ---- the graph ----

TEST("who names herself is dropped, and counted")
{
    struct graph g = GRAPH(2, GRAPH_DIRECTED, {0, 0, 1}, {0, 1, 1});
    CHECK_INT(g.ties, 1);
    CHECK_INT(g.self_named, 1);
    CHECK_INT(degree(&g.in, 0), 0);
}

TEST("the same pair named twice is one tie with the larger weight; both directions are two arcs, or one tie")
{
    struct graph g = GRAPH(2, GRAPH_DIRECTED, {0, 1, 3}, {0, 1, 5}, {0, 1, 4}, {1, 0, 1});
    CHECK_INT(g.ties, 2);
    CHECK_INT(g.twice, 2);
    CHECK(g.out.weight[0] == 5 && g.in.weight[0] == 1);
    struct graph u = GRAPH(2, GRAPH_UNDIRECTED, {0, 1, 3}, {1, 0, 5});
    CHECK_INT(u.ties, 1);
    CHECK_INT(u.twice, 0);
    CHECK(u.out.weight[0] == 5 && u.out.weight[1] == 5);
}

TEST("neighbours stand in order, whatever the order of the rows")
{
    struct graph g = GRAPH(4, GRAPH_DIRECTED, {0, 3, 1}, {2, 1, 1}, {0, 1, 1}, {0, 2, 1});
    CHECK(g.out.to[0] == 1 && g.out.to[1] == 2 && g.out.to[2] == 3);
    CHECK(g.in.to[0] == 0 && g.in.to[1] == 2); // those who named 1
}

TEST("units are numbered by name; an empty text is no unit")
{
    struct units u = units_of("b-ab");
    CHECK_INT(u.count, 2);
    CHECK_STR(u.name[0], S("a"));
    CHECK(u.of[0] == 1 && u.of[1] == UNIT_NONE && u.of[2] == 0 && u.of[3] == 1);
}

// ---- what is not defined ----

TEST("in a network of nobody, and of one, no measure is defined, and none is 0")
{
    for (uint32_t people = 0; people < 2; people++) {
        struct graph g = graph_new(test_arena(), people, NULL, 0, GRAPH_DIRECTED);
        struct units u = units_of(people ? "a" : "");
        struct paths p = paths_of(test_arena(), &g, &u, &(struct path_options){.with_betweenness = true});
        struct mixing m = mixing_of(test_arena(), &g, &u);
        struct ei ei = ei_of(test_arena(), &g, &u, &m);
        CHECK(isnan(density(&g)) && isnan(reciprocity(&g)) && isnan(transitivity(&g)));
        CHECK(isnan(paths_mean(&p)) && isnan(paths_share(&p)) && p.ways == 0);
        CHECK(isnan(ei.index) && isnan(ei.expected) && isnan(ei.sd) && isnan(ei.z) && isnan(ei.cross_share));
        CHECK(isnan(mixing_assortativity(&m)) && isnan(mixing_modularity(&m)));
        CHECK(isnan(core_of(test_arena(), &g).correlation));
        CHECK_INT(components_count(test_arena(), &g).weak, people);
    }
}

TEST("without ties there is no E-I, but there is what it would be by chance; and density is 0")
{
    struct graph g = graph_new(test_arena(), 4, NULL, 0, GRAPH_UNDIRECTED);
    struct units u = units_of("aabb");
    struct ei ei = ei_in(&g, &u);
    CHECK(isnan(ei.index) && isnan(ei.sd) && isnan(ei.z) && near(ei.expected, 1 - 2.0 * 4 / 12));
    CHECK(density(&g) == 0 && isolates(&g) == 4);
    CHECK(isnan(ei_people_of(test_arena(), &g, &u).ei[0]) && isnan(holes_of(test_arena(), &g).constraint[0]));
}

TEST("who names nobody and is named has constraint, effective size and betweenness as everyone has")
{
    struct graph g = GRAPH(3, GRAPH_DIRECTED, {0, 2, 1}, {1, 2, 1});
    struct holes h = holes_of(test_arena(), &g);
    CHECK(near(h.constraint[2], 0.5) && near(h.effective_size[2], 2));
    CHECK(near(h.constraint[0], 1) && near(h.effective_size[0], 1));
    struct paths p =
        paths_of(test_arena(), &g, &(struct units){0}, &(struct path_options){.with_betweenness = true});
    CHECK(p.betweenness[2] == 0);
}

// ---- units ----

TEST("where all ties are internal E-I is -1; with one unit chance cannot differ, so there is no z")
{
    struct graph g = GRAPH(4, GRAPH_UNDIRECTED, {0, 1, 1}, {2, 3, 1});
    struct units two = units_of("aabb"), one = units_of("aaaa");
    struct ei apart = ei_in(&g, &two), together = ei_in(&g, &one);
    CHECK(apart.index == -1 && apart.sd > 0 && apart.z < 0);
    CHECK(together.index == -1 && together.expected == -1 && together.sd == 0 && isnan(together.z));
    struct ei_shuffled s = ei_shuffle(test_arena(), &g, &one, 99, 1);
    CHECK(s.p_at_most == 1 && s.p_at_least == 1 && s.mean == -1 && s.sd == 0);
}

TEST("p counts the network itself among the draws: one that no draw reaches has 1 / (draws + 1)")
{
    struct tie rows[2 * 45];
    size_t count = 0;
    for (uint32_t i = 0; i < 20; i++) // two units of ten, all ties of each within
        for (uint32_t j = i + 1; j < 20; j++)
            if (i / 10 == j / 10)
                rows[count++] = (struct tie){i, j, 1};
    struct graph g = graph_new(test_arena(), 20, rows, count, GRAPH_UNDIRECTED);
    struct units u = units_of("aaaaaaaaaabbbbbbbbbb");
    struct ei_shuffled s = ei_shuffle(test_arena(), &g, &u, 999, 1);
    CHECK(s.p_at_most == 0.001 && s.p_at_least == 1);
}

TEST("a unit of one person has no density and no internal tie; its E-I is 1")
{
    struct graph g = GRAPH(3, GRAPH_UNDIRECTED, {0, 2, 1}, {1, 2, 1});
    struct units u = units_of("aab");
    struct mixing m = mixing_of(test_arena(), &g, &u);
    CHECK(isnan(mixing_density(&m, 1, 1)) && mixing_ties(&m, 1, 1) == 0 && mixing_density(&m, 0, 1) == 1);
    CHECK(ei_unit(&m, 1) == 1 && mixing_coleman(&m, 1) == 0);
}

TEST("a unit without people has no figures, and changes none of the others")
{
    struct graph g = GRAPH(4, GRAPH_UNDIRECTED, {0, 1, 1}, {1, 2, 1});
    uint32_t of[] = {0, 0, 2, 2};
    struct str name[] = {S_INIT("a"), S_INIT("b"), S_INIT("c")};
    struct units with = {3, name, of}, without = units_of("aacc");
    struct mixing m = mixing_of(test_arena(), &g, &with);
    CHECK(isnan(ei_unit(&m, 1)) && isnan(mixing_coleman(&m, 1)) && isnan(mixing_density(&m, 0, 1)));
    CHECK(ei_in(&g, &with).expected == ei_in(&g, &without).expected);
    CHECK(ei_in(&g, &with).sd == ei_in(&g, &without).sd);
}

TEST("people without a unit are left out of all figures about units, and of no other")
{
    struct graph g = GRAPH(4, GRAPH_UNDIRECTED, {0, 1, 1}, {1, 3, 1}, {2, 3, 1});
    struct units u = units_of("aab-");
    struct ei ei = ei_in(&g, &u);
    CHECK(ei.internal == 1 && ei.external == 0 && g.ties == 3);
    CHECK(near(ei.expected, 1 - 2.0 * 2 / 6)); // of three people
    CHECK(isnan(ei_people_of(test_arena(), &g, &u).units_reached[3]));
}

TEST("small units look outward by chance alone: three pairs of two, tied at random")
{
    struct graph g = GRAPH(6, GRAPH_UNDIRECTED, {0, 2, 1}, {2, 4, 1}, {4, 5, 1}, {1, 3, 1}, {3, 5, 1});
    struct units u = units_of("aabbcc");
    struct ei ei = ei_in(&g, &u);
    CHECK(near(ei.index, 0.6) && near(ei.expected, 0.6)); // it is what chance would give
    CHECK(near(ei.z, 0));
}

// ---- distances ----

TEST("distances follow arcs, and only pairs with a way count")
{
    struct graph g = GRAPH(4, GRAPH_DIRECTED, {0, 1, 1}, {1, 2, 9});
    struct units u = units_of("aabb");
    struct paths p = paths_of(test_arena(), &g, &u, &(struct path_options){.with_betweenness = true});
    CHECK(near(paths_mean(&p), 4.0 / 3) && near(paths_share(&p), 3.0 / 12) && p.longest == 2);
    CHECK(near(paths_between(&p, 0, 1), 1.5) && isnan(paths_between(&p, 1, 0)) &&
          near(paths_across(&p), 1.5));
    CHECK(p.betweenness[1] == 1);
}

static struct graph crowd(uint32_t people, uint32_t ties)
{
    struct rng rng = rng_new(11);
    struct tie *rows = NEW_ARRAY(test_arena(), struct tie, ties);
    for (uint32_t r = 0; r < ties; r++)
        rows[r] = (struct tie){rng_below(&rng, people), rng_below(&rng, people), 1};
    return graph_new(test_arena(), people, rows, ties, GRAPH_UNDIRECTED);
}

TEST("every digit of betweenness is the same on any number of threads")
{
    struct graph g = crowd(300, 900);
    struct paths one =
        paths_of(test_arena(), &g, &(struct units){0}, &(struct path_options){true, 1, NULL, NULL});
    for (uint32_t threads = 2; threads <= 7; threads++) {
        struct paths many =
            paths_of(test_arena(), &g, &(struct units){0}, &(struct path_options){true, threads, NULL, NULL});
        CHECK(memcmp(many.betweenness, one.betweenness, 300 * sizeof(double)) == 0);
        CHECK(many.ways == one.ways && many.steps == one.steps && many.longest == one.longest);
    }
}

static void highest(void *arg, double share)
{
    double *most = arg;
    *most = fmax(*most, share);
}

TEST("who watches is told how far it is")
{
    struct graph g = crowd(50, 100);
    double most = 0;
    paths_of(test_arena(), &g, &(struct units){0}, &(struct path_options){true, 1, highest, &most});
    CHECK(most == 1);
}

TEST("a chain of a million people needs no deep stack")
{
    enum { PEOPLE = GRAPH_PEOPLE_MOST };
    struct tie *rows = NEW_ARRAY(test_arena(), struct tie, PEOPLE);
    for (uint32_t i = 0; i < PEOPLE; i++)
        rows[i] = (struct tie){i, (i + 1) % PEOPLE, 1};
    struct graph ring = graph_new(test_arena(), PEOPLE, rows, PEOPLE, GRAPH_DIRECTED);
    struct graph chain = graph_new(test_arena(), PEOPLE, rows, PEOPLE - 1, GRAPH_DIRECTED);
    CHECK_INT(components_count(test_arena(), &ring).strong, 1);
    CHECK_INT(components_count(test_arena(), &chain).strong, PEOPLE);
}
