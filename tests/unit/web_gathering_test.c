// SPDX-License-Identifier: EUPL-1.2
// Moving and cancelling, as the page lets one do it: no year that is a slip of the finger, no way back that
// is hidden, and a reason that is told.
#include "web_site.h"

#include "auth/settings.h"
#include "gathering/place.h"
#include "jobs/notice.h"

enum { AHEAD_DAYS = 14 };

struct town {
    struct web_site s;
    struct gathering_id meetup;
    struct date today;
};

/// A meet-up on that day, in the calendar of the member, who was there if it has been.
static struct town town_on(struct db_pool *pool, int days_ahead)
{
    struct town t = {.s = web_site_on(pool)};
    struct instant now = instant_now();
    t.today = wall_from_instant(now, ZONE_OSLO).date;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    setting_put(db, S("mail_from"), S("nettverk@tvers.example"));
    network_purpose_set(db, t.s.ours.id, S("Nettverk"), S("Å lære"), S("Europe/Oslo"),
                        date_plus_days(t.today, -90), date_plus_days(t.today, 600), 27);
    gathering_add(db, t.s.ours.id, 1, GATHERING_KIND_MEETUP, S("Høstmøte"),
                  date_plus_days(t.today, AHEAD_DAYS), 540, 660, S("Sal 1"), S(""), (struct maybe_str){0},
                  S("m1@tvers"), &t.meetup);
    struct notice_site site = notice_site_read(db, &t.s.site.key, t.s.site.public_url, now);
    CHECK_INT(notice_gathering_invitation(db, &site, t.meetup), 1);
    gathering_change(db, t.meetup, 1, S("Høstmøte"), date_plus_days(t.today, days_ahead), 540, 660,
                     S("Sal 1"), S(""), (struct maybe_str){0}, 1);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    return t;
}

static struct gathering meetup_of(const struct town *t)
{
    struct gathering g = {0};
    struct db *db = db_begin(t->s.site.pool, DB_READ, test_arena());
    gathering_by_id(db, t->meetup, &g);
    db_end(db, DB_ROLLBACK);
    return g;
}

static struct web_answer post(const struct town *t, const char *what, const char *form)
{
    return web_ask(
        &t->s, &(struct web_question){
                   .target = str_format(test_arena(), "/gatherings/%lld/%s", (long long)t->meetup.n, what).at,
                   .form = form,
                   .session = t->s.hr});
}

/// Sends the form, and says yes on the page that shows the mails.
static struct web_answer post_meant(const struct town *t, const char *what, const char *form)
{
    struct web_answer shown = post(t, what, form);
    struct str mark = S("name=\"confirmed\" value=\"");
    size_t digest = str_find_str(shown.body, mark, 0) + mark.len;
    CHECK(digest < shown.body.len);
    return post(
        t, what,
        str_format(test_arena(), "%s&confirmed=%.*s", form, STR(str_slice(shown.body, digest, digest + 16)))
            .at);
}

static const char *move_to(const struct town *t, struct date day, const char *more)
{
    return str_format(test_arena(),
                      "title=H%%C3%%B8stm%%C3%%B8te&held_on=%.*s&start=09:00&end=11:00&place=Sal+1&about=&"
                      "version=%lld%s",
                      STR(date_iso(test_arena(), day)), (long long)meetup_of(t).version, more)
        .at;
}

static struct outbox_mail newest(const struct town *t)
{
    struct outbox_mail mail = {0};
    struct db *db = db_begin(t->s.site.pool, DB_READ, test_arena());
    struct outbox_line_list mails = outbox_list(db, S("queued"), t->s.ours.id, INT64_MAX);
    outbox_by_id(db, mails.at[0].id, &mail);
    db_end(db, DB_ROLLBACK);
    return mail;
}

static struct str newest_mail(const struct town *t)
{
    return newest(t).body_text;
}

/// The entry of its calendar, without the folds of its lines.
static struct str newest_entry(const struct town *t)
{
    return str_replace(test_arena(), newest(t).calendar.value, S("\r\n "), S(""));
}

