// SPDX-License-Identifier: EUPL-1.2
// The picture of a chain: what is missing keeps its place, units beyond the sixth are told in words, and no
// text leaves the drawing.
#include "test.h"

#include "draw/chain.h"

#include <stdlib.h>

static struct chain chain_of(size_t branches)
{
    static const struct chain_branch branch = {S_INIT("Hjemmetjenesten nord for elva og helt til grensen"),
                                               S_INIT("sa ja 3. mai 2027"), S_INIT("Kari Berg"), false};
    struct chain_branch *all = NEW_ARRAY(test_arena(), struct chain_branch, branches);
    struct chain c = {.frame = {.id = S("chain"), .title = S("Kjeden"), .desc = S("Ledd")},
                      .branches_label = S("Gitt videre til"),
                      .branches = all,
                      .branch_count = branches,
                      .more = S("og tre til")};
    for (size_t i = 0; i < branches; i++)
        all[i] = branch;
    for (int i = 0; i < CHAIN_KINDS; i++)
        c.stations[i].label = S("Ledd");
    c.stations[CHAIN_IDEA] =
        (struct chain_station){true, S("Idé"), S("november 2026"),
                               S("En svært lang idé som ikke får plass på to linjer i et så smalt felt"),
                               S("Kari Berg tar seg av den")};
    return c;
}

static int count_of(struct str text, struct str part)
{
    int count = 0;
    for (size_t at = str_find_str(text, part, 0); at < text.len; at = str_find_str(text, part, at + part.len))
        count++;
    return count;
}

TEST("a station that is missing keeps its place as a dashed outline, in both drawings")
{
    struct chain c = chain_of(0);
    CHECK_INT(count_of(chain_draw(test_arena(), &c, SVG_FULL), S("class=\"free\"")), CHAIN_KINDS - 1);
    CHECK_INT(count_of(chain_draw(test_arena(), &c, SVG_NARROW), S("class=\"free\"")), CHAIN_KINDS - 1);
}

TEST("up to six units are drawn; of more four, and how many others there are")
{
    static const struct {
        size_t units;
        int drawn;
    } cases[] = {{0, 0}, {1, 1}, {6, 6}, {7, 4}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct chain c = chain_of(cases[i].units);
        struct str wide = chain_draw(test_arena(), &c, SVG_FULL),
                   narrow = chain_draw(test_arena(), &c, SVG_NARROW);
        CHECK_INT(count_of(wide, S("Kari Berg</text>")), cases[i].drawn);
        CHECK_INT(count_of(narrow, S("Kari Berg</text>")), cases[i].drawn);
        CHECK_INT(count_of(wide, S("og tre til")), cases[i].units > CHAIN_BRANCHES_MOST);
    }
}

TEST("what is too long is cut after two lines")
{
    struct chain c = chain_of(0);
    CHECK_INT(count_of(chain_draw(test_arena(), &c, SVG_FULL), S("…")), 1);
}
