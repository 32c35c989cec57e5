// SPDX-License-Identifier: EUPL-1.2
// National identity numbers are found however they are written; what people write else is left alone.
// 13097248022 and the D-number 53097248016 are Skatteetaten's examples; the synthetic ones were made beside
// the program, and another program (npm @navikt/fnrvalidator) accepts them. The Danish ones have no control
// digit.
#include "test.h"

#include "base/buf.h"
#include "base/rng.h"
#include "base/utf8.h"
#include "i18n/national_id.h"

static bool is_found(struct str text)
{
    return national_id_in(text, NATIONAL_ID_ANYWHERE);
}

/// The text where it is found, or what it was not found in.
#define CHECK_FOUND(text) CHECK_STR(is_found(text) ? (text) : S("not found"), (text))
#define CHECK_LEFT(text) CHECK_STR(is_found(text) ? S("found") : (text), (text))

static const struct str norwegian[] = {
    S_INIT("13097248022"), S_INIT("53097248016"), // fødselsnummer, D-number
    S_INIT("21528348065"), S_INIT("21868343092"),
    S_INIT("61868343086"), S_INIT("21718342039"), // month + 40, 80, 65
};
static const struct str danish[] = {S_INIT("0101701234"), S_INIT("3112851230"), S_INIT("1506096123")};

enum {
    COUNT_OF_NORWEGIAN = sizeof norwegian / sizeof *norwegian,
    COUNT_OF_DANISH = sizeof danish / sizeof *danish
};

/// The digits with something behind those at which `breaks` has a bit.
static struct str parted(struct str digits, unsigned breaks, struct str between)
{
    struct buf out = buf_new(test_arena(), 200);
    for (size_t i = 0; i < digits.len; i++) {
        buf_char(&out, digits.at[i]);
        if (breaks >> (i + 1) & 1 && i + 1 < digits.len)
            buf_str(&out, between);
    }
    return buf_get(&out);
}

/// The digits of another script, which begin at `zero`.
static struct str in_script(struct str digits, uint32_t zero)
{
    struct buf out = buf_new(test_arena(), 200);
    for (size_t i = 0; i < digits.len; i++)
        utf8_write(&out, zero + (uint32_t)(digits.at[i] - '0'));
    return buf_get(&out);
}

static const struct str separators[] = {
    S_INIT(" "),        S_INIT("-"),
    S_INIT("."),        S_INIT("/"),
    S_INIT(":"),        S_INIT("*"),
    S_INIT("_"),        S_INIT("  "),
    S_INIT(") ("),      S_INIT("|"),
    S_INIT(" - "),      S_INIT("\n"),
    S_INIT("\xC2\xA0"), S_INIT("\xE2\x80\x93"),
};
enum { COUNT_OF_SEPARATORS = sizeof separators / sizeof *separators };

TEST("a Norwegian number is found however its digits are parted")
{
    static const unsigned ways[] = {
        1U << 6,                     // 130972 48022
        1U << 2 | 1U << 4 | 1U << 6, // 13 09 72 48022
        1U << 2 | 1U << 4 | 1U << 6 | 1U << 9,
        1U << 3 | 1U << 6 | 1U << 9, // as taken down by telephone
        1U << 4 | 1U << 8,
        1U << 2 | 1U << 5 | 1U << 8, // as a number
        0xFFE,                       // digit by digit
    };
    for (size_t n = 0; n < COUNT_OF_NORWEGIAN; n++)
        for (size_t way = 0; way < sizeof ways / sizeof *ways; way++)
            for (size_t i = 0; i < COUNT_OF_SEPARATORS; i++)
                CHECK_FOUND(parted(norwegian[n], ways[way], separators[i]));
}

TEST("a Danish number is found parted behind the date, in the date, or everywhere")
{
    static const unsigned ways[] = {0, 1U << 6, 1U << 2 | 1U << 4 | 1U << 6, 0x7FE};
    for (size_t n = 0; n < COUNT_OF_DANISH; n++)
        for (size_t way = 0; way < sizeof ways / sizeof *ways; way++)
            for (size_t i = 0; i < COUNT_OF_SEPARATORS; i++)
                CHECK_FOUND(parted(danish[n], ways[way], separators[i]));
}

TEST("with the whole year, a number is the same number")
{
    static const char *const whole[] = {
        "13091972 48022",    "13.09.1972-48022", "13.09.1972 480 22", "1309197248022",   "13 09 1972 * 48022",
        "01011970-1234",     "01.01.1970-1234",  "010119701234",      "01/01/1970 1234", "15.06.2009-6123",
        "13-09-1972-48022",  "1972-09-13 48022", "1972-09-13-480 22", "1972091348022",   "1972-09-13, 48022",
        "13.09.1972, 48022", "130972,48022",     "13.09.72, 480 22"};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        CHECK_FOUND(str_from(whole[i]));
}

