// SPDX-License-Identifier: EUPL-1.2
// Finding national identity numbers: every row of digits that begins and ends where digits do is tried.
#include "i18n/national_id.h"

#include "base/date.h"
#include "base/utf8.h"

#include <unicode/uchar.h>

enum {
    DIGITS_MOST = 13,    // ddmmyyyy and five
    SEPARATORS_MOST = 3, // between two digits of one number: "130972 - 48022"
    DIGITS_LEAST = 10,
    OBJECT_ID_DIGITS = 32, // hexadecimal
};

/// A bit for each place between digits: AFTER(6) is between the sixth and the seventh.
#define AFTER(n) (1U << (n))

struct glyph {
    int digit; // of any script; -1: none
    bool is_letter, is_dash, is_end;
    size_t end;
};

/// The next character at `at` that can be seen.
static struct glyph glyph_at(struct str s, size_t at)
{
    while (at < s.len) {
        int32_t c = utf8_next(s, &at);
        if (c >= '0' && c <= '9')
            return (struct glyph){.digit = c - '0', .end = at};
        int type = c < 0 ? U_UNASSIGNED : u_charType(c);
        bool is_unseen = type == U_FORMAT_CHAR || type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
        if (is_unseen)
            continue;
        int digit = type == U_DECIMAL_DIGIT_NUMBER ? u_charDigitValue(c) : -1;
        bool is_minus = c == 0x2212;
        return (struct glyph){digit, digit < 0 && c >= 0 && u_isalnum(c),
                              type == U_DASH_PUNCTUATION || is_minus, false, at};
    }
    return (struct glyph){.digit = -1, .is_end = true, .end = s.len};
}

struct candidate {
    int digits[DIGITS_MOST + 1];
    int count;
    unsigned breaks;                     // after which digits something stands, before the next
    unsigned ends;                       // after which digits no other follows at once
    unsigned commas, dashes, letters;    // what follows them
    struct str between[DIGITS_MOST + 1]; // the text of each break
    size_t end[DIGITS_MOST + 1];         // of each digit in the text, by how many there are
    bool letter_before;
};

/// Reads what stands between two digits; false where it is too much, or the text ends.
static bool break_read(struct str s, size_t *at, struct candidate *c)
{
    unsigned here = AFTER(c->count);
    struct glyph next = glyph_at(s, *at);
    size_t from = *at;
    for (int i = 0; i < SEPARATORS_MOST && next.digit < 0 && !next.is_letter && !next.is_end; i++) {
        c->commas |= next.end == *at + 1 && s.at[*at] == ',' ? here : 0;
        c->dashes |= next.is_dash ? here : 0;
        *at = next.end;
        next = glyph_at(s, *at);
    }
    c->letters |= next.is_letter ? here : 0;
    c->breaks |= next.digit >= 0 ? here : 0;
    c->between[c->count] = str_slice(s, from, *at);
    return next.digit >= 0;
}

static struct candidate candidate_read(struct str s, size_t at)
{
    struct candidate c = {0};
    for (struct glyph glyph = glyph_at(s, at); glyph.digit >= 0 && c.count < DIGITS_MOST;
         glyph = glyph_at(s, at)) {
        c.digits[c.count++] = glyph.digit;
        c.end[c.count] = at = glyph.end;
        if (glyph_at(s, at).digit >= 0)
            continue;
        c.ends |= AFTER(c.count);
        if (!break_read(s, &at, &c))
            break;
    }
    return c;
}

/// "1,3097248022E+10": a spreadsheet's way to write eleven digits. It leaves out zeros at the end.
static bool scientific_read(struct str s, size_t at, int wanted, struct candidate *out)
{
    *out = (struct candidate){.ends = AFTER(wanted)};
    for (size_t from = at; at < s.len && out->count < wanted; at++)
        if (s.at[at] >= '0' && s.at[at] <= '9')
            out->digits[out->count++] = s.at[at] - '0';
        else if (at != from + 1 || (s.at[at] != ',' && s.at[at] != '.'))
            break;
    if (out->count < 2 || at >= s.len || (s.at[at] != 'E' && s.at[at] != 'e'))
        return false;
    at += at + 1 < s.len && s.at[at + 1] == '+' ? 2 : 1;
    int64_t power = -1;
    size_t end = at;
    while (end < s.len && s.at[end] >= '0' && s.at[end] <= '9')
        end++;
    out->count = wanted;
    out->end[wanted] = end;
    return str_int(str_slice(s, at, end), &power) && power == wanted - 1;
}

// ---- how the digits are parted ----

static bool is_parted_as(const struct candidate *c, int count, unsigned places)
{
    return (c->breaks & (AFTER(count) - 1) & ~places) == 0;
}