ON_BOTH("a day that is past or outside the network's time is refused at its field; the words of what is past "
        "are not")
{
    struct town t = town_on(pool, AHEAD_DAYS);
    struct web_answer past = post(&t, "edit", move_to(&t, date_plus_days(t.today, -1), "")),
                      far = post(&t, "edit", move_to(&t, date_plus_days(t.today, 700), ""));
    CHECK_INT(past.status, 422);
    CHECK(web_says(past.body, S("id=\"held_on-problem\">Denne dagen er allerede over")));
    CHECK_INT(far.status, 422);
    CHECK(web_says(far.body, S("id=\"held_on-problem\">Nettverket varer fra")));
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    gathering_change(db, t.meetup, meetup_of(&t).version, S("Høstmøte"), date_plus_days(t.today, -3), 540,
                     660, S("Sal 1"), S(""), (struct maybe_str){0}, 2);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(post(&t, "edit", move_to(&t, date_plus_days(t.today, -3), "&why=")).status, 303);
}

ON_BOTH("what was held by mistake is moved, planned again, and nobody has been there")
{
    struct town t = town_on(pool, -2);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    attendance_mark(db, t.meetup, t.s.ours.member, (struct maybe_bool){true, true},
                    (struct maybe_account_id){0});
    gathering_hold(db, t.meetup);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct str page = post(&t, "edit", move_to(&t, date_plus_days(t.today, -2), "&confirm_back=1")).body;
    CHECK(web_says(page, S("Hvis du velger en senere dag, er den planlagt igjen")));
    CHECK_INT(post_meant(&t, "edit", move_to(&t, date_plus_days(t.today, 9), "")).status, 303);
    CHECK(meetup_of(&t).state == GATHERING_STATE_PLANNED);
    db = db_begin(pool, DB_READ, test_arena());
    struct attendance_list rows = attendance_of(db, t.meetup);
    CHECK(rows.count == 1 && !rows.at[0].came.is_set);
    db_end(db, DB_ROLLBACK);
}

ON_BOTH("a mail about a move has the old time and the reason; one about a cancellation has its reason")
{
    struct town t = town_on(pool, AHEAD_DAYS);
    CHECK_INT(
        post_meant(&t, "edit", move_to(&t, date_plus_days(t.today, 30), "&why=Salen+er+opptatt")).status,
        303);
    CHECK(web_says(newest_mail(&t), S("Før: ")) && web_says(newest_mail(&t), S("Grunn: Salen er opptatt")));
    CHECK_INT(post_meant(&t, "cancel", "why=Streik").status, 303);
    CHECK(web_says(newest_mail(&t), S("er avlyst")) && web_says(newest_mail(&t), S("Grunn: Streik")));
    CHECK(!web_says(newest_mail(&t), S("Salen er opptatt")));
}

/// Another hour or place, on the day on which it is.
static const char *change_to(const struct town *t, const char *start, const char *end, const char *place)
{
    return str_format(
               test_arena(),
               "title=H%%C3%%B8stm%%C3%%B8te&held_on=%.*s&start=%s&end=%s&place=%s&about=&version=%lld",
               STR(date_iso(test_arena(), meetup_of(t).held_on)), start, end, place,
               (long long)meetup_of(t).version)
        .at;
}

ON_BOTH("a change of place asks who has not answered, by a link, and nobody else")
{
    struct town t = town_on(pool, AHEAD_DAYS);
    CHECK_INT(post_meant(&t, "edit", change_to(&t, "10:00", "12:00", "Sal+1")).status, 303);
    CHECK_INT(post_meant(&t, "edit", change_to(&t, "10:00", "12:00", "Sal+2")).status, 303);
    CHECK(web_says(newest_mail(&t), S("Du har ikke svart ennå")) && web_says(newest_mail(&t), S("?a=yes")));
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct gathering g = meetup_of(&t);
    attendee_answer_put(db, g.id, t.s.ours.member, ANSWER_YES, g.sequence, instant_now());
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(post_meant(&t, "edit", change_to(&t, "10:00", "12:00", "Sal+3")).status, 303);
    CHECK(web_says(newest_mail(&t), S("Du trenger ikke å svare")) && !web_says(newest_mail(&t), S("?a=yes")));
}

ON_BOTH("the programme moves with the hour, and the entry in the calendar has it")
{
    struct town t = town_on(pool, AHEAD_DAYS);
    struct programme_item_id item;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    programme_item_add(db, t.meetup, 540, 30, ITEM_KIND_TALK, S("Samtale"), S(""), S(""),
                       (struct maybe_str){0}, &item);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(post_meant(&t, "edit", change_to(&t, "10:00", "12:00", "Sal+1")).status, 303);
    CHECK(web_says(newest_mail(&t), S("10.00")) && web_says(newest_mail(&t), S("Samtale")));
    CHECK(web_says(newest_entry(&t), S("Samtale")));
    db = db_begin(pool, DB_READ, test_arena());
    struct programme_item_list items = programme_of(db, t.meetup);
    CHECK(items.count == 1 && items.at[0].start_minute == 600);
    db_end(db, DB_ROLLBACK);
}

