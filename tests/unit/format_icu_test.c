// SPDX-License-Identifier: EUPL-1.2
// Our small tables of formats say what ICU says, wherever the house does not want something else.
#include "base/rng.h"
#include "i18n/format.h"
#include "i18n/plural.h"
#include "test.h"

#include <math.h>
#include <unicode/udat.h>
#include <unicode/udateintervalformat.h>
#include <unicode/ulistformatter.h>
#include <unicode/unum.h>
#include <unicode/upluralrules.h>
#include <unicode/ureldatefmt.h>
#include <unicode/ustring.h>

enum { ROOM = 256 };

static const char *const locales[LANG_COUNT] = {"nb", "nn", "da", "en_GB"};

static struct str from_utf16(const UChar *at, int32_t len)
{
    UErrorCode status = U_ZERO_ERROR;
    char *out = NEW_ARRAY(test_arena(), char, ROOM * 3);
    int32_t out_len = 0;
    u_strToUTF8(out, ROOM * 3, &out_len, at, len, &status);
    return (struct str){out, (size_t)out_len};
}

static UDate noon_of(struct date d)
{
    return (UDate)d.days * 86400e3 + 43200e3;
}

static UDateFormat *date_format(enum lang lang, const char *pattern)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar utc[8], text[ROOM];
    u_uastrcpy(utc, "UTC");
    u_uastrcpy(text, pattern);
    return udat_open(UDAT_PATTERN, UDAT_PATTERN, locales[lang], utc, -1, text, -1, &status);
}

static UDateFormat *date_format_of_style(enum lang lang, UDateFormatStyle style)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar utc[8];
    u_uastrcpy(utc, "UTC");
    return udat_open(UDAT_NONE, style, locales[lang], utc, -1, NULL, 0, &status);
}

static struct str date_by_icu(UDateFormat *format, struct date d)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar text[ROOM];
    return from_utf16(text, udat_format(format, noon_of(d), text, ROOM, NULL, &status));
}

static void compare_dates(enum lang lang, UDateFormat *format,
                          struct str (*ours)(struct arena *, enum lang, struct date))
{
    for (struct date d = date_of(2024, 1, 1); date_civil(d).year < 2029; d = date_plus_days(d, 5))
        CHECK_STR(ours(test_arena(), lang, d), date_by_icu(format, d));
    udat_close(format);
}

TEST("dates are written as ICU writes them, but without its comma in English")
{
    for (enum lang lang = LANG_NB; lang <= LANG_EN; lang++)
        compare_dates(lang, date_format_of_style(lang, UDAT_LONG), format_date);
    for (enum lang lang = LANG_NB; lang <= LANG_DA; lang++)
        compare_dates(lang, date_format_of_style(lang, UDAT_FULL), format_day);
    compare_dates(LANG_EN, date_format(LANG_EN, "EEEE d MMMM y"), format_day);
    compare_dates(LANG_NB, date_format(LANG_NB, "d.M.y"), format_date_short);
    compare_dates(LANG_DA, date_format_of_style(LANG_DA, UDAT_SHORT), format_date_short);
    compare_dates(LANG_EN, date_format_of_style(LANG_EN, UDAT_SHORT), format_date_short);
}

static struct str month_short_of(struct arena *arena, enum lang lang, struct date d)
{
    (void)arena;
    return month_short(lang, date_civil(d).month);
}

static struct str weekday_short_of(struct arena *arena, enum lang lang, struct date d)
{
    (void)arena;
    return weekday_short(lang, date_weekday(d));
}

// Months not in Norwegian: the ICU of Debian 12 still has "mar.", "jun." and "jul.", CLDR 44 and later what
// we write.
TEST("short names of months and weekdays are those of ICU")
{
    for (enum lang lang = LANG_NB; lang <= LANG_EN; lang++)
        compare_dates(lang, date_format(lang, "EEE"), weekday_short_of);
    compare_dates(LANG_DA, date_format(LANG_DA, "MMM"), month_short_of);
    compare_dates(LANG_DA, date_format(LANG_DA, "d. MMM"), format_day_month);
    compare_dates(LANG_EN, date_format(LANG_EN, "d MMM"), format_day_month);
    compare_dates(LANG_EN, date_format(LANG_EN, "MMM"), month_short_of);
}

