// SPDX-License-Identifier: EUPL-1.2
// Taking staff lists into the store, and taking them back.
#include "test.h"

#include "people/import.h"
#include "people/lookup.h"
#include "sql/auth.h"
#include "sql/catalog.h"
#include "sql/people.h"
#include "sql/selection.h"
#include "sql/unit.h"
#include "staff/unitlist.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

#define POOL_CATALOG sql_catalog
#include "db_pools.h"

#define HEADER                                                                                               \
    "Ansattnr;Fornavn;Etternavn;E-post;Enhetskode;Enhet;Stilling;Stillingsprosent;Ansatt fra;Leder "         \
    "ansattnr;Utdanning\n"
#define KARI "1;Kari;Nordmann;kari@x.no;10;Skole;Rektor;100;1.8.2020;;Master\n"
#define OLA "2;Ola;Berg;ola@x.no;10;Skole;Lærer;80;1.9.2026;1;Bachelor\n"
#define LIV "3;Liv;Dahl;liv@x.no;20;Helse;Lege;100;1.9.2026;1;\n"

static const struct instant now = {INT64_C(1795000000) * US_PER_SECOND};

static struct date today(void)
{
    return date_of(2026, 11, 23);
}

static struct staff_list *read_list(struct str text)
{
    struct staff_list *list = staff_list_read(test_arena(), text);
    CHECK_INT(list->counts[FINDING_REFUSES] + list->counts[FINDING_SPOILS_ROW], 0);
    return list;
}

static struct import_id last_import;
static int64_t days_later; // each thing is done a day after the one before

/// "new changed unchanged gone" of taking a list.
static struct str taken_list(struct db_pool *pool, const struct staff_list *list)
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct import_plan *plan = import_plan(test_arena(), db, list, today());
    struct import_new row = {
        .state = IMPORT_STATE_PREVIEWED, .file_name = S("list.csv"), .made_by_name = S("Ine")};
    struct import_order order = {.now = instant_plus(now, ++days_later * US_PER_DAY)};
    import_add(db, &row, &order.import);
    import_take(db, plan, &order);
    last_import = order.import;
    CHECK_INT(db_end(db, DB_COMMIT), DB_DONE);
    return str_format(test_arena(), "%d %d %d %d", (int)plan->counts[IMPORT_KIND_NEW],
                      (int)plan->counts[IMPORT_KIND_CHANGED], (int)plan->counts[IMPORT_KIND_UNCHANGED],
                      (int)plan->counts[IMPORT_KIND_GONE]);
}

static struct str taken(struct db_pool *pool, struct str text)
{
    return taken_list(pool, read_list(text));
}

static enum import_undone undone(struct db_pool *pool, struct import_id import)
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    enum import_undone how = import_undo(db, import, today(), instant_plus(now, ++days_later * US_PER_DAY));
    CHECK_INT(db_end(db, DB_COMMIT), DB_DONE);
    return how;
}

/// Everyone and every unit in the store, as lines that can be compared.
static struct str everything(struct db_pool *pool)
{
    struct db *db = db_begin(pool, DB_READ, test_arena());
    struct buf out = buf_new(test_arena(), 1 << 20);
    struct import_person_stored_list people = import_people_stored(db);
    struct import_position_stored_list positions = import_positions_stored(db);
    struct import_unit_stored_list units = import_units_stored(db);
    for (size_t i = 0; i < people.count; i++) {
        const struct import_person_stored *p = &people.at[i];
        buf_format(&out, "%.*s %.*s %.*s <%.*s> %.*s %.0f %.*s led by %.*s: %.*s\n", STR(p->match_key),
                   STR(p->given_name), STR(p->family_name), STR(p->email), STR(p->job_title.value),
                   p->share_percent.value, STR(p->education), STR(p->manager_key.value),
                   STR(person_state_text(p->state)));
    }
    for (size_t i = 0; i < positions.count; i++)
        buf_format(&out, "%lld %.*s\n", (long long)positions.at[i].person.n,
                   STR(positions.at[i].job_title.value));
    for (size_t i = 0; i < units.count; i++)
        buf_format(&out, "%lld/%lld %.*s %.*s\n", (long long)units.at[i].parent.value.n,
                   (long long)units.at[i].id.n, STR(units.at[i].code.value), STR(units.at[i].name));
    db_end(db, DB_ROLLBACK);
    return buf_get(&out);
}

