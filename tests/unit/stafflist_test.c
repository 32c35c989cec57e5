// SPDX-License-Identifier: EUPL-1.2
// Staff lists, as they come out of Excel, payroll systems and directories.
#include "test.h"

#include "base/buf.h"
#include "staff/stafflist.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#define HEADER "Ansattnr;Fornavn;Etternavn;E-post;Enhet;Ansatt fra\n"

static struct staff_list *read_text(struct str text)
{
    return staff_list_read(test_arena(), text);
}

/// A file of the shared examples; empty with .at NULL where it is absent.
static struct str shared_file(const char *name)
{
    struct str path = str_format(test_arena(), "../shared/data/hr/%s", name);
    FILE *file = fopen(path.at, "rb");
    if (!file)
        return (struct str){0};
    struct buf all = buf_new(test_arena(), 1 << 20);
    char piece[4096];
    size_t len;
    while ((len = fread(piece, 1, sizeof piece, file)) > 0)
        buf_str(&all, (struct str){piece, len});
    fclose(file);
    return buf_get(&all);
}

static size_t count_of(const struct staff_list *list, enum finding_code code)
{
    size_t count = 0;
    for (size_t i = 0; i < list->findings.count; i++)
        count += list->findings.at[i].code == code;
    return count;
}

static bool has_finding(const struct staff_list *list, int64_t row, struct str column, enum finding_code code)
{
    for (size_t i = 0; i < list->findings.count; i++) {
        const struct finding *f = &list->findings.at[i];
        if (f->row == row && f->code == code && str_is(f->column, column))
            return true;
    }
    return false;
}

static bool is_refused(const struct staff_list *list)
{
    return list->counts[FINDING_REFUSES] > 0;
}

// ---- the shared examples and what is expected of each ----

static void check_number(const json_t *expected, const char *key, size_t got, const char *file)
{
    const json_t *wanted = json_object_get(expected, key);
    if (wanted && json_integer_value(wanted) != (json_int_t)got)
        printf("%s: %s\n", file, key);
    CHECK(!wanted || json_integer_value(wanted) == (json_int_t)got);
}

static void check_row_errors(const json_t *wanted, const struct staff_list *list)
{
    size_t found = 0, index;
    json_t *row;
    for (size_t i = 0; i < list->findings.count; i++)
        found += finding_weight(list->findings.at[i].code) == FINDING_SPOILS_ROW;
    CHECK_INT(found, json_array_size(wanted));
    json_array_foreach((json_t *)(uintptr_t)wanted, index, row)
    {
        bool is_there = false;
        for (size_t i = 0; i < list->findings.count; i++)
            is_there |= list->findings.at[i].row == json_integer_value(row) &&
                        finding_weight(list->findings.at[i].code) == FINDING_SPOILS_ROW;
        CHECK(is_there);
    }
}

static void check_dropped(const json_t *wanted, const struct staff_list *list)
{
    CHECK_INT(list->dropped_columns.count, json_array_size(wanted));
    for (size_t i = 0; i < json_array_size(wanted) && i < list->dropped_columns.count; i++)
        CHECK_STR(list->dropped_columns.at[i], str_from(json_string_value(json_array_get(wanted, i))));
}

static void check_file(const char *name, const json_t *expected)
{
    const struct staff_list *list = read_text(shared_file(name));
    const json_t *encoding = json_object_get(expected, "encoding"), *sep = json_object_get(expected, "sep");
    bool is_ok = json_is_true(json_object_get(expected, "ok"));
    CHECK(!is_ok || (!is_refused(list) && list->counts[FINDING_SPOILS_ROW] == 0));
    CHECK(!json_is_false(json_object_get(expected, "ok")) || is_refused(list));
    check_number(expected, "rows", (size_t)list->rows, name);
    check_number(expected, "people", list->people.count, name);
    check_number(expected, "positions", list->positions.count, name);
    if (encoding)
        CHECK_STR(encoding_name(list->encoding), str_from(json_string_value(encoding)));
    if (sep)
        CHECK(list->separator == *json_string_value(sep));
    check_row_errors(json_object_get(expected, "row_errors"), list);
    check_dropped(json_object_get(expected, "dropped_columns"), list);
}

TEST("every shared example is read as its description expects")
{
    struct str text = shared_file("expect.json");
    if (!text.at) {
        test_skip("../shared/data/hr is not there");
        return;
    }
    json_t *all = json_loadb(text.at, text.len, 0, NULL), *expected;
    const char *name;
    json_object_foreach(all, name, expected) check_file(name, expected);
    json_decref(all);
}

// ---- encodings and layouts ----

#define ROW_KARI "00100;Kari;Nordmann;kari@kommune.no;Skole;1.9.2026\n"

static struct str key_of_first(struct str text)
{
    const struct staff_list *list = read_text(text);
    return list->people.count ? list->people.at[0].key : S("nobody");
}

TEST("a byte-order mark is glued to nobody's name")
{
    CHECK_STR(key_of_first(S("\xEF\xBB\xBF" HEADER ROW_KARI)), S("n:00100"));
}

