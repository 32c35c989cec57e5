// SPDX-License-Identifier: EUPL-1.2
// Rules of recurrence, the two simple ones.
#include "calendar/ical_repeat.h"

enum { TIMES_MOST = 10000, INTERVAL_MOST = 400, LAST_YEAR = 2200 };

/// "FREQ=YEARLY" is a name and a value.
static bool cut_part(struct str *rest, struct str *name, struct str *value)
{
    struct str part;
    if (!str_cut(rest, ';', &part))
        return false;
    size_t equals = str_find(part, '=', 0);
    *name = str_trim(str_slice(part, 0, equals));
    *value = str_trim(str_slice(part, equals + 1, part.len));
    return true;
}

static bool frequency_read(struct str value, struct repeat *r)
{
    r->years = str_is_nocase(value, S("YEARLY"));
    r->weeks = str_is_nocase(value, S("WEEKLY"));
    return r->years || r->weeks;
}

/// "20301231T225959Z": its day.
static bool until_read(struct str value, struct date *out)
{
    int64_t n;
    return value.len >= 8 && str_int(str_slice(value, 0, 8), &n) && n > 0 &&
           date_from_civil((struct civil){(int)(n / 10000), (int)(n / 100 % 100), (int)(n % 100)}, out);
}

static bool is_own_weekday(struct str value, struct date first)
{
    static const struct str names[] = {S_INIT("MO"), S_INIT("TU"), S_INIT("WE"), S_INIT("TH"),
                                       S_INIT("FR"), S_INIT("SA"), S_INIT("SU")};
    return str_is_nocase(value, names[date_weekday(first) - 1]);
}

static bool is_number(struct str value, int number)
{
    int64_t n;
    return str_int(value, &n) && n == number;
}

/// What only says of a rule what the first day says already is fine.
static bool part_read(struct str name, struct str value, struct repeat *r, int64_t *interval)
{
    struct civil c = date_civil(r->first);
    if (str_is_nocase(name, S("FREQ")) || str_is_nocase(name, S("WKST")))
        return true;
    if (str_is_nocase(name, S("INTERVAL")))
        return str_int(value, interval) && *interval >= 1 && *interval <= INTERVAL_MOST;
    if (str_is_nocase(name, S("COUNT")))
        return str_int(value, &r->times) && r->times >= 1;
    if (str_is_nocase(name, S("UNTIL")))
        return until_read(value, &r->until);
    if (str_is_nocase(name, S("BYMONTH")))
        return r->years && is_number(value, c.month);
    if (str_is_nocase(name, S("BYMONTHDAY")))
        return r->years && is_number(value, c.day);
    return str_is_nocase(name, S("BYDAY")) && r->weeks && is_own_weekday(value, r->first);
}

bool repeat_read(struct str rule, struct date first, struct repeat *r)
{
    struct str rest = rule, name, value;
    int64_t interval = 1;
    *r = (struct repeat){.first = first, .times = 1, .until = date_of(LAST_YEAR, 12, 31)};
    if (!rule.len)
        return true;
    r->times = TIMES_MOST;
    while (cut_part(&rest, &name, &value))
        if (str_is_nocase(name, S("FREQ")) && !frequency_read(value, r))
            return false;
    for (rest = rule; cut_part(&rest, &name, &value);)
        if (name.len && !part_read(name, value, r, &interval))
            return false;
    r->years *= (int)interval;
    r->weeks *= (int)interval;
    return r->years || r->weeks;
}

bool repeat_day(const struct repeat *r, int n, struct date *out)
{
    struct civil c = date_civil(r->first);
    if (n >= r->times || n >= TIMES_MOST)
        return false;
    if (r->weeks)
        *out = date_plus_days(r->first, 7 * r->weeks * n);
    else
        *out = date_plus_months(r->first, 12 * r->years * n); // 29 February is the 28th in other years
    return c.year + (int64_t)r->years * n <= LAST_YEAR && date_compare(*out, r->until) <= 0;
}
