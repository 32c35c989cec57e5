// SPDX-License-Identifier: EUPL-1.2
// What is kept of an uploaded list until it is approved, and whether it is still what was shown.
#include "test.h"

#include "people/import_digest.h"
#include "sql/catalog.h"
#include "staff/staff_file.h"
#include "staff/unitlist.h"

#include <stdio.h>
#include <string.h>

#define POOL_CATALOG sql_catalog
#include "db_pools.h"

#define HEADER "Ansattnr;Fornavn;Etternavn;E-post;Enhet;Ansatt fra;Årslønn;Hobby\n"
#define KARI "1;Kari;Nordmann;kari@x.no;Skole;1.8.2020;720 000;seiling\n"
#define OLA "2;Ola;Berg;ola@x.no;Helse;1.9.2026;510 000;\n"

static struct str strip(struct str bytes)
{
    return staff_file_strip(test_arena(), &staff_columns, bytes);
}

static bool contains(struct str text, struct str part)
{
    return str_find_str(text, part, 0) < text.len;
}

/// Everything that a reader finds in a file, as text.
static struct str told(struct str bytes)
{
    struct staff_list *list = staff_list_read(test_arena(), bytes);
    struct buf out = buf_new(test_arena(), 1 << 24);
    buf_format(&out, "'%c' header %d rows %d people %d positions %d\n", list->separator,
               (int)list->header_row, (int)list->rows, (int)list->people.count, (int)list->positions.count);
    for (size_t i = 0; i < list->people.count; i++) {
        const struct staff_person *p = &list->people.at[i];
        buf_format(&out, "%d %.*s %.*s %.*s %.*s %d %d\n", (int)p->row, STR(p->key), STR(p->given_name),
                   STR(p->family_name), STR(p->email), (int)p->education, (int)p->hired_on.days);
    }
    for (size_t i = 0; i < list->units.count; i++)
        buf_format(&out, "%.*s %.*s\n", STR(list->units.at[i].code), STR(list->units.at[i].name));
    for (size_t i = 0; i < list->findings.count; i++)
        buf_format(&out, "%d %.*s %.*s\n", (int)list->findings.at[i].row, STR(list->findings.at[i].column),
                   STR(finding_code(list->findings.at[i].code)));
    return buf_get(&out);
}

TEST("a cell of a column that is not taken in is a dash; its name stays")
{
    struct str kept = strip(S(HEADER KARI OLA));
    CHECK(!contains(kept, S("720")) && !contains(kept, S("510")) && !contains(kept, S("seiling")));
    CHECK(contains(kept, S("Årslønn")) && contains(kept, S("Hobby")));
    CHECK(contains(kept, S("\"2\";\"Ola\";\"Berg\";\"ola@x.no\";\"Helse\";\"1.9.2026\";\"-\";\n")));
    CHECK_STR(told(kept), told(S(HEADER KARI OLA)));
}

