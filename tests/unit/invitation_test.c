// SPDX-License-Identifier: EUPL-1.2
// Inviting, answering, changing one's mind, the last place, the waiting list, reminders, and the mails of all
// that.
#include "invitation/invitation.h"

#include "auth/password.h"
#include "gathering/gathering.h"
#include "jobs/notice.h"
#include "selection/selection.h"
#include "sql/auth.h"
#include "sql/catalog.h"
#include "sql/gathering.h"
#include "sql/network.h"
#include "sql/outbox.h"
#include "sql/people.h"

#define POOL_CATALOG sql_catalog
#include "db_pools.h"

#include <libical/ical.h>
#include <pthread.h>

/// Monday 23 November 2026, 09.00 in Oslo.
static struct instant monday(void)
{
    return wall_instant((struct wall){date_of(2026, 11, 23), 9 * 60}, ZONE_OSLO);
}

static struct instant days_later(int days)
{
    return instant_plus(monday(), days * US_PER_DAY);
}

enum { PEOPLE = 30 };

static const struct key key = {{7}};

/// A network with a kick-off on Thursday 10 December, and people who could be in it.
struct scene {
    struct db *db;
    struct network_id network;
    struct account_id lead;
    struct gathering_id kickoff;
    struct person_id people[PEOPLE];
    struct notice_site site;
};

static void people_add(struct scene *s)
{
    struct unit_id unit = {0};
    demo_unit_add(s->db, (struct maybe_unit_id){0}, S("1"), S("Teknisk"), &unit);
    for (int i = 0; i < PEOPLE; i++) {
        struct str number = str_format(test_arena(), "%d", i);
        demo_person_add(s->db,
                        &(struct demo_person_new){
                            .match_key = str_cat(test_arena(), S("n:"), number),
                            .employee_id = number,
                            .given_name = S("Kari"),
                            .family_name = str_format(test_arena(), "Nordmann <%d>", i),
                            .search_key = number,
                            .email = str_format(test_arena(), "kari%d@b.no", i),
                            .email_key = str_format(test_arena(), "kari%d@b.no", i),
                            .unit = unit,
                            .job_title = S("Rådgiver"),
                            .job_code = S("8530"),
                            .share_percent = 100,
                            .employment_type = S("fast"),
                            .hired_on = date_of(2026, 2, 1),
                            .education = S("master"),
                        },
                        &s->people[i]);
    }
}

static struct scene scene_in(struct db *db, int64_t seats)
{
    struct scene s = {.db = db};
    auth_begin();
    setting_put(db, S("organisation"), S("Bærum kommune"));
    setting_put(db, S("mail_from"), S("nettverk@tvers.no"));
    people_add(&s);
    account_add(db, (struct maybe_person_id){0}, S("ine"), S("Ine Solheim"), (struct maybe_str){0}, monday(),
                &s.lead);
    network_add(db, S("Nettverk på tvers"), S("Vi lærer av hverandre."), S("Europe/Oslo"),
                date_of(2026, 12, 10), date_of(2028, 12, 10), seats, (struct maybe_account_id){0}, monday(),
                &s.network);
    gathering_add(db, s.network, 0, GATHERING_KIND_KICKOFF, S("Oppstartssamling"), date_of(2026, 12, 10),
                  9 * 60, 15 * 60, S("Rådhuset"), S("Vi blir kjent."), (struct maybe_str){0},
                  S("g1@tvers.no"), &s.kickoff);
    s.site = notice_site_read(db, &key, S("https://tvers.no"), monday());
    return s;
}

static void choose(struct scene *s, int person, enum candidate_place to)
{
    struct selection_decision d = {.network = s->network,
                                   .people = {&s->people[person], 1},
                                   .to = {true, to},
                                   .by = s->lead,
                                   .why = S("faglig behov"),
                                   .now = instant_plus(monday(), person)};
    CHECK(selection_choose(s->db, &d) == SELECTION_DECIDED);
}

