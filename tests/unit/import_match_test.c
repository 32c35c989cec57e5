// SPDX-License-Identifier: EUPL-1.2
// Who of a staff list is whom in the store: numbers and mailboxes that are given to somebody else, new names,
// new numbers; and what ends with those who leave.
#include "test.h"

#include "db/db.h"
#include "people/import.h"
#include "sql/auth.h"
#include "sql/catalog.h"
#include "sql/feed.h"

#include <stdio.h>

#define POOL_CATALOG sql_catalog
#include "db_pools.h"

#define HEADER "Ansattnr;Fornavn;Etternavn;E-post;Enhet;Ansatt fra\n"
#define KARI "1;Kari;Nordmann;kari@x.no;Skole;1.8.2020\n"
#define OLA "2;Ola;Berg;ola@x.no;Skole;1.9.2024\n"

static const struct instant now = {INT64_C(1795000000) * US_PER_SECOND};

static struct date today(void)
{
    return date_of(2026, 11, 23);
}

static int64_t days_later; // each thing is done a day after the one before

static struct instant next_day(void)
{
    return instant_plus(now, ++days_later * US_PER_DAY);
}

static struct import_plan *plan_of(struct db *db, struct str text)
{
    struct staff_list *list = staff_list_read(test_arena(), text);
    CHECK_INT(list->counts[FINDING_REFUSES] + list->counts[FINDING_SPOILS_ROW], 0);
    return import_plan(test_arena(), db, list, today());
}

/// "1 0 1 1": new, changed, unchanged, gone; then each warning: "1 0 1 1, number_passed_on 2:Ansattnr"
static struct str outcome(const struct import_plan *plan)
{
    struct buf out = buf_new(test_arena(), 1000);
    const int64_t *n = plan->counts;
    buf_format(&out, "%d %d %d %d", (int)n[IMPORT_KIND_NEW], (int)n[IMPORT_KIND_CHANGED],
               (int)n[IMPORT_KIND_UNCHANGED], (int)n[IMPORT_KIND_GONE]);
    for (size_t i = 0; i < plan->passed_on.count; i++) {
        const struct finding *f = &plan->passed_on.at[i];
        buf_format(&out, ", %.*s %d:%.*s", STR(finding_code(f->code)), (int)f->row, STR(f->column));
    }
    return buf_get(&out);
}

/// What would happen.
static struct str planned(struct db_pool *pool, struct str text)
{
    struct db *db = db_begin(pool, DB_READ, test_arena());
    struct str out = outcome(plan_of(db, text));
    db_end(db, DB_ROLLBACK);
    return out;
}

static struct import_id last_import;

static struct str taken(struct db_pool *pool, struct str text)
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct import_plan *plan = plan_of(db, text);
    struct import_new row = {
        .state = IMPORT_STATE_PREVIEWED, .file_name = S("list.csv"), .made_by_name = S("Ine")};
    struct import_order order = {.now = next_day()};
    import_add(db, &row, &order.import);
    import_take(db, plan, &order);
    last_import = order.import;
    CHECK_INT(db_end(db, DB_COMMIT), DB_DONE);
    return outcome(plan);
}

static void undo(struct db_pool *pool)
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    CHECK_INT(import_undo(db, last_import, today(), next_day()), IMPORT_UNDONE);
    CHECK_INT(db_end(db, DB_COMMIT), DB_DONE);
}

/// Everyone by id: "1 n:1 Kari Nordmann active; ..."
static struct str everyone(struct db_pool *pool)
{
    struct db *db = db_begin(pool, DB_READ, test_arena());
    struct import_person_stored_list people = import_people_stored(db);
    struct buf out = buf_new(test_arena(), 10000);
    for (size_t i = 0; i < people.count; i++)
        buf_format(&out, "%s%lld %.*s %.*s %.*s %.*s", i ? "; " : "", (long long)people.at[i].id.n,
                   STR(people.at[i].match_key), STR(people.at[i].given_name), STR(people.at[i].family_name),
                   STR(person_state_text(people.at[i].state)));
    db_end(db, DB_ROLLBACK);
    return buf_get(&out);
}

// ---- one and the same, or another ----

enum { NUMBER = 1, ADDRESS = 2, GIVEN = 4, FAMILY = 8, FIRST_DAY = 16, ALL = 31 };

