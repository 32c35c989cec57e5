// SPDX-License-Identifier: EUPL-1.2
// The door: signing in and what is kept over it, first run, cookies, tokens of forms, headers, and what an
// answer never does whatever a browser sends.
#include "web_site.h"

#include "base/utf8.h"
#include "html/asset.h"
#include "http/response.h"
#include "jobs/return_address.h"
#include "web/form.h"
#include "web/routes.h"

static const char password[] = "riktig hest batteri";

/// An account that can sign in by name and password.
static struct account_id someone(struct db_pool *pool, const char *name)
{
    struct account_id id = {0};
    struct str hash = password_hash(test_arena(), secret_of(str_from(password)));
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    account_add(db, (struct maybe_person_id){0}, str_from(name), S("Kari Berg"),
                (struct maybe_str){true, hash}, instant_now(), &id);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    return id;
}

static struct web_answer sign_in_as(struct web_site *s, const char *name, const char *typed, const char *more)
{
    struct str form = str_format(test_arena(), "user_name=%s&password=%s%s", name, typed, more);
    return web_ask(s, &(struct web_question){.target = "/sign-in", .form = form.at});
}

ON_BOTH("whatever number a browser sends as the text to show once, the page comes")
{
    struct web_site s = web_site_on(pool);
    int taken = 0;
    for (int message = -1; message <= MSG_COUNT; message++) {
        bool is_text = message >= 0 && message < MSG_COUNT,
             is_odd = is_text && message_arguments((enum message)message);
        if (is_text && (!is_odd || taken++ >= 10))
            continue;
        struct str cookie = str_format(test_arena(), "__Host-said=%d", message);
        CHECK_INT(web_ask(&s, &(struct web_question){.target = "/help", .cookies = cookie}).status, 200);
    }
}

static void check_guards(const struct web_answer *a)
{
    struct str policy = web_answer_header(a, S("Content-Security-Policy"));
    CHECK(web_says(policy, S("default-src 'none'")) && web_says(policy, S("frame-ancestors 'none'")));
    CHECK(!web_says(policy, S("unsafe")));
    CHECK_STR(web_answer_header(a, S("X-Content-Type-Options")), S("nosniff"));
    CHECK_STR(web_answer_header(a, S("Referrer-Policy")), S("same-origin"));
}

ON_BOTH("pages, errors, redirections and files all carry the headers that guard them; only files are kept")
{
    struct web_site s = web_site_on(pool);
    const char *targets[] = {"/",        "/help",           "/nothing",  "/networks",
                             "/healthz", "/admin/accounts", "/sign-out", "/i/none"};
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        struct web_answer a = web_ask(&s, &(struct web_question){.target = targets[i]});
        check_guards(&a);
        CHECK_STR(web_answer_header(&a, S("Cache-Control")), S("no-store"));
    }
    struct web_answer file = web_ask(&s, &(struct web_question){.target = asset_paths[0].at});
    CHECK_INT(file.status, 200);
    check_guards(&file);
    CHECK(web_says(web_answer_header(&file, S("Cache-Control")), S("immutable")));
}

ON_BOTH("a page of another version, from a server beside this one, gets this one's files, and keeps them not")
{
    struct web_site s = web_site_on(pool);
    struct web_answer ours = web_ask(&s, &(struct web_question){.target = asset_paths[ASSET_app_css].at});
    struct web_answer theirs =
        web_ask(&s, &(struct web_question){.target = "/assets/app.00000000deadbeef.css"});
    CHECK_INT(theirs.status, 200);
    CHECK_STR(theirs.body, ours.body);
    CHECK_STR(web_answer_header(&theirs, S("Content-Type")), S("text/css; charset=utf-8"));
    CHECK_STR(web_answer_header(&theirs, S("Cache-Control")), S("no-cache"));
    CHECK_INT(web_ask(&s, &(struct web_question){.target = "/assets/no.00000000deadbeef.css"}).status, 404);
}

ON_BOTH("every cookie is for this host alone, over TLS alone, and for no script")
{
    struct web_site s = web_site_on(pool);
    someone(pool, "kari");
    struct web_answer a = sign_in_as(&s, "kari", password, "");
    int cookies = 0;
    for (size_t i = 0; i < a.response->header_count; i++) {
        struct str value = a.response->headers[i].value;
        if (!str_is(a.response->headers[i].name, S("Set-Cookie")))
            continue;
        CHECK(str_starts(value, S("__Host-")) && web_says(value, S("; Path=/;")) &&
              web_says(value, S("; Secure")) && web_says(value, S("; HttpOnly")) &&
              web_says(value, S("; SameSite=Lax")));
        cookies++;
    }
    CHECK(cookies >= 2);
}

