// SPDX-License-Identifier: EUPL-1.2
// Zones by name, and by the definition that came with them.
#include "calendar/foreign_zone.h"

#include <unicode/ucal.h>
#include <unicode/ustring.h>

enum { NAME_BYTES_MOST = 100, OBSERVANCES_MOST = 40, DAYS_OF_WEEK = 7, YEAR_LEAST = 1970, YEAR_MOST = 2200 };

// ---- by name ----

/// As UTF-16; false for what is no name of a zone: too long, or not ASCII.
static bool name_wide(struct str name, UChar wide[NAME_BYTES_MOST + 1])
{
    if (!name.len || name.len > NAME_BYTES_MOST)
        return false;
    for (size_t i = 0; i < name.len; i++) {
        if ((unsigned char)name.at[i] >= 0x80)
            return false;
        wide[i] = (UChar)name.at[i];
    }
    wide[name.len] = 0;
    return true;
}

/// The world's name for what the calendar calls it.
static bool name_known(struct str name, UChar known[NAME_BYTES_MOST + 1])
{
    UChar wide[NAME_BYTES_MOST + 1];
    UErrorCode status = U_ZERO_ERROR;
    UBool is_system = 0;
    if (str_is_nocase(name, S("UTC")) || str_is_nocase(name, S("Z")))
        return name_wide(S("Etc/UTC"), known);
    if (!name_wide(name, wide))
        return false;
    ucal_getCanonicalTimeZoneID(wide, -1, known, NAME_BYTES_MOST, &is_system, &status);
    if (U_SUCCESS(status))
        return true;
    status = U_ZERO_ERROR;
    return ucal_getTimeZoneIDForWindowsID(wide, -1, NULL, known, NAME_BYTES_MOST, &status) > 0 &&
           U_SUCCESS(status);
}

static bool name_instant(struct str name, struct wall wall, struct instant *out)
{
    UChar known[NAME_BYTES_MOST + 1];
    UErrorCode status = U_ZERO_ERROR;
    struct civil day = date_civil(wall.date);
    if (!name_known(name, known))
        return false;
    UCalendar *calendar = ucal_open(known, -1, "en", UCAL_GREGORIAN, &status);
    ucal_setDateTime(calendar, day.year, day.month - 1, day.day, wall.minute / 60, wall.minute % 60, 0,
                     &status);
    ucal_set(calendar, UCAL_MILLISECOND, 0);
    UDate millis = ucal_getMillis(calendar, &status);
    ucal_close(calendar);
    out->us = (int64_t)millis * (US_PER_SECOND / 1000);
    return U_SUCCESS(status);
}

/// The whole name, and what is behind each of its slashes.
static bool any_name_instant(struct str zone, struct wall wall, struct instant *out)
{
    for (size_t from = 0; from < zone.len; from = str_find(zone, '/', from) + 1)
        if (name_instant(str_slice(zone, from, zone.len), wall, out))
            return true;
    return false;
}

// ---- by definition ----

/// From when on the clocks of a zone show what.
struct observance {
    struct wall starts; // by the clock before it
    int64_t minutes_from, minutes_to;
    bool is_yearly;
    int month, nth, weekday; // nth -1: the last
    struct date until;
};

static struct str value_of(struct str line)
{
    return str_trim(str_slice(line, str_find(line, ':', 0) + 1, line.len));
}

static bool is_property(struct str line, struct str name)
{
    return line.len > name.len && str_is_nocase(str_slice(line, 0, name.len), name) &&
           (line.at[name.len] == ':' || line.at[name.len] == ';');
}

/// "+0100", "-023000"
static bool offset_read(struct str text, int64_t *minutes)
{
    int64_t hour, minute;
    if (text.len < 5 || (text.at[0] != '+' && text.at[0] != '-') || !str_int(str_slice(text, 1, 3), &hour) ||
        !str_int(str_slice(text, 3, 5), &minute) || hour > 18 || minute > 59)
        return false;
    *minutes = (hour * 60 + minute) * (text.at[0] == '-' ? -1 : 1);
    return true;
}

/// "19700329T020000", and the day of "20371025".
static bool wall_read(struct str text, struct wall *out)
{
    int64_t day, clock = 0;
    if (text.len < 8 || !str_int(str_slice(text, 0, 8), &day) ||
        (text.len >= 13 && !str_int(str_slice(text, 9, 13), &clock)))
        return false;
    out->minute = (int32_t)(clock / 100 * 60 + clock % 100);
    return out->minute < MINUTES_PER_DAY &&
           date_from_civil((struct civil){(int)(day / 10000), (int)(day / 100 % 100), (int)(day % 100)},
                           &out->date);
}

/// "-1SU", "2MO"
static bool day_rule_read(struct str text, struct observance *o)
{
    static const struct str names[DAYS_OF_WEEK] = {S_INIT("MO"), S_INIT("TU"), S_INIT("WE"), S_INIT("TH"),
                                                   S_INIT("FR"), S_INIT("SA"), S_INIT("SU")};
    int64_t nth;
    if (text.len < 3 || !str_int(str_slice(text, 0, text.len - 2), &nth) || nth < -1 || nth == 0 || nth > 4)
        return false;
    o->nth = (int)nth;
    for (int i = 0; i < DAYS_OF_WEEK; i++)
        if (str_is_nocase(str_slice(text, text.len - 2, text.len), names[i]))
            o->weekday = i + 1;
    return o->weekday > 0;
}

