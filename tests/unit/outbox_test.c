// SPDX-License-Identifier: EUPL-1.2
// The outbox: one event one mail, who may take a mail and when, what becomes of it; the schedule; the relay's
// address. That no mail is sent twice when senders die is tested with a real mail server, in
// tests/mail/outbox.mjs.
#include "auth/password.h"
#include "gathering/gathering.h"
#include "gathering/hosting.h"
#include "invitation/invitation.h"
#include "jobs/relay.h"
#include "jobs/schedule.h"
#include "jobs/sender.h"
#include "sql/auth.h"
#include "sql/catalog.h"
#include "sql/gathering.h"
#include "sql/notice.h"
#include "sql/outbox.h"
#include "sql/people.h"

#define POOL_CATALOG sql_catalog
#include "db_pools.h"

#include <pthread.h>

static const struct key key = {{7}};
static const struct network_id any_network = {0};

/// In the week of Monday 23 November 2026.
static struct instant at(int day, int hour)
{
    return wall_instant((struct wall){date_of(2026, 11, day), hour * 60}, ZONE_OSLO);
}

static void mail_add(struct db *db, const char *event)
{
    outbox_add(db, &(struct outbox_new){
                       .event_key = str_from(event),
                       .kind = OUTBOX_KIND_INVITATION,
                       .language = S("nb"),
                       .to_name = S("Kari"),
                       .to_address = S("kari@b.example"),
                       .from_name = S("Nettverk"),
                       .from_address = S("nettverk+n1@tvers.example"),
                       .subject = S("Hei"),
                       .body_text = S("Hei\n"),
                       .body_html = S("<p>Hei</p>\n"),
                       .message_id = str_cat(test_arena(), str_from(event), S("@tvers.example")),
                       .state = OUTBOX_STATE_QUEUED,
                       .created_at = at(23, 9),
                   });
}

static enum outbox_state state_of(struct db *db, struct outbox_id id)
{
    struct outbox_mail m = {0};
    CHECK(outbox_by_id(db, id, &m));
    return m.state;
}

static struct instant stale(struct instant now)
{
    return instant_plus(now, -SENDER_STALE_US);
}

ON_BOTH("a mail belongs to the one who took it; others get it only when that claim has grown old")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct outbox_id first, other;
    struct instant now = at(23, 9), later = instant_plus(now, SENDER_STALE_US + 1);
    mail_add(db, "a");
    CHECK(outbox_claim(db, S("one"), now, stale(now), &first));
    CHECK(!outbox_claim(db, S("two"), now, stale(now), &other));
    CHECK(outbox_claim(db, S("two"), later, stale(later), &other) && other.n == first.n);
    CHECK_INT(outbox_leave(db, first, S("one"), later), 0); // it woke up too late: nothing of it leaves
    CHECK_INT(outbox_leave(db, first, S("two"), later), 1);
    CHECK_INT(
        outbox_end(db, first, S("one"), OUTBOX_STATE_SENT, (struct maybe_str){0}, (struct maybe_instant){0}),
        0);
    CHECK_INT(outbox_end(db, first, S("two"), OUTBOX_STATE_SENT, (struct maybe_str){0},
                         (struct maybe_instant){true, later}),
              1);
    CHECK(!outbox_claim(db, S("three"), at(30, 9), stale(at(30, 9)), &other));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("a mail whose sender died while it was leaving becomes unsure, and nobody takes it")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct outbox_id id, other;
    struct instant now = at(23, 9), later = instant_plus(now, SENDER_STALE_US + 1);
    mail_add(db, "a");
    CHECK(outbox_claim(db, S("one"), now, stale(now), &id) && outbox_leave(db, id, S("one"), now) == 1);
    CHECK_INT(outbox_unsure(db, stale(now), S("tvers:died")), 0); // it may still be at work
    CHECK_INT(outbox_unsure(db, stale(later), S("tvers:died")), 1);
    CHECK(!outbox_claim(db, S("two"), later, stale(later), &other));
    CHECK(state_of(db, id) == OUTBOX_STATE_UNSURE);
    outbox_end(db, id, S("one"), OUTBOX_STATE_SENT, (struct maybe_str){0},
               (struct maybe_instant){true, later});
    CHECK(state_of(db, id) == OUTBOX_STATE_SENT); // it was alive after all, and knows
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

