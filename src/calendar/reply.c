// SPDX-License-Identifier: EUPL-1.2
// Answers from calendar programs.
#include "calendar/reply.h"

#include "base/utf8.h"
#include "calendar/ical_part.h"

enum {
    LINE_BYTES_MOST = 16 * 1024,
    PROPERTIES_MOST = 200,
    SEQUENCE_MOST = 1000000,
    DURATION_DAYS_MOST = 31,
};

static bool is_wanted(struct str line)
{
    static const struct str wanted[] = {S_INIT("UID"),      S_INIT("SEQUENCE"), S_INIT("DTSTAMP"),
                                        S_INIT("ATTENDEE"), S_INIT("COMMENT"),  S_INIT("DTSTART"),
                                        S_INIT("DTEND"),    S_INIT("DURATION")};
    struct str name = ical_property_name(line);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (str_is_nocase(name, wanted[i]))
            return line.len <= LINE_BYTES_MOST;
    return false;
}

struct strained {
    struct str method, event;
};

/// The method, and the wanted properties of the first event, as an event of their own.
static struct strained strain(struct arena *arena, struct str text)
{
    struct buf event = buf_new(arena, 2 * text.len + 100);
    struct str line, method = S("");
    int depth = 0, events = 0, properties = 0;
    buf_str(&event, S("BEGIN:VEVENT\r\n"));
    while (str_cut(&text, '\n', &line)) {
        line = str_trim(line);
        bool in_event = depth == 2 && events == 1;
        if (str_is_nocase(ical_property_name(line), S("BEGIN")))
            events += ++depth == 2 && str_is_nocase(line, S("BEGIN:VEVENT"));
        else if (str_is_nocase(ical_property_name(line), S("END")))
            depth--;
        else if (depth == 1 && str_is_nocase(ical_property_name(line), S("METHOD")))
            method = str_trim(str_slice(line, str_find(line, ':', 0) + 1, line.len));
        else if (in_event && is_wanted(line) && properties++ < PROPERTIES_MOST)
            buf_format(&event, "%.*s\r\n", STR(line));
    }
    buf_str(&event, S("END:VEVENT\r\n"));
    return (struct strained){method, events ? buf_get(&event) : S("")};
}

static struct str value_of(struct arena *arena, icalcomponent *event, icalproperty_kind kind)
{
    icalproperty *p = icalcomponent_get_first_property(event, kind);
    const char *value = p ? icalproperty_get_value_as_string(p) : NULL;
    return value ? str_trim(str_copy(arena, str_from(value))) : S("");
}

static bool utc_read(struct icaltimetype t, struct instant *out)
{
    struct wall w;
    if (!ical_wall_read(t, &w) || t.second < 0 || t.second > 60)
        return false;
    out->us = w.date.days * US_PER_DAY + w.minute * US_PER_MINUTE + t.second * US_PER_SECOND;
    return true;
}

static struct wall wall_plus(struct wall w, int64_t minutes)
{
    int64_t sum = w.minute + minutes;
    return (struct wall){date_plus_days(w.date, (int)(sum / MINUTES_PER_DAY)),
                         (int32_t)(sum % MINUTES_PER_DAY)};
}

/// Minutes; 0 where there is none, or one that nobody can mean.
static int64_t duration_read(icalcomponent *event)
{
    icalproperty *p = icalcomponent_get_first_property(event, ICAL_DURATION_PROPERTY);
    if (!ical_has_kind(p, ICAL_DURATION_VALUE))
        return 0;
    int64_t minutes = icaldurationtype_as_int(icalproperty_get_duration(p)) / 60;
    return minutes > 0 && minutes <= DURATION_DAYS_MOST * MINUTES_PER_DAY ? minutes : 0;
}

