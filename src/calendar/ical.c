// SPDX-License-Identifier: EUPL-1.2
// Events to iCalendar text, through libical.
#include "calendar/ical.h"

#include "base/bug.h"
#include "base/utf8.h"
#include "base/version.h"

#include <libical/ical.h>
#include <string.h>

enum { LINE_BYTES_MOST = 75 };

#define FEED_EVERY "PT4H"

// libical's own zones carry another TZID and eighty lines since 1895; some programs drop what they do not
// know.
#define VTIMEZONE(tzid)                                                                                      \
    "BEGIN:VTIMEZONE\r\nTZID:" tzid "\r\n"                                                                   \
    "BEGIN:DAYLIGHT\r\nDTSTART:19960331T020000\r\nTZNAME:CEST\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n" \
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n"                                             \
    "BEGIN:STANDARD\r\nDTSTART:19961027T030000\r\nTZNAME:CET\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"  \
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n"                                            \
    "END:VTIMEZONE\r\n"

static const char *zone_definition(enum zone zone)
{
    switch (zone) {
    case ZONE_OSLO: return VTIMEZONE("Europe/Oslo");
    case ZONE_COPENHAGEN: return VTIMEZONE("Europe/Copenhagen");
    }
    BUG("no such zone: %d", zone);
}

static icalparameter_partstat ical_partstat(enum partstat answer)
{
    switch (answer) {
    case PARTSTAT_NEEDS_ACTION: return ICAL_PARTSTAT_NEEDSACTION;
    case PARTSTAT_ACCEPTED: return ICAL_PARTSTAT_ACCEPTED;
    case PARTSTAT_DECLINED: return ICAL_PARTSTAT_DECLINED;
    case PARTSTAT_TENTATIVE: return ICAL_PARTSTAT_TENTATIVE;
    case PARTSTAT_DELEGATED: return ICAL_PARTSTAT_DELEGATED;
    }
    BUG("no such answer: %d", answer);
}

enum text_kind { ONE_LINE, MANY_LINES };

static bool is_control(int32_t c)
{
    return c < 0x20 || c == 0x7f;
}

// What iCalendar cannot carry is taken out before libical sees it; a line break within one line is a blank.
static const char *text_clean(struct arena *arena, struct str text, enum text_kind kind)
{
    struct buf out = buf_new(arena, 3 * text.len + 1);
    for (size_t at = 0; at < text.len;) {
        int32_t c = utf8_next(text, &at);
        if (c == '\n' || c == '\t')
            buf_char(&out, kind == ONE_LINE ? ' ' : (char)c);
        else if (c < 0)
            utf8_write(&out, 0xfffd);
        else if (!is_control(c))
            utf8_write(&out, (uint32_t)c);
    }
    return str_c(arena, str_trim(buf_get(&out)));
}

// RFC 6868 writes a caret in a parameter as two; libical 3.0 reads that but does not write it. A backslash at
// the end of a parameter hides its closing quote from libical, which Thunderbird and others read with.
static const char *param_clean(struct arena *arena, struct str text)
{
    text = str_replace(arena, text, S("\\"), S("/"));
    return text_clean(arena, str_replace(arena, text, S("^"), S("^^")), ONE_LINE);
}

static struct icaltimetype utc_time(struct instant t)
{
    return icaltime_from_timet_with_zone((time_t)(t.us / US_PER_SECOND), 0, icaltimezone_get_utc_timezone());
}

static struct icaltimetype wall_time(struct wall w, bool is_date)
{
    struct civil c = date_civil(w.date);
    struct icaltimetype t = icaltime_null_time();
    t.year = c.year;
    t.month = c.month;
    t.day = c.day;
    t.is_date = is_date;
    t.hour = is_date ? 0 : w.minute / 60;
    t.minute = is_date ? 0 : w.minute % 60;
    return t;
}

static icalproperty *zoned(icalproperty *time, const struct calendar_event *e)
{
    if (!e->all_day)
        icalproperty_add_parameter(time, icalparameter_new_tzid(zone_name(e->zone).at));
    return time;
}

static void add_times(icalcomponent *vevent, const struct calendar_event *e)
{
    struct wall ends = e->ends;
    if (e->all_day)
        ends.date = date_plus_days(ends.date, 1); // DTEND is the first moment that is no longer part of it
    icalcomponent_add_property(vevent, icalproperty_new_dtstamp(utc_time(e->stamp)));
    icalcomponent_add_property(vevent, zoned(icalproperty_new_dtstart(wall_time(e->starts, e->all_day)), e));
    icalcomponent_add_property(vevent, zoned(icalproperty_new_dtend(wall_time(ends, e->all_day)), e));
}

// A comma would make two categories of one, and libical does not escape it.
static const char *category_clean(struct arena *arena, struct str text)
{
    text = str_replace(arena, text, S(","), S(""));
    return text_clean(arena, str_replace(arena, text, S(";"), S("")), ONE_LINE);
}