static int64_t run_on(struct db_pool *pool, struct instant now)
{
    int64_t mails;
    struct schedule schedule = {
        .pool = pool, .key = &key, .public_url = S("https://tvers.example"), .now = now};
    CHECK(schedule_run(&schedule, &mails));
    return mails;
}

/// Whether there is a mail to take, and it is taken.
static bool takes(struct db_pool *pool, struct instant now, struct outbox_id *id)
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    bool has_one = outbox_claim(db, S("one"), now, stale(now), id);
    return db_end(db, DB_COMMIT) == DB_DONE && has_one;
}

ON_BOTH("a mail that was put off or taken before the clock was set back waits for no far day")
{
    struct outbox_id id;
    struct instant now = at(23, 9), ahead = instant_plus(now, 184 * US_PER_DAY);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    mail_add(db, "a");
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK(takes(pool, ahead, &id));
    run_on(pool, now); // the claim is taken for one of now, and grows old
    now = instant_plus(now, SENDER_STALE_US + 1);
    CHECK(takes(pool, now, &id));
    db = db_begin(pool, DB_WRITE, test_arena());
    outbox_later(db, id, S("one"), (struct maybe_str){0}, ahead, 1);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK(!takes(pool, now, &id));
    run_on(pool, now);
    CHECK(takes(pool, now, &id));
}

