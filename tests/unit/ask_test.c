// SPDX-License-Identifier: EUPL-1.2
// Asks: every move that is listed, for those who may make it, and no other; the link that answers one; and
// that members are asked to coordinate when too few do.
#include "web_site.h"

#include "ask/ask.h"
#include "jobs/schedule.h"
#include "network/membership.h"
#include "sql/told.h"

static const enum ask_kind kind = ASK_KIND_COORDINATE;

static struct instant now(void)
{
    return instant_now();
}

static struct date day(int from_today)
{
    return date_plus_days(wall_from_instant(now(), ZONE_OSLO).date, from_today);
}

static bool put(struct db *db, const struct web_network *of, int64_t occasion)
{
    return ask_put(db, &(struct ask_new){.kind = kind,
                                         .network = {true, of->id},
                                         .person = of->member,
                                         .subject = of->id.n,
                                         .occasion = occasion,
                                         .due_on = {true, day(7)},
                                         .asked_at = now()});
}

static struct ask one(struct db *db, const struct web_network *of)
{
    struct ask a;
    CHECK(ask_asked(db, kind, of->id.n, of->member, &a));
    return a;
}

/// An ask of the first occasion, brought into a state.
static void make(struct db *db, const struct web_network *of, enum ask_state state)
{
    CHECK(put(db, of, 1));
    switch (state) {
    case ASK_STATE_OPEN: break;
    case ASK_STATE_DONE:
    case ASK_STATE_DECLINED: ask_settle(db, kind, of->id.n, of->member, state, now()); break;
    case ASK_STATE_LAPSED: asks_tidy(db, of->id, day(8), now()); break;
    case ASK_STATE_VOID: asks_void(db, kind, of->id.n, now()); break;
    }
    CHECK_INT(one(db, of).state, state);
}

enum act { PUT_SAME, PUT_NEXT, DO, DECLINE, LAPSE, END, LEAVE, ACTS };

static void act(struct db *db, const struct web_network *of, enum act what)
{
    switch (what) {
    case PUT_SAME: put(db, of, 1); break;
    case PUT_NEXT: put(db, of, 2); break;
    case DO: ask_settle(db, kind, of->id.n, of->member, ASK_STATE_DONE, now()); break;
    case DECLINE: ask_settle(db, kind, of->id.n, of->member, ASK_STATE_DECLINED, now()); break;
    case LAPSE: asks_tidy(db, of->id, day(8), now()); break;
    case END: asks_void(db, kind, of->id.n, now()); break;
    case LEAVE:
        membership_leave(db, of->id, of->member, now());
        asks_tidy(db, of->id, day(0), now());
        break;
    case ACTS: break;
    }
}

ON_BOTH("an ask makes the moves that are listed, and no other")
{
    struct web_site s = web_site_on(pool);
    static const enum ask_state after[ASK_STATE_COUNT][ACTS] = {
#define O ASK_STATE_OPEN
#define D ASK_STATE_DONE
#define N ASK_STATE_DECLINED
#define L ASK_STATE_LAPSED
#define V ASK_STATE_VOID
        //                    put same, next, do, decline, lapse, end, leave
        [ASK_STATE_OPEN] = {O, O, D, N, L, V, V},     [ASK_STATE_DONE] = {D, O, D, N, D, D, D},
        [ASK_STATE_DECLINED] = {N, O, D, N, N, N, N}, [ASK_STATE_LAPSED] = {L, O, L, L, L, L, L},
        [ASK_STATE_VOID] = {O, O, V, V, V, V, V},
#undef O
#undef D
#undef N
#undef L
#undef V
    };
    for (int from = 0; from < ASK_STATE_COUNT; from++)
        for (int what = 0; what < ACTS; what++) {
            struct db *db = db_begin(pool, DB_WRITE, test_arena());
            make(db, &s.ours, (enum ask_state)from);
            act(db, &s.ours, (enum act)what);
            CHECK_INT(one(db, &s.ours).state, after[from][what]);
            db_end(db, DB_ROLLBACK);
        }
}

