// SPDX-License-Identifier: EUPL-1.2
// Comma-separated values as strangers write them, and as we write them ourselves.
#include "test.h"

#include "base/csv.h"
#include "base/rng.h"

#include <stdio.h>

enum { COLUMNS = 4, ROWS = 5, CELL_WIDTH = 3 };

/// Every field of a text, in brackets, rows ended by '/', or the row at which reading stopped.
static struct str fields_of(struct str text, size_t columns)
{
    struct buf out = buf_new(test_arena(), 10000);
    struct csv csv = csv_read(test_arena(), text, ';');
    csv.columns = columns;
    while (csv_row(&csv)) {
        for (size_t i = 0; i < csv.count; i++)
            buf_format(&out, "[%.*s]", STR(csv.fields[i]));
        buf_char(&out, '/');
    }
    if (csv.problem == CSV_QUOTE_OPEN)
        return str_format(test_arena(), "open at %d", (int)csv.row);
    return csv.problem ? S("problem") : buf_get(&out);
}

TEST("quoted fields may hold separators, quotes and line breaks; rows count as in a spreadsheet")
{
    struct csv csv =
        csv_read(test_arena(), S("navn;sted\r\n\"Sykehjem, \"\"Solg\";\"a\nb\"\r\n\r\nx;\n"), ';');
    CHECK(csv_row(&csv) && csv.row == 1 && csv.count == 2);
    CHECK(csv_row(&csv) && csv.row == 2 && csv.count == 2);
    CHECK_STR(csv.fields[0], S("Sykehjem, \"Solg"));
    CHECK_STR(csv.fields[1], S("a\nb"));
    CHECK(csv_row(&csv) && csv.row == 4);
    CHECK_STR(csv.fields[1], S(""));
    CHECK(!csv_row(&csv) && csv.problem == CSV_FINE);
}

TEST("blanks around a quoted field belong to nobody; those inside it, and around a plain one, stay")
{
    CHECK_STR(fields_of(S("1; \"Ada\" ;\t\"Berg\"; x ;\xC2\xA0\" y\"\n"), 5), S("[1][Ada][Berg][ x ][ y]/"));
    CHECK_STR(fields_of(S("  \"a\"  \n \"b\""), 1), S("[a]/[b]/"));
}

TEST("a mark in the middle of a field is an inch, or whatever it is")
{
    CHECK_STR(fields_of(S("skjerm 27\";5' 3\" x;\"27\"\"\"\n"), 3), S("[skjerm 27\"][5' 3\" x][27\"]/"));
}

TEST("a mark that opens a field and does not end it is a problem of its row")
{
    CHECK_STR(fields_of(S("a;\"b"), 2), S("open at 1"));
    CHECK_STR(fields_of(S("a;b\nc;\"d\" e\nf;g\n"), 2), S("open at 2"));
    CHECK_STR(fields_of(S("a;b\n\"\"c\";d\n"), 2), S("open at 2"));
}

TEST("a field of several lines is fine, with a separator in it too, as long as it holds no row")
{
    CHECK_STR(fields_of(S("a;b;c\n\"x\ny\";\"z; \n w\";1\n"), 3), S("[a][b][c]/[x\ny][z; \n w][1]/"));
}

/// A table of plain cells, with a mark put in front of the byte at each of two places.
static struct str with_marks(size_t first, size_t second)
{
    struct buf out = buf_new(test_arena(), 1000);
    size_t at = 0;
    for (int row = 0; row < ROWS; row++)
        for (int column = 0; column < COLUMNS; column++)
            for (int i = 0; i <= CELL_WIDTH; i++, at++) {
                if (at == first || at == second)
                    buf_char(&out, '"');
                if (i < CELL_WIDTH)
                    buf_char(&out, (char)('a' + column));
                else
                    buf_char(&out, column + 1 < COLUMNS ? ';' : '\n');
            }
    return buf_get(&out);
}

TEST("two stray marks, wherever in the table they stand, never make a person vanish")
{
    size_t bytes = (size_t)ROWS * COLUMNS * (CELL_WIDTH + 1), row_bytes = bytes / ROWS;
    for (size_t first = row_bytes; first < bytes; first += CELL_WIDTH + 1) // where a cell begins
        for (size_t second = first + 1; second < bytes; second++) {
            if (second / row_bytes == first / row_bytes)
                continue; // one cell in quotes, or text behind it: no row is concerned but its own
            struct str wanted = str_format(test_arena(), "open at %zu", first / row_bytes + 1);
            CHECK_STR(fields_of(with_marks(first, second), COLUMNS), wanted);
        }
}

TEST("what a spreadsheet would run as a formula is written as text; numbers stay numbers")
{
    struct buf out = buf_new(test_arena(), 1000);
    csv_field(&out, S("=HYPERLINK(\"x\")"), ',');
    buf_char(&out, ' ');
    csv_field(&out, S("-4.5"), ',');
    buf_char(&out, ' ');
    csv_field(&out, S("'@ada"), ',');
    CHECK_STR(buf_get(&out), S("\"'=HYPERLINK(\"\"x\"\")\" -4.5 \"''@ada\""));
}

static struct str random_field(struct rng *rng)
{
    static const char letters[] = "'=+-@\t\"; \r\na1'";
    char *field = NEW_ARRAY(test_arena(), char, 6);
    size_t len = rng_below(rng, 6);
    for (size_t i = 0; i < len; i++)
        field[i] = letters[rng_below(rng, sizeof letters - 1)];
    return (struct str){field, len};
}

TEST("what is written is read again as it was, guards, blanks and all")
{
    struct rng rng = rng_new(7);
    for (int i = 0; i < 20000; i++) {
        struct str field = random_field(&rng);
        struct buf out = buf_new(test_arena(), 200);
        buf_str(&out, S("x;"));
        csv_field(&out, field, ';');
        buf_str(&out, S(";"));
        csv_quoted(&out, field);
        struct csv csv = csv_read(test_arena(), buf_get(&out), ';');
        CHECK(csv_row(&csv) && csv.count == 3);
        CHECK_STR(csv.fields[1], field);
        CHECK_STR(csv.fields[2], field);
    }
}
