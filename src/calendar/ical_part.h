// SPDX-License-Identifier: EUPL-1.2
// What the readers of iCalendar share: its lines, and its times as wall times of Norway and Denmark. For the
// files of this folder alone.
//
// A reader takes the few properties that it wants out of the lines and hands libical nothing else.
#ifndef CALENDAR_ICAL_PART_H
#define CALENDAR_ICAL_PART_H

#include "base/date.h"

#include <libical/ical.h>

/// The text with its folded lines joined (RFC 5545, section 3.1), as UTF-8, without a byte order mark and
/// control characters.
struct str ical_lines(struct arena *arena, struct str ics);
/// "DTSTART;VALUE=DATE:20270222" is DTSTART.
struct str ical_property_name(struct str line);

/// libical believes a stranger's VALUE= and then reads one kind of value as another: ask for the kind first.
bool ical_has_kind(icalproperty *p, icalvalue_kind kind);
bool ical_wall_read(struct icaltimetype t, struct wall *out);
/// A time in the wall time of Norway and Denmark; one that names no zone is taken to be that. `calendar`: the
/// lines, where a zone of its own is defined. `t` tells whether it is a day.
bool ical_time_here(struct arena *arena, icalcomponent *event, icalproperty_kind kind, struct str calendar,
                    struct icaltimetype *t, struct wall *out);

#endif
