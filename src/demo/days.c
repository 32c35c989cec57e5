// SPDX-License-Identifier: EUPL-1.2
// A school's calendar as a file, and the answers of a poll.
#include "demo/days.h"

#include "demo/networks.h"
#include "gathering/keep_clear.h"
#include "gathering/poll.h"
#include "sql/network.h"

enum {
    SCHOOL_YEARS = 3,
    FRIDAY = 4, // days after a Monday
    PLANNING_WEEK = 46,
    SLOTS = 3,
    WEEK_DAYS = 7,
    OPENED_DAYS_AGO = 9,
    CLOSED_DAYS_AGO = 1,
    NOON = 12 * 60,
    CALENDAR_BYTES_MOST = 1 << 16,
};

// ---- the calendar ----

static struct date monday_of(int year, int week)
{
    struct date fourth = date_of(year, 1, 4); // is in week 1
    return date_plus_days(fourth, 7 * (week - 1) - (date_weekday(fourth) - 1));
}

static void event_write(struct buf *ics, struct date first, struct date last, struct str label)
{
    struct arena *arena = ics->arena;
    struct str from = str_replace(arena, date_iso(arena, first), S("-"), S(""));
    struct str to = str_replace(arena, date_iso(arena, date_plus_days(last, 1)), S("-"), S(""));
    buf_format(ics,
               "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:%.*s\r\nDTEND;VALUE=DATE:%.*s\r\n"
               "SUMMARY:%.*s\r\nEND:VEVENT\r\n",
               STR(from), STR(to), STR(label));
}

static void week_write(struct buf *ics, int year, int week, struct str label)
{
    struct date monday = monday_of(year, week);
    event_write(ics, monday, date_plus_days(monday, FRIDAY), label);
}

void demo_school_add(struct demo *d)
{
    const struct demo_school *school = &d->set->school;
    struct day_rules usual = day_rules_of(d->set->country);
    struct buf ics = buf_new(db_arena(d->db), CALENDAR_BYTES_MOST);
    int year = date_civil(d->today).year;
    buf_str(&ics, S("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    for (int i = 0; i < SCHOOL_YEARS; i++) {
        struct date planning = monday_of(year + i, PLANNING_WEEK);
        week_write(&ics, year + i, usual.winter_week, school->winter);
        week_write(&ics, year + i, usual.autumn_week, school->autumn);
        event_write(&ics, planning, planning, school->planning);
    }
    buf_str(&ics, S("END:VCALENDAR\r\n"));
    struct keep_clear_reading reading = keep_clear_read(db_arena(d->db), buf_get(&ics), d->today);
    keep_clear_add_file(d->db, school->name, KEEP_CLEAR_KIND_SCHOOL, &reading, demo_moment(d, 30, NOON));
}

// ---- the poll ----

/// Planned, ahead, and not the very next, which has been announced.
static bool gathering_after_next(struct demo *d, struct network_id network, struct gathering *out)
{
    struct gathering_list all = gatherings_of(d->db, network);
    int ahead = 0;
    for (size_t i = 0; i < all.count; i++)
        if (all.at[i].state == GATHERING_STATE_PLANNED && date_compare(all.at[i].held_on, d->today) > 0 &&
            ++ahead == 2) {
            *out = all.at[i];
            return true;
        }
    return false;
}

/// Its own day, the day before, and a week later.
static void slots_fill(const struct gathering *g, struct poll_slot *slots)
{
    const int days[SLOTS] = {-1, 0, WEEK_DAYS};
    for (int i = 0; i < SLOTS; i++)
        slots[i] = (struct poll_slot){.held_on = date_plus_days(g->held_on, days[i]),
                                      .start_minute = g->start_minute,
                                      .end_minute = g->end_minute};
}

/// Two thirds have answered: most can on the last of the days.
static void answer(struct demo *d, const struct date_poll *poll, const struct demo_cohort *members)
{
    for (size_t i = 0; i < members->count; i++) {
        enum can_come answers[SLOTS] = {i % 3 ? CAN_COME_YES : CAN_COME_NO,
                                        i % 2 ? CAN_COME_MAYBE : CAN_COME_NO,
                                        i % 7 ? CAN_COME_YES : CAN_COME_MAYBE};
        if (i % 3 == 2 || i == DEMO_LOOKING_MEMBER)
            continue;
        poll_answer_give(d->db,
                         &(struct poll_given){poll, d->set->zone, demo_person_id(d, members, i), answers,
                                              demo_moment(d, 3 + (int)i % 4, 9 * 60 + (int)i * 7)});
    }
}

void demo_poll_add(struct demo *d, struct network_id network, const struct demo_cohort *members)
{
    struct gathering g;
    struct poll_slot slots[SLOTS];
    struct date_poll_id id;
    struct date_poll poll;
    if (!gathering_after_next(d, network, &g))
        return;
    slots_fill(&g, slots);
    struct poll_wish wish = {.gathering = &g,
                             .slots = slots,
                             .count = SLOTS,
                             .closes_on = date_plus_days(d->today, -CLOSED_DAYS_AGO),
                             .closes_minute = NOON,
                             .zone = d->set->zone,
                             .by = {true, demo_person_id(d, members, 0)},
                             .now = demo_moment(d, OPENED_DAYS_AGO, 9 * 60)};
    if (poll_open(d->db, &wish, &id) != POLL_OPENED || !date_poll_by_id(d->db, id, &poll))
        return;
    answer(d, &poll, members);
    poll_close(d->db, &poll, d->set->zone, d->now);
}
