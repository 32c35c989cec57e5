// SPDX-License-Identifier: EUPL-1.2
// Agreements: every move of the table for whom it is, every other one refused; signatures of one text; two
// rotations in one position; beginning and ending.
#define POOL_CATALOG sql_catalog
#include "colleague.h"
#include "db_pools.h"

#include "ask/ask.h"
#include "rotation/agreement.h"
#include "sql/catalog.h"

#include <pthread.h>

static const struct {
    const char *from, *to;
    int by;
} agreement_moves[] = {
    {"draft", "dialogue", BY_PARTIES}, {"dialogue", "to_sign", BY_PARTIES},
    {"to_sign", "signed", BY_SIGNING}, {"signed", "running", BY_FIRST_DAY},
    {"running", "ended", BY_LAST_DAY}, {"running", "ended", BY_PARTIES},
    {"dialogue", "ended", BY_PARTIES}, {"to_sign", "ended", BY_PARTIES},
    {"signed", "ended", BY_PARTIES},
};

TEST("every move of an agreement works for whom it is, and every other is refused")
{
    for (enum agreement_state from = AGREEMENT_STATE_DRAFT; from <= AGREEMENT_STATE_ENDED; from++)
        for (enum agreement_state to = AGREEMENT_STATE_DRAFT; to <= AGREEMENT_STATE_ENDED; to++)
            for (int by = 0; by < AGREEMENT_MOVERS; by++) {
                bool listed = false;
                for (size_t i = 0; i < sizeof agreement_moves / sizeof *agreement_moves; i++)
                    listed |= str_is(agreement_state_text(from), str_from(agreement_moves[i].from)) &&
                              str_is(agreement_state_text(to), str_from(agreement_moves[i].to)) &&
                              agreement_moves[i].by == by;
                CHECK_INT(agreement_may_move(from, to, (enum agreement_mover)by), listed);
            }
}

// ---- a small world: Kari goes, Leder leads her unit, Ola answers for the theme ----

struct world {
    struct db *db;
    struct unit_id unit;
    struct person_id kari, leader, ola;
    struct theme_id theme;
    struct hours_rules rules;
    struct date today;
    struct instant now;
};

static const struct maybe_person_id nobody;

static void theme_to(const struct world *w, struct theme_id id, enum theme_state from, enum theme_state to)
{
    struct theme_step step = {
        .theme = id, .from = from, .to = to, .by = BY_TEAM, .now = w->now, .today = w->today};
    CHECK(theme_move(w->db, &step) == THEME_MOVED);
}

static struct theme_id theme_open(const struct world *w)
{
    struct theme_id id;
    theme_add(w->db, S("Regnvann"), THEME_KIND_MODEL, S("Hva gjør vi med regnet?"), (struct maybe_unit_id){0},
              nobody, w->now, &id);
    theme_reference_set(w->db, id, (struct maybe_person_id){true, w->ola});
    theme_to(w, id, THEME_STATE_DRAFT, THEME_STATE_PROPOSED);
    theme_to(w, id, THEME_STATE_PROPOSED, THEME_STATE_OPEN);
    return id;
}

static struct str numbered(const char *name, int64_t there)
{
    return str_format(test_arena(), "%s%lld", name, (long long)there);
}

static struct world world_new(struct db_pool *pool)
{
    struct world w = {.db = db_begin(pool, DB_WRITE, test_arena()),
                      .rules = {COUNTRY_NORWAY, false, FULL_WEEK_NORWAY},
                      .today = date_of(2026, 11, 23),
                      .now = wall_instant((struct wall){date_of(2026, 11, 23), 600}, ZONE_OSLO)};
    int64_t there = 0; // who is here from an earlier world of the same test
    person_count(w.db, &there);
    demo_unit_add(w.db, (struct maybe_unit_id){0}, numbered("1", there), S("Kultur"), &w.unit);
    w.kari = colleague_add(w.db, numbered("Kari", there).at, w.unit, nobody);
    w.leader = colleague_add(w.db, numbered("Leder", there).at, w.unit, nobody);
    w.ola = colleague_add(w.db, numbered("Ola", there).at, w.unit, nobody);
    demo_unit_manager_add(w.db, w.unit, w.leader);
    w.theme = theme_open(&w);
    return w;
}

static void done(struct world *w)
{
    CHECK(db_end(w->db, DB_COMMIT) == DB_DONE);
}

