// SPDX-License-Identifier: EUPL-1.2
// Addresses, and messages as they leave. What a mail server and other programs make of them is in tests/mail.
#include "test.h"

#include "mail/mime.h"

#include <stdio.h>

TEST("an address is a dot-atom at a host; whatever could end a line or a command is none")
{
    CHECK(mail_address_valid(S("kari.nordmann+x@baerum.kommune.no")));
    CHECK(mail_address_valid(S("o'neill_1=a@x-y.dk")));
    CHECK(mail_address_valid(S("root@localhost")));
    CHECK(!mail_address_valid(S("")) && !mail_address_valid(S("@b.no")) && !mail_address_valid(S("kari@")));
    CHECK(!mail_address_valid(S("kari")) && !mail_address_valid(S("a@b@c.no")));
    CHECK(!mail_address_valid(S(".a@b.no")) && !mail_address_valid(S("a..b@b.no")) &&
          !mail_address_valid(S("a.@b.no")));
    CHECK(!mail_address_valid(S("a@b..no")) && !mail_address_valid(S("a@-b.no")) &&
          !mail_address_valid(S("a@b.no.")));
    CHECK(!mail_address_valid(S("kari@b.no\r\nRCPT TO:<x@y.no>")) && !mail_address_valid(S("ka ri@b.no")));
    CHECK(!mail_address_valid(S("<kari@b.no>")));
    CHECK(mail_address_valid(S("k\xc3\xa5re@b.no")) && !mail_address_valid(S("k\xc3@b.no")) &&
          !mail_address_valid(S("kari@b\xc3\xa5.no")));
    CHECK(!mail_address_valid(S("ka\0ri@b.no")));
    CHECK(!mail_address_valid(S("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@b.no")));
}

TEST("a plus-address gives its tag back, whatever became of its case, and only to its own base")
{
    struct str base = S("nettverk@tvers.no"), tag;
    struct str made = mail_plus(test_arena(), base, S("n12-k3jq"));
    CHECK_STR(made, S("nettverk+n12-k3jq@tvers.no"));
    CHECK(mail_plus_read(made, base, &tag));
    CHECK_STR(tag, S("n12-k3jq"));
    CHECK(mail_plus_read(S("Nettverk+n12@TVERS.no"), base, &tag));
    CHECK(!mail_plus_read(base, base, &tag));
    CHECK(!mail_plus_read(S("nettverk+n12@other.no"), base, &tag));
    CHECK(!mail_plus_read(S("nettverket+n12@tvers.no"), base, &tag));
}

static struct mail invitation(void)
{
    return (struct mail){
        .from = {S("Tvers i Bærum"), S("nettverk+12@tvers.no")},
        .to = {S("Kåre \"Ka\" Ødegård, seksjon Ø"), S("kare@b.no")},
        .subject = S("Nettverk på tvers: velkommen til oppstart torsdag 3. desember kl. 13.00 i Rådhuset"),
        .text = S("Hei, Kåre\nVi møtes i desember.\n"),
        .html = S("<p>Hei, Kåre</p>\n"),
        .calendar = S("BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"),
        .calendar_method = MAIL_REQUEST,
        .message_id = S("o7@tvers.no"),
        .in_reply_to = S("o1@tvers.no"),
        .date = {INT64_C(1790000000) * US_PER_SECOND},
        .boundary_seed = 27,
        .list_id = S("network-12.tvers.no"),
    };
}

static bool holds(struct str text, struct str part)
{
    return str_find_str(text, part, 0) < text.len;
}

TEST("a message has the headers that calendars, lists and absence robots go by")
{
    struct mail m = invitation();
    struct str bytes;
    CHECK(mail_compose(test_arena(), &m, &bytes) == MAIL_FINE);
    CHECK(holds(bytes, S("Date: Mon, 21 Sep 2026 14:13:20 +0000\r\n")));
    CHECK(holds(bytes, S("Message-Id: <o7@tvers.no>\r\n")));
    CHECK(holds(bytes, S("In-Reply-To: <o1@tvers.no>\r\nReferences: <o1@tvers.no>\r\n")));
    CHECK(holds(bytes, S("Auto-Submitted: auto-generated\r\n")));
    CHECK(holds(bytes, S("X-Auto-Response-Suppress: OOF, AutoReply\r\n")));
    CHECK(holds(bytes, S("List-Id: <network-12.tvers.no>\r\n")));
    CHECK(holds(bytes, S("Content-Type: text/calendar; charset=UTF-8; method=REQUEST\r\n")));
    CHECK(holds(bytes, S("Content-Disposition: attachment; filename=invite.ics\r\n")));
    CHECK(!holds(bytes, S("List-Unsubscribe")));
}

TEST("only plain seven-bit lines of moderate length leave, ended by CRLF")
{
    struct mail m = invitation();
    struct str bytes, line;
    CHECK(mail_compose(test_arena(), &m, &bytes) == MAIL_FINE);
    while (str_cut(&bytes, '\n', &line) && line.len) {
        CHECK(line.at[line.len - 1] == '\r' && line.len <= 100);
        for (size_t i = 0; i + 1 < line.len; i++)
            CHECK(line.at[i] >= '\t' && line.at[i] < 0x7f && line.at[i] != '\r');
    }
}

