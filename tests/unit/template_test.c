// SPDX-License-Identifier: EUPL-1.2
// What a meet-up begins with: stretched into its hours, when its topic is chosen, and never over what
// somebody has made.
#include "web_site.h"

#include "gathering/stretch.h"
#include "gathering/template.h"
#include "jobs/choosing.h"
#include "jobs/schedule.h"
#include "sql/hosting.h"

TEST("stretched items follow each other at whole fives and fill the hours, whatever these are")
{
    const int64_t minutes[] = {10, 30, 45, 20, 10, 5};
    enum { COUNT = sizeof minutes / sizeof *minutes };
    struct stretch_span spans[COUNT];
    for (int64_t all = 0; all <= 12 * 60; all += 7) {
        int64_t next = 0;
        stretch(minutes, COUNT, all, spans);
        for (size_t i = 0; i < COUNT; i++) {
            CHECK_INT(spans[i].start, next);
            CHECK_INT(spans[i].start % 5, 0);
            CHECK(spans[i].minutes >= 0);
            next += spans[i].minutes;
        }
        CHECK_INT(next, all);
    }
    stretch(minutes, COUNT, 120, spans);
    for (size_t i = 0; i < COUNT; i++)
        CHECK_INT(spans[i].minutes, minutes[i]);
}

static struct gathering_id gathering_in(struct db *db, const struct web_network *n, enum gathering_kind kind,
                                        int number, int minutes)
{
    struct gathering_id id = {0};
    struct date day = date_plus_days(wall_from_instant(instant_now(), ZONE_OSLO).date, 20 + number);
    gathering_add(db, n->id, number, kind, S("Samling"), day, 12 * 60, 12 * 60 + minutes, S(""), S(""),
                  (struct maybe_str){0},
                  str_format(test_arena(), "%lld-%d@template", (long long)n->id.n, number), &id);
    return id;
}

static struct notice_site site_of(struct db *db, const struct web_site *s)
{
    return notice_site_read(db, &s->site.key, s->site.public_url, instant_now());
}

static enum topic_moved goes_on(struct db *db, const struct web_site *s, struct gathering_id gathering)
{
    struct notice_site site = site_of(db, s);
    return topic_goes_on(db, &site,
                         &(struct topic_choice){.topic = s->ours.topic,
                                                .gathering = {true, gathering},
                                                .chosen_by = TOPIC_CHOOSER_PERSON,
                                                .by = {.why = S("fordi"), .now = instant_now()}});
}

ON_BOTH("a topic brings a programme with a question for the groups, and leaves one that is there")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct gathering_id id = gathering_in(db, &s.ours, GATHERING_KIND_MEETUP, 1, 120);
    CHECK_INT(goes_on(db, &s, id), TOPIC_MOVED);
    struct programme_item_list items = programme_of(db, id);
    CHECK_INT(items.count, 6);
    CHECK_INT(items.at[0].start_minute, 12 * 60);
    CHECK_INT(items.at[2].kind, ITEM_KIND_GROUP_WORK);
    CHECK(items.at[2].prompt.len > 0);
    struct hosting_list hosts = hostings_of(db, id);
    CHECK(hosts.count == 1 && !hosts.at[0].person.is_set); // one is wanted
    CHECK_INT(items.at[5].start_minute + items.at[5].minutes, 14 * 60);

    struct gathering g;
    struct gathering_id made = gathering_in(db, &s.ours, GATHERING_KIND_MEETUP, 2, 120);
    struct programme_item_id own;
    programme_item_add(db, made, 12 * 60, 120, ITEM_KIND_TALK, S("Besøk"), S(""), S(""),
                       (struct maybe_str){0}, &own);
    CHECK(gathering_by_id(db, made, &g));
    CHECK(!template_fill(db, &g, LANG_NB));
    CHECK_INT(programme_of(db, made).count, 1);
    db_end(db, DB_COMMIT);
}

ON_BOTH("a topic that came to a gathering by itself brings its programme with the next turn of the schedule")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct notice_site site = site_of(db, &s);
    struct gathering_id id = gathering_in(db, &s.ours, GATHERING_KIND_MEETUP, 1, 120);
    schedule_network(db, &site, s.ours.id, ZONE_OSLO); // the one proposal is taken
    struct topic topic;
    CHECK(topic_of_gathering(db, id, &topic));
    CHECK_INT(programme_of(db, id).count, 6);
    schedule_network(db, &site, s.ours.id, ZONE_OSLO);
    CHECK_INT(programme_of(db, id).count, 6);
    db_end(db, DB_COMMIT);
}

