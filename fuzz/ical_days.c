// SPDX-License-Identifier: EUPL-1.2
// Fuzzes the reader of calendars that others keep: the days are in order, within the period, and clean.
#include "base/bug.h"
#include "base/utf8.h"
#include "calendar/ical_days.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_day(const struct ical_day *day, struct date from, struct date to)
{
    ASSERT(date_compare(day->first, day->last) <= 0);
    ASSERT(date_compare(day->last, from) >= 0 && date_compare(day->first, to) <= 0);
    ASSERT(day->label.len <= ICAL_DAYS_LABEL_BYTES_MOST && utf8_valid(day->label));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new();
    struct date from = date_of(2026, 1, 1), to = date_of(2030, 12, 31);
    struct ical_days days;
    if (ical_days_read(arena, (struct str){(const char *)data, size}, from, to, &days) == ICAL_DAYS_READ) {
        ASSERT(days.count > 0 && days.count <= ICAL_DAYS_MOST);
        for (size_t i = 0; i < days.count; i++) {
            check_day(&days.at[i], from, to);
            ASSERT(i == 0 || date_compare(days.at[i - 1].first, days.at[i].first) <= 0);
        }
    }
    arena_free(arena);
    return 0;
}