TEST(
    "letters, brackets and whatever else around a number do not hide it, nor do the digits of another script")
{
    static const char *const around[] = {"fnr%.*s",          "a%.*s",  "%.*sb",    "F%.*sF",   "(%.*s)",
                                         "[%.*s]",           "*%.*s*", "fnr:%.*s", "CPR=%.*s", "\"%.*s\"",
                                         "Kari (%.*s), Ola", "ø%.*så", "#%.*s;"};
    static const uint32_t zeros[] = {0xFF10, 0x0660, 0x06F0, 0x1D7CE}; // full-width, Arabic, Persian, bold
    for (size_t n = 0; n < COUNT_OF_NORWEGIAN + COUNT_OF_DANISH; n++) {
        struct str number = n < COUNT_OF_NORWEGIAN ? norwegian[n] : danish[n - COUNT_OF_NORWEGIAN];
        for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
            struct str from = str_from(around[i]), text = str_replace(test_arena(), from, S("%.*s"), number);
            CHECK_FOUND(text);
        }
        for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
            CHECK_FOUND(in_script(number, zeros[i]));
        CHECK_FOUND(parted(number, 0x7FE, S("\xE2\x80\x8B"))); // blanks of no width
    }
}

TEST("object ids, telephone numbers, dates, times and what else people write is left alone")
{
    static const char *const texts[] = {
        "7d1f6f1e-0000-4000-8000-013097248022",
        "a94a8fe5ccb19ba61c4c013097248022a94a8fe5",
        "+47 22 33 44 55",
        "tlf. 22 33 44 55 / 901 23 456",
        "+45 12 34 56 78, +45 87 65 43 21",
        "4790123456",
        "+13097248022",
        "2026-09-01 12:00:00",
        "01.09.2026-31.12.2026",
        "01.09.2026 kl. 12.00-15.00",
        "03.12.2026 1300-1500",
        "3.12.2026 kl. 1300, 4838 Arendal",
        "31.12.26 1200",
        "org.nr. 974 760 673",
        "NO 974760673 MVA",
        "CVR 12345678",
        "sak 26/01234-5",
        "2026/012345",
        "1.000.000,00 kr",
        "EAN 5798000123456",
        "13097248023",
        "33097248022",
        "130972480221",
        "320170-1234",
        "12 345 678 901",
        "uke 49, 50, 51, 52 og 1, 2, 3",
        "kl. 09:00-11:00 og 12:30-14:30",
        "0301 Oslo, 5003 Bergen, 7011 Trondheim",
        "1,30,97,24,80,22",
        "13,09,72,48022",
        "1972-09-13 48023",
        "2026-09-01 12000",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        CHECK_LEFT(str_from(texts[i]));
}

static struct str number_of(struct rng *rng, size_t digits)
{
    char *text = NEW_ARRAY(test_arena(), char, digits + 1);
    for (size_t i = 0; i < digits; i++)
        text[i] = (char)('0' + rng_below(rng, 10));
    return (struct str){text, digits};
}

/// A line as it stands in a note about a gathering, without anybody's number.
static struct str line_of(struct rng *rng)
{
    struct arena *arena = test_arena();
    unsigned day = 1 + rng_below(rng, 28), month = 1 + rng_below(rng, 12), year = 2024 + rng_below(rng, 5);
    unsigned hour = 8 + rng_below(rng, 10), minute = rng_below(rng, 4) * 15;
    switch (rng_below(rng, 8)) {
    case 0: return str_format(arena, "Tlf. %.*s", STR(parted(number_of(rng, 8), 0x54, S(" "))));
    case 1:
        return str_format(arena, "mob 9%.*s, kontor %.*s", STR(number_of(rng, 7)), STR(number_of(rng, 8)));
    case 2:
        return str_format(arena, "%02u.%02u.%u %02u%02u-%02u%02u", day, month, year, hour, minute, hour + 2,
                          minute);
    case 3: return str_format(arena, "sak %u/%.*s-%u", year, STR(number_of(rng, 5)), day);
    case 4: return str_format(arena, "org.nr. %.*s", STR(parted(number_of(rng, 9), 0x48, S(" "))));
    case 5:
        return str_format(arena, "%.*s Sted, rom %u, kl. %02u.%02u", STR(number_of(rng, 4)), day, hour,
                          minute);
    case 6:
        return str_format(arena, "%u. til %u.%u.%u, pris %.*s kr", day, day + 2, month, year,
                          STR(number_of(rng, 5)));
    default: return str_format(arena, "+47 %.*s / +45 %.*s", STR(number_of(rng, 8)), STR(number_of(rng, 8)));
    }
}

TEST("of 20,000 lines with telephones, dates, times, cases and organisations, less than one in a thousand is "
     "refused")
{
    struct rng rng = rng_new(3);
    int refused = 0;
    for (int i = 0; i < 20000; i++)
        refused += is_found(line_of(&rng));
    CHECK(refused < 20);
}

TEST("what is shown again of a text has asterisks for the digits, and the rest as it was")
{
    CHECK_STR(national_id_hide(test_arena(), S("Kari (130972 48022), rom 12, CPR 010170-1234.")),
              S("Kari (****** *****), rom 12, CPR ******-****."));
    CHECK_STR(national_id_hide(test_arena(), S("rom 12")), S("rom 12"));
    CHECK_STR(national_id_hide(test_arena(), in_script(norwegian[0], 0xFF10)), S("***********"));
    struct rng rng = rng_new(4);
    for (int i = 0; i < 2000; i++) {
        struct str parts[] = {line_of(&rng), norwegian[rng_below(&rng, COUNT_OF_NORWEGIAN)], line_of(&rng)};
        CHECK(!is_found(national_id_hide(test_arena(), str_join(test_arena(), parts, 3, S(", ")))));
    }
}