/// The offer of a place is accepted: its agreement.
static struct agreement accepted(const struct world *w, struct theme_id theme, struct person_id person)
{
    struct call call;
    struct call_id call_id;
    struct application a;
    struct application_id id;
    struct agreement_id made = {0};
    struct agreement out = {0};
    call_add(w->db, theme, date_plus_days(w->today, 5), &call_id);
    CHECK(call_by_id(w->db, call_id, &call));
    CHECK(call_publish(w->db, &call, w->today, w->now) == CALL_PUBLISHED);
    CHECK(application_write(w->db,
                            &(struct application_words){.call = call_id,
                                                        .person = person,
                                                        .why = S("Jeg kan dette."),
                                                        .hours = {true, 8},
                                                        .today = w->today,
                                                        .now = w->now},
                            true, &id) == APPLIED);
    CHECK(application_by_id(w->db, id, &a));
    CHECK(application_offer(w->db, &a, date_plus_days(w->today, 9), w->today, w->now) == APPLICATION_MOVED);
    CHECK(application_by_id(w->db, id, &a));
    CHECK(application_answer(w->db, &a, true, w->today, w->now) == APPLICATION_MOVED);
    CHECK(agreement_make(w->db, &a, w->now, &made) && agreement_by_id(w->db, made, &out));
    CHECK(!agreement_make(w->db, &a, w->now, &made)); // there is one
    return out;
}

static struct agreement again(const struct world *w, struct agreement a)
{
    struct agreement out = {0};
    CHECK(agreement_by_id(w->db, a.id, &out));
    return out;
}

static struct agreed agreed_now(const struct world *w, const struct agreement *a)
{
    struct agreement_version version;
    struct agreed out = {0};
    CHECK(agreement_read(w->db, a->id, agreement_number(a), &version, &out));
    return out;
}

static struct agreement_answer hours_write(const struct world *w, const struct agreement *a, int64_t week)
{
    struct agreed agreed = agreed_now(w, a);
    agreed.stretch_count = 1;
    agreed.stretches[0] = (struct stretch){date_of(2027, 2, 1), date_of(2027, 6, 30), week};
    return agreement_write(w->db, a, &agreed, &w->rules, w->now);
}

/// Written, shared and sent: it waits for signatures.
static struct agreement to_sign(const struct world *w, struct theme_id theme, struct person_id person,
                                int64_t week)
{
    struct agreement a = accepted(w, theme, person);
    CHECK(hours_write(w, &a, week).done == AGREEMENT_DONE);
    CHECK(agreement_share(w->db, &a).done == AGREEMENT_DONE);
    a = again(w, a);
    CHECK(agreement_send(w->db, &a, &w->rules, w->now).done == AGREEMENT_DONE);
    return again(w, a);
}

static struct signing signing_of(const struct world *w, const struct agreement *a, struct person_id person)
{
    struct agreement_version version = {0};
    CHECK(agreement_version(w->db, a->id, agreement_number(a), &version));
    return (struct signing){version.number, version.digest, person, SIGN_VIA_LINK, w->now};
}

static enum signed_it sign(const struct world *w, const struct agreement *a, struct person_id person)
{
    struct signing s = signing_of(w, a, person);
    return agreement_sign(w->db, a, &s);
}

static struct agreement signed_by_all(const struct world *w, struct agreement a)
{
    struct agreed agreed = agreed_now(w, &a);
    enum signed_it last = SIGNED;
    for (size_t i = 0; i < agreed.party_count; i++)
        last = sign(w, &a, agreed.parties[i].person);
    CHECK(last == SIGNED_ALL);
    return again(w, a);
}

static bool is_asked(const struct world *w, const struct agreement *a, struct person_id whom)
{
    struct ask ask;
    return ask_asked(w->db, ASK_KIND_SIGN, a->id.n, whom, &ask) && ask.state == ASK_STATE_OPEN;
}

static enum theme_state theme_now(const struct world *w, struct theme_id id)
{
    struct theme t = {0};
    CHECK(theme_by_id(w->db, id, &t));
    return t.state;
}