static void add_texts(struct arena *arena, icalcomponent *vevent, const struct calendar_event *e)
{
    icalcomponent_add_property(vevent, icalproperty_new_summary(text_clean(arena, e->summary, ONE_LINE)));
    if (e->location.len)
        icalcomponent_add_property(vevent,
                                   icalproperty_new_location(text_clean(arena, e->location, ONE_LINE)));
    if (e->description.len)
        icalcomponent_add_property(
            vevent, icalproperty_new_description(text_clean(arena, e->description, MANY_LINES)));
    if (e->url.len)
        icalcomponent_add_property(vevent, icalproperty_new_url(text_clean(arena, e->url, ONE_LINE)));
    if (e->category.len)
        icalcomponent_add_property(vevent, icalproperty_new_categories(category_clean(arena, e->category)));
}

static const char *mailto(struct arena *arena, struct str address)
{
    return text_clean(arena, str_cat(arena, S("mailto:"), address), ONE_LINE);
}

static icalproperty *named(struct arena *arena, icalproperty *property, struct str name)
{
    if (name.len)
        icalproperty_add_parameter(property, icalparameter_new_cn(param_clean(arena, name)));
    return property;
}

static void add_organizer(struct arena *arena, icalcomponent *vevent, const struct calendar_person *organizer)
{
    icalproperty *p = icalproperty_new_organizer(mailto(arena, organizer->address));
    icalcomponent_add_property(vevent, named(arena, p, organizer->name));
}

static void add_attendee(struct arena *arena, icalcomponent *vevent, const struct calendar_event *e,
                         icalproperty_method method)
{
    icalproperty *p = icalproperty_new_attendee(mailto(arena, e->attendee.address));
    icalproperty_add_parameter(p, icalparameter_new_cutype(ICAL_CUTYPE_INDIVIDUAL));
    icalproperty_add_parameter(p, icalparameter_new_role(ICAL_ROLE_REQPARTICIPANT));
    icalproperty_add_parameter(p, icalparameter_new_partstat(ical_partstat(e->answer)));
    if (method == ICAL_METHOD_REQUEST)
        icalproperty_add_parameter(p, icalparameter_new_rsvp(e->rsvp ? ICAL_RSVP_TRUE : ICAL_RSVP_FALSE));
    icalcomponent_add_property(vevent, named(arena, p, e->attendee.name));
}

