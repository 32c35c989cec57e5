// SPDX-License-Identifier: EUPL-1.2
// Reading single cells.
#include "staff/cell.h"

#include "i18n/format.h"
#include "i18n/text.h"

#include <string.h>

enum {
    EXCEL_DAY_ZERO = -25569, // 1899-12-30, seen from 1970-01-01
    EXCEL_LEAST = 10000,     // 1927
    EXCEL_MOST = 80000,      // 2119
    YEAR_LEAST = 1900,
    YEAR_OPEN = 2099, // from here on an end is no end
    SHORT_YEAR_PIVOT = 50,
};

static const struct date_cell invalid_date = {.state = CELL_INVALID};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_all_digits(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!is_digit(s.at[i]))
            return false;
    return s.len > 0;
}

static struct date_cell day_of(struct civil c)
{
    struct date_cell cell = {.state = CELL_READ};
    bool is_null = c.day == 0 && c.month == 0;
    if (is_null || (c.year >= YEAR_OPEN && date_from_civil(c, &cell.date)))
        return (struct date_cell){.state = CELL_OPEN};
    return c.year >= YEAR_LEAST && date_from_civil(c, &cell.date) ? cell : invalid_date;
}

static struct date_cell day_of_digits(struct str s)
{
    int64_t n = 0;
    if (!str_int(s, &n))
        return invalid_date;
    if (s.len == 5 && n >= EXCEL_LEAST && n <= EXCEL_MOST)
        return (struct date_cell){.state = CELL_READ, .date = {(int32_t)n + EXCEL_DAY_ZERO}};
    if (n == 0)
        return (struct date_cell){.state = CELL_OPEN};
    if (s.len != 8)
        return invalid_date;
    int high = (int)(n / 10000), low = (int)(n % 10000);
    bool year_first = high >= YEAR_LEAST && (high <= YEAR_OPEN || high == 9999);
    struct civil c = {high, low / 100, low % 100}, danish = {low, high % 100, high / 100};
    struct date_cell cell = year_first ? day_of(c) : invalid_date;
    return cell.state == CELL_INVALID ? day_of(danish) : cell;
}

/// The three numbers of "1. 9. 2026" and what stands between the first two; false when it is something else.
static bool three_numbers(struct str s, struct str parts[3], char *separator)
{
    size_t at = 0;
    for (int i = 0; i < 3; i++) {
        size_t from = at;
        while (at < s.len && is_digit(s.at[at]))
            at++;
        parts[i] = str_slice(s, from, at);
        if (parts[i].len == 0 || parts[i].len > 4)
            return false;
        if (i == 2)
            break;
        if (at >= s.len || !strchr(".-/", s.at[at]) || (i == 1 && s.at[at] != *separator))
            return false;
        *separator = s.at[at++];
        while (at < s.len && s.at[at] == ' ')
            at++;
    }
    return at == s.len || str_is(str_slice(s, at, s.len), S("."));
}

static int number(struct str digits)
{
    int64_t n = 0;
    str_int(digits, &n);
    return (int)n;
}

static int long_year(int year, size_t digits)
{
    return digits > 2 ? year : year < SHORT_YEAR_PIVOT ? 2000 + year : 1900 + year;
}

static struct date_cell day_of_numbers(const struct str parts[3], char separator)
{
    int a = number(parts[0]), b = number(parts[1]), c = number(parts[2]);
    if (parts[0].len == 4 && parts[2].len <= 2)
        return day_of((struct civil){a, b, c});
    if (parts[0].len > 2 || parts[1].len > 2 || parts[2].len == 3 || parts[2].len == 1)
        return invalid_date;
    struct date_cell cell = day_of((struct civil){long_year(c, parts[2].len), b, a});
    cell.is_short_year = cell.state == CELL_READ && parts[2].len == 2;
    cell.is_day_first = cell.state == CELL_READ && separator != '.';
    cell.is_ambiguous = cell.is_day_first && a <= 12 && a != b;
    return cell;
}

static int month_by_name(struct arena *arena, struct str name)
{
    struct str word = text_fold(arena, str_ends(name, S(".")) ? str_slice(name, 0, name.len - 1) : name);
    for (enum lang lang = LANG_NB; lang <= LANG_EN && word.len >= 3; lang++)
        for (int month = 1; month <= 12; month++)
            if (str_starts(text_fold(arena, month_name(lang, month)), word))
                return month;
    return 0;
}

/// "1. september 2026", "1 sept. 2026"
static struct date_cell day_of_words(struct arena *arena, struct str s)
{
    struct str day = S(""), month = S(""), rest = s;
    str_cut(&rest, ' ', &day);
    str_cut(&rest, ' ', &month);
    struct str year = str_trim(rest);
    if (str_ends(day, S(".")))
        day.len--;
    if (!is_all_digits(day) || day.len > 2 || !is_all_digits(year) || year.len != 4)
        return invalid_date;
    int m = month_by_name(arena, month);
    return m ? day_of((struct civil){number(year), m, number(day)}) : invalid_date;
}