/// The stored person with a number.
static struct import_person_stored stored(struct db_pool *pool, struct str key)
{
    struct db *db = db_begin(pool, DB_READ, test_arena());
    struct import_person_stored_list people = import_people_stored(db);
    struct import_person_stored found = {0};
    for (size_t i = 0; i < people.count; i++)
        if (str_is(people.at[i].match_key, key))
            found = people.at[i];
    db_end(db, DB_ROLLBACK);
    return found;
}

ON_BOTH("a first list makes everyone, and the same list again changes nobody")
{
    CHECK_STR(taken(pool, S(HEADER KARI OLA LIV)), S("3 0 0 0"));
    struct str before = everything(pool);
    CHECK_STR(taken(pool, S(HEADER LIV KARI OLA)), S("0 0 3 0"));
    CHECK_STR(everything(pool), before);
    CHECK_STR(stored(pool, S("n:2")).manager_key.value, S("n:1"));
}

/// How many are found by a word; how many people a function is said to have, and of how many.
static struct str found_and_counted(struct db_pool *pool, struct str wanted, struct str function)
{
    struct db *db = db_begin(pool, DB_READ, test_arena());
    struct function_known_list functions = functions_known(db);
    int64_t people = 0;
    for (size_t i = 0; i < functions.count; i++)
        people += str_is(functions.at[i].name, function) ? functions.at[i].people : 0;
    size_t count = lookup_people(db, wanted, 10).count;
    int64_t all = 0;
    employees_count(db, &all);
    db_end(db, DB_ROLLBACK);
    return str_format(test_arena(), "%zu %d of %d", count, (int)people, (int)all);
}

#define OLA_LIE "2;Ola;Lie;ola@x.no;10;Skole;Rektor;80;1.9.2026;1;Bachelor\n"

ON_BOTH("people are found by the name of the newest list, and counted by what they do there; undoing undoes "
        "that too")
{
    taken(pool, S(HEADER KARI OLA));
    CHECK_STR(found_and_counted(pool, S("berg"), S("Rektor")), S("1 1 of 2"));
    taken(pool, S(HEADER KARI OLA_LIE LIV));
    CHECK_STR(found_and_counted(pool, S("berg"), S("Rektor")), S("0 2 of 3"));
    CHECK_STR(found_and_counted(pool, S("lie"), S("Lærer")), S("1 0 of 3"));
    CHECK_STR(found_and_counted(pool, S("dahl"), S("Lege")), S("1 1 of 3"));
    CHECK_INT(undone(pool, last_import), IMPORT_UNDONE);
    CHECK_STR(found_and_counted(pool, S("berg"), S("Rektor")), S("1 1 of 2"));
    CHECK_STR(found_and_counted(pool, S("lie"), S("Lærer")), S("0 1 of 2"));
    CHECK_STR(found_and_counted(pool, S("dahl"), S("Lege")), S("0 0 of 2"));
}

ON_BOTH("who is not in the list any more is ended on that day, and comes back as the same person")
{
    taken(pool, S(HEADER KARI OLA LIV));
    int64_t id = stored(pool, S("n:2")).id.n;
    CHECK_STR(taken(pool, S(HEADER KARI LIV)), S("0 0 2 1"));
    struct import_person_stored ola = stored(pool, S("n:2"));
    CHECK_INT(ola.state, PERSON_STATE_ENDED);
    CHECK_STR(date_iso(test_arena(), ola.ended_on.value), S("2026-11-23"));
    CHECK_STR(taken(pool, S(HEADER KARI LIV)), S("0 0 2 0"));
    CHECK_STR(taken(pool, S(HEADER KARI OLA LIV)), S("0 1 2 0"));
    ola = stored(pool, S("n:2"));
    CHECK_INT(ola.id.n, id);
    CHECK(ola.state == PERSON_STATE_ACTIVE && !ola.ended_on.is_set);
}

