// SPDX-License-Identifier: EUPL-1.2
// From events to days.
#include "calendar/ical_days.h"

#include "base/list.h"
#include "base/utf8.h"
#include "calendar/ical_part.h"
#include "calendar/ical_repeat.h"

#include <stdlib.h>

enum { LINE_BYTES_MOST = 16 * 1024, PROPERTIES_MOST = 200, LENGTH_DAYS_MOST = 366 };

/// A time of an event, and which one it is: of the series, the day on which the series has it.
struct found {
    struct ical_day day;
    struct str uid;
    struct date slot;
    bool is_moved;
};

/// The series has nothing on that day: it is left out, or stands elsewhere.
struct gap {
    struct str uid;
    struct date slot;
};

struct reading {
    struct arena *arena;
    struct str lines;
    struct date from, to;
    struct str rule; // of the event at hand, as it stands: what libical cannot read it leaves out
    struct {
        struct found *at;
        size_t count;
    } found;
    struct {
        struct gap *at;
        size_t count;
    } gaps;
    enum ical_days_result result;
    struct str refused;
};

static void refuse(struct reading *r, enum ical_days_result why, struct str label)
{
    if (r->result != ICAL_DAYS_READ)
        return;
    r->result = why;
    r->refused = label;
}

// ---- one event ----

static struct str label_of(struct reading *r, icalcomponent *event)
{
    icalproperty *p = icalcomponent_get_first_property(event, ICAL_SUMMARY_PROPERTY);
    const char *text = ical_has_kind(p, ICAL_TEXT_VALUE) ? icalproperty_get_summary(p) : NULL;
    struct str label = str_trim(str_copy(r->arena, str_from(text ? text : "")));
    return str_trim(utf8_clip(label, ICAL_DAYS_LABEL_BYTES_MOST));
}

static struct str value_of(struct reading *r, icalcomponent *event, icalproperty_kind kind)
{
    icalproperty *p = icalcomponent_get_first_property(event, kind);
    const char *value = p ? icalproperty_get_value_as_string(p) : NULL;
    return str_trim(str_copy(r->arena, str_from(value ? value : "")));
}

static int duration_days(icalcomponent *event)
{
    icalproperty *p = icalcomponent_get_first_property(event, ICAL_DURATION_PROPERTY);
    if (!ical_has_kind(p, ICAL_DURATION_VALUE))
        return 0;
    struct icaldurationtype d = icalproperty_get_duration(p);
    bool is_usual = !d.is_neg && d.weeks <= LENGTH_DAYS_MOST && d.days <= LENGTH_DAYS_MOST;
    return is_usual ? (int)(7 * d.weeks + d.days) : 0;
}

/// An end at midnight, and that of a day, is the first moment that is no longer part of it.
static bool span_read(struct reading *r, icalcomponent *event, struct ical_day *day)
{
    struct icaltimetype t;
    struct wall starts, ends;
    if (!ical_time_here(r->arena, event, ICAL_DTSTART_PROPERTY, r->lines, &t, &starts))
        return false;
    int days = duration_days(event);
    bool is_whole = t.is_date;
    day->first = day->last = starts.date;
    if (ical_time_here(r->arena, event, ICAL_DTEND_PROPERTY, r->lines, &t, &ends))
        day->last = ends.minute == 0 ? date_plus_days(ends.date, -1) : ends.date;
    else if (days > 0)
        day->last = date_plus_days(starts.date, days - is_whole);
    if (date_compare(day->last, day->first) < 0)
        day->last = day->first;
    return day->last.days - day->first.days <= LENGTH_DAYS_MOST;
}

static void gap_add(struct reading *r, struct str uid, struct date slot)
{
    if (r->gaps.count == ICAL_DAYS_MOST)
        refuse(r, ICAL_DAYS_TOO_MANY, S(""));
    else
        *LIST_ADD(r->arena, &r->gaps) = (struct gap){uid, slot};
}