/// An end, a duration, or neither: then a day ends with itself, and a time is only a beginning.
static enum reply_proposal proposal_read(struct arena *arena, icalcomponent *event, struct str calendar,
                                         struct calendar_reply *out)
{
    struct icaltimetype start, end;
    if (!icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY))
        return REPLY_PROPOSES_NOTHING;
    if (!ical_time_here(arena, event, ICAL_DTSTART_PROPERTY, calendar, &start, &out->starts))
        return REPLY_PROPOSES_UNREADABLY;
    out->ends = wall_plus(out->starts, duration_read(event));
    if (icalcomponent_get_first_property(event, ICAL_DTEND_PROPERTY) &&
        (!ical_time_here(arena, event, ICAL_DTEND_PROPERTY, calendar, &end, &out->ends) ||
         end.is_date != start.is_date))
        return REPLY_PROPOSES_UNREADABLY;
    if (start.is_date && date_compare(out->starts.date, out->ends.date) < 0)
        out->ends.date =
            date_plus_days(out->ends.date, -1); // the end is the first day that is no longer part of it
    if (wall_compare(out->starts, out->ends) > 0)
        return REPLY_PROPOSES_UNREADABLY;
    return start.is_date ? REPLY_PROPOSES_DAYS : REPLY_PROPOSES_TIME;
}

/// "MAILTO:Kari@Example.NO" as "kari@example.no", also where a program has left out "mailto:"; empty when it
/// is no mail address.
static struct str address_read(struct arena *arena, const char *value)
{
    struct str address = str_trim(str_lower(arena, str_from(value ? value : "")));
    if (str_starts(address, S("mailto:")))
        address = str_trim(str_slice(address, 7, address.len));
    bool is_address = str_find(address, '@', 0) < address.len && str_find(address, ':', 0) == address.len;
    return is_address ? address : S("");
}

static struct str param_text(icalproperty *p, icalparameter_kind kind,
                             const char *(*get)(const icalparameter *))
{
    icalparameter *param = icalproperty_get_first_parameter(p, kind);
    const char *value = param ? get(param) : NULL;
    return str_from(value ? value : "");
}

static bool answer_read(icalproperty *p, enum partstat *out)
{
    icalparameter *param = icalproperty_get_first_parameter(p, ICAL_PARTSTAT_PARAMETER);
    icalparameter_partstat stat = param ? icalparameter_get_partstat(param) : ICAL_PARTSTAT_NONE;
    *out = stat == ICAL_PARTSTAT_ACCEPTED    ? PARTSTAT_ACCEPTED
           : stat == ICAL_PARTSTAT_DECLINED  ? PARTSTAT_DECLINED
           : stat == ICAL_PARTSTAT_TENTATIVE ? PARTSTAT_TENTATIVE
           : stat == ICAL_PARTSTAT_DELEGATED ? PARTSTAT_DELEGATED
                                             : PARTSTAT_NEEDS_ACTION;
    return *out != PARTSTAT_NEEDS_ACTION;
}

static struct str text_clip(struct str text, size_t most)
{
    while (text.len > most || !utf8_valid(text))
        text.len--;
    return text;
}

/// Adds what a person wrote: a program may send it in several pieces, or twice.
static void comment_add(struct arena *arena, const char *text, struct calendar_reply *out)
{
    struct str more = str_trim(str_copy(arena, str_from(text ? text : "")));
    if (!more.len || str_find_str(out->comment, more, 0) < out->comment.len)
        return;
    if (out->comment.len)
        more = str_format(arena, "%.*s\n%.*s", STR(out->comment), STR(more));
    out->comment =
        str_trim(text_clip(str_slice(more, 0, REPLY_COMMENT_BYTES_MOST), REPLY_COMMENT_BYTES_MOST));
}

static void comments_read(struct arena *arena, icalcomponent *event, struct calendar_reply *out)
{
    for (icalproperty *p = icalcomponent_get_first_property(event, ICAL_COMMENT_PROPERTY); p;
         p = icalcomponent_get_next_property(event, ICAL_COMMENT_PROPERTY))
        if (ical_has_kind(p, ICAL_TEXT_VALUE))
            comment_add(arena, icalproperty_get_comment(p), out);
}

/// Where Google puts the note that goes with an answer.
static void google_note_read(struct arena *arena, icalproperty *p, struct calendar_reply *out)
{
    for (icalparameter *x = icalproperty_get_first_parameter(p, ICAL_X_PARAMETER); x;
         x = icalproperty_get_next_parameter(p, ICAL_X_PARAMETER)) {
        const char *name = icalparameter_get_xname(x);
        if (name && str_is_nocase(str_from(name), S("X-RESPONSE-COMMENT")))
            comment_add(arena, icalparameter_get_xvalue(x), out);
    }
}