TEST("titles, sums, blank lines, repeated headers and bad rows are told of the copy as of the file")
{
    struct str files[] = {
        S("Rapport fra lønn\nUtskrift 1.9.2026\n\n" HEADER KARI "\n\n" OLA "\nSum;2;;;;;;\n"),
        S("sep=;\n" HEADER KARI HEADER OLA ";;;;;;;x\n"),
        S(HEADER KARI "3;Liv;Dahl;liv@x.no;Helse;31.02.2026;1;\n4;;;;;;;;for;mange\n"),
        S(HEADER "5;\"Kari \"\"Kaia\"\"\nAnne\";\"Dahl; Berg\";k@x.no;Skole;1.9.2026;\"1;2\";\n" OLA),
        S(HEADER
          "=\"00123\";=HYPERLINK(1);B;b@x.no;Skole;1.9.2026;;\n&#272;or;&#272;;B;d@x.no;U;1.9.2026;;\n"),
        S("Ansattnr\tFornavn\tEtternavn\tE-post\tEnhet\tAnsatt fra\r\n1\tK\tB\tk@x.no\tU\t1.9.2026\r\n"),
        S("Employee id,First name,Last name,E-mail,Unit,Start date\r1,K,B,k@x.no,\"U,V\",2026-09-01\r"),
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        CHECK_STR(told(strip(files[i])), told(files[i]));
}

TEST("of a document in JSON a document is kept, without what is private, with every position at its number")
{
    struct str document =
        S("{\"schema\":\"tvers-hr/1\",\"source\":\"Visma\",\"positions\":["
          "{\"employee_id\":1,\"name\":\"Kari \\\"Kaia\\\" Ås\",\"email\":\"k@x.no\",\"unit\":\"U\","
          "\"start_date\":\"2026-09-01\",\"årslønn\":720000,\"hobby\":\"seiling\"},{},"
          "{\"employee_id\":2,\"name\":\"Ola Berg\",\"email\":\"o@x.no\",\"unit\":\"U\","
          "\"start_date\":\"2026-02-31\"}]}");
    struct str kept = strip(document);
    CHECK(str_starts(kept, S("{\"schema\":\"tvers-hr/1\",\"positions\":[")));
    CHECK(contains(kept, S("\"årslønn\":\"-\"")));
    CHECK(!contains(kept, S("720000")) && !contains(kept, S("seiling")) && !contains(kept, S("Visma")));
    CHECK_STR(told(kept), told(document));
    CHECK(contains(told(kept), S("3 start_date date_invalid")));
}

TEST("a file's name is its last part, not too long, and none where it holds a national identity number")
{
    CHECK_STR(staff_file_name(S("C:\\HR\\ansatte.csv")), S("ansatte.csv"));
    CHECK_STR(staff_file_name(S("/home/kari/ansatte.csv")), S("ansatte.csv"));
    CHECK_STR(staff_file_name(S("130972 48022.csv")), S(""));
    CHECK_INT(
        staff_file_name(str_replace(test_arena(), S("xxxxxxxxxxxxxxxxxxxx"), S("x"), S("Åsgård Åsgård ")))
                .len <= 200,
        1);
}

TEST("every one of the shared examples is told of its copy as of itself")
{
    static const char *const names[] = {
        "01_excel_no_cp1252.csv", "02_utf8_bom.csv",        "03_utf16le_tab.txt",  "04_sep_line.csv",
        "05_title_rows.csv",      "06_multi_positions.csv", "07_entra_portal.csv", "08_dk_opus.csv",
        "15_dates.csv",           "17_forbidden_extra.csv"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        FILE *file = fopen(str_format(test_arena(), "../shared/data/hr/%s", names[i]).at, "rb");
        if (!file) {
            test_skip("the shared examples are not here");
            return;
        }
        char bytes[1 << 16];
        struct str text = {bytes, fread(bytes, 1, sizeof bytes, file)};
        fclose(file);
        CHECK_STR(told(strip(text)), told(text));
    }
}

TEST("a file of units keeps codes, names and what is above, and nothing else")
{
    struct str units = S("Enhetskode;Enhet;Overordnet;Budsjett\n10;Oppvekst;;99 mill\n11;Skole;10;7 mill\n");
    struct str kept = staff_file_strip(test_arena(), &unit_columns, units);
    CHECK(contains(kept, S("\"11\";\"Skole\";\"10\";\"-\"\n")));
    CHECK(!contains(kept, S("mill")));
}

TEST("the columns are told as they were understood")
{
    struct column_list columns = staff_file_columns(test_arena(), &staff_columns, S(HEADER KARI));
    CHECK_INT(columns.count, 8);
    CHECK_INT(columns.at[3].kind, COLUMN_FIELD);
    CHECK_INT(columns.at[3].field, FIELD_email);
    CHECK_INT(columns.at[6].kind, COLUMN_PRIVATE);
    CHECK_INT(columns.at[7].kind, COLUMN_UNKNOWN);
    CHECK_STR(columns.at[7].name, S("Hobby"));
    CHECK_INT(staff_file_columns(test_arena(), &staff_columns, S("hei\n")).count, 0);
}

static struct str digest_now(struct db_pool *pool, struct str text, bool *nothing)
{
    struct db *db = db_begin(pool, DB_READ, test_arena());
    struct staff_list *list = staff_list_read(test_arena(), text);
    struct import_plan *plan = import_plan(test_arena(), db, list, date_of(2026, 11, 23));
    *nothing = import_changes_nothing(plan);
    db_end(db, DB_COMMIT);
    return import_digest(test_arena(), plan);
}

static void take(struct db_pool *pool, struct str text)
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct staff_list *list = staff_list_read(test_arena(), text);
    struct import_plan *plan = import_plan(test_arena(), db, list, date_of(2026, 11, 23));
    struct import_new row = {.state = IMPORT_STATE_PREVIEWED, .file_name = S("a"), .made_by_name = S("b")};
    struct import_order order = {.now = {1}};
    import_add(db, &row, &order.import);
    import_take(db, plan, &order);
    CHECK_INT(db_end(db, DB_COMMIT), DB_DONE);
}

ON_BOTH("what was shown is recognised until somebody changes what it would do")
{
    bool nothing;
    struct str list = S(HEADER KARI OLA);
    struct str shown = digest_now(pool, list, &nothing);
    CHECK(!nothing);
    CHECK_STR(digest_now(pool, strip(list), &nothing), shown);
    CHECK(!str_is(digest_now(pool, S(HEADER KARI), &nothing), shown));
    take(pool, S(HEADER KARI));
    CHECK(!str_is(digest_now(pool, list, &nothing), shown));
    CHECK(!nothing);
    take(pool, list);
    digest_now(pool, list, &nothing);
    CHECK(nothing);
}

ON_BOTH("a new value of one person is another digest")
{
    bool nothing;
    take(pool, S(HEADER KARI));
    struct str a = digest_now(pool, S(HEADER "1;Kari;Nordmann;kari@x.no;Skole;2.8.2020;;\n"), &nothing);
    struct str b = digest_now(pool, S(HEADER "1;Kari;Nordmann;kari@x.no;Skole;3.8.2020;;\n"), &nothing);
    CHECK(!str_is(a, b));
    CHECK(!nothing);
}
