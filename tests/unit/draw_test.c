// SPDX-License-Identifier: EUPL-1.2
// What pictures are made of: hulls, layouts, widths of texts, and what is written into SVG.
#include "test.h"

#include "base/rng.h"
#include "flow/draw/layout.h"
#include "draw/svg.h"
#include "draw/text_width.h"

#include <math.h>

static struct hull hull_at(const struct point *points, size_t count, double x, double y)
{
    struct point *moved = NEW_ARRAY(test_arena(), struct point, 3 * count);
    for (size_t i = 0; i < count; i++)
        moved[i] = (struct point){points[i].x + x, points[i].y + y};
    return hull_of(moved, count, moved + count);
}

TEST("a hull has the corners, and none of the points inside or on its edges; few points are a hull too")
{
    static const struct point square[] = {{0, 0}, {4, 0}, {2, 2}, {4, 4}, {2, 0}, {0, 4}, {1, 3}, {0, 0}};
    CHECK_INT((int64_t)hull_at(square, 8, 0, 0).count, 4);
    CHECK_INT((int64_t)hull_at(square, 1, 0, 0).count, 1);
    CHECK_INT((int64_t)hull_at(square, 2, 0, 0).count, 2);
    static const struct point line[] = {{0, 0}, {3, 3}, {1, 1}, {2, 2}};
    CHECK_INT((int64_t)hull_at(line, 4, 0, 0).count, 2);
}

TEST("hulls that overlap, cross or lie in each other have no distance; others that of their nearest points")
{
    static const struct point square[] = {{0, 0}, {4, 0}, {4, 4}, {0, 4}}, dot[] = {{2, 2}};
    struct hull a = hull_at(square, 4, 0, 0), inside = hull_at(dot, 1, 0, 0),
                beside = hull_at(square, 4, 7, 8);
    struct hull across = hull_at(square, 4, 2, 3);
    CHECK(hulls_distance(&a, &inside) == 0 && hulls_distance(&inside, &a) == 0);
    CHECK(hulls_distance(&a, &across) == 0);
    CHECK(fabs(hulls_distance(&a, &beside) - 5) < 1e-12);
    CHECK(hulls_are_apart(&a, &beside, 5) && !hulls_are_apart(&a, &beside, 5.1));
}

TEST("segments cross inside of each other only")
{
    struct point a = {0, 0}, b = {4, 4}, c = {0, 4}, d = {4, 0}, e = {1, 0};
    CHECK(segments_cross(a, b, c, d));
    CHECK(!segments_cross(a, b, b, d));
    CHECK(!segments_cross(a, c, e, d));
}

/// Two circles of people, each a unit, with one tie between them.
static struct graph two_rings(uint32_t people)
{
    struct tie *ties = NEW_ARRAY(test_arena(), struct tie, people + 1);
    for (uint32_t i = 0; i < people; i++)
        ties[i] = (struct tie){i,
                               i < people / 2   ? (i + 1) % (people / 2)
                               : i + 1 < people ? i + 1
                                                : people / 2,
                               1};
    ties[people] = (struct tie){0, people - 1, 1};
    return graph_new(test_arena(), people, ties, people + 1, GRAPH_UNDIRECTED);
}

TEST("a network that can be drawn without crossings is; the same seed gives the same places")
{
    struct graph g = two_rings(16);
    uint32_t unit_of[16];
    for (uint32_t i = 0; i < 16; i++)
        unit_of[i] = i / 8;
    struct layout_frame frame = {.width = 720, .height = 520, .margin = 50, .radius = 7, .gap = 30};
    struct point *at = layout_of(test_arena(), &g, unit_of, 2, &frame, 1);
    struct point *again = layout_of(test_arena(), &g, unit_of, 2, &frame, 1);
    CHECK_INT((int64_t)layout_crossings(&g, at), 0);
    for (uint32_t i = 0; i < 16; i++) {
        CHECK(at[i].x == again[i].x && at[i].y == again[i].y);
        CHECK(at[i].x >= 49.9 && at[i].x <= 670.1 && at[i].y >= 49.9 && at[i].y <= 470.1);
        for (uint32_t j = 0; j < i; j++)
            CHECK(points_distance(at[i], at[j]) >= 2.2 * frame.radius);
    }
}

TEST("a text is cut at a letter with an ellipsis, and broken into lines at words")
{
    CHECK_STR(text_cut(test_arena(), S("Helse"), 14, TEXT_PLAIN, 200), S("Helse"));
    struct str cut = text_cut(test_arena(), S("Økonomi og æresdoktorer"), 14, TEXT_BOLD, 90);
    CHECK(str_ends(cut, S("…")) && str_starts(cut, S("Økonomi")) && text_width(cut, 14, TEXT_BOLD) <= 90);
    struct str rest = S("en to tre"),
               line = text_line(&rest, 14, TEXT_PLAIN, text_width(S("en to"), 14, TEXT_PLAIN));
    CHECK_STR(line, S("en to"));
    CHECK_STR(rest, S("tre"));
    CHECK_STR(text_line(&rest, 14, TEXT_PLAIN, 1), S("tre"));
    CHECK_INT((int64_t)rest.len, 0);
}

TEST("what XML forbids does not get into a drawing")
{
    struct buf out = buf_new(test_arena(), 1000);
    svg_escape(&out, S("<&>\"'\x01\xff"));
    CHECK_STR(buf_get(&out), S("&lt;&amp;&gt;&quot;&#39;\xef\xbf\xbd\xef\xbf\xbd"));
}

TEST("numbers have one decimal at most, and zero no sign")
{
    struct svg_frame frame = {.id = S("x"), .width = 100, .title = S("a"), .desc = S("b")};
    struct svg s = svg_new(test_arena(), &frame, 10);
    buf_clear(&s.out);
    svg_line(&s, SVG_AXIS, -0.01, -1.25, 3, 2.04);
    CHECK_STR(buf_get(&s.out), S("<line class=\"axis\" x1=\"0\" y1=\"-1.3\" x2=\"3\" y2=\"2\"/>\n"));
}