static bool rule_read(struct str rule, struct observance *o)
{
    struct str part;
    int64_t month = 0;
    bool is_yearly = false, has_day = false;
    while (str_cut(&rule, ';', &part)) {
        struct str name = str_slice(part, 0, str_find(part, '=', 0));
        struct str value = str_slice(part, name.len + 1, part.len);
        struct wall until;
        if (str_is_nocase(name, S("FREQ")))
            is_yearly = str_is_nocase(value, S("YEARLY"));
        else if (str_is_nocase(name, S("BYMONTH")))
            str_int(value, &month);
        else if (str_is_nocase(name, S("BYDAY")))
            has_day = day_rule_read(value, o);
        else if (str_is_nocase(name, S("UNTIL")) && wall_read(value, &until))
            o->until = until.date;
    }
    o->month = (int)month;
    o->is_yearly = true;
    return is_yearly && has_day && month >= 1 && month <= 12;
}

/// The observances of the definition of `zone`; 0 where there is none that can be read.
static size_t definition_read(struct str calendar, struct str zone, struct observance at[OBSERVANCES_MOST])
{
    struct str line;
    size_t count = 0;
    bool in_zone = false, is_fine = true;
    while (str_cut(&calendar, '\n', &line)) {
        line = str_trim(line);
        struct observance *o = count ? &at[count - 1] : NULL;
        if (str_is_nocase(line, S("END:VTIMEZONE")) && in_zone)
            return is_fine ? count : 0;
        if (is_property(line, S("TZID")))
            in_zone = str_is(value_of(line), zone);
        else if (!in_zone)
            continue;
        else if (str_is_nocase(line, S("BEGIN:STANDARD")) || str_is_nocase(line, S("BEGIN:DAYLIGHT"))) {
            if (count == OBSERVANCES_MOST)
                return 0;
            at[count++] = (struct observance){.until = date_of(9999, 1, 1)};
        } else if (o && is_property(line, S("DTSTART")))
            is_fine &= wall_read(value_of(line), &o->starts);
        else if (o && is_property(line, S("TZOFFSETFROM")))
            is_fine &= offset_read(value_of(line), &o->minutes_from);
        else if (o && is_property(line, S("TZOFFSETTO")))
            is_fine &= offset_read(value_of(line), &o->minutes_to);
        else if (o && is_property(line, S("RRULE")))
            is_fine &= rule_read(value_of(line), o);
    }
    return 0;
}

static struct date onset_in(const struct observance *o, int year)
{
    struct date first = date_of(year, o->month, 1);
    if (o->nth > 0)
        return date_plus_days(first, (o->weekday - date_weekday(first) + 7) % 7 + 7 * (o->nth - 1));
    struct date last =
        date_plus_days(o->month == 12 ? date_of(year + 1, 1, 1) : date_of(year, o->month + 1, 1), -1);
    return date_plus_days(last, -((date_weekday(last) - o->weekday + 7) % 7));
}

/// The last time before `wall` that this observance began; false where it had not yet.
static bool onset_before(const struct observance *o, struct wall wall, struct wall *out)
{
    int year = date_civil(wall.date).year;
    *out = o->starts;
    if (!o->is_yearly)
        return wall_compare(*out, wall) <= 0;
    for (int y = year; y >= year - 1; y--) {
        struct wall onset = {onset_in(o, y), o->starts.minute};
        if (wall_compare(onset, wall) <= 0 && date_compare(onset.date, o->until) <= 0 &&
            date_compare(onset.date, o->starts.date) >= 0) {
            *out = onset;
            return true;
        }
    }
    return false;
}

static bool definition_instant(struct str zone, struct str calendar, struct wall wall, struct instant *out)
{
    struct observance at[OBSERVANCES_MOST];
    size_t count = definition_read(calendar, zone, at);
    struct wall newest = {0}, onset;
    int64_t minutes = count ? at[0].minutes_from : 0;
    bool is_found = false;
    for (size_t i = 0; i < count; i++)
        if (onset_before(&at[i], wall, &onset) && (!is_found || wall_compare(onset, newest) > 0)) {
            newest = onset;
            minutes = at[i].minutes_to;
            is_found = true;
        }
    out->us = wall.date.days * US_PER_DAY + (wall.minute - minutes) * US_PER_MINUTE;
    return count > 0;
}

bool foreign_zone_instant(struct arena *arena, struct str zone, struct str calendar, struct wall wall,
                          struct instant *out)
{
    int year = date_civil(wall.date).year;
    zone = str_trim(str_replace(arena, zone, S("\""), S("")));
    if (year < YEAR_LEAST || year > YEAR_MOST)
        return false;
    if (any_name_instant(zone, wall, out) || definition_instant(zone, calendar, wall, out))
        return true;
    // Outlook on the web, where it leaves the definition out: "(UTC+01:00) Amsterdam, Berlin, Bern, Rome,
    // ...".
    *out = wall_instant(wall, ZONE_OSLO);
    return str_starts(zone, S("(UTC+01:00)"));
}
