// SPDX-License-Identifier: EUPL-1.2
// Staff lists as strangers' systems really write them: columns that say the same, rows that a join has
// multiplied, stray marks. The examples of ../shared/data/faults are read as they should be.
#include "test.h"

#include "base/buf.h"
#include "i18n/text.h"
#include "staff/stafflist.h"

#include <stdio.h>

static struct staff_list *read_text(struct str text)
{
    return staff_list_read(test_arena(), text);
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

// ---- columns that say the same ----

/// The address of each person, told by two columns in both orders.
static struct str emails_of(const char *first, const char *second, const char *rows)
{
    const struct staff_list *list =
        read_text(str_format(test_arena(), "Ansattnr;Navn;%s;%s;Enhet;Ansatt fra\n%s", first, second, rows));
    struct str emails[2] = {S("refused"), S("")};
    for (size_t i = 0; i < list->people.count && i < 2; i++)
        emails[i] = list->people.at[i].email;
    CHECK(has_finding(list, 1, str_from(first), FINDING_column_preferred) ||
          has_finding(list, 1, str_from(second), FINDING_column_preferred));
    return str_words(test_arena(), emails[0], emails[1]);
}

TEST("of two columns that mean the same the better name is taken, and the other where it is blank")
{
    CHECK_STR(
        emails_of("mail", "userPrincipalName", "1;A B;a@x.no;u@x.no;S;1.9.2026\n2;C D; ;c@x.no;S;1.9.2026\n"),
        S("a@x.no c@x.no"));
    CHECK_STR(
        emails_of("userPrincipalName", "mail", "1;A B;u@x.no;a@x.no;S;1.9.2026\n2;C D;c@x.no;;S;1.9.2026\n"),
        S("a@x.no c@x.no"));
}

static bool is_same_name(struct str a, struct str b)
{
    return str_is(text_bare(test_arena(), a, TEXT_IN_ASCII), text_bare(test_arena(), b, TEXT_IN_ASCII));
}

TEST("whichever two names of a field stand in a file, it is read, and both are named")
{
    for (int field = 0; field < FIELD_COUNT; field++) {
        struct str rest = str_from(staff_columns.rows[field].aliases[LANG_NB]), names[20];
        size_t count = 0;
        while (count < 20 && str_cut(&rest, '|', &names[count]))
            count++;
        for (size_t i = 0; i < count; i++)
            for (size_t k = i + 1; k < count; k++) {
                if (is_same_name(names[i], names[k]))
                    continue;
                struct str header =
                    str_format(test_arena(), "%.*s;%.*s;employee_id;full_name;email;unit_name;start_date\n",
                               STR(names[k]), STR(names[i]));
                const struct staff_list *list =
                    read_text(str_cat(test_arena(), header, S(";;1;Kari Moe;k@x.no;Skole;1.9.2026\n")));
                CHECK(!is_refused(list));
                bool says = has_finding(list, 1, names[k], FINDING_column_second) ||
                            has_finding(list, 1, names[k], FINDING_column_unused);
                CHECK_STR(says ? names[k] : str_cat(test_arena(), names[i], S(" not named")), names[k]);
            }
    }
}

TEST("two columns of numbers are never mixed: the second's are numbers of something else")
{
    const struct staff_list *list = read_text(S("Ansattnr;Lønnsnr;Navn;E-post;Enhet;Ansatt fra\n"
                                                "1;2;A B;a@x.no;S;1.9.2026\n;1;C D;c@x.no;S;1.9.2026\n"));
    CHECK(has_finding(list, 1, S("Lønnsnr"), FINDING_column_unused));
    CHECK(has_finding(list, 3, S("Ansattnr"), FINDING_employee_id_missing));
    CHECK_INT(list->people.count, 1);
}

TEST("a column about leave is read as such where the status is blank")
{
    const struct staff_list *list =
        read_text(S("Ansattnr;Navn;E-post;Enhet;Ansatt fra;Permisjon;Status\n"
                    "1;A B;a@x.no;S;1.9.2026;ja;\n2;C D;c@x.no;S;1.9.2026;;Aktiv\n"));
    CHECK_INT(list->people.at[0].state, PERSON_STATE_LEAVE);
    CHECK_INT(list->people.at[1].state, PERSON_STATE_ACTIVE);
}

TEST("the same column name twice refuses the file, and is named")
{
    const struct staff_list *list =
        read_text(S("Ansattnr;Navn;E-post;e-POST;Enhet;Ansatt fra\n1;A B;a@x.no;a@x.no;S;1.9.2026\n"));
    CHECK(has_finding(list, 1, S("e-POST"), FINDING_column_twice));
}

TEST("a form's note in brackets is no part of a column's name; brackets that change the meaning are")
{
    const struct staff_list *list = read_text(
        S("Employee ID [Required],First Name [Required],Last Name (obligatorisk),Email Address [Required],"
          "E-post (privat),Department (optional),Start Date *\n1,A,B,a@x.no,hjemme@y.no,S,1.9.2026\n"));
    CHECK(!is_refused(list) && list->people.count == 1);
    CHECK_STR(list->people.at[0].email, S("a@x.no"));
    CHECK(has_finding(list, 1, S("E-post (privat)"), FINDING_column_unknown));
}

/// The unit of the only person, told by two columns.
static struct str unit_of(const char *first, const char *second)
{
    const struct staff_list *list = read_text(
        str_format(test_arena(), "Ansattnr;Navn;E-post;%s;%s;Ansatt fra\n1;A B;a@x.no;%s;%s;1.9.2026\n",
                   first, second, first, second));
    return list->units.count ? list->units.at[0].name : S("none");
}

TEST("where one column has the unit's code and another its name, the name is taken")
{
    CHECK_STR(unit_of("Afdeling", "Afdelingsnavn"), S("Afdelingsnavn"));
    CHECK_STR(unit_of("Enhetsnavn", "Enhet"), S("Enhetsnavn"));
    CHECK_STR(unit_of("Department", "Department name"), S("Department name"));
    CHECK_STR(unit_of("Eining", "Einingsnamn"), S("Einingsnamn"));
}

TEST("a stray mark in the row of names is told as such")
{
    const struct staff_list *list = read_text(
        S("Ansattnr;Navn;\"E-post;Enhet;Ansatt fra\n1;A B;a@x.no;S;1.9.2026\n2;C D;c@x.no;S;1.9.2026\n"));
    CHECK(has_finding(list, 1, S(""), FINDING_quote_open));
}

TEST("a day before a time with AM or PM is written as Americans write it")
{
    const struct staff_list *list =
        read_text(S("Ansattnr;Navn;E-post;Enhet;Ansatt fra\n1;A B;a@x.no;S;2/1/2024 12:00:00 AM\n"
                    "2;C D;c@x.no;S;2/28/2024 9:30 pm\n3;E F;e@x.no;S;2/1/2024 12:00:00\n"));
    CHECK(!is_refused(list) && list->people.count == 3);
    CHECK_INT(list->people.at[0].hired_on.days, date_of(2024, 2, 1).days);
    CHECK_INT(list->people.at[1].hired_on.days, date_of(2024, 2, 28).days);
    CHECK_INT(list->people.at[2].hired_on.days, date_of(2024, 1, 2).days);
}

// ---- rows that a join has multiplied ----

#define POSITIONS                                                                                            \
    "Ansattnr;Navn;E-post;Enhet;Ansatt fra;Ansatt til;Stilling;Prosent;Kontorsted;Utdanning;Kurs\n"

/// The share of the first person, as it is written, and their degree.
static struct str share_of(const char *rows)
{
    const struct staff_list *list = read_text(str_cat(test_arena(), S(POSITIONS), str_from(rows)));
    if (is_refused(list) || list->counts[FINDING_SPOILS_ROW] || !list->people.count)
        return S("refused");
    return str_format(test_arena(), "%.0f %.*s, %d again", list->people.at[0].share_percent.value,
                      STR(education_text(list->people.at[0].education)), (int)list->repeated);
}

TEST("the same position in several rows counts once, whatever else the rows tell, and the highest degree "
     "counts")
{
    CHECK_STR(share_of("1;A B;a@x.no;S;1.2.2024;;Lærer;40;;;x\n1;A B;a@x.no;S;1.2.2024;;Lærer;40;;;y\n"),
              S("40 unknown, 1 again"));
    CHECK_STR(share_of("1;A B;a@x.no;S;01.02.2024;31.12.9999;Lærer;40 %;;;x\n1;A "
                       "B;a@x.no;s;2024-02-01;;LÆRER;40,0;;;x\n"),
              S("40 unknown, 1 again"));
    CHECK_STR(
        share_of(
            "1;A B;a@x.no;S;1.2.2024;;Rådgiver – HR;40;;;x\n1;A B;a@x.no;S;1.2.2024;;rådgiver-HR;40;;;x\n"),
        S("40 unknown, 1 again"));
    CHECK_STR(
        share_of("1;A B;a@x.no;S;1.2.2024;;Lærer;40;;Bachelor;\n1;A B;a@x.no;S;1.2.2024;;Lærer;40;;Master;\n"
                 "1;A B;a@x.no;S;1.2.2024;;Lærer;40;;Videregående;\n"),
        S("40 master, 2 again"));
}

TEST("two positions stay two: another unit, title, place, share or time, or another person")
{
    CHECK_STR(share_of("1;A B;a@x.no;S;1.2.2024;;Lærer;40;;Master;\n1;A B;a@x.no;T;1.2.2024;;Lærer;40;;;\n"),
              S("80 master, 0 again"));
    CHECK_STR(share_of("1;A B;a@x.no;S;1.2.2024;;Lærer;40;;;\n1;A B;a@x.no;S;1.2.2024;;Rektor;40;;PhD;\n"),
              S("80 phd, 0 again"));
    CHECK_STR(share_of("1;A B;a@x.no;S;1.2.2024;;Lærer;40;Nord;;\n1;A B;a@x.no;S;1.2.2024;;Lærer;40;Sør;;\n"),
              S("80 unknown, 0 again"));
    CHECK_STR(share_of("1;A B;a@x.no;S;1.2.2024;;Lærer;40;;;\n1;A B;a@x.no;S;1.2.2024;;Lærer;20;;;\n"),
              S("60 unknown, 0 again"));
    CHECK_STR(share_of("1;A B;a@x.no;S;1.2.2024;;Lærer;40;;;\n1;A B;a@x.no;S;1.3.2024;;Lærer;40;;;\n"),
              S("80 unknown, 0 again"));
    CHECK_STR(share_of("1;A B;a@x.no;S;1.2.2024;;Lærer;40;;;\n2;A B;b@x.no;S;1.2.2024;;Lærer;40;;;\n"),
              S("40 unknown, 0 again"));
}

// ---- the shared examples ----

/// Reads one; NULL, and the test is skipped, where the folder is not there.
static struct staff_list *read_shared(const char *name)
{
    FILE *file = fopen(str_format(test_arena(), "../shared/data/faults/%s", name).at, "rb");
    struct buf all = buf_new(test_arena(), 1 << 20);
    char piece[4096];
    for (size_t len; file && (len = fread(piece, 1, sizeof piece, file)) > 0;)
        buf_str(&all, (struct str){piece, len});
    if (!file) {
        test_skip("../shared/data/faults is not there");
        return NULL;
    }
    fclose(file);
    return read_text(buf_get(&all));
}

TEST("two stray marks refuse the list, at the row where the first stands")
{
    const struct staff_list *list = read_shared("stray-quotes-after.csv");
    CHECK(!list || has_finding(list, 6, S(""), FINDING_quote_open));
}

TEST("a row that stands twice is one position")
{
    const struct staff_list *list = read_shared("row-twice.csv");
    if (!list)
        return;
    CHECK(!is_refused(list) && has_finding(list, 3, S("Ansattnr"), FINDING_row_repeated));
    CHECK_INT(list->people.at[0].share_percent.value, 40);
    CHECK_INT(list->positions.count, 2);
}

TEST("the export of Entra's portal is taken, by the mailbox and not the name for signing in")
{
    const struct staff_list *list = read_shared("two-mail-columns.csv");
    if (!list)
        return;
    CHECK(!is_refused(list));
    CHECK_STR(list->people.at[0].email, S("ada.berg@fjordby.example"));
    CHECK(has_finding(list, 1, S("mail"), FINDING_column_preferred));
    CHECK(has_finding(list, 1, S("userPrincipalName"), FINDING_column_second));
}

TEST("blanks before a mark are no part of a name")
{
    const struct staff_list *list = read_shared("blank-before-quote.csv");
    if (!list)
        return;
    CHECK_STR(list->people.at[0].given_name, S("Ada"));
    CHECK_STR(list->positions.at[0].job_title, S("Adviser"));
}

TEST("an address is judged as the outbox judges it: the first is fine, each of the others spoils its row")
{
    const struct staff_list *list = read_shared("addresses.csv");
    if (!list)
        return;
    for (int64_t row = 2; row <= 7; row++)
        CHECK_INT(has_finding(list, row, S("E-post"), FINDING_email_invalid), row > 2);
    CHECK_STR(list->people.at[0].email, S("ada@bærum-it.example"));
}
