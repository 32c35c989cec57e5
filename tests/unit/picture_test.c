// SPDX-License-Identifier: EUPL-1.2
// The pictures of the pages: what they show of what they were given, and that no word leaves its picture.
#include "test.h"

#include "draw/initials.h"
#include "draw/met.h"
#include "draw/text_width.h"

#include <stdio.h>
#include <stdlib.h>

// ---- reading a picture ----

static struct str after(struct str s, struct str mark)
{
    size_t at = str_find_str(s, mark, 0);
    return str_slice(s, at + mark.len, s.len);
}

static double attribute(struct str element, struct str name)
{
    return strtod(str_c(test_arena(), after(element, name)), NULL);
}

static size_t count(struct str svg, struct str what)
{
    size_t times = 0;
    for (size_t at = 0; (at = str_find_str(svg, what, at)) < svg.len; at += what.len)
        times++;
    return times;
}

/// Whether every text of the drawing stands within its width.
static bool words_fit(struct str svg)
{
    double width = attribute(svg, S(" width=\""));
    for (size_t at = 0; (at = str_find_str(svg, S("<text "), at)) < svg.len; at++) {
        struct str element = str_slice(svg, at, str_find_str(svg, S("</text>"), at));
        struct str words = after(element, S(">"));
        double long_ = text_width(words, 14, TEXT_BOLD), x = attribute(element, S(" x=\""));
        bool is_middle = count(element, S("anchor=\"middle\"")), is_end = count(element, S("anchor=\"end\""));
        double from = is_end ? x - long_ : is_middle ? x - long_ / 2 : x;
        if (from < -1 || from + long_ > width + 1) {
            printf("%.*s: from %.0f to %.0f of %.0f\n", STR(words), from, from + long_, width);
            return false;
        }
    }
    return true;
}

// ---- who has met whom ----

enum { PEOPLE = MET_PEOPLE_MOST };

static struct met met_of(int people, size_t areas, struct str name)
{
    static struct met_area area[PEOPLE];
    static struct str names[PEOPLE];
    static enum met_state state[PEOPLE * PEOPLE];
    for (int i = 0; i < people; i++)
        names[i] = name;
    for (int i = 0; i < people * people; i++)
        state[i] = (enum met_state)((i % people + i / people) % 3);
    for (size_t a = 0; a < areas; a++)
        area[a] = (struct met_area){.name = S("Eiendom og tekniske tjenester"),
                                    .size = S("9 medlemmer"),
                                    .own = S("3 av 9"),
                                    .count = people / (int)areas + (a < (size_t)people % areas)};
    return (struct met){.frame = {.id = S("met"), .title = S("t"), .desc = S("d")},
                        .areas = area,
                        .area_count = areas,
                        .names = names,
                        .count = people,
                        .state = state,
                        .reader = people - 1};
}

TEST("initials are the first letters of the first and the last name, also where they are not ASCII")
{
    CHECK_STR(initials_of(test_arena(), S("Anne Marie Solberg")), S("AS"));
    CHECK_STR(initials_of(test_arena(), S("Øystein Åsli")), S("ØÅ"));
    CHECK_STR(initials_of(test_arena(), S(" Cher ")), S("C"));
    CHECK_STR(initials_of(test_arena(), S("")), S(""));
}

TEST("the triangle has one mark for each pair, each name once, and the reader's own in the accent")
{
    struct met met = met_of(27, 4, S("Camilla Granli"));
    struct str svg = met_draw(test_arena(), &met, SVG_FULL);
    CHECK_INT((int64_t)count(svg, S("<circle")), 27 * 26 / 2);
    CHECK_INT((int64_t)count(svg, S(">Camilla Granli<")), 27);
    CHECK_INT((int64_t)count(svg, S("<text class=\"own\"")), 1);
    CHECK_INT((int64_t)count(svg, S("<path class=\"paper\"")), 4);
}

TEST("no word leaves the triangle, from two people to as many as it takes, however long their names")
{
    for (int people = 2; people <= PEOPLE; people += 3)
        for (size_t areas = 1; areas <= 7 && areas <= (size_t)people; areas += 2) {
            struct met met = met_of(people, areas, S("Anne-Elisabeth Christensen-Wahlstrøm"));
            struct str wide = met_draw(test_arena(), &met, SVG_FULL);
            CHECK(words_fit(wide));
            CHECK(attribute(wide, S(" width=\"")) <= SVG_FULL);
            CHECK(words_fit(met_draw(test_arena(), &met, SVG_NARROW)));
        }
}

TEST("one's own part has a disc for each of the others, those one has met first")
{
    struct met met = met_of(27, 4, S("Camilla Granli"));
    struct str svg = met_own_draw(test_arena(), &met, met.frame);
    CHECK_INT((int64_t)count(svg, S("<circle")), 26);
    CHECK_INT((int64_t)count(svg, S(">CG<")), 26);
    CHECK(str_find_str(svg, S("class=\"done\""), 0) < str_find_str(svg, S("class=\"waiting\""), 0));
    CHECK(words_fit(svg));
}