ON_BOTH("what is held does not leave; what was sent is never changed by a list of many")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct outbox_id sent, other;
    struct instant now = at(23, 9);
    mail_add(db, "a");
    mail_add(db, "b");
    mail_add(db, "b");
    CHECK(outbox_claim(db, S("one"), now, stale(now), &sent));
    outbox_end(db, sent, S("one"), OUTBOX_STATE_SENT, (struct maybe_str){0},
               (struct maybe_instant){true, now});
    CHECK_INT(outbox_state_change_all(db, OUTBOX_STATE_QUEUED, OUTBOX_STATE_HELD, any_network, now), 1);
    CHECK(!outbox_claim(db, S("one"), now, stale(now), &other));
    CHECK_INT(
        outbox_state_change_all(db, OUTBOX_STATE_HELD, OUTBOX_STATE_QUEUED, (struct network_id){4711}, now),
        0);
    CHECK_INT(outbox_state_change_all(db, OUTBOX_STATE_HELD, OUTBOX_STATE_QUEUED, any_network, now), 1);
    CHECK(outbox_claim(db, S("one"), now, stale(now), &other));
    CHECK(state_of(db, sent) == OUTBOX_STATE_SENT);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("a mail whose way back has no room for its number is refused, and its sender lives on")
{
    const struct smtp_settings nobody_there = {.url = S("smtp://127.0.0.1:1"), .hello = S("tvers.example")};
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct str longest =
        S("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@kommune.example");
    mail_add(db, "a");
    setting_put(db, S("mail_from"), longest);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct sender *sender = sender_new(pool, &nobody_there, &key, 0);
    CHECK(sender_step(sender) == SENDER_WORKED);
    CHECK(sender_step(sender) == SENDER_IDLE);
    sender_free(sender);
    db = db_begin(pool, DB_READ, test_arena());
    CHECK(state_of(db, (struct outbox_id){1}) == OUTBOX_STATE_REFUSED);
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("no more mails go to the relay in a minute than it takes, however many senders there are")
{
    const struct smtp_settings nobody_there = {.url = S("smtp://127.0.0.1:1"), .hello = S("tvers.example")};
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    for (int i = 0; i < 4; i++)
        mail_add(db, str_c(test_arena(), str_format(test_arena(), "paced%d", i)));
    setting_put(db, S("mails_per_minute"), S("2"));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct sender *one = sender_new(pool, &nobody_there, &key, 0),
                  *two = sender_new(pool, &nobody_there, &key, 0);
    CHECK(sender_step(one) == SENDER_NO_RELAY && sender_step(two) == SENDER_NO_RELAY);
    CHECK(sender_step(one) == SENDER_PACED && sender_step(two) == SENDER_PACED);
    struct sender *later = sender_new(pool, &nobody_there, &key, US_PER_MINUTE);
    CHECK(sender_step(later) == SENDER_NO_RELAY);
    sender_free(one);
    sender_free(two);
    sender_free(later);
}

ON_BOTH("a link to sign in with leaves before the mails that were written earlier")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct instant now = instant_now();
    struct outbox_id taken;
    struct outbox_mail mail;
    mail_add(db, "crowd1");
    mail_add(db, "crowd2");
    outbox_add(db, &(struct outbox_new){.event_key = S("way:1"),
                                        .kind = OUTBOX_KIND_SIGN_IN,
                                        .language = S("nb"),
                                        .to_name = S("Kari"),
                                        .to_address = S("kari@b.example"),
                                        .from_name = S("Tvers"),
                                        .from_address = S("a@b.example"),
                                        .subject = S("Inn"),
                                        .body_text = S("x"),
                                        .body_html = S("x"),
                                        .message_id = S("way@b.example"),
                                        .state = OUTBOX_STATE_QUEUED,
                                        .created_at = now});
    CHECK(outbox_claim(db, S("one"), instant_plus(now, US_PER_SECOND), stale(now), &taken));
    CHECK(outbox_by_id(db, taken, &mail) && mail.kind == OUTBOX_KIND_SIGN_IN);
    CHECK(outbox_claim(db, S("one"), instant_plus(now, US_PER_SECOND), stale(now), &taken));
    CHECK(outbox_by_id(db, taken, &mail) && mail.kind != OUTBOX_KIND_SIGN_IN);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

TEST("a mail that is put off is tried after 5, 15, 30 and 60 minutes, then every 2 hours, for two days")
{
    CHECK_INT(sender_backoff_us(1), 5 * US_PER_MINUTE);
    CHECK_INT(sender_backoff_us(2), 15 * US_PER_MINUTE);
    CHECK_INT(sender_backoff_us(3), 30 * US_PER_MINUTE);
    CHECK_INT(sender_backoff_us(4), 60 * US_PER_MINUTE);
    CHECK_INT(sender_backoff_us(5), 120 * US_PER_MINUTE);
    int64_t whole = 0, tries = 1;
    for (; sender_backoff_us(tries); tries++)
        whole += sender_backoff_us(tries);
    CHECK(whole > 2 * US_PER_DAY - 120 * US_PER_MINUTE && whole <= 2 * US_PER_DAY + 120 * US_PER_MINUTE);
}

TEST("the relay's address says how to speak to it")
{
    struct smtp_settings s;
    CHECK(relay_read(test_arena(), S("smtp://127.0.0.1:2525"), &s));
    CHECK_STR(s.url, S("smtp://127.0.0.1:2525"));
    CHECK(s.security == SMTP_CLEAR && !s.user.len);
    CHECK(relay_read(test_arena(), S("smtp://relay.kommune.example:587/"), &s) &&
          s.security == SMTP_ENCRYPTED);
    CHECK(relay_read(test_arena(), S("smtps://tvers%40k:p%3Aw@x@relay.example:465"), &s));
    CHECK_STR(s.url, S("smtps://relay.example:465"));
    CHECK_STR(s.user, S("tvers@k"));
    CHECK_STR(secret_reveal(s.password), S("p:w@x"));
    CHECK(!relay_read(test_arena(), S("relay.example:25"), &s) &&
          !relay_read(test_arena(), S("http://relay.example"), &s));
    CHECK(!relay_read(test_arena(), S("smtp://relay.example:0"), &s) &&
          !relay_read(test_arena(), S("smtp://"), &s));
    CHECK(!relay_read(test_arena(), S("smtp://a b:25"), &s));
}

// ---- the schedule ----

enum { PEOPLE = 20 };

struct scene {
    struct db_pool *pool;
    struct db *db;
    struct network_id network;
    struct gathering_id kickoff;
    struct person_id people[PEOPLE];
    struct invitation_id invitations[PEOPLE];
};

static struct notice_site site_at(struct db *db, struct instant now)
{
    return notice_site_read(db, &key, S("https://tvers.example"), now);
}

/// Its kick-off is on its first day.
static struct network_id network_on(struct db *db, const char *zone, struct date first, int64_t seats,
                                    struct gathering_id *kickoff)
{
    static int number;
    struct network_id id = {0};
    network_add(db, S("Nettverk på tvers"), S("Vi lærer."), str_from(zone), first,
                date_plus_months(first, 24), seats, (struct maybe_account_id){0}, at(23, 9), &id);
    gathering_add(db, id, 0, GATHERING_KIND_KICKOFF, S("Oppstartssamling"), first, 540, 900, S("Rådhuset"),
                  S(""), (struct maybe_str){0},
                  str_format(test_arena(), "kickoff-%d@tvers.example", ++number), kickoff);
    network_state_set(db, id, NETWORK_STATE_RUNNING);
    return id;
}

/// In a write transaction, which goes on with every use of the scene.
static struct scene scene_in(struct db_pool *pool, int64_t seats, int people)
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct scene s = {.pool = pool, .db = db};
    struct unit_id unit = {0};
    auth_begin();
    demo_unit_add(db, (struct maybe_unit_id){0}, S("1"), S("Teknisk"), &unit);
    s.network = network_on(db, "Europe/Oslo", date_of(2026, 12, 10), seats, &s.kickoff);
    for (int i = 0; i < people; i++) {
        struct str number = str_format(test_arena(), "%d", i);
        demo_person_add(db,
                        &(struct demo_person_new){.match_key = number,
                                                  .given_name = S("Kari"),
                                                  .family_name = number,
                                                  .email = str_format(test_arena(), "k%d@b.example", i),
                                                  .unit = unit,
                                                  .hired_on = date_of(2026, 2, 1),
                                                  .education = S("master")},
                        &s.people[i]);
        invitation_add(db, s.network, s.people[i], at(23, 9), &s.invitations[i]);
    }
    return s;
}