ON_BOTH("a visitor gets a cookie with a page, for its forms, and none with a calendar")
{
    struct web_site s = web_site_on(pool);
    struct link link = {LINK_FEED, s.ours.member.n, 1};
    struct str feed =
        str_cat(test_arena(), S("/calendar/"), secret_reveal(link_token(test_arena(), &s.site.key, link)));
    struct web_answer page =
        web_ask(&s, &(struct web_question){.target = "/sign-in", .has_no_cookies = true});
    struct web_answer calendar =
        web_ask(&s, &(struct web_question){.target = str_c(test_arena(), feed), .has_no_cookies = true});
    struct str visitor = web_answer_cookie(&page, S("__Host-visitor"));
    CHECK(web_says(page.body, csrf_token(test_arena(), &s.site.key, secret_of(visitor))));
    CHECK_INT(calendar.status, 200);
    CHECK_STR(web_answer_header(&calendar, S("Set-Cookie")), S(""));
}

ON_BOTH("metrics are for programs of this machine, not for whom a proxy of this machine lets through")
{
    struct web_site s = web_site_on(pool);
    s.site.server = http_server_new(&(struct http_options){.handle = web_handle});
    struct web_question here = {.target = "/metrics", .peer = "127.0.0.1"}, through = here,
                        away = {.target = "/metrics"};
    through.forwarded_for = "192.0.2.7";
    CHECK_INT(web_ask(&s, &here).status, 200);
    CHECK_INT(web_ask(&s, &through).status, 403);
    CHECK_INT(web_ask(&s, &away).status, 403);
    http_server_free(s.site.server);
}

ON_BOTH("whoever opens a page over plain http, and so loses its cookies, is told that instead of having "
        "waited too long")
{
    struct web_site s = web_site_on(pool);
    struct str plain = TEXT(test_arena(), LANG_NB, MSG_error_form_plain_title),
               old = TEXT(test_arena(), LANG_NB, MSG_error_form_old_title);
    struct web_question q = {.target = "/sign-in",
                             .form = "user_name=kari&password=x",
                             .csrf = S("other"),
                             .host = "192.0.2.2:8080",
                             .has_no_cookies = true};
    s.site.public_url = S("http://127.0.0.1:8080");
    struct web_answer a = web_ask(&s, &q);
    CHECK_INT(a.status, 400);
    CHECK(web_says(a.body, plain) && !web_says(a.body, old));
    struct web_question others[4] = {q, q, q, q};
    others[0].host = "localhost:8080";
    others[1].host = "[::1]:8080";
    others[2].is_https = true;
    others[3].has_no_cookies = false;
    for (size_t i = 0; i < 4; i++) {
        a = web_ask(&s, &others[i]);
        CHECK_INT(a.status, 400);
        CHECK(web_says(a.body, old) && !web_says(a.body, plain));
    }
}

ON_BOTH("outside the demo nobody signs in with one click")
{
    struct web_site s = web_site_on(pool);
    CHECK_INT(web_ask(&s, &(struct web_question){.target = "/demo", .form = "user=admin"}).status, 403);
}

ON_BOTH("signing in leads on to an own address, and never away")
{
    struct web_site s = web_site_on(pool);
    const char *away[] = {"//evil.example",        "https://evil.example", "%2F%5Cevil.example",
                          "%5C%5Cevil.example",    "javascript:alert(1)",  "/%09/evil.example",
                          "/%0d%0aSet-Cookie:a=b", "evil.example",         ""};
    someone(pool, "kari");
    struct web_answer a = sign_in_as(&s, "kari", password, "&next=/networks/3?a=b");
    CHECK_INT(a.status, 303);
    CHECK_STR(a.location, S("/networks/3?a=b"));
    for (size_t i = 0; i < sizeof away / sizeof *away; i++) {
        a = sign_in_as(&s, "kari", password, str_format(test_arena(), "&next=%s", away[i]).at);
        CHECK_STR(a.location, S("/"));
    }
}