ON_BOTH("a new name, unit, title or manager is a change; undoing puts it back, field by field")
{
    taken(pool, S(HEADER KARI OLA LIV));
    struct str before = everything(pool);
    CHECK_STR(taken(pool, S(HEADER KARI LIV
                            "2;Ola;Holm;ola.holm@x.no;30;Kultur;Bibliotekar;50;1.9.2026;3;Master\n")),
              S("0 1 2 0"));
    CHECK_STR(stored(pool, S("n:2")).manager_key.value, S("n:3"));
    CHECK_INT(undone(pool, last_import), IMPORT_UNDONE);
    CHECK_STR(everything(pool), before);
}

ON_BOTH("undoing a first list leaves an empty store, and undoing an end brings people back")
{
    struct str nothing = everything(pool);
    taken(pool, S(HEADER KARI OLA LIV));
    CHECK_INT(undone(pool, last_import), IMPORT_UNDONE);
    CHECK_STR(everything(pool), nothing);
    taken(pool, S(HEADER KARI OLA LIV));
    struct str all = everything(pool);
    taken(pool, S(HEADER KARI));
    CHECK_INT(undone(pool, last_import), IMPORT_UNDONE);
    CHECK_STR(everything(pool), all);
}

ON_BOTH("only the last import can be undone, and only once")
{
    taken(pool, S(HEADER KARI));
    struct import_id first = last_import;
    taken(pool, S(HEADER KARI OLA));
    CHECK_INT(undone(pool, first), IMPORT_NOT_LAST);
    CHECK_INT(undone(pool, last_import), IMPORT_UNDONE);
    CHECK_INT(undone(pool, last_import), IMPORT_NOT_LAST);
    CHECK_INT(undone(pool, first), IMPORT_NOT_LAST);
}

static struct account_id account_for(struct db_pool *pool, struct person_id person)
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct account_id account = {0};
    account_add(db, (struct maybe_person_id){true, person}, S("ola"), S("Ola"), (struct maybe_str){0}, now,
                &account);
    CHECK_INT(db_end(db, DB_COMMIT), DB_DONE);
    return account;
}

static enum account_state state_of_account(struct db_pool *pool, struct account_id id)
{
    struct account account = {0};
    struct db *db = db_begin(pool, DB_READ, test_arena());
    CHECK(account_by_id(db, id, &account));
    db_end(db, DB_ROLLBACK);
    return account.state;
}

ON_BOTH("who leaves cannot sign in; undoing lets them in again; someone new who has got an account is ended, "
        "not deleted")
{
    taken(pool, S(HEADER KARI OLA));
    struct account_id account = account_for(pool, stored(pool, S("n:2")).id);
    taken(pool, S(HEADER KARI));
    CHECK_INT(state_of_account(pool, account), ACCOUNT_STATE_DISABLED);
    undone(pool, last_import);
    CHECK_INT(state_of_account(pool, account), ACCOUNT_STATE_ACTIVE);
}

ON_BOTH("someone new who has got an account is ended by undoing, not deleted")
{
    taken(pool, S(HEADER KARI OLA));
    struct account_id account = account_for(pool, stored(pool, S("n:2")).id);
    CHECK_INT(undone(pool, last_import), IMPORT_UNDONE);
    CHECK_INT(stored(pool, S("n:1")).id.n, 0);
    CHECK_INT(stored(pool, S("n:2")).state, PERSON_STATE_ENDED);
    CHECK_INT(state_of_account(pool, account), ACCOUNT_STATE_DISABLED);
}