/// The first `in` people are chosen, the next `reserves` stand behind them; all invitations leave.
static struct invitation_id_list invite(struct scene *s, int in, int reserves)
{
    struct invitation_id_list fresh;
    for (int i = 0; i < in + reserves; i++)
        choose(s, i, i < in ? CANDIDATE_PLACE_IN : CANDIDATE_PLACE_RESERVE);
    CHECK(invitations_send(s->db, s->network, monday(), &fresh) == INVITATIONS_SENT);
    CHECK_INT(fresh.count, in);
    return fresh;
}

static enum invitation_outcome say(struct db *db, struct invitation_id id, enum answer answer,
                                   struct instant now)
{
    return invitation_answer(db, &(struct invitation_reply){
                                     .invitation = id, .answer = answer, .via = ANSWER_VIA_LINK, .now = now});
}

static int64_t members(struct scene *s)
{
    return (int64_t)members_of(s->db, s->network).count;
}

static struct invitation invitation_for(struct scene *s, int person)
{
    struct invitation i = {0};
    CHECK(invitation_of(s->db, s->network, s->people[person], &i));
    return i;
}

ON_BOTH("nobody chosen means nobody: no invitation, and the network stays a draft")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()), 27);
    struct invitation_id_list fresh;
    struct network n;
    CHECK(invitations_send(s.db, s.network, monday(), &fresh) == INVITATIONS_NOBODY);
    choose(&s, 0, CANDIDATE_PLACE_RESERVE);
    choose(&s, 1, CANDIDATE_PLACE_OUT);
    CHECK(invitations_send(s.db, s.network, monday(), &fresh) == INVITATIONS_NOBODY);
    CHECK_INT(fresh.count, 0);
    CHECK(network_by_id(s.db, s.network, &n) && n.state == NETWORK_STATE_DRAFT);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("the chosen are invited once, reserves wait in the order in which they were named")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()), 3);
    struct invitation_id_list again;
    struct network n;
    invite(&s, 3, 2);
    CHECK(network_by_id(s.db, s.network, &n) && n.state == NETWORK_STATE_RUNNING);
    CHECK(n.answer_by.is_set &&
          n.answer_by.value.days == date_of(2026, 12, 7).days); // 14 days, and before the kick-off
    CHECK_INT(invitation_for(&s, 3).place, 1);
    CHECK_INT(invitation_for(&s, 4).place, 2);
    CHECK(!invitation_for(&s, 3).invited_at.is_set);
    CHECK(invitations_send(s.db, s.network, monday(), &again) == INVITATIONS_SENT);
    CHECK_INT(again.count, 0);
    CHECK(invitations_send(s.db, s.network, days_later(20), &again) == INVITATIONS_TOO_LATE);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH(
    "yes makes a member who comes to the kick-off, a changed answer unmakes it, and no answer is forgotten")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()), 3);
    struct invitation_id id = invite(&s, 1, 0).at[0];
    struct attendee a;
    CHECK(say(s.db, id, ANSWER_YES, monday()) == INVITATION_RECORDED);
    CHECK_INT(members(&s), 1);
    CHECK(attendee_of(s.db, s.kickoff, s.people[0], &a) && a.answer == ANSWER_YES &&
          a.answered_sequence.value == 0);
    CHECK(say(s.db, id, ANSWER_YES, days_later(1)) == INVITATION_UNCHANGED);
    struct invitation_reply no = {.invitation = id,
                                  .answer = ANSWER_NO,
                                  .reason = {true, INVITATION_REASON_MANAGER},
                                  .via = ANSWER_VIA_LINK,
                                  .now = days_later(2)};
    CHECK(invitation_answer(s.db, &no) == INVITATION_RECORDED);
    CHECK_INT(members(&s), 0);
    CHECK(invitation_for(&s, 0).reason.is_set);
    CHECK(attendee_of(s.db, s.kickoff, s.people[0], &a) && a.answer == ANSWER_NO);
    CHECK(say(s.db, id, ANSWER_MAYBE, days_later(3)) == INVITATION_RECORDED);
    CHECK(!invitation_for(&s, 0).reason.is_set); // it was the reason of a no
    struct invitation_answer_row_list all = invitation_answers(s.db, id);
    CHECK_INT(all.count, 3);
    CHECK(all.at[0].answer == ANSWER_YES && all.at[1].reason.value == INVITATION_REASON_MANAGER);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("who says yes when every place is taken waits; a place that becomes free is offered to one after the "
        "other")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()), 2);
    struct invitation_id_list ids = invite(&s, 3, 1);
    struct invitation_id offered;
    CHECK(say(s.db, ids.at[0], ANSWER_YES, monday()) == INVITATION_RECORDED);
    CHECK(say(s.db, ids.at[1], ANSWER_YES, monday()) == INVITATION_RECORDED);
    CHECK(say(s.db, ids.at[2], ANSWER_YES, monday()) == INVITATION_WAITING);
    CHECK_INT(members(&s), 2);
    CHECK(!invitation_promote(s.db, s.network, monday(), &offered));
    CHECK(say(s.db, ids.at[0], ANSWER_NO, monday()) == INVITATION_RECORDED);
    CHECK(invitation_promote(s.db, s.network, monday(), &offered));
    CHECK_INT(offered.n, invitation_for(&s, 3).id.n);                // the reserve was there first
    CHECK(!invitation_promote(s.db, s.network, monday(), &offered)); // one place, one offer
    struct wall until = wall_from_instant(invitation_for(&s, 3).answer_by.value, ZONE_OSLO);
    CHECK_INT(until.date.days, date_of(2026, 11, 30).days); // five working days
    CHECK(!invitation_promote(s.db, s.network, days_later(7), &offered));
    CHECK(invitation_promote(s.db, s.network, days_later(8), &offered)); // nobody answered: the next
    CHECK_INT(offered.n, ids.at[2].n);
    CHECK(say(s.db, ids.at[2], ANSWER_YES, days_later(8)) == INVITATION_RECORDED);
    CHECK(say(s.db, invitation_for(&s, 3).id, ANSWER_YES, days_later(9)) == INVITATION_WAITING); // too late
    CHECK_INT(members(&s), 2);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("an offered place is kept free: a late yes of another does not take it")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()), 1);
    struct invitation_id_list ids = invite(&s, 2, 1);
    struct invitation_id offered;
    CHECK(say(s.db, ids.at[0], ANSWER_NO, monday()) == INVITATION_RECORDED);
    CHECK(!invitation_promote(s.db, s.network, monday(), &offered)); // the other may still answer
    CHECK(invitation_promote(s.db, s.network, days_later(15), &offered));
    CHECK(say(s.db, ids.at[1], ANSWER_YES, days_later(15)) == INVITATION_WAITING);
    CHECK(say(s.db, offered, ANSWER_YES, days_later(15)) == INVITATION_RECORDED);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("a withdrawn invitation takes no answer; the same person can be asked anew, by a new link")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()), 3);
    struct invitation_id id = invite(&s, 1, 0).at[0], again;
    say(s.db, id, ANSWER_YES, monday());
    CHECK(invitation_withdraw(s.db, id, monday()));
    CHECK(!invitation_withdraw(s.db, id, monday()));
    CHECK_INT(members(&s), 0);
    CHECK(say(s.db, id, ANSWER_YES, monday()) == INVITATION_WITHDRAWN);
    CHECK(invitation_add(s.db, s.network, s.people[0], monday(), &again) == INVITATION_ADDED);
    CHECK(again.n == id.n && invitation_for(&s, 0).generation == 2);
    CHECK(invitation_add(s.db, s.network, s.people[0], monday(), &again) == INVITATION_EXISTS);
    CHECK(say(s.db, (struct invitation_id){4711}, ANSWER_YES, monday()) == INVITATION_UNKNOWN);
    network_state_set(s.db, s.network, NETWORK_STATE_ENDED);
    CHECK(say(s.db, id, ANSWER_YES, monday()) == INVITATION_CLOSED);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("only who has said neither yes nor no is reminded, and nobody twice within a day")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()), 3);
    struct invitation_id_list ids = invite(&s, 3, 1);
    CHECK_INT(invitations_to_remind(s.db, s.network, monday()).count, 0); // invited this morning
    say(s.db, ids.at[0], ANSWER_NO, monday());
    say(s.db, ids.at[2], ANSWER_MAYBE, instant_plus(days_later(1), 1)); // has just been heard of
    CHECK_INT(invitations_to_remind(s.db, s.network, days_later(2)).count, 1);
    CHECK(!invitation_remind(s.db, ids.at[0], days_later(2)));
    CHECK(!invitation_remind(s.db, ids.at[2], days_later(2)));
    CHECK(invitation_remind(s.db, ids.at[1], days_later(2)));
    CHECK(!invitation_remind(s.db, ids.at[1], instant_plus(days_later(3), -1)));
    CHECK_INT(invitations_to_remind(s.db, s.network, instant_plus(days_later(3), -1)).count, 1);
    CHECK(invitation_remind(s.db, ids.at[2], days_later(3)));
    CHECK(invitation_remind(s.db, ids.at[1], days_later(3)));
    CHECK_INT(invitations_to_remind(s.db, s.network, days_later(20)).count, 0); // the deadline has passed
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

