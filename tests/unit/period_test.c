// SPDX-License-Identifier: EUPL-1.2
// The time away: who can be a guide, what is asked and answered once, and who is asked when nobody answers.
#define POOL_CATALOG sql_catalog
#include "colleague.h"
#include "db_pools.h"

#include "ask/ask.h"
#include "jobs/guiding.h"
#include "sql/auth.h"
#include "sql/catalog.h"
#include "sql/outbox.h"

// ---- a small world: Kari is on rotation; Gerd and Ida are on the leadership team, and so is her manager
// ----

struct world {
    struct db *db;
    struct person_id kari, leader, gerd, ida, ola;
    struct agreement_id agreement;
    struct date today;
    struct notice_site site;
    struct key key;
};

static const struct maybe_person_id nobody;

static void day_is(struct world *w, struct date day)
{
    w->today = day;
    w->site.now = wall_instant((struct wall){day, 600}, ZONE_OSLO);
}

static struct person_id of_team(struct world *w, const char *name, struct unit_id unit)
{
    struct account_id account;
    struct person_id id = colleague_add(w->db, name, unit, nobody);
    account_add(w->db, (struct maybe_person_id){true, id}, str_from(name), str_from(name),
                (struct maybe_str){0}, w->site.now, &account);
    account_role_add(w->db, account, ROLE_TEAM);
    return id;
}

static void agreement_is(struct world *w, enum agreement_state to)
{
    struct agreement a;
    CHECK(agreement_by_id(w->db, w->agreement, &a));
    CHECK(agreement_state_set(w->db, w->agreement, a.state, to, (struct maybe_date){0},
                              (struct maybe_end_how){0}, (struct maybe_end_reason){0}));
}

static void world_begin(struct world *w, struct db_pool *pool)
{
    struct unit_id culture, office;
    struct theme_id theme;
    *w = (struct world){.db = db_begin(pool, DB_WRITE, test_arena())};
    w->site = (struct notice_site){.key = &w->key,
                                   .public_url = S("https://tvers.example"),
                                   .organisation = S("Nordvåg"),
                                   .mail_from = S("tvers@nordvag.example"),
                                   .lang = LANG_NB};
    day_is(w, date_of(2026, 11, 23)); // a Monday
    demo_unit_add(w->db, (struct maybe_unit_id){0}, S("1"), S("Kultur"), &culture);
    demo_unit_add(w->db, (struct maybe_unit_id){0}, S("2"), S("Kontoret"), &office);
    w->kari = colleague_add(w->db, "kari@x.no", culture, nobody);
    w->leader = of_team(w, "leder@x.no", culture);
    demo_unit_manager_add(w->db, culture, w->leader);
    w->gerd = of_team(w, "gerd@x.no", office);
    w->ida = of_team(w, "ida@x.no", office);
    w->ola = colleague_add(w->db, "ola@x.no", office, nobody);
    theme_add(w->db, S("Regnvann"), THEME_KIND_MODEL, S("Hva gjør vi med regnet?"), (struct maybe_unit_id){0},
              nobody, w->site.now, &theme);
    agreement_add(w->db, (struct maybe_application_id){0}, theme, (struct maybe_person_id){true, w->kari},
                  w->site.now, &w->agreement);
}

static struct agreement now(const struct world *w)
{
    struct agreement a = {0};
    CHECK(agreement_by_id(w->db, w->agreement, &a));
    return a;
}

static enum guide_named name(const struct world *w, struct person_id person)
{
    struct agreement a = now(w);
    return guide_name(w->db, &a, person, w->today, w->site.now);
}

static enum guide_asked ask(const struct world *w, struct person_id by)
{
    struct agreement a = now(w);
    return guiding_ask(w->db, &w->site, &a, (struct maybe_person_id){true, by}, S("Hvor begynner jeg?"));
}

static struct guide_question question(const struct world *w)
{
    struct guide_question_list all = guide_questions_of(w->db, w->agreement);
    CHECK_INT(all.count, 1);
    return all.count ? all.at[0] : (struct guide_question){0};
}

static bool is_asked(const struct world *w, struct person_id person)
{
    struct ask asked;
    return ask_asked(w->db, ASK_KIND_GUIDE_QUESTION, question(w).id.n, person, &asked) &&
           asked.state == ASK_STATE_OPEN;
}

static int64_t mails_to(const struct world *w, struct person_id person)
{
    int64_t count = 0;
    outbox_counted_to(w->db, person, OUTBOX_KIND_QUESTION, instant_plus(w->site.now, -30 * US_PER_DAY),
                      &count);
    return count;
}

