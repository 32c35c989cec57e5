// SPDX-License-Identifier: EUPL-1.2
// Answers and bounces that come in by mail, as Outlook, Gmail and mail servers really write them.
#include "jobs/incoming.h"

#include "auth/password.h"
#include "gathering/gathering.h"
#include "i18n/email.h"
#include "invitation/invitation.h"
#include "jobs/return_address.h"
#include "jobs/outgoing.h"
#include "jobs/tray.h"
#include "jobs/trouble.h"
#include "sql/auth.h"
#include "sql/catalog.h"
#include "sql/gathering.h"
#include "sql/invitation.h"
#include "sql/network.h"
#include "sql/outbox.h"
#include "sql/people.h"

#define POOL_CATALOG sql_catalog
#include "db_pools.h"

static const struct key key = {{7}};

static struct instant monday(int minute)
{
    return wall_instant((struct wall){date_of(2026, 11, 23), minute}, ZONE_OSLO);
}

struct scene {
    struct db *db;
    struct network_id network;
    struct gathering_id kickoff;
    struct person_id kari;
    struct invitation_id invitation;
    struct notice_site site;
    struct str vouched_by; // the mail server whose verdict counts; empty: it judged before
};

/// Kari Å is invited on a Monday at nine; what follows happens at noon.
static struct scene scene_in(struct db *db)
{
    struct scene s = {.db = db};
    auth_begin();
    setting_put(db, S("mail_from"), S("nettverk@tvers.example"));
    struct unit_id unit = {0};
    demo_unit_add(db, (struct maybe_unit_id){0}, S("1"), S("Teknisk"), &unit);
    demo_person_add(db,
                    &(struct demo_person_new){.match_key = S("n:1"),
                                              .given_name = S("Kari"),
                                              .family_name = S("Å"),
                                              .email = S("Kari@B.example"),
                                              .email_key = S("kari@b.example"),
                                              .unit = unit,
                                              .hired_on = date_of(2026, 2, 1),
                                              .education = S("master")},
                    &s.kari);
    network_add(db, S("Nettverk på tvers"), S("Vi lærer."), S("Europe/Oslo"), date_of(2026, 12, 10),
                date_of(2028, 12, 10), 27, (struct maybe_account_id){0}, monday(540), &s.network);
    gathering_add(db, s.network, 0, GATHERING_KIND_KICKOFF, S("Oppstartssamling"), date_of(2026, 12, 10), 540,
                  900, S("Rådhuset"), S(""), (struct maybe_str){0}, S("g1@tvers.example"), &s.kickoff);
    network_state_set(db, s.network, NETWORK_STATE_RUNNING);
    CHECK(invitation_add(db, s.network, s.kari, monday(540), &s.invitation) == INVITATION_ADDED);
    s.site = notice_site_read(db, &key, S("https://tvers.example"), monday(720));
    notice_invitation(db, &s.site, s.invitation);
    return s;
}

static enum incoming_taken take(struct scene *s, struct str message)
{
    struct incoming in;
    CHECK(mail_receive(test_arena(), message, s->vouched_by, &in) == INCOMING_FINE);
    return incoming_take(s->db, &s->site, &in);
}

static struct invitation now_recorded(struct scene *s)
{
    struct invitation i = {0};
    CHECK(invitation_by_id(s->db, s->invitation, &i));
    return i;
}