TEST("before a person is deleted, every table that speaks of people is asked")
{
    DIR *folder = opendir("sql/schema");
    char file[256], line[500], table[100] = "";
    struct str statement = S("");
    struct buf text = buf_new(test_arena(), 1 << 20);
    FILE *import = fopen("sql/people.sql", "r");
    for (bool inside = false; import && fgets(line, sizeof line, import);) {
        inside = inside ? line[0] != '\n' : str_starts(str_from(line), S("-- import_person_drop("));
        buf_str(&text, inside ? str_from(line) : S(""));
    }
    fclose(import);
    statement = buf_get(&text);
    CHECK(statement.len > 0);
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        snprintf(file, sizeof file, "sql/schema/%.200s", entry->d_name);
        FILE *schema = entry->d_name[0] == '.' ? NULL : fopen(file, "r");
        while (schema && fgets(line, sizeof line, schema)) {
            char column[100];
            sscanf(line, "CREATE TABLE %99s", table);
            if (!strstr(line, "REFERENCES person (id)") || strstr(line, "ON DELETE CASCADE") ||
                sscanf(line, " %99s", column) != 1)
                continue;
            bool is_own_note = strcmp(table, "import_person") == 0; // gone before
            struct str part = str_format(test_arena(), "%s = $1", column);
            struct str from = str_format(test_arena(), "FROM %s WHERE", table);
            if (!is_own_note && str_find_str(statement, from, 0) == statement.len)
                printf("import_person_drop() in sql/people.sql forgets %s.%s\n", table, column);
            CHECK(is_own_note || str_find_str(statement, from, 0) < statement.len);
            CHECK(is_own_note || str_find_str(statement, part, 0) < statement.len);
        }
        if (schema)
            fclose(schema);
    }
    closedir(folder);
}

ON_BOTH("whose row cannot be read has not left, and stays as they are")
{
    taken(pool, S(HEADER KARI OLA LIV));
    struct str before = everything(pool);
    struct staff_list *list =
        staff_list_read(test_arena(), S(HEADER KARI "2;Ola;Berg;ola@x.no;10;Skole;Lærer;80;31.2.2026;1;\n"
                                                    ";Liv;Dahl;LIV@x.no;20;Helse;Lege;100;1.9.2026;1;\n"));
    CHECK_INT(list->counts[FINDING_SPOILS_ROW], 2);
    CHECK_STR(taken_list(pool, list), S("0 0 1 0"));
    CHECK_STR(everything(pool), before);
}

ON_BOTH("more than a tenth who would leave is a question; a tenth is not")
{
    struct buf text = buf_new(test_arena(), 100000);
    buf_str(&text, S(HEADER));
    for (int i = 0; i < 20; i++)
        buf_format(&text, "%d;A;B%d;p%d@x.no;10;Skole;Lærer;100;1.1.2020;;\n", 100 + i, i, i);
    struct str all = buf_get(&text), less = S(HEADER);
    taken(pool, all);
    struct db *db = db_begin(pool, DB_READ, test_arena());
    size_t row_119 = str_find_str(all, S("119;"), 0), row_118 = str_find_str(all, S("118;"), 0),
           row_117 = str_find_str(all, S("117;"), 0);
    less = str_slice(all, 0, row_118);
    CHECK(row_119 > row_118);
    CHECK(!import_asks(import_plan(test_arena(), db, read_list(less), today())));
    CHECK(import_asks(import_plan(test_arena(), db, read_list(str_slice(all, 0, row_117)), today())));
    db_end(db, DB_ROLLBACK);
}

ON_BOTH("a list by address, then one by number, and a new number after a pause, make nobody twice")
{
    CHECK_STR(taken(pool, S("Navn;E-post;Enhet;Ansatt fra\nKari Nordmann;kari@x.no;Skole;1.8.2020\n")),
              S("1 0 0 0"));
    int64_t id = stored(pool, S("m:kari@x.no")).id.n;
    CHECK_STR(taken(pool, S(HEADER KARI)), S("0 1 0 0"));
    CHECK_INT(stored(pool, S("n:1")).id.n, id);
    CHECK_STR(taken(pool, S(HEADER "77;Kari;Nordmann;KARI@x.no;10;Skole;Rektor;100;1.8.2020;;Master\n")),
              S("0 1 0 0"));
    CHECK_INT(stored(pool, S("n:77")).id.n, id);
}