static void add_alarm(icalcomponent *vevent, const struct calendar_event *e)
{
    struct icaltriggertype before = {.duration = icaldurationtype_from_int(-60 * e->alarm_minutes_before)};
    before.time = icaltime_null_time();
    icalcomponent *alarm = icalcomponent_new_valarm();
    icalcomponent_add_property(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
    icalcomponent_add_property(alarm, icalproperty_new_description(icalcomponent_get_summary(vevent)));
    icalcomponent_add_property(alarm, icalproperty_new_trigger(before));
    icalcomponent_add_component(vevent, alarm);
}

static icalcomponent *vevent_new(struct arena *arena, const struct calendar_event *e, bool cancelled)
{
    icalcomponent *vevent = icalcomponent_new_vevent();
    icalcomponent_add_property(vevent, icalproperty_new_uid(text_clean(arena, e->uid, ONE_LINE)));
    icalcomponent_add_property(vevent, icalproperty_new_sequence(e->sequence));
    add_times(vevent, e);
    add_texts(arena, vevent, e);
    icalcomponent_add_property(
        vevent, icalproperty_new_status(cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
    icalcomponent_add_property(
        vevent, icalproperty_new_transp(cancelled ? ICAL_TRANSP_TRANSPARENT : ICAL_TRANSP_OPAQUE));
    return vevent;
}

static icalcomponent *vcalendar_new(void)
{
    icalcomponent *calendar = icalcomponent_new_vcalendar();
    icalcomponent_add_property(calendar, icalproperty_new_version("2.0"));
    icalcomponent_add_property(calendar, icalproperty_new_prodid("-//Tvers//Tvers " TVERS_VERSION "//EN"));
    icalcomponent_add_property(calendar, icalproperty_new_calscale("GREGORIAN"));
    return calendar;
}

static void add_zone(icalcomponent *calendar, enum zone zone)
{
    icalcomponent *definition = icalparser_parse_string(zone_definition(zone));
    ASSERT(definition);
    icalcomponent_add_component(calendar, definition);
}

static bool is_continuation(char byte)
{
    return ((unsigned char)byte & 0xc0) == 0x80;
}

/// RFC 5545, section 3.1: at most 75 bytes, never broken inside a character.
static void line_fold(struct buf *out, struct str line)
{
    for (size_t room = LINE_BYTES_MOST; line.len > room; room = LINE_BYTES_MOST - 1) {
        size_t take = room;
        while (is_continuation(line.at[take]))
            take--;
        buf_str(out, str_slice(line, 0, take));
        buf_str(out, S("\r\n "));
        line = str_slice(line, take, line.len);
    }
    buf_str(out, line);
    buf_str(out, S("\r\n"));
}

/// libical 3.0 ends a text that just fills its last line with a blank and a bare line feed: folded anew. And
/// a calendar's name comes a second time, as most programs know it: libical would leave its commas bare
/// there.
static struct str fold_again(struct arena *arena, struct str text)
{
    struct buf out = buf_new(arena, 2 * text.len);
    struct str line, whole = str_replace(arena, text, S("\r"), S(""));
    whole = str_replace(arena, whole, S("\n "), S(""));
    while (str_cut(&whole, '\n', &line)) {
        if (line.len)
            line_fold(&out, line);
        if (str_starts(line, S("NAME:")))
            line_fold(&out, str_cat(arena, S("X-WR-CAL"), line));
    }
    ASSERT(!buf_full(&out));
    return buf_get(&out);
}

static struct str calendar_end(struct arena *arena, icalcomponent *calendar)
{
    char *written = icalcomponent_as_ical_string_r(calendar);
    if (!written)
        die("no memory for a calendar");
    struct str text = fold_again(arena, str_from(written));
    icalmemory_free_buffer(written);
    icalcomponent_free(calendar);
    return text;
}

static struct str message(struct arena *arena, const struct calendar_event *e, icalproperty_method method)
{
    bool cancelled = method == ICAL_METHOD_CANCEL;
    icalcomponent *calendar = vcalendar_new();
    icalcomponent_add_property(calendar, icalproperty_new_method(method));
    if (!e->all_day)
        add_zone(calendar, e->zone);
    icalcomponent *vevent = vevent_new(arena, e, cancelled);
    add_organizer(arena, vevent, &e->organizer);
    add_attendee(arena, vevent, e, method);
    if (e->alarm_minutes_before > 0 && !cancelled)
        add_alarm(vevent, e);
    icalcomponent_add_component(calendar, vevent);
    return calendar_end(arena, calendar);
}

struct str calendar_request(struct arena *arena, const struct calendar_event *event)
{
    return message(arena, event, ICAL_METHOD_REQUEST);
}

struct str calendar_cancel(struct arena *arena, const struct calendar_event *event)
{
    return message(arena, event, ICAL_METHOD_CANCEL);
}

struct str calendar_to(struct arena *arena, struct str ics, const struct calendar_person *attendee)
{
    icalcomponent *calendar = icalparser_parse_string(str_c(arena, ics));
    ASSERT(calendar);
    icalcomponent *vevent = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    icalproperty *p = icalcomponent_get_first_property(vevent, ICAL_ATTENDEE_PROPERTY);
    icalproperty_set_attendee(p, mailto(arena, attendee->address));
    icalproperty_remove_parameter_by_kind(p, ICAL_CN_PARAMETER);
    named(arena, p, attendee->name);
    return calendar_end(arena, calendar);
}

static icalproperty *extension(const char *name, const char *value)
{
    icalproperty *p = icalproperty_new_x(value);
    icalproperty_set_x_name(p, name);
    return p;
}

static void add_feed_properties(icalcomponent *calendar, const char *name)
{
    icalproperty *refresh = icalproperty_new_refreshinterval(icaldurationtype_from_string(FEED_EVERY));
    icalproperty_add_parameter(refresh, icalparameter_new_value(ICAL_VALUE_DURATION));
    icalcomponent_add_property(calendar, icalproperty_new_name(name)); // RFC 7986
    icalcomponent_add_property(calendar, refresh);
    icalcomponent_add_property(calendar, extension("X-PUBLISHED-TTL", FEED_EVERY));
}

static void add_zones_used(icalcomponent *calendar, const struct calendar_event *events, size_t count)
{
    bool used[] = {[ZONE_OSLO] = false, [ZONE_COPENHAGEN] = false};
    for (size_t i = 0; i < count; i++)
        if (!events[i].all_day)
            used[events[i].zone] = true;
    for (size_t zone = 0; zone < sizeof used / sizeof *used; zone++)
        if (used[zone])
            add_zone(calendar, (enum zone)zone);
}

static void add_event(struct arena *arena, icalcomponent *calendar, const struct calendar_event *e)
{
    icalcomponent *vevent = vevent_new(arena, e, e->status == CALENDAR_CANCELLED);
    icalcomponent_add_property(vevent, icalproperty_new_lastmodified(utc_time(e->stamp)));
    icalcomponent_add_component(calendar, vevent);
}

struct str calendar_single(struct arena *arena, const struct calendar_event *event)
{
    icalcomponent *calendar = vcalendar_new();
    add_zones_used(calendar, event, 1);
    add_event(arena, calendar, event);
    return calendar_end(arena, calendar);
}

struct str calendar_feed(struct arena *arena, const struct calendar_event *events, size_t count,
                         struct str name)
{
    icalcomponent *calendar = vcalendar_new();
    add_feed_properties(calendar, text_clean(arena, name, ONE_LINE));
    if (!count)
        add_zone(calendar, ZONE_OSLO); // RFC 5545, section 3.6: a calendar has a component at least
    add_zones_used(calendar, events, count);
    for (size_t i = 0; i < count; i++)
        add_event(arena, calendar, &events[i]);
    return calendar_end(arena, calendar);
}
