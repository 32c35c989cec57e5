// SPDX-License-Identifier: EUPL-1.2
// What a municipality gives a page: one colour, from which a legible pair is made, and arms, of which only
// what can be seen is kept.
#include "test.h"

#include "draw/arms.h"
#include "draw/colour.h"

// ---- the colour ----

static struct colour colour(struct str hex)
{
    struct colour c = {0};
    CHECK(colour_read(hex, &c));
    return c;
}

static void check_pair(struct str given, struct str light, struct str dark)
{
    struct colour_pair p = colour_pair_of(colour(given));
    CHECK_STR(colour_hex(test_arena(), p.light), light);
    CHECK_STR(colour_hex(test_arena(), p.dark), dark);
}

TEST("a colour is six digits, with or without a #, and nothing else")
{
    struct colour c;
    CHECK(colour_read(S("0D5c75"), &c) && c.red == 0x0d && c.green == 0x5c && c.blue == 0x75);
    CHECK_STR(colour_hex(test_arena(), c), S("#0d5c75"));
    CHECK(!colour_read(S("#0d5c7"), &c) && !colour_read(S("#0d5c7g"), &c) && !colour_read(S(""), &c));
    CHECK(!colour_read(S("#fff"), &c) && !colour_read(S("red"), &c) && !colour_read(S("#0d5c75;"), &c));
}

TEST("the pairs of the design board come out as it has them, within what rounding does")
{
    check_pair(S("#0d5c75"), S("#0d5c75"), S("#64a9c5"));
    check_pair(S("#8a3324"), S("#8a3324"), S("#e78673"));
}

TEST("every colour gives a pair that can be read on paper and sand, light and dark")
{
    for (int red = 0; red < 256; red += 15)
        for (int green = 0; green < 256; green += 15)
            for (int blue = 0; blue < 256; blue += 15) {
                struct colour given = {(unsigned char)red, (unsigned char)green, (unsigned char)blue};
                struct colour_pair p = colour_pair_of(given);
                CHECK(colour_contrast(p.light, COLOUR_PAPER) >= 4.9);
                CHECK(colour_contrast(p.light, COLOUR_SAND) >= 4.9);
                CHECK(colour_contrast(p.dark, COLOUR_DARK_PAPER) >= 6);
                CHECK(colour_contrast(p.dark, COLOUR_DARK_SAND) >= 6);
                CHECK(colour_contrast(p.light, p.light_tint) >= 4.4);
                CHECK(colour_contrast(p.dark, p.dark_tint) >= 4.4);
            }
}

TEST("contrast is that of WCAG: 21 for black on white, 1 for a colour on itself")
{
    struct colour black = {0, 0, 0}, white = {255, 255, 255};
    CHECK(colour_contrast(black, white) > 20.99 && colour_contrast(white, black) < 21.01);
    CHECK(colour_contrast(white, white) == 1);
}

// ---- the arms ----

static struct str cleaned(struct str svg)
{
    struct str out = S("");
    return arms_clean(test_arena(), svg, &out) == ARMS_CLEAN ? out : S("refused");
}

#define HEAD "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 36 44\">"

TEST("shapes, groups and their colours are kept, also where a program put them into a style")
{
    CHECK_STR(
        cleaned(S("<?xml version=\"1.0\"?><!-- made by hand -->\n<svg viewBox=\"0 0 36 44\" width=\"9\">"
                  "<g fill=\"#fff\"><path style=\"fill:#036; stroke:none\" d='M0 0H36Z'/></g></svg>")),
        S(HEAD "<g fill=\"#fff\"><path fill=\"#036\" stroke=\"none\" d=\"M0 0H36Z\"/></g></svg>"));
}

TEST("whatever could run, load, link or speak is left out with all that is in it")
{
    static const char *const bad[] = {
        "<script>alert(1)</script>",
        "<script><g><path d='M0 0'/></g></script>",
        "<foreignObject><body onload='x'></body></foreignObject>",
        "<image href='https://elsewhere.example/x.png'/>",
        "<use href='#a'/>",
        "<a href='javascript:x'><path d='M1 1'/></a>",
        "<style>@import url(x)</style>",
        "<text>hello</text>",
        "<animate attributeName='d'/>",
        "<metadata><x:y xmlns:x='z'/></metadata>",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct str svg =
            str_format(test_arena(), "<svg viewBox='0 0 36 44'>%s<path d='M0 0'/></svg>", bad[i]);
        CHECK_STR(cleaned(svg), S(HEAD "<path d=\"M0 0\"/></svg>"));
    }
}

TEST("attributes that could do more than place and colour are left out")
{
    CHECK_STR(cleaned(S("<svg viewBox='0 0 36 44' onload='x' style='background:url(x)'>"
                        "<path onclick='x' class='a' id='b' fill='url(#g)' stroke='javascript:x' "
                        "transform='rotate(3)' d='M0 0' style='fill:url(x);opacity:0.5;behavior:x'/></svg>")),
              S(HEAD "<path transform=\"rotate(3)\" d=\"M0 0\" opacity=\"0.5\"/></svg>"));
}

TEST("what is no whole SVG is refused, and so are entities, depths without end and drawings without a shape")
{
    static const char *const broken[] = {
        "",
        "not svg",
        "<html><svg></svg></html>",
        "<svg viewBox='0 0 1 1'><path d='M0 0'/>",
        "<svg viewBox='0 0 1 1'><g><path d='M0 0'/></svg>",
        "<svg viewBox='0 0 1 1'><path d='M0 0'></g></svg>",
        "<svg viewBox='0 0 1 1'><path d=M0></path></svg>",
        "<svg viewBox='0 0 1 1'><path d='M0",
        "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg viewBox='0 0 1 1'><path d='M0 0'/></svg>",
    };
    struct str out;
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        CHECK_INT(arms_clean(test_arena(), str_from(broken[i]), &out), ARMS_NOT_SVG);
    CHECK_INT(arms_clean(test_arena(), S("<svg viewBox='0 0 1 1'><image href='x'/></svg>"), &out),
              ARMS_EMPTY);
    struct str deep = S("");
    for (int i = 0; i < 2 * ARMS_DEPTH_MOST; i++)
        deep = str_cat(test_arena(), deep, S("<g>"));
    CHECK_INT(arms_clean(test_arena(), str_cat(test_arena(), S("<svg>"), deep), &out), ARMS_NOT_SVG);
}

TEST("arms that are too large for every page to fetch are refused")
{
    struct str path = S("<path d=\"M0 0H36V24C36 34 28 40 18 44C8 40 0 34 0 24Z\"/>"), all = S("<svg>"), out;
    for (int i = 0; i < 10; i++)
        path = str_cat(test_arena(), path, path);
    all = str_cat(test_arena(), str_cat(test_arena(), all, path), S("</svg>"));
    CHECK_INT(arms_clean(test_arena(), all, &out), ARMS_TOO_LARGE);
}
