// SPDX-License-Identifier: EUPL-1.2
// The word of somebody's own manager: every move of the table and no other; whom it is asked of when the
// manager applies too, is on the team, has left, or is nobody; that nobody says it for another.
#define POOL_CATALOG sql_catalog
#include "colleague.h"
#include "db_pools.h"

#include "ask/ask.h"
#include "jobs/notice_rotation.h"
#include "jobs/rotating.h"
#include "sql/auth.h"
#include "sql/catalog.h"
#include "sql/outbox.h"

static const char *const word_moves[][3] = {
    {"asked", "yes", "asked"}, {"asked", "yes_if", "asked"}, {"asked", "no", "asked"},
    {"no", "yes", "asked"},    {"no", "yes_if", "asked"},    {"asked", "no_word", "day"},
};

TEST("every move of a manager's word works for whom it is, and every other is refused")
{
    for (enum word_state from = WORD_STATE_ASKED; from <= WORD_STATE_NO_WORD; from++)
        for (enum word_state to = WORD_STATE_ASKED; to <= WORD_STATE_NO_WORD; to++)
            for (int by = 0; by < WORD_MOVERS; by++) {
                bool listed = false;
                for (size_t i = 0; i < sizeof word_moves / sizeof *word_moves; i++)
                    listed |= str_is(word_state_text(from), str_from(word_moves[i][0])) &&
                              str_is(word_state_text(to), str_from(word_moves[i][1])) &&
                              (by == BY_ASKED) == str_is(str_from(word_moves[i][2]), S("asked"));
                CHECK_INT(word_may_move(from, to, (enum word_mover)by), listed);
            }
}

// ---- a small world: Kari applies, Leder leads her unit, Sjef the house ----

struct world {
    struct db *db;
    struct person_id kari, leader, chief;
    struct unit_id unit;
    struct call call;
    struct account_id hr;
    struct date today;
    struct notice_site site;
    struct key key;
};

static const struct maybe_person_id nobody;

static void theme_step_to(const struct world *w, struct theme_id id, enum theme_state from,
                          enum theme_state to)
{
    CHECK(theme_move(w->db, &(struct theme_step){.theme = id,
                                                 .from = from,
                                                 .to = to,
                                                 .by = BY_TEAM,
                                                 .now = w->site.now,
                                                 .today = w->today}) == THEME_MOVED);
}

static struct call call_published(const struct world *w)
{
    struct theme_id theme;
    struct call_id id;
    struct call call;
    theme_add(w->db, S("Regnvann"), THEME_KIND_MODEL, S("Hva gjør vi med regnet?"), (struct maybe_unit_id){0},
              nobody, w->site.now, &theme);
    theme_step_to(w, theme, THEME_STATE_DRAFT, THEME_STATE_PROPOSED);
    theme_step_to(w, theme, THEME_STATE_PROPOSED, THEME_STATE_OPEN);
    call_add(w->db, theme, date_plus_days(w->today, 5), &id);
    CHECK(call_by_id(w->db, id, &call));
    CHECK(call_publish(w->db, &call, w->today, w->site.now) == CALL_PUBLISHED);
    CHECK(call_by_id(w->db, id, &call));
    return call;
}

static void world_begin(struct world *w, struct db_pool *pool)
{
    struct unit_id top;
    *w = (struct world){.db = db_begin(pool, DB_WRITE, test_arena()), .today = date_of(2026, 11, 23)};
    w->site = (struct notice_site){.key = &w->key,
                                   .public_url = S("https://tvers.example"),
                                   .organisation = S("Nordvåg"),
                                   .mail_from = S("tvers@nordvag.example"),
                                   .lang = LANG_NB,
                                   .now = wall_instant((struct wall){date_of(2026, 11, 23), 600}, ZONE_OSLO)};
    demo_unit_add(w->db, (struct maybe_unit_id){0}, S("1"), S("Kommunen"), &top);
    demo_unit_add(w->db, (struct maybe_unit_id){true, top}, S("2"), S("Kultur"), &w->unit);
    w->kari = colleague_add(w->db, "kari@x.no", w->unit, nobody);
    w->leader = colleague_add(w->db, "leder@x.no", w->unit, nobody);
    w->chief = colleague_add(w->db, "sjef@x.no", top, nobody);
    demo_unit_manager_add(w->db, w->unit, w->leader);
    demo_unit_manager_add(w->db, top, w->chief);
    account_add(w->db, nobody, S("hr"), S("HR"), (struct maybe_str){0}, w->site.now, &w->hr);
    w->call = call_published(w);
}

static struct application apply(const struct world *w, struct person_id person)
{
    struct application a = {0};
    struct application_id id = {0};
    struct application_words words = {.call = w->call.id,
                                      .person = person,
                                      .why = S("Jeg har gjort dette før."),
                                      .today = w->today,
                                      .now = w->site.now};
    CHECK(application_write(w->db, &words, true, &id) == APPLIED);
    rotating_sent(w->db, &w->site, id);
    CHECK(application_by_id(w->db, id, &a));
    return a;
}

