// SPDX-License-Identifier: EUPL-1.2
// Finding national identity numbers.
#include "people/national_id.h"

#include "base/date.h"

enum { DIGITS_MOST = 11 };

struct candidate {
    int digits[DIGITS_MOST];
    int count;
    bool hyphen_after_date, bare; // bare: nothing stands between the digits
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool touches_word(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0xC3 ||
           c == '_';
}

/// The length of a separator at `at`: a blank, dot, hyphen, slash or no-break space.
static size_t separator_at(struct str s, size_t at)
{
    if (at >= s.len)
        return 0;
    char c = s.at[at];
    if (c == ' ' || c == '.' || c == '-' || c == '/')
        return 1;
    return str_starts(str_slice(s, at, s.len), S("\xC2\xA0")) ? 2 : 0;
}

static bool may_separate_after(int digits)
{
    return digits == 2 || digits == 4 || digits == 6 || digits == 9;
}

/// Reads `wanted` digits from `at` on; false when they go on, or end too early.
static bool candidate_read(struct str s, size_t at, int wanted, struct candidate *out)
{
    *out = (struct candidate){.bare = true};
    for (;;) {
        if (at >= s.len || !is_digit(s.at[at]))
            return false;
        out->digits[out->count++] = s.at[at++] - '0';
        if (out->count == wanted)
            return at == s.len || !touches_word(s.at[at]);
        size_t separator = may_separate_after(out->count) ? separator_at(s, at) : 0;
        if (separator) {
            out->bare = false;
            out->hyphen_after_date |= out->count == 6 && s.at[at] == '-';
        }
        at += separator;
    }
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
    return c->bare && is_norwegian(digits);
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
    return c->hyphen_after_date || (place == NATIONAL_ID_ANYWHERE && born >= 1930 && born <= 2012);
}

static bool begins_at(struct str s, size_t at, enum national_id_place place)
{
    struct candidate c;
    if (candidate_read(s, at, 11, &c) && is_norwegian(c.digits))
        return true;
    return candidate_read(s, at, 10, &c) && (is_danish(&c, place) || is_norwegian_without_zero(&c));
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
        bool starts =
            is_digit(text.at[at]) && (at == 0 || !(touches_word(text.at[at - 1]) || text.at[at - 1] == '+'));
        if (starts && begins_at(text, at, place))
            return true;
    }
    return false;
}