ON_BOTH("a gathering without a place takes place where the one before does, and its first mail says so")
{
    struct town t = town_on(pool, AHEAD_DAYS);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct notice_site site = notice_site_read(db, &t.s.site.key, t.s.site.public_url, instant_now());
    gathering_add(db, t.s.ours.id, 2, GATHERING_KIND_MEETUP, S("Vårmøte"), date_plus_days(t.today, 20), 540,
                  660, S(""), S(""), (struct maybe_str){0}, S("m2@tvers"), &t.meetup);
    CHECK_INT(notice_gatherings_near(db, &site, t.s.ours.id, t.today), 1);
    CHECK_INT(notice_gatherings_near(db, &site, t.s.ours.id, t.today), 0);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK(web_says(newest_mail(&t), S("Sal 1")));
}

static struct str place_of(struct db *db, struct gathering_id id)
{
    struct gathering g = {0};
    CHECK(gathering_by_id(db, id, &g));
    return g.place;
}

ON_BOTH("each gathering to come is at the place of the series, unless it has its own")
{
    struct town t = town_on(pool, AHEAD_DAYS);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct notice_site site = notice_site_read(db, &t.s.site.key, t.s.site.public_url, instant_now());
    struct network_id network = t.s.ours.id;
    struct gathering_id none, own, late;
    const struct maybe_str no = {0};
    gathering_add(db, network, 2, GATHERING_KIND_MEETUP, S("Vår"), date_plus_days(t.today, 60), 540, 660,
                  S(""), S(""), no, S("m2@tvers"), &none);
    gathering_add(db, network, 3, GATHERING_KIND_MEETUP, S("Sommer"), date_plus_days(t.today, 90), 540, 660,
                  S("Skogen"), S(""), no, S("m3@tvers"), &own);
    CHECK_INT(gatherings_usual_place(db, network, S("Biblioteket"), t.today).count, 1);
    CHECK_STR(place_of(db, none), S("Biblioteket"));
    CHECK_STR(place_of(db, own), S("Skogen"));
    CHECK_INT(gatherings_usual_place(db, network, S("Kulturhuset"), t.today).count, 1);
    CHECK_STR(place_of(db, none), S("Kulturhuset"));
    gathering_add(db, network, 4, GATHERING_KIND_MEETUP, S("Snart"), date_plus_days(t.today, 20), 540, 660,
                  S(""), S(""), no, S("m4@tvers"), &late);
    CHECK_INT(notice_gatherings_near(db, &site, network, t.today), 1);
    CHECK_STR(place_of(db, late), S("Kulturhuset")); // not where the one before is
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

ON_BOTH("another place of the series mails whoever knows of a gathering there, once it was shown")
{
    struct town t = town_on(pool, AHEAD_DAYS);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    network_usual_place_set(db, t.s.ours.id, S("Sal 1"));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct str plan = str_format(test_arena(), "/networks/%lld/plan", (long long)t.s.ours.id.n);
    struct web_answer a = web_ask(&t.s, &(struct web_question){.target = str_c(test_arena(), plan),
                                                               .form = "place=Kulturhuset",
                                                               .session = t.s.hr});
    CHECK_INT(a.status, 200);
    CHECK(web_says(a.body, S("name=\"confirmed\"")) && web_says(a.body, S("Kulturhuset")));
    CHECK_STR(meetup_of(&t).place, S("Sal 1"));
}

ON_BOTH("who said no to the time that it was reads that it has moved, and is asked about the new one")
{
    struct town t = town_on(pool, AHEAD_DAYS);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct notice_site site = notice_site_read(db, &t.s.site.key, t.s.site.public_url, instant_now());
    attendee_answer_put(db, t.meetup, t.s.ours.member, ANSWER_NO, meetup_of(&t).sequence, site.now);
    CHECK_INT(notice_person(db, &site, t.s.ours.id, t.s.ours.member), 1);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(post_meant(&t, "edit", move_to(&t, date_plus_days(t.today, 20), "")).status, 303);
    CHECK(web_says(newest_mail(&t), S("er flyttet")) && web_says(newest_mail(&t), S("Før: ")));
    CHECK(!web_says(newest_mail(&t), S("blir også flyttet")));
}

ON_BOTH("who brings a gathering so near that its members are asked sees that mail first; further off it asks "
        "nobody")
{
    struct town t = town_on(pool, AHEAD_DAYS);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    gathering_add(db, t.s.ours.id, 2, GATHERING_KIND_MEETUP, S("Vårmøte"), date_plus_days(t.today, 60), 540,
                  660, S("Sal 1"), S(""), (struct maybe_str){0}, S("m2@tvers"), &t.meetup);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(post(&t, "edit", move_to(&t, date_plus_days(t.today, 50), "")).status, 303);
    CHECK_INT(post_meant(&t, "edit", move_to(&t, date_plus_days(t.today, 20), "")).status, 303);
    CHECK(web_says(newest_mail(&t), S("Kommer du")));
}

// ---- the code on the wall ----

static struct web_answer at_the_door(const struct town *t, const char *form)
{
    struct link link = {LINK_CHECK_IN, t->meetup.n, 1};
    struct secret token = link_token(test_arena(), &t->s.site.key, link);
    return web_ask(&t->s, &(struct web_question){
                              .target = str_cat(test_arena(), S("/c/"), secret_reveal(token)).at,
                              .form = form,
                              .csrf = csrf_token(test_arena(), &t->s.site.key, token),
                              .has_no_cookies = true,
                          });
}

ON_BOTH("the code on the wall takes members alone, on the day alone, and not once the network has ended")
{
    struct town t = town_on(pool, 0), tomorrow;
    struct str member = str_format(test_arena(), "person=%lld", (long long)t.s.ours.member.n);
    struct str stranger = str_format(test_arena(), "person=%lld", (long long)t.s.theirs.member.n);
    CHECK_INT(at_the_door(&t, stranger.at).status, 409);
    CHECK_INT(at_the_door(&t, "person=9223372036854775807").status, 409);
    CHECK_INT(at_the_door(&t, member.at).status, 303);
    tomorrow = t;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    gathering_add(db, t.s.ours.id, 2, GATHERING_KIND_MEETUP, S("Vårmøte"), date_plus_days(t.today, 1), 540,
                  660, S("Sal 1"), S(""), (struct maybe_str){0}, S("m2@tvers"), &tomorrow.meetup);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(at_the_door(&tomorrow, member.at).status, 409);
    CHECK(!web_says(at_the_door(&tomorrow, NULL).body, S("Kari")));
    db = db_begin(pool, DB_WRITE, test_arena());
    attendance_forget(db, t.meetup);
    network_state_set(db, t.s.ours.id, NETWORK_STATE_ENDED);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK_INT(at_the_door(&t, NULL).status, 410);
    CHECK_INT(at_the_door(&t, member.at).status, 410);
}

static bool page_says(const struct town *t, struct secret session, struct str words)
{
    struct str target = str_format(test_arena(), "/gatherings/%lld", (long long)t->meetup.n);
    return web_says(web_ask(&t->s, &(struct web_question){.target = target.at, .session = session}).body,
                    words);
}

/// Of the other network a coordinator reads how many, a member only that it is their own.
ON_BOTH("who runs a gathering is told how many are in another network that day; a member only of themselves")
{
    struct town t = town_on(pool, AHEAD_DAYS);
    struct gathering_id other;
    struct str all = S("1 medlem er også i «Nettverket til Ola» den dagen."),
               own = S("Du har også en samling i «Nettverket til Ola» den dagen.");
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    gathering_add(db, t.s.theirs.id, 1, GATHERING_KIND_MEETUP, S("Møte"), date_plus_days(t.today, AHEAD_DAYS),
                  540, 660, S(""), S(""), (struct maybe_str){0}, S("m2@tvers"), &other);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK(!page_says(&t, t.s.coordinator, S("er også i")));
    db = db_begin(pool, DB_WRITE, test_arena());
    membership_add(db, t.s.theirs.id, t.s.ours.member, instant_now());
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK(page_says(&t, t.s.coordinator, all) && !page_says(&t, t.s.coordinator, own));
    CHECK(page_says(&t, t.s.member, own) && !page_says(&t, t.s.member, all));
    db = db_begin(pool, DB_WRITE, test_arena());
    gathering_call_off(db, other, (struct maybe_str){0});
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    CHECK(!page_says(&t, t.s.member, own));
}