ON_BOTH("two people behind one shared address stay two")
{
    CHECK_STR(
        taken(pool,
              S(HEADER "1;A;B;post@x.no;10;Skole;;;1.8.2020;;\n2;C;D;post@x.no;10;Skole;;;1.8.2020;;\n")),
        S("2 0 0 0"));
    CHECK_STR(
        taken(pool,
              S(HEADER "3;E;F;post@x.no;10;Skole;;;1.8.2020;;\n1;A;B;post@x.no;10;Skole;;;1.8.2020;;\n")),
        S("1 0 1 1"));
}

ON_BOTH("what a list does not say stays as it was: a column that is missing, an education that is unknown")
{
    taken(pool, S(HEADER KARI OLA));
    CHECK_STR(taken(pool, S(HEADER "1;Kari;Nordmann;kari@x.no;10;Skole;Rektor;100;1.8.2020;;uoppgitt\n" OLA)),
              S("0 0 2 0"));
    taken(pool, S("Ansattnr;Fornavn;Etternavn;E-post;Enhetskode;Enhet;Ansatt "
                  "fra\n1;Kari;Nordmann;kari@x.no;10;Skole;1.8.2020\n"
                  "2;Ola;Berg;ola@x.no;10;Skole;1.9.2026\n"));
    struct import_person_stored ola = stored(pool, S("n:2"));
    CHECK_STR(ola.job_title.value, S("Lærer"));
    CHECK_STR(ola.education, S("bachelor"));
    CHECK_STR(ola.manager_key.value, S("n:1"));
    CHECK(ola.share_percent.value == 80);
}

ON_BOTH("someone whose last day has passed is ended, and someone whose last day is to come is not")
{
    taken(pool, S("Ansattnr;Navn;E-post;Enhet;Ansatt fra;Ansatt til\n1;A B;a@x.no;S;1.8.2020;22.11.2026\n"
                  "2;C D;c@x.no;S;1.8.2020;23.11.2026\n3;E F;e@x.no;S;1.8.2020;31.12.9999\n"));
    CHECK_INT(stored(pool, S("n:1")).state, PERSON_STATE_ENDED);
    CHECK_INT(stored(pool, S("n:2")).state, PERSON_STATE_ACTIVE);
    CHECK(!stored(pool, S("n:3")).ended_on.is_set);
}

ON_BOTH("several positions are kept, whatever the order of their rows")
{
    struct str list = S(HEADER "1;Kari;Nordmann;kari@x.no;10;Skole;Lærer;60;1.8.2020;;\n1;Kari;Nordmann;kari@"
                               "x.no;20;Helse;Vernepleier;40;1.8.2021;;\n");
    struct str turned = S(HEADER "1;Kari;Nordmann;kari@x.no;20;Helse;Vernepleier;40;1.8.2021;;\n1;Kari;"
                                 "Nordmann;kari@x.no;10;Skole;Lærer;60;1.8.2020;;\n");
    CHECK_STR(taken(pool, list), S("1 0 0 0"));
    CHECK_STR(taken(pool, turned), S("0 0 1 0"));
    CHECK_STR(stored(pool, S("n:1")).job_title.value, S("Lærer"));
    CHECK(stored(pool, S("n:1")).share_percent.value == 100);
}

#define TREE                                                                                                 \
    "unit_code;unit_name;parent_code;manager_id;kind\n1;Kommunen;;;\n10;Skole;2;1;enhet\n2;Oppvekst;1;;"     \
    "sektor\n20;Helse;1;3;sektor\n"

static struct staff_list *with_tree(struct str people, struct str units)
{
    struct staff_list *list = read_list(people);
    struct unit_list_result result = unit_list_merge(test_arena(), list, units, today());
    CHECK_INT(result.counts[FINDING_REFUSES] + result.counts[FINDING_SPOILS_ROW], 0);
    return list;
}

static struct import_unit_stored unit_of(struct db_pool *pool, struct str code)
{
    struct db *db = db_begin(pool, DB_READ, test_arena());
    struct import_unit_stored_list units = import_units_stored(db);
    struct import_unit_stored found = {0};
    for (size_t i = 0; i < units.count; i++)
        if (str_is(units.at[i].code.value, code))
            found = units.at[i];
    db_end(db, DB_ROLLBACK);
    return found;
}