/// Someone who has what `agreeing` names of Kari Nordmann, and the rest of their own.
static struct str row_agreeing(int agreeing)
{
    return str_format(test_arena(), HEADER "%s;%s;%s;%s;Skole;%s\n", agreeing & NUMBER ? "1" : "7",
                      agreeing & GIVEN ? "Kari" : "Emma", agreeing & FAMILY ? "Nordmann" : "Aune",
                      agreeing & ADDRESS ? "kari@x.no" : "emma@x.no",
                      agreeing & FIRST_DAY ? "1.8.2020" : "1.3.2025");
}

ON_BOTH("nobody becomes another by a number or an address alone; with one thing more they are the same")
{
    taken(pool, S(HEADER KARI));
    for (int agreeing = 0; agreeing < ALL; agreeing++) {
        struct str wanted = agreeing == NUMBER              ? S("1 0 0 1, number_passed_on 2:Ansattnr")
                            : agreeing == ADDRESS           ? S("1 0 0 1, email_passed_on 2:E-post")
                            : agreeing & (NUMBER | ADDRESS) ? S("0 1 0 0")
                                                            : S("1 0 0 1");
        CHECK_STR(planned(pool, row_agreeing(agreeing)), wanted);
    }
    CHECK_STR(planned(pool, row_agreeing(ALL)), S("0 0 1 0"));
}

ON_BOTH("a name in another spelling, order or case is the same name")
{
    static const char *const same[] = {"KARI;NORDMANN", "Nordmann;Kari", "Kari Anne;Aune",
                                       "Emma;Nordmann-Moe"};
    taken(pool, S(HEADER KARI));
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        CHECK_STR(planned(pool, str_format(test_arena(), HEADER "7;%s;kari@x.no;Skole;1.3.2025\n", same[i])),
                  S("0 1 0 0"));
    CHECK_STR(planned(pool, S(HEADER "7;Karianne;Nordmannmoe;kari@x.no;Skole;1.3.2025\n")),
              S("1 0 0 1, email_passed_on 2:E-post"));
}

#define EMMA "1;Emma;Aune;emma@x.no;Skole;1.3.2026\n"

ON_BOTH("who is given a leaver's number is another person, and undoing parts them again")
{
    taken(pool, S(HEADER KARI OLA));
    struct str before = everyone(pool);
    CHECK_STR(taken(pool, S(HEADER OLA EMMA)), S("1 0 1 1, number_passed_on 3:Ansattnr"));
    CHECK_STR(everyone(pool),
              S("1 left:1 Kari Nordmann ended; 2 n:2 Ola Berg active; 3 n:1 Emma Aune active"));
    CHECK_STR(taken(pool, S(HEADER OLA EMMA)), S("0 0 2 0"));
    undo(pool);
    taken(pool, S(HEADER OLA EMMA "8;Kari;Nordmann;kari@x.no;Skole;1.8.2020\n"));
    CHECK_STR(everyone(pool), S("1 n:8 Kari Nordmann active; 2 n:2 Ola Berg active; 3 n:1 Emma Aune active"));
    undo(pool);
    taken(pool, S(HEADER KARI OLA));
    CHECK(str_starts(everyone(pool), before)); // Emma's number is Kari's again
}

ON_BOTH("undoing gives a number back to who had it, and takes away who was given it")
{
    taken(pool, S(HEADER KARI OLA));
    struct str before = everyone(pool);
    taken(pool, S(HEADER OLA EMMA));
    undo(pool);
    CHECK_STR(everyone(pool), before);
    taken(pool, S(HEADER OLA));
    before = everyone(pool);
    CHECK_STR(taken(pool, S(HEADER OLA EMMA)), S("1 0 1 0, number_passed_on 3:Ansattnr"));
    CHECK_STR(everyone(pool),
              S("1 left:1 Kari Nordmann ended; 2 n:2 Ola Berg active; 4 n:1 Emma Aune active"));
    undo(pool);
    CHECK_STR(everyone(pool), before);
}

