// SPDX-License-Identifier: EUPL-1.2
#include "demo/home.h"

#include "demo/networks.h"
#include "idea/idea.h"
#include "jobs/rotating.h"
#include "people/manager.h"
#include "rotation/home.h"
#include "rotation/hours.h"

/// Days from today.
enum {
    CAME_UP = -130,
    RIPE = -110,
    CALLED = -89,
    APPLIED_ON = -88,
    OFFERED = -87,
    AGREED = -86,
    CALL_OVER = -85,
    GOES = -84,
    COMES_HOME = -34,
    LATER = 26,
    WEEK_HOURS = 1500,
    FRIDAY = 4,
    MORE_HOURS = 200, // every third week
    LESS_HOURS = 50,
};

struct trip {
    struct demo *d;
    struct person_id person;
    struct theme_id theme;
};

static struct date day(const struct trip *t, int days)
{
    return date_plus_days(t->d->today, days);
}

static struct instant moment(const struct trip *t, int days)
{
    return demo_moment(t->d, -days, 13 * 60);
}

static struct notice_site site_at(const struct trip *t, int days)
{
    struct notice_site site = t->d->site;
    site.now = moment(t, days);
    return site;
}

static struct trip trip_of(struct demo *d, const struct demo_cohort *members, struct theme_id theme)
{
    return (struct trip){d, demo_person_id(d, members, DEMO_LOOKING_MEMBER), theme};
}

// ---- the idea ----

struct idea_id demo_origin_add(struct demo *d, const struct demo_cohort *members)
{
    struct trip t = trip_of(d, members, (struct theme_id){0});
    struct idea_new idea = {.title = d->set->origin.sentence,
                            .body = d->set->origin.more,
                            .by_person = {true, t.person},
                            .created_at = moment(&t, CAME_UP)};
    static const enum idea_state way[] = {IDEA_STATE_GROWING, IDEA_STATE_RIPE};
    struct idea_id id = {0};
    struct idea now;
    if (idea_put(d->db, &idea, &id) != IDEA_PUT)
        return id;
    for (size_t i = 0; i < sizeof way / sizeof *way; i++)
        if (idea_by_id(d->db, id, &now))
            idea_move(d->db, &now, way[i],
                      &(struct idea_move_by){{true, t.person}, S(""), moment(&t, i ? RIPE : CAME_UP + 5)});
    return id;
}

// ---- the place ----

/// A call of one, whose manager says yes.
static bool apply(const struct trip *t, struct application_id *out)
{
    struct db *db = t->d->db;
    struct call call;
    struct call_id id;
    struct manager_word word;
    struct notice_site site = site_at(t, APPLIED_ON);
    call_add(db, t->theme, day(t, CALL_OVER - 1), &id);
    if (!call_by_id(db, id, &call) ||
        call_publish(db, &call, day(t, CALLED), moment(t, CALLED)) != CALL_PUBLISHED)
        return false;
    struct application_words words = {.call = id,
                                      .person = t->person,
                                      .why = t->d->set->origin.more,
                                      .hours = {true, WEEK_HOURS / 100},
                                      .today = day(t, APPLIED_ON),
                                      .now = site.now};
    if (application_write(db, &words, true, out) != APPLIED)
        return false;
    rotating_sent(db, &site, *out);
    if (word_of(db, *out, &word) && word.asked_of.is_set)
        word_say(db, &word, word.asked_of.value, &(struct word_saying){.to = WORD_STATE_YES}, site.now);
    return true;
}

static bool accept(const struct trip *t, struct application_id id, struct agreement *out)
{
    struct db *db = t->d->db;
    struct notice_site site = site_at(t, OFFERED);
    struct application a;
    struct call call;
    if (!application_by_id(db, id, &a))
        return false;
    rotating_offer(db, &site, &a, day(t, CALL_OVER - 1));
    if (!application_by_id(db, id, &a) || rotating_answer(db, &site, &a, true) != APPLICATION_MOVED)
        return false;
    calls_turn(db, day(t, CALL_OVER), moment(t, CALL_OVER));
    if (call_by_id(db, a.call, &call))
        call_decide(db, &call, false, day(t, CALL_OVER), moment(t, CALL_OVER));
    return agreement_of_application(db, id, out);
}

// ---- the agreement ----

static void returns_agree(const struct trip *t, struct agreed *agreed)
{
    static const enum return_kind kinds[] = {RETURN_KIND_DEBRIEF, RETURN_KIND_TALK, RETURN_KIND_WORKSHOP,
                                             RETURN_KIND_ADVICE};
    const struct demo_set *set = t->d->set;
    for (size_t i = 0; i < set->return_count && i < sizeof kinds / sizeof *kinds; i++)
        agreed->returns[agreed->return_count++] =
            (struct agreed_return){kinds[i], set->returns[i].body, day(t, set->returns[i].days)};
}

