// SPDX-License-Identifier: EUPL-1.2
// Texts, languages and formats.
#include "i18n/format.h"
#include "i18n/message.h"
#include "i18n/table.h"
#include "test.h"

TEST("a text is in the language that was asked for")
{
    struct arena *a = test_arena();
    CHECK_STR(TEXT(a, LANG_NB, MSG_frame_skip), S("Hopp til innholdet"));
    CHECK_STR(TEXT(a, LANG_NN, MSG_frame_skip), S("Hopp til innhaldet"));
    CHECK_STR(TEXT(a, LANG_DA, MSG_frame_skip), S("Gå til indhold"));
    CHECK_STR(TEXT(a, LANG_EN, MSG_frame_skip), S("Skip to content"));
}

TEST("a number in a text chooses between one and many")
{
    struct arena *a = test_arena();
    CHECK_STR(TEXT(a, LANG_DA, MSG_auth_wait, arg_int(1)),
              S("For mange forsøg. Vent 1 minut, og prøv igen."));
    CHECK_STR(TEXT(a, LANG_DA, MSG_auth_wait, arg_int(5)),
              S("For mange forsøg. Vent 5 minutter, og prøv igen."));
    CHECK_STR(TEXT(a, LANG_DA, MSG_auth_wait, arg_number(1.5, 1)),
              S("For mange forsøg. Vent 1,5 minut, og prøv igen."));
}

TEST("the language a browser wants most is chosen, and bokmål where it says only Norwegian")
{
    CHECK_INT(lang_from_accept(S("nn,nb;q=0.8,en;q=0.5"), LANG_EN), LANG_NN);
    CHECK_INT(lang_from_accept(S("en;q=0.5, da-DK ; q=0.9, no;q=0.7"), LANG_NB), LANG_DA);
    CHECK_INT(lang_from_accept(S("no"), LANG_EN), LANG_NB);
    CHECK_INT(lang_from_accept(S("de, fr;q=0.9, *;q=0.1"), LANG_NN), LANG_NN);
    CHECK_INT(lang_from_accept(S("nn;q=0, da;q=0.1"), LANG_NB), LANG_DA);
    CHECK_INT(lang_from_accept(S("nn;q=2, ;;;,=,da;q=x"), LANG_EN), LANG_EN);
    CHECK_INT(lang_from_accept(S(""), LANG_DA), LANG_DA);
}

TEST("a terminal's locale gives its language")
{
    CHECK_INT(lang_from_locale(S("nn_NO.UTF-8"), LANG_EN), LANG_NN);
    CHECK_INT(lang_from_locale(S("no_NO"), LANG_EN), LANG_NB);
    CHECK_INT(lang_from_locale(S("da_DK@euro"), LANG_EN), LANG_DA);
    CHECK_INT(lang_from_locale(S("C.UTF-8"), LANG_EN), LANG_EN);
}

TEST("dates are written as each language writes them")
{
    struct arena *a = test_arena();
    struct date d = date_of(2026, 12, 3);
    CHECK_STR(format_day(a, LANG_NB, d), S("torsdag 3. desember 2026"));
    CHECK_STR(format_day(a, LANG_DA, d), S("torsdag den 3. december 2026"));
    CHECK_STR(format_day(a, LANG_EN, d), S("Thursday 3 December 2026"));
    CHECK_STR(format_day(a, LANG_NN, date_of(2026, 12, 5)), S("laurdag 5. desember 2026"));
    CHECK_STR(format_date_short(a, LANG_NN, d), S("3.12.2026"));
    CHECK_STR(format_date_short(a, LANG_DA, d), S("03.12.2026"));
    CHECK_STR(format_date_short(a, LANG_EN, d), S("03/12/2026"));
    CHECK_STR(format_date_range(a, LANG_NB, d, date_of(2026, 12, 5)), S("3.–5. desember 2026"));
    CHECK_STR(format_date_range(a, LANG_NB, d, d), S("3. desember 2026"));
    CHECK_STR(format_date_range(a, LANG_DA, date_of(2026, 11, 30), d), S("30. november–3. december 2026"));
    CHECK_STR(format_date_range(a, LANG_EN, d, date_of(2027, 1, 2)), S("3 December 2026 – 2 January 2027"));
}