/// Parted everywhere in one way ("1 3 0 9 7 2 4 8 0 2 2"), but perhaps between the date and the rest.
static bool is_parted_alike(const struct candidate *c, int count, int date_digits)
{
    struct str first = {0};
    for (int i = 1; i < count; i++) {
        if (!(c->breaks & AFTER(i)) || i == date_digits)
            continue;
        if (c->commas & AFTER(i) || (first.at && !str_is(first, c->between[i])))
            return false;
        first = c->between[i];
    }
    return true;
}

/// In a number, every third digit from the end; of a person, behind the date and where people take a breath.
static bool is_parted_well(const struct candidate *c, int count, int date_digits)
{
    if (is_parted_as(c, 11, AFTER(2) | AFTER(5) | AFTER(8)) && count == 11)
        return true;
    if (c->commas & (AFTER(count) - 1) & ~AFTER(date_digits))
        return false; // a list of figures
    unsigned date = AFTER(2) | AFTER(4) | AFTER(date_digits), rest = AFTER(date_digits + 3);
    return is_parted_as(c, count, date | rest) || is_parted_alike(c, count, date_digits);
}

/// Behind the date, or between all digits.
static bool is_parted_as_danish(const struct candidate *c, int count, int date_digits)
{
    bool is_by_date = is_parted_as(c, count, AFTER(2) | AFTER(4) | AFTER(date_digits));
    bool is_spelled = (~c->breaks & (AFTER(count) - AFTER(1))) == 0 && is_parted_alike(c, count, date_digits);
    return (is_by_date || is_spelled) && !(c->commas & (AFTER(count) - 1));
}

// ---- what the digits are ----

static int two(const int *digits)
{
    return digits[0] * 10 + digits[1];
}

/// Whether the day exists in one of the centuries that the two-digit year can mean.
static bool day_exists(int day, int month, int year_of_century)
{
    struct date d;
    return date_from_civil((struct civil){1900 + year_of_century, month, day}, &d) ||
           date_from_civil((struct civil){2000 + year_of_century, month, day}, &d);
}

static bool is_norwegian_date(const int *digits)
{
    int day = two(digits), month = two(digits + 2);
    day -= day > 40 ? 40 : 0;
    month -= month > 80 ? 80 : month > 65 ? 65 : month > 40 ? 40 : 0;
    return day_exists(day, month, two(digits + 4));
}

static bool is_norwegian(const int *digits)
{
    static const int first[] = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1, 0},
                     second[] = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    int one = 0, other = 0;
    for (int i = 0; i < 11; i++) {
        one += first[i] * digits[i];
        other += second[i] * digits[i];
    }
    return one % 11 == 0 && other % 11 == 0 && is_norwegian_date(digits);
}

/// With the zero in front that a spreadsheet took.
static bool is_norwegian_without_zero(const struct candidate *c)
{
    int digits[DIGITS_MOST] = {0};
    for (int i = 0; i < 10; i++)
        digits[i + 1] = c->digits[i];
    bool touches_letters = c->letter_before || (c->letters & AFTER(10));
    return !touches_letters && is_parted_as(c, 10, AFTER(1) | AFTER(4) | AFTER(7)) && is_norwegian(digits);
}

/// The century stands in the seventh digit (CPR-kontoret, "Personnummeret i CPR", 2008).
static int danish_birth_year(const int *digits)
{
    int year = two(digits + 4), seventh = digits[6];
    if (seventh <= 3)
        return 1900 + year;
    if (seventh == 4 || seventh == 9)
        return year <= 36 ? 2000 + year : 1900 + year;
    return year <= 57 ? 2000 + year : 1800 + year;
}

static bool is_danish(const struct candidate *c, enum national_id_place place)
{
    if (!is_parted_as_danish(c, 10, 6) || !day_exists(two(c->digits), two(c->digits + 2), two(c->digits + 4)))
        return false;
    int born = danish_birth_year(c->digits);
    bool is_likely =
        place == NATIONAL_ID_ANYWHERE && born >= 1930 && born <= 2030; // 1200 is a time, born before
    return is_likely || (c->dashes & AFTER(6));
}

/// The same number with all four digits of the year: they must be the ones that its century means.
static bool is_with_long_year(const struct candidate *c, int count)
{
    int century = two(c->digits + 4), short_form[DIGITS_MOST];
    if (century < 18 || century > 20)
        return false;
    for (int i = 0; i < count - 2; i++)
        short_form[i] = c->digits[i < 4 ? i : i + 2];
    if (count == 13)
        return is_parted_well(c, 13, 8) && is_norwegian(short_form);
    return is_parted_as_danish(c, 12, 8) &&
           day_exists(two(short_form), two(short_form + 2), two(short_form + 4)) &&
           danish_birth_year(short_form) == century * 100 + two(short_form + 4);
}