static void sign(const struct trip *t, struct agreement_id id)
{
    struct db *db = t->d->db;
    struct agreement a;
    struct agreement_version v;
    if (!agreement_by_id(db, id, &a) || !agreement_version(db, id, agreement_number(&a), &v))
        return;
    struct agreement_party_list parties = parties_of(db, v.id);
    for (size_t i = 0; i < parties.count; i++)
        if (parties.at[i].person.is_set)
            agreement_sign(db, &a,
                           &(struct signing){v.number, v.digest, parties.at[i].person.value, SIGN_VIA_LINK,
                                             moment(t, AGREED)});
}

static void agree(const struct trip *t, struct agreement *a)
{
    struct db *db = t->d->db;
    struct notice_site site = site_at(t, AGREED);
    struct settings settings = settings_read(db);
    struct hours_rules rules = rotating_rules(&settings);
    struct agreement_version version;
    struct agreed agreed;
    if (!agreement_read(db, a->id, agreement_number(a), &version, &agreed))
        return;
    agreed.stretch_count = 1;
    agreed.stretches[0] = (struct stretch){day(t, GOES), day(t, COMES_HOME), WEEK_HOURS};
    returns_agree(t, &agreed);
    rotating_write(db, &site, a, &agreed, &rules);
    agreement_share(db, a);
    if (agreement_by_id(db, a->id, a))
        rotating_send(db, &site, a, &rules);
    sign(t, a->id);
    agreements_turn(db, day(t, GOES), moment(t, GOES));
}

/// Each week on its Friday; the last one in the days after it.
static void hours_tell(const struct trip *t, struct agreement_id id)
{
    struct db *db = t->d->db;
    struct settings settings = settings_read(db);
    struct hours_rules rules = rotating_rules(&settings);
    struct agreement a;
    struct agreed agreed;
    struct curve curve;
    if (!agreement_by_id(db, id, &a) || !hours_curve(db, &a, &rules, &agreed, &curve))
        return;
    struct hours_weeks weeks = hours_weeks(db, id, &curve);
    for (size_t i = 0; i < weeks.count; i++) {
        struct date friday = date_plus_days(weeks.at[i].monday, FRIDAY);
        hours_say(db, &a, &curve,
                  &(struct hours_saying){.week = weeks.at[i].monday,
                                         .used = weeks.at[i].agreed + (i % 3 == 1 ? MORE_HOURS : -LESS_HOURS),
                                         .by = {true, t->person},
                                         .today = friday,
                                         .now = moment(t, friday.days - t->d->today.days)});
    }
}

struct agreement_id demo_rotation_add(struct demo *d, const struct demo_cohort *members,
                                      struct theme_id theme)
{
    struct trip t = trip_of(d, members, theme);
    struct application_id application;
    struct agreement a;
    if (!apply(&t, &application) || !accept(&t, application, &a))
        return (struct agreement_id){0};
    agree(&t, &a);
    hours_tell(&t, a.id);
    return a.id;
}

// ---- home again ----

/// The talk was held and the other talk given; the hours of advice begin later than was agreed.
static void item_settle(const struct trip *t, const struct return_item *item, struct person_id manager)
{
    struct db *db = t->d->db;
    int days = item->due_on.days - t->d->today.days;
    struct date on = day(t, days - 1);
    struct return_item now;
    if (item->kind == RETURN_KIND_ADVICE)
        return_move(db, item, t->person, day(t, days + LATER), day(t, -1), moment(t, -1));
    if (days > 0)
        return;
    return_done(db, item, t->person, on, moment(t, days - 1));
    if (item->kind == RETURN_KIND_DEBRIEF && return_item_by_id(db, item->id, &now))
        return_done(db, &now, manager, on, moment(t, days - 1));
}

void demo_home_add(struct demo *d, const struct demo_cohort *members, struct agreement_id id)
{
    struct trip t = trip_of(d, members, (struct theme_id){0});
    struct manager manager = manager_of(d->db, t.person, (struct manager_matter){0});
    agreements_turn(d->db, day(&t, COMES_HOME + 1), moment(&t, COMES_HOME + 1));
    struct return_item_list items = return_items_of(d->db, id);
    for (size_t i = 0; i < items.count; i++)
        item_settle(&t, &items.at[i], manager.person);
}
