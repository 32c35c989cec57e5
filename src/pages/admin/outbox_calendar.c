// SPDX-License-Identifier: EUPL-1.2
// Reads back what calendar/ical.c has written: that layout, and no stranger's.
#include "pages/admin/outbox_calendar.h"

#include "base/buf.h"
#include "i18n/format.h"

/// Long lines are broken by CRLF and a blank (RFC 5545, section 3.1).
static struct str unfolded(struct arena *arena, struct str text)
{
    return str_replace(arena, str_replace(arena, text, S("\r\n "), S("")), S("\r\n\t"), S(""));
}

/// The first line "NAME:..." or "NAME;..." of the event; empty when there is none.
static struct str line_of(struct str event, struct str name)
{
    struct str rest = event, line;
    while (str_cut(&rest, '\n', &line))
        if (str_starts(line, name) && line.len > name.len &&
            (line.at[name.len] == ':' || line.at[name.len] == ';'))
            return str_trim(line);
    return S("");
}

static struct str value_of(struct str line)
{
    return str_slice(line, str_find(line, ':', 0) + 1, line.len);
}

/// Undoes \, \; \n and \\ .
static struct str text_of(struct arena *arena, struct str line)
{
    struct str value = value_of(line);
    struct buf out = buf_new(arena, value.len + 1);
    for (size_t i = 0; i < value.len; i++) {
        bool is_escape = value.at[i] == '\\' && i + 1 < value.len;
        i += is_escape;
        buf_char(&out, is_escape && value.at[i] == 'n' ? ' ' : value.at[i]);
    }
    return buf_get(&out);
}

/// "20261210T090000", as a wall time.
static bool wall_of(struct str line, struct wall *out)
{
    struct str v = value_of(line);
    int64_t day, hour, minute;
    if (v.len < 13 || !str_int(str_slice(v, 0, 8), &day) || !str_int(str_slice(v, 9, 11), &hour) ||
        !str_int(str_slice(v, 11, 13), &minute))
        return false;
    out->minute = (int32_t)(hour * 60 + minute);
    return date_from_civil((struct civil){(int)(day / 10000), (int)(day / 100 % 100), (int)(day % 100)},
                           &out->date);
}

struct outbox_calendar outbox_calendar_read(struct web *w, const struct outbox_mail *mail)
{
    struct str all = unfolded(w->arena, mail->calendar.value);
    struct str event = str_slice(all, str_find_str(all, S("BEGIN:VEVENT"), 0), all.len);
    struct str attendee = line_of(event, S("ATTENDEE"));
    bool is_cancel = mail->calendar_method.is_set && mail->calendar_method.value == CALENDAR_METHOD_CANCEL;
    bool asks = str_find_str(attendee, S("RSVP=TRUE"), 0) < attendee.len;
    struct outbox_calendar c = {
        .what = SAY(w, is_cancel ? MSG_outbox_calendar_cancel : MSG_outbox_calendar_request),
        .title = text_of(w->arena, line_of(event, S("SUMMARY"))),
        .place = text_of(w->arena, line_of(event, S("LOCATION"))),
        .answer = SAY(w, asks ? MSG_outbox_calendar_asks : MSG_outbox_calendar_keeps),
    };
    struct wall from, to;
    str_int(value_of(line_of(event, S("SEQUENCE"))), &c.sequence);
    if (wall_of(line_of(event, S("DTSTART")), &from) && wall_of(line_of(event, S("DTEND")), &to))
        c.when = format_wall_range(w->arena, w->lang, from, to);
    return c;
}
