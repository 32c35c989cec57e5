// SPDX-License-Identifier: EUPL-1.2
// Addresses: what may come from outside, what is added to one, and which part of it nobody else may see.
#include "test.h"

#include "url/urls.h"
#include "web/routes.h"

static struct str external(struct str address)
{
    return url_text(url_external(test_arena(), address));
}

TEST("an address from outside is kept when it is http, https or mailto")
{
    CHECK_STR(external(S("https://example.org/a?b=c#d")), S("https://example.org/a?b=c#d"));
    CHECK_STR(external(S("HTTP://example.org")), S("HTTP://example.org"));
    CHECK_STR(external(S(" mailto:kari@example.org ")), S("mailto:kari@example.org"));
    CHECK_STR(external(S("https://blåbær.example/ærlig")), S("https://blåbær.example/ærlig"));
}

TEST("a script in the place of an address becomes #")
{
    static const struct str traps[] = {
        S_INIT("javascript:alert(1)"),
        S_INIT("JaVaScRiPt:alert(1)"),
        S_INIT(" javascript:alert(1)"),
        S_INIT("java\nscript:alert(1)"),
        S_INIT("java\tscript:x"),
        S_INIT("\x01javascript:alert(1)"),
        S_INIT("data:text/html,<p>"),
        S_INIT("vbscript:x"),
        S_INIT("//example.org"),
        S_INIT("/admin"),
        S_INIT("https:"),
        S_INIT("https://"),
        S_INIT("https:\\\\example.org"),
        S_INIT("https://a b"),
        S_INIT("https://a\njavascript:x"),
        S_INIT("mailto:"),
        S_INIT(""),
        S_INIT("https://\xff"),
        S_INIT("view-source:https://x"),
        S_INIT("httpss://x"),
        S_INIT("https://a\x7f"),
    };
    for (size_t i = 0; i < sizeof traps / sizeof traps[0]; i++)
        CHECK_STR(external(traps[i]), S("#"));
}

TEST("a query is added to an address, and an anchor made, with every odd character encoded")
{
    struct arena *a = test_arena();
    struct url here = url_networks(a);
    struct url found = url_with(a, here, S("q"), S("Åse & <co>"));
    CHECK_STR(url_text(found), S("/networks?q=%C3%85se%20%26%20%3Cco%3E"));
    CHECK_STR(url_text(url_with_int(a, found, S("page"), 2)),
              S("/networks?q=%C3%85se%20%26%20%3Cco%3E&page=2"));
    CHECK_STR(url_text(url_fragment(a, S("a\"b"))), S("#a%22b"));
    CHECK_STR(url_text(url_with_fragment(a, found, S("p7"))), S("/networks?q=%C3%85se%20%26%20%3Cco%3E#p7"));
    CHECK_STR(url_text(url_absolute(a, S("https://tvers.example"), here)),
              S("https://tvers.example/networks"));
}

TEST("an address of this site that came from outside is taken as it is, any other is none")
{
    static const struct str away[] = {
        S_INIT("//evil.example"),
        S_INIT("/\\evil.example"),
        S_INIT("https://evil.example"),
        S_INIT("/\t/evil.example"),
        S_INIT("/a b"),
        S_INIT("javascript:alert(1)"),
        S_INIT("networks"),
        S_INIT(""),
    };
    struct url url;
    CHECK(url_local_read(S("/networks/3?page=2#p7"), &url));
    CHECK_STR(url_text(url), S("/networks/3?page=2#p7"));
    for (size_t i = 0; i < sizeof away / sizeof away[0]; i++) {
        CHECK(!url_local_read(away[i], &url));
        CHECK(url_is_none(url));
    }
}

static bool holds(struct str text, struct str part)
{
    return str_find_str(text, part, 0) < text.len;
}

TEST("the token of every SECRET row is hidden from who reads a mail of somebody else")
{
    struct arena *a = test_arena();
    int count = 0;
    for (size_t i = 0; i < ROUTE_COUNT; i++) {
        bool has_token = holds(routes[i].pattern, S("{token}"));
        CHECK(routes[i].is_secret == has_token);
        if (!has_token)
            continue;
        struct str address = str_replace(a, routes[i].pattern, S("{token}"), S("HEMMELIG"));
        struct str mail = str_format(a, "Ja:\nhttps://tvers.example%.*s?a=yes\nHilsen", STR(address));
        struct str shown = url_without_secrets(a, mail);
        CHECK(!holds(shown, S("HEMMELIG")) && holds(shown, S("...?a=yes\nHilsen")));
        count++;
    }
    CHECK(count > 5);
}

TEST("hiding secrets leaves other addresses and words as they are")
{
    struct str mail = S("Se https://tvers.example/networks/7, og/eller /in/g");
    CHECK_STR(url_without_secrets(test_arena(), mail), mail);
}