ON_BOTH("a file of units makes the tree, a list without one leaves it, and a new tree moves and renames")
{
    taken_list(pool, with_tree(S(HEADER KARI OLA LIV), S(TREE)));
    CHECK_INT(unit_of(pool, S("10")).parent.value.n, unit_of(pool, S("2")).id.n);
    CHECK_INT(unit_of(pool, S("2")).parent.value.n, unit_of(pool, S("1")).id.n);
    CHECK_INT(unit_of(pool, S("10")).manager.value.n, stored(pool, S("n:1")).id.n);
    CHECK_STR(taken(pool, S(HEADER KARI OLA LIV)), S("0 0 3 0"));
    CHECK_INT(unit_of(pool, S("10")).parent.value.n, unit_of(pool, S("2")).id.n);
    struct str before = everything(pool);
    struct str moved = str_replace(test_arena(), S(TREE), S("10;Skole;2;1"), S("10;Skule;20;3"));
    taken_list(pool, with_tree(S(HEADER KARI OLA LIV), moved));
    CHECK_STR(unit_of(pool, S("10")).name, S("Skule"));
    CHECK_INT(unit_of(pool, S("10")).parent.value.n, unit_of(pool, S("20")).id.n);
    CHECK_INT(unit_of(pool, S("10")).manager.value.n, stored(pool, S("n:3")).id.n);
    CHECK_INT(undone(pool, last_import), IMPORT_UNDONE);
    CHECK_STR(everything(pool), before);
    CHECK_INT(unit_of(pool, S("10")).manager.value.n, stored(pool, S("n:1")).id.n);
}

ON_BOTH("a list that knows units by name only finds those that are stored with a code")
{
    taken_list(pool, with_tree(S(HEADER KARI), S(TREE)));
    taken(pool, S("Ansattnr;Navn;E-post;Enhet;Ansatt fra\n1;Kari Nordmann;kari@x.no;skole;1.8.2020\n"));
    CHECK_INT(stored(pool, S("n:1")).unit.value.n, unit_of(pool, S("10")).id.n);
}

/// "Kommunen 3, Oppvekst 2, ...": the tree with its people.
static struct str tree_counted(struct db_pool *pool)
{
    struct db *db = db_begin(pool, DB_READ, test_arena());
    struct unit_row_list rows = units_as_tree(db, 20);
    struct buf out = buf_new(test_arena(), 1 << 16);
    for (size_t i = 0; i < rows.count; i++)
        buf_format(&out, "%s%.*s %d", i ? ", " : "", STR(rows.at[i].name), (int)rows.at[i].people);
    db_end(db, DB_ROLLBACK);
    return buf_get(&out);
}

ON_BOTH("a unit has the people of all below it, at every height; who leaves or is undone is in none")
{
    taken_list(pool, with_tree(S(HEADER KARI OLA LIV), S(TREE)));
    CHECK_STR(tree_counted(pool), S("Kommunen 3, Helse 1, Oppvekst 2, Skole 2"));
    taken_list(pool, with_tree(S(HEADER KARI LIV), S(TREE)));
    CHECK_STR(tree_counted(pool), S("Kommunen 2, Helse 1, Oppvekst 1, Skole 1"));
    CHECK_INT(undone(pool, last_import), IMPORT_UNDONE);
    CHECK_STR(tree_counted(pool), S("Kommunen 3, Helse 1, Oppvekst 2, Skole 2"));
}

TEST("units in a circle, below an unknown one or no longer valid are noted or passed over")
{
    struct staff_list *list = read_list(S(HEADER KARI));
    struct unit_list_result r = unit_list_merge(
        test_arena(), list,
        S("kode;navn;overordnet;gyldig til\n1;A;2;\n2;B;1;\n3;C;9;\n4;D;;1.1.2020\n10;Skole;3;1.1.2020\n"),
        today());
    CHECK_INT(r.rows, 5);
    CHECK_INT(r.counts[FINDING_WARNS], 2);
    CHECK_INT(r.findings.at[0].code, FINDING_unit_circle);
    CHECK_INT(r.findings.at[1].code, FINDING_unit_parent_unknown);
    CHECK_INT(list->units.count, 4); // A, B, C and Skole, which has people
}