/// As Outlook answers: a multipart with a text/calendar part, a Windows zone without its definition.
static struct str outlook(const char *partstat, const char *stamp, int sequence)
{
    return str_format(test_arena(),
                      "From: =?iso-8859-1?Q?Kari_=C5?= <Kari@B.example>\r\n"
                      "To: Nettverk <nettverk+n1@tvers.example>\r\n"
                      "Subject: Godtatt: Oppstartssamling\r\n"
                      "Message-ID: <AM0PR01@eurprd01.example>\r\n"
                      "MIME-Version: 1.0\r\n"
                      "Content-Type: multipart/alternative; boundary=\"_000_\"\r\n"
                      "\r\n"
                      "--_000_\r\n"
                      "Content-Type: text/plain; charset=\"iso-8859-1\"\r\n"
                      "\r\n"
                      "\r\n"
                      "--_000_\r\n"
                      "Content-Type: text/calendar; charset=\"utf-8\"; method=REPLY\r\n"
                      "\r\n"
                      "BEGIN:VCALENDAR\r\n"
                      "METHOD:REPLY\r\n"
                      "PRODID:Microsoft Exchange Server 2010\r\n"
                      "VERSION:2.0\r\n"
                      "BEGIN:VEVENT\r\n"
                      "ATTENDEE;PARTSTAT=%s;CN=Kari A:MAILTO:Kari@B.example\r\n"
                      "UID:g1@tvers.example\r\n"
                      "SUMMARY;LANGUAGE=nb-NO:Godtatt: Oppstartssamling\r\n"
                      "DTSTART;TZID=W. Europe Standard Time:20261210T090000\r\n"
                      "DTSTAMP:%s\r\n"
                      "SEQUENCE:%d\r\n"
                      "END:VEVENT\r\n"
                      "END:VCALENDAR\r\n"
                      "--_000_--\r\n",
                      partstat, stamp, sequence);
}

ON_BOTH("Outlook's answer is recorded as if it had been given on the page")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()));
    struct membership m;
    CHECK(take(&s, outlook("ACCEPTED", "20261123T100000Z", 0)) == INCOMING_ANSWERED);
    CHECK(now_recorded(&s).answer == ANSWER_YES);
    CHECK(membership_state(s.db, s.network, s.kari, &m) && !m.left_at.is_set);
    struct invitation_answer_row_list all = invitation_answers(s.db, s.invitation);
    CHECK(all.count == 1 && all.at[0].via == ANSWER_VIA_MAIL);
    CHECK(take(&s, outlook("DECLINED", "20261123T101500Z", 0)) == INCOMING_ANSWERED);
    CHECK(now_recorded(&s).answer == ANSWER_NO);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("an answer that was written before the one on record changes nothing, however late it arrives")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()));
    CHECK(take(&s, outlook("DECLINED", "20261123T103000Z", 0)) == INCOMING_ANSWERED);
    CHECK(take(&s, outlook("ACCEPTED", "20261123T101000Z", 0)) == INCOMING_TOO_OLD);
    CHECK(now_recorded(&s).answer == ANSWER_NO);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
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
    notice_gathering(s->db, &s->site, s->kickoff);
}

/// The mail that was written last.
static struct outbox_mail last_mail(struct scene *s)
{
    struct outbox_mail mail = {0};
    struct outbox_line_list newest_first = outbox_list(s->db, S(""), s->network, INT64_MAX);
    CHECK(newest_first.count && outbox_by_id(s->db, newest_first.at[0].id, &mail));
    return mail;
}

static bool entry_says(const struct outbox_mail *mail, struct str what)
{
    struct str entry = str_replace(test_arena(), mail->calendar.value, S("\r\n "), S(""));
    return str_find_str(entry, what, 0) < entry.len;
}