TEST("UTF-16 is read with a mark and without, in both byte orders")
{
    struct str wide[] = {S("\xFF\xFE"), S(""), S("\xFE\xFF"), S("")};
    struct str plain = S(HEADER ROW_KARI);
    for (int form = 0; form < 4; form++) {
        struct buf bytes = buf_new(test_arena(), 10000);
        buf_str(&bytes, wide[form]);
        for (size_t i = 0; i < plain.len; i++) {
            buf_char(&bytes, form < 2 ? plain.at[i] : '\0');
            buf_char(&bytes, form < 2 ? '\0' : plain.at[i]);
        }
        CHECK_STR(key_of_first(buf_get(&bytes)), S("n:00100"));
    }
}

TEST("lines may end in CR, LF or CRLF; fields may be parted by semicolon, comma, tab or bar")
{
    struct str text = S(HEADER ROW_KARI ROW_KARI);
    struct str ends[] = {S("\r"), S("\n"), S("\r\n")}, separators[] = {S(";"), S(","), S("\t"), S("|")};
    for (int e = 0; e < 3; e++)
        for (int s = 0; s < 4; s++) {
            struct str file = str_replace(test_arena(), text, S("\n"), ends[e]);
            const struct staff_list *list = read_text(str_replace(test_arena(), file, S(";"), separators[s]));
            CHECK_INT(list->rows, 2);
            CHECK_INT(list->people.count, 1);
        }
}

TEST("a line break inside quotes does not start a new row")
{
    const struct staff_list *list = read_text(S(HEADER "1;\"Kari\nAnne\";Nordmann;k@x.no;Skole;1.9.2026\n"
                                                       "2;Ola;Nordmann;o@x.no;Skole;31.2.2026\n"));
    CHECK_STR(list->people.at[0].given_name, S("Kari Anne"));
    CHECK(has_finding(list, 3, S("Ansatt fra"), FINDING_date_invalid));
}

TEST("a workbook under another name, an old workbook, a picture and an empty file are told apart")
{
    CHECK_INT(count_of(read_text(S("PK\x03\x04 and more")), FINDING_file_is_xlsx), 1);
    CHECK_INT(count_of(read_text(S("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")), FINDING_file_is_xls), 1);
    CHECK_INT(count_of(read_text(S("\x89PNG\r\n\x1A\n\0\0\0\rIHDR")), FINDING_file_not_text), 1);
    CHECK_INT(count_of(read_text(S("\xEF\xBB\xBF \r\n")), FINDING_file_empty), 1);
    CHECK_INT(count_of(read_text(S(HEADER)), FINDING_file_empty), 1);
    CHECK_INT(count_of(read_text(S("\xFF\xFE"
                                   "a\0\0")),
                       FINDING_encoding_broken),
              1);
}

TEST("a quotation mark that is never closed refuses the file at its row")
{
    const struct staff_list *list = read_text(S(HEADER ROW_KARI "2;\"Ola;Nordmann;o@x.no;Skole;1.9.2026\n"));
    CHECK(has_finding(list, 3, S(""), FINDING_quote_open));
}

TEST("titles above, sums below and headers repeated on each page are no people")
{
    const struct staff_list *list =
        read_text(S("Ansattliste;;;;;\nPer 1.9.2026\n\n" HEADER ROW_KARI HEADER
                    "2;Ola;Nordmann;o@x.no;Skole;1.9.2026\n;;;;;\nSum;;;;;2\nSide 1 av 1\n;;;;;200\n"));
    CHECK(!is_refused(list) && !list->counts[FINDING_SPOILS_ROW]);
    CHECK_INT(list->header_row, 4);
    CHECK_INT(list->people.count, 2);
    CHECK(has_finding(list, 6, S(""), FINDING_header_repeated));
    CHECK(has_finding(list, 9, S(""), FINDING_row_ignored));
    CHECK(has_finding(list, 10, S(""), FINDING_row_ignored));
}

// ---- columns ----

TEST("every name of the shared table of column names is known")
{
    struct str text = shared_file("column-names.json");
    if (!text.at) {
        test_skip("../shared/data/hr is not there");
        return;
    }
    json_t *table = json_loadb(text.at, text.len, 0, NULL), *field;
    const struct column_book *book = column_book_new(test_arena(), &staff_columns);
    const char *languages[] = {"nb", "nn", "da", "en"}, *name;
    json_object_foreach(table, name, field)
    {
        for (int i = 0; i < 4; i++) {
            json_t *alias;
            size_t index;
            json_array_foreach(json_object_get(field, languages[i]), index, alias)
            {
                struct str header = str_from(json_string_value(alias));
                struct column column = column_map(book, &header, 1).at[0];
                bool is_two_in_one = str_is(header, S("fagområde")); // Danish sector, Norwegian category
                CHECK(column.kind == COLUMN_FIELD);
                if (!is_two_in_one && column.kind == COLUMN_FIELD)
                    CHECK_STR(staff_columns.rows[column.field].name, str_from(name));
            }
        }
    }
    json_decref(table);
}

static void check_kinds(const json_t *names, enum column_kind kind)
{
    const struct column_book *book = column_book_new(test_arena(), &staff_columns);
    for (size_t i = 0; i < json_array_size(names); i++) {
        struct str header = str_from(json_string_value(json_array_get(names, i)));
        CHECK_INT(column_map(book, &header, 1).at[0].kind, kind);
    }
}