ON_BOTH(
    "an accepted offer is a draft with its person, manager and reference leader; it is signed when all have")
{
    struct world w = world_new(pool);
    struct agreement a = accepted(&w, w.theme, w.kari);
    struct agreed first = agreed_now(&w, &a);
    CHECK_INT(first.party_count, 3);
    CHECK_STR(first.purpose, S("Hva gjør vi med regnet?"));
    CHECK(agreement_send(w.db, &a, &w.rules, w.now).done == AGREEMENT_REFUSED); // nobody has talked about it
    CHECK(agreement_share(w.db, &a).done == AGREEMENT_DONE);
    a = again(&w, a);
    CHECK(agreement_send(w.db, &a, &w.rules, w.now).done == AGREEMENT_CURVE_WRONG);
    CHECK(hours_write(&w, &a, 800).done == AGREEMENT_DONE);
    CHECK(hours_write(&w, &a, 800).done == AGREEMENT_SAME);
    CHECK(agreement_send(w.db, &a, &w.rules, w.now).done == AGREEMENT_DONE);
    a = again(&w, a);
    CHECK(is_asked(&w, &a, w.kari) && is_asked(&w, &a, w.leader) && is_asked(&w, &a, w.ola));
    CHECK(sign(&w, &a, w.kari) == SIGNED && sign(&w, &a, w.leader) == SIGNED);
    CHECK(!is_asked(&w, &a, w.kari) && again(&w, a).state == AGREEMENT_STATE_TO_SIGN);
    CHECK(sign(&w, &a, w.ola) == SIGNED_ALL);
    a = again(&w, a);
    CHECK(a.state == AGREEMENT_STATE_SIGNED && a.valid_number.value == 1 && !a.open_number.is_set);
    done(&w);
}

// ---- trap 1 ----

ON_BOTH("a signature on version 2 while 3 is out is refused; so is one of another text, by another, or twice")
{
    struct world w = world_new(pool);
    struct agreement a = to_sign(&w, w.theme, w.kari, 800);
    struct person_id per = colleague_add(w.db, "Per", w.unit, nobody);
    struct signing of_1 = signing_of(&w, &a, w.kari), other = of_1, stranger = signing_of(&w, &a, per);
    other.digest = S("0123456789abcdef0123456789abcdef");
    CHECK(agreement_sign(w.db, &a, &other) == SIGN_OTHER_TEXT);
    CHECK(agreement_sign(w.db, &a, &stranger) == SIGN_NO_PARTY);
    CHECK(sign(&w, &a, w.leader) == SIGNED && sign(&w, &a, w.leader) == SIGN_ALREADY);
    CHECK(hours_write(&w, &a, 1000).done == AGREEMENT_DONE);
    CHECK(agreement_sign(w.db, &a, &of_1) == SIGN_OTHER_TEXT); // as a page that was open has it
    a = again(&w, a);
    CHECK_INT(a.open_number.value, 2);
    CHECK(agreement_sign(w.db, &a, &of_1) == SIGN_OTHER_TEXT);
    CHECK(is_asked(&w, &a, w.leader)); // who signed version 1 is asked anew
    of_1.number = 2;
    CHECK(agreement_sign(w.db, &a, &of_1) == SIGN_OTHER_TEXT); // the number is a part of what is signed
    a = signed_by_all(&w, a);
    CHECK_INT(a.valid_number.value, 2);
    done(&w);
}

ON_BOTH("the version that holds goes on until all have signed the next one, which may be dropped again")
{
    struct world w = world_new(pool);
    struct agreement a = signed_by_all(&w, to_sign(&w, w.theme, w.kari, 800));
    CHECK(hours_write(&w, &a, 500).done == AGREEMENT_DONE);
    a = again(&w, a);
    CHECK(a.state == AGREEMENT_STATE_SIGNED && a.valid_number.value == 1 && a.open_number.value == 2);
    CHECK(sign(&w, &a, w.kari) == SIGNED);
    CHECK_INT(again(&w, a).valid_number.value, 1);
    CHECK(agreement_drop(w.db, &a, w.now).done == AGREEMENT_DONE);
    a = again(&w, a);
    CHECK(!a.open_number.is_set && !is_asked(&w, &a, w.leader));
    CHECK(agreement_drop(w.db, &a, w.now).done == AGREEMENT_REFUSED);
    CHECK(hours_write(&w, &a, 600).done == AGREEMENT_DONE);
    a = again(&w, a);
    CHECK_INT(a.open_number.value, 3); // 2 was another text
    a = signed_by_all(&w, a);
    CHECK_INT(a.valid_number.value, 3);
    struct agreement_version first = {0};
    CHECK(agreement_version(w.db, a.id, 1, &first) && first.state == VERSION_STATE_REPLACED);
    done(&w);
}

