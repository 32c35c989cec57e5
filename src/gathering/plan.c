// SPDX-License-Identifier: EUPL-1.2
// From a rhythm to gatherings.
#include "gathering/plan.h"

#include "base/bug.h"
#include "db/db.h"
#include "gathering/day_words.h"
#include "gathering/keep_clear.h"
#include "i18n/format.h"
#include "i18n/message.h"
#include "sql/gathering.h"
#include "sql/topic.h"

enum {
    LAYER_MEETUP,
    LAYER_FULL_DAY,
    LAYERS,
    FULL_DAY_EVERY_MONTHS = 6,
    FIRST_FULL_DAY_MONTH = 5,
    THURSDAY = 4,
    GIVE_MOST = 6
};

const struct network_plan_wish network_plan_usual = {
    .nth = 1,
    .weekday = THURSDAY,
    .meetup_start = 13 * 60,
    .meetup_end = 15 * 60,
    .day_start = 9 * 60,
    .day_end = 15 * 60,
};

/// Planned, ahead, and not the kick-off: what a new plan may move.
static bool may_move(const struct gathering *g, struct date today)
{
    return g->kind != GATHERING_KIND_KICKOFF && g->state == GATHERING_STATE_PLANNED &&
           date_compare(g->held_on, today) > 0;
}

static struct date later(struct date a, struct date b)
{
    return date_compare(a, b) > 0 ? a : b;
}

static struct date first_day(struct db *db, const struct network *network, struct date today)
{
    struct gathering_list all = gatherings_of(db, network->id);
    struct date first = later(network->starts_on, date_plus_days(today, 1));
    for (size_t i = 0; i < all.count; i++)
        if (!may_move(&all.at[i], today) && all.at[i].state != GATHERING_STATE_CANCELLED)
            first = later(first, date_plus_days(all.at[i].held_on, PLAN_GAP_LEAST_DAYS));
    return first;
}

struct plan_dates network_plan_propose(struct db *db, const struct network *network,
                                       const struct network_plan_wish *wish, struct date today)
{
    const struct plan_layer layers[LAYERS] = {
        [LAYER_MEETUP] = {.every_months = 1,
                          .nth = wish->nth,
                          .weekday = wish->weekday,
                          .starts_minute = wish->meetup_start,
                          .duration_minutes = wish->meetup_end - wish->meetup_start},
        [LAYER_FULL_DAY] = {.every_months = FULL_DAY_EVERY_MONTHS,
                            .first_month = FIRST_FULL_DAY_MONTH,
                            .nth = wish->nth,
                            .weekday = wish->weekday,
                            .starts_minute = wish->day_start,
                            .duration_minutes = wish->day_end - wish->day_start,
                            .replaces = true},
    };
    struct plan_rule rule = {
        .from = first_day(db, network, today),
        .to = network->ends_on,
        .layers = layers,
        .layer_count = LAYERS,
    };
    if (date_compare(rule.from, rule.to) > 0)
        return (struct plan_dates){0};
    rule.days = day_rules_in(db, network->zone, rule.from, rule.to);
    return plan_propose(db_arena(db), &rule);
}

// ---- months without a date ----

static bool has_date(const struct plan_dates *dates, struct date first, struct date next)
{
    for (size_t i = 0; i < dates->count; i++)
        if (date_compare(dates->at[i].starts.date, first) >= 0 &&
            date_compare(dates->at[i].starts.date, next) < 0)
            return true;
    return false;
}

static size_t name_add(struct str *names, size_t count, struct str name)
{
    for (size_t i = 0; i < count; i++)
        if (str_is(names[i], name))
            return count;
    if (count < GIVE_MOST)
        names[count++] = name;
    return count;
}

/// What stands against its days of work; where nothing stands against one of them, it is the neighbours.
static struct str gap_words(struct arena *arena, enum lang lang, const struct day_rules *rules,
                            struct date first, struct date next)
{
    struct civil c = date_civil(first);
    struct str names[GIVE_MOST], month = format_month_year(arena, lang, c.year, c.month);
    size_t count = 0;
    for (struct date day = first; date_compare(day, next) < 0; day = date_plus_days(day, 1)) {
        struct day_reasons reasons = day_reasons(rules, day);
        if (!reasons.count)
            return TEXT(arena, lang, MSG_plan_gap_near, arg_str(month));
        if (reasons.at[0] != DAY_WEEKEND)
            count = name_add(names, count, day_reason_name(arena, lang, reasons.at[0], reasons.labels[0]));
    }
    return TEXT(arena, lang, MSG_plan_gap, arg_str(month), arg_str(format_list(arena, lang, names, count)));
}

struct network_plan_gaps network_plan_gaps(struct db *db, const struct network *network, enum lang lang,
                                           const struct plan_dates *dates)
{
    struct network_plan_gaps gaps = {.at = NEW_ARRAY(db_arena(db), struct str, PLAN_DATES_MOST)};
    if (!dates->count)
        return gaps;
    struct date last = dates->at[dates->count - 1].starts.date;
    struct civil c = date_civil(dates->at[0].starts.date);
    struct date month = date_of(c.year, c.month, 1);
    struct day_rules rules = day_rules_in(db, network->zone, month, last);
    for (; date_compare(month, last) <= 0 && gaps.count < PLAN_DATES_MOST;
         month = date_plus_months(month, 1)) {
        struct date next = date_plus_months(month, 1);
        if (!has_date(dates, month, next))
            gaps.at[gaps.count++] = gap_words(db_arena(db), lang, &rules, month, next);
    }
    return gaps;
}

