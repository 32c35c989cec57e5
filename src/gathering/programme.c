// SPDX-License-Identifier: EUPL-1.2
// What, where and by whom; and when.
#include "gathering/programme.h"

struct str programme_item_words(struct arena *arena, const struct programme_item *item)
{
    struct str words = item->title;
    if (item->place.len)
        words = str_format(arena, "%.*s, %.*s", STR(words), STR(item->place));
    if (item->responsible_name.len)
        words = str_format(arena, "%.*s (%.*s)", STR(words), STR(item->responsible_name));
    return words;
}

struct programme_now programme_now(const struct programme_item_list *items, int64_t minute)
{
    struct programme_now now = {.current = items->count, .next = items->count};
    for (size_t i = items->count; i-- > 0;) {
        const struct programme_item *p = &items->at[i];
        int64_t passed = minute - p->start_minute;
        if (passed < 0) {
            now.next = i;
            continue;
        }
        now.passed += passed < p->minutes ? passed : p->minutes;
        if (passed < p->minutes && now.current == items->count) {
            now.current = i;
            now.left = p->minutes - passed;
        }
    }
    return now;
}

int64_t programme_minute(const struct gathering *gathering, struct str zone, struct instant now)
{
    enum zone of_network = ZONE_OSLO;
    zone_by_name(zone, &of_network);
    struct wall wall = wall_from_instant(now, of_network);
    int days = date_compare(wall.date, gathering->held_on);
    return days < 0 ? -1 : days > 0 ? MINUTES_PER_DAY : wall.minute;
}

bool programme_item_is_over(const struct programme_item *item, int64_t minute)
{
    return minute >= item->start_minute + item->minutes;
}
