// SPDX-License-Identifier: EUPL-1.2
// Which row of the route table a request finds, with the table of tests/unit/routes.def.
#include "test.h"

#include "testweb/web/routes.h"

#include <string.h>

struct web {
    int nothing;
};

void home_show(struct web *w)
{
    (void)w;
}
void item_list(struct web *w)
{
    home_show(w);
}
void item_add(struct web *w)
{
    home_show(w);
}
void item_new(struct web *w)
{
    home_show(w);
}
void item_show(struct web *w)
{
    home_show(w);
}
void item_delete(struct web *w)
{
    home_show(w);
}
void item_step(struct web *w)
{
    home_show(w);
}
void item_help(struct web *w)
{
    home_show(w);
}
void item_help_add(struct web *w)
{
    home_show(w);
}
void calendar_show(struct web *w)
{
    home_show(w);
}
void calendar_page(struct web *w)
{
    home_show(w);
}

static struct path path;
static enum route_miss why;

static struct str found(enum http_method method, struct str address)
{
    memset(&path, 0, sizeof path);
    const struct route *route = route_match(method, address, &path, &why);
    return route ? route->name : S("none");
}

TEST("a path finds its handler, by method")
{
    CHECK_STR(found(HTTP_GET, S("/")), S("home_show"));
    CHECK_STR(found(HTTP_GET, S("/items")), S("item_list"));
    CHECK_STR(found(HTTP_POST, S("/items")), S("item_add"));
    CHECK_STR(found(HTTP_DELETE, S("/items/3")), S("item_delete"));
}

TEST("HEAD is answered as GET")
{
    CHECK_STR(found(HTTP_HEAD, S("/items/3")), S("item_show"));
}

TEST("a row tells its pattern and the right it needs")
{
    const struct route *route = route_match(HTTP_POST, S("/items/3/help"), &path, &why);
    CHECK_STR(route->pattern, S("/items/{number}/help"));
    CHECK_INT(route->verb, VERB_RUN);
    CHECK(route->handler == item_help_add);
    CHECK(route == &routes[ROUTE_item_help_add]);
}

TEST("a word goes before a parameter, and where the word leads nowhere the parameter is tried")
{
    CHECK_STR(found(HTTP_GET, S("/items/new")), S("item_new"));
    CHECK_STR(found(HTTP_GET, S("/items/new/help")), S("item_help"));
    CHECK_STR(found(HTTP_GET, S("/items/27")), S("item_show"));
    CHECK_INT(path.number, 27);
    CHECK_STR(found(HTTP_GET, S("/items/27/steps/4")), S("item_step"));
    CHECK_INT(path.number, 27);
    CHECK_INT(path.step, 4);
}

TEST("a parameter with an ending goes before one without")
{
    CHECK_STR(found(HTTP_GET, S("/calendar/abc.ics")), S("calendar_show"));
    CHECK_STR(path.token, S("abc"));
    CHECK_STR(found(HTTP_GET, S("/calendar/abc.icx")), S("calendar_page"));
    CHECK_STR(path.token, S("abc.icx"));
    CHECK_STR(found(HTTP_GET, S("/calendar/.ics")), S("calendar_page"));
}

TEST("what is no address is not found")
{
    static const struct str wrong[] = {
        S_INIT(""),         S_INIT("items"),           S_INIT("//"),      S_INIT("/items/"),
        S_INIT("/item"),    S_INIT("/itemsx"),         S_INIT("/Items"),  S_INIT("/items/3/steps"),
        S_INIT("/items//"), S_INIT("/items/3/steps/"), S_INIT("//items"), S_INIT("/items/3/steps/4/5"),
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        CHECK_STR(found(HTTP_GET, wrong[i]), S("none"));
        CHECK_INT(why, ROUTE_NO_PAGE);
    }
}

TEST("a number is written in one way only")
{
    static const struct str wrong[] = {
        S_INIT("/items/0"),   S_INIT("/items/007"), S_INIT("/items/-1"), S_INIT("/items/+1"),
        S_INIT("/items/1.0"), S_INIT("/items/1e3"), S_INIT("/items/ 1"), S_INIT("/items/9223372036854775808"),
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        CHECK_STR(found(HTTP_GET, wrong[i]), S("none"));
        CHECK_INT(why, ROUTE_NO_PAGE);
    }
    CHECK_STR(found(HTTP_GET, S("/items/9223372036854775807")), S("item_show"));
    CHECK_INT(path.number, INT64_MAX);
}

TEST("a method that the address does not know is told from an address that is not there")
{
    CHECK_STR(found(HTTP_PUT, S("/items/3")), S("none"));
    CHECK_INT(why, ROUTE_NO_METHOD);
    struct buf allow = buf_new(test_arena(), 100);
    route_allow(S("/items/3"), &allow);
    CHECK_STR(buf_get(&allow), S("GET, HEAD, DELETE"));
}

TEST("the address that is made for a row leads to it")
{
    struct arena *a = test_arena();
    CHECK_STR(url_text(url_home_show(a)), S("/"));
    CHECK_STR(url_text(url_item_list(a)), S("/items"));
    CHECK_STR(url_text(url_item_step(a, 27, 4)), S("/items/27/steps/4"));
    CHECK_STR(url_text(url_calendar_show(a, S("a/b c?"))), S("/calendar/a%2Fb%20c%3F.ics"));
    CHECK_STR(found(HTTP_GET, url_text(url_item_step(a, INT64_MAX, 1))), S("item_step"));
    CHECK_INT(path.number, INT64_MAX);
}

TEST("a text in an address has a limit")
{
    char text[300] = "/calendar/";
    memset(text + 10, 'x', 201);
    CHECK_STR(found(HTTP_GET, (struct str){text, 210}), S("calendar_page"));
    CHECK_STR(found(HTTP_GET, (struct str){text, 211}), S("none"));
}