// ---- mails ----

static bool holds(struct str text, struct str part)
{
    return str_find_str(text, part, 0) < text.len;
}

/// The mails of the outbox, the oldest is 1.
static struct outbox_mail mail_number(struct scene *s, size_t number)
{
    struct outbox_mail mail = {0};
    struct outbox_line_list newest_first = outbox_list(s->db, S(""), (struct network_id){0}, INT64_MAX);
    CHECK(number <= newest_first.count);
    if (number <= newest_first.count)
        outbox_by_id(s->db, newest_first.at[newest_first.count - number].id, &mail);
    return mail;
}

static int64_t mails(struct scene *s)
{
    struct outbox_count_list counts = outbox_counts(s->db, (struct network_id){0}, 1000);
    int64_t all = 0;
    for (size_t i = 0; i < counts.count; i++)
        all += counts.at[i].count;
    return all;
}

static struct str unfolded(struct str ics)
{
    return str_replace(test_arena(), ics, S("\r\n "), S(""));
}

ON_BOTH("an invitation says first what is asked and by when, has its own link, and an entry for the calendar")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()), 3);
    struct invitation_id id = invite(&s, 1, 0).at[0];
    notice_invitation(s.db, &s.site, id);
    notice_invitation(s.db, &s.site, id);
    CHECK_INT(mails(&s), 1); // one event, one mail
    struct outbox_mail m = mail_number(&s, 1);
    CHECK_STR(m.event_key, str_format(test_arena(), "invitation:%lld:1", (long long)id.n));
    CHECK(str_starts(m.from_address, str_format(test_arena(), "nettverk+n%lld-", (long long)s.network.n)));
    CHECK(holds(m.calendar.value, S("ORGANIZER;")) && holds(unfolded(m.calendar.value), m.from_address));
    CHECK_STR(m.to_address, S("kari0@b.no"));
    CHECK_STR(m.subject, S("Svar innen mandag 7. desember: Invitasjon til Nettverk på tvers"));
    CHECK(str_starts(
        m.body_text,
        S("Hei, Kari\n\nVil du være med i «Nettverk på tvers»? Svar innen mandag 7. desember.\n")));
    CHECK(holds(m.body_text, S("https://tvers.no/i/")) && holds(m.body_text, S("?a=yes\n")));
    CHECK(holds(m.body_text, S("Sted: Rådhuset\n")));
    CHECK(holds(m.calendar.value, S("METHOD:REQUEST\r\n")) &&
          holds(m.calendar.value, S("UID:g1@tvers.no\r\n")));
    CHECK(holds(m.calendar.value, S("DTSTART;TZID=Europe/Oslo:20261210T090000\r\n")));
    CHECK(m.state == OUTBOX_STATE_QUEUED);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

