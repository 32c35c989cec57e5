// SPDX-License-Identifier: EUPL-1.2
// The moment that somebody else's calendar means by a wall time: its zone may be a name of the world's
// (Europe/London), one of Windows' (GMT Standard Time), either behind a prefix
// (/citadel.org/20230101_1/America/New_York), or one that only the calendar itself defines.
//
//     struct instant at;
//     if (foreign_zone_instant(arena, S("Eastern Standard Time"), ics, wall, &at)) ...
//
// Names are looked up in ICU's data. A name that nobody knows is looked up among the VTIMEZONEs of the
// calendar (RFC 5545, section 3.6.5), of which only onsets and yearly rules by month and weekday are read,
// which is all that programs write. Cost: about 20 us for a name; one pass over the calendar for a
// definition.
#ifndef CALENDAR_FOREIGN_ZONE_H
#define CALENDAR_FOREIGN_ZONE_H

#include "base/date.h"

/// `calendar`: the text, with its folded lines joined. False where the zone means nothing.
bool foreign_zone_instant(struct arena *arena, struct str zone, struct str calendar, struct wall wall,
                          struct instant *out);

#endif
