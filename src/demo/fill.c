// SPDX-License-Identifier: EUPL-1.2
// Settings, people and accounts of the demo, then its networks.
#include "demo/fill.h"

#include "auth/settings.h"
#include "demo/days.h"
#include "demo/networks.h"
#include "demo/themes.h"
#include "sql/auth.h"
#include "sql/people.h"

enum { SEED = 2026 };

/// Made-up arms: waves on the coast, a chevron over the fjord.
static const struct {
    struct str accent, arms;
} senders[] = {
    [LANG_NB] =
        {S_INIT("#0d5c75"),
         S_INIT("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 36 44\"><path fill=\"#0d5c75\" "
                "d=\"M0 0H36V24C36 34 28 40 18 44C8 40 0 34 0 24Z\"/><path fill=\"none\" stroke=\"#ffffff\" "
                "stroke-width=\"3.5\" d=\"M2 17C7 12 11 12 18 17C25 22 29 22 34 17M2 25C7 20 11 20 18 "
                "25C25 30 29 30 34 25M7 33C11 29 14 30 18 33C22 36 25 36 29 33\"/></svg>")},
    [LANG_DA] = {S_INIT("#8a3324"),
                 S_INIT(
                     "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 36 44\"><path fill=\"#8a3324\" "
                     "d=\"M0 0H36V24C36 34 28 40 18 44C8 40 0 34 0 24Z\"/><path fill=\"#ffffff\" d=\"M0 "
                     "20L18 7L36 20V26L18 13L0 26Z\"/><circle fill=\"#ffffff\" cx=\"18\" cy=\"29\" "
                     "r=\"5\"/></svg>")},
};

static void settings_add(struct db *db, const struct demo_set *set)
{
    struct settings s = settings_read(db);
    s.organisation = set->organisation;
    s.lang = set->lang;
    s.mail_from = set->mail_from;
    s.contact = set->contact;
    s.silo_depth = 2;
    s.accent = senders[set->lang].accent;
    s.arms = senders[set->lang].arms;
    settings_write(db, &s);
    settings_write_demo(db, set->lang);
}

/// Who has an account of their own, and the name to sign in with.
static struct account_id account_for(struct demo *d, struct str user_name, struct str display_name)
{
    struct account_id id = {0};
    account_add(d->db, (struct maybe_person_id){0}, user_name, display_name, (struct maybe_str){0}, d->now,
                &id);
    return id;
}

static struct account_id account_of(struct demo *d, struct str user_name, int person)
{
    const struct demo_person *p = &d->m.people[person];
    struct account_id id = {0};
    struct str name = str_words(db_arena(d->db), p->given_name, p->family_name);
    account_add(d->db, (struct maybe_person_id){true, d->ids.people[person]}, user_name, name,
                (struct maybe_str){0}, d->now, &id);
    return id;
}

/// The directors of the first areas: the first is the demo's sponsor.
static void sponsors_add(struct demo *d)
{
    size_t count = 0;
    for (size_t unit = 1; unit < d->m.unit_count && count < DEMO_SPONSORS; unit++) {
        int director = d->m.units[unit].manager;
        if (d->m.units[unit].parent != 0)
            continue;
        struct str user_name = count ? d->m.people[director].email : S("direktor");
        d->cast.sponsors[count] = account_of(d, user_name, director);
        account_role_add(d->db, d->cast.sponsors[count++], ROLE_SPONSOR);
    }
}

static void accounts_add(struct demo *d, const struct demo_cohort *members)
{
    account_role_add(d->db, account_for(d, S("admin"), d->set->admin), ROLE_ADMIN);
    account_role_add(d->db, account_for(d, S("hr"), d->set->hr), ROLE_HR);
    d->cast.lead = account_for(d, S("leder"), d->set->lead);
    account_role_add(d->db, d->cast.lead, ROLE_LEAD);
    sponsors_add(d);
    d->cast.coordinators[0] = account_of(d, S("koordinator"), members->at[0]);
    account_of(d, S("medlem"), members->at[DEMO_LOOKING_MEMBER]);
    for (size_t i = 1; i < DEMO_COORDINATORS; i++) {
        int person = members->at[members->count - i];
        d->cast.coordinators[i] = account_of(d, d->m.people[person].email, person);
    }
}

/// The staff list as it was when the first network was put together, and then as it is today.
static void fill(struct demo *d)
{
    struct arena *arena = db_arena(d->db);
    struct date start = demo_running_start(arena, d->set, d->today), tomorrow = date_plus_days(d->today, 1);
    d->m = municipality_new(arena, d->set, SEED, d->today);
    struct demo_cohort members = demo_cohort(arena, &d->m, start, NULL, DEMO_MEMBERS + DEMO_MEMBERS_NOT);
    struct demo_cohort joined = {members.at, DEMO_MEMBERS, start};
    struct demo_cohort invited = demo_cohort(arena, &d->m, tomorrow, &joined, DEMO_INVITED + DEMO_WAITING);
    d->ids = demo_units_add(d->db, &d->m);
    demo_people_add(d->db, &d->m, &d->ids, (struct date){0}, start);
    demo_managers_add(d->db, &d->m, &d->ids);
    accounts_add(d, &joined);
    demo_school_add(d);
    demo_running_add(d, &members);
    demo_people_add(d->db, &d->m, &d->ids, start, tomorrow);
    account_of(d, d->set->newcomer, invited.at[0]);
    demo_kickoff_add(d, &invited);
    demo_draft_add(d);
    demo_themes_add(d, &joined);
    demo_mails_sent(d);
}

/// Whether it is empty, a demo, or somebody's own: in a demo anyone signs in as anyone.
static enum demo_filled looked_into(struct db *db, const struct demo_setting *setting)
{
    int64_t people = 0, accounts = 0;
    struct str tag = settings_read(db).demo;
    person_count(db, &people);
    account_count(db, &accounts);
    if (!people && !accounts)
        return DEMO_FILLED;
    if (!tag.len)
        return DEMO_NOT_DEMO;
    bool fits = setting->keeps_any || str_is(tag, lang_tag(demo_set_of(setting->country)->lang));
    return fits ? DEMO_KEPT : DEMO_OTHER;
}

enum demo_filled demo_fill(struct db_pool *pool, struct arena *arena, const struct demo_setting *setting)
{
    struct db *db = db_begin(pool, DB_WRITE, arena);
    enum demo_filled filled = looked_into(db, setting);
    if (filled != DEMO_FILLED) {
        db_end(db, DB_ROLLBACK);
        return filled;
    }
    const struct demo_set *set = demo_set_of(setting->country);
    struct demo d = {
        .db = db, .set = set, .now = setting->now, .today = wall_from_instant(setting->now, set->zone).date};
    d.program = setting->program;
    settings_add(db, set);
    d.site = notice_site_read(db, &setting->key, setting->public_url, setting->now);
    fill(&d);
    return db_end(db, DB_COMMIT) == DB_DONE ? DEMO_FILLED : DEMO_FAILED;
}
