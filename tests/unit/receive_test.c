// SPDX-License-Identifier: EUPL-1.2
// What comes in by mail, and what it is taken for.
#include "test.h"

#include "base/buf.h"
#include "mail/address.h"
#include "mail/receive.h"

#define ANSWER                                                                                               \
    "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:g12-p7@tvers.no\r\nSEQUENCE:1\r\n"               \
    "ATTENDEE;PARTSTAT=DECLINED:mailto:kari@b.no\r\nCOMMENT:Kan ikke på torsdager\r\n"                      \
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
#define HEAD                                                                                                 \
    "From: Kari Nordmann <Kari@B.no>\r\nTo: Tvers <nettverk+12.x1y2@tvers.no>\r\nMIME-Version: 1.0\r\n"
#define MIXED(parts)                                                                                         \
    HEAD "Subject: =?utf-8?Q?Avsl=C3=A5tt:?= Nettverk\r\nMessage-ID: <r1@b.no>\r\nIn-Reply-To: "             \
         "<o7@tvers.no>\r\n"                                                                                 \
         "Content-Type: multipart/mixed; boundary=\"b1\"\r\n\r\n" parts "--b1--\r\n"

static struct incoming received(struct str bytes)
{
    struct incoming in;
    CHECK(mail_receive(test_arena(), bytes, S(""), &in) == INCOMING_FINE);
    return in;
}

TEST("an answer in a calendar part is found, with who sent it and where it came to")
{
    struct incoming in =
        received(S(MIXED("--b1\r\nContent-Type: text/plain\r\n\r\nHei\r\n--b1\r\nContent-Type: "
                         "text/calendar; method=REPLY; charset=utf-8\r\n\r\n" ANSWER)));
    CHECK(in.kind == INCOMING_REPLY && in.reply.answer == PARTSTAT_DECLINED);
    CHECK_STR(in.reply.uid, S("g12-p7@tvers.no"));
    CHECK_STR(in.reply.comment, S("Kan ikke på torsdager"));
    CHECK_STR(in.from, S("kari@b.no"));
    CHECK_STR(in.subject, S("Avslått: Nettverk"));
    CHECK_STR(in.in_reply_to, S("o7@tvers.no"));
    CHECK_INT(in.to_count, 1);
    struct str tag;
    CHECK(mail_plus_read(in.to[0], S("nettverk@tvers.no"), &tag));
    CHECK_STR(tag, S("12.x1y2"));
}

TEST("an answer is found as quoted-printable, in base64, and in another alphabet")
{
    struct incoming in =
        received(S(HEAD "Content-Type: text/calendar; method=REPLY\r\nContent-Transfer-Encoding: "
                        "quoted-printable\r\n\r\nBEGIN:VCALENDAR=0D=0AMETHOD:REP=\r\nLY\r\n"
                        "BEGIN:VEVENT\r\nUID:a\r\nATTENDEE;PARTSTAT=3DACCEPTED:mailto:kari@b.no\r\n"
                        "END:VEVENT\r\nEND:VCALENDAR\r\n"));
    CHECK(in.kind == INCOMING_REPLY && in.reply.answer == PARTSTAT_ACCEPTED);
    in = received(
        S(HEAD "Content-Type: application/ics; name=invite.ics\r\nContent-Transfer-Encoding: base64\r\n\r\n"
               "QkVHSU46VkNBTEVOREFSCk1FVEhPRDpSRVBMWQpCRUdJTjpWRVZFTlQKVUlEOmEKQVRURU5ERUU7UEFS\r\n"
               "VFNUQVQ9VEVOVEFUSVZFOm1haWx0bzprYXJpQGIubm8KRU5EOlZFVkVOVApFTkQ6VkNBTEVOREFSCg==\r\n"));
    CHECK(in.kind == INCOMING_REPLY && in.reply.answer == PARTSTAT_TENTATIVE);
    in = received(
        S(HEAD "Content-Type: text/calendar; charset=iso-8859-1\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n"
               "BEGIN:VEVENT\r\nUID:a\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:kari@b.no\r\nCOMMENT:p\xe5 vei\r\n"
               "END:VEVENT\r\nEND:VCALENDAR\r\n"));
    CHECK(in.kind == INCOMING_REPLY);
    CHECK_STR(in.reply.comment, S("på vei"));
}

TEST("a note in Windows' alphabet is read as such where the program calls it UTF-8, or does not say")
{
    static const char *const types[] = {"text/calendar", "text/calendar; charset=utf-8",
                                        "text/calendar; charset=\"x-unknown\""};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        struct incoming in =
            received(str_format(test_arena(), HEAD "Content-Type: %s\r\n\r\n%s", types[i],
                                "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:a\r\n"
                                "ATTENDEE;PARTSTAT=ACCEPTED:mailto:kari@b.no\r\nCOMMENT:p\xe5 vei \x96 "
                                "snart\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"));
        CHECK(in.kind == INCOMING_REPLY);
        CHECK_STR(in.reply.comment, S("på vei – snart"));
    }
}