ON_BOTH("nobody is asked who is no member, has left, or whose network has ended")
{
    struct web_site s = web_site_on(pool);
    struct web_network stranger = s.ours;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    stranger.member = s.theirs.member;
    CHECK(!put(db, &stranger, 1));
    network_state_set(db, s.theirs.id, NETWORK_STATE_ENDED);
    CHECK(!put(db, &s.theirs, 1));
    demo_person_leaves(db, s.ours.member);
    CHECK(!put(db, &s.ours, 1));
    db_end(db, DB_ROLLBACK);
}

ON_BOTH("a person is asked two hundred things at most")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    int put_count = 0;
    for (int i = 1; i <= 203; i++)
        put_count += ask_put(db, &(struct ask_new){.kind = kind,
                                                   .network = {true, s.ours.id},
                                                   .person = s.ours.member,
                                                   .subject = i,
                                                   .asked_at = now()});
    CHECK_INT(put_count, 200);
    CHECK_INT(asks_open_of(db, s.ours.member, day(0)).count, 200);
    db_end(db, DB_ROLLBACK);
}

// ---- the link ----

static struct str link_of(const struct web_site *s, struct ask ask)
{
    struct link link = {LINK_ASK, ask.id.n, (uint32_t)ask.generation};
    return str_cat(test_arena(), S("/t/"), secret_reveal(link_token(test_arena(), &s->site.key, link)));
}

/// Puts the ask and gives its link.
static struct str asked(struct db_pool *pool, const struct web_site *s, int64_t occasion)
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    CHECK(put(db, &s->ours, occasion));
    struct str link = link_of(s, one(db, &s->ours));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    return link;
}

static struct web_answer get(const struct web_site *s, struct str path)
{
    return web_ask(s, &(struct web_question){.target = path.at});
}

static struct web_answer press(const struct web_site *s, struct str path, const char *form)
{
    struct str token = str_slice(path, 3, path.len);
    return web_ask(s, &(struct web_question){.target = path.at,
                                             .form = form,
                                             .csrf = csrf_token(test_arena(), &s->site.key, secret_of(token)),
                                             .has_no_cookies = true});
}

static size_t volunteers(struct db_pool *pool, const struct web_site *s)
{
    struct db *db = db_begin(pool, DB_READ, test_arena());
    size_t count = volunteers_of(db, s->ours.id).count;
    db_end(db, DB_ROLLBACK);
    return count;
}

ON_BOTH("a link answers without an account; looking does nothing, and an answer may be changed")
{
    struct web_site s = web_site_on(pool);
    struct str path = asked(pool, &s, 1);
    CHECK(web_says(get(&s, path).body, S("Hjelpe til som koordinator i «Nettverket til Kari»?")));
    CHECK_INT(volunteers(pool, &s), 0);
    CHECK_INT(press(&s, path, "answer=maybe").status, 400);
    CHECK_INT(press(&s, path, "answer=yes").status, 303);
    CHECK_INT(volunteers(pool, &s), 1);
    CHECK(web_says(get(&s, path).body, S("Takk. Du får en e-post når du begynner.")));
    CHECK_INT(press(&s, path, "answer=no").status, 303);
    CHECK_INT(volunteers(pool, &s), 0);
    CHECK(web_says(get(&s, path).body, S("Du har sagt nei.")));
}

ON_BOTH("an answer on the network's own page answers the ask, too")
{
    struct web_site s = web_site_on(pool);
    asked(pool, &s, 1);
    struct str target = str_format(test_arena(), "/networks/%lld/roles/volunteer", (long long)s.ours.id.n);
    struct web_question q = {.target = target.at, .session = s.member, .form = "do=offer"};
    CHECK_INT(web_ask(&s, &q).status, 303);
    struct db *db = db_begin(pool, DB_READ, test_arena());
    CHECK_INT(one(db, &s.ours).state, ASK_STATE_DONE);
    db_end(db, DB_ROLLBACK);
}

static void check_gone(const struct web_site *s, struct str path, struct str because)
{
    struct web_answer shown = get(s, path), pressed = press(s, path, "answer=yes");
    CHECK_INT(shown.status, 410);
    CHECK_INT(pressed.status, 410);
    CHECK(web_says(shown.body, because) && web_says(pressed.body, because));
}

