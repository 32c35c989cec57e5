// SPDX-License-Identifier: EUPL-1.2
// The lines and the times of somebody else's calendar.
#include "calendar/ical_part.h"

#include "base/utf8.h"
#include "calendar/foreign_zone.h"

enum { YEAR_LEAST = 2000, YEAR_MOST = 2200 };

static struct str text_repaired(struct arena *arena, struct str text)
{
    struct buf out = buf_new(arena, 3 * text.len + 1);
    for (size_t at = 0; at < text.len;) {
        int32_t c = utf8_next(text, &at);
        utf8_write(&out, c < 0 ? 0xfffd : (uint32_t)c);
    }
    return buf_get(&out);
}

static bool is_control(char c)
{
    return ((unsigned char)c < ' ' && c != '\t' && c != '\r' && c != '\n') || c == '\x7f';
}

/// RFC 5545, section 3.1: a line break with a blank after it is none, and control characters stand nowhere.
static struct str unfold(struct arena *arena, struct str ics)
{
    struct buf out = buf_new(arena, ics.len);
    for (size_t i = 0; i < ics.len; i++) {
        size_t next = i + (ics.at[i] == '\r' && i + 1 < ics.len && ics.at[i + 1] == '\n');
        bool folded = ics.at[next] == '\n' && next + 1 < ics.len &&
                      (ics.at[next + 1] == ' ' || ics.at[next + 1] == '\t');
        if (folded)
            i = next + 1;
        else if (!is_control(ics.at[i]))
            buf_char(&out, ics.at[i]);
    }
    return buf_get(&out);
}

struct str ical_property_name(struct str line)
{
    size_t end = 0;
    while (end < line.len && line.at[end] != ':' && line.at[end] != ';')
        end++;
    return str_slice(line, 0, end);
}

struct str ical_lines(struct arena *arena, struct str ics)
{
    struct str byte_order_mark = S("\xef\xbb\xbf");
    if (str_starts(ics, byte_order_mark))
        ics = str_slice(ics, byte_order_mark.len, ics.len);
    return unfold(arena, utf8_valid(ics) ? ics : text_repaired(arena, ics));
}

bool ical_has_kind(icalproperty *p, icalvalue_kind kind)
{
    return p && icalproperty_get_value(p) && icalvalue_isa(icalproperty_get_value(p)) == kind;
}

bool ical_wall_read(struct icaltimetype t, struct wall *out)
{
    if (t.is_date)
        t.hour = t.minute = 0;
    if (t.hour < 0 || t.hour > 23 || t.minute < 0 || t.minute > 59)
        return false;
    out->minute = t.hour * 60 + t.minute;
    return date_from_civil((struct civil){t.year, t.month, t.day}, &out->date);
}

/// As it stands, before its zone counts.
static bool time_read(icalcomponent *event, icalproperty_kind kind, struct icaltimetype *t, struct wall *out)
{
    icalproperty *p = icalcomponent_get_first_property(event, kind);
    if (!ical_has_kind(p, ICAL_DATETIME_VALUE) && !ical_has_kind(p, ICAL_DATE_VALUE))
        return false;
    *t = ical_has_kind(p, ICAL_DATE_VALUE) ? icalvalue_get_date(icalproperty_get_value(p))
                                           : icalvalue_get_datetime(icalproperty_get_value(p));
    return ical_wall_read(*t, out) && t->year >= YEAR_LEAST && t->year <= YEAR_MOST;
}

bool ical_time_here(struct arena *arena, icalcomponent *event, icalproperty_kind kind, struct str calendar,
                    struct icaltimetype *t, struct wall *out)
{
    struct instant at;
    if (!time_read(event, kind, t, out))
        return false;
    icalproperty *p = icalcomponent_get_first_property(event, kind);
    icalparameter *tzid = icalproperty_get_first_parameter(p, ICAL_TZID_PARAMETER);
    if (t->is_date || (!tzid && !icaltime_is_utc(*t)))
        return true;
    if (icaltime_is_utc(*t))
        at.us = out->date.days * US_PER_DAY + out->minute * US_PER_MINUTE;
    else if (!foreign_zone_instant(arena, str_from(icalparameter_get_tzid(tzid)), calendar, *out, &at))
        return false;
    *out = wall_from_instant(at, ZONE_OSLO); // the two zones have one time
    return true;
}