ON_BOTH("a calendar that was clicked no before the page said yes gets its entry back, with the yes")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()));
    struct invitation_reply yes = {
        .invitation = s.invitation, .answer = ANSWER_YES, .via = ANSWER_VIA_LINK, .now = monday(750)};
    CHECK(invitation_answer(s.db, &yes) == INVITATION_RECORDED);
    CHECK(take(&s, outlook("DECLINED", "20261123T111500Z", 0)) == INCOMING_TOO_OLD);
    struct outbox_mail mail = last_mail(&s);
    CHECK(now_recorded(&s).answer == ANSWER_YES && mail.kind == OUTBOX_KIND_GATHERING);
    CHECK(entry_says(&mail, S("PARTSTAT=ACCEPTED")) && entry_says(&mail, S("SEQUENCE:1\r\n")));
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("a no to an entry that a later mail has put back into the calendar takes it out again")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()));
    edit_kickoff(&s, 10, S("Biblioteket"));
    CHECK(take(&s, outlook("DECLINED", "20261123T105900Z", 0)) == INCOMING_ANSWERED);
    struct outbox_mail mail = last_mail(&s);
    CHECK(mail.kind == OUTBOX_KIND_LEFT && entry_says(&mail, S("METHOD:CANCEL\r\n")));
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("an answer to a time that has been moved does not count for the new one")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()));
    struct attendee a;
    CHECK(take(&s, outlook("ACCEPTED", "20261123T100000Z", 0)) == INCOMING_ANSWERED);
    edit_kickoff(&s, 11, S("Rådhuset"));
    CHECK(take(&s, outlook("TENTATIVE", "20261123T103000Z", 0)) == INCOMING_TOO_OLD);
    CHECK(take(&s, outlook("DECLINED", "20261123T103000Z", 1)) == INCOMING_ANSWERED);
    CHECK(attendee_of(s.db, s.kickoff, s.kari, &a) && a.answer == ANSWER_NO &&
          a.answered_sequence.value == 1);
    CHECK(now_recorded(&s).answer == ANSWER_YES); // the new time does not suit; she stays a member
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("Gmail's answer counts although its headers call it a robot's")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()));
    CHECK(
        take(&s,
             S("From: Kari <kari@b.example>\r\n"
               "To: nettverk+n1@tvers.example\r\n"
               "Sender: Google Calendar <calendar-notification@google.com>\r\n"
               "Auto-Submitted: auto-generated\r\n"
               "Subject: Accepted: Oppstartssamling\r\n"
               "MIME-Version: 1.0\r\n"
               "Content-Type: multipart/mixed; boundary=\"b1\"\r\n\r\n"
               "--b1\r\nContent-Type: multipart/alternative; boundary=\"b2\"\r\n\r\n"
               "--b2\r\nContent-Type: text/plain\r\n\r\nKari har godtatt.\r\n"
               "--b2\r\nContent-Type: text/calendar; charset=\"UTF-8\"; method=REPLY\r\n"
               "Content-Transfer-Encoding: 7bit\r\n\r\n"
               "BEGIN:VCALENDAR\r\nPRODID:-//Google Inc//Google Calendar 70.9054//EN\r\nVERSION:2.0\r\n"
               "CALSCALE:GREGORIAN\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nDTSTART:20261210T080000Z\r\n"
               "DTEND:20261210T140000Z\r\nDTSTAMP:20261123T100000Z\r\n"
               "ORGANIZER;CN=Nettverk:mailto:nettverk+n1@tvers.example\r\nUID:g1@tvers.example\r\n"
               "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=TENTATIVE;CN=kari;X-NUM-GUES\r\n"
               " TS=0:mailto:kari@b.example\r\nSEQUENCE:0\r\nSTATUS:CONFIRMED\r\nSUMMARY:Oppstartssamling\r\n"
               "END:VEVENT\r\nEND:VCALENDAR\r\n--b2--\r\n--b1--\r\n")) == INCOMING_ANSWERED);
    CHECK(now_recorded(&s).answer == ANSWER_MAYBE);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("an answer that was on its way while the place was changed counts")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()));
    edit_kickoff(&s, 10, S("Biblioteket"));
    CHECK(take(&s, outlook("ACCEPTED", "20261123T100000Z", 0)) == INCOMING_ANSWERED);
    CHECK(now_recorded(&s).answer == ANSWER_YES);
    edit_kickoff(&s, 10, S("Kinoen"));
    CHECK(take(&s, outlook("TENTATIVE", "20261123T103000Z", 1)) == INCOMING_ANSWERED);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

static struct str replaced(struct str message, struct str from, struct str to)
{
    return str_replace(test_arena(), message, from, to);
}

