// SPDX-License-Identifier: EUPL-1.2
// Normalising texts, with ICU for what is not ASCII.
#include "i18n/text.h"

#include "base/bug.h"
#include "base/utf8.h"
#include "i18n/collate.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

enum {
    COMBINING_LEAD_BYTE = 0xCC, // the first combining mark, U+0300, is CC 80
    REPLACEMENT = 0xFFFD,       // for a byte that is not UTF-8, which a command line may have
};

static bool may_need_nfc(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.at[i] >= COMBINING_LEAD_BYTE)
            return true;
    return false;
}

static struct str nfc(struct arena *arena, struct str s)
{
    if (!may_need_nfc(s) || s.len > INT32_MAX / 4)
        return s;
    UErrorCode status = U_ZERO_ERROR;
    int32_t room = (int32_t)s.len * 3 + 1,
            len = 0; // no UTF-8 byte becomes more than three units in NFC (UAX 15, 9.1)
    UChar *wide = NEW_ARRAY(arena, UChar, room), *composed = NEW_ARRAY(arena, UChar, room);
    u_strFromUTF8WithSub(wide, room, &len, s.at, (int32_t)s.len, REPLACEMENT, NULL, &status);
    len = unorm2_normalize(unorm2_getNFCInstance(&status), wide, len, composed, room, &status);
    int32_t bytes_room = len * 3 + 1, bytes = 0;
    char *out = NEW_ARRAY(arena, char, bytes_room);
    u_strToUTF8(out, bytes_room, &bytes, composed, len, &status);
    if (U_FAILURE(status))
        BUG("NFC: %s", u_errorName(status));
    return (struct str){out, (size_t)bytes};
}

static bool is_ascii_letter_or_sign(unsigned char c)
{
    return (unsigned char)(c - '!') <= '~' - '!';
}

static bool is_plain(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.at[i];
        if (is_ascii_letter_or_sign(c)) // by far the most
            continue;
        bool doubled_blank = c == ' ' && (i == 0 || i + 1 == s.len || s.at[i + 1] == ' ');
        bool unusual = c < ' ' || c == 0x7F || c == 0xC2 || c >= COMBINING_LEAD_BYTE; // C2: NBSP, C1 controls
        if (doubled_blank || unusual)
            return false;
    }
    return true;
}

static bool is_zero_width(int32_t c)
{
    return u_charType(c) == U_FORMAT_CHAR; // zero-width space and joiners, soft hyphen, BOM, direction marks
}

/// Apart, so that a text that is clean pays for none of it.
__attribute__((noinline)) static struct str cleaned(struct arena *arena, struct str s)
{
    s = nfc(arena, s);
    struct buf out = buf_new(arena, s.len + 4);
    bool blank = false;
    for (size_t at = 0; at < s.len;) {
        int32_t c = utf8_next(s, &at);
        if (c < 0 || is_zero_width(c))
            continue;
        bool is_blank = u_isUWhiteSpace(c) || u_iscntrl(c);
        if (!is_blank && blank && out.len)
            buf_char(&out, ' ');
        blank = is_blank;
        if (!is_blank)
            utf8_write(&out, (uint32_t)c);
    }
    return buf_get(&out);
}

struct str text_clean(struct arena *arena, struct str s)
{
    return is_plain(s) ? s : cleaned(arena, s);
}

/// ASCII and the letters of Latin-1 but ß, without blanks that folding would change: by far the most of what
/// comes.
static bool is_simple(struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.at[i];
        bool is_latin = c == 0xC3 && i + 1 < s.len && s.at[i + 1] != '\x9F';
        bool is_lone_blank = c == ' ' && i > 0 && i + 1 < s.len && s.at[i + 1] != ' ';
        if (!is_latin && !is_lone_blank && (c <= ' ' || c >= 0x7F))
            return false;
        i += is_latin;
    }
    return true;
}

static bool is_capital_behind_c3(unsigned char c)
{
    return c >= 0x80 && c <= 0x9E && c != 0x97; // À to Þ, without the sign ×
}

/// ASCII without capitals and blanks: what addresses and numbers mostly are.
static bool is_folded(struct str s)
{
    size_t i = 0;
    while (i < s.len && is_ascii_letter_or_sign((unsigned char)s.at[i]) &&
           !(s.at[i] >= 'A' && s.at[i] <= 'Z'))
        i++;
    return i == s.len;
}

struct str text_fold(struct arena *arena, struct str s)
{
    if (is_folded(s))
        return s;
    if (!is_simple(s))
        return fold(arena, s);
    char *out = NULL; // a copy as soon as something changes
    for (size_t i = 0; i < s.len; i++) {
        bool is_capital = s.at[i] >= 'A' && s.at[i] <= 'Z';
        bool is_latin_capital =
            i > 0 && s.at[i - 1] == '\xC3' && is_capital_behind_c3((unsigned char)s.at[i]);
        if (!is_capital && !is_latin_capital)
            continue;
        out = out ? out : str_c(arena, s);
        out[i] = (char)(s.at[i] + ('a' - 'A')); // in Latin-1 as in ASCII
    }
    return out ? (struct str){out, s.len} : s;
}

/// Writes æ, ø and å as ASCII, and the second letter of "oe" and "aa" not at all.
static void write_in_ascii(struct buf *out, uint32_t c)
{
    char last = out->len ? out->at[out->len - 1] : '\0';
    bool second = (c == 'e' && last == 'o') || (c == 'a' && last == 'a');
    if (c == 0xE6)
        buf_str(out, S("ae"));
    else if (c == 0xF8)
        buf_char(out, 'o');
    else if (c == 0xE5)
        buf_char(out, 'a');
    else if (!second)
        utf8_write(out, c);
}

struct str text_bare(struct arena *arena, struct str s, enum text_letters letters)
{
    s = text_fold(arena, s);
    struct buf out = buf_new(arena, s.len * 2 + 4);
    for (size_t at = 0; at < s.len;) {
        int32_t c = utf8_next(s, &at);
        if (c < 0 || !(u_isalnum(c) || c == '%'))
            continue;
        if (letters == TEXT_IN_ASCII)
            write_in_ascii(&out, (uint32_t)c);
        else
            utf8_write(&out, (uint32_t)c);
    }
    return buf_get(&out);
}

struct str text_short(struct arena *arena, struct str s, size_t characters)
{
    size_t at = 0, word_end = 0;
    for (size_t count = 0; at < s.len; count++) {
        if (count == characters)
            return str_cat(arena, str_slice(s, 0, word_end ? word_end : at), S("…"));
        if (s.at[at] == ' ' || s.at[at] == '\n')
            word_end = at;
        utf8_next(s, &at);
    }
    return s;
}
