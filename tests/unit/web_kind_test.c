// SPDX-License-Identifier: EUPL-1.2
// Pages and APIs: what each believes about who asks, and how each says what is wrong. And what an address is
// about.
#include "web_site.h"

#include "web/routes.h"
#include "web/seen.h"

#define LATER_US (20 * US_PER_MINUTE) // after this the use of a session is noted anew

static bool is_seen_later(const struct web_site *s, struct secret token)
{
    seen_write(s->site.seen, s->site.pool);
    struct db *db = db_begin(s->site.pool, DB_READ, test_arena());
    struct session session;
    struct instant now = instant_now();
    CHECK(session_by_hash(db, token_hash(test_arena(), token), &session));
    db_end(db, DB_ROLLBACK);
    return session.seen_at.us > now.us + LATER_US / 2;
}

ON_BOTH("an API knows who asks by a bearer, and a cookie counts for nothing there")
{
    struct web_site s = web_site_on(pool);
    s.site.clock_shift_us = LATER_US;
    s.site.seen = seen_new();
    CHECK_INT(web_ask(&s, &(struct web_question){.target = "/readyz", .session = s.hr}).status, 200);
    CHECK(!is_seen_later(&s, s.hr));
    CHECK_INT(web_ask(&s, &(struct web_question){.target = "/readyz", .bearer = s.hr}).status, 200);
    CHECK(is_seen_later(&s, s.hr));
    seen_free(s.site.seen);
}

ON_BOTH("a page knows who asks by a cookie, and a bearer counts for nothing there")
{
    struct web_site s = web_site_on(pool);
    struct web_answer a = web_ask(&s, &(struct web_question){.target = "/networks", .bearer = s.hr});
    CHECK_INT(a.status, 303);
    CHECK(str_starts(a.location, S("/sign-in")));
    CHECK_INT(web_ask(&s, &(struct web_question){.target = "/networks", .session = s.hr}).status, 200);
}

ON_BOTH("an API says what is wrong as a problem for programs, and sets no cookie")
{
    struct web_site s = web_site_on(pool);
    struct web_answer stranger =
        web_ask(&s, &(struct web_question){.target = "/readyz", .bearer = secret_of(S("nobody's"))});
    struct web_answer elsewhere =
        web_ask(&s, &(struct web_question){.target = "/metrics", .has_no_cookies = true});
    CHECK_INT(stranger.status, 401);
    CHECK_STR(web_answer_header(&stranger, S("WWW-Authenticate")), S("Bearer"));
    CHECK_STR(web_answer_header(&stranger, S("Content-Type")), S("application/problem+json"));
    CHECK_INT(elsewhere.status, 403);
    CHECK_STR(elsewhere.body, S("{\"title\":\"Forbidden\",\"status\":403}\n"));
    CHECK_STR(web_answer_header(&elsewhere, S("Set-Cookie")), S(""));
}

static bool loads(struct web_site *s, struct db *db, struct secret session, struct path path, struct web *out)
{
    *out = (struct web){.arena = test_arena(), .db = db, .site = &s->site, .path = path};
    out->actor = session_actor(db, session, instant_now());
    return subjects_load(out);
}

ON_BOTH("an address is about the whole that its part is of, and one that names another whole leads nowhere")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_READ, test_arena());
    struct web *w = NEW(test_arena(), struct web);
    CHECK(loads(&s, db, s.coordinator, (struct path){.gathering = s.ours.gathering}, w));
    CHECK_INT(w->network.id.n, s.ours.id.n);
    CHECK(w->standing.is_coordinator && !w->standing.is_member && !w->standing.is_lead);
    CHECK(loads(&s, db, s.member, (struct path){.network = s.ours.id, .gathering = s.ours.gathering}, w));
    CHECK(w->standing.is_member && !w->standing.is_coordinator);
    CHECK(!loads(&s, db, s.member, (struct path){.network = s.ours.id, .gathering = s.theirs.gathering}, w));
    CHECK(!w->standing.is_member);
    db_end(db, DB_ROLLBACK);
}

TEST("no address names two subjects in which one stands by oneself, for then it would not say whose rights "
     "hold")
{
#define PART(...)
#define SUBJECT(name, ...) S_INIT("{" #name "}"),
    static const struct str subjects[] = {
#include "web/subjects.def"
    };
    for (size_t i = 0; i < ROUTE_COUNT; i++) {
        int count = 0;
        for (size_t k = 0; k < sizeof subjects / sizeof *subjects; k++)
            count += web_says(routes[i].pattern, subjects[k]);
        CHECK(count <= 1);
    }
}