ON_BOTH("another time that is proposed is noted for the leads, and is no answer")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()));
    struct attendee a;
    struct str counter =
        replaced(outlook("TENTATIVE", "20261123T100000Z", 0), S("METHOD:REPLY\r\n"), S("METHOD:COUNTER\r\n"));
    counter = replaced(counter, S("method=REPLY"), S("method=COUNTER"));
    counter = replaced(counter, S("20261210T090000\r\n"),
                       S("20261211T090000\r\nDTEND;TZID=W. Europe Standard "
                         "Time:20261211T110000\r\nCOMMENT:Fredag passer\r\n"));
    CHECK(take(&s, counter) == INCOMING_PROPOSED);
    CHECK(now_recorded(&s).answer == ANSWER_NONE);
    CHECK(attendee_of(s.db, s.kickoff, s.kari, &a));
    CHECK_STR(a.proposal.value, S("fredag 11. desember 2026 kl.\u00a009.00–11.00"));
    CHECK_STR(a.comment.value, S("Fredag passer"));
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("a stranger's answer, or one to an entry that is not ours, changes nothing")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()));
    struct str fine = outlook("ACCEPTED", "20261123T100000Z", 0);
    CHECK(take(&s, replaced(fine, S("MAILTO:Kari@B.example"), S("MAILTO:ola@b.example"))) ==
          INCOMING_STRANGER);
    CHECK(take(&s, replaced(fine, S("UID:g1@"), S("UID:g2@"))) == INCOMING_STRANGER);
    CHECK(take(&s, S("From: kari@b.example\r\nTo: nettverk+n1@tvers.example\r\nSubject: "
                     "Parkering\r\n\r\nHvor kan jeg parkere?\r\n")) == INCOMING_LETTER);
    CHECK(
        take(&s, S("From: kari@b.example\r\nTo: nettverk+n1@tvers.example\r\nAuto-Submitted: auto-replied\r\n"
                   "Subject: Ute\r\n\r\nJeg er borte.\r\n")) == INCOMING_IGNORED);
    invitation_withdraw(s.db, s.invitation, monday(700));
    CHECK(take(&s, fine) == INCOMING_STRANGER);
    CHECK(now_recorded(&s).answer == ANSWER_NONE);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("a national identity number in a note, or in the subject of what goes to the tray, is not kept")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()));
    struct attendee a;
    struct str answer = replaced(outlook("TENTATIVE", "20261123T100000Z", 0), S("SEQUENCE:0\r\n"),
                                 S("COMMENT:Fnr 13097248022, ring meg\r\n"));
    CHECK(take(&s, answer) == INCOMING_ANSWERED && attendee_of(s.db, s.kickoff, s.kari, &a));
    CHECK_STR(a.comment.value, S("Fnr ***********, ring meg"));
    answer = replaced(replaced(answer, S("<Kari@B.example>"), S("<ola@b.example>")), S("Godtatt:"),
                      S("130972 48022"));
    CHECK(take(&s, answer) == INCOMING_TRAY);
    struct tray tray;
    CHECK(tray_by_id(s.db, tray_list(s.db, (struct account_id){0}).at[0].id, &tray));
    CHECK_STR(tray.subject, S("****** ***** Oppstartssamling"));
    CHECK_STR(tray.comment.value, S("Fnr ***********, ring meg"));
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

// ---- who may say it ----

static struct str from_elsewhere(struct str message)
{
    return replaced(message, S("<Kari@B.example>"), S("<ola@b.example>"));
}

static struct str to_address(struct str message, struct str address)
{
    return replaced(message, S("nettverk+n1@tvers.example"), address);
}

static struct str proven_address(struct scene *s, struct gathering_id gathering, struct person_id person)
{
    struct return_address_entry entry = {s->network, gathering, person};
    return return_address_answers(test_arena(), &key, s->site.mail_from, &entry);
}