static enum invitation_outcome say(struct db *db, struct invitation_id id, enum answer answer,
                                   struct instant now)
{
    return invitation_answer(db, &(struct invitation_reply){
                                     .invitation = id, .answer = answer, .via = ANSWER_VIA_LINK, .now = now});
}

static int64_t run_at(struct scene *s, struct instant now)
{
    CHECK(db_end(s->db, DB_COMMIT) == DB_DONE);
    int64_t mails = run_on(s->pool, now);
    s->db = db_begin(s->pool, DB_WRITE, test_arena());
    return mails;
}

ON_BOTH("the schedule reminds once who has not answered, on a working day, and then no more")
{
    struct scene s = scene_in(pool, 27, 3);
    CHECK(say(s.db, s.invitations[0], ANSWER_YES, at(24, 9)) == INVITATION_RECORDED);
    CHECK_INT(run_at(&s, at(24, 9)), 0);  // too soon after the invitation
    CHECK_INT(run_at(&s, at(28, 10)), 0); // a Saturday
    CHECK_INT(run_at(&s, at(27, 7)), 0);  // before office hours
    CHECK_INT(run_at(&s, at(30, 10)), 2);
    CHECK_INT(run_at(&s, at(30, 10)), 0);
    CHECK_INT(run_at(&s, at(30, 15)), 0);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

static struct outbox_line newest(struct db *db)
{
    struct outbox_line_list lines = outbox_list(db, S(""), any_network, INT64_MAX);
    CHECK(lines.count > 0);
    return lines.count ? lines.at[0] : (struct outbox_line){0};
}

ON_BOTH(
    "who says maybe is reminded once more, with the day; not in the same breath, and not when it is too late")
{
    struct scene s = scene_in(pool, 27, 2);
    CHECK_INT(run_at(&s, at(27, 10)), 2);
    CHECK(say(s.db, s.invitations[0], ANSWER_MAYBE, at(27, 11)) == INVITATION_RECORDED);
    CHECK_INT(outbox_drop_answered(s.db, S("tvers:answered")), 1); // it said that nobody has answered
    CHECK_INT(run_at(&s, at(27, 15)), 0);
    CHECK_INT(run_at(&s, at(30, 9)), 1);
    struct outbox_line mail = newest(s.db);
    CHECK(mail.kind == OUTBOX_KIND_REMINDER &&
          str_find_str(mail.subject, S("30. november"), 0) < mail.subject.len);
    CHECK_INT(outbox_drop_answered(s.db, S("tvers:answered")), 0);
    CHECK_INT(run_at(&s, at(30, 12)), 0);
    CHECK(say(s.db, s.invitations[0], ANSWER_NO, at(30, 13)) == INVITATION_RECORDED);
    CHECK_INT(outbox_drop_answered(s.db, S("tvers:answered")), 1);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("a reminder that still waits is dropped when the person answers")
{
    struct scene s = scene_in(pool, 27, 1);
    CHECK_INT(run_at(&s, at(30, 10)), 1);
    CHECK(say(s.db, s.invitations[0], ANSWER_NO, at(30, 11)) == INVITATION_RECORDED);
    CHECK_INT(outbox_drop_answered(s.db, S("tvers:answered")), 1);
    CHECK_INT(outbox_drop_answered(s.db, S("tvers:answered")), 0);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("the schedule offers a place that became free to one after the other, with a deadline each")
{
    struct scene s = scene_in(pool, 1, 3); // the second and third wait
    struct invitation i;
    CHECK(say(s.db, s.invitations[0], ANSWER_NO, at(23, 10)) == INVITATION_RECORDED);
    CHECK_INT(run_at(&s, at(23, 11)), 1);
    CHECK_INT(run_at(&s, at(23, 12)), 0);
    CHECK(invitation_by_id(s.db, s.invitations[1], &i) && i.invited_at.is_set);
    CHECK(invitation_by_id(s.db, s.invitations[2], &i) && !i.invited_at.is_set);
    struct instant after = wall_instant((struct wall){date_of(2026, 12, 1), 9 * 60}, ZONE_OSLO);
    CHECK_INT(run_at(&s, after), 1); // five working days without an answer
    CHECK(invitation_by_id(s.db, s.invitations[2], &i) && i.invited_at.is_set);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

/// The first who was invited hosts it: nobody is asked for that.
static void host(struct scene *s, struct gathering_id gathering)
{
    struct gathering g;
    struct invitation i;
    CHECK(gathering_by_id(s->db, gathering, &g) && invitation_by_id(s->db, s->invitations[0], &i));
    CHECK_INT(
        hosting_take(s->db, &g, (struct maybe_person_id){true, i.person}, date_of(2026, 11, 23), at(23, 10)),
        HOSTING_TAKEN);
}

ON_BOTH("members are asked to a gathering four weeks ahead, each once")
{
    struct scene s = scene_in(pool, 27, 2);
    struct gathering_id meetup;
    gathering_add(s.db, s.network, 1, GATHERING_KIND_MEETUP, S("Første møte"), date_of(2026, 12, 17), 540,
                  660, S("Kantina"), S(""), (struct maybe_str){0}, S("g2@tvers.example"), &meetup);
    CHECK(say(s.db, s.invitations[0], ANSWER_YES, at(23, 10)) == INVITATION_RECORDED);
    host(&s, meetup);
    CHECK_INT(run_at(&s, at(23, 11)), 1);
    CHECK(say(s.db, s.invitations[1], ANSWER_YES, at(23, 12)) == INVITATION_RECORDED);
    CHECK_INT(run_at(&s, at(23, 13)), 1); // the new member only
    CHECK_INT(run_at(&s, at(23, 14)), 0);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

/// At ten o'clock, which is office time in both countries.
static struct instant ten(int year, int month, int day)
{
    return wall_instant((struct wall){date_of(year, month, day), 10 * 60}, ZONE_OSLO);
}

/// Of the scene's people two are invited to a second network, until that day; the others wait.
static struct network_id invited_to(struct scene *s, const char *zone, struct date answer_by,
                                    struct instant now)
{
    struct gathering_id kickoff;
    struct invitation_id invitation;
    struct instant until = invitation_day_end(answer_by, str_from(zone));
    struct network_id id = network_on(s->db, zone, date_plus_days(answer_by, 30), 2, &kickoff);
    for (int i = 0; i < PEOPLE && s->people[i].n; i++)
        invitation_insert(s->db, id, s->people[i], i < 2 ? 0 : i, (struct maybe_instant){i < 2, now},
                          (struct maybe_instant){i < 2, until}, &invitation);
    return id;
}

ON_BOTH("nobody is reminded on a public holiday of the network's country")
{
    struct scene s = scene_in(pool, 27, 2);
    invited_to(&s, "Europe/Oslo", date_of(2028, 5, 18), ten(2028, 5, 9));
    CHECK_INT(run_at(&s, ten(2028, 5, 17)), 0); // a Wednesday, and Constitution Day
    invited_to(&s, "Europe/Copenhagen", date_of(2028, 5, 18), ten(2028, 5, 9));
    CHECK_INT(run_at(&s, ten(2028, 5, 17)), 2);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("who has to answer by Easter Monday is reminded before Easter, not during it")
{
    struct scene s = scene_in(pool, 27, 2);
    invited_to(&s, "Europe/Oslo", date_of(2027, 3, 29), ten(2027, 3, 15));
    CHECK_INT(run_at(&s, ten(2027, 3, 22)), 0); // a week is left
    CHECK_INT(run_at(&s, ten(2027, 3, 24)), 2); // the last working day before Easter
    CHECK_INT(run_at(&s, ten(2027, 3, 26)), 0); // Good Friday
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("an offer that is made before Easter holds five working days, and lapses after it")
{
    struct scene s = scene_in(pool, 27, 3);
    struct network_id id = invited_to(&s, "Europe/Oslo", date_of(2027, 3, 23), ten(2027, 3, 15));
    struct invitation offered = {0};
    CHECK_INT(run_at(&s, ten(2027, 3, 24)), 1);
    struct invitation_line_list lines = invitations_of(s.db, id);
    for (size_t i = 0; i < lines.count; i++)
        if (lines.at[i].place)
            invitation_by_id(s.db, lines.at[i].id, &offered);
    CHECK(offered.answer_by.is_set);
    CHECK_INT(wall_from_instant(offered.answer_by.value, ZONE_OSLO).date.days, date_of(2027, 4, 5).days);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("a network for which the database fails is left out, and the others get their mails")
{
    struct scene s = scene_in(pool, 27, 2);
    struct gathering_id kickoff;
    struct invitation_id invitation;
    struct network_id next = network_on(s.db, "Europe/Oslo", date_of(2026, 12, 10), 27, &kickoff);
    for (int i = 0; i < 2; i++)
        invitation_add(s.db, next, s.people[i], at(23, 9), &invitation);
    for (int i = 0; i < 1001; i++) { // more than is ever read
        struct programme_item_id item;
        programme_item_add(s.db, s.kickoff, 600, 5, ITEM_KIND_TALK, S("Foredrag"), S(""), S(""),
                           (struct maybe_str){0}, &item);
    }
    int64_t of_first, of_next;
    CHECK_INT(run_at(&s, at(30, 10)), 2);
    outbox_number_in(s.db, OUTBOX_STATE_QUEUED, s.network, &of_first);
    outbox_number_in(s.db, OUTBOX_STATE_QUEUED, next, &of_next);
    CHECK(of_first == 0 && of_next == 2);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("mails are counted by state, no further than asked; the list of a state or a network goes on where "
        "it ended")
{
    struct scene s = scene_in(pool, 1, 3);
    struct outbox_id first;
    for (int i = 0; i < 2100; i++)
        mail_add(s.db, str_c(test_arena(), str_format(test_arena(), "mail %d", i)));
    CHECK(outbox_claim(s.db, S("one"), at(23, 9), stale(at(23, 9)), &first));
    outbox_end(s.db, first, S("one"), OUTBOX_STATE_SENT, (struct maybe_str){0}, (struct maybe_instant){0});
    struct outbox_count_list counts = outbox_counts(s.db, any_network, 100);
    CHECK_INT(counts.count, 2);
    CHECK(counts.at[0].state == OUTBOX_STATE_QUEUED && counts.at[0].count == 100); // of 2,099
    CHECK(counts.at[1].state == OUTBOX_STATE_SENT && counts.at[1].count == 1);
    CHECK_INT(outbox_counts(s.db, s.network, 100).count, 0);
    struct outbox_line_list page = outbox_list(s.db, S(""), any_network, INT64_MAX);
    CHECK_INT(page.count, 1001);
    CHECK_INT(page.at[0].id.n - page.at[1000].id.n, 1000);
    page = outbox_list(s.db, S("queued"), any_network, page.at[999].id.n);
    CHECK_INT(page.count, 1001);
    page = outbox_list(s.db, S("queued"), any_network, page.at[999].id.n);
    CHECK_INT(page.count, 99); // the sent one is not among them
    page = outbox_list(s.db, S("sent"), any_network, INT64_MAX);
    CHECK(page.count == 1 && page.at[0].id.n == first.n);
    CHECK_INT(outbox_list(s.db, S(""), s.network, INT64_MAX).count, 0);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

// ---- what people have switched off ----

static enum gathering_edited move_by_a_day(struct db *db, struct gathering_id id)
{
    struct gathering g = {0};
    CHECK(gathering_by_id(db, id, &g));
    struct gathering_edit edit = {.id = g.id,
                                  .version = g.version,
                                  .title = g.title,
                                  .place = g.place,
                                  .about = g.about,
                                  .held_on = date_plus_days(g.held_on, 1),
                                  .start_minute = (int32_t)g.start_minute,
                                  .end_minute = (int32_t)g.end_minute};
    return gathering_edit(db, &edit);
}

ON_BOTH("reminders that a person has switched off are left out and say why; invitations and moves still come")
{
    struct scene s = scene_in(pool, 27, 1);
    struct notice_site site = site_at(s.db, at(26, 10));
    struct invitation i;
    struct outbox_id id;
    CHECK(invitation_by_id(s.db, s.invitations[0], &i));
    notice_setting_put(s.db, s.network, i.person, NOTICE_KIND_REMINDER, true);
    notice_reminder(s.db, &site, i.id);
    struct outbox_line reminder = newest(s.db);
    CHECK(reminder.kind == OUTBOX_KIND_REMINDER && reminder.state == OUTBOX_STATE_DROPPED);
    CHECK_STR(reminder.problem.value, S("tvers:off"));
    notice_invitation(s.db, &site, i.id);
    CHECK(newest(s.db).kind == OUTBOX_KIND_INVITATION && newest(s.db).state == OUTBOX_STATE_QUEUED);
    CHECK(move_by_a_day(s.db, s.kickoff) == GATHERING_MOVED);
    CHECK_INT(notice_gathering(s.db, &site, s.kickoff), 1);
    CHECK(newest(s.db).kind == OUTBOX_KIND_MOVED && newest(s.db).state == OUTBOX_STATE_QUEUED);
    notice_setting_put(s.db, s.network, i.person, NOTICE_KIND_REMINDER, false);
    site.now = at(27, 10);
    notice_reminder(s.db, &site, i.id);
    id = newest(s.db).id;
    CHECK(state_of(s.db, id) == OUTBOX_STATE_QUEUED);
    notice_setting_put(s.db, s.network, i.person, NOTICE_KIND_GROUPS, true); // something else
    CHECK_INT(notice_drop_off(s.db, S("tvers:off")), 0);
    notice_setting_put(s.db, s.network, i.person, NOTICE_KIND_REMINDER, true); // before it left
    CHECK_INT(notice_drop_off(s.db, S("tvers:off")), 1);
    CHECK(state_of(s.db, id) == OUTBOX_STATE_DROPPED);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

// ---- answering and moving at once ----

struct writer {
    struct db_pool *pool;
    struct scene *scene;
    int number;
    bool is_done;
};

/// Half of them answer, the others move the kick-off by a day each and tell everyone.
static void *write_at_once(void *arg)
{
    struct writer *w = arg;
    struct arena *arena = arena_new();
    struct db *db = db_begin(w->pool, DB_WRITE, arena);
    struct notice_site site = site_at(db, at(23, 10));
    if (w->number % 2)
        say(db, w->scene->invitations[w->number], ANSWER_YES, at(23, 10));
    else if (move_by_a_day(db, w->scene->kickoff) == GATHERING_MOVED)
        notice_gathering(db, &site, w->scene->kickoff);
    w->is_done = db_end(db, DB_COMMIT) == DB_DONE;
    arena_free(arena);
    return NULL;
}

ON_BOTH("twenty who answer and move at once: every answer and every move is kept, and everyone hears of "
        "every move")
{
    struct scene s = scene_in(pool, 27, PEOPLE);
    struct notice_site site = site_at(s.db, at(23, 9));
    for (int i = 0; i < PEOPLE; i++)
        notice_invitation(s.db, &site, s.invitations[i]);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
    struct writer writers[PEOPLE];
    pthread_t threads[PEOPLE];
    for (int i = 0; i < PEOPLE; i++) {
        writers[i] = (struct writer){.pool = pool, .scene = &s, .number = i};
        pthread_create(&threads[i], NULL, write_at_once, &writers[i]);
    }
    for (int i = 0; i < PEOPLE; i++) {
        pthread_join(threads[i], NULL);
        CHECK(writers[i].is_done);
    }
    struct gathering g = {0};
    int64_t mails = 0;
    s.db = db_begin(pool, DB_READ, test_arena());
    CHECK(gathering_by_id(s.db, s.kickoff, &g));
    CHECK_INT(g.sequence, PEOPLE / 2);
    CHECK_INT(g.held_on.days, date_of(2026, 12, 10).days + PEOPLE / 2);
    CHECK_INT(members_of(s.db, s.network).count, PEOPLE / 2);
    outbox_number_in(s.db, OUTBOX_STATE_QUEUED, s.network, &mails);
    CHECK_INT(mails, PEOPLE + PEOPLE * (PEOPLE / 2));
    CHECK(db_end(s.db, DB_ROLLBACK) == DB_DONE);
}
