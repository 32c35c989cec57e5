// SPDX-License-Identifier: EUPL-1.2
// Addresses of e-mail: what the staff list, the pages and the outbox all say of them.
#include "test.h"

#include "i18n/email.h"
#include "mail/address.h"

#include <string.h>

static const char *const good[] = {
    "kari@kommune.no",
    "kari.moe+nettverk@x.y.kommune.no",
    "o'hara@x.no",
    "åse.ødegård@kommune.no",
    "łukasz@x.no",
    "ada@bærum-it.example",
    "ada@BÆRUM-IT.example",
    "a@xn--brum-it-mxa.example",
    "a@x-y.no",
    "1@2.no",
    "ada@blåbær.sør-trøndelag.example",
};

static const char *const bad[] = {
    "",
    "kari",
    "@x.no",
    "kari@",
    "kari@x",
    "kari@@x.no",
    "kari@x@y.no",
    "kari@x..no",
    "kari@.x.no",
    "kari@x.no.",
    "bo..dahl@x.no",
    ".bo@x.no",
    "bo.@x.no",
    "kari moe@x.no",
    "kari@it_drift.x.no",
    "kari@-x.no",
    "kari@x-.no",
    "dina@x.no?subject=Hei",
    "mailto:dina@x.no",
    "Dina <dina@x.no>",
    "dina@x.no; ola@x.no",
    "dina@x.no,",
    "\"dina\"@x.no",
    "even.even.even.even.even.even.even.even.even.even.even.even.even.x@x.no",
    "frida.o\xE2\x80\x99hov@x.no",
    "frida@x\xE2\x80\x99y.no",
    "kari&#272;@x.no",
    "kari@127.0.0.1",
    "kari@[127.0.0.1]",
    "kari@x.123",
    "k\xC2\xA0ri@x.no",
    "kari@x no.no",
    "k\xE2\x80\x93ri@x.no",
    "kari@x\xEF\xBC\x8Fy.no",
    "\xF0\x9F\x98\x80@x.no",
    "kari@x.no\n",
    "kari@ab--cd\xC3\xA6.no",
    "kari@\xE2\x80\x8B.no",
};

TEST("an address is valid or not, whoever asks; valid ones can be sent to")
{
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct str address = str_from(good[i]);
        CHECK_STR(email_is_valid(test_arena(), address) ? address : S("refused"), address);
        CHECK(mail_address_valid(email_in_ascii(test_arena(), address)));
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct str address = str_from(bad[i]);
        CHECK_STR(email_is_valid(test_arena(), address) ? S("taken") : address, address);
        CHECK_STR(email_in_ascii(test_arena(), address), address);
    }
}

TEST("a label, a local part and a host may be so long and no longer")
{
    char text[400];
    struct {
        int local, label, labels;
        bool is_valid;
    } cases[] = {{64, 10, 1, true}, {65, 10, 1, false}, {1, 63, 1, true},
                 {1, 64, 1, false}, {1, 60, 4, true},   {64, 60, 4, false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t at = 0;
        for (int n = 0; n < cases[i].local; n++)
            text[at++] = 'a';
        text[at++] = '@';
        for (int label = 0; label < cases[i].labels; label++) {
            for (int n = 0; n < cases[i].label; n++)
                text[at++] = 'b';
            text[at++] = '.';
        }
        memcpy(text + at, "no", 2);
        CHECK_INT(email_is_valid(test_arena(), (struct str){text, at + 2}), cases[i].is_valid);
    }
}

TEST("a host with letters of its own is written in ASCII, and is the same host however it is typed")
{
    CHECK_STR(email_in_ascii(test_arena(), S("ada@bærum-it.example")), S("ada@xn--brum-it-mxa.example"));
    CHECK_STR(email_in_ascii(test_arena(), S("åse@bærum-it.example")), S("åse@xn--brum-it-mxa.example"));
    CHECK_STR(email_in_ascii(test_arena(), S("Ada@Kommune.no")), S("Ada@Kommune.no"));
    CHECK_STR(email_key(test_arena(), S("Ada@BÆRUM-IT.Example")),
              email_key(test_arena(), S("ada@xn--brum-it-mxa.example")));
    CHECK_STR(email_key(test_arena(), S("Åse Moe")), S("åse moe")); // no address: as any text
}