ON_BOTH("numbers that are dealt anew change places without making anybody another")
{
    taken(pool, S(HEADER KARI OLA "3;Liv;Dahl;liv@x.no;Skole;1.9.2024\n"));
    struct str before = everyone(pool);
    CHECK_STR(
        taken(pool, S(HEADER "2;Kari;Nordmann;kari@x.no;Skole;1.8.2020\n3;Ola;Berg;ola@x.no;Skole;1.9.2024\n"
                             "1;Liv;Dahl;liv@x.no;Skole;1.9.2024\n")),
        S("0 3 0 0, number_passed_on 2:Ansattnr, number_passed_on 3:Ansattnr, number_passed_on 4:Ansattnr"));
    CHECK_STR(everyone(pool), S("1 n:2 Kari Nordmann active; 2 n:3 Ola Berg active; 3 n:1 Liv Dahl active"));
    undo(pool);
    CHECK_STR(everyone(pool), before);
}

/// Nothing, and the test is skipped, where there is no such folder.
static struct str file_read(const char *name)
{
    FILE *file = fopen(str_format(test_arena(), "../shared/data/faults/%s", name).at, "rb");
    if (!file) {
        test_skip("../shared/data/faults is not there");
        return S("");
    }
    char *bytes = arena_alloc(test_arena(), 100000, 1);
    struct str text = {bytes, fread(bytes, 1, 100000, file)};
    fclose(file);
    return text;
}

ON_BOTH("a leaver's mailbox that a new employee was given makes nobody the leaver")
{
    struct str before = file_read("address-passes-on-before.csv");
    if (!before.len)
        return;
    taken(pool, before);
    CHECK_STR(taken(pool, file_read("address-passes-on-after.csv")), S("1 0 24 1, email_passed_on 2:E-post"));
}

// ---- what ends with who leaves ----

static struct account_id account_for(struct db_pool *pool, int64_t person)
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct account_id account = {0};
    account_add(db, (struct maybe_person_id){true, {person}}, S("ola"), S("Ola"), (struct maybe_str){0}, now,
                &account);
    session_add(db, S("a session"), account, now);
    one_time_link_add(db, S("a link"), LINK_KIND_PASSWORD, (struct maybe_account_id){true, account},
                      instant_plus(now, US_PER_DAY));
    CHECK_INT(db_end(db, DB_COMMIT), DB_DONE);
    return account;
}

/// "active session link calendar 1": what the account of a person can be used for.
static struct str access_of(struct db_pool *pool, struct account_id id)
{
    struct account account = {0};
    struct session session;
    struct one_time_link link;
    struct feed_owner feed = {0};
    struct db *db = db_begin(pool, DB_READ, test_arena());
    CHECK(account_by_id(db, id, &account));
    bool has_session = session_by_hash(db, S("a session"), &session);
    bool has_link = one_time_link_by_hash(db, S("a link"), now, instant_plus(now, US_PER_DAY), &link);
    feed_owner(db, account.person.value, &feed);
    db_end(db, DB_ROLLBACK);
    return str_format(test_arena(), "%.*s%s%s calendar %d", STR(account_state_text(account.state)),
                      has_session ? " session" : "", has_link ? " link" : "", (int)feed.generation);
}

ON_BOTH("sessions, password links and the calendar's address end with who leaves, and stay ended for who "
        "comes back")
{
    taken(pool, S(HEADER KARI OLA));
    struct account_id account = account_for(pool, 2);
    CHECK_STR(access_of(pool, account), S("active session link calendar 1"));
    taken(pool, S(HEADER KARI));
    CHECK_STR(access_of(pool, account), S("disabled calendar 0"));
    undo(pool);
    CHECK_STR(access_of(pool, account), S("active calendar 2"));
}

ON_BOTH(
    "an account that an administrator closed stays closed, whether its owner returns or the import is undone")
{
    taken(pool, S(HEADER KARI OLA));
    struct account_id account = account_for(pool, 2);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    account_state_set(db, account, ACCOUNT_STATE_DISABLED);
    CHECK_INT(db_end(db, DB_COMMIT), DB_DONE);
    taken(pool, S(HEADER KARI));
    undo(pool);
    CHECK_STR(str_slice(access_of(pool, account), 0, 8), S("disabled"));
    taken(pool, S(HEADER KARI));
    taken(pool, S(HEADER KARI OLA));
    CHECK_STR(str_slice(access_of(pool, account), 0, 8), S("disabled"));
}
