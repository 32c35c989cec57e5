// SPDX-License-Identifier: EUPL-1.2
// Sorting and searching with ICU.
#include "i18n/collate.h"

#include "base/buf.h"
#include "base/bug.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <threads.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

enum { TEXT_BYTES_MOST = 1 << 20 };

struct utf16 {
    UChar *at;
    int32_t len;
};

// ---- between UTF-8 and ICU's UTF-16 ----

static struct utf16 utf16_from(struct arena *arena, struct str s)
{
    enum { REPLACEMENT = 0xFFFD };
    UErrorCode status = U_ZERO_ERROR;
    if (s.len > TEXT_BYTES_MOST)
        s = str_slice(s, 0, TEXT_BYTES_MOST);
    struct utf16 out = {NEW_ARRAY(arena, UChar, s.len + 1), 0};
    u_strFromUTF8WithSub(out.at, (int32_t)s.len + 1, &out.len, s.at, (int32_t)s.len, REPLACEMENT, NULL,
                         &status);
    if (U_FAILURE(status))
        BUG("utf16: %s", u_errorName(status));
    return out;
}

static struct str utf16_to_str(struct arena *arena, struct utf16 s)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t len = 0, room = 3 * s.len + 1;
    char *at = NEW_ARRAY(arena, char, room);
    u_strToUTF8(at, room, &len, s.at, s.len, &status);
    if (U_FAILURE(status))
        BUG("utf8: %s", u_errorName(status));
    return (struct str){at, (size_t)len};
}

// ---- sorting ----

static once_flag collators_once = ONCE_FLAG_INIT;
static UCollator *collators[LANG_COUNT]; // written once, before the first use

static void collators_open(void)
{
    for (enum lang lang = LANG_NB; lang <= LANG_EN; lang++) {
        UErrorCode status = U_ZERO_ERROR;
        collators[lang] = ucol_open(lang_tag(lang).at, &status);
        ucol_setAttribute(collators[lang], UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
        if (U_FAILURE(status))
            die("the order of the alphabet in \"%s\" is missing: %s", lang_tag(lang).at, u_errorName(status));
    }
}

static const UCollator *collator_of(enum lang lang)
{
    call_once(&collators_once, collators_open);
    return collators[lang];
}

struct str collate_key(struct arena *arena, enum lang lang, struct str s)
{
    struct utf16 text = utf16_from(arena, s);
    const UCollator *collator = collator_of(lang);
    int32_t size = ucol_getSortKey(collator, text.at, text.len, NULL, 0);
    uint8_t *at = NEW_ARRAY(arena, uint8_t, size);
    ucol_getSortKey(collator, text.at, text.len, at, size);
    return (struct str){(const char *)at, (size_t)size - 1}; // without the zero byte behind it
}

struct keyed {
    struct str key, item;
    size_t place;
};

static int keyed_compare(const void *a, const void *b)
{
    const struct keyed *x = a, *y = b;
    int order = str_compare(x->key, y->key);
    return order ? order : (x->place > y->place) - (x->place < y->place);
}

void collate_sort(enum lang lang, struct str *items, size_t count)
{
    if (count < 2)
        return;
    struct arena *scratch = arena_new();
    struct keyed *keyed = NEW_ARRAY(scratch, struct keyed, count);
    for (size_t i = 0; i < count; i++)
        keyed[i] = (struct keyed){collate_key(scratch, lang, items[i]), items[i], i};
    qsort(keyed, count, sizeof *keyed, keyed_compare);
    for (size_t i = 0; i < count; i++)
        items[i] = keyed[i].item;
    arena_free(scratch);
}

// ---- searching ----

// Blanks at the ends cut, every run of blanks between words made one.
static struct str blanks_squeeze(struct arena *arena, struct str s)
{
    struct buf out = buf_new(arena, TEXT_BYTES_MOST);
    struct str word;
    s = str_replace(arena, s, S("\t"), S(" "));
    s = str_replace(arena, s, S("\n"), S(" "));
    s = str_replace(arena, s, S("\r"), S(" "));
    while (str_cut(&s, ' ', &word))
        if (word.len) {
            if (out.len)
                buf_char(&out, ' ');
            buf_str(&out, word);
        }
    return buf_get(&out);
}

static struct utf16 normalized(struct arena *arena, const UNormalizer2 *form, struct utf16 s)
{
    UErrorCode status = U_ZERO_ERROR;
    struct utf16 out = {NULL, unorm2_normalize(form, s.at, s.len, NULL, 0, &status)};
    status = U_ZERO_ERROR; // that there was no room is what was asked for
    out.at = NEW_ARRAY(arena, UChar, out.len + 1);
    unorm2_normalize(form, s.at, s.len, out.at, out.len + 1, &status);
    if (U_FAILURE(status))
        BUG("normalize: %s", u_errorName(status));
    return out;
}

struct str fold(struct arena *arena, struct str s)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *casefold = unorm2_getNFKCCasefoldInstance(&status);
    if (U_FAILURE(status))
        die("the rules of case folding are missing: %s", u_errorName(status));
    struct utf16 folded = normalized(arena, casefold, utf16_from(arena, s));
    return blanks_squeeze(arena, utf16_to_str(arena, folded));
}

// How a letter that has no decomposition, or whose mark changes its sound, is typed without it.
static struct str letter_typed(int32_t letter)
{
    switch (letter) {
    case 0xE6:                  // æ
    case 0xE4: return S("ae");  // ä
    case 0xF8:                  // ø
    case 0xF6: return S("oe");  // ö
    case 0xE5: return S("aa");  // å
    case 0xF0:                  // ð
    case 0x111: return S("d");  // đ
    case 0xFE: return S("th");  // þ
    case 0x142: return S("l");  // ł
    case 0x131: return S("i");  // ı
    case 0x153: return S("oe"); // œ
    default: return S("");
    }
}

static struct str letters_typed(struct arena *arena, struct str s)
{
    struct buf out = buf_new(arena, 2 * TEXT_BYTES_MOST);
    for (size_t at = 0, from = 0; at < s.len; from = at) {
        struct str typed = letter_typed(utf8_next(s, &at));
        buf_str(&out, typed.len ? typed : str_slice(s, from, at));
    }
    return buf_get(&out);
}

static struct str marks_drop(struct arena *arena, struct str s)
{
    struct buf out = buf_new(arena, 2 * TEXT_BYTES_MOST);
    for (size_t at = 0, from = 0; at < s.len; from = at)
        if (u_getCombiningClass(utf8_next(s, &at)) == 0)
            buf_str(&out, str_slice(s, from, at));
    return buf_get(&out);
}

struct str fold_loose(struct arena *arena, struct str s)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
    if (U_FAILURE(status))
        die("the rules of normalization are missing: %s", u_errorName(status));
    struct utf16 typed = utf16_from(arena, letters_typed(arena, fold(arena, s)));
    return marks_drop(arena, utf16_to_str(arena, normalized(arena, nfd, typed)));
}

static bool holds(struct str text, struct str part)
{
    return !part.len || str_find_str(text, part, 0) < text.len;
}

bool search_matches(struct arena *arena, struct str text, struct str wanted)
{
    return holds(fold(arena, text), fold(arena, wanted)) ||
           holds(fold_loose(arena, text), fold_loose(arena, wanted));
}
