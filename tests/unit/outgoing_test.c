// SPDX-License-Identifier: EUPL-1.2
// Mails that wait to leave: to which address they go, and which of them have lost their meaning meanwhile.
#include "jobs/outgoing.h"

#include "auth/password.h"
#include "gathering/gathering.h"
#include "invitation/invitation.h"
#include "jobs/notice.h"
#include "sql/auth.h"
#include "sql/catalog.h"
#include "sql/people.h"
#include "sql/gathering.h"
#include "sql/import.h"

#define POOL_CATALOG sql_catalog
#include "db_pools.h"

static const struct key key = {{7}};

/// In the week of Monday 23 November 2026.
static struct instant at(int day, int hour)
{
    return wall_instant((struct wall){date_of(2026, 11, day), hour * 60}, ZONE_OSLO);
}

struct scene {
    struct db *db;
    struct notice_site site;
    struct network_id network;
    struct gathering_id kickoff;
    struct person_id kari;
    struct unit_id unit;
    struct invitation_id invitation;
};

/// Kari is invited; her address has a slip in it.
static struct scene scene_in(struct db *db)
{
    struct scene s = {.db = db};
    auth_begin();
    setting_put(db, S("mail_from"), S("nettverk@tvers.example"));
    demo_unit_add(db, (struct maybe_unit_id){0}, S("1"), S("Teknisk"), &s.unit);
    demo_person_add(db,
                    &(struct demo_person_new){.match_key = S("n:1"),
                                              .given_name = S("Kari"),
                                              .family_name = S("Nordmann"),
                                              .email = S("kari@tybbdal.example"),
                                              .email_key = S("kari@tybbdal.example"),
                                              .unit = s.unit,
                                              .hired_on = date_of(2026, 2, 1),
                                              .education = S("master")},
                    &s.kari);
    network_add(db, S("Nettverk på tvers"), S("Vi lærer."), S("Europe/Oslo"), date_of(2026, 12, 10),
                date_of(2028, 12, 10), 27, (struct maybe_account_id){0}, at(23, 9), &s.network);
    gathering_add(db, s.network, 0, GATHERING_KIND_KICKOFF, S("Oppstartssamling"), date_of(2026, 12, 10), 540,
                  900, S("Rådhuset"), S(""), (struct maybe_str){0}, S("g1@tvers.example"), &s.kickoff);
    network_state_set(db, s.network, NETWORK_STATE_RUNNING);
    CHECK(invitation_add(db, s.network, s.kari, at(23, 9), &s.invitation) == INVITATION_ADDED);
    s.site = notice_site_read(db, &key, S("https://tvers.example"), at(23, 9));
    notice_invitation(db, &s.site, s.invitation);
    return s;
}

static void address_is_now(struct scene *s, struct str address)
{
    import_person_set(s->db, &(struct import_person_update){.id = s->kari,
                                                            .match_key = S("n:1"),
                                                            .given_name = S("Kari"),
                                                            .family_name = S("Nordmann"),
                                                            .search_key = S("kari nordmann"),
                                                            .email = address,
                                                            .email_key = address,
                                                            .unit = {true, s->unit},
                                                            .education = S("master")});
}

static void edit_kickoff(struct scene *s, int day, struct str place)
{
    struct gathering g;
    CHECK(gathering_by_id(s->db, s->kickoff, &g));
    struct gathering_edit edit = {.id = g.id,
                                  .version = g.version,
                                  .title = g.title,
                                  .held_on = date_of(2026, 12, day),
                                  .start_minute = (int32_t)g.start_minute,
                                  .end_minute = (int32_t)g.end_minute,
                                  .place = place,
                                  .about = g.about};
    CHECK(gathering_edit(s->db, &edit) != GATHERING_CHANGED_MEANWHILE);
    CHECK_INT(notice_gathering(s->db, &s->site, s->kickoff), 1);
}

static bool claim(struct scene *s, struct outbox_mail *mail)
{
    return outgoing_claim(s->db, S("one"), at(27, 9), at(23, 9), mail);
}