static struct manager_word word(const struct world *w, const struct application *a)
{
    struct manager_word out = {0};
    CHECK(word_of(w->db, a->id, &out));
    return out;
}

static enum word_said say(const struct world *w, const struct manager_word *word, struct person_id by,
                          enum word_state to)
{
    return word_say(w->db, word, by,
                    &(struct word_saying){.to = to, .terms = S("Etter påske"), .reason = WORD_REASON_COVER},
                    w->site.now);
}

static bool is_asked(const struct world *w, const struct application *a, struct person_id whom)
{
    struct ask ask;
    return ask_asked(w->db, ASK_KIND_WORD, a->id.n, whom, &ask) && ask.state == ASK_STATE_OPEN;
}

static size_t mails_of(const struct world *w, enum outbox_kind kind)
{
    struct outbox_line_list all = outbox_list(w->db, S(""), (struct network_id){0}, INT64_MAX);
    size_t count = 0;
    for (size_t i = 0; i < all.count; i++)
        count += all.at[i].kind == kind && all.at[i].state == OUTBOX_STATE_QUEUED;
    return count;
}

static void done(struct world *w)
{
    CHECK(db_end(w->db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("an application that is sent asks the own manager, by one mail; nobody else says the word")
{
    struct world w;
    world_begin(&w, pool);
    struct application a = apply(&w, w.kari);
    struct manager_word now = word(&w, &a);
    CHECK_INT(now.asked_of.value.n, w.leader.n);
    CHECK(is_asked(&w, &a, w.leader) && !is_asked(&w, &a, w.chief));
    CHECK_INT(mails_of(&w, OUTBOX_KIND_WORD), 1);
    CHECK(!notice_word(w.db, &w.site, a.id, false)); // one event, one mail
    CHECK(say(&w, &now, w.chief, WORD_STATE_YES) == WORD_REFUSED);
    CHECK(say(&w, &now, w.kari, WORD_STATE_YES) == WORD_REFUSED);
    CHECK(say(&w, &now, w.leader, WORD_STATE_YES_IF) == WORD_SAID);
    CHECK(say(&w, &now, w.leader, WORD_STATE_NO) == WORD_STALE); // as an older page has it
    now = word(&w, &a);
    CHECK_STR(now.terms, S("Etter påske"));
    CHECK(say(&w, &now, w.leader, WORD_STATE_NO) == WORD_REFUSED);
    CHECK(!is_asked(&w, &a, w.leader));
    done(&w);
}

ON_BOTH("a no keeps the place from being offered, can be changed, and what was said before is kept")
{
    struct world w;
    world_begin(&w, pool);
    struct application a = apply(&w, w.kari);
    struct manager_word now = word(&w, &a);
    CHECK(say(&w, &now, w.leader, WORD_STATE_NO) == WORD_SAID);
    CHECK(rotating_offer(w.db, &w.site, &a, date_plus_days(w.today, 9)) == APPLICATION_WORD_NO);
    now = word(&w, &a);
    CHECK(now.reason.is_set && now.reason.value == WORD_REASON_COVER);
    CHECK(say(&w, &now, w.leader, WORD_STATE_YES) == WORD_SAID);
    CHECK(!word(&w, &a).reason.is_set);
    int64_t noes = 0;
    CHECK(word_noes(w.db, now.id, &noes) && noes == 1);
    CHECK(rotating_offer(w.db, &w.site, &a, date_plus_days(w.today, 9)) == APPLICATION_MOVED);
    CHECK_INT(mails_of(&w, OUTBOX_KIND_PLACE), 1);
    done(&w);
}

ON_BOTH(
    "a manager who applies for the same, or is on the team, is not asked: the team decides whom, of those "
    "above, and the row says so")
{
    struct world w;
    struct account_id team;
    world_begin(&w, pool);
    account_add(w.db, (struct maybe_person_id){true, w.chief}, S("sjef"), S("Sjef"), (struct maybe_str){0},
                w.site.now, &team);
    struct application own = apply(&w, w.leader);
    CHECK_INT(word(&w, &own).asked_of.value.n, w.chief.n);
    struct application a = apply(&w, w.kari);
    struct manager_word now = word(&w, &a);
    CHECK(!now.asked_of.is_set && word_waits_for_team(&now));
    CHECK_INT(words_to_place(w.db).count, 1);
    CHECK_INT(mails_of(&w, OUTBOX_KIND_WORD), 1); // the leader's own
    CHECK(rotating_word_placed(w.db, &w.site, &a, w.leader, w.hr) == WORD_NO_CANDIDATE);
    CHECK(rotating_word_placed(w.db, &w.site, &a, w.kari, w.hr) == WORD_NO_CANDIDATE);
    account_role_add(w.db, team, ROLE_TEAM);
    CHECK(rotating_word_placed(w.db, &w.site, &a, w.chief, w.hr) == WORD_NO_CANDIDATE);
    account_role_remove(w.db, team, ROLE_TEAM);
    CHECK(rotating_word_placed(w.db, &w.site, &a, w.chief, w.hr) == WORD_PLACED);
    CHECK(rotating_word_placed(w.db, &w.site, &a, w.chief, w.hr) == WORD_PLACED_ALREADY);
    now = word(&w, &a);
    CHECK(now.is_decided && now.asked_of.value.n == w.chief.n && is_asked(&w, &a, w.chief));
    CHECK_INT(words_to_place(w.db).count, 0);
    CHECK_INT(mails_of(&w, OUTBOX_KIND_WORD), 2);
    done(&w);
}

ON_BOTH("a manager who leaves before the word is no manager: their link is void, and the team decides")
{
    struct world w;
    world_begin(&w, pool);
    struct application a = apply(&w, w.kari);
    demo_person_leaves(w.db, w.leader);
    asks_tidy_whole(w.db, w.today, w.site.now);
    CHECK(!is_asked(&w, &a, w.leader));
    CHECK_INT(words_to_place(w.db).count, 1);
    CHECK(rotating_word_placed(w.db, &w.site, &a, w.chief, w.hr) == WORD_PLACED);
    CHECK(is_asked(&w, &a, w.chief));
    done(&w);
}

ON_BOTH("who has no manager at all waits for the team, and nobody can be chosen")
{
    struct world w;
    world_begin(&w, pool);
    struct application a = apply(&w, w.chief);
    CHECK(!word(&w, &a).asked_of.is_set);
    CHECK_INT(word_candidates(w.db, &a).count, 0);
    done(&w);
}

ON_BOTH("a word that has not come by its day is none; one reminder went out before")
{
    struct world w;
    world_begin(&w, pool);
    struct application a = apply(&w, w.kari);
    CHECK_INT(rotating_turn(w.db, &w.site), 0);
    w.today = date_plus_days(w.call.closes_on, WORD_DAYS - 2);
    w.site.now = wall_instant((struct wall){w.today, 600}, ZONE_OSLO);
    CHECK_INT(rotating_turn(w.db, &w.site), 1);
    CHECK_INT(rotating_turn(w.db, &w.site), 0);
    words_turn(w.db, date_plus_days(w.today, 2), w.site.now);
    CHECK(word(&w, &a).state == WORD_STATE_ASKED); // its last day is whole
    words_turn(w.db, date_plus_days(w.today, 3), w.site.now);
    CHECK(word(&w, &a).state == WORD_STATE_NO_WORD);
    CHECK(!is_asked(&w, &a, w.leader));
    done(&w);
}

ON_BOTH("who withdraws takes the question back from the manager, and its mail that has not left")
{
    struct world w;
    world_begin(&w, pool);
    struct application a = apply(&w, w.kari);
    CHECK(application_withdraw(w.db, &a, WITHDRAW_REASON_FAMILY, w.site.now) == APPLICATION_MOVED);
    CHECK(!is_asked(&w, &a, w.leader));
    outbox_drop_settled(w.db, S("tvers:answered"));
    CHECK_INT(mails_of(&w, OUTBOX_KIND_WORD), 0);
    done(&w);
}

ON_BOTH("everyone who is not chosen is told, in the team's words; also when the call decides itself, once")
{
    struct world w;
    world_begin(&w, pool);
    apply(&w, w.kari);
    w.today = date_plus_days(w.today, 6);
    w.site.now = instant_plus(w.site.now, 6 * US_PER_DAY);
    calls_turn(w.db, w.today, w.site.now);
    CHECK(call_by_id(w.db, w.call.id, &w.call));
    CHECK(rotating_decide(w.db, &w.site, &w.call, S("Vi valgte en som kjenner VA.")) == CALL_DECIDED);
    CHECK_INT(mails_of(&w, OUTBOX_KIND_DECIDED), 1);
    CHECK_INT(rotating_turn(w.db, &w.site), 0);
    w.call = call_published(&w);
    apply(&w, w.kari);
    w.site.now = instant_plus(w.site.now, 6 * US_PER_DAY);
    calls_turn(w.db, date_plus_days(w.today, 6), w.site.now);
    w.site.now = instant_plus(w.site.now, CALL_STALE_DAYS * US_PER_DAY);
    calls_turn(w.db, date_plus_days(w.today, 6 + CALL_STALE_DAYS), w.site.now);
    CHECK_INT(rotating_turn(w.db, &w.site), 1);
    CHECK_INT(rotating_turn(w.db, &w.site), 0);
    done(&w);
}
