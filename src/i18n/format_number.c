// SPDX-License-Identifier: EUPL-1.2
// Numbers and lists in four languages.
#include "base/buf.h"
#include "base/bug.h"
#include "i18n/format.h"

#include <math.h>

enum { NUMBER_BYTES_MOST = 2048, DECIMALS_MOST = 9 };
#define NBSP "\u00A0"

static const struct {
    struct str group, comma, minus, percent, and;
} signs[LANG_COUNT] = {
    [LANG_NB] = {S_INIT(NBSP), S_INIT(","), S_INIT("\u2212"), S_INIT(NBSP "%"), S_INIT(" og ")},
    [LANG_NN] = {S_INIT(NBSP), S_INIT(","), S_INIT("\u2212"), S_INIT(NBSP "%"), S_INIT(" og ")},
    [LANG_DA] = {S_INIT("."), S_INIT(","), S_INIT("-"), S_INIT(NBSP "%"), S_INIT(" og ")},
    [LANG_EN] = {S_INIT(","), S_INIT("."), S_INIT("-"), S_INIT("%"), S_INIT(" and ")},
};

// `plain` is what the C library writes: "-1234567.50". A zero carries no minus.
static struct str with_signs(struct arena *arena, enum lang lang, struct str plain)
{
    struct buf out = buf_new(arena, NUMBER_BYTES_MOST);
    bool below_zero = str_starts(plain, S("-"));
    struct str digits = str_slice(plain, below_zero, plain.len);
    size_t whole = str_find(digits, '.', 0), zeros = 0;
    while (zeros < digits.len && (digits.at[zeros] == '0' || digits.at[zeros] == '.'))
        zeros++;
    if (below_zero && zeros < digits.len)
        buf_str(&out, signs[lang].minus);
    for (size_t i = 0; i < whole; i++) {
        if (i && (whole - i) % 3 == 0)
            buf_str(&out, signs[lang].group);
        buf_char(&out, digits.at[i]);
    }
    if (whole < digits.len) {
        buf_str(&out, signs[lang].comma);
        buf_str(&out, str_slice(digits, whole + 1, digits.len));
    }
    return buf_get(&out);
}

struct str format_int(struct arena *arena, enum lang lang, int64_t n)
{
    return with_signs(arena, lang, str_format(arena, "%lld", (long long)n));
}

struct str format_number(struct arena *arena, enum lang lang, double value, int decimals)
{
    ASSERT(decimals >= 0 && decimals <= DECIMALS_MOST);
    if (!isfinite(value))
        return S("–");
    return with_signs(arena, lang, str_format(arena, "%.*f", decimals, value));
}

struct str format_percent(struct arena *arena, enum lang lang, double percent, int decimals)
{
    return str_cat(arena, format_number(arena, lang, percent, decimals), signs[lang].percent);
}

struct str format_list(struct arena *arena, enum lang lang, const struct str *items, size_t count)
{
    if (count == 0)
        return S("");
    struct str all_but_last = str_join(arena, items, count - 1, S(", "));
    if (count == 1)
        return items[0];
    return str_join(arena, (struct str[]){all_but_last, items[count - 1]}, 2, signs[lang].and);
}
