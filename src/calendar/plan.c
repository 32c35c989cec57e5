// SPDX-License-Identifier: EUPL-1.2
// The rhythm of a network as dates.
#include "calendar/plan.h"

#include "base/bug.h"

#include <stdlib.h>

enum {
    DAYS_AROUND = 2 * PLAN_SHIFT_MOST_DAYS + 1,
    SKIPS_MOST = 3, // dates in a row that may be left out
    COST_PER_DAY = 2,
    COST_OTHER_WEEKDAY = 9, // as much as four and a half days: a week later on the same weekday costs more
    COST_PER_DAY_TOO_FAR = 40,
    COST_LEFT_OUT = 100000,
    COST_IMPOSSIBLE = 1000000000,
};

struct date plan_nth_weekday(int year, int month, int nth, int weekday)
{
    struct date first = date_of(year, month, 1);
    if (nth < 0) {
        struct date last = date_plus_days(date_plus_months(first, 1), -1);
        return date_plus_days(last, -((date_weekday(last) - weekday + 7) % 7));
    }
    return date_plus_days(first, (weekday - date_weekday(first) + 7) % 7 + 7 * (nth - 1));
}

struct asked {
    struct date date;
    size_t layer;
};

/// The best way to have this date on this day: its cost with all before it, and where the one before it is.
struct step {
    int cost, previous, previous_day;
};

struct search {
    const struct plan_rule *rule;
    struct asked asked[PLAN_DATES_MOST];
    int count;
    struct step (*steps)[DAYS_AROUND]; // one row a date
    struct iso_week (*weeks)[DAYS_AROUND];
};

static bool in_period(const struct plan_rule *rule, struct date d)
{
    return date_compare(rule->from, d) <= 0 && date_compare(d, rule->to) <= 0;
}

static bool layer_has_month(const struct plan_layer *layer, int month)
{
    return month >= layer->first_month && (month - layer->first_month) % layer->every_months == 0;
}

static bool is_replaced(const struct plan_rule *rule, size_t layer, int month)
{
    for (size_t i = 0; i < rule->layer_count; i++)
        if (i != layer && rule->layers[i].replaces && layer_has_month(&rule->layers[i], month))
            return true;
    return false;
}

/// Keeps them in order, by one step of an insertion sort.
static void ask(struct search *s, struct date date, size_t layer)
{
    if (s->count == PLAN_DATES_MOST)
        return;
    int i = s->count++;
    for (; i > 0 && date_compare(s->asked[i - 1].date, date) > 0; i--)
        s->asked[i] = s->asked[i - 1];
    s->asked[i] = (struct asked){date, layer};
}

static void ask_month(struct search *s, struct date first, int month)
{
    struct civil c = date_civil(date_plus_months(first, month));
    for (size_t i = 0; i < s->rule->layer_count; i++) {
        const struct plan_layer *layer = &s->rule->layers[i];
        if (!layer_has_month(layer, month) || is_replaced(s->rule, i, month))
            continue;
        struct date date = plan_nth_weekday(c.year, c.month, layer->nth, layer->weekday);
        if (in_period(s->rule, date))
            ask(s, date, i);
    }
}

static void ask_all(struct search *s)
{
    struct civil c = date_civil(s->rule->from);
    struct date first = date_of(c.year, c.month, 1);
    for (int month = 0; date_compare(date_plus_months(first, month), s->rule->to) <= 0; month++)
        ask_month(s, first, month);
}

static struct date day_of(const struct search *s, int date, int day)
{
    return date_plus_days(s->asked[date].date, day - PLAN_SHIFT_MOST_DAYS);
}

/// What it costs to have a date on this day, its neighbours apart. Later is better than as much earlier:
/// nobody should have less time to prepare.
static int cost_of_day(const struct search *s, int date, int day)
{
    struct date d = day_of(s, date, day);
    const struct plan_layer *layer = &s->rule->layers[s->asked[date].layer];
    if (!in_period(s->rule, d) || day_reasons(&s->rule->days, d).count > 0)
        return COST_IMPOSSIBLE;
    int shift_days = day - PLAN_SHIFT_MOST_DAYS;
    return COST_PER_DAY * abs(shift_days) + (shift_days < 0) +
           (date_weekday(d) == layer->weekday ? 0 : COST_OTHER_WEEKDAY);
}

/// Nothing is proposed in the summer weeks, so that two dates around them cannot be near each other.
static bool spans_summer(struct iso_week before, struct iso_week after)
{
    return before.year == after.year && before.week < SUMMER_FIRST_WEEK && after.week > SUMMER_LAST_WEEK;
}

