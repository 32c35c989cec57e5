// SPDX-License-Identifier: EUPL-1.2
// Writes a sample feed: a meet-up, a whole day in another country, and one that was cancelled; see run.mjs.
#include "calendar/ical.h"

#include <stdio.h>

int main(void)
{
    struct arena *arena = arena_new();
    struct instant stamp = {INT64_C(1790000000) * US_PER_SECOND};
    struct wall noon = {date_of(2027, 6, 3), 12 * 60}, two = {date_of(2027, 6, 3), 14 * 60};
    struct calendar_event events[] = {
        {.uid = S("g1@tvers.example"), .stamp = stamp, .starts = noon, .ends = two, .summary = S("Møte, én")},
        {.uid = S("g2@tvers.example"),
         .stamp = stamp,
         .starts = noon,
         .ends = two,
         .all_day = true,
         .summary = S("Heldag")},
        {.uid = S("g3@tvers.example"),
         .sequence = 1,
         .stamp = stamp,
         .starts = noon,
         .ends = two,
         .zone = ZONE_COPENHAGEN,
         .summary = S("Aflyst"),
         .status = CALENDAR_CANCELLED},
    };
    struct str feed = calendar_feed(arena, events, 3, S("Tvers – Kåre: nettverk"));
    fwrite(feed.at, 1, feed.len, stdout);
    arena_free(arena);
    return 0;
}