TEST("every forbidden name of the shared table is forbidden, every private one dropped")
{
    struct str text = shared_file("column-names.json");
    if (!text.at) {
        test_skip("../shared/data/hr is not there");
        return;
    }
    json_t *table = json_loadb(text.at, text.len, 0, NULL),
           *refused = json_object_get(table, "_refuse_columns");
    check_kinds(json_object_get(refused, "hard"), COLUMN_FORBIDDEN);
    check_kinds(json_object_get(refused, "drop_with_notice"), COLUMN_PRIVATE);
    json_decref(table);
}

/// What the shared table says a word means, compared with what the book finds.
static void check_words(const json_t *table, const char *field, enum word_set set, struct str (*text)(int))
{
    struct word_book *book = word_book_new(test_arena(), set);
    json_t *words, *word, *values = json_object_get(json_object_get(table, field), "values");
    const char *value;
    size_t index;
    json_object_foreach(values, value, words) json_array_foreach(words, index, word)
    {
        struct str w = str_from(json_string_value(word));
        struct str tried =
            str_ends(w, S("*")) ? str_cat(test_arena(), str_slice(w, 0, w.len - 1), S("polit")) : w;
        int found = -1;
        tried = str_ends(w, S("xxxxx")) ? str_cat(test_arena(), str_slice(w, 0, 1), S("41101")) : tried;
        CHECK(!tried.len || word_find(book, tried, &found));
        if (tried.len)
            CHECK_STR(text(found), str_from(value));
    }
}

static struct str education_name(int value)
{
    return education_text((enum education)value);
}

static struct str employment_name(int value)
{
    return employment_text((enum employment)value);
}

static struct str state_name(int value)
{
    return person_state_text((enum person_state)value);
}

TEST("every word of the shared table for education, employment and status has its meaning")
{
    struct str text = shared_file("column-names.json");
    if (!text.at) {
        test_skip("../shared/data/hr is not there");
        return;
    }
    json_t *table = json_loadb(text.at, text.len, 0, NULL);
    check_words(table, "education_level", WORDS_education, education_name);
    check_words(table, "employment_type", WORDS_employment, employment_name);
    check_words(table, "status", WORDS_status, state_name);
    json_decref(table);
}

TEST("a column that is needed and not there is named")
{
    const struct staff_list *list = read_text(S("Ansattnr;Navn;Enhet\n1;A B;S\n"));
    CHECK(has_finding(list, 1, S("email"), FINDING_column_missing));
    CHECK(has_finding(list, 1, S("start_date"), FINDING_column_missing));
}

TEST("every field is known by its own name")
{
    struct column_book *book = column_book_new(test_arena(), &staff_columns);
    for (int field = 0; field < FIELD_COUNT; field++) {
        struct column_list list = column_map(book, &staff_columns.rows[field].name, 1);
        CHECK_INT(list.at[0].kind == COLUMN_FIELD ? list.at[0].field : -1, field);
    }
}

TEST("column names are known without their letters æ, ø, å, and in capitals")
{
    CHECK_STR(
        key_of_first(S("LOENNSNR;FØRENAMN;ETTERNAMN;E-POST;EINING;TILSETT FRAA\n7;A;B;a@x.no;S;1.9.2026\n")),
        S("n:7"));
    CHECK_STR(
        key_of_first(S("Lonnsnr;Forenamn;Etternamn;E-post;Eining;Tilsett fra\n7;A;B;a@x.no;S;1.9.2026\n")),
        S("n:7"));
}

TEST("the language of the other columns says what an ambiguous name means")
{
    const struct staff_list *danish =
        read_text(S("Medarbejdernr;Fornavn;Efternavn;E-mail;Afdeling;Ansættelsesdato;Fagområde\n1;A;B;a@x.dk;"
                    "Skole;1.9.2026;Børn\n"));
    const struct staff_list *norwegian = read_text(S(
        "Ansattnr;Fornavn;Etternavn;E-post;Enhet;Ansatt fra;Fagområde\n1;A;B;a@x.no;Skole;1.9.2026;Helse\n"));
    CHECK_INT(danish->units.count, 2);
    CHECK_STR(danish->units.at[0].name, S("Børn"));
    CHECK_STR(norwegian->positions.at[0].job_category, S("Helse"));
}

TEST("an unknown column is named in a warning; a private one is dropped also when its name says more")
{
    const struct staff_list *list = read_text(S("Ansattnr;Navn;E-post;Enhet;Ansatt fra;Lønn per "
                                                "måned;Parkering\n1;A B;a@x.no;S;1.9.2026;50000;ja\n"));
    CHECK(has_finding(list, 1, S("Parkering"), FINDING_column_unknown));
    CHECK_INT(list->dropped_columns.count, 1);
    CHECK_STR(list->dropped_columns.at[0], S("Lønn per måned"));
}

// ---- national identity numbers ----
// 13097248022 and the D-number 53097248016 are Skatteetaten's examples. The synthetic ones (month + 40, month
// + 80, and both that and day + 40) were made beside the program, and another program (npm
// @navikt/fnrvalidator) accepts them.

static bool cell_is_refused(const char *cell)
{
    return is_refused(read_text(str_format(
        test_arena(), "Ansattnr;Navn;E-post;Enhet;Ansatt fra;Merknad\n1;A B;a@x.no;S;1.9.2026;%s\n", cell)));
}

