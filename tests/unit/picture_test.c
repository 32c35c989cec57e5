// SPDX-License-Identifier: EUPL-1.2
// The pictures of the pages: what they show of what they were given, and that no word leaves its picture.
#include "test.h"

#include "draw/day.h"
#include "draw/hours.h"
#include "draw/initials.h"
#include "draw/met.h"
#include "draw/round_table.h"
#include "draw/seats.h"
#include "draw/text_width.h"
#include "draw/years.h"
#include "base/rng.h"

#include <math.h>
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

enum { TEXTS_MOST = 300 };

struct box {
    double from, to, y;
};

static size_t boxes_of(struct str svg, struct box *boxes)
{
    size_t n = 0;
    for (size_t at = 0; (at = str_find_str(svg, S("<text "), at)) < svg.len && n < TEXTS_MOST; at++) {
        struct str element = str_slice(svg, at, str_find_str(svg, S("</text>"), at));
        double width =
            0.9 * text_width(after(element, S(">")), 14, TEXT_PLAIN); // the estimate is 3 to 10 % over
        double x = attribute(element, S(" x=\""));
        bool is_middle = count(element, S("anchor=\"middle\"")), is_end = count(element, S("anchor=\"end\""));
        double from = is_end ? x - width : is_middle ? x - width / 2 : x;
        boxes[n++] = (struct box){from, from + width, attribute(element, S(" y=\""))};
    }
    return n;
}