ON_BOTH("signing in makes a new session and ends the one there was")
{
    struct web_site s = web_site_on(pool);
    someone(pool, "kari");
    struct str form = str_format(test_arena(), "user_name=kari&password=%s", password);
    struct web_answer a =
        web_ask(&s, &(struct web_question){.target = "/sign-in", .form = form.at, .session = s.member});
    struct str fresh = web_answer_cookie(&a, S("__Host-tvers"));
    CHECK(fresh.len >= 40 && !str_is(fresh, secret_reveal(s.member)));
    CHECK_INT(web_ask(&s, &(struct web_question){.target = "/networks", .session = secret_of(fresh)}).status,
              200);
    CHECK_INT(web_ask(&s, &(struct web_question){.target = "/networks", .session = s.member}).status, 303);
}

ON_BOTH("a form is taken with the token of its own session only")
{
    struct web_site s = web_site_on(pool);
    struct web_question q = {.target = "/profile", .form = "ask_me_about=kart", .session = s.member};
    CHECK_INT(web_ask(&s, &q).status, 303);
    q.csrf = csrf_token(test_arena(), &s.site.key, s.lead);
    struct web_answer a = web_ask(&s, &q);
    CHECK_INT(a.status, 400);
    CHECK(web_says(a.body, TEXT(test_arena(), LANG_NB, MSG_error_form_old_title)));
    q.csrf = csrf_token(test_arena(), &s.site.key, secret_of(S(VISITOR)));
    CHECK_INT(web_ask(&s, &q).status, 400);
    q.csrf = S("x");
    CHECK_INT(web_ask(&s, &q).status, 400);
}

// ---- what was typed when the session ended ----

static void session_over(struct db_pool *pool, struct secret session)
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    session_seen(db, token_hash(test_arena(), session),
                 instant_plus(instant_now(), -SESSION_IDLE_US - US_PER_MINUTE));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("what was typed into a form is still there after signing in again, and is saved by one button")
{
    struct web_site s = web_site_on(pool);
    struct str hash = password_hash(test_arena(), secret_of(str_from(password)));
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct account account;
    account_by_user_name(db, S("medlem"), &account);
    account_password_set(db, account.id, hash);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    session_over(pool, s.member);

    struct web_question typed = {
        .target = "/profile", .form = "ask_me_about=kart+%26+data", .session = s.member};
    struct web_answer asks = web_ask(&s, &typed);
    CHECK_INT(asks.status, 403);
    CHECK(web_says(asks.body, S("name=\"kept:ask_me_about\" value=\"kart &amp; data\"")));
    CHECK(web_says(asks.body, S("name=\"next\" value=\"/profile\"")));

    struct web_answer back =
        sign_in_as(&s, "medlem", password, "&next=/profile&kept:ask_me_about=kart+%26+data");
    CHECK_INT(back.status, 200);
    CHECK(web_says(back.body, S("action=\"/profile\"")));
    CHECK(web_says(back.body, S("name=\"ask_me_about\" value=\"kart &amp; data\"")));
    struct secret fresh = secret_of(web_answer_cookie(&back, S("__Host-tvers")));
    CHECK(web_says(back.body, csrf_token(test_arena(), &s.site.key, fresh)));
    typed.session = fresh;
    CHECK_INT(web_ask(&s, &typed).status, 303);
}

ON_BOTH("a wrong password does not lose what was typed")
{
    struct web_site s = web_site_on(pool);
    struct web_answer a = sign_in_as(&s, "medlem", "feil", "&next=/profile&kept:ask_me_about=kart");
    CHECK_INT(a.status, 422);
    CHECK(web_says(a.body, S("name=\"kept:ask_me_about\" value=\"kart\"")));
}

ON_BOTH("words that another site sends in are not kept for sending")
{
    struct web_site s = web_site_on(pool);
    struct web_question foreign = {.target = "/profile", .form = "ask_me_about=kart"};
    struct web_answer a = web_ask(&s, &foreign); // no session, the token of a visitor
    CHECK_INT(a.status, 303);
    session_over(pool, s.member);
    foreign.session = s.member;
    foreign.csrf = S("guess");
    a = web_ask(&s, &foreign);
    CHECK_INT(a.status, 303);
    CHECK_STR(a.location, S("/sign-in"));
}

// ---- first run ----