struct str plan_why_words(struct arena *arena, enum lang lang, const struct plan_date *date)
{
    switch (date->why) {
    case PLAN_AS_ASKED: return S("");
    case PLAN_MOVED_FOR_DAY:
        return TEXT(arena, lang, MSG_plan_moved_for_day, arg_date(date->asked),
                    arg_str(day_reason_words(arena, lang, date->reason, date->reason_label, date->asked)));
    case PLAN_MOVED_FOR_GAP: return TEXT(arena, lang, MSG_plan_moved_for_gap, arg_date(date->asked));
    }
    BUG("why %d", (int)date->why);
}

bool plan_date_is_full_day(const struct plan_date *date)
{
    return date->layer == LAYER_FULL_DAY;
}

struct str network_plan_digest(struct arena *arena, const struct plan_dates *dates)
{
    enum { LINE_BYTES_MOST = 64 };
    struct buf text = buf_new(arena, PLAN_DATES_MOST * LINE_BYTES_MOST);
    for (size_t i = 0; i < dates->count; i++) {
        const struct plan_date *d = &dates->at[i];
        buf_format(&text, "%d %d-%d %zu\n", d->starts.date.days, d->starts.minute, d->ends.minute, d->layer);
    }
    return str_format(arena, "%016llx", (unsigned long long)str_hash(buf_get(&text)));
}

// ---- taking a proposal ----

/// A gathering as the proposal wants it.
struct wanted {
    enum gathering_kind kind;
    struct str title;
    const struct plan_date *date;
    struct maybe_str why;
};

static struct wanted wanted_of(struct arena *arena, enum lang lang, const struct plan_date *date,
                               int64_t number)
{
    bool is_full_day = plan_date_is_full_day(date);
    struct str why = plan_why_words(arena, lang, date);
    return (struct wanted){
        .kind = is_full_day ? GATHERING_KIND_FULL_DAY : GATHERING_KIND_MEETUP,
        .title = is_full_day ? TEXT(arena, lang, MSG_plan_full_day_title, arg_plain(number))
                             : TEXT(arena, lang, MSG_plan_meetup_title, arg_plain(number)),
        .date = date,
        .why = {why.len > 0, why},
    };
}

/// True when the day or the time is another than it was.
static bool replan(struct db *db, const struct gathering *g, const struct wanted *w)
{
    bool moves = date_compare(g->held_on, w->date->starts.date) != 0 ||
                 g->start_minute != w->date->starts.minute || g->end_minute != w->date->ends.minute;
    bool is_same = !moves && g->kind == w->kind && g->moved_why.is_set == w->why.is_set;
    if (is_same)
        return false;
    gathering_replan(db, g->id, w->kind, g->kind == w->kind ? g->title : w->title, w->date->starts.date,
                     w->date->starts.minute, w->date->ends.minute, w->why, g->sequence + moves);
    if (w->date->starts.minute != g->start_minute)
        programme_shift(db, g->id, w->date->starts.minute - g->start_minute);
    return moves;
}

static void add(struct db *db, const struct network *network, int64_t number, const struct wanted *w,
                struct str uid)
{
    struct gathering_id id;
    gathering_add(db, network->id, number, w->kind, w->title, w->date->starts.date, w->date->starts.minute,
                  w->date->ends.minute, S(""), S(""), w->why,
                  str_format(db_arena(db), "%lld-%.*s", (long long)number, STR(uid)), &id);
}

struct network_plan_taken network_plan_take(struct db *db, const struct network *network, enum lang lang,
                                            const struct plan_dates *dates, struct date today, struct str uid)
{
    struct gathering_list all = gatherings_of(db, network->id);
    struct network_plan_taken taken = {
        .moved.at = NEW_ARRAY(db_arena(db), struct gathering_id, all.count),
        .called.at = NEW_ARRAY(db_arena(db), struct gathering_id, all.count),
    };
    size_t next = 0;
    int64_t number = 0;
    for (size_t i = 0; i < all.count; i++) {
        const struct gathering *g = &all.at[i];
        number = g->number > number ? g->number : number;
        if (!may_move(g, today))
            continue;
        if (next == dates->count) {
            if (gathering_call_off(db, g->id, (struct maybe_str){0}))
                taken.called.at[taken.called.count++] = g->id;
            continue;
        }
        struct wanted w = wanted_of(db_arena(db), lang, &dates->at[next++], g->number);
        if (!replan(db, g, &w))
            continue;
        taken.moved.at[taken.moved.count++] = g->id;
        attendee_answers_forget(db, g->id);
    }
    for (; next < dates->count; next++, taken.added++) {
        struct wanted w = wanted_of(db_arena(db), lang, &dates->at[next], ++number);
        add(db, network, number, &w, uid);
    }
    return taken;
}
