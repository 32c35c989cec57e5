// SPDX-License-Identifier: EUPL-1.2
// Settings, people and accounts of the demo, then its networks.
#include "demo/fill.h"

#include "demo/network.h"
#include "sql/auth.h"
#include "sql/demo.h"

enum { SEED = 2026 };

static void settings_add(struct db *db)
{
    setting_put(db, S("organisation"), S("Nordvåg kommune"));
    setting_put(db, S("language"), S("nb"));
    setting_put(db, S("mail_from"), S("nettverk@nordvag.example"));
    setting_put(db, S("contact"), S("Ine Solheim, HR, telefon 99 00 00 00"));
    setting_put(db, S("silo_depth"), S("2"));
}

static struct account_id account_for(struct db *db, const char *user_name, const char *display_name,
                                     struct instant now)
{
    struct account_id id = {0};
    account_add(db, (struct maybe_person_id){0}, str_from(user_name), str_from(display_name),
                (struct maybe_str){0}, now, &id);
    return id;
}

static struct account_id account_of(struct db *db, const char *user_name, const struct demo_person *p,
                                    struct person_id person, struct instant now)
{
    struct account_id id = {0};
    struct str name = str_format(db_arena(db), "%.*s %.*s", STR(p->given_name), STR(p->family_name));
    account_add(db, (struct maybe_person_id){true, person}, str_from(user_name), name, (struct maybe_str){0},
                now, &id);
    return id;
}

static struct demo_cast accounts_add(struct db *db, const struct municipality *m, const struct demo_ids *ids,
                                     struct instant now)
{
    struct date today = wall_from_instant(now, ZONE_OSLO).date;
    int members[2] = {0, 1};
    demo_eligible(m, date_of(date_civil(today).year, 1, 1), members, 2);
    struct demo_cast cast = {.member = members[0], .coordinating_member = members[1]};
    account_role_add(db, account_for(db, "admin", "Ada Admin", now), ROLE_ADMIN);
    account_role_add(db, account_for(db, "hr", "Ine Solheim", now), ROLE_HR);
    cast.lead = account_for(db, "leder", "Nils Nettverk", now);
    account_role_add(db, cast.lead, ROLE_LEAD);
    int director = m->units[1].manager;
    cast.sponsor = account_of(db, "direktor", &m->people[director], ids->people[director], now);
    account_role_add(db, cast.sponsor, ROLE_SPONSOR);
    account_of(db, "medlem", &m->people[members[0]], ids->people[members[0]], now);
    cast.coordinator = account_of(db, "koordinator", &m->people[members[1]], ids->people[members[1]], now);
    return cast;
}

enum demo_filled demo_fill(struct db_pool *pool, struct arena *arena, struct instant now)
{
    struct db *db = db_begin(pool, DB_WRITE, arena);
    int64_t people = 0;
    person_count(db, &people);
    if (people) {
        db_end(db, DB_ROLLBACK);
        return DEMO_KEPT;
    }
    struct municipality m = municipality_new(arena, SEED, wall_from_instant(now, ZONE_OSLO).date);
    settings_add(db);
    struct demo_ids ids = demo_people_add(db, &m);
    struct demo_cast cast = accounts_add(db, &m, &ids, now);
    demo_network_add(db, &m, &ids, &cast, now);
    return db_end(db, DB_COMMIT) == DB_DONE ? DEMO_FILLED : DEMO_FAILED;
}