static bool libical_accepts(struct str ics)
{
    icalcomponent *c = icalparser_parse_string(str_c(test_arena(), ics));
    bool fine = c && icalrestriction_check(c) && icalcomponent_count_errors(c) == 0;
    icalcomponent_free(c);
    return fine;
}

static int64_t sequence_of(struct str ics)
{
    int64_t sequence = -1;
    size_t from = str_find_str(ics, S("\r\nSEQUENCE:"), 0) + 11;
    str_int(str_slice(ics, from, str_find(ics, '\r', from)), &sequence);
    return sequence;
}

ON_BOTH("an invitation that is sent again takes the place of the mail that did not arrive; that troubles "
        "nobody any more")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()), 3);
    struct invitation_id id = invite(&s, 1, 0).at[0];
    notice_invitation(s.db, &s.site, id);
    outbox_state_change(s.db, mail_number(&s, 1).id, OUTBOX_STATE_QUEUED, OUTBOX_STATE_REFUSED, monday());
    notice_invitation_again(s.db, &s.site, id);
    CHECK_INT(mails(&s), 2);
    CHECK(mail_number(&s, 1).state == OUTBOX_STATE_DROPPED &&
          mail_number(&s, 2).state == OUTBOX_STATE_QUEUED);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("invited, taken off and invited again: one calendar entry whose sequence rises, as RFC 5546 wants it")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()), 3);
    struct invitation_id id = invite(&s, 1, 0).at[0];
    notice_invitation(s.db, &s.site, id);
    invitation_withdraw(s.db, id, monday());
    notice_withdrawn(s.db, &s.site, id);
    invitation_add(s.db, s.network, s.people[0], monday(), &id);
    notice_invitation(s.db, &s.site, id);
    for (size_t i = 1; i <= 3; i++) {
        struct str ics = mail_number(&s, i).calendar.value;
        CHECK(libical_accepts(ics));
        CHECK(holds(ics, S("UID:g1@tvers.no\r\n")));
        CHECK(holds(ics, i == 2 ? S("METHOD:CANCEL\r\n") : S("METHOD:REQUEST\r\n")));
        CHECK_INT(sequence_of(ics), (int64_t)i - 1);
    }
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("who says yes too late is told the place on the waiting list, and the kick-off leaves the calendar")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()), 1);
    struct invitation_id_list ids = invite(&s, 2, 0);
    notice_invitation(s.db, &s.site, ids.at[1]);
    say(s.db, ids.at[0], ANSWER_YES, monday());
    CHECK(say(s.db, ids.at[1], ANSWER_YES, monday()) == INVITATION_WAITING);
    notice_waiting(s.db, &s.site, ids.at[0]); // has a place: no such mail
    notice_waiting(s.db, &s.site, ids.at[1]);
    CHECK_INT(mails(&s), 2);
    CHECK(holds(mail_number(&s, 2).body_text, S("Du er nummer 1 på ventelisten")));
    CHECK(holds(mail_number(&s, 2).calendar.value, S("METHOD:CANCEL\r\n")));
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("the link of a mail opens exactly this invitation")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()), 3);
    struct invitation_id id = invite(&s, 1, 0).at[0];
    struct link link;
    notice_invitation(s.db, &s.site, id);
    struct str text = mail_number(&s, 1).body_text;
    size_t from = str_find_str(text, S("/i/"), 0) + 3;
    struct str token = str_slice(text, from, str_find(text, '?', from));
    CHECK(link_read(&key, token, &link));
    CHECK(link.purpose == LINK_INVITATION && link.id == id.n && link.generation == 1);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("a name with markup or a line break in it stays a name")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()), 3);
    network_purpose_set(s.db, s.network, S("<b>Nett</b>\r\nBcc: alle@b.no"), S("Formål"), S("Europe/Oslo"),
                        date_of(2026, 12, 10), date_of(2028, 12, 10), 3);
    notice_invitation(s.db, &s.site, invite(&s, 1, 0).at[0]);
    struct outbox_mail m = mail_number(&s, 1);
    CHECK(holds(m.to_name, S("Nordmann <0>")));
    CHECK(holds(m.body_html, S("&lt;b&gt;Nett&lt;/b&gt;")) && !holds(m.body_html, S("<b>")));
    CHECK(!holds(m.subject, S("\n")) && !holds(m.from_name, S("\r")));
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("an address that no mail can go to gives a mail that says so, and is never sent")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()), 3);
    struct person_id person;
    demo_person_add(s.db,
                    &(struct demo_person_new){.match_key = S("n:x"),
                                              .given_name = S("Uten"),
                                              .family_name = S("Adresse"),
                                              .email = S(""),
                                              .unit = {1},
                                              .hired_on = date_of(2026, 2, 1),
                                              .education = S("master")},
                    &person);
    struct invitation_id id;
    CHECK(invitation_add(s.db, s.network, person, monday(), &id) == INVITATION_ADDED);
    notice_invitation(s.db, &s.site, id);
    CHECK(mail_number(&s, 1).state == OUTBOX_STATE_REFUSED);
    CHECK_STR(mail_number(&s, 1).problem.value, S("tvers:address"));
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