ON_BOTH("who is to sign and has left is told of, and another version is signed without them")
{
    struct world w = world_new(pool);
    struct agreement a = to_sign(&w, w.theme, w.kari, 800);
    CHECK_INT(agreements_waiting(w.db).count, 0);
    demo_person_leaves(w.db, w.ola);
    CHECK_INT(agreements_waiting(w.db).count, 1);
    struct agreed agreed = agreed_now(&w, &a);
    agreed.form = S("To dager i uken på rådhuset");
    CHECK(agreement_write(w.db, &a, &agreed, &w.rules, w.now).done == AGREEMENT_PARTIES_WRONG);
    agreed.party_count = 2;
    CHECK(agreement_write(w.db, &a, &agreed, &w.rules, w.now).done == AGREEMENT_DONE);
    a = again(&w, a);
    CHECK_INT(agreements_waiting(w.db).count, 0);
    CHECK(signed_by_all(&w, a).state == AGREEMENT_STATE_SIGNED);
    done(&w);
}

ON_BOTH("two to five sign, and whose agreement it is among them")
{
    struct world w = world_new(pool);
    struct agreement a = to_sign(&w, w.theme, w.kari, 800);
    struct agreed agreed = agreed_now(&w, &a);
    agreed.party_count = 1;
    CHECK(agreement_write(w.db, &a, &agreed, &w.rules, w.now).done == AGREEMENT_PARTIES_WRONG);
    agreed.party_count = 2;
    agreed.parties[0] = agreed.parties[2] = (struct agreed_party){w.ola, PARTY_ROLE_TEAM};
    CHECK(agreement_write(w.db, &a, &agreed, &w.rules, w.now).done == AGREEMENT_PARTIES_WRONG);
    done(&w);
}

// ---- trap 3 ----

ON_BOTH("two rotations are within one position, week by week; one hour more is refused, and the week is told")
{
    struct world w = world_new(pool);
    signed_by_all(&w, to_sign(&w, w.theme, w.kari, 2000));
    struct agreement second = accepted(&w, theme_open(&w), w.kari);
    CHECK(agreement_share(w.db, &second).done == AGREEMENT_DONE);
    second = again(&w, second);
    struct agreed agreed = agreed_now(&w, &second);
    agreed.stretch_count = 1;
    agreed.stretches[0] = (struct stretch){date_of(2027, 5, 31), date_of(2027, 9, 30), 1751};
    CHECK(agreement_write(w.db, &second, &agreed, &w.rules, w.now).done == AGREEMENT_DONE);
    struct agreement_answer full = agreement_send(w.db, &second, &w.rules, w.now);
    CHECK(full.done == AGREEMENT_TOO_FULL);
    CHECK_STR(date_iso(test_arena(), full.week), S("2027-05-31"));
    agreed.stretches[0].week = 1750;
    CHECK(agreement_write(w.db, &second, &agreed, &w.rules, w.now).done == AGREEMENT_DONE);
    CHECK(agreement_send(w.db, &second, &w.rules, w.now).done == AGREEMENT_DONE);
    done(&w);
}

// ---- beginning and ending ----

ON_BOTH("on its first day it runs: the application is placed and the theme taken; after its last day it has "
        "ended")
{
    struct world w = world_new(pool);
    struct agreement a = signed_by_all(&w, to_sign(&w, w.theme, w.kari, 800));
    struct application application = {0};
    agreements_turn(w.db, date_of(2027, 1, 31), w.now);
    CHECK(again(&w, a).state == AGREEMENT_STATE_SIGNED);
    agreements_turn(w.db, date_of(2027, 2, 1), w.now);
    agreements_turn(w.db, date_of(2027, 2, 1), w.now);
    CHECK(again(&w, a).state == AGREEMENT_STATE_RUNNING);
    CHECK(application_by_id(w.db, a.application.value, &application));
    CHECK(application.state == APPLICATION_STATE_PLACED);
    CHECK(theme_now(&w, w.theme) == THEME_STATE_TAKEN);
    agreements_turn(w.db, date_of(2027, 6, 30), w.now);
    CHECK(again(&w, a).state == AGREEMENT_STATE_RUNNING); // its last day is whole
    agreements_turn(w.db, date_of(2027, 7, 1), w.now);
    a = again(&w, a);
    CHECK(a.state == AGREEMENT_STATE_ENDED && a.end_how.value == END_HOW_PLANNED);
    CHECK(theme_now(&w, w.theme) == THEME_STATE_TAKEN);
    CHECK(hours_write(&w, &a, 900).done == AGREEMENT_REFUSED);
    done(&w);
}