/// The mail server says no to all that waits.
static int64_t all_refused(struct scene *s)
{
    struct outbox_mail mail;
    int64_t count = 0;
    for (; claim(s, &mail); count++)
        outbox_end(s->db, mail.id, S("one"), OUTBOX_STATE_REFUSED, (struct maybe_str){true, S("550 5.1.1")},
                   (struct maybe_instant){0});
    return count;
}

static int64_t try_again(struct scene *s, struct instant now, int64_t *dropped)
{
    return outgoing_again(s->db, OUTBOX_STATE_REFUSED, (struct outbox_id){0}, s->network, now, dropped);
}

static bool holds(struct str text, struct str part)
{
    struct str unfolded = str_replace(test_arena(), text, S("\r\n "), S(""));
    return str_find_str(unfolded, part, 0) < unfolded.len;
}

ON_BOTH("a mail that is tried again goes to the address as it was corrected, and so does its entry")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()));
    struct outbox_mail mail;
    int64_t dropped;
    CHECK_INT(all_refused(&s), 1);
    address_is_now(&s, S("kari@bydal.example"));
    CHECK_INT(try_again(&s, at(27, 9), &dropped), 1);
    CHECK_INT(dropped, 0);
    CHECK(claim(&s, &mail));
    CHECK_STR(mail.to_address, S("kari@bydal.example"));
    CHECK(holds(mail.calendar.value, S("CN=Kari Nordmann:mailto:kari@bydal.example\r\n")));
    CHECK(!holds(mail.calendar.value, S("tybbdal")) && holds(mail.calendar.value, S("BEGIN:VTIMEZONE")));
    CHECK(outbox_by_id(s.db, mail.id, &mail));
    CHECK_STR(mail.to_address, S("kari@bydal.example"));
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("of mails about one gathering only the newest is tried again, beside the invitation")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()));
    struct outbox_mail mail;
    int64_t dropped;
    edit_kickoff(&s, 10, S("Biblioteket"));
    edit_kickoff(&s, 11, S("Biblioteket"));
    CHECK_INT(all_refused(&s), 3);
    CHECK_INT(try_again(&s, at(27, 9), &dropped), 2);
    CHECK_INT(dropped, 1);
    CHECK(claim(&s, &mail) && mail.kind == OUTBOX_KIND_INVITATION);
    CHECK(claim(&s, &mail) && mail.kind == OUTBOX_KIND_MOVED);
    CHECK(!claim(&s, &mail));
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("what is over, answered, or called off before it arrived is not tried again")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()));
    int64_t dropped;
    edit_kickoff(&s, 11, S("Rådhuset"));
    CHECK_INT(all_refused(&s), 2);
    CHECK(invitation_answer(s.db, &(struct invitation_reply){.invitation = s.invitation,
                                                             .answer = ANSWER_YES,
                                                             .via = ANSWER_VIA_LINK,
                                                             .now = at(24, 9)}) == INVITATION_RECORDED);
    CHECK_INT(try_again(&s, at(27, 9), &dropped), 1); // the move
    CHECK_INT(dropped, 1);                            // the invitation
    CHECK_INT(all_refused(&s), 1);
    CHECK(gathering_call_off(s.db, s.kickoff, (struct maybe_str){0}));
    CHECK_INT(notice_gathering(s.db, &s.site, s.kickoff), 1);
    CHECK_INT(all_refused(&s), 1);
    CHECK_INT(try_again(&s, at(27, 9), &dropped), 0);
    CHECK_INT(dropped, 2);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("when a network has ended, only what takes its gatherings out of calendars leaves")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()));
    struct outbox_mail mail;
    CHECK(claim(&s, &mail));
    outbox_end(s.db, mail.id, S("one"), OUTBOX_STATE_SENT, (struct maybe_str){0},
               (struct maybe_instant){true, at(23, 10)});
    edit_kickoff(&s, 11, S("Rådhuset"));
    network_state_set(s.db, s.network, NETWORK_STATE_ENDED);
    CHECK_INT(notice_gathering_over(s.db, &s.site, s.kickoff), 1);
    CHECK(claim(&s, &mail) && mail.calendar_method.value == CALENDAR_METHOD_CANCEL);
    CHECK(!claim(&s, &mail));
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}