ON_BOTH("a link that is over says why, and does nothing")
{
    struct web_site s = web_site_on(pool);
    struct str first = asked(pool, &s, 1);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    asks_tidy(db, s.ours.id, day(8), now());
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    check_gone(&s, first, S("Fristen for å svare er ute."));
    struct str second = asked(pool, &s, 2);
    check_gone(&s, first, S("Vi har spurt deg på nytt siden."));
    db = db_begin(pool, DB_WRITE, test_arena());
    asks_void(db, kind, s.ours.id.n, now());
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    check_gone(&s, second, S("Dette er ordnet uten svaret ditt."));
    struct str third = asked(pool, &s, 3);
    db = db_begin(pool, DB_WRITE, test_arena());
    network_state_set(db, s.ours.id, NETWORK_STATE_ENDED);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    check_gone(&s, third, S("Nettverket er avsluttet."));
    db = db_begin(pool, DB_WRITE, test_arena());
    membership_leave(db, s.ours.id, s.ours.member, now());
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    check_gone(&s, third, S("Du er ikke lenger medlem"));
    CHECK_INT(volunteers(pool, &s), 0);
}

ON_BOTH("a link of another kind, and one that nobody signed, lead nowhere")
{
    struct web_site s = web_site_on(pool);
    struct str path = asked(pool, &s, 1), token = str_slice(path, 3, path.len);
    CHECK_INT(get(&s, str_cat(test_arena(), S("/g/"), token)).status, 404);
    CHECK_INT(get(&s, str_cat(test_arena(), S("/i/"), token)).status, 404);
    CHECK_INT(get(&s, S("/t/AAAA")).status, 404);
}

// ---- My page ----

ON_BOTH("what is asked stands on My page until it is answered")
{
    struct web_site s = web_site_on(pool);
    struct web_question home = {.target = "/", .session = s.member},
                        all = {.target = "/waiting", .session = s.member};
    struct str line = S("Hjelpe til som koordinator i «Nettverket til Kari»?");
    CHECK(web_says(web_ask(&s, &all).body, S("Ingenting venter på deg.")));
    struct str path = asked(pool, &s, 1);
    CHECK(web_says(web_ask(&s, &home).body, line));
    CHECK(web_says(web_ask(&s, &all).body, line));
    press(&s, path, "answer=no");
    CHECK(!web_says(web_ask(&s, &home).body, line));
    CHECK(!web_says(web_ask(&s, &all).body, line));
}

// ---- too few coordinate ----

static void run_schedule(struct db_pool *pool, const struct web_site *s, int day_from_today)
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct instant then = instant_plus(now(), day_from_today * (int64_t)US_PER_DAY);
    struct notice_site site = notice_site_read(db, &s->site.key, S("https://tvers.example"), then);
    schedule_network(db, &site, s->ours.id, ZONE_OSLO);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

static bool is_asked(struct db_pool *pool, const struct web_site *s)
{
    struct db *db = db_begin(pool, DB_READ, test_arena());
    struct ask a;
    bool is = ask_asked(db, kind, s->ours.id.n, s->ours.member, &a) && a.state == ASK_STATE_OPEN;
    db_end(db, DB_ROLLBACK);
    return is;
}

ON_BOTH("when a network has met and fewer than three coordinate it, its members are asked, once a quarter")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct gathering g;
    gathering_by_id(db, s.ours.gathering, &g);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    int kickoff = g.held_on.days - day(0).days;
    run_schedule(pool, &s, kickoff);
    CHECK(!is_asked(pool, &s));
    run_schedule(pool, &s, kickoff + 1);
    CHECK(is_asked(pool, &s));
    run_schedule(pool, &s, kickoff + 20);
    CHECK(!is_asked(pool, &s));
    run_schedule(pool, &s, kickoff + 80);
    CHECK(!is_asked(pool, &s));
    run_schedule(pool, &s, kickoff + 100);
    CHECK(is_asked(pool, &s));
}

ON_BOTH("once three coordinate, nobody is asked any more")
{
    struct web_site s = web_site_on(pool);
    asked(pool, &s, 1);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    for (int i = 0; i < 2; i++) { // the third is there
        struct account_id id;
        web_account(db, i ? "en-til" : "en", (struct maybe_person_id){0}, now(), &id);
        term_begin(db, s.ours.id, id, NETWORK_DUTY_COORDINATOR, day(0), now());
    }
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    run_schedule(pool, &s, 0);
    CHECK(!is_asked(pool, &s));
}