TEST("the same mail gives the same bytes")
{
    struct mail m = invitation();
    struct str one, two;
    CHECK(mail_compose(test_arena(), &m, &one) == MAIL_FINE &&
          mail_compose(test_arena(), &m, &two) == MAIL_FINE);
    CHECK_STR(one, two);
}

TEST("a reminder can be unsubscribed from in one click")
{
    struct mail m = invitation();
    struct str bytes;
    m.unsubscribe_url =
        S("https://tvers.no/quiet/0123456789012345678901234567890123456789012345678901234567890123");
    m.unsubscribe_mailto = S("quiet+7@tvers.no");
    CHECK(mail_compose(test_arena(), &m, &bytes) == MAIL_FINE);
    CHECK(holds(bytes, S("List-Unsubscribe: <https://tvers.no/quiet/"
                         "0123456789012345678901234567890123456789012345678901234567890123>,\r\n"
                         " <mailto:quiet+7@tvers.no>\r\n")));
    CHECK(holds(bytes, S("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n")));
    m.unsubscribe_subject = S("stop-abc");
    CHECK(mail_compose(test_arena(), &m, &bytes) == MAIL_FINE);
    CHECK(holds(bytes, S(" <mailto:quiet+7@tvers.no?subject=stop-abc>\r\n")));
    m.unsubscribe_subject = S("stop>\r\nBcc: x@y.no");
    CHECK(mail_compose(test_arena(), &m, &bytes) == MAIL_BAD_HEADER);
}

TEST("what looks like an encoded word arrives as it was typed, and no line begins inside it")
{
    struct str bytes, typed = S("=?utf-8?Q? =?us-as=0D=0ABcc: en lang tekst om nettverk på tvers, som deles");
    struct mail m = invitation();
    m.subject = m.to.name = typed;
    CHECK(mail_compose(test_arena(), &m, &bytes) == MAIL_FINE);
    CHECK(holds(bytes, S("\r\nSubject: =?utf-8?B?PT91dGYtOD9RPyA9P3VzLWFzPTBEPTBBQmNjOiBlbiBsYW5nIHRl?=\r\n "
                         "=?utf-8?B?a3N0IG9tIG5ldHR2ZXJrIHDDpSB0dmVycywgc29tIGRlbGVz?=\r\n")));
    CHECK(holds(bytes, S("a3N0IG9tIG5ldHR2ZXJrIHDDpSB0dmVycywgc29tIGRlbGVz?=\r\n <kare@b.no>\r\n")));
    CHECK(!holds(bytes, S("\nBcc")));
}

TEST("other letters stand in the recipient's address alone, for which the relay is asked")
{
    struct str bytes;
    struct mail m = invitation();
    m.to.address = S("åse@b.no");
    CHECK(mail_compose(test_arena(), &m, &bytes) == MAIL_FINE && holds(bytes, S("åse@b.no")));
    m.in_reply_to = S("ø1@tvers.no");
    CHECK(mail_compose(test_arena(), &m, &bytes) == MAIL_BAD_ADDRESS);
    m = invitation();
    m.from.address = S("på-tvers@tvers.no");
    CHECK(mail_compose(test_arena(), &m, &bytes) == MAIL_BAD_ADDRESS);
}

TEST("a line break in anything that goes into a header makes the mail refused")
{
    struct str bytes;
    struct mail m = invitation();
    m.subject = S("Hei\r\nBcc: x@y.no");
    CHECK(mail_compose(test_arena(), &m, &bytes) == MAIL_BAD_HEADER);
    m = invitation();
    m.to.name = S("Kari\nBcc: x@y.no");
    CHECK(mail_compose(test_arena(), &m, &bytes) == MAIL_BAD_HEADER);
    m = invitation();
    m.to.address = S("kari@b.no\r\nBcc: x@y.no");
    CHECK(mail_compose(test_arena(), &m, &bytes) == MAIL_BAD_ADDRESS);
    m = invitation();
    m.list_id = S("x\r\nBcc: x@y.no");
    CHECK(mail_compose(test_arena(), &m, &bytes) == MAIL_BAD_ADDRESS);
    m = invitation();
    m.unsubscribe_url = S("https://x>\r\nBcc: x@y.no");
    CHECK(mail_compose(test_arena(), &m, &bytes) == MAIL_BAD_HEADER);
}

TEST("a mail without a text and without names is a mail")
{
    struct mail m = {.from = {.address = S("a@tvers.no")},
                     .to = {.address = S("b@tvers.no")},
                     .message_id = S("o1@tvers.no")};
    struct str bytes;
    CHECK(mail_compose(test_arena(), &m, &bytes) == MAIL_FINE);
    CHECK(holds(bytes, S("To: b@tvers.no\r\n")) || holds(bytes, S("To: <b@tvers.no>\r\n")));
}

TEST("a body that is not UTF-8, or too large, is refused")
{
    struct str bytes;
    struct mail m = invitation();
    m.text = S("bl\xe5");
    CHECK(mail_compose(test_arena(), &m, &bytes) == MAIL_BAD_TEXT);
    m = invitation();
    m.html = (struct str){arena_alloc(test_arena(), 1, MAIL_BYTES_MOST), MAIL_BYTES_MOST};
    CHECK(mail_compose(test_arena(), &m, &bytes) == MAIL_TOO_LARGE);
}