ON_BOTH("who knows the uid of an entry answers for nobody: it lies in the tray until a person accepts it as "
        "whose it is")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()));
    struct str forged = from_elsewhere(outlook("DECLINED", "20261123T100000Z", 0));
    CHECK(take(&s, forged) == INCOMING_TRAY);
    CHECK(take(&s, to_address(forged, proven_address(&s, s.kickoff, (struct person_id){4711}))) ==
          INCOMING_TRAY);
    CHECK(take(&s, to_address(forged, proven_address(&s, (struct gathering_id){4711}, s.kari))) ==
          INCOMING_TRAY);
    CHECK(now_recorded(&s).answer == ANSWER_NONE);
    struct tray_line_list tray = tray_list(s.db, (struct account_id){0});
    CHECK_INT(tray.count, 1); // the same from the same counts once
    CHECK_STR(tray.at[0].sender, S("ola@b.example"));
    CHECK(tray_accept(s.db, &s.site, tray.at[0].id, (struct person_id){4711}) == TRAY_NOBODY);
    CHECK(tray_accept(s.db, &s.site, tray.at[0].id, s.kari) == TRAY_ACCEPTED);
    CHECK(now_recorded(&s).answer == ANSWER_NO);
    CHECK(tray_accept(s.db, &s.site, tray.at[0].id, s.kari) == TRAY_NO_LETTER);
    CHECK_INT(tray_list(s.db, (struct account_id){0}).count, 0);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("an answer counts from any address where it comes to the address that her entry alone has")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()));
    struct str own = proven_address(&s, s.kickoff, s.kari);
    struct str message = from_elsewhere(outlook("ACCEPTED", "20261123T100000Z", 0));
    struct str touched = replaced(own, S("nettverk+"), S("NETTVERK+"));
    CHECK(take(&s, to_address(message, replaced(own, S("-"), S("-a")))) == INCOMING_TRAY);
    CHECK(take(&s, to_address(message, touched)) == INCOMING_ANSWERED);
    CHECK(now_recorded(&s).answer == ANSWER_YES);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

/// What is on record of Kari's answers, in one line.
static struct str on_record(struct scene *s)
{
    struct attendee a = {0};
    attendee_of(s->db, s->kickoff, s->kari, &a);
    return str_format(test_arena(), "%.*s, %zu answers, %.*s", STR(answer_text(now_recorded(s).answer)),
                      invitation_answers(s->db, s->invitation).count, STR(answer_text(a.answer)));
}

