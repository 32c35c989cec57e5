// SPDX-License-Identifier: EUPL-1.2
// The hours of a rotation: who tells which week, until when, and when the pace is worth a talk.
#define POOL_CATALOG sql_catalog
#include "colleague.h"
#include "db_pools.h"

#include "privacy/erase.h"
#include "rotation/hours.h"
#include "sql/catalog.h"
#include "sql/privacy.h"
#include "sql/theme.h"

// ---- a small world: Kari has 10 hours a week from 4 January to 28 March 2027, twelve weeks ----

struct world {
    struct db *db;
    struct person_id kari, leader;
    struct agreement_id agreement;
    struct agreed agreed;
    struct curve curve;
};

static const struct maybe_person_id nobody;

static struct date monday(int week) // of the rotation, from 0
{
    return date_plus_days(date_of(2027, 1, 4), 7 * week);
}

static struct instant noon(struct date day)
{
    return wall_instant((struct wall){day, 720}, ZONE_OSLO);
}

static struct agreement now(const struct world *w)
{
    struct agreement a = {0};
    CHECK(agreement_by_id(w->db, w->agreement, &a));
    return a;
}

static void state_is(const struct world *w, enum agreement_state to, struct maybe_date ended_on)
{
    CHECK(agreement_state_set(w->db, w->agreement, now(w).state, to, ended_on, (struct maybe_end_how){0},
                              (struct maybe_end_reason){0}));
}

static void version_add(const struct world *w)
{
    struct agreement_version_id version;
    struct agreement_version_new v = {
        .agreement = w->agreement, .number = 1, .state = VERSION_STATE_TO_SIGN, .made_at = noon(monday(0))};
    CHECK(agreement_version_add(w->db, &v, &version));
    stretch_add(w->db, version, monday(0), date_plus_days(monday(12), -1), 1000);
    CHECK(agreement_complete(w->db, w->agreement, 1)); // nobody has to sign
}

static void world_begin(struct world *w, struct db_pool *pool)
{
    struct unit_id culture;
    struct theme_id theme;
    struct hours_rules rules = {COUNTRY_NORWAY, true, FULL_WEEK_NORWAY};
    *w = (struct world){.db = db_begin(pool, DB_WRITE, test_arena())};
    demo_unit_add(w->db, (struct maybe_unit_id){0}, S("1"), S("Kultur"), &culture);
    w->kari = colleague_add(w->db, "kari@x.no", culture, nobody);
    w->leader = colleague_add(w->db, "leder@x.no", culture, nobody);
    theme_add(w->db, S("Regnvann"), THEME_KIND_MODEL, S("Hva gjør vi med regnet?"), (struct maybe_unit_id){0},
              nobody, noon(monday(0)), &theme);
    agreement_add(w->db, (struct maybe_application_id){0}, theme, (struct maybe_person_id){true, w->kari},
                  noon(monday(0)), &w->agreement);
    struct agreement a = now(w);
    CHECK(!hours_curve(w->db, &a, &rules, &w->agreed, &w->curve)); // no version holds
    version_add(w);
    state_is(w, AGREEMENT_STATE_RUNNING, (struct maybe_date){0});
    a = now(w);
    CHECK(hours_curve(w->db, &a, &rules, &w->agreed, &w->curve));
}

static enum hours_said say(const struct world *w, struct person_id by, int week, int64_t used,
                           struct date today)
{
    struct agreement a = now(w);
    return hours_say(w->db, &a, &w->curve,
                     &(struct hours_saying){monday(week), used, S(""), {true, by}, today, noon(today)});
}

static struct hours_balance balance(const struct world *w, struct date today)
{
    struct hours_weeks weeks = hours_weeks(w->db, w->agreement, &w->curve);
    CHECK_INT(weeks.count, 12);
    return hours_balance(&weeks, &w->curve, today);
}

