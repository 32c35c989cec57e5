// SPDX-License-Identifier: EUPL-1.2
// What our mail server says of a sender, and what others only claim that it says.
#include "mail/vouch.h"

#include "test.h"

#define OURS "mx.kommune.example"

static bool vouched(struct str field)
{
    return vouch_read(test_arena(), &field, 1, S(OURS), S("kari@kommune.example"));
}

TEST("a pass of the sender's own domain counts: DMARC, else DKIM or SPF")
{
    CHECK(vouched(S(OURS "; dmarc=pass header.from=kommune.example")));
    CHECK(vouched(S(OURS " 1; dkim=pass (2048-bit key) header.d=kommune.example header.s=s1")));
    CHECK(vouched(S("MX.Kommune.Example; spf=pass smtp.mailfrom=kari@kommune.example")));
    CHECK(vouched(S(OURS ";\r\n dkim=pass\r\n header.i=@kommune.example; spf=fail smtp.mailfrom=x.example")));
    CHECK(
        vouched(S(OURS "; dmarc=none header.from=kommune.example; spf=pass smtp.mailfrom=kommune.example")));
}

TEST("what failed, or passed for somebody else, does not")
{
    CHECK(
        !vouched(S(OURS "; dmarc=fail header.from=kommune.example; spf=pass smtp.mailfrom=kommune.example")));
    CHECK(!vouched(S(OURS "; dmarc=pass header.from=other.example")));
    CHECK(
        !vouched(S(OURS "; spf=pass smtp.mailfrom=mallory@other.example; dkim=pass header.d=other.example")));
    CHECK(!vouched(S(OURS "; dkim=pass header.d=example"))); // everybody's
    CHECK(!vouched(S(OURS "; dkim=pass header.d=evilkommune.example")));
    CHECK(!vouched(S(OURS "; spf=softfail smtp.mailfrom=kommune.example")));
    CHECK(!vouched(S(OURS "; none")) && !vouched(S("")) && !vouched(S(";;;")));
}

TEST("only our own server is believed, and no comment")
{
    CHECK(!vouched(S("mx.other.example; dmarc=pass header.from=kommune.example")));
    CHECK(!vouched(S("mx.kommune.example.evil.example; dmarc=pass header.from=kommune.example")));
    CHECK(!vouched(S(OURS "; dmarc=fail (dmarc=pass header.from=kommune.example)")));
    CHECK(!vouched(S("(" OURS ";) other.example; dmarc=pass header.from=kommune.example")));
    CHECK(!vouched(S(OURS "; (a; (nested) dmarc=pass header.from=kommune.example")));
}

TEST("of several verdicts of our server the one that was added last decides, which stands first")
{
    struct str fields[] = {S_INIT(OURS "; dmarc=fail header.from=kommune.example"),
                           S_INIT(OURS "; dmarc=pass header.from=kommune.example")};
    CHECK(!vouch_read(test_arena(), fields, 2, S(OURS), S("kari@kommune.example")));
    struct str turned[] = {fields[1], fields[0]};
    CHECK(vouch_read(test_arena(), turned, 2, S(OURS), S("kari@kommune.example")));
    CHECK(!vouch_read(test_arena(), turned, 2, S(OURS), S("")));
}