// Trap 7 of selfdriven.md; from another address: the test above; to a closed ballot: ballot_test.c.
ON_BOTH("an answer that arrives twice counts once; one that arrives a year later counts not, from whichever "
        "address")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()));
    struct str own = proven_address(&s, s.kickoff, s.kari);
    struct str yes = outlook("ACCEPTED", "20261123T100000Z", 0);
    CHECK(take(&s, yes) == INCOMING_ANSWERED);
    struct str before = on_record(&s);
    size_t mails = outbox_list(s.db, S(""), s.network, INT64_MAX).count;
    take(&s, yes);
    take(&s, to_address(from_elsewhere(yes), own));
    CHECK_STR(on_record(&s), before);
    s.site.now = instant_plus(monday(720), 365 * US_PER_DAY);
    struct str late = outlook("DECLINED", "20271123T100000Z", 0);
    CHECK(take(&s, late) == INCOMING_TOO_OLD);
    CHECK(take(&s, to_address(from_elsewhere(late), own)) == INCOMING_TOO_OLD);
    CHECK_STR(on_record(&s), before);
    CHECK_INT(outbox_list(s.db, S(""), s.network, INT64_MAX).count, mails);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("who acts for somebody in the same house answers for them; from another house, or unsaid, a person "
        "judges")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()));
    struct str plain = from_elsewhere(outlook("ACCEPTED", "20261123T100000Z", 0));
    struct str deputy = replaced(plain, S(";CN=Kari A:"), S(";SENT-BY=\"mailto:Ola@B.example\":"));
    CHECK(take(&s, replaced(replaced(deputy, S("<ola@b.example>"), S("<ola@c.example>")),
                            S("mailto:Ola@B.example"), S("mailto:ola@c.example"))) == INCOMING_TRAY);
    CHECK(take(&s, replaced(plain, S("<ola@b.example>"), S("<kari@b.example>, <ola@b.example>"))) ==
          INCOMING_TRAY);
    CHECK(take(&s, deputy) == INCOMING_ANSWERED);
    CHECK(now_recorded(&s).answer == ANSWER_YES);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("where a mail server vouches, its word decides whether the sender is the sender")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()));
    struct str answer = outlook("ACCEPTED", "20261123T100000Z", 0);
    s.vouched_by = S("mx.tvers.example");
    CHECK(take(&s, answer) == INCOMING_TRAY);
    CHECK(take(&s, str_cat(test_arena(), S("Authentication-Results: mx.evil.example; dmarc=pass\r\n"),
                           answer)) == INCOMING_TRAY);
    CHECK(take(&s, str_cat(test_arena(), S("Authentication-Results: mx.tvers.example; dmarc=fail\r\n"),
                           answer)) == INCOMING_TRAY);
    CHECK(take(&s, str_cat(test_arena(),
                           S("Authentication-Results: mx.tvers.example;\r\n dmarc=pass "
                             "header.from=b.example\r\n"),
                           answer)) == INCOMING_ANSWERED);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("the tray of a network takes so many and no more")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()));
    struct str forged = from_elsewhere(outlook("DECLINED", "20261123T100000Z", 0));
    for (int i = 0; i < TRAY_MOST; i++)
        tray_add(s.db, &(struct tray_new){.network = s.network,
                                          .gathering = s.kickoff,
                                          .sender = str_format(test_arena(), "s%d@b.example", i),
                                          .attendee = S("kari@b.example"),
                                          .answer = ANSWER_NO,
                                          .given_at = monday(600),
                                          .received_at = monday(600)});
    CHECK(take(&s, forged) == INCOMING_LETTER);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

// ---- reports ----

static struct outbox_id send_first(struct scene *s)
{
    struct outbox_id id = {0};
    CHECK(outbox_claim(s->db, S("w"), monday(720), monday(0), &id) &&
          outbox_leave(s->db, id, S("w"), monday(720)) == 1);
    outbox_end(s->db, id, S("w"), OUTBOX_STATE_SENT, (struct maybe_str){0},
               (struct maybe_instant){true, monday(720)});
    return id;
}

ON_BOTH("a report marks the mail whose own address it comes to, and none without that address")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()));
    struct outbox_mail m;
    struct outbox_id id = send_first(&s);
    struct str report =
        S("From: MAILER-DAEMON@b.example\r\nTo: <nettverk+n1@tvers.example>\r\nSubject: Undelivered\r\n"
          "MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; "
          "boundary=\"r\"\r\n\r\n"
          "--r\r\nContent-Type: text/plain\r\n\r\nNo such user.\r\n"
          "--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; b.example\r\n\r\n"
          "Final-Recipient: rfc822; kari@b.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--r--\r\n");
    struct str own = return_address_reports(test_arena(), &key, s.site.mail_from, id);
    struct str bare = str_format(test_arena(), "nettverk+r%lld@tvers.example", (long long)id.n);
    CHECK(take(&s, report) == INCOMING_LETTER);
    CHECK(take(&s, to_address(report, bare)) == INCOMING_LETTER);
    CHECK(take(&s, to_address(report, S("nettverk+r4711-abcdefghijklmnop@tvers.example"))) ==
          INCOMING_LETTER);
    CHECK(take(&s, to_address(replaced(report, S("Action: failed"), S("Action: delayed")), own)) ==
          INCOMING_IGNORED);
    CHECK(outbox_by_id(s.db, id, &m) && m.state == OUTBOX_STATE_SENT);
    CHECK(take(&s, to_address(report, own)) == INCOMING_BOUNCED);
    CHECK(outbox_by_id(s.db, id, &m) && m.state == OUTBOX_STATE_BOUNCED);
    CHECK_STR(m.problem.value, S("5.1.1"));
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