static bool slot_read(struct icaltimetype t, struct date *out)
{
    struct wall w;
    if (!ical_wall_read(t, &w))
        return false;
    struct instant at = {w.date.days * US_PER_DAY + w.minute * US_PER_MINUTE};
    *out = icaltime_is_utc(t) ? wall_from_instant(at, ZONE_OSLO).date : w.date;
    return true;
}

/// What the series leaves out: "EXDATE;VALUE=DATE:20270301" and the like, one or several times.
static void gaps_read(struct reading *r, icalcomponent *event, struct str uid)
{
    for (icalproperty *p = icalcomponent_get_first_property(event, ICAL_EXDATE_PROPERTY); p;
         p = icalcomponent_get_next_property(event, ICAL_EXDATE_PROPERTY)) {
        struct date slot;
        bool is_time = ical_has_kind(p, ICAL_DATETIME_VALUE) || ical_has_kind(p, ICAL_DATE_VALUE);
        if (is_time && slot_read(icalproperty_get_exdate(p), &slot))
            gap_add(r, uid, slot);
    }
}

static void found_add(struct reading *r, const struct found *found)
{
    const struct ical_day *d = &found->day;
    if (date_compare(d->last, r->from) < 0 || date_compare(d->first, r->to) > 0)
        return;
    if (r->found.count == ICAL_DAYS_MOST)
        refuse(r, ICAL_DAYS_TOO_MANY, S(""));
    else
        *LIST_ADD(r->arena, &r->found) = *found;
}

/// Each time within the period.
static void repeat(struct reading *r, const struct found *first, const struct repeat *rule)
{
    struct date day;
    int length_days = first->day.last.days - first->day.first.days;
    for (int n = 0; r->result == ICAL_DAYS_READ && repeat_day(rule, n, &day) && date_compare(day, r->to) <= 0;
         n++) {
        struct found f = *first;
        f.day.first = f.slot = day;
        f.day.last = date_plus_days(day, length_days);
        found_add(r, &f);
    }
}

static void event_read(struct reading *r, icalcomponent *event)
{
    struct found f = {.uid = value_of(r, event, ICAL_UID_PROPERTY)};
    struct repeat rule;
    struct icaltimetype t;
    struct wall moved;
    f.day.label = label_of(r, event);
    if (str_is_nocase(value_of(r, event, ICAL_STATUS_PROPERTY), S("CANCELLED")) ||
        !span_read(r, event, &f.day))
        return;
    f.is_moved = ical_time_here(r->arena, event, ICAL_RECURRENCEID_PROPERTY, r->lines, &t, &moved);
    if (f.is_moved)
        gap_add(r, f.uid, moved.date);
    gaps_read(r, event, f.uid);
    if (repeat_read(r->rule, f.day.first, &rule))
        repeat(r, &f, &rule);
    else
        refuse(r, ICAL_DAYS_REPEATS, f.day.label);
}

// ---- the file ----

static bool is_wanted(struct str line)
{
    static const struct str wanted[] = {S_INIT("UID"),      S_INIT("DTSTART"),      S_INIT("DTEND"),
                                        S_INIT("DURATION"), S_INIT("SUMMARY"),      S_INIT("STATUS"),
                                        S_INIT("EXDATE"),   S_INIT("RECURRENCE-ID")};
    struct str name = ical_property_name(line);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (str_is_nocase(name, wanted[i]))
            return line.len <= LINE_BYTES_MOST;
    return false;
}

/// A series has one rule; days of its own beside it (RDATE) are not read.
static void rule_read(struct reading *r, struct str line)
{
    struct str value = str_slice(line, str_find(line, ':', 0) + 1, line.len);
    bool is_one = !r->rule.len && str_is_nocase(ical_property_name(line), S("RRULE")) && value.len;
    r->rule = is_one ? value : S("RDATE");
}

static bool is_rule(struct str line)
{
    struct str name = ical_property_name(line);
    return str_is_nocase(name, S("RRULE")) || str_is_nocase(name, S("RDATE"));
}