static void edit_kickoff(struct scene *s, int day, struct str place, struct str about)
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
                                  .about = about};
    CHECK(gathering_edit(s->db, &edit) != GATHERING_CHANGED_MEANWHILE);
}

ON_BOTH("moving asks everyone again on the same entry; another place asks only who has not answered; who "
        "said no hears "
        "nothing; calling off takes it out")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()), 3);
    struct invitation_id_list ids = invite(&s, 3, 0);
    for (size_t i = 0; i < ids.count; i++)
        notice_invitation(s.db, &s.site, ids.at[i]);
    say(s.db, ids.at[0], ANSWER_YES, monday());
    say(s.db, ids.at[1], ANSWER_NO, monday());
    CHECK_INT(notice_person(s.db, &s.site, s.network, s.people[1]), 1); // out of the calendar it came into
    CHECK(holds(mail_number(&s, 4).calendar.value, S("METHOD:CANCEL\r\n")));
    CHECK_INT(notice_gathering(s.db, &s.site, s.kickoff), 0);
    edit_kickoff(&s, 11, S("Rådhuset"), S("Vi blir kjent."));
    CHECK_INT(notice_gathering_due(s.db, &s.site, s.kickoff), 2);
    CHECK_INT(notice_gathering(s.db, &s.site, s.kickoff), 2);
    CHECK_INT(notice_gathering(s.db, &s.site, s.kickoff), 0);
    struct outbox_mail member = mail_number(&s, 5), asked = mail_number(&s, 6);
    CHECK(holds(member.body_text, S("https://tvers.no/g/")) &&
          holds(asked.body_text, S("https://tvers.no/i/")));
    CHECK(holds(member.body_text, S("Før: torsdag 10. desember 2026 kl.\u00a009.00–15.00")));
    CHECK(holds(member.calendar.value, S("UID:g1@tvers.no\r\n")) &&
          holds(member.calendar.value, S("PARTSTAT=NEEDS-ACTION")) &&
          holds(member.calendar.value, S("SEQUENCE:1\r\n")));
    attendee_answer_put(s.db, s.kickoff, s.people[0], ANSWER_YES, 1, monday());
    edit_kickoff(&s, 11, S("Biblioteket"), S("Vi blir kjent."));
    CHECK_INT(notice_gathering(s.db, &s.site, s.kickoff), 2);
    CHECK(holds(mail_number(&s, 7).calendar.value, S("PARTSTAT=ACCEPTED")) &&
          !holds(unfolded(mail_number(&s, 7).calendar.value), S("RSVP=TRUE")) &&
          !holds(mail_number(&s, 7).body_text, S("https://tvers.no/g/")));
    CHECK(holds(unfolded(mail_number(&s, 8).calendar.value), S("RSVP=TRUE")) &&
          holds(mail_number(&s, 8).body_text, S("https://tvers.no/i/")));
    CHECK(gathering_call_off(s.db, s.kickoff, (struct maybe_str){0}));
    CHECK_INT(notice_gathering(s.db, &s.site, s.kickoff), 2);
    CHECK(holds(mail_number(&s, 9).calendar.value, S("METHOD:CANCEL\r\n")));
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("a gathering that nobody was told of is moved and called off in silence")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()), 3);
    edit_kickoff(&s, 11, S("Rådhuset"), S("Vi blir kjent."));
    CHECK_INT(notice_gathering(s.db, &s.site, s.kickoff), 0);
    CHECK(gathering_call_off(s.db, s.kickoff, (struct maybe_str){0}));
    CHECK_INT(notice_gathering(s.db, &s.site, s.kickoff), 0);
    CHECK_INT(mails(&s), 0);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("a preview is the mail, without its row and without a link that works")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()), 3);
    struct notice_preview p = notice_invitation_preview(s.db, &s.site, s.network, s.people[0]);
    CHECK_STR(p.to.address, S("kari0@b.no"));
    CHECK(str_starts(p.text, S("Hei, Kari\n\nVil du være med")) &&
          holds(p.text, S("https://tvers.no/i/...?a=yes")));
    CHECK_INT(mails(&s), 0);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