/// The same with the date as programs write it: 1972-09-13 48022.
static bool is_with_year_first(const struct candidate *c)
{
    int century = two(c->digits), short_form[11];
    for (int i = 0; i < 11; i++)
        short_form[i] = c->digits[i < 2 ? 6 + i : i < 4 ? 2 + i : i < 6 ? i - 2 : i + 2];
    return century >= 18 && century <= 20 && !(c->commas & (AFTER(13) - 1) & ~AFTER(8)) &&
           is_parted_as(c, 13, AFTER(4) | AFTER(6) | AFTER(8) | AFTER(11)) && is_norwegian(short_form);
}

static bool is_number(const struct candidate *c, int count, enum national_id_place place)
{
    if (c->count < count || !(c->ends & AFTER(count)))
        return false;
    switch (count) {
    case 10: return is_danish(c, place) || is_norwegian_without_zero(c);
    case 11: return is_parted_well(c, 11, 6) && is_norwegian(c->digits);
    case 13: return is_with_long_year(c, 13) || is_with_year_first(c);
    default: return is_with_long_year(c, count);
    }
}

// ---- in a text ----

/// The length of an object id (32 hexadecimal digits or more, with hyphens or without) that begins at `at`,
/// or 0: its digits mean nothing.
static size_t object_id_at(struct str s, size_t at)
{
    enum { BYTES_MOST = 160 };
    size_t end = at, digits = 0, letters = 0;
    for (; end < s.len && end - at < BYTES_MOST; end++) {
        char c = s.at[end];
        bool is_letter = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'), is_digit = c >= '0' && c <= '9';
        if (!is_letter && !is_digit && (c != '-' || end == at))
            break;
        digits += is_digit;
        letters += is_letter;
    }
    bool is_id = letters ? digits + letters >= OBJECT_ID_DIGITS : digits == OBJECT_ID_DIGITS;
    return is_id ? end - at : 0;
}

/// Where the first number from `*from` on begins (there) and ends (in *end).
static bool find(struct str s, enum national_id_place place, size_t *from, size_t *end)
{
    struct glyph before = {.digit = -1, .end = *from};
    while (before.end < s.len) {
        size_t at = before.end, id = before.digit < 0 && !before.is_letter ? object_id_at(s, at) : 0;
        struct glyph glyph = glyph_at(s, at + id);
        bool is_after_plus = at > 0 && s.at[at - 1] == '+'; // a telephone number
        if (id || glyph.digit < 0 || before.digit >= 0 || is_after_plus) {
            before = glyph;
            continue;
        }
        struct candidate c = candidate_read(s, at), scientific;
        c.letter_before = before.is_letter;
        for (int count = DIGITS_MOST; count >= DIGITS_LEAST; count--) {
            bool is_found = is_number(&c, count, place);
            if (!is_found && count <= 11 && scientific_read(s, at, count, &scientific)) {
                is_found = is_number(&scientific, count, place);
                c.end[count] = scientific.end[count];
            }
            if (is_found) {
                *from = at;
                *end = c.end[count];
                return true;
            }
        }
        before = glyph;
    }
    return false;
}

/// Whether there are enough digits for a number; a text without, which is nearly every one, costs no more.
static bool has_digits(struct str s)
{
    int count = 0;
    bool has_others = false;
    for (size_t i = 0; i < s.len && count < DIGITS_LEAST; i++) {
        count += s.at[i] >= '0' && s.at[i] <= '9';
        has_others |= (unsigned char)s.at[i] >= 0xD9; // the first digits that are not ASCII are D9 A0
    }
    return count >= DIGITS_LEAST || has_others ||
           (count >= 2 && (str_find(s, 'E', 0) < s.len || str_find(s, 'e', 0) < s.len));
}

bool national_id_in(struct str text, enum national_id_place place)
{
    size_t from = 0, end;
    return has_digits(text) && find(text, place, &from, &end);
}

struct str national_id_hide(struct arena *arena, struct str text)
{
    struct buf out = buf_new(arena, text.len + 1);
    size_t written = 0;
    for (size_t from = 0, end; has_digits(text) && find(text, NATIONAL_ID_ANYWHERE, &from, &end);
         from = end) {
        buf_str(&out, str_slice(text, written, from));
        for (size_t at = from; at < end;) {
            struct glyph glyph = glyph_at(text, at);
            buf_str(&out, glyph.digit >= 0 ? S("*") : str_slice(text, at, glyph.end));
            at = glyph.end;
        }
        written = end;
    }
    buf_str(&out, str_slice(text, written, text.len));
    return buf_get(&out);
}
