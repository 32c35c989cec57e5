// SPDX-License-Identifier: EUPL-1.2
// What of a programme runs at which minute, on the clock of the network.
#include "gathering/programme.h"
#include "test.h"

enum { ITEMS = 4 };

/// From nine: half an hour, ten minutes of nothing, an hour, and half an hour that begins within it.
static struct programme_item_list programme(void)
{
    static struct programme_item items[ITEMS] = {{.start_minute = 540, .minutes = 30},
                                                 {.start_minute = 580, .minutes = 60},
                                                 {.start_minute = 600, .minutes = 30},
                                                 {.start_minute = 640, .minutes = 20}};
    return (struct programme_item_list){items, ITEMS};
}

TEST("what runs, what comes next and what is left, at each minute")
{
    static const struct {
        int64_t minute;
        size_t current, next;
        int64_t left, passed;
    } rows[] = {
        {-1, ITEMS, 0, 0, 0},
        {539, ITEMS, 0, 0, 0},
        {540, 0, 1, 30, 0},
        {569, 0, 1, 1, 29},
        {570, ITEMS, 1, 0, 30},
        {580, 1, 2, 60, 30},
        {600, 2, 3, 30, 50},
        {629, 2, 3, 1, 108},
        {630, 1, 3, 10, 110},
        {640, 3, ITEMS, 20, 120},
        {659, 3, ITEMS, 1, 139},
        {660, ITEMS, ITEMS, 0, 140},
        {MINUTES_PER_DAY, ITEMS, ITEMS, 0, 140},
    };
    struct programme_item_list items = programme();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct programme_now now = programme_now(&items, rows[i].minute);
        CHECK_INT(now.current, rows[i].current);
        CHECK_INT(now.next, rows[i].next);
        CHECK_INT(now.left, rows[i].left);
        CHECK_INT(now.passed, rows[i].passed);
    }
}

/// The minute that the wall shows at a moment of UTC.
static int64_t minute_at(struct date held_on, int day_offset, int hour)
{
    struct gathering g = {.held_on = held_on};
    struct instant midnight = {(int64_t)held_on.days * US_PER_DAY};
    return programme_minute(&g, S("Europe/Copenhagen"),
                            instant_plus(midnight, day_offset * US_PER_DAY + hour * 60 * US_PER_MINUTE));
}

TEST("the wall shows the time of the network's clock on both days of a change, and knows the day")
{
    struct date spring = date_of(2027, 3, 28), autumn = date_of(2027, 10, 31), usual = date_of(2027, 6, 3);
    CHECK_INT(minute_at(spring, 0, 0), 60);       // UTC + 1
    CHECK_INT(minute_at(spring, 0, 1), 3 * 60);   // two o'clock is left out
    CHECK_INT(minute_at(spring, 0, 10), 12 * 60); // UTC + 2
    CHECK_INT(minute_at(autumn, 0, 0), 2 * 60);
    CHECK_INT(minute_at(autumn, 0, 1), 2 * 60); // once more
    CHECK_INT(minute_at(autumn, 0, 11), 12 * 60);
    CHECK_INT(minute_at(usual, -1, 23), 60); // its day has begun there
    CHECK_INT(minute_at(usual, -1, 21), -1);
    CHECK_INT(minute_at(usual, 0, 22), MINUTES_PER_DAY);
}

TEST("an item is over with its last minute")
{
    struct programme_item item = {.start_minute = 540, .minutes = 30};
    CHECK(!programme_item_is_over(&item, -1) && !programme_item_is_over(&item, 569));
    CHECK(programme_item_is_over(&item, 570) && programme_item_is_over(&item, MINUTES_PER_DAY));
}
