// SPDX-License-Identifier: EUPL-1.2
// From dates to gatherings with titles, places and programmes.
#include "demo/gatherings.h"

#include "base/bug.h"
#include "gathering/plan.h"
#include "i18n/format.h"
#include "sql/gathering.h"
#include "sql/network.h"

#define AT(hour, minute) ((hour)*60 + (minute))

enum { MEETUP, FULL_DAY, DAYS_AFTER_KICKOFF = 14, PROGRAMME_MOST = 12, COHORT_HOST_FIRST = 4 };
enum { CARRIED = 3 }; // so many were hosted by one: what the network is warned of

// ---- dates ----

/// In July nobody meets: the proposer would move such a meet-up, the demo's networks skip it.
static bool is_in_summer(const struct plan_date *p)
{
    enum { JULY = 7 };
    return p->layer == MEETUP && date_civil(p->asked).month == JULY;
}

struct plan_dates demo_plan(struct arena *arena, const struct demo_set *set, struct date from,
                            int full_day_month)
{
    struct civil c = date_civil(from);
    const struct plan_layer layers[] = {
        [MEETUP] =
            {.every_months = 1, .nth = 1, .weekday = 4, .starts_minute = AT(12, 0), .duration_minutes = 120},
        [FULL_DAY] = {.every_months = 6,
                      .first_month = full_day_month,
                      .nth = 1,
                      .weekday = 4,
                      .starts_minute = AT(9, 0),
                      .duration_minutes = 360,
                      .replaces = true},
    };
    struct plan_rule rule = {.from = date_of(c.year, c.month, 1), .layers = layers, .layer_count = 2};
    rule.to = date_plus_days(date_plus_months(rule.from, 24), -1);
    rule.days = day_rules_of(set->country);
    struct plan_dates plan = plan_propose(arena, &rule);
    size_t kept = 0;
    for (size_t i = 0; i < plan.count; i++)
        if (!is_in_summer(&plan.at[i]))
            plan.at[kept++] = plan.at[i];
    plan.count = kept;
    return plan;
}

static struct maybe_str moved_why(struct arena *arena, const struct demo_set *set, const struct plan_date *p)
{
    struct str why = plan_why_words(arena, set->lang, p);
    return (struct maybe_str){why.len > 0, why};
}

// ---- programmes ----

struct item {
    int32_t start, minutes;
    enum item_kind kind;
    struct str title, place, responsible, exercise;
};

static void item_add(struct demo *d, struct gathering_id gathering, const struct item *i)
{
    struct programme_item_id id;
    programme_item_add(d->db, gathering, i->start, i->minutes, i->kind, i->title, i->place, i->responsible,
                       (struct maybe_str){i->exercise.len > 0, i->exercise}, &id);
}

static struct str name_of(const struct demo *d, int person)
{
    const struct demo_person *p = &d->m.people[person];
    return str_words(db_arena(d->db), p->given_name, p->family_name);
}

static struct str responsible(const struct demo *d, enum demo_by by)
{
    switch (by) {
    case BY_NOBODY: return S("");
    case BY_LEAD: return d->set->lead;
    case BY_GUEST: return d->set->guest;
    case BY_CHIEF:
        return str_format(db_arena(d->db), "%.*s, %.*s", STR(name_of(d, d->m.units[0].manager)),
                          STR(d->set->chief_office));
    }
    BUG("by %d", (int)by);
}

static void kickoff_programme_add(struct demo *d, struct gathering_id kickoff)
{
    for (size_t i = 0; i < d->set->item_count; i++) {
        const struct demo_item *row = &d->set->items[i];
        item_add(d, kickoff,
                 &(struct item){row->start, row->minutes, row->kind, row->title, row->place,
                                responsible(d, row->by), row->exercise});
    }
}