/// Where a time of day begins behind a day: "T00:00:00Z", " 00.00"; the length of the text when there is
/// none.
static size_t time_of_day_at(struct str s)
{
    for (size_t i = 6; i + 5 < s.len + 1; i++) {
        bool two =
            i + 5 < s.len && is_digit(s.at[i + 1]) && is_digit(s.at[i + 2]) && strchr(":.", s.at[i + 3]);
        bool one =
            i + 4 < s.len && is_digit(s.at[i + 1]) && strchr(":.", s.at[i + 2]) && is_digit(s.at[i + 3]);
        bool is_minute = two ? is_digit(s.at[i + 4]) && is_digit(s.at[i + 5]) : one && is_digit(s.at[i + 4]);
        if ((s.at[i] == 'T' || s.at[i] == ' ') && is_minute)
            return i;
    }
    return s.len;
}

/// "12:00:00 AM": who writes so writes 9/1/2026 for the first of September.
static bool is_american(struct str time)
{
    struct str end = str_slice(time, time.len < 2 ? 0 : time.len - 2, time.len);
    return str_is_nocase(end, S("AM")) || str_is_nocase(end, S("PM"));
}

static struct date_cell day_of_american(const struct str parts[3])
{
    struct date_cell cell = day_of_numbers((struct str[]){parts[1], parts[0], parts[2]}, '/');
    cell.is_day_first = cell.is_ambiguous = false;
    return cell;
}

static bool is_utc(struct str time)
{
    return str_ends(time, S("Z")) || str_ends(time, S("+00:00"));
}

static struct date local_day(struct date utc_day, struct str time)
{
    int32_t minute = 0;
    minute_parse(str_slice(time, 1, 6), &minute);
    struct instant t = {utc_day.days * US_PER_DAY + minute * US_PER_MINUTE};
    return wall_from_instant(t, ZONE_OSLO).date;
}

/// Excel's day number may come with a fraction of a day.
static struct str without_fraction(struct str s)
{
    size_t end = 0;
    while (end < s.len && is_digit(s.at[end]))
        end++;
    bool has_fraction = end == 5 && end + 1 < s.len && strchr(",.", s.at[end]);
    return has_fraction && is_all_digits(str_slice(s, end + 1, s.len)) ? str_slice(s, 0, end) : s;
}

struct date_cell date_cell(struct arena *arena, struct str text)
{
    struct str parts[3], s = without_fraction(text);
    char separator = '\0';
    if (!s.len)
        return (struct date_cell){.state = CELL_EMPTY};
    size_t time_at = time_of_day_at(s);
    struct str day = str_trim(str_slice(s, 0, time_at)), time = str_slice(s, time_at, s.len);
    struct date_cell cell = invalid_date;
    if (is_all_digits(day))
        cell = day_of_digits(day);
    else if (three_numbers(day, parts, &separator))
        cell =
            separator == '/' && is_american(time) ? day_of_american(parts) : day_of_numbers(parts, separator);
    else if (day.len < 40)
        cell = day_of_words(arena, day);
    if (cell.state == CELL_READ && is_utc(time))
        cell.date = local_day(cell.date, time);
    return cell;
}

/// A decimal number with comma or point, blanks between its digits allowed.
static bool decimal(struct str s, double *out)
{
    char digits[32];
    size_t len = 0;
    bool point = false;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.at[i];
        bool is_point = c == ',' || c == '.';
        if (c == ' ')
            continue;
        if (!(is_digit(c) || (is_point && !point)) || len == sizeof digits)
            return false;
        point |= is_point;
        digits[len++] = is_point ? '.' : c;
    }
    return len > 0 && is_digit(digits[0]) && str_double((struct str){digits, len}, out);
}

static struct str without_unit(struct str s)
{
    if (s.len && is_digit(s.at[s.len - 1])) // by far the most
        return s;
    static const char *const units[] = {"%", "prosent", "procent", "pst.", "pst", "percent"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (str_ends(s, str_from(units[i])))
            return str_trim(str_slice(s, 0, s.len - strlen(units[i])));
    return s;
}

struct share_cell share_cell(struct str text)
{
    struct str s = without_unit(str_trim(text)), rest = s, over;
    struct share_cell cell = {.state = CELL_READ};
    double full;
    if (!s.len)
        return (struct share_cell){.state = text.len ? CELL_INVALID : CELL_EMPTY};
    str_cut(&rest, '/', &over);
    cell.is_fraction = rest.at != NULL;
    bool is_read = decimal(str_trim(over), &cell.value);
    if (cell.is_fraction) {
        is_read = is_read && decimal(str_trim(rest), &full) && full > 0;
        cell.value = is_read ? cell.value / full * 100 : 0;
    }
    if (!is_read)
        cell.state = CELL_INVALID;
    return cell;
}

struct name_cell name_cell(struct str full)
{
    size_t comma = str_find(full, ',', 0), blank = full.len;
    if (comma < full.len)
        return (struct name_cell){str_trim(str_slice(full, comma + 1, full.len)),
                                  str_trim(str_slice(full, 0, comma))};
    while (blank > 0 && full.at[blank - 1] != ' ')
        blank--;
    return (struct name_cell){str_trim(str_slice(full, 0, blank)), str_slice(full, blank, full.len)};
}

bool number_is_destroyed(struct str s)
{
    size_t e = 0;
    while (e < s.len && (is_digit(s.at[e]) || s.at[e] == ',' || s.at[e] == '.'))
        e++;
    return e > 0 && e + 2 < s.len && (s.at[e] == 'E' || s.at[e] == 'e') && s.at[e + 1] == '+' &&
           is_all_digits(str_slice(s, e + 2, s.len));
}