/// A report about the mail, with that status.
static struct str report_of(struct scene *s, struct outbox_id id, const char *status)
{
    struct str own = return_address_reports(test_arena(), &key, s->site.mail_from, id);
    return str_format(test_arena(),
                      "From: MAILER-DAEMON@b.example\r\nTo: <%.*s>\r\nSubject: Undelivered\r\n"
                      "MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; "
                      "boundary=\"r\"\r\n\r\n--r\r\nContent-Type: message/delivery-status\r\n\r\n"
                      "Reporting-MTA: dns; b.example\r\n\r\nFinal-Recipient: rfc822; kari@b.example\r\n"
                      "Action: failed\r\nStatus: %s\r\n\r\n--r--\r\n",
                      STR(own), status);
}

ON_BOTH(
    "where no mailbox is, no further mail goes, until the address is another or somebody says to try again")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()));
    struct outbox_mail m;
    struct trouble t;
    int64_t dropped;
    struct outbox_id id = send_first(&s);
    CHECK(take(&s, report_of(&s, id, "5.2.2")) == INCOMING_BOUNCED);
    CHECK(!trouble_of(s.db, s.kari, &t));
    CHECK(take(&s, report_of(&s, id, "5.1.1")) == INCOMING_IGNORED);
    outbox_state_change(s.db, id, OUTBOX_STATE_BOUNCED, OUTBOX_STATE_SENT, monday(720));
    CHECK(take(&s, report_of(&s, id, "5.1.1")) == INCOMING_BOUNCED);
    CHECK(trouble_of(s.db, s.kari, &t));
    CHECK_STR(t.code, S("5.1.1"));
    CHECK_INT((int64_t)troubles_in(s.db, s.network).count, 0);
    membership_add(s.db, s.network, s.kari, monday(725));
    CHECK_INT((int64_t)troubles_in(s.db, s.network).count, 1);
    outbox_state_change(s.db, id, OUTBOX_STATE_BOUNCED, OUTBOX_STATE_QUEUED, monday(730));
    outgoing_tidy(s.db, monday(0));
    CHECK(outbox_by_id(s.db, id, &m) && m.state == OUTBOX_STATE_REFUSED);
    CHECK_STR(m.problem.value, S("tvers:trouble"));
    outgoing_again(s.db, OUTBOX_STATE_REFUSED, id, (struct network_id){0}, monday(740), &dropped);
    outgoing_tidy(s.db, monday(0));
    CHECK(outbox_by_id(s.db, id, &m) && m.state == OUTBOX_STATE_QUEUED && !trouble_of(s.db, s.kari, &t));
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

TEST("only an answer about the address stops further mail: not a full mailbox, spam, or our own address")
{
    CHECK(trouble_is_told(S("5.1.1"), 550) && trouble_is_told(S("5.1.10"), 0) &&
          trouble_is_told(S("5.2.1"), 550));
    CHECK(trouble_is_told(S(""), 550) && trouble_is_told(S(""), 553));
    CHECK(!trouble_is_told(S("5.2.2"), 550) && !trouble_is_told(S("5.7.1"), 550) &&
          !trouble_is_told(S("5.1.8"), 550));
    CHECK(!trouble_is_told(S(""), 554) && !trouble_is_told(S(""), 0) && !trouble_is_told(S("4.2.2"), 0));
    CHECK_STR(trouble_status(S("5.1.1 no such user here")), S("5.1.1"));
    CHECK_STR(trouble_status(S("5.1.1")), S("5.1.1"));
    CHECK_STR(trouble_status(S("no such user")), S(""));
    CHECK_STR(trouble_status(S("2.5 litres")), S(""));
}