static int cost_of_gap(const struct search *s, int previous, int previous_day, int date, int day)
{
    int gap_days = day_of(s, date, day).days - day_of(s, previous, previous_day).days;
    if (gap_days < PLAN_GAP_LEAST_DAYS)
        return COST_IMPOSSIBLE;
    if (gap_days <= PLAN_GAP_MOST_DAYS)
        return 0;
    bool is_summer = spans_summer(s->weeks[previous][previous_day], s->weeks[date][day]);
    int most_days = is_summer ? PLAN_GAP_SUMMER_DAYS : PLAN_GAP_MOST_DAYS;
    return gap_days > most_days ? COST_PER_DAY_TOO_FAR * (gap_days - most_days) : 0;
}

static void try_previous(struct search *s, int date, int day, int previous, struct step *best)
{
    int skipped = COST_LEFT_OUT * (date - previous - 1);
    for (int p = 0; p < DAYS_AROUND; p++) {
        int before = s->steps[previous][p].cost + skipped;
        if (before >= best->cost)
            continue;
        int gap = cost_of_gap(s, previous, p, date, day);
        if (gap < COST_IMPOSSIBLE && before + gap < best->cost)
            *best = (struct step){before + gap, previous, p};
    }
}

static void step_find(struct search *s, int date, int day)
{
    int own = cost_of_day(s, date, day);
    struct step best = {date <= SKIPS_MOST ? COST_LEFT_OUT * date : COST_IMPOSSIBLE, -1, 0};
    for (int previous = date - 1; own < COST_IMPOSSIBLE && previous >= 0 && previous >= date - 1 - SKIPS_MOST;
         previous--)
        try_previous(s, date, day, previous, &best);
    best.cost = own >= COST_IMPOSSIBLE || best.cost >= COST_IMPOSSIBLE ? COST_IMPOSSIBLE : best.cost + own;
    s->steps[date][day] = best;
}

/// The cheapest end: the last date, or an earlier one with those after it left out.
static struct step end_find(const struct search *s)
{
    struct step best = {COST_IMPOSSIBLE, -1, 0};
    for (int date = s->count - 1; date >= 0; date--)
        for (int day = 0; day < DAYS_AROUND; day++) {
            int cost = s->steps[date][day].cost + COST_LEFT_OUT * (s->count - 1 - date);
            if (s->steps[date][day].cost < COST_IMPOSSIBLE && cost < best.cost)
                best = (struct step){cost, date, day};
        }
    return best;
}

static struct plan_date date_planned(const struct search *s, int date, int day)
{
    size_t layer = s->asked[date].layer;
    const struct plan_layer *l = &s->rule->layers[layer];
    struct plan_date p = {.layer = layer, .asked = s->asked[date].date};
    p.starts = (struct wall){day_of(s, date, day), l->starts_minute};
    p.ends = (struct wall){p.starts.date, l->starts_minute + l->duration_minutes};
    if (date_compare(p.starts.date, p.asked) == 0)
        return p;
    struct day_reasons reasons = day_reasons(&s->rule->days, p.asked);
    p.why = reasons.count ? PLAN_MOVED_FOR_DAY : PLAN_MOVED_FOR_GAP;
    p.reason = reasons.at[0];
    p.reason_label = reasons.labels[0];
    return p;
}

static struct plan_dates plan_collect(struct arena *arena, const struct search *s)
{
    struct plan_date *backwards = NEW_ARRAY(arena, struct plan_date, s->count), *at;
    size_t count = 0;
    struct step end = end_find(s);
    for (int date = end.previous, day = end.previous_day; date >= 0;) {
        backwards[count++] = date_planned(s, date, day);
        struct step step = s->steps[date][day];
        date = step.previous;
        day = step.previous_day;
    }
    at = NEW_ARRAY(arena, struct plan_date, count);
    for (size_t i = 0; i < count; i++)
        at[i] = backwards[count - 1 - i];
    return (struct plan_dates){at, count, (size_t)s->count - count};
}

static void rule_check(const struct plan_rule *rule)
{
    for (size_t i = 0; i < rule->layer_count; i++) {
        const struct plan_layer *l = &rule->layers[i];
        ASSERT(l->every_months >= 1 && l->first_month >= 0 && l->weekday >= 1 && l->weekday <= 7);
        ASSERT((l->nth >= 1 && l->nth <= 4) || l->nth == -1);
        ASSERT(l->starts_minute >= 0 && l->starts_minute + l->duration_minutes < MINUTES_PER_DAY);
    }
}

struct plan_dates plan_propose(struct arena *arena, const struct plan_rule *rule)
{
    struct search *s = NEW(arena, struct search);
    rule_check(rule);
    s->rule = rule;
    ask_all(s);
    s->steps = arena_alloc(arena, sizeof *s->steps, (size_t)s->count);
    s->weeks = arena_alloc(arena, sizeof *s->weeks, (size_t)s->count);
    for (int date = 0; date < s->count; date++)
        for (int day = 0; day < DAYS_AROUND; day++) {
            s->weeks[date][day] = date_iso_week(day_of(s, date, day));
            step_find(s, date, day);
        }
    return plan_collect(arena, s);
}