static void done(struct world *w)
{
    CHECK(db_end(w->db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("only who is on rotation tells a week, from its Monday on and until four weeks after it")
{
    struct world w;
    world_begin(&w, pool);
    struct date friday = date_plus_days(monday(1), 4), sunday = date_plus_days(monday(1), 6);
    CHECK_INT(say(&w, w.leader, 1, 900, friday), HOURS_NOT_YOURS);
    CHECK_INT(say(&w, w.kari, 2, 900, sunday), HOURS_NO_WEEK);
    CHECK_INT(say(&w, w.kari, 2, 900, monday(2)), HOURS_SAID);
    CHECK_INT(say(&w, w.kari, -1, 900, friday), HOURS_NO_WEEK);
    CHECK_INT(say(&w, w.kari, 12, 900, monday(12)), HOURS_NO_WEEK);
    CHECK_INT(say(&w, w.kari, 1, 8001, friday), HOURS_WRONG);
    CHECK_INT(say(&w, w.kari, 1, -1, friday), HOURS_WRONG);
    CHECK_INT(say(&w, w.kari, 1, 0, date_plus_days(sunday, 28)), HOURS_SAID);
    CHECK_INT(say(&w, w.kari, 1, 100, date_plus_days(sunday, 29)), HOURS_TOO_LATE);
    done(&w);
}

ON_BOTH("a number that is corrected is kept as it was; said again it is the same")
{
    struct world w;
    world_begin(&w, pool);
    CHECK_INT(say(&w, w.kari, 0, 900, monday(1)), HOURS_SAID);
    CHECK_INT(say(&w, w.kari, 0, 900, monday(2)), HOURS_SAME);
    CHECK_INT(week_hours_corrected(w.db, w.agreement).count, 0);
    CHECK_INT(say(&w, w.kari, 0, 1150, monday(2)), HOURS_SAID);
    struct week_hours_list before = week_hours_corrected(w.db, w.agreement);
    CHECK_INT(before.count, 1);
    CHECK_INT(before.at[0].used, 900);
    CHECK_INT(balance(&w, monday(2)).used, 1150);
    done(&w);
}

ON_BOTH("after an early end its own week is told, and none after it")
{
    struct world w;
    world_begin(&w, pool);
    state_is(&w, AGREEMENT_STATE_ENDED, (struct maybe_date){true, date_plus_days(monday(3), 2)});
    CHECK_INT(say(&w, w.kari, 3, 400, monday(5)), HOURS_SAID);
    CHECK_INT(say(&w, w.kari, 4, 400, monday(5)), HOURS_NO_WEEK);
    done(&w);
}

ON_BOTH("a week is asked about from its Friday on, the newest first, and no longer than it is open")
{
    struct world w;
    world_begin(&w, pool);
    struct hours_weeks weeks = hours_weeks(w.db, w.agreement, &w.curve);
    CHECK(!hours_untold(&weeks, date_plus_days(monday(0), 3)));
    const struct hours_week *week = hours_untold(&weeks, date_plus_days(monday(0), 4));
    CHECK(week && !date_compare(week->monday, monday(0)) && week->agreed == 1000);
    week = hours_untold(&weeks, monday(3));
    CHECK(week && !date_compare(week->monday, monday(2)));
    CHECK(!hours_untold(&weeks, monday(20)));
    done(&w);
}

/// Four weeks with so many hours each.
static enum hours_pace pace(const struct world *w, int64_t used)
{
    struct date today = monday(4);
    for (int week = 0; week < 4; week++)
        say(w, w->kari, week, used, today);
    return balance(w, today).pace;
}

ON_BOTH("a quarter more or less over four told weeks is worth a talk; a week that is not told is no zero")
{
    struct world w;
    world_begin(&w, pool);
    for (int week = 0; week < 3; week++)
        say(&w, w.kari, week, 100, monday(3));
    CHECK_INT(balance(&w, monday(8)).pace, HOURS_AS_AGREED); // three are told, five are not
    static const struct {
        int64_t used;
        enum hours_pace pace;
    } cases[] = {{1000, HOURS_AS_AGREED}, {1249, HOURS_AS_AGREED}, {1250, HOURS_MORE},
                 {751, HOURS_AS_AGREED},  {750, HOURS_LESS},       {0, HOURS_LESS}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_INT(pace(&w, cases[i].used), cases[i].pace);
    done(&w);
}

ON_BOTH("the balance says what is used and agreed, and the last day on which the rest still fits")
{
    struct world w;
    world_begin(&w, pool);
    for (int week = 0; week < 2; week++)
        say(&w, w.kari, week, 800, monday(2));
    struct hours_balance b = balance(&w, date_plus_days(monday(2), -1));
    CHECK_INT(b.used, 1600);
    CHECK_INT(b.agreed, 12000);
    CHECK_INT(b.agreed_now, 2000);
    CHECK_INT(b.rest.rest, 10400);
    CHECK_INT(b.rest.left_over, 400);
    CHECK(b.rest.start_by.is_set && !date_compare(b.rest.start_by.value, date_plus_days(monday(1), 3)));
    done(&w);
}

ON_BOTH("hours go with their person, also those that were corrected")
{
    struct world w;
    struct erasure erasure;
    world_begin(&w, pool);
    CHECK_INT(say(&w, w.kari, 0, 900, monday(1)), HOURS_SAID);
    CHECK_INT(say(&w, w.kari, 0, 1150, monday(2)), HOURS_SAID);
    CHECK_INT(told_hours(w.db, w.kari).count, 2); // given out, both
    CHECK(person_erase(w.db, w.kari, noon(monday(3)), &erasure));
    CHECK_INT(week_hours_of(w.db, w.agreement).count, 0);
    CHECK_INT(week_hours_corrected(w.db, w.agreement).count, 0);
    done(&w);
}