TEST("times are written as each language writes them")
{
    struct arena *a = test_arena();
    struct wall from = {date_of(2026, 12, 3), 13 * 60}, to = {from.date, 15 * 60 + 5};
    CHECK_STR(format_wall_range(a, LANG_NB, from, to), S("torsdag 3. desember 2026 kl.\u00a013.00–15.05"));
    CHECK_STR(format_wall_range(a, LANG_EN, from, to), S("Thursday 3 December 2026, 13:00–15:05"));
    CHECK_STR(format_wall_range(a, LANG_NN, from, (struct wall){date_of(2026, 12, 4), 60}),
              S("torsdag 3. desember 2026 kl.\u00a013.00 – fredag 4. desember 2026 kl.\u00a001.00"));
    CHECK_STR(format_day_hours(a, LANG_NB, from.date, from.minute, to.minute),
              format_wall_range(a, LANG_NB, from, to));
    CHECK_STR(format_clock(a, LANG_NB, 9 * 60), S("09.00"));
    CHECK_STR(format_clock(a, LANG_DA, 9 * 60), S("09.00"));
}

TEST("a near day is named by its distance")
{
    struct arena *a = test_arena();
    struct date today = date_of(2026, 12, 3);
    CHECK_STR(format_relative_day(a, LANG_NN, date_of(2026, 12, 4), today), S("i morgon"));
    CHECK_STR(format_relative_day(a, LANG_NB, today, today), S("i dag"));
    CHECK_STR(format_relative_day(a, LANG_DA, date_of(2026, 11, 30), today), S("for 3 dage siden"));
    CHECK_STR(format_relative_day(a, LANG_EN, date_of(2026, 12, 16), today), S("in 13 days"));
    CHECK_STR(format_relative_day(a, LANG_NB, date_of(2026, 12, 17), today), S("17. desember 2026"));
    CHECK_STR(format_week(a, LANG_NN, 49), S("veke 49"));
}

TEST("numbers carry the language's own signs")
{
    struct arena *a = test_arena();
    CHECK_STR(format_number(a, LANG_NB, -1234567.5, 1), S("−1\u00A0234\u00A0567,5"));
    CHECK_STR(format_number(a, LANG_DA, -1234567.5, 1), S("-1.234.567,5"));
    CHECK_STR(format_number(a, LANG_EN, 1234567.5, 1), S("1,234,567.5"));
    CHECK_STR(format_percent(a, LANG_DA, 12.5, 1), S("12,5\u00A0%"));
    CHECK_STR(format_percent(a, LANG_EN, 12.5, 1), S("12.5%"));
    CHECK_STR(format_number(a, LANG_NB, -0.04, 1), S("0,0"));
    CHECK_STR(format_int(a, LANG_NN, 999), S("999"));
    CHECK_STR(format_int(a, LANG_EN, INT64_MIN), S("-9,223,372,036,854,775,808"));
}

TEST("a list ends in a word for and")
{
    struct arena *a = test_arena();
    struct str names[] = {S("Anne"), S("Bo"), S("Cecilie")};
    CHECK_STR(format_list(a, LANG_NB, names, 0), S(""));
    CHECK_STR(format_list(a, LANG_NB, names, 1), S("Anne"));
    CHECK_STR(format_list(a, LANG_DA, names, 2), S("Anne og Bo"));
    CHECK_STR(format_list(a, LANG_NN, names, 3), S("Anne, Bo og Cecilie"));
    CHECK_STR(format_list(a, LANG_EN, names, 3), S("Anne, Bo and Cecilie"));
}