ON_BOTH("the link for the first administrator is void as soon as somebody can sign in")
{
    auth_begin();
    struct web_site s = {.site = {.pool = pool, .key = {{7}}, .public_url = S("https://tvers.example")}};
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    one_time_link_add(db, token_hash(test_arena(), secret_of(S("hemmelig"))), LINK_KIND_FIRST_RUN,
                      (struct maybe_account_id){0}, instant_plus(instant_now(), US_PER_DAY));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct web_question q = {.target = "/first-run/hemmelig"};
    CHECK_INT(web_ask(&s, &q).status, 200);
    someone(pool, "kari");
    CHECK_INT(web_ask(&s, &q).status, 404);
    q.form = "display_name=Eve&user_name=eve&password=en+lang+nok+setning";
    q.csrf = csrf_token(test_arena(), &s.site.key, secret_of(S("hemmelig")));
    CHECK_INT(web_ask(&s, &q).status, 404);
}

// ---- guessing ----

ON_BOTH("a stranger who guesses keeps nobody out of a browser that they have signed in with before")
{
    struct web_site s = web_site_on(pool);
    someone(pool, "kari");
    struct web_answer first = sign_in_as(&s, "kari", password, "");
    struct str mark = web_answer_cookie(&first, S("__Host-browser"));
    for (int i = 0; i < 6; i++)
        sign_in_as(&s, "kari", "gjetting", "");
    CHECK_INT(sign_in_as(&s, "kari", password, "").status, 429);
    struct str form = str_format(test_arena(), "user_name=kari&password=%s", password);
    struct web_question own = {.target = "/sign-in", .form = form.at};
    own.cookies = str_cat(test_arena(), S("__Host-browser="), mark);
    CHECK(mark.len > 40);
    CHECK_INT(web_ask(&s, &own).status, 303);
    own.form = "user_name=hr&password=gjetting"; // the mark is for one name
    for (int i = 0; i < 5; i++)
        CHECK_INT(web_ask(&s, &own).status, 422);
    CHECK_INT(web_ask(&s, &own).status, 429);
}

ON_BOTH("a browser with a mark has no more tries than a stranger")
{
    struct web_site s = web_site_on(pool);
    someone(pool, "kari");
    struct web_answer first = sign_in_as(&s, "kari", password, "");
    struct web_question own = {.target = "/sign-in", .form = "user_name=kari&password=gjetting"};
    own.cookies = str_cat(test_arena(), S("__Host-browser="), web_answer_cookie(&first, S("__Host-browser")));
    for (int i = 0; i < 5; i++)
        CHECK_INT(web_ask(&s, &own).status, 422);
    CHECK_INT(web_ask(&s, &own).status, 429);
}

ON_BOTH(
    "an address that guesses at many names waits, and another IPv6 address of the same line does not help")
{
    struct web_site s = web_site_on(pool);
    struct web_question q = {.target = "/sign-in"};
    for (int i = 0; i <= 30; i++) {
        q.form = str_format(test_arena(), "user_name=navn%d&password=x", i).at;
        q.peer = str_format(test_arena(), "2001:db8:0:7::%x", i + 1).at;
        CHECK_INT(web_ask(&s, &q).status, i < 30 ? 422 : 429);
    }
    q.peer = "2001:db8:0:8::1";
    CHECK_INT(web_ask(&s, &q).status, 422);
}

// ---- what is far too long ----

static struct str times(const char *part, int count)
{
    struct buf all = buf_new(test_arena(), 1 << 20);
    for (int i = 0; i < count; i++)
        buf_str(&all, str_from(part));
    return buf_get(&all);
}

static void check_head(const struct web_answer *a, int status, struct str location)
{
    CHECK_INT(a->status, status);
    CHECK_STR(a->location, location);
    CHECK(response_is_sound(a->response));
}

ON_BOTH("an address to go back to that is as long as a book leads home, not to an answer with no room for it")
{
    struct web_site s = web_site_on(pool);
    someone(pool, "kari");
    struct str book = times("a", 70000), just = times("a", URL_LOCAL_BYTES_MOST - 1);
    struct web_question q = {.target = "/preferences"};
    q.form = str_format(test_arena(), "back=/%.*s", STR(book)).at;
    struct web_answer a = web_ask(&s, &q);
    check_head(&a, 303, S("/"));
    q.form = str_format(test_arena(), "back=/%.*s", STR(just)).at;
    a = web_ask(&s, &q);
    check_head(&a, 303, str_cat(test_arena(), S("/"), just));
    a = sign_in_as(&s, "kari", password, str_format(test_arena(), "&next=/%.*s", STR(book)).at);
    check_head(&a, 303, S("/"));
}