ON_BOTH("what a person or an absence robot writes to the address for reports marks nothing as undelivered")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()));
    struct outbox_mail m;
    struct outbox_id id = send_first(&s);
    struct str own = return_address_reports(test_arena(), &key, s.site.mail_from, id);
    struct str letter =
        S("From: kari@b.example\r\nTo: <nettverk+n1@tvers.example>\r\nSubject: Ute\r\n\r\nBorte.\r\n");
    CHECK(take(&s, to_address(letter, own)) == INCOMING_LETTER);
    CHECK(take(&s, to_address(str_cat(test_arena(), S("Auto-Submitted: auto-replied\r\n"), letter), own)) ==
          INCOMING_IGNORED);
    CHECK(outbox_by_id(s.db, id, &m) && m.state == OUTBOX_STATE_SENT);
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

// ---- what else it says ----

ON_BOTH("a proposal that says no is a no, and its words stand beside it; a delegation reads as what it is")
{
    struct scene s = scene_in(db_begin(pool, DB_WRITE, test_arena()));
    struct attendee a;
    struct str no =
        replaced(outlook("DECLINED", "20261123T100000Z", 0), S("METHOD:REPLY\r\n"), S("METHOD:COUNTER\r\n"));
    no = replaced(no, S("DTSTART;"), S("COMMENT:Ferie den uken\r\nDTSTART;"));
    CHECK(take(&s, no) == INCOMING_ANSWERED);
    CHECK(now_recorded(&s).answer == ANSWER_NO);
    CHECK(attendee_of(s.db, s.kickoff, s.kari, &a) && a.answer == ANSWER_NO);
    CHECK_STR(a.comment.value, S("Ferie den uken"));
    struct str sent = replaced(outlook("DELEGATED", "20261123T101000Z", 0), S(";CN=Kari A:"),
                               S(";DELEGATED-TO=\"mailto:sjef@b.example\":"));
    CHECK(take(&s, sent) == INCOMING_PROPOSED);
    CHECK(attendee_of(s.db, s.kickoff, s.kari, &a));
    CHECK_STR(a.proposal.value, S("Vil gjerne sende sjef@b.example i stedet"));
    CHECK(db_end(s.db, DB_COMMIT) == DB_DONE);
}

/// The newest mail to a person, and what its calendar entry calls them.
static struct outbox_mail mail_with(struct db *db, const char *address)
{
    struct outbox_mail mail = {0};
    for (int64_t id = 1; id < 20; id++)
        if (outbox_by_id(db, (struct outbox_id){id}, &mail) && str_is(mail.to_address, str_from(address)))
            return mail;
    return (struct outbox_mail){0};
}

ON_BOTH("mail and calendar have the host of an address in ASCII, and an answer from there counts")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct scene s = scene_in(db);
    struct person_id ada = {0};
    struct invitation_id invitation = {0};
    struct addressed who;
    demo_person_add(db,
                    &(struct demo_person_new){.match_key = S("n:2"),
                                              .given_name = S("Ada"),
                                              .family_name = S("Berg"),
                                              .email = S("Ada@BÆRUM-it.example"),
                                              .email_key = email_key(test_arena(), S("Ada@BÆRUM-it.example")),
                                              .unit = {1},
                                              .hired_on = date_of(2026, 2, 1),
                                              .education = S("master")},
                    &ada);
    CHECK(invitation_add(db, s.network, ada, monday(540), &invitation) == INVITATION_ADDED);
    notice_invitation(db, &s.site, invitation);
    struct outbox_mail mail = mail_with(db, "Ada@xn--brum-it-mxa.example");
    CHECK(mail.id.n && mail.state != OUTBOX_STATE_REFUSED);
    struct str entry = str_replace(test_arena(), mail.calendar.value, S("\r\n "), S(""));
    CHECK(str_find_str(entry, S("mailto:Ada@xn--brum-it-mxa.example"), 0) < entry.len);
    CHECK(addressed(db, s.network, email_key(test_arena(), S("ada@xn--brum-it-mxa.example")), &who));
    CHECK_INT(who.person.n, ada.n);
    db_end(db, DB_ROLLBACK);
}