/// "Lærer 80, Rektor 20*": the positions of a person with title and share, the main one marked.
static struct str positions_of(struct db_pool *pool, struct str key)
{
    struct person_id person = stored(pool, key).id;
    struct db *db = db_begin(pool, DB_READ, test_arena());
    struct import_position_stored_list all = import_positions_stored(db);
    struct str *found = NEW_ARRAY(test_arena(), struct str, all.count);
    size_t count = 0;
    for (size_t i = 0; i < all.count; i++)
        if (all.at[i].person.n == person.n)
            found[count++] = str_format(
                test_arena(), "%.*s %.0f%s%.*s", STR(all.at[i].job_title.value),
                all.at[i].share_percent.value, all.at[i].is_primary ? "*" : "",
                STR(all.at[i].ends_on.is_set ? date_iso(test_arena(), all.at[i].ends_on.value) : S("")));
    db_end(db, DB_ROLLBACK);
    return str_join(test_arena(), found, count, S(", "));
}

#define TWO_JOBS                                                                                             \
    HEADER "1;Kari;Nordmann;kari@x.no;10;Skole;Lærer;20;1.8.2020;;\n"                                       \
           "1;Kari;Nordmann;kari@x.no;20;Helse;Lege;80;1.9.2026;;\n"
#define SHORT_HEADER "Ansattnr;Fornavn;Etternavn;E-post;Enhetskode;Enhet;Ansatt fra"
#define SHORT_SCHOOL "1;Kari;Nordmann;kari@x.no;10;Skole;1.8.2020"
#define SHORT_HEALTH "1;Kari;Nordmann;kari@x.no;20;Helse;1.9.2026"

ON_BOTH("a list without titles and shares leaves those of every position, and which of them is the main one")
{
    taken(pool, S(TWO_JOBS));
    struct str before = positions_of(pool, S("n:1"));
    CHECK_STR(before, S("Lege 80*, Lærer 20"));
    CHECK_STR(taken(pool, S(SHORT_HEADER "\n" SHORT_SCHOOL "\n" SHORT_HEALTH "\n")), S("0 0 1 0"));
    CHECK_STR(positions_of(pool, S("n:1")), before);
    CHECK_STR(taken(pool, S(SHORT_HEADER ";Stilling\n" SHORT_HEALTH ";Overlege\n" SHORT_SCHOOL ";Lærer\n")),
              S("0 1 0 0"));
    CHECK_STR(positions_of(pool, S("n:1")), S("Overlege 80*, Lærer 20"));
    CHECK_STR(stored(pool, S("n:1")).job_title.value, S("Overlege"));
}

ON_BOTH("who moves to another unit takes title and share along, where the list does not tell them")
{
    taken(pool, S(HEADER KARI OLA));
    CHECK_STR(taken(pool, S(SHORT_HEADER "\n" SHORT_HEALTH "\n2;Ola;Berg;ola@x.no;10;Skole;1.9.2026\n")),
              S("0 1 1 0"));
    CHECK_STR(positions_of(pool, S("n:1")), S("Rektor 100*"));
}

ON_BOTH("a list without last days leaves those that are to come")
{
    taken(pool, S(SHORT_HEADER ";Sluttdato\n" SHORT_SCHOOL ";31.12.2026\n"));
    CHECK_STR(taken(pool, S(SHORT_HEADER "\n" SHORT_SCHOOL "\n")), S("0 0 1 0"));
    CHECK_STR(date_iso(test_arena(), stored(pool, S("n:1")).ended_on.value), S("2026-12-31"));
    CHECK_STR(positions_of(pool, S("n:1")), S(" 0*2026-12-31"));
}

TEST("without a store everyone is new")
{
    struct import_plan *plan = import_plan(test_arena(), NULL, read_list(S(HEADER KARI OLA)), today());
    CHECK_INT(plan->counts[IMPORT_KIND_NEW], 2);
    CHECK(!import_asks(plan));
}