// ---- at once ----

enum { WRITERS = 20, SEATS = 12 };

struct writer {
    struct db_pool *pool;
    struct invitation_id id;
    enum invitation_outcome outcome;
    bool is_done;
};

static void *answer_at_once(void *arg)
{
    struct writer *w = arg;
    struct arena *arena = arena_new();
    struct db *db = db_begin(w->pool, DB_WRITE, arena);
    w->outcome = say(db, w->id, ANSWER_YES, monday());
    w->is_done = db_end(db, DB_COMMIT) == DB_DONE;
    arena_free(arena);
    return NULL;
}

ON_BOTH("twenty who answer at once: every answer is kept, and no place is given twice")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()), SEATS);
    struct invitation_id_list ids = invite(&s, WRITERS, 0);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
    struct writer writers[WRITERS];
    pthread_t threads[WRITERS];
    for (int i = 0; i < WRITERS; i++) {
        writers[i] = (struct writer){.pool = pool, .id = ids.at[i]};
        pthread_create(&threads[i], NULL, answer_at_once, &writers[i]);
    }
    int in = 0, waiting = 0;
    for (int i = 0; i < WRITERS; i++) {
        pthread_join(threads[i], NULL);
        CHECK(writers[i].is_done);
        in += writers[i].outcome == INVITATION_RECORDED;
        waiting += writers[i].outcome == INVITATION_WAITING;
    }
    CHECK_INT(in, SEATS);
    CHECK_INT(waiting, WRITERS - SEATS);
    s.db = db_begin(pool, DB_READ, test_arena());
    CHECK_INT(members(&s), SEATS);
    for (int i = 0; i < WRITERS; i++)
        CHECK(invitation_for(&s, i).answer == ANSWER_YES);
    CHECK(db_end(s.db, DB_ROLLBACK) == DB_DONE);
}