static void meetup_programme_add(struct demo *d, struct gathering_id gathering, const struct demo_topic *t,
                                 struct str host, struct str speaker)
{
    const struct item items[] = {
        {AT(12, 0), 10, ITEM_KIND_WELCOME, d->set->welcome, t->place, host, S("")},
        {AT(12, 10), 20, ITEM_KIND_EXERCISE, t->exercise_title, t->place, host, t->exercise},
        {AT(12, 30), 25, ITEM_KIND_TALK, t->talk, t->place, speaker, S("")},
        {AT(12, 55), 50, ITEM_KIND_GROUP_WORK, t->question, t->place, S(""), S("")},
        {AT(13, 45), 15, ITEM_KIND_CLOSE, d->set->close, t->place, host, S("")},
    };
    for (size_t i = 0; i < sizeof items / sizeof *items; i++)
        item_add(d, gathering, &items[i]);
}

// ---- gatherings ----

struct adding {
    struct demo *d;
    const struct demo_period *period;
    struct demo_gatherings *made;
    size_t meetups;
};

static struct gathering_id add(struct adding *a, enum gathering_kind kind, struct wall starts,
                               int32_t end_minute, const struct demo_topic *t, struct maybe_str why)
{
    struct demo_gatherings *made = a->made;
    struct str uid = str_format(db_arena(a->d->db), "demo-%lld-%zu@tvers.%.*s",
                                (long long)a->period->network.n, made->count, STR(a->d->set->host));
    struct gathering_id *id = &made->id[made->count];
    made->held_on[made->count] = starts.date;
    gathering_add(a->d->db, a->period->network, (int64_t)made->count, kind, t->title, starts.date,
                  starts.minute, end_minute, t->place, t->about, why, uid, id);
    made->count++;
    return *id;
}

static void kickoff_add(struct adding *a)
{
    struct wall starts = {a->period->kickoff, AT(9, 0)};
    kickoff_programme_add(
        a->d, add(a, GATHERING_KIND_KICKOFF, starts, AT(15, 0), &a->d->set->kickoff, (struct maybe_str){0}));
}

/// The n-th meet-up: as the members have made it, or one that still waits for its topic.
static struct demo_topic meetup_topic(struct adding *a)
{
    const struct demo_set *set = a->d->set;
    size_t n = a->meetups++;
    if (a->period->with_programme && n < set->meetup_count)
        return set->meetups[n];
    struct demo_topic t = set->untitled;
    t.title = str_format(db_arena(a->d->db), "%.*s %zu", STR(t.title), n + 1);
    return t;
}

size_t demo_host_of(size_t number)
{
    return COHORT_HOST_FIRST + (number <= CARRIED ? 1 : number) * 2;
}

static void date_add(struct adding *a, const struct plan_date *p)
{
    struct maybe_str why = moved_why(db_arena(a->d->db), a->d->set, p);
    if (p->layer == FULL_DAY) {
        add(a, GATHERING_KIND_FULL_DAY, p->starts, p->ends.minute, &a->d->set->full_day, why);
        return;
    }
    size_t number = a->made->count;
    const struct demo_cohort *members = a->period->members;
    struct demo_topic t = meetup_topic(a);
    struct gathering_id id = add(a, GATHERING_KIND_MEETUP, p->starts, p->ends.minute, &t, why);
    if (t.talk.len && number < a->period->with_programme)
        meetup_programme_add(a->d, id, &t, name_of(a->d, members->at[demo_host_of(number)]),
                             name_of(a->d, members->at[demo_host_of(number) + 1]));
}

struct demo_gatherings demo_gatherings_add(struct demo *d, const struct demo_period *period)
{
    struct demo_gatherings made = {.count = 0};
    struct adding a = {.d = d, .period = period, .made = &made};
    struct date first = date_plus_days(period->kickoff, DAYS_AFTER_KICKOFF);
    kickoff_add(&a);
    for (size_t i = 0; i < period->plan->count && made.count < DEMO_GATHERINGS_MOST; i++)
        if (date_compare(period->plan->at[i].starts.date, first) >= 0)
            date_add(&a, &period->plan->at[i]);
    return made;
}