ON_BOTH("a rotation that ends early opens its theme again; one that never began asks nobody to sign any more")
{
    struct world w = world_new(pool);
    struct agreement a = signed_by_all(&w, to_sign(&w, w.theme, w.kari, 800));
    agreements_turn(w.db, date_of(2027, 2, 1), w.now);
    a = again(&w, a);
    CHECK(agreement_end(w.db, &a, END_REASON_BASE, date_of(2027, 3, 1), w.now).done == AGREEMENT_DONE);
    CHECK(agreement_end(w.db, &a, END_REASON_BASE, date_of(2027, 3, 1), w.now).done == AGREEMENT_REFUSED);
    CHECK(theme_now(&w, w.theme) == THEME_STATE_OPEN);
    struct agreement never = to_sign(&w, theme_open(&w), w.leader, 800);
    CHECK(agreement_end(w.db, &never, END_REASON_PERSON, w.today, w.now).done == AGREEMENT_DONE);
    CHECK(!is_asked(&w, &never, w.ola));
    never = again(&w, never);
    CHECK(sign(&w, &never, w.ola) == SIGN_OTHER_TEXT);
    done(&w);
}

// ---- two at once ----

/// One who acts in a transaction of their own, beside others.
struct actor {
    pthread_t thread;
    struct db_pool *pool;
    const struct world *world;
    struct agreement as_shown;
    struct signing signing;
    bool rewrites; // makes version n+1 instead
    enum signed_it said;
};

static void *act(void *arg)
{
    struct actor *a = arg;
    struct arena *arena = arena_new();
    struct db *db = db_begin(a->pool, DB_WRITE, arena);
    struct agreement now;
    struct agreement_version version;
    struct agreed agreed;
    agreement_by_id(db, a->as_shown.id, &now);
    if (!a->rewrites) {
        a->said = agreement_sign(db, &now, &a->signing);
    } else if (agreement_read(db, now.id, agreement_number(&now), &version, &agreed)) {
        agreed.cover = S("En vikar");
        agreement_write(db, &now, &agreed, &a->world->rules, a->world->now);
    }
    if (db_end(db, DB_COMMIT) != DB_DONE)
        a->said = SIGN_NO_PARTY; // which none of these is
    arena_free(arena);
    return NULL;
}

static void act_at_once(struct actor *actors, size_t count)
{
    for (size_t i = 0; i < count; i++)
        CHECK(pthread_create(&actors[i].thread, NULL, act, &actors[i]) == 0);
    for (size_t i = 0; i < count; i++)
        pthread_join(actors[i].thread, NULL);
}

static struct agreement after(struct db_pool *pool, struct agreement_id id)
{
    struct agreement a = {0};
    struct db *db = db_begin(pool, DB_READ, test_arena());
    CHECK(agreement_by_id(db, id, &a));
    db_end(db, DB_ROLLBACK);
    return a;
}

ON_BOTH("three who sign at once: each counts, and one of them is the last")
{
    struct world w = world_new(pool);
    struct agreement a = to_sign(&w, w.theme, w.kari, 800);
    struct person_id who[] = {w.kari, w.leader, w.ola};
    struct actor actors[3];
    for (size_t i = 0; i < 3; i++)
        actors[i] =
            (struct actor){.pool = pool, .world = &w, .as_shown = a, .signing = signing_of(&w, &a, who[i])};
    done(&w);
    act_at_once(actors, 3);
    int last = 0, before = 0;
    for (size_t i = 0; i < 3; i++) {
        last += actors[i].said == SIGNED_ALL;
        before += actors[i].said == SIGNED;
    }
    CHECK(last == 1 && before == 2);
    a = after(pool, a.id);
    CHECK(a.state == AGREEMENT_STATE_SIGNED && a.valid_number.value == 1);
}

ON_BOTH("who signs while the next version is made signs the old text, or is told; never the new one unread")
{
    for (int round = 0; round < 4; round++) {
        struct world w = world_new(pool);
        struct agreement a = to_sign(&w, w.theme, w.kari, 800);
        struct actor actors[2] = {
            {.pool = pool, .world = &w, .as_shown = a, .rewrites = round % 2},
            {.pool = pool, .world = &w, .as_shown = a, .rewrites = !(round % 2)},
        };
        actors[0].signing = actors[1].signing = signing_of(&w, &a, w.kari);
        done(&w);
        act_at_once(actors, 2);
        enum signed_it said = actors[round % 2 ? 1 : 0].said;
        CHECK(said == SIGNED || said == SIGN_OTHER_TEXT);
        a = after(pool, a.id);
        struct db *db = db_begin(pool, DB_READ, test_arena());
        struct agreement_version v = {0};
        CHECK(a.open_number.value == 2 && agreement_version(db, a.id, 2, &v));
        struct agreement_party_list parties = parties_of(db, v.id);
        for (size_t i = 0; i < parties.count; i++)
            CHECK(!parties.at[i].signed_at.is_set);
        db_end(db, DB_ROLLBACK);
    }
}
