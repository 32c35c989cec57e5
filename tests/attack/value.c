// SPDX-License-Identifier: EUPL-1.2
// What people should not send, and some do.
#include "attack.h"

enum { LONG_BYTES_MOST = 80000 };

static const struct str odd[] = {
    S_INIT(""),
    S_INIT(" "),
    S_INIT("0"),
    S_INIT("-1"),
    S_INIT("1"),
    S_INIT("2"),
    S_INIT("100"),
    S_INIT("999999"),
    S_INIT("2147483648"),
    S_INIT("9223372036854775807"),
    S_INIT("-9223372036854775808"),
    S_INIT("9223372036854775808"),
    S_INIT("1e9"),
    S_INIT("0x10"),
    S_INIT("NaN"),
    S_INIT("007"),
    S_INIT("1,5"),
    S_INIT("2026-12-03"),
    S_INIT("3.12.2027"),
    S_INIT("29.2.2027"),
    S_INIT("0001-01-01"),
    S_INIT("1900-01-01"),
    S_INIT("2199-12-31"),
    S_INIT("9999-12-31"),
    S_INIT("00:00"),
    S_INIT("13.00"),
    S_INIT("23:59"),
    S_INIT("24:00"),
    S_INIT("12:60"),
    S_INIT("Kari Nordmann"),
    S_INIT("kari@kommune.example"),
    S_INIT("kari@kommune.example, ola@kommune.example"),
    S_INIT("\"@\"@x"),
    S_INIT("<attack>"),
    S_INIT("\"><attack>'"),
    S_INIT("&lt;attack&gt;"),
    S_INIT("]]><attack>"),
    S_INIT("javascript:alert(1)"),
    S_INIT("//evil.example"),
    S_INIT("/\\evil.example"),
    S_INIT("/x\r\nSet-Cookie: a=b"),
    S_INIT("\r\nBcc: eve@evil.example\r\n\r\n"),
    S_INIT("=cmd|' /C calc'!A1"),
    S_INIT("' OR 1=1 --"),
    S_INIT("%"),
    S_INIT("_"),
    S_INIT("\\"),
    S_INIT("{% t error_400_title %}"),
    S_INIT("%s%n%x"),
    S_INIT("01010012345"),
    S_INIT("\x01\x1f\x7f"),
    S_INIT("a\0b"),
    S_INIT("\xff\xfe"),
    S_INIT("\xed\xa0\x80"),     // a lone surrogate
    S_INIT("\xf4\x90\x80\x80"), // above U+10FFFF
    S_INIT("\xc0\xaf"),         // overlong
    S_INIT("\xc2\x85\xe2\x80\xa8"),
    S_INIT("\xe2\x80\xae"
           "abc\xe2\x80\x8b\xc2\xad"),
    S_INIT("e\xcc\x81"),
    S_INIT("\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80"),
    S_INIT("\xef\xb7\xba"), // one character that folds to eighteen
    S_INIT("\xc3\x9f\xc4\xb0"),
    S_INIT("\xc3\x85se \xc3\x98rjas\xc3\xa6ter"),
    S_INIT("yes"),
    S_INIT("on"),
    S_INIT("send"),
    S_INIT("delete"),
    S_INIT("approve"),
    S_INIT("hr"),
    S_INIT("admin"),
    S_INIT("in"),
    S_INIT("queued"),
    S_INIT("request"),
};

static struct str odd_any(struct dice *dice)
{
    return odd[dice_below(dice, sizeof odd / sizeof *odd)];
}

/// The same again and again, up to a length that some limit should stop.
static struct str long_of(struct dice *dice, struct arena *arena, struct str part)
{
    static const size_t lengths[] = {60, 130, 210, 300, 1000, 4100, 20000, LONG_BYTES_MOST};
    size_t len = lengths[dice_below(dice, sizeof lengths / sizeof *lengths)];
    struct buf all = buf_new(arena, 2 * LONG_BYTES_MOST);
    part = part.len ? part : S("a");
    while (all.len < len && !buf_full(&all))
        buf_str(&all, part);
    return buf_get(&all);
}

static struct str number_near(struct dice *dice, struct arena *arena, int64_t n)
{
    static const int64_t steps[] = {1, -1, 2, 10, -10, 365, 1000000};
    int64_t near;
    return __builtin_add_overflow(n, steps[dice_below(dice, sizeof steps / sizeof *steps)], &near)
               ? S("0")
               : str_format(arena, "%lld", (long long)near);
}

struct str value_odd(struct dice *dice, struct arena *arena, struct str usual)
{
    int64_t n;
    switch (dice_below(dice, 6)) {
    case 0: return long_of(dice, arena, odd_any(dice));
    case 1: return str_cat(arena, usual, odd_any(dice));
    case 2: return str_int(usual, &n) ? number_near(dice, arena, n) : odd_any(dice);
    case 3: return str_slice(usual, 0, dice_below(dice, usual.len + 1));
    default: return odd_any(dice);
    }
}

// ---- staff lists ----

static const struct str cells[] = {
    S_INIT("Kari"),     S_INIT("Nordmann"),        S_INIT("kari@x.example"), S_INIT("Teknisk"),
    S_INIT("Skole"),    S_INIT("1.9.2026"),        S_INIT("2019-07-13"),     S_INIT("100"),
    S_INIT("37,5"),     S_INIT("Mastergrad"),      S_INIT("1001"),           S_INIT("1002"),
    S_INIT("Rådgiver"), S_INIT("\"a;b\"\"\n c\""), S_INIT("01010012345"),    S_INIT(""),
};

static struct str rows(struct dice *dice, struct arena *arena)
{
    struct buf out = buf_new(arena, 1 << 20);
    size_t count = dice_below(dice, 40);
    buf_str(&out, S("Ansattnr;Fornavn;Etternavn;E-post;Enhet;Ansatt fra;Stillingsprosent;Utdanning\n"));
    for (size_t i = 0; i < count; i++) {
        bool is_sound = !dice_one_in(dice, 4);
        for (size_t c = 0; c < 8; c++) {
            static const size_t usual[] = {10, 0, 1, 2, 3, 5, 7, 9};
            struct str cell =
                is_sound ? cells[usual[c]] : cells[dice_below(dice, sizeof cells / sizeof *cells)];
            if (is_sound && c % 3 == 0) // number, e-mail: one's own
                cell = str_format(arena, "%zu%.*s", i, STR(cell));
            buf_str(&out, dice_one_in(dice, 60) ? odd_any(dice) : cell);
            buf_str(&out, c < 7 ? S(";") : S("\n"));
        }
    }
    return buf_get(&out);
}

struct str value_file(struct dice *dice, struct arena *arena)
{
    switch (dice_below(dice, 8)) {
    case 0: return long_of(dice, arena, odd_any(dice));
    case 1: return S("PK\x03\x04\x14\0\0\0\x08\0");
    case 2: return str_cat(arena, S("\xff\xfe"), rows(dice, arena));
    case 3: return S("{\"people\": [{\"id\": 1, \"given\": \"Kari\"}, [], null]}");
    default: return rows(dice, arena);
    }
}