/// Whether no two texts of the drawing stand on each other.
static bool words_are_apart(struct str svg)
{
    static struct box box[TEXTS_MOST];
    size_t n = boxes_of(svg, box);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < i; k++)
            if (fabs(box[i].y - box[k].y) < 13 && box[i].from < box[k].to && box[k].from < box[i].to) {
                printf("texts %zu and %zu touch at %.0f, %.0f\n", k, i, box[i].from, box[i].y);
                return false;
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

// ---- my table ----

static struct round_table table_of(size_t mates)
{
    static struct table_mate mate[12];
    for (size_t i = 0; i < 12; i++)
        mate[i] = (struct table_mate){S("Anne-Elisabeth Christensen-Wahlstrøm"),
                                      S("Rehabilitering og mestring i hjemmet, avdeling nord")};
    return (struct round_table){.frame = {.id = S("table"), .title = S("t"), .desc = S("d")},
                                .label = S("Gruppe"),
                                .number = S("12"),
                                .you = S("Du"),
                                .mates = mate,
                                .count = mates};
}

TEST("one's table has a seat for each who sits there, one's own filled, and names where there is room for "
     "them")
{
    for (size_t mates = 1; mates <= 12; mates++) {
        struct round_table table = table_of(mates);
        struct str svg = round_table_draw(test_arena(), &table);
        CHECK_INT((int64_t)count(svg, S("<circle class=\"next\"")), (int64_t)mates);
        CHECK_INT((int64_t)count(svg, S("<circle class=\"done\"")), 1);
        CHECK_INT((int64_t)count(svg, S("<text class=\"name\"")), mates <= 2 ? (int64_t)mates : 0);
        CHECK(words_fit(svg));
    }
    struct round_table alone = table_of(0);
    CHECK_STR(round_table_draw(test_arena(), &alone), S(""));
}

// ---- the years ----

enum { MARKS_MOST = 60 };

/// Gatherings about once a month, some of them whole days, some cancelled, held up to today.
static struct years years_by_chance(uint64_t seed, size_t marks)
{
    static struct year_mark mark[MARKS_MOST];
    static const struct str titles[] = {S_INIT("Brev som folk forstår"), S_INIT("Data"), S_INIT(""),
                                        S_INIT("3. des.: Kunstig intelligens i saksbehandlingen, og hva så")};
    struct rng rng = rng_new(seed);
    struct date day = date_of(2026, 6, 4);
    size_t held = rng_below(&rng, (uint32_t)marks + 1);
    for (size_t i = 0; i < marks; i++) {
        bool is_long = i % 7 == 0;
        mark[i] = (struct year_mark){
            .day = day,
            .state = i < held    ? YEAR_MARK_HELD
                     : i == held ? YEAR_MARK_NEXT
                                 : YEAR_MARK_PLANNED,
            .is_long = is_long,
            .label = titles[rng_below(&rng, 4)],
            .title = titles[rng_below(&rng, 4)],
            .must_be_labelled = is_long || i == held,
            .has_pairs = i > 0,
            .met = (int64_t)i * 351 / (int64_t)marks,
            .at_most = (int64_t)(i + 1) * 351 / (int64_t)marks,
        };
        day = date_plus_days(day, 1 + (int)rng_below(&rng, 50));
    }
    return (struct years){.frame = {.id = S("years"), .title = S("t"), .desc = S("d")},
                          .lang = LANG_NB,
                          .first = date_of(2026, 6, 4),
                          .last = day,
                          .today = date_plus_days(mark[held < marks ? held : marks - 1].day, -1),
                          .marks = mark,
                          .count = marks,
                          .possible = seed % 2 ? 351 : 0,
                          .all_words = S("351 par: alle har møtt alle"),
                          .met_words = S("98 par har sittet sammen"),
                          .end_words = S("346 når planen er fulgt"),
                          .today_words = S("i dag, 29. nov.")};
}

TEST("a network's years have a mark for each gathering, and no word leaves the picture or stands on another")
{
    for (uint64_t seed = 1; seed <= 200; seed++) {
        struct years years = years_by_chance(seed, 2 + seed % 40);
        struct str wide = years_draw(test_arena(), &years, seed % 3 ? SVG_FULL : SVG_WIDE),
                   narrow = years_upright_draw(test_arena(), &years);
        size_t has_next = years.marks[years.count - 1].state != YEAR_MARK_HELD; // a mark within its mark
        CHECK_INT((int64_t)(count(wide, S("=\"done\"")) + count(wide, S("=\"next\""))),
                  (int64_t)(years.count + has_next));
        CHECK_INT((int64_t)(count(narrow, S("=\"done\"")) + count(narrow, S("=\"next\""))),
                  (int64_t)(years.count + has_next));
        CHECK(words_fit(wide));
        CHECK(words_fit(narrow));
        CHECK(words_are_apart(wide));
        CHECK(words_are_apart(narrow));
        if (years.possible)
            CHECK(words_fit(years_pairs_draw(test_arena(), &years, years.frame)));
    }
}

// ---- seats ----

TEST("a network's seats stand in a ring, each with its sign, up to as many as can be told apart")
{
    struct seats seats = {.frame = {.id = S("seats"), .title = S("t"), .desc = S("d")},
                          .count = {19, 2, 4, 2},
                          .number = S("19"),
                          .words = S("av 27 har sagt ja")};
    struct str svg = seats_draw(test_arena(), &seats);
    CHECK_INT((int64_t)count(svg, S("<circle class=\"done\"")), 19);
    CHECK_INT((int64_t)count(svg, S("<circle class=\"next\"")), 2);
    CHECK_INT((int64_t)count(svg, S("<path class=\"done\"")), 2);
    CHECK_INT((int64_t)count(svg, S("<circle class=\"waiting\"")), 4);
    CHECK_INT((int64_t)count(svg, S("<circle class=\"free\"")), 2);
    CHECK(words_fit(svg));
    seats.count[SEAT_FREE] = SEATS_MOST;
    CHECK_STR(seats_draw(test_arena(), &seats), S(""));
    struct seats none = {.frame = seats.frame};
    CHECK_STR(seats_draw(test_arena(), &none), S(""));
}

// ---- the hours ----

static struct hours_picture hours_of(uint64_t seed, size_t count)
{
    static struct hours_column week[160];
    struct rng rng = rng_new(seed);
    int64_t agreed = 800;
    for (size_t i = 0; i < count; i++) {
        if (rng_below(&rng, 4) == 0)
            agreed = 100 * (int64_t)rng_below(&rng, 38);
        week[i] = (struct hours_column){.agreed = agreed,
                                        .used = 100 * (int64_t)rng_below(&rng, 60),
                                        .is_told = i < count / 2,
                                        .is_closed = i % 9 == 4,
                                        .height = S("37,5 t"),
                                        .month = i % 4 == 0 ? S("februar") : S("")};
    }
    double today = (double)rng_below(&rng, 10 * (uint32_t)count + 1) / 10;
    return (struct hours_picture){.frame = {.id = S("hours"), .title = S("t"), .desc = S("d")},
                                  .weeks = week,
                                  .count = count,
                                  .today = {true, today, S("i dag, 29. november")},
                                  .used_up = {true, today / 2, S("brukt opp 12. desember 2026")}};
}

TEST("the hours have a bar for each week that is told, and no word leaves the picture or stands on another")
{
    for (uint64_t seed = 1; seed <= 200; seed++) {
        struct hours_picture p = hours_of(seed, 1 + seed % 157);
        struct str wide = hours_draw(test_arena(), &p, SVG_WIDE),
                   narrow = hours_draw(test_arena(), &p, SVG_NARROW);
        CHECK_INT((int64_t)count(wide, S("class=\"used\"")), (int64_t)(p.count / 2));
        CHECK_INT((int64_t)count(narrow, S("class=\"pause\"")), (int64_t)((p.count + 4) / 9));
        CHECK(words_fit(wide) && words_are_apart(wide));
        CHECK(words_fit(narrow) && words_are_apart(narrow));
    }
    struct hours_picture none = hours_of(1, 0);
    CHECK_STR(hours_draw(test_arena(), &none, SVG_WIDE), S(""));
}

TEST("of the hours a week of none that is told has a thin bar, one that is not told has no bar")
{
    struct hours_column weeks[] = {{.agreed = 800, .is_told = true}, {.agreed = 800}};
    struct hours_picture p = {.frame = {.id = S("hours")}, .weeks = weeks, .count = 2};
    struct str svg = hours_draw(test_arena(), &p, SVG_WIDE);
    CHECK_INT((int64_t)count(svg, S("class=\"used\"")), 1);
    CHECK_INT((int64_t)count(svg, S("height=\"1.5\"")), 1);
    CHECK_INT((int64_t)count(svg, S("class=\"today\"")), 0);
}

// ---- the day ----

static struct day day_of(int houses, size_t items)
{
    static const struct day_house house[] = {{S_INIT("Rådhuset"), S_INIT("Salen")},
                                             {S_INIT("Kunnskapssenteret i Havnegata"), S_INIT("Auditoriet")},
                                             {S_INIT("Biblioteket"), S_INIT("")}};
    static struct day_item item[20];
    for (size_t i = 0; i < items; i++)
        item[i] = (struct day_item){.start = (int32_t)(540 + 20 * i),
                                    .end = (int32_t)(560 + 20 * i),
                                    .title = S("Hvem er du når du ikke er på jobb, og hva kan du lære bort?"),
                                    .who = S("Ragnhild Aas, kommunedirektør i Nordvåg kommune"),
                                    .house = (int)(i * (size_t)houses / items),
                                    .is_break = i % 4 == 3};
    return (struct day){.frame = {.id = S("day"), .title = S("t"), .desc = S("d")},
                        .lang = LANG_DA,
                        .houses = house,
                        .house_count = houses,
                        .items = item,
                        .count = items};
}

TEST("a day has a block for each of its parts, as high as it is long, and one walk between two houses")
{
    struct day day = day_of(2, 12);
    struct str svg = day_draw(test_arena(), &day, SVG_WIDE);
    CHECK_INT((int64_t)(count(svg, S("class=\"area\"")) + count(svg, S("class=\"paper\""))), 12);
    CHECK_INT((int64_t)count(svg, S("height=\"36\"")),
              12 + 9); // 20 minutes, and the edges of what is no break
    CHECK_INT((int64_t)count(svg, S("class=\"walk\"")), 1);
    day = day_of(1, 12);
    CHECK_INT((int64_t)count(day_draw(test_arena(), &day, SVG_WIDE), S("class=\"walk\"")), 0);
    day = day_of(3, 12);
    CHECK_INT((int64_t)count(day_draw(test_arena(), &day, SVG_WIDE), S("class=\"walk\"")), 0);
}

TEST("no word leaves the day, or stands on another")
{
    for (int houses = 1; houses <= 3; houses++)
        for (size_t items = 3; items <= 20; items++) {
            struct day day = day_of(houses, items);
            CHECK(words_fit(day_draw(test_arena(), &day, SVG_WIDE)));
            CHECK(words_fit(day_draw(test_arena(), &day, SVG_NARROW)));
            CHECK(words_are_apart(day_draw(test_arena(), &day, SVG_NARROW)));
        }
}

TEST("what is shorter than twelve minutes stands in one block with what follows")
{
    struct day day = day_of(1, 2);
    struct day_item items[] = {{.start = 540, .end = 545, .title = S("Velkommen")},
                               {.start = 545, .end = 600, .title = S("To år sammen")}};
    day.items = items;
    struct str svg = day_draw(test_arena(), &day, SVG_WIDE);
    CHECK_INT((int64_t)count(svg, S("class=\"area\"")), 1);
    CHECK_INT((int64_t)count(svg, S(">Velkommen · To år sammen<")), 1);
}