static void attendee_read(struct arena *arena, icalproperty *p, struct calendar_reply *out)
{
    if (ical_has_kind(p, ICAL_CALADDRESS_VALUE))
        out->attendee = address_read(arena, icalproperty_get_attendee(p));
    if (!out->attendee.len) { // Google and Apple hide the address at times, and add EMAIL= (RFC 7986)
        struct str email = param_text(p, ICAL_EMAIL_PARAMETER, icalparameter_get_email);
        out->attendee = address_read(arena, str_c(arena, email));
    }
    struct str sent_by = param_text(p, ICAL_SENTBY_PARAMETER, icalparameter_get_sentby);
    struct str to = param_text(p, ICAL_DELEGATEDTO_PARAMETER, icalparameter_get_delegatedto);
    out->sent_by = address_read(arena, str_c(arena, sent_by));
    out->delegated_to = address_read(arena, str_c(arena, to));
    google_note_read(arena, p, out);
    (void)answer_read(p, &out->answer);
}

/// The one attendee that has answered, who may be listed twice; programs that list everyone leave the others
/// at NEEDS-ACTION.
static enum calendar_refusal attendees_read(struct arena *arena, icalcomponent *event,
                                            struct calendar_reply *out)
{
    int answered = 0, listed = 0;
    for (icalproperty *p = icalcomponent_get_first_property(event, ICAL_ATTENDEE_PROPERTY); p;
         p = icalcomponent_get_next_property(event, ICAL_ATTENDEE_PROPERTY)) {
        enum partstat answer;
        struct str before = out->attendee;
        enum partstat answer_before = out->answer;
        listed++;
        if (!answer_read(p, &answer))
            continue;
        attendee_read(arena, p, out);
        if (answered++ && (!str_is(before, out->attendee) || answer_before != out->answer))
            return REPLY_MANY_ATTENDEES;
    }
    if (answered == 0)
        return listed ? REPLY_NO_ANSWER : REPLY_NO_ATTENDEE;
    return out->attendee.len ? REPLY_READ : REPLY_NO_ATTENDEE;
}

static void stamps_read(struct arena *arena, icalcomponent *event, struct calendar_reply *out)
{
    int64_t sequence;
    out->has_sequence = str_int(value_of(arena, event, ICAL_SEQUENCE_PROPERTY), &sequence) && sequence >= 0 &&
                        sequence <= SEQUENCE_MOST;
    if (out->has_sequence)
        out->sequence = sequence;
    icalproperty *stamp = icalcomponent_get_first_property(event, ICAL_DTSTAMP_PROPERTY);
    out->has_stamp =
        ical_has_kind(stamp, ICAL_DATETIME_VALUE) && utc_read(icalproperty_get_dtstamp(stamp), &out->stamp);
}

static enum calendar_refusal event_read(struct arena *arena, icalcomponent *event, struct str calendar,
                                        struct calendar_reply *out)
{
    out->uid = value_of(arena, event, ICAL_UID_PROPERTY);
    if (!out->uid.len)
        return REPLY_NO_UID;
    stamps_read(arena, event, out);
    comments_read(arena, event, out);
    if (out->is_counter)
        out->proposes = proposal_read(arena, event, calendar, out);
    return attendees_read(arena, event, out);
}

enum calendar_refusal calendar_reply_read(struct arena *arena, struct str ics, struct str method,
                                          struct calendar_reply *out)
{
    *out = (struct calendar_reply){0};
    if (ics.len > REPLY_BYTES_MOST)
        return REPLY_TOO_LARGE;
    struct str text = ical_lines(arena, ics);
    struct strained s = strain(arena, text);
    if (!s.event.len)
        return REPLY_NO_CALENDAR;
    if (s.method.len)
        method = s.method;
    out->is_counter = str_is_nocase(method, S("COUNTER"));
    if (!out->is_counter && !str_is_nocase(method, S("REPLY")))
        return REPLY_OTHER_METHOD;
    icalcomponent *event = icalparser_parse_string(str_c(arena, s.event));
    if (!event)
        return REPLY_NO_CALENDAR;
    enum calendar_refusal refusal = event_read(arena, event, text, out);
    icalcomponent_free(event);
    return refusal;
}