TEST("an answer is found in a file of any type, behind a byte order mark, and with its method in the header "
     "alone")
{
    static const struct str parts[] = {
        S_INIT("--b1\r\nContent-Type: application/octet-stream; name=\"svar.ics\"\r\n\r\n" ANSWER),
        S_INIT("--b1\r\nContent-Type: application/octet-stream\r\n"
               "Content-Disposition: attachment; filename=\"invite.ICS\"\r\n\r\n" ANSWER),
        S_INIT("--b1\r\nContent-Type: application/ics\r\n\r\n" ANSWER),
        S_INIT("--b1\r\nContent-Type: text/calendar; charset=utf-8\r\n\r\n\xef\xbb\xbf" ANSWER),
    };
    static const struct str start = S_INIT(MIXED("PART"));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        CHECK(received(str_replace(test_arena(), start, S("PART"), parts[i])).kind == INCOMING_REPLY);
    struct str bare = str_replace(test_arena(), S(ANSWER), S("METHOD:REPLY\r\n"), S(""));
    struct str head = S("--b1\r\nContent-Type: text/calendar; method=REPLY\r\n\r\n");
    struct str whole = str_replace(test_arena(), start, S("PART"), str_cat(test_arena(), head, bare));
    CHECK(received(whole).kind == INCOMING_REPLY);
}

TEST("an answer counts also when the program that sent it calls itself a robot, as Google's does")
{
    CHECK(received(S("Auto-Submitted: auto-generated\r\n" HEAD "Content-Type: text/calendar\r\n\r\n" ANSWER))
              .kind == INCOMING_REPLY);
}

TEST("an invitation sent to us is no answer")
{
    struct incoming in =
        received(S(HEAD "Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n"
                        "BEGIN:VEVENT\r\nUID:a\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"));
    CHECK(in.kind == INCOMING_OTHER && in.reply_refusal == REPLY_OTHER_METHOD);
}

TEST("an absence robot is told by its headers")
{
    CHECK(received(S("Auto-Submitted: auto-replied\r\n" HEAD "\r\nJeg er borte\r\n")).kind ==
          INCOMING_AUTOREPLY);
    CHECK(received(S("X-Autoreply: yes\r\n" HEAD "\r\nJeg er borte\r\n")).kind == INCOMING_AUTOREPLY);
    CHECK(received(S("Precedence: auto_reply\r\n" HEAD "\r\nJeg er borte\r\n")).kind == INCOMING_AUTOREPLY);
    CHECK(received(S("Auto-Submitted: no\r\n" HEAD "\r\nHei, jeg lurer\r\n")).kind == INCOMING_OTHER);
}

#define REPORT(to, action, status, original)                                                                 \
    "From: MAILER-DAEMON@relay.no\r\nTo: " to "\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"    \
    "Content-Type: multipart/report; report-type=delivery-status; boundary=b1\r\n\r\n"                       \
    "--b1\r\n\r\nSorry\r\n--b1\r\nContent-Type: message/delivery-status\r\n\r\n"                             \
    "Reporting-MTA: dns; relay.no\r\n\r\nFinal-Recipient: rfc822; Alias@Elsewhere.no\r\nAction: " action     \
    "\r\n"                                                                                                   \
    "Status: " status "\r\nDiagnostic-Code: smtp; 550 no such user\r\n\r\n--b1\r\n" original "--b1--\r\n"
#define RETURNED                                                                                             \
    "Content-Type: message/rfc822\r\n\r\nMessage-ID: <o7@tvers.no>\r\nContent-Type: "                        \
    "text/calendar\r\n\r\n" ANSWER "\r\n"

TEST("a delivery report tells whom it is about, and how final it is")
{
    struct incoming in =
        received(S(REPORT("bounce+r812-k3jq@tvers.no", "failed", "5.1.1 (unknown)", RETURNED)));
    CHECK(in.kind == INCOMING_BOUNCE && in.bounce.action == BOUNCE_FAILED);
    CHECK_STR(in.to[0], S("bounce+r812-k3jq@tvers.no"));
    CHECK_STR(in.bounce.recipient, S("alias@elsewhere.no"));
    CHECK_STR(in.bounce.status, S("5.1.1"));
    in = received(
        S(REPORT("bounce@tvers.no", "delayed", "4.4.1",
                 "Content-Type: text/rfc822-headers\r\n\r\nTo: x@y.no\r\nMessage-ID: <o8@tvers.no>\r\n")));
    CHECK(in.kind == INCOMING_BOUNCE && in.bounce.action == BOUNCE_DELAYED);
}