static void turn_on(struct world *w, struct date day)
{
    day_is(w, day);
    guiding_turn(w->db, &w->site);
    guiding_turn(w->db, &w->site); // a second server
}

static void done(struct world *w)
{
    CHECK(db_end(w->db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("a guide is on the leadership team, and neither the person nor their manager (trap 2)")
{
    struct world w;
    world_begin(&w, pool);
    CHECK_INT(name(&w, w.gerd), GUIDE_NOT_NOW); // nothing is signed
    CHECK_INT(ask(&w, w.kari), GUIDE_NOBODY);
    agreement_is(&w, AGREEMENT_STATE_RUNNING);
    CHECK_INT(name(&w, w.ola), GUIDE_NOT_TEAM);
    CHECK_INT(name(&w, w.leader), GUIDE_CONFLICT);
    CHECK_INT(ask(&w, w.kari), GUIDE_NOBODY);
    CHECK_INT(name(&w, w.gerd), GUIDE_NAMED);
    CHECK_INT(ask(&w, w.ola), GUIDE_NOT_YOURS);
    CHECK_INT(ask(&w, w.leader), GUIDE_NOT_YOURS);
    CHECK_INT(ask(&w, w.kari), GUIDE_ASKED);
    done(&w);
}

ON_BOTH("a question is mailed to the guide and answered once; the answer goes back by mail")
{
    struct world w;
    world_begin(&w, pool);
    agreement_is(&w, AGREEMENT_STATE_RUNNING);
    CHECK_INT(name(&w, w.gerd), GUIDE_NAMED);
    CHECK_INT(ask(&w, w.kari), GUIDE_ASKED);
    CHECK(is_asked(&w, w.gerd) && mails_to(&w, w.gerd) == 1);
    struct guide_question q = question(&w);
    CHECK(!guiding_answer(w.db, &w.site, &q, w.ida, S("Nei."))); // was not asked
    CHECK(guiding_answer(w.db, &w.site, &q, w.gerd, S("I kjelleren.")));
    CHECK(!guiding_answer(w.db, &w.site, &q, w.gerd, S("På loftet.")));
    CHECK_STR(question(&w).answer, S("I kjelleren."));
    CHECK(!is_asked(&w, w.gerd) && mails_to(&w, w.kari) == 1);
    turn_on(&w, date_of(2026, 12, 1));
    CHECK_INT(mails_to(&w, w.ida), 0);
    done(&w);
}

ON_BOTH("after two working days another of the team is asked too, never the manager, and once")
{
    struct world w;
    world_begin(&w, pool);
    agreement_is(&w, AGREEMENT_STATE_RUNNING);
    CHECK_INT(name(&w, w.gerd), GUIDE_NAMED);
    day_is(&w, date_of(2026, 11, 27)); // a Friday
    CHECK_INT(ask(&w, w.kari), GUIDE_ASKED);
    turn_on(&w, date_of(2026, 12, 1)); // the second working day
    CHECK(!is_asked(&w, w.ida));
    turn_on(&w, date_of(2026, 12, 2));
    CHECK(is_asked(&w, w.ida) && is_asked(&w, w.gerd) && !is_asked(&w, w.leader));
    CHECK_INT(mails_to(&w, w.ida), 1);
    struct guide_question q = question(&w);
    CHECK(guiding_answer(w.db, &w.site, &q, w.ida, S("Spør Ola.")));
    CHECK(!is_asked(&w, w.gerd) && !is_asked(&w, w.ida));
    done(&w);
}

ON_BOTH("a new guide is asked what waits; when the rotation is over, nobody is")
{
    struct world w;
    world_begin(&w, pool);
    agreement_is(&w, AGREEMENT_STATE_RUNNING);
    CHECK_INT(name(&w, w.gerd), GUIDE_NAMED);
    CHECK_INT(ask(&w, w.kari), GUIDE_ASKED);
    CHECK_INT(name(&w, w.ida), GUIDE_NAMED);
    CHECK(is_asked(&w, w.ida));
    agreement_is(&w, AGREEMENT_STATE_ENDED);
    turn_on(&w, date_of(2026, 12, 2));
    CHECK(!is_asked(&w, w.ida) && !is_asked(&w, w.gerd));
    CHECK_INT(ask(&w, w.kari), GUIDE_OVER);
    done(&w);
}
