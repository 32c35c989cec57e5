// SPDX-License-Identifier: EUPL-1.2
// Finding national identity numbers.
#include "staff/national_id.h"

#include "base/date.h"

enum { DIGITS_MOST = 11, SEPARATORS_MOST = 3 };

/// A bit for each place between digits: AFTER(6) is between the sixth and the seventh.
#define AFTER(n) (1U << (n))

struct candidate {
    int digits[DIGITS_MOST];
    int count;
    unsigned breaks; // after which digits something stands
    bool has_comma, hyphen_after_date, touches_letters;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_hexadecimal(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0xC3;
}

/// The length of a separator at `at`, 0 where there is none; whether it is a hyphen, or looks like one.
static size_t separator_at(struct str s, size_t at, bool *is_hyphen)
{
    static const struct {
        struct str text;
        bool is_hyphen;
    } all[] = {
        {S_INIT("-"), true},
        {S_INIT(" "), false},
        {S_INIT("."), false},
        {S_INIT("/"), false},
        {S_INIT(","), false},
        {S_INIT("_"), false},
        {S_INIT("\xC2\xA0"), false},
        {S_INIT("\xE2\x80\x89"), false}, // no-break space, thin space
        {S_INIT("\xE2\x80\xAF"), false},
        {S_INIT("\xE2\x80\x90"), true}, // narrow no-break space, hyphen
        {S_INIT("\xE2\x80\x91"), true},
        {S_INIT("\xE2\x80\x92"), true}, // no-break hyphen, figure dash
        {S_INIT("\xE2\x80\x93"), true},
        {S_INIT("\xE2\x88\x92"), true}, // en dash, minus
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (str_starts(str_slice(s, at, s.len), all[i].text)) {
            *is_hyphen |= all[i].is_hyphen;
            return all[i].text.len;
        }
    return 0;
}

/// Several stand only between a date and the rest: "130972 - 48022".
static size_t separators_at(struct str s, size_t at, struct candidate *c)
{
    bool is_hyphen = false;
    size_t end = at, len, most = c->count == 6 ? SEPARATORS_MOST : 1;
    for (size_t i = 0; i < most && (len = separator_at(s, end, &is_hyphen)) > 0; i++) {
        c->has_comma |= s.at[end] == ',';
        end += len;
    }
    if (end > at)
        c->breaks |= AFTER(c->count);
    c->hyphen_after_date |= is_hyphen && c->count == 6;
    return end - at;
}

/// Reads `wanted` digits from `at` on; false when they go on, or end too early.
static bool candidate_read(struct str s, size_t at, int wanted, struct candidate *out)
{
    *out = (struct candidate){.touches_letters = at > 0 && is_letter(s.at[at - 1])};
    for (;;) {
        if (at >= s.len || !is_digit(s.at[at]))
            return false;
        out->digits[out->count++] = s.at[at++] - '0';
        if (out->count == wanted)
            break;
        at += separators_at(s, at, out);
    }
    out->touches_letters |= at < s.len && is_letter(s.at[at]);
    return at == s.len || !is_hexadecimal(s.at[at]);
}

/// "1,3097248022E+10": a spreadsheet's way to write eleven digits. It leaves out zeros at the end.
static bool scientific_read(struct str s, size_t at, int wanted, struct candidate *out)
{
    *out = (struct candidate){0};
    for (size_t from = at; at < s.len && out->count < wanted; at++)
        if (is_digit(s.at[at]))
            out->digits[out->count++] = s.at[at] - '0';
        else if (at != from + 1 || (s.at[at] != ',' && s.at[at] != '.'))
            break;
    if (out->count < 2 || at >= s.len || (s.at[at] != 'E' && s.at[at] != 'e'))
        return false;
    at += at + 1 < s.len && s.at[at + 1] == '+' ? 2 : 1;
    int64_t power = -1;
    size_t end = at;
    while (end < s.len && is_digit(s.at[end]))
        end++;
    out->count = wanted;
    return str_int(str_slice(s, at, end), &power) && power == wanted - 1;
}

static bool is_parted_as(const struct candidate *c, unsigned places)
{
    return (c->breaks & ~places) == 0;
}

/// In a number, every third digit from the end; of a person, behind the date and where people take a breath.
static bool is_parted_well(const struct candidate *c)
{
    if (is_parted_as(c, AFTER(2) | AFTER(5) | AFTER(8)))
        return true;
    return !c->has_comma &&
           (is_parted_as(c, AFTER(2) | AFTER(4) | AFTER(6) | AFTER(9)) ||
            is_parted_as(c, AFTER(3) | AFTER(6) | AFTER(9)) || is_parted_as(c, AFTER(4) | AFTER(8)));
}

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
    return !c->touches_letters && is_parted_as(c, AFTER(1) | AFTER(4) | AFTER(7)) && is_norwegian(digits);
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
    if (!day_exists(two(c->digits), two(c->digits + 2), two(c->digits + 4)))
        return false;
    int born = danish_birth_year(c->digits);
    bool is_parted = !c->has_comma && is_parted_as(c, AFTER(2) | AFTER(4) | AFTER(6));
    bool is_likely = place == NATIONAL_ID_ANYWHERE && !c->touches_letters && born >= 1930 && born <= 2012;
    return is_parted && (c->hyphen_after_date || is_likely);
}

static bool begins_at(struct str s, size_t at, enum national_id_place place)
{
    struct candidate c;
    if ((candidate_read(s, at, 11, &c) || scientific_read(s, at, 11, &c)) && is_parted_well(&c) &&
        is_norwegian(c.digits))
        return true;
    return (candidate_read(s, at, 10, &c) || scientific_read(s, at, 10, &c)) &&
           (is_danish(&c, place) || is_norwegian_without_zero(&c));
}

bool national_id_digits_in(struct str s)
{
    int count = 0;
    for (size_t i = 0; s.len >= 10 && i < s.len && count < 10; i++)
        count += is_digit(s.at[i]);
    return count == 10;
}

bool national_id_in(struct str text, enum national_id_place place)
{
    if (!national_id_digits_in(text))
        return false;
    for (size_t at = 0; at < text.len; at++) {
        bool starts = is_digit(text.at[at]) &&
                      (at == 0 || !(is_hexadecimal(text.at[at - 1]) || text.at[at - 1] == '+'));
        if (starts && begins_at(text, at, place))
            return true;
    }
    return false;
}
