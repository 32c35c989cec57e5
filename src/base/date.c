// SPDX-License-Identifier: EUPL-1.2
// Calendar arithmetic on day numbers.
#include "base/date.h"

#include "base/bug.h"

#include <time.h>

// Day numbers from civil dates count years from 1 March, so that the leap day is the last of its year:
// E. G. Richards, "Mapping Time", 1998, ch. 25.
static int32_t days_from(int year, int month, int day)
{
    int y = month <= 2 ? year - 1 : year;
    int era = (y >= 0 ? y : y - 399) / 400;
    int year_of_era = y - era * 400;
    int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

struct civil date_civil(struct date d)
{
    int z = d.days + 719468;
    int era = (z >= 0 ? z : z - 146096) / 146097;
    int day_of_era = z - era * 146097;
    int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int m = (5 * day_of_year + 2) / 153;
    int month = m < 10 ? m + 3 : m - 9;
    return (struct civil){
        .year = year_of_era + era * 400 + (month <= 2),
        .month = month,
        .day = day_of_year - (153 * m + 2) / 5 + 1,
    };
}

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool date_from_civil(struct civil c, struct date *out)
{
    if (c.year < 1 || c.year > 9999 || c.month < 1 || c.month > 12 || c.day < 1 ||
        c.day > days_in_month(c.year, c.month))
        return false;
    out->days = days_from(c.year, c.month, c.day);
    return true;
}

struct date date_of(int year, int month, int day)
{
    struct date d = {0};
    if (!date_from_civil((struct civil){year, month, day}, &d))
        BUG("no such day: %d-%d-%d", year, month, day);
    return d;
}

int date_weekday(struct date d)
{
    return ((d.days % 7 + 7) % 7 + 3) % 7 + 1; // 1970-01-01 was a Thursday
}

struct iso_week date_iso_week(struct date d)
{
    struct date thursday = {d.days + 4 - date_weekday(d)};
    int year = date_civil(thursday).year;
    return (struct iso_week){year, (thursday.days - days_from(year, 1, 1)) / 7 + 1};
}

struct date date_plus_days(struct date d, int days)
{
    return (struct date){d.days + days};
}

struct date date_plus_months(struct date d, int months)
{
    struct civil c = date_civil(d);
    int month = c.year * 12 + c.month - 1 + months;
    int year = month / 12;
    month = month % 12 + 1;
    int last = days_in_month(year, month);
    return (struct date){days_from(year, month, c.day < last ? c.day : last)};
}

int date_compare(struct date a, struct date b)
{
    return (a.days > b.days) - (a.days < b.days);
}

struct date date_easter_sunday(int year)
{
    int a = year % 19, b = year / 100, c = year % 100;
    int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    int h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    return date_of(year, n / 31, n % 31 + 1);
}

static bool digits(struct str s, size_t from, size_t to, int *out)
{
    int n = 0;
    for (size_t i = from; i < to; i++) {
        if (s.at[i] < '0' || s.at[i] > '9')
            return false;
        n = n * 10 + (s.at[i] - '0');
    }
    *out = n;
    return true;
}

bool date_parse_iso(struct str s, struct date *out)
{
    struct civil c = {0};
    return s.len == 10 && s.at[4] == '-' && s.at[7] == '-' && digits(s, 0, 4, &c.year) &&
           digits(s, 5, 7, &c.month) && digits(s, 8, 10, &c.day) && date_from_civil(c, out);
}

struct str date_iso(struct arena *arena, struct date d)
{
    struct civil c = date_civil(d);
    return str_format(arena, "%04d-%02d-%02d", c.year, c.month, c.day);
}

bool minute_parse(struct str s, int32_t *minute)
{
    size_t hour_len = s.len == 4 ? 1 : 2;
    int hour, rest;
    if (s.len != hour_len + 3 || (s.at[hour_len] != ':' && s.at[hour_len] != '.'))
        return false;
    if (!digits(s, 0, hour_len, &hour) || !digits(s, hour_len + 1, s.len, &rest) || hour > 23 || rest > 59)
        return false;
    *minute = hour * 60 + rest;
    return true;
}

struct str minute_iso(struct arena *arena, int64_t minute)
{
    return str_format(arena, "%02d:%02d", (int)(minute / 60), (int)(minute % 60));
}

struct instant instant_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (struct instant){(int64_t)now.tv_sec * US_PER_SECOND + now.tv_nsec / 1000};
}

struct instant instant_plus(struct instant t, int64_t us)
{
    return (struct instant){t.us + us};
}

int instant_compare(struct instant a, struct instant b)
{
    return (a.us > b.us) - (a.us < b.us);
}

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

static struct wall utc_wall(struct instant t)
{
    int64_t minutes = floor_div(t.us, US_PER_MINUTE);
    int64_t days = floor_div(minutes, MINUTES_PER_DAY);
    return (struct wall){{(int32_t)days}, (int32_t)(minutes - days * MINUTES_PER_DAY)};
}

struct str instant_iso(struct arena *arena, struct instant t)
{
    struct wall w = utc_wall(t);
    struct civil c = date_civil(w.date);
    int second = (int)(floor_div(t.us, US_PER_SECOND) - floor_div(t.us, US_PER_MINUTE) * 60);
    return str_format(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", c.year, c.month, c.day, w.minute / 60,
                      w.minute % 60, second);
}

struct str zone_name(enum zone zone)
{
    switch (zone) {
    case ZONE_OSLO: return S("Europe/Oslo");
    case ZONE_COPENHAGEN: return S("Europe/Copenhagen");
    }
    BUG("zone %d", (int)zone);
}

bool zone_by_name(struct str name, enum zone *out)
{
    for (enum zone z = ZONE_OSLO; z <= ZONE_COPENHAGEN; z++)
        if (str_is(name, zone_name(z))) {
            *out = z;
            return true;
        }
    return false;
}

static struct instant last_sunday_at_one_utc(int year, int month)
{
    struct date last = {days_from(year, month, 31)};
    struct date sunday = {last.days - date_weekday(last) % 7};
    return (struct instant){sunday.days * US_PER_DAY + 60 * US_PER_MINUTE};
}

int zone_offset_minutes(struct instant t, enum zone zone)
{
    (void)zone; // both countries keep the same clock
    int year = date_civil(utc_wall(t).date).year;
    bool summer = t.us >= last_sunday_at_one_utc(year, 3).us && t.us < last_sunday_at_one_utc(year, 10).us;
    return summer ? 120 : 60;
}

struct wall wall_at(struct date date, int64_t minute)
{
    return (struct wall){date, (int32_t)minute};
}

struct instant wall_instant(struct wall w, enum zone zone)
{
    int64_t as_utc = w.date.days * US_PER_DAY + w.minute * US_PER_MINUTE;
    struct instant summer = {as_utc - 120 * US_PER_MINUTE}, winter = {as_utc - 60 * US_PER_MINUTE};
    return zone_offset_minutes(summer, zone) == 120 ? summer : winter;
}

struct wall wall_from_instant(struct instant t, enum zone zone)
{
    return utc_wall((struct instant){t.us + zone_offset_minutes(t, zone) * US_PER_MINUTE});
}

int wall_compare(struct wall a, struct wall b)
{
    int days = date_compare(a.date, b.date);
    return days ? days : (a.minute > b.minute) - (a.minute < b.minute);
}