TEST("of several reports in one mail the worst counts, whichever stands first")
{
#define STATUS(action, status)                                                                               \
    "Content-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; a@b.no\r\nAction: " action        \
    "\r\nStatus: " status "\r\n\r\n"
    struct incoming in =
        received(S(REPORT("bounce@tvers.no", "failed", "5.1.1", STATUS("relayed", "2.0.0"))));
    CHECK(in.kind == INCOMING_BOUNCE && in.bounce.action == BOUNCE_FAILED);
    in = received(S(REPORT("bounce@tvers.no", "relayed", "2.0.0", STATUS("failed", "5.1.1"))));
    CHECK(in.kind == INCOMING_BOUNCE && in.bounce.action == BOUNCE_FAILED);
}

TEST("a report that the mail has arrived is nothing to act on")
{
    CHECK(received(S(REPORT("bounce@tvers.no", "relayed", "2.0.0", RETURNED))).kind == INCOMING_AUTOREPLY);
}

#define TO_REPORTS "Delivered-To: bounce+r812-k3jq@tvers.no\r\n"

TEST("a mailer daemon that writes no report is an unclear bounce; nobody else's mail is one, whatever it "
     "comes to")
{
    struct incoming in = received(S(TO_REPORTS "From: postmaster@b.no\r\n\r\nUkjent\r\n"));
    CHECK(in.kind == INCOMING_BOUNCE && in.bounce.action == BOUNCE_UNCLEAR);
    CHECK(received(S("Return-Path: <>\r\n" TO_REPORTS "From: Mailer-Daemon@b.no\r\n\r\nUkjent\r\n")).kind ==
          INCOMING_BOUNCE);
    CHECK(received(S("Return-Path: <postmaster@b.no>\r\n" TO_REPORTS "From: postmaster@b.no\r\n\r\nHei\r\n"))
              .kind == INCOMING_OTHER);
#define EXIM "From: Mailer-Daemon@b.no\r\nAuto-Submitted: auto-replied\r\n"
    CHECK(received(S(TO_REPORTS EXIM "X-Failed-Recipients: a@b.no\r\n\r\nUkjent\r\n")).kind ==
          INCOMING_BOUNCE);
    CHECK(received(S(TO_REPORTS EXIM "\r\nForsinket\r\n")).kind == INCOMING_AUTOREPLY); // it is tried again
    CHECK(received(S(TO_REPORTS "From: kari@b.no\r\nX-Failed-Recipients: a@b.no\r\n\r\nHei\r\n")).kind ==
          INCOMING_OTHER);
    CHECK(received(S(TO_REPORTS "From: kari@b.no\r\n\r\nJeg er borte\r\n")).kind == INCOMING_OTHER);
    CHECK(received(S(TO_REPORTS "From: kari@b.no\r\nAuto-Submitted: auto-replied\r\n\r\nJeg er borte\r\n"))
              .kind == INCOMING_AUTOREPLY);
}

TEST("an ordinary letter is for a person, and so is one without anything in it")
{
    CHECK(received(S(HEAD "\r\nHei\r\n")).kind == INCOMING_OTHER);
    CHECK(received(S("\r\n")).kind == INCOMING_OTHER);
    struct incoming in;
    CHECK(mail_receive(test_arena(), (struct str){0}, S(""), &in) == INCOMING_NO_MESSAGE);
}

TEST("a message that is nested or divided beyond reason is refused before it is parsed")
{
    struct incoming in;
    struct buf deep = buf_new(test_arena(), 1 << 20), wide = buf_new(test_arena(), 1 << 20);
    buf_str(&deep, S(HEAD "Content-Type: multipart/mixed; boundary=b0\r\n\r\n"));
    for (int i = 1; i < 100; i++)
        buf_format(&deep, "--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n", i - 1, i);
    CHECK(mail_receive(test_arena(), buf_get(&deep), S(""), &in) == INCOMING_TOO_COMPLEX);
    buf_str(&wide, S(HEAD "Content-Type: multipart/mixed; boundary=b\r\n\r\n"));
    for (int i = 0; i < 300; i++)
        buf_str(&wide, S("--b\r\n\r\nx\r\n"));
    CHECK(mail_receive(test_arena(), buf_get(&wide), S(""), &in) == INCOMING_TOO_COMPLEX);
    struct buf groups = buf_new(test_arena(), 1 << 20);
    buf_str(&groups, S("To: "));
    for (int i = 0; i < 20000; i++) // would overflow the stack of the parser
        buf_str(&groups, S("a:\r\n "));
    CHECK(mail_receive(test_arena(), buf_get(&groups), S(""), &in) == INCOMING_TOO_COMPLEX);
    struct str large = {arena_alloc(test_arena(), 1, INCOMING_BYTES_MOST + 1), INCOMING_BYTES_MOST + 1};
    CHECK(mail_receive(test_arena(), large, S(""), &in) == INCOMING_TOO_LARGE);
}
