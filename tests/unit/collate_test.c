// SPDX-License-Identifier: EUPL-1.2
// The order of names, and searching.
#include "i18n/collate.h"
#include "test.h"

#include <threads.h>

static struct str sorted(enum lang lang, const char *words)
{
    struct arena *a = test_arena();
    struct str items[32], rest = str_from(words);
    size_t count = 0;
    while (str_cut(&rest, ' ', &items[count]))
        count++;
    collate_sort(lang, items, count);
    return str_join(a, items, count, S(" "));
}

TEST("in Norwegian and Danish æ, ø, å are the last letters, and aa is å")
{
    const char *names = "Åse Aas Øst Ærø Zeuthen Aker Berg";
    CHECK_STR(sorted(LANG_NB, names), S("Aker Berg Zeuthen Ærø Øst Aas Åse"));
    CHECK_STR(sorted(LANG_NN, names), S("Aker Berg Zeuthen Ærø Øst Aas Åse"));
    CHECK_STR(sorted(LANG_DA, names), S("Aker Berg Zeuthen Ærø Øst Aas Åse"));
}

TEST("in English the same letters stand beside a and o")
{
    CHECK_STR(sorted(LANG_EN, "Zeuthen Åse Aas Øst Berg Olsen"), S("Aas Åse Berg Olsen Øst Zeuthen"));
}

TEST("numbers in names are compared as numbers")
{
    CHECK_STR(sorted(LANG_NB, "Gruppe10 Gruppe9 Gruppe1"), S("Gruppe1 Gruppe9 Gruppe10"));
}

TEST("small and capital letters are neighbours, and equal names keep their order")
{
    CHECK_STR(sorted(LANG_NB, "bo Anne Bo anne"), S("anne Anne bo Bo"));
    CHECK_STR(sorted(LANG_DA, "bo Anne Bo anne"), S("Anne anne Bo bo"));
    char one[] = "Kari", other[] = "Kari";
    struct str twins[] = {str_from(one), str_from(other)};
    collate_sort(LANG_NB, twins, 2);
    CHECK(twins[0].at == one);
}

TEST("folding makes one of what is written in several ways")
{
    struct arena *a = test_arena();
    CHECK_STR(fold(a, S("  BLÅBÆR \t og\u00A0ØL ")), S("blåbær og øl"));
    CHECK_STR(fold(a, S("A\u030Ase")), S("åse")); // å in two characters, as a Mac writes file names
    CHECK_STR(fold(a, S("stra\u00DFe \uFB01n e\u00ADpost")), S("strasse fin epost"));
    CHECK_STR(fold(a, S("René")), S("rené"));
}

TEST("loose folding writes letters as a keyboard without them does")
{
    struct arena *a = test_arena();
    CHECK_STR(fold_loose(a, S("Åse Sørbø-Næss")), S("aase soerboe-naess"));
    CHECK_STR(fold_loose(a, S("Đặng Müller René Łódź")), S("dang muller rene lodz"));
    CHECK_STR(fold_loose(a, S("Björk Ångström")), S("bjoerk aangstroem"));
}

TEST("a search finds a name with and without its letters and marks")
{
    struct arena *a = test_arena();
    CHECK(search_matches(a, S("Bjørn Ånerud"), S("ørn å")));
    CHECK(search_matches(a, S("Bjørn Ånerud"), S("BJOERN")));
    CHECK(search_matches(a, S("Aaberg"), S("Åberg")));
    CHECK(search_matches(a, S("Renée"), S("renee")));
    CHECK(search_matches(a, S("Kari"), S("")));
    CHECK(!search_matches(a, S("Bjørn"), S("bjarne")));
}

TEST("bytes that are no text are compared without harm")
{
    struct arena *a = test_arena();
    struct str broken = {"\xC3\x28\xFFzz", 5};
    CHECK_STR(fold(a, broken), S("\uFFFD(\uFFFDzz"));
    CHECK(collate_key(a, LANG_NB, broken).len > 0);
}

static int keys_compute(void *result)
{
    struct arena *a = arena_new();
    bool *same = result;
    struct str wanted = collate_key(a, LANG_DA, S("Ærø 12"));
    *same = true;
    for (int i = 0; i < 500; i++)
        *same = *same && str_is(collate_key(a, LANG_DA, S("Ærø 12")), wanted);
    arena_free(a);
    return 0;
}

TEST("several threads at once get the same keys")
{
    thrd_t threads[4];
    bool same[4];
    for (int i = 0; i < 4; i++)
        CHECK(thrd_create(&threads[i], keys_compute, &same[i]) == thrd_success);
    for (int i = 0; i < 4; i++) {
        thrd_join(threads[i], NULL);
        CHECK(same[i]);
    }
}