TEST("ranges of dates are written as ICU writes them, but with ordinary blanks around a dash")
{
    struct arena *a = test_arena();
    UChar skeleton[ROOM], utc[8], text[ROOM];
    u_uastrcpy(skeleton, "yMMMMd");
    u_uastrcpy(utc, "UTC");
    for (enum lang lang = LANG_NB; lang <= LANG_EN; lang++) {
        UErrorCode status = U_ZERO_ERROR;
        UDateIntervalFormat *format = udtitvfmt_open(locales[lang], skeleton, -1, utc, -1, &status);
        struct date from = date_of(2026, 11, 25);
        for (int days = 0; days < 60; days++) {
            struct date to = date_plus_days(from, days);
            int32_t len = udtitvfmt_format(format, noon_of(from), noon_of(to), text, ROOM, NULL, &status);
            struct str wanted = str_replace(a, from_utf16(text, len), S("\u2009"), S(" "));
            CHECK_STR(format_date_range(a, lang, from, to), wanted);
        }
        udtitvfmt_close(format);
    }
}

static struct str number_by_icu(enum lang lang, UNumberFormatStyle style, double value, int decimals)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar text[ROOM];
    UNumberFormat *format = unum_open(style, NULL, 0, locales[lang], NULL, &status);
    unum_setAttribute(format, UNUM_MIN_FRACTION_DIGITS, decimals);
    unum_setAttribute(format, UNUM_MAX_FRACTION_DIGITS, decimals);
    int32_t len = unum_formatDouble(format, value, text, ROOM, NULL, &status);
    unum_close(format);
    return from_utf16(text, len);
}

TEST("numbers and per cents are written as ICU writes them")
{
    struct rng rng = rng_new(1);
    for (int i = 0; i < 400; i++) {
        enum lang lang = (enum lang)(i % LANG_COUNT);
        int decimals = (int)rng_below(&rng, 4);
        double whole = (double)rng_below(&rng, 1 << rng_below(&rng, 31)) + 1;
        double value = (i % 3 ? whole : -whole) + 0.1234567 * rng_double(&rng); // no tie to round
        CHECK_STR(format_number(test_arena(), lang, value, decimals),
                  number_by_icu(lang, UNUM_DECIMAL, value, decimals));
        CHECK_STR(format_percent(test_arena(), lang, value, decimals),
                  number_by_icu(lang, UNUM_PERCENT, value / 100, decimals));
    }
}

TEST("plural forms are those of ICU, for whole numbers and for numbers with decimals")
{
    for (enum lang lang = LANG_NB; lang <= LANG_EN; lang++) {
        UErrorCode status = U_ZERO_ERROR;
        UChar word[16];
        UPluralRules *rules = uplrules_open(locales[lang], &status);
        for (int n = 0; n < 230; n++)
            for (int decimals = 0; decimals < 3; decimals++) {
                double value = n / pow(10, decimals);
                UNumberFormat *format = unum_open(UNUM_DECIMAL, NULL, 0, locales[lang], NULL, &status);
                unum_setAttribute(format, UNUM_MIN_FRACTION_DIGITS, decimals);
                unum_setAttribute(format, UNUM_MAX_FRACTION_DIGITS, decimals);
                int32_t len = uplrules_selectWithFormat(rules, value, format, word, 16, &status);
                bool one = str_is(from_utf16(word, len), S("one"));
                CHECK((plural_of_number(lang, value, decimals) == PLURAL_ONE) == one);
                CHECK(decimals || (plural_of_int(n) == PLURAL_ONE) == one);
                unum_close(format);
            }
        uplrules_close(rules);
    }
}

TEST("lists are joined as ICU joins them")
{
    static const UChar a[] = u"Anne", b[] = u"Bo", c[] = u"Cecilie";
    static const UChar *const names[] = {a, b, c};
    struct str ours[] = {S("Anne"), S("Bo"), S("Cecilie")};
    for (enum lang lang = LANG_NB; lang <= LANG_EN; lang++) {
        UErrorCode status = U_ZERO_ERROR;
        UListFormatter *format = ulistfmt_open(locales[lang], &status);
        for (int count = 1; count <= 3; count++) {
            UChar text[ROOM];
            int32_t len = ulistfmt_format(format, names, NULL, count, text, ROOM, &status);
            CHECK_STR(format_list(test_arena(), lang, ours, (size_t)count), from_utf16(text, len));
        }
        ulistfmt_close(format);
    }
}

TEST("yesterday, today and tomorrow are called what ICU calls them")
{
    struct date today = date_of(2026, 12, 3);
    for (enum lang lang = LANG_NB; lang <= LANG_EN; lang++) {
        UErrorCode status = U_ZERO_ERROR;
        URelativeDateTimeFormatter *format =
            ureldatefmt_open(locales[lang], NULL, UDAT_STYLE_LONG, UDISPCTX_CAPITALIZATION_NONE, &status);
        for (int days = -1; days <= 1; days++) {
            UChar text[ROOM];
            int32_t len = ureldatefmt_format(format, days, UDAT_REL_UNIT_DAY, text, ROOM, &status);
            CHECK_STR(format_relative_day(test_arena(), lang, date_plus_days(today, days), today),
                      from_utf16(text, len));
        }
        ureldatefmt_close(format);
    }
}
