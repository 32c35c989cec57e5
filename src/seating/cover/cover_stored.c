// SPDX-License-Identifier: EUPL-1.2
// Two covers that the search finds only with luck: found once by the annealing in cover_sheet.c, with other
// seeds, and kept. A round is one letter a person, which says in which group. Fewer people are the first of
// them.
#include "seating/cover/cover_sheet.h"

enum { PEOPLE_STORED = 32, ROUNDS_STORED = 10 };

static const struct {
    uint32_t people, most, rounds;
    const char *group[ROUNDS_STORED];
} stored[] = {
    {20,
     4,
     7,
     {"cececbadcbbdaabeedda", "aceacdddbebbbcadeeca", "aaccebacbacdeddedebb", "baeddbdcccadbceebaea",
      "aeceddbaedbaccdebabc", "cddbedaeabcdbcaceabe", "deababaedcacebecdbdc"}},
    {26,
     5,
     8,
     {"afeddadfeabdcdeeffccabbcfb", "dbaedcadeeacbbbbcecacdedaf", "bacbcaadaeefcebfecbbffcefa",
      "edcdadcbbcabeeadcacbadfbee", "decbffdabababeadbdfeecedfa", "ecddcbfaecabbcfafbabdfadcd",
      "fceaaefeabefbedbfccbabfcac", "eeecbfccdaeecdfbbddbcdfffb"}},
};

static bool sizes_fit(const struct cover_sheet *s)
{
    for (uint32_t at = 0; at < s->rounds * s->groups * s->most; at += s->most) {
        uint32_t size = 0;
        for (uint32_t i = 0; i < s->most; i++)
            size += s->slot[at + i] != COVER_NOBODY;
        if (size && size < s->least)
            return false;
    }
    return true;
}

void cover_stored(struct arena *arena, struct cover_sheet *best)
{
    for (size_t i = 0; i < sizeof stored / sizeof stored[0]; i++) {
        uint32_t group[PEOPLE_STORED], groups = (stored[i].people - 1) / stored[i].most + 1;
        if (best->most != stored[i].most || best->people > stored[i].people ||
            best->rounds <= stored[i].rounds)
            continue;
        struct cover_sheet s =
            sheet_new(arena, best->people, best->most, best->least, groups, stored[i].rounds);
        for (uint32_t r = 0; r < stored[i].rounds; r++) {
            for (uint32_t person = 0; person < best->people; person++)
                group[person] = (uint32_t)(stored[i].group[r][person] - 'a');
            sheet_add(&s, group);
        }
        if (sizes_fit(&s))
            *best = s;
    }
}