static void property_read(struct reading *r, struct str line, struct buf *event)
{
    if (is_rule(line))
        rule_read(r, line);
    else if (is_wanted(line))
        buf_format(event, "%.*s\r\n", STR(line));
}

static void event_begin(struct reading *r, struct buf *text)
{
    r->rule = S("");
    buf_clear(text);
    buf_str(text, S("BEGIN:VEVENT\r\n"));
}

static void event_end(struct reading *r, struct buf *text)
{
    buf_str(text, S("END:VEVENT\r\n"));
    icalcomponent *event = buf_full(text) ? NULL : icalparser_parse_string(str_c(r->arena, buf_get(text)));
    if (event) {
        event_read(r, event);
        icalcomponent_free(event);
    }
}

static void events_read(struct reading *r)
{
    struct str line, rest = r->lines;
    struct buf event = buf_new(r->arena, 2 * (size_t)ICAL_DAYS_BYTES_MOST);
    int depth = 0, properties = 0;
    bool in_event = false;
    while (r->result == ICAL_DAYS_READ && str_cut(&rest, '\n', &line)) {
        line = str_trim(line);
        if (str_is_nocase(ical_property_name(line), S("BEGIN"))) {
            if (++depth != 2 || !str_is_nocase(line, S("BEGIN:VEVENT")))
                continue;
            in_event = true;
            properties = 0;
            event_begin(r, &event);
        } else if (str_is_nocase(ical_property_name(line), S("END"))) {
            if (depth-- == 2 && in_event)
                event_end(r, &event);
            in_event &= depth >= 2;
        } else if (in_event && depth == 2 && properties++ < PROPERTIES_MOST)
            property_read(r, line, &event);
    }
}

static int gap_compare(const void *a, const void *b)
{
    const struct gap *x = a, *y = b;
    int by_uid = str_compare(x->uid, y->uid);
    return by_uid ? by_uid : date_compare(x->slot, y->slot);
}

static bool is_gap(const struct reading *r, const struct found *f)
{
    struct gap key = {f->uid, f->slot};
    return !f->is_moved && r->gaps.count &&
           bsearch(&key, r->gaps.at, r->gaps.count, sizeof *r->gaps.at, gap_compare);
}

static int day_compare(const void *a, const void *b)
{
    const struct ical_day *x = a, *y = b;
    int by_first = date_compare(x->first, y->first);
    return by_first ? by_first : date_compare(x->last, y->last);
}

static struct ical_days days_collect(struct reading *r)
{
    struct ical_days days = {.at = NEW_ARRAY(r->arena, struct ical_day, r->found.count)};
    if (r->gaps.count)
        qsort(r->gaps.at, r->gaps.count, sizeof *r->gaps.at, gap_compare);
    for (size_t i = 0; i < r->found.count; i++)
        if (!is_gap(r, &r->found.at[i]))
            days.at[days.count++] = r->found.at[i].day;
    if (days.count)
        qsort(days.at, days.count, sizeof *days.at, day_compare);
    return days;
}

enum ical_days_result ical_days_read(struct arena *arena, struct str ics, struct date from, struct date to,
                                     struct ical_days *out)
{
    struct reading r = {.arena = arena, .from = from, .to = to};
    *out = (struct ical_days){0};
    if (ics.len > ICAL_DAYS_BYTES_MOST)
        return ICAL_DAYS_TOO_LARGE;
    r.lines = ical_lines(arena, ics);
    if (!str_is_nocase(str_slice(r.lines, 0, 15), S("BEGIN:VCALENDAR")))
        return ICAL_DAYS_NO_CALENDAR;
    events_read(&r);
    if (r.result == ICAL_DAYS_READ)
        *out = days_collect(&r);
    out->refused = r.refused;
    return r.result == ICAL_DAYS_READ && !out->count ? ICAL_DAYS_NONE : r.result;
}