ON_BOTH("who is asked to sign in at an address of eight thousand percent signs is sent on all the same")
{
    struct web_site s = web_site_on(pool);
    struct str odd = times("%25", 2600);
    struct web_question q = {.target = str_format(test_arena(), "/networks?q=%.*s", STR(odd)).at};
    struct web_answer a = web_ask(&s, &q);
    check_head(&a, 303, S("/sign-in"));
}

ON_BOTH("what is looked for is cut at a whole letter, and what no letter is becomes a blank")
{
    struct web_site s = web_site_on(pool);
    struct str book = times("%C3%A5", 1000);
    struct web_question q = {.session = s.hr};
    q.target = str_format(test_arena(), "/units?q=x%.*s", STR(book)).at;
    struct web_answer a = web_ask(&s, &q);
    CHECK_INT(a.status, 200);
    CHECK(utf8_valid(a.body) && web_says(a.body, times("å", 40)) && !web_says(a.body, times("å", 60)));
    q.target = "/units?q=Kari%01%1FBerg%E2%80%AE";
    CHECK(web_says(web_ask(&s, &q).body, S("\"Kari Berg\"")));
}

ON_BOTH("a word that is looked for in a form is cut, too, and not written back as a book")
{
    struct web_site s = web_site_on(pool);
    struct str rule = str_format(test_arena(), "/networks/%lld/rule", (long long)s.ours.id.n);
    struct str form = str_format(test_arena(), "unit_named=%.*s", STR(times("a", 70000)));
    struct web_answer a =
        web_ask(&s, &(struct web_question){.target = rule.at, .form = form.at, .session = s.lead});
    CHECK_INT(a.status, 422);
    CHECK(web_says(a.body, times("a", FORM_WORD_BYTES_MOST)));
    CHECK(!web_says(a.body, times("a", FORM_WORD_BYTES_MOST + 1)));
}

// ---- what people type ----

ON_BOTH("what turns the direction of writing or is not seen is left out of what people type")
{
    struct web_site s = web_site_on(pool);
    struct web_question q = {.target = "/admin/accounts", .session = s.admin};
    q.form = "display_name=Kari%E2%80%AEgreB%E2%80%8B%07+Berg&user_name=kari.berg";
    CHECK_INT(web_ask(&s, &q).status, 200);
    struct db *db = db_begin(pool, DB_READ, test_arena());
    struct account account;
    CHECK(account_by_user_name(db, S("kari.berg"), &account));
    CHECK_STR(account.display_name, S("KarigreB Berg"));
    CHECK(db_end(db, DB_ROLLBACK) == DB_DONE);
}

static int sender_status(const struct web_site *s, int letters)
{
    struct str form = str_format(test_arena(),
                                 "organisation=Fjordvik&language=nb&contact=&statement=&silo_depth=1&"
                                 "mail_from=%.*s@fjordvik.example",
                                 STR(times("a", letters)));
    return web_ask(s,
                   &(struct web_question){.target = "/admin/settings", .form = form.at, .session = s->admin})
        .status;
}

ON_BOTH("an address for mails is refused where the number of a mail would have no room behind its name")
{
    struct web_site s = web_site_on(pool);
    CHECK_INT(sender_status(&s, RETURN_ADDRESS_BASE_BYTES_MOST), 303);
    CHECK_INT(sender_status(&s, RETURN_ADDRESS_BASE_BYTES_MOST + 1), 422);
}

ON_BOTH("a day outside the years that people work in is refused where it is typed")
{
    struct web_site s = web_site_on(pool);
    struct str edit = str_format(test_arena(), "/gatherings/%lld/edit", (long long)s.ours.gathering.n);
    const char *days[] = {"9999-12-31", "0001-01-01", "31.12.2200"};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        struct str form =
            str_format(test_arena(), "title=Samling&held_on=%s&start=09:00&end=10:00&version=1", days[i]);
        CHECK_INT(
            web_ask(&s, &(struct web_question){.target = edit.at, .form = form.at, .session = s.lead}).status,
            422);
    }
}