TEST("a national identity number in any cell refuses the file, whatever stands around it")
{
    CHECK(cell_is_refused("13097248022"));
    CHECK(cell_is_refused("130972 48022"));
    CHECK(cell_is_refused("130972.48022"));
    CHECK(cell_is_refused("13.09.72 48022"));
    CHECK(cell_is_refused("130972\xC2\xA0"
                          "48022"));
    CHECK(cell_is_refused("fnr 13097248022, se mappe"));
    CHECK(cell_is_refused("53097248016"));
    CHECK(cell_is_refused("21528348065"));
    CHECK(cell_is_refused("21868343092"));
    CHECK(cell_is_refused("61868343086"));
    CHECK(cell_is_refused("21718342039")); // month + 65
    CHECK(cell_is_refused("1017012181"));  // Excel took the zero of 01017012181
    CHECK(cell_is_refused("1309\xE2\x80\x8B"
                          "7248022")); // a blank of no width
    CHECK(cell_is_refused("010170-1234"));
    CHECK(cell_is_refused("cpr: 010170-1234."));
    CHECK(cell_is_refused("0101701234"));
}

TEST("it does so however its digits are parted, and stuck to whatever letters")
{
    static const char *const ways[] = {
        "130972  48022",
        "130972 - 48022",
        "130972\xE2\x80\x93"
        "48022",
        "130972_48022",
        "130972/48022",
        "130 972 480 22",
        "1309 7248 022",
        "13 097 248 022",
        "13.097.248.022",
        "\"13,097,248,022\"",
        "13\xE2\x80\xAF"
        "097\xE2\x80\xAF"
        "248\xE2\x80\xAF"
        "022",
        "\"130972\n48022\"",
        "fnr13097248022",
        "NO13097248022",
        "fnr_13097248022",
        "'13097248022",
        "=\"13097248022\"",
        "13097248022/2",
        "010170\xE2\x80\x93"
        "1234",
        "010170 - 1234",
        "cpr010170-1234",
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        CHECK_STR(cell_is_refused(ways[i]) ? str_from(ways[i]) : S("taken"), str_from(ways[i]));
}

TEST("it does so as a number with decimals, or in the notation of large numbers")
{
    CHECK(cell_is_refused("13097248022,0"));
    CHECK(cell_is_refused("13097248022.00"));
    CHECK(cell_is_refused("1,3097248022E+10"));
    CHECK(cell_is_refused("1.3097248022e10"));
    CHECK(!cell_is_refused("2,171834203900E+11")); // that is a digit more than the number has
    CHECK(cell_is_refused("3,11270123E+9"));       // 311270-1230
    CHECK(cell_is_refused("1,017012181E+09"));     // 01017012181 without its zero
}

TEST("what only looks a little like one is taken")
{
    CHECK(!cell_is_refused("13097248023"));                          // a control digit is wrong
    CHECK(!cell_is_refused("33097248022"));                          // no such day
    CHECK(!cell_is_refused("7d1f6f1e-0000-4000-8000-013097248022")); // part of a longer number
    CHECK(!cell_is_refused("320170-1234"));                          // no 32nd of a month
    CHECK(!cell_is_refused("+47 22 33 44 55"));
    CHECK(!cell_is_refused("2026-09-01 12:00:00"));
    CHECK(!cell_is_refused("01.09.2026-31.12.2026"));
    CHECK(!cell_is_refused("4790123456"));
    CHECK(!cell_is_refused("7d1f6f1e-1309-7248-022a-000000000000"));
    CHECK(!cell_is_refused("1,31E+10")); // what is lost cannot be known
    CHECK(!cell_is_refused("1,30,97,24,80,22"));
}

TEST("the row and the column are told, the number itself never")
{
    const struct staff_list *list =
        read_text(S("Kjørt for 13097248022\n" HEADER "130972 48022;Kari;Nordmann;k@x.no;Skole;1.9.2026\n"));
    CHECK(has_finding(list, 1, S("A"), FINDING_national_id_value));
    CHECK(has_finding(list, 3, S("Ansattnr"), FINDING_national_id_value));
    for (size_t i = 0; i < list->findings.count; i++)
        CHECK(str_find_str(list->findings.at[i].column, S("48022"), 0) == list->findings.at[i].column.len);
}

TEST("a number in the header is not repeated as the column's name")
{
    const struct staff_list *list =
        read_text(S("Ansattnr;Navn;E-post;Enhet;Ansatt fra;13097248022\n1;A B;a@x.no;S;1.9.2026;x\n"));
    CHECK(has_finding(list, 1, S("F"), FINDING_national_id_value));
    CHECK_INT(count_of(list, FINDING_national_id_value), 1);
}

TEST("a column for national identity numbers refuses the file, also an empty one")
{
    const char *names[] = {
        "Fødselsnr.",   "FNR", "CPR-nr.", "Ansattes fødselsnummer", "Fødselsnummer (11 siffer)",
        "fodselsnummer"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        CHECK_INT(
            count_of(read_text(str_format(
                         test_arena(), "Ansattnr;Navn;E-post;Enhet;Ansatt fra;%s\n1;A B;a@x.no;S;1.9.2026;\n",
                         names[i])),
                     FINDING_national_id_column),
            1);
}

TEST("telephones and production units have ten digits too; employee numbers that are all dates of birth do "
     "not")
{
    CHECK(!is_refused(read_text(S("Ansattnr;Navn;E-post;Enhet;Ansatt fra;Telefon;P-nummer\n1;A "
                                  "B;a@x.no;S;1.9.2026;0101701234;1003267890\n"))));
    CHECK(
        is_refused(read_text(S("Tjenestenr;Navn;E-mail;Afdeling;Ansat fra\n0101701234;A B;a@x.dk;S;1.9.2026\n"
                               "1512811234;C D;c@x.dk;S;1.9.2026\n3006901234;E F;e@x.dk;S;1.9.2026\n"))));
}

// ---- dates ----

static struct str start_of(const char *cell)
{
    struct str row = str_format(test_arena(), HEADER "1;Kari;Nordmann;k@x.no;Skole;%s\n", cell);
    const struct staff_list *list = read_text(row);
    if (list->people.count)
        return date_iso(test_arena(), list->people.at[0].hired_on);
    for (size_t i = 0; i < list->findings.count; i++)
        if (finding_weight(list->findings.at[i].code) != FINDING_WARNS)
            return finding_code(list->findings.at[i].code);
    return S("nothing");
}

TEST("one day, written in twenty ways")
{
    const char *ways[] = {"01.09.2026",
                          "1.9.2026",
                          "01-09-2026",
                          "01/09/2026",
                          "01.09.26",
                          "2026-09-01",
                          "2026.09.01",
                          "20260901",
                          "01092026",
                          "1. september 2026",
                          "1 september 2026",
                          "1. sept. 2026",
                          "1. SEP 2026",
                          "46266",
                          "46266,0",
                          "46266.5",
                          "2026-09-01T00:00:00Z",
                          "2026-09-01 00:00:00",
                          "01.09.2026 00:00",
                          "2026-08-31T22:00:00Z",
                          "1. 9. 2026",
                          "=\"01.09.2026\""};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        CHECK_STR(start_of(ways[i]), S("2026-09-01"));
}

TEST("months are known by name in four languages")
{
    CHECK_STR(start_of("3. mai 2026"), S("2026-05-03"));
    CHECK_STR(start_of("3. maj 2026"), S("2026-05-03"));
    CHECK_STR(start_of("3 May 2026"), S("2026-05-03"));
    CHECK_STR(start_of("3. marts 2026"), S("2026-03-03"));
    CHECK_STR(start_of("3. oktober 2026"), S("2026-10-03"));
    CHECK_STR(start_of("3 December 2026"), S("2026-12-03"));
}

TEST("a year of two digits is of this century up to 49")
{
    CHECK_STR(start_of("01.09.85"), S("1985-09-01"));
    CHECK_STR(start_of("01.09.49"), S("2049-09-01"));
}

TEST("days that do not exist, months first and ends without end are no start")
{
    CHECK_STR(start_of("31.02.2026"), S("date_invalid"));
    CHECK_STR(start_of("09/25/2026"), S("date_invalid"));
    CHECK_STR(start_of("00.00.0000"), S("date_invalid"));
    CHECK_STR(start_of("31.12.9999"), S("date_invalid"));
    CHECK_STR(start_of("99991231"), S("date_invalid"));
    CHECK_STR(start_of("i fjor"), S("date_invalid"));
    CHECK_STR(start_of("1. foo 2026"), S("date_invalid"));
    CHECK_STR(start_of("123"), S("date_invalid"));
    CHECK_STR(start_of(""), S("date_missing"));
}

TEST("a date with hyphens is doubtful until another in the column can only be read one way")
{
    const struct staff_list *list =
        read_text(S(HEADER "1;A;B;a@x.no;S;09-01-2026\n2;C;D;c@x.no;S;05-05-2026\n"));
    CHECK(has_finding(list, 2, S("Ansatt fra"), FINDING_date_day_first));
    CHECK_INT(list->findings.count, 1);
    list = read_text(S(HEADER "1;A;B;a@x.no;S;09-01-2026\n2;C;D;c@x.no;S;22-10-2023\n"));
    CHECK_INT(list->findings.count, 0);
}

static bool end_is_open(const char *cell)
{
    struct str text = str_format(
        test_arena(), "Ansattnr;Navn;E-post;Enhet;Ansatt fra;Ansatt til\n1;A B;a@x.no;S;1.9.2026;%s\n", cell);
    const struct staff_list *list = read_text(text);
    CHECK_INT(list->people.count, 1);
    return list->people.count && !list->people.at[0].ended_on.is_set;
}

TEST("an end may be left open in six ways")
{
    const char *ways[] = {"", "31.12.9999", "31.12.2099", "00.00.0000", "99991231", "9999-12-31T00:00:00Z"};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        CHECK(end_is_open(ways[i]));
    CHECK(!end_is_open("31.12.2026"));
}

// ---- shares ----

static struct str shares_of(const char *const *cells, size_t count)
{
    struct buf text = buf_new(test_arena(), 10000), out = buf_new(test_arena(), 1000);
    buf_str(&text, S("Ansattnr;Navn;E-post;Enhet;Ansatt fra;Stillingsprosent\n"));
    for (size_t i = 0; i < count; i++)
        buf_format(&text, "%zu;A B;a%zu@x.no;S;1.9.2026;%s\n", i + 1, i, cells[i]);
    const struct staff_list *list = read_text(buf_get(&text));
    for (size_t i = 0; i < list->people.count; i++)
        buf_format(&out, "%s%.4g", i ? " " : "", list->people.at[i].share_percent.value);
    return buf_get(&out);
}

#define SHARES(...)                                                                                          \
    shares_of((const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

TEST("shares may be percent, parts of one, parts of the week or hundredths of a percent")
{
    CHECK_STR(SHARES("100", "62,5", "33.33 %", "0", "80 prosent"), S("100 62.5 33.33 0 80"));
    CHECK_STR(SHARES("1", "0,8649", "0"), S("100 86.49 0"));
    CHECK_STR(SHARES("32/37", "37/37", "0,8649"), S("86.49 100 86.49"));
    CHECK_STR(SHARES("8000", "10000", "500", "0"), S("80 100 5 0"));
    CHECK_STR(SHARES("100", "0,5"), S("100 50"));
}

TEST("a share that is none spoils its row")
{
    CHECK_STR(SHARES("80", "mye"), S("80"));
    CHECK_STR(SHARES("80", "-20"), S("80"));
    CHECK_STR(SHARES("80", "800"), S("80"));
    CHECK_STR(SHARES("80", "1/0"), S("80"));
}

// ---- names, addresses, numbers ----

TEST("a full name is parted at its comma, or before its last word")
{
    const struct staff_list *list = read_text(
        S("Ressursnr;Navn;E-post;Enhet;Dato fra\n1;\"Nordmann, Kari Anne\";k@x.no;S;1.9.2026\n2;Ola Nils "
          "Berg;o@x.no;S;1.9.2026\n3;Suharto;s@x.no;S;1.9.2026\n"));
    CHECK_STR(list->people.at[0].given_name, S("Kari Anne"));
    CHECK_STR(list->people.at[0].family_name, S("Nordmann"));
    CHECK_STR(list->people.at[1].given_name, S("Ola Nils"));
    CHECK_STR(list->people.at[1].family_name, S("Berg"));
    CHECK_STR(list->people.at[2].family_name, S("Suharto"));
    CHECK(has_finding(list, 4, S("Navn"), FINDING_name_partial));
}

TEST("letters put together from two characters are the same as in one piece")
{
    const struct staff_list *list =
        read_text(S(HEADER "1;A\xCC\x8Ase;\xC2\xA0N\xC3\xB8kleby ;a\xCC\x8Ase@x.no;S;1.9.2026\n"));
    CHECK_STR(list->people.at[0].given_name, S("Åse"));
    CHECK_STR(list->people.at[0].family_name, S("Nøkleby"));
    CHECK_STR(list->people.at[0].email_key, S("åse@x.no"));
}

TEST("an address is the same in capitals; two people with one address are noted")
{
    const struct staff_list *list =
        read_text(S(HEADER "1;A;B;Post@X.no;S;1.9.2026\n2;C;D;post@x.NO;S;1.9.2026\n"));
    CHECK_INT(list->people.count, 2);
    CHECK(has_finding(list, 3, S("E-post"), FINDING_email_shared));
}

TEST("what is no address spoils its row")
{
    const char *cells[] = {"kari",          "kari@",    "@x.no",  "kari@x", "kari nordmann@x.no",
                           "a@x.no;b@x.no", "<k@x.no>", "k@x..no"};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        struct str text = str_format(test_arena(), HEADER "1;A;B;\"%s\";S;1.9.2026\n", cells[i]);
        CHECK(has_finding(read_text(text), 2, S("E-post"), FINDING_email_invalid));
    }
    CHECK(has_finding(read_text(S(HEADER "1;A;B;;S;1.9.2026\n")), 2, S("E-post"), FINDING_email_missing));
}

TEST("a number that Excel has destroyed is told apart from a bad one")
{
    const struct staff_list *list = read_text(S(HEADER "1,00E+05;A;B;a@x.no;S;1.9.2026\n"));
    CHECK(has_finding(list, 2, S("Ansattnr"), FINDING_number_destroyed));
    CHECK_INT(list->people.count, 0);
}

TEST("numbers of different lengths may have lost their zeros, unless some still have theirs")
{
    CHECK(has_finding(read_text(S(HEADER "10001;A;B;a@x.no;S;1.9.2026\n417;C;D;c@x.no;S;1.9.2026\n")), 3,
                      S("Ansattnr"), FINDING_zeros_lost));
    CHECK_INT(count_of(read_text(S(HEADER "00417;A;B;a@x.no;S;1.9.2026\n417;C;D;c@x.no;S;1.9.2026\n")),
                       FINDING_zeros_lost),
              0);
}

TEST("a formula spoils its row; the trick that keeps zeros does not")
{
    CHECK(has_finding(read_text(S(HEADER "1;A;B;\"=HYPERLINK(\"\"mailto:a@x.no\"\")\";S;1.9.2026\n")), 2,
                      S("E-post"), FINDING_formula));
    CHECK_INT(read_text(S(HEADER "1;A;B;=1+1;S;1.9.2026\n"))->counts[FINDING_SPOILS_ROW], 1);
    CHECK_STR(key_of_first(S(HEADER "=\"00123\";A;B;a@x.no;S;1.9.2026\n")), S("n:00123"));
}

TEST("a semicolon inside a letter's code is no separator, and the code is kept and noted")
{
    const struct staff_list *list = read_text(S(HEADER "1;&#272;or&#273;e;B;&#273;@x.no;S;1.9.2026\n"));
    CHECK_STR(list->people.at[0].given_name, S("&#272;or&#273;e"));
    CHECK(has_finding(list, 2, S("Fornavn"), FINDING_text_entity));
}

TEST("garbled letters are noted")
{
    CHECK(has_finding(read_text(S(HEADER "1;BjÃ¸rn;B;a@x.no;S;1.9.2026\n")), 2, S("Fornavn"),
                      FINDING_text_mojibake));
    CHECK_INT(count_of(read_text(S(HEADER "1;Bjørn;Ñuñez;a@x.no;S;1.9.2026\n")), FINDING_text_mojibake), 0);
    static const char *const foreign[] = {"B\x86rd", "Bj\x9brn", "S\x91ther", "Bj\xbfrn",
                                          "S\xbether"}; // DOS, Mac
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        CHECK(
            has_finding(read_text(str_format(test_arena(), HEADER "1;%s;B;a@x.no;S;1.9.2026\n", foreign[i])),
                        2, S("Fornavn"), FINDING_text_mojibake));
    CHECK_INT(count_of(read_text(S(HEADER "1;\x91Kari\x92 O\x92Hov \x86;B;a@x.no;S\xbe;1.9.2026\n")),
                       FINDING_text_mojibake),
              0);
}

// ---- several positions ----

#define POSITIONS "Ansattnr;Navn;E-post;Enhet;Stilling;Stillingsprosent;Ansatt fra;Hovedstilling\n"

static struct str main_job(struct str rows)
{
    const struct staff_list *list = read_text(str_cat(test_arena(), S(POSITIONS), rows));
    return list->people.count == 1 ? list->positions.at[list->people.at[0].primary].job_title
                                   : S("not one person");
}

TEST("the main position is the one marked so, else the largest, else the oldest")
{
    CHECK_STR(main_job(S("1;A B;a@x.no;S;Lærer;80;1.9.2026;\n1;A B;a@x.no;S;Leder;20;1.9.2026;ja\n")),
              S("Leder"));
    CHECK_STR(main_job(S("1;A B;a@x.no;S;Lærer;20;1.9.2020;\n1;A B;a@x.no;S;Leder;80;1.9.2026;\n")),
              S("Leder"));
    CHECK_STR(main_job(S("1;A B;a@x.no;S;Lærer;50;1.9.2026;\n1;A B;a@x.no;S;Leder;50;1.9.2020;\n")),
              S("Leder"));
}

TEST("shares of several positions add up, and the first day of all counts")
{
    const struct staff_list *list =
        read_text(S(POSITIONS "1;A B;a@x.no;S;Lærer;80;1.9.2026;\n1;A B;a@x.no;S;Leder;40;1.9.2020;\n"));
    CHECK(list->people.at[0].share_percent.value == 120);
    CHECK_STR(date_iso(test_arena(), list->people.at[0].hired_on), S("2020-09-01"));
    CHECK(has_finding(list, 2, S("Stillingsprosent"), FINDING_percent_sum_over_100));
}

TEST("someone is gone only when every position has ended")
{
    const struct staff_list *list = read_text(
        S("Ansattnr;Navn;E-post;Enhet;Ansatt fra;Ansatt til\n1;A B;a@x.no;S;1.9.2020;1.1.2026\n1;A "
          "B;a@x.no;S;1.9.2020;\n2;C D;c@x.no;S;1.9.2020;1.1.2026\n2;C D;c@x.no;S;1.9.2020;1.3.2026\n"));
    CHECK(!list->people.at[0].ended_on.is_set);
    CHECK_STR(date_iso(test_arena(), list->people.at[1].ended_on.value), S("2026-03-01"));
}

// ---- managers, status, units ----

#define LED "Ansattnr;Navn;E-post;Enhet;Ansatt fra;Leder\n"

TEST("a manager is found by number or by address, whatever the column is called")
{
    const struct staff_list *list =
        read_text(S(LED "1;A B;a@x.no;S;1.9.2026;1\n2;C D;c@x.no;S;1.9.2026;1\n3;E "
                        "F;e@x.no;S;1.9.2026;C@X.no\n4;G H;g@x.no;S;1.9.2026;9\n"));
    CHECK_INT(list->people.at[0].manager, STAFF_NONE);
    CHECK_INT(list->people.at[1].manager, 0);
    CHECK_INT(list->people.at[2].manager, 1);
    CHECK_INT(list->people.at[3].manager, STAFF_NONE);
    CHECK(has_finding(list, 5, S("Leder"), FINDING_manager_outside));
    CHECK_INT(count_of(list, FINDING_manager_cycle), 0);
}

TEST("managers that lead each other in a circle are noted once")
{
    const struct staff_list *list =
        read_text(S(LED "1;A B;a@x.no;S;1.9.2026;2\n2;C D;c@x.no;S;1.9.2026;3\n3;E "
                        "F;e@x.no;S;1.9.2026;1\n4;G H;g@x.no;S;1.9.2026;1\n"));
    CHECK_INT(count_of(list, FINDING_manager_cycle), 1);
}

TEST("yes means at work under status, and on leave under leave")
{
    struct str text = S("Ansattnr;Navn;E-post;Enhet;Ansatt fra;Permisjon\n1;A B;a@x.no;S;1.9.2026;ja\n2;C "
                        "D;c@x.no;S;1.9.2026;nei\n");
    CHECK_INT(read_text(text)->people.at[0].state, PERSON_STATE_LEAVE);
    CHECK_INT(read_text(text)->people.at[1].state, PERSON_STATE_ACTIVE);
    text = str_replace(test_arena(), text, S("Permisjon"), S("Status"));
    CHECK_INT(read_text(text)->people.at[0].state, PERSON_STATE_ACTIVE);
    CHECK_INT(read_text(text)->people.at[1].state, PERSON_STATE_ENDED);
}

TEST("educations in words and codes")
{
    struct word_book *book = word_book_new(test_arena(), WORDS_education);
    const struct {
        struct str text;
        int level;
    } cases[] = {{S("cand.polit."), EDUCATION_MASTER},  {S("Cand.mag."), EDUCATION_BACHELOR},
                 {S("741101"), EDUCATION_MASTER},       {S("Mastergrad i jus"), EDUCATION_MASTER},
                 {S("Ph.d. i økonomi"), EDUCATION_PHD}, {S("Bachelor, sykepleie"), EDUCATION_BACHELOR},
                 {S("dr.philos"), EDUCATION_PHD},       {S("SIV.ING."), EDUCATION_MASTER},
                 {S("Fagbrev"), EDUCATION_VOCATIONAL},  {S("70"), EDUCATION_MASTER}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int level = -1;
        CHECK(word_find(book, cases[i].text, &level));
        CHECK_INT(level, cases[i].level);
    }
    int level;
    CHECK(!word_find(book, S("påbegynt master"), &level));
    CHECK(!word_find(book, S("annet"), &level));
}

TEST("a path makes a tree of units, top first, and the unit itself may stand at its end")
{
    const struct staff_list *list = read_text(S(
        "Ansattnr;Navn;E-post;Enhet;Ansatt fra;Organisasjonssti\n1;A B;a@x.no;Lunden skole;1.9.2026;Oppvekst "
        "> Skole > Lunden skole\n2;C D;c@x.no;Hagen skole;1.9.2026;Oppvekst > Skole\n"));
    CHECK_INT(list->units.count, 4);
    int32_t lunden = list->positions.at[0].unit, hagen = list->positions.at[1].unit;
    CHECK_INT(list->units.at[lunden].parent, list->units.at[hagen].parent);
    CHECK_STR(list->units.at[staff_unit_at_depth(list, lunden, 0)].name, S("Oppvekst"));
    CHECK_STR(list->units.at[staff_unit_at_depth(list, lunden, 1)].name, S("Skole"));
    CHECK_INT(staff_unit_at_depth(list, lunden, 5), lunden);
}

TEST("one code with two names is one unit, and noted")
{
    const struct staff_list *list =
        read_text(S("Ansattnr;Navn;E-post;Enhetskode;Enhet;Ansatt fra\n1;A B;a@x.no;10;Skole;1.9.2026\n2;C "
                    "D;c@x.no;10;Skule;1.9.2026\n"));
    CHECK_INT(list->units.count, 1);
    CHECK(has_finding(list, 3, S("Enhet"), FINDING_unit_differs));
}

TEST("a row that cannot be taken makes no unit")
{
    const struct staff_list *list = read_text(
        S(HEADER
          "1;Kari;Moe;k@x.no;Skole;1.9.2026\n2;Ola;Berg;o@x.no;slipped@x.no;Skole\n3;Per;Lie;p@x.no;;\n"));
    CHECK_INT(list->units.count, 1);
    CHECK(has_finding(list, 4, S("Enhet"), FINDING_unit_missing));
}

TEST("a row with a separator too many is not taken")
{
    CHECK(has_finding(read_text(S(HEADER "1;A;B;a@x.no;Sykehjem; nord;1.9.2026\n")), 2, S(""),
                      FINDING_row_too_long));
}

// ---- size ----

static struct str many_rows(int count)
{
    struct buf text = buf_new(test_arena(), 64 << 20);
    buf_str(&text, S("Ansattnr;Fornavn;Etternavn;E-post;Stilling;Enhetskode;Enhet;Stillingsprosent;Ansatt "
                     "fra;Leder\r\n"));
    for (int i = 0; i < count; i++)
        buf_format(&text,
                   "%06d;Bj\xF8rn;\xC5s%d;bj\xF8rn%d@x.no;R\xE5"
                   "dgiver;%d;Enhet %d;%d;%d.%d.2020;%06d\r\n",
                   i, i, i, i % 97, i % 97, 50 + i % 51, 1 + i % 28, 1 + i % 12, i / 10);
    return buf_get(&text);
}

TEST("twenty thousand people in Windows' code page are all read")
{
    const struct staff_list *list = read_text(many_rows(20000));
    CHECK_INT(list->people.count, 20000);
    CHECK_INT(list->units.count, 97);
    CHECK_INT(list->findings.count, 0);
    CHECK_INT(list->people.at[19999].manager, 1999);
}