static bool has_kind(const struct programme_item_list *items, enum item_kind kind)
{
    for (size_t i = 0; i < items->count; i++)
        if (items->at[i].kind == kind)
            return true;
    return false;
}

ON_BOTH("a full day has a lunch, a network's own template is its meet-ups' alone, and a quarter has room for "
        "less")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    const struct template_item own[] = {
        {.minutes = 60, .kind = ITEM_KIND_GROUP_WORK, .title = S("Gåtur")},
        {.minutes = 1, .kind = ITEM_KIND_CLOSE, .title = S("Takk")},
    };
    struct gathering g;
    template_put(db, s.ours.id, own, 2);
    struct gathering_id day = gathering_in(db, &s.ours, GATHERING_KIND_FULL_DAY, 1, 360);
    struct gathering_id meetup = gathering_in(db, &s.ours, GATHERING_KIND_MEETUP, 2, 120);
    struct gathering_id quarter = gathering_in(db, &s.theirs, GATHERING_KIND_MEETUP, 1, 15);
    CHECK(gathering_by_id(db, day, &g) && template_fill(db, &g, LANG_DA));
    CHECK(gathering_by_id(db, meetup, &g) && template_fill(db, &g, LANG_DA));
    CHECK(gathering_by_id(db, quarter, &g) && template_fill(db, &g, LANG_DA));
    struct programme_item_list items = programme_of(db, day);
    CHECK(has_kind(&items, ITEM_KIND_BREAK));
    items = programme_of(db, meetup);
    CHECK_INT(items.count, 2);
    CHECK_STR(items.at[0].title, S("Gåtur"));
    CHECK_INT(items.at[1].start_minute + items.at[1].minutes, 14 * 60);
    items = programme_of(db, quarter);
    CHECK(items.count > 0 && items.count < 6);
    db_end(db, DB_COMMIT);
}

// ---- the page ----

static struct str digest_shown(const struct web_site *s, const char *target)
{
    struct str body = web_ask(s, &(struct web_question){.target = target, .session = s->coordinator}).body;
    struct str start = S("name=\"digest\" value=\"");
    size_t at = str_find_str(body, start, 0) + start.len;
    CHECK(at < body.len);
    return str_slice(body, at, at + 16);
}

static struct web_answer save(const struct web_site *s, const char *target, struct str digest,
                              const char *fields)
{
    const char *form = str_format(test_arena(), "do=save&digest=%.*s&%s%c", STR(digest), fields, '\0').at;
    return web_ask(s, &(struct web_question){.target = target, .form = form, .session = s->coordinator});
}

ON_BOTH(
    "the form puts an item at the number that it is given, and two who change it at once notice each other")
{
    struct web_site s = web_site_on(pool);
    const char *target =
        str_format(test_arena(), "/networks/%lld/template%c", (long long)s.ours.id.n, '\0').at;
    const char *fields =
        "title-0=En&minutes-0=60&kind-0=talk&number-0=1&exercise-0=none"
        "&title-1=To&minutes-1=60&kind-1=close&number-1=2&exercise-1=none"
        "&title-2=Foran&minutes-2=20&kind-2=group_work&number-2=1&exercise-2=none&prompt-2=Hva?";
    struct str digest = digest_shown(&s, target);
    CHECK_INT(save(&s, target, digest, fields).status, 303);
    struct db *db = db_begin(pool, DB_READ, test_arena());
    struct template_item_list items = template_of(db, s.ours.id, LANG_NB);
    CHECK_INT(items.count, 3);
    CHECK_STR(items.at[0].title, S("Foran"));
    CHECK_STR(items.at[0].prompt, S("Hva?"));
    CHECK_STR(items.at[1].title, S("En"));
    db_end(db, DB_ROLLBACK);
    CHECK_INT(save(&s, target, digest, fields).status, 409);
    CHECK_INT(save(&s, target, digest_shown(&s, target), "title-0=").status, 422); // nothing would be left
}
