// SPDX-License-Identifier: EUPL-1.2
// How a network ends: what leaves calendars, what is offered no more, and what is left of a draft that is
// removed.
#include "web_site.h"

#include "auth/settings.h"
#include "invitation/invitation.h"
#include "jobs/notice.h"
#include "jobs/schedule.h"
#include "network/ending.h"
#include "sql/selection.h"

static int64_t queued(struct db *db)
{
    int64_t count = 0;
    outbox_number_in(db, OUTBOX_STATE_QUEUED, (struct network_id){0}, &count);
    return count;
}

/// The kick-off so many days ahead, a free place, and one who waits for it.
static struct notice_site waiting_in(struct db *db, const struct web_site *s, struct date kickoff,
                                     struct instant now)
{
    struct invitation_id id;
    struct gathering g;
    gathering_by_id(db, s->ours.gathering, &g);
    setting_put(db, S("mail_from"), S("nettverk@tvers.example"));
    gathering_change(db, s->ours.gathering, g.version, S("Oppstart"), kickoff, 540, 900, S("Rådhuset"), S(""),
                     (struct maybe_str){0}, g.sequence);
    invitation_insert(db, s->ours.id, web_person(db, "Vera"), 1, (struct maybe_instant){0},
                      (struct maybe_instant){0}, &id);
    return notice_site_read(db, &s->site.key, s->site.public_url, now);
}

static struct instant at(int month, int day)
{
    return wall_instant((struct wall){date_of(2027, month, day), 10 * 60}, ZONE_OSLO);
}

ON_BOTH(
    "a place is offered by itself as long as a working day is left before the kick-off, and not behind it")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct notice_site site =
        waiting_in(db, &s, date_of(2027, 3, 8), at(3, 5)); // a Monday, and the Friday before
    int64_t before = queued(db);
    CHECK_INT(notice_offers(db, &site, s.ours.id), 0);
    site.now = at(3, 8);
    CHECK_INT(notice_offers(db, &site, s.ours.id), 0);
    site.now = at(3, 12);
    CHECK_INT(notice_offers(db, &site, s.ours.id), 0);
    CHECK_INT(queued(db), before);
    site.now = at(3, 4);
    CHECK_INT(notice_offers(db, &site, s.ours.id), 1);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("behind the kick-off a person may offer a place, until the network's time is over")
{
    struct web_site s = web_site_on(pool);
    struct invitation_id offered;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    waiting_in(db, &s, date_of(2027, 3, 8), at(3, 5));
    CHECK(!invitation_promote(db, s.ours.id, wall_instant((struct wall){date_of(2029, 3, 1), 600}, ZONE_OSLO),
                              &offered));
    CHECK(invitation_promote(db, s.ours.id, at(4, 12), &offered));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

static struct web_answer end_it(const struct web_site *s, struct network_id network, const char *form)
{
    const char *path = str_format(test_arena(), "/networks/%lld/end", (long long)network.n).at;
    return web_ask(s, &(struct web_question){.target = path, .form = form, .session = s->hr});
}

ON_BOTH("the end takes what is to come out of calendars, after it was shown; then no mail leaves any more")
{
    struct web_site s = web_site_on(pool);
    struct instant now = instant_now();
    struct date day = date_plus_days(wall_from_instant(now, ZONE_OSLO).date, 30);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct notice_site site = waiting_in(db, &s, day, now);
    struct gathering_id meetup;
    gathering_add(db, s.ours.id, 1, GATHERING_KIND_MEETUP, S("Møte"), day, 540, 600, S(""), S(""),
                  (struct maybe_str){0}, S("m1@tvers"), &meetup);
    CHECK_INT(notice_gathering_invitation(db, &site, meetup), 1);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct web_answer shown = end_it(&s, s.ours.id, "do=end");
    struct str mark = S("name=\"confirmed\" value=\"");
    size_t digest = str_find_str(shown.body, mark, 0) + mark.len;
    CHECK(web_says(shown.body, S("er avsluttet")));
    CHECK_INT(end_it(&s, s.ours.id,
                     str_format(test_arena(), "do=end&confirmed=%.*s",
                                STR(str_slice(shown.body, digest, digest + 16)))
                         .at)
                  .status,
              303);
    db = db_begin(pool, DB_WRITE, test_arena());
    int64_t before = queued(db);
    CHECK_INT(schedule_network(db, &site, s.ours.id, ZONE_OSLO), 0);
    CHECK_INT(notice_gathering_invitation(db, &site, meetup), 0);
    CHECK_INT(queued(db), before);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(end_it(&s, s.ours.id, "do=end").status, 409);
}

ON_BOTH("a draft is removed with all that its beginning wrote; what runs, or holds a topic, is not")
{
    struct web_site s = web_site_on(pool);
    struct network_id draft;
    struct gathering_id kickoff;
    struct programme_item_id item;
    struct network n;
    struct instant now = instant_now();
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    network_add(db, S("Utkast"), S("Å lære"), S("Europe/Oslo"), date_of(2026, 12, 1), date_of(2028, 12, 1),
                27, (struct maybe_account_id){0}, now, &draft);
    term_begin(db, draft, s.lead_account, NETWORK_DUTY_LEAD, date_of(2026, 11, 1), now);
    gathering_add(db, draft, 0, GATHERING_KIND_KICKOFF, S("Oppstart"), date_of(2026, 12, 10), 540, 900, S(""),
                  S(""), (struct maybe_str){0}, S("u@tvers"), &kickoff);
    programme_item_add(db, kickoff, 540, 30, ITEM_KIND_TALK, S("Velkommen"), S(""), S(""),
                       (struct maybe_str){0}, &item);
    network_text_put(db, draft, S("nb"), S("Bli med"), S("Kom og bli kjent"));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(end_it(&s, s.ours.id, "do=remove").status, 409);
    CHECK_INT(end_it(&s, draft, "do=remove").status, 303);
    db = db_begin(pool, DB_READ, test_arena());
    CHECK(!network_by_id(db, draft, &n) && network_by_id(db, s.ours.id, &n));
    db_end(db, DB_ROLLBACK);
}
