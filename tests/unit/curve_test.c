// SPDX-License-Identifier: EUPL-1.2
// The hours of agreements: sixty curves with the figures that tests/rotation/check_hours.py has reckoned,
// which shares no code with this; and what is no curve.
#include "test.h"

#include "base/csv.h"
#include "rotation/curve.h"

#include <stdio.h>
#include <stdlib.h>

enum { FILE_BYTES_MOST = 1 << 16, LIST_MOST = 16 };

/// One line of the file, and the curve that it describes.
struct known {
    struct str name, used_up_on, start_by;
    struct curve curve;
    struct stretch stretches[LIST_MOST];
    struct share shares[LIST_MOST];
    struct leave leaves[LIST_MOST];
    int64_t used;
    struct date today;
    struct curve_total total;
    int64_t rest, left_over;
};

static int64_t number(struct str s)
{
    return strtoll(str_c(test_arena(), s), NULL, 10);
}

static struct date day(struct str s)
{
    struct date d = {0};
    CHECK(date_parse_iso(s, &d));
    return d;
}

/// "2027-02-01..2027-03-31:800" and a blank behind.
static struct str next(struct str *rest)
{
    struct str part = str_slice(*rest, 0, str_find(*rest, ' ', 0));
    *rest = str_trim(str_slice(*rest, part.len, rest->len));
    return part;
}

static void stretches_read(struct known *k, struct str text)
{
    while (text.len) {
        struct str p = next(&text);
        k->stretches[k->curve.count++] = (struct stretch){day(str_slice(p, 0, 10)), day(str_slice(p, 12, 22)),
                                                          number(str_slice(p, 23, p.len))};
    }
    k->curve.at = k->stretches;
}

static void parts_read(struct known *k, struct str leaves, struct str shares)
{
    while (leaves.len) {
        struct str p = next(&leaves);
        k->leaves[k->curve.leave_count++] =
            (struct leave){day(str_slice(p, 0, 10)), day(str_slice(p, 12, 22))};
    }
    while (shares.len) {
        struct str p = next(&shares);
        k->shares[k->curve.share_count++] =
            (struct share){day(str_slice(p, 0, 10)), number(str_slice(p, 11, p.len))};
    }
    k->curve.leaves = k->leaves;
    k->curve.shares = k->shares;
}

static void known_read(const struct str *f, struct known *k)
{
    *k = (struct known){.name = f[0],
                        .curve = {.country = str_is(f[1], S("no")) ? COUNTRY_NORWAY : COUNTRY_DENMARK,
                                  .closed_count = str_is(f[2], S("1")),
                                  .full_week = number(f[3])},
                        .used = number(f[7]),
                        .today = day(f[8]),
                        .total = {number(f[9]), number(f[10]), number(f[11]), number(f[12])},
                        .rest = number(f[13]),
                        .used_up_on = f[14],
                        .left_over = number(f[15]),
                        .start_by = f[16]};
    stretches_read(k, f[5]);
    parts_read(k, f[6], f[4]);
}

static struct str file_text(void)
{
    FILE *file = fopen("tests/rotation/curves.csv", "r");
    char *text = arena_alloc(test_arena(), 1, FILE_BYTES_MOST);
    size_t len = file ? fread(text, 1, FILE_BYTES_MOST, file) : 0;
    if (file)
        fclose(file);
    return (struct str){text, len};
}

static struct str maybe_iso(struct maybe_date d)
{
    return d.is_set ? date_iso(test_arena(), d.value) : S("");
}

static void compare(const struct known *k)
{
    struct curve_total t = curve_sum(&k->curve);
    struct curve_rest r = curve_rest(&k->curve, k->used, k->today);
    CHECK(curve_check(&k->curve) == CURVE_RIGHT);
    CHECK_INT(t.hours, k->total.hours);
    CHECK_INT(t.closed, k->total.closed);
    CHECK_INT(t.full_weeks, k->total.full_weeks);
    CHECK_INT(t.percent_tenth, k->total.percent_tenth);
    CHECK_INT(curve_hours(&k->curve, curve_first(&k->curve), curve_last(&k->curve)), t.hours);
    CHECK_INT(r.rest, k->rest);
    CHECK_INT(r.left_over, k->left_over);
    CHECK_STR(maybe_iso(r.used_up_on), k->used_up_on);
    CHECK_STR(maybe_iso(r.start_by), k->start_by);
}

TEST("the hours of sixty curves, across holidays, part-time changes and both changes of the clock")
{
    struct csv csv = csv_read(test_arena(), file_text(), ',');
    int curves = 0;
    csv_row(&csv); // the names of the columns
    while (csv_row(&csv)) {
        struct known k;
        known_read(csv.fields, &k);
        compare(&k);
        curves++;
    }
    CHECK_INT(curves, 60);
}

TEST("what is no curve is refused by its name")
{
    struct date d = date_of(2027, 2, 1), e = date_of(2027, 3, 31);
    struct stretch many[STRETCHES_MOST + 1] = {{d, e, 800},
                                               {date_plus_days(e, 1), date_plus_days(e, 9), 800}};
    struct curve c = {.at = many, .full_week = 3700};
    CHECK(curve_check(&c) == CURVE_EMPTY);
    c.count = STRETCHES_MOST + 1;
    CHECK(curve_check(&c) == CURVE_TOO_MANY);
    c.count = 2;
    CHECK(curve_check(&c) == CURVE_RIGHT);
    many[1].from = e;
    CHECK(curve_check(&c) == CURVE_OVERLAPS);
    many[1].from = date_plus_days(e, 30);
    CHECK(curve_check(&c) == CURVE_BACKWARDS);
    many[1].to = date_plus_days(d, CURVE_DAYS_MOST);
    CHECK(curve_check(&c) == CURVE_TOO_LONG);
    many[1].to = many[1].from;
    many[1].week = 0;
    CHECK(curve_check(&c) == CURVE_HOURS);
    many[1].week = 3701;
    CHECK(curve_check(&c) == CURVE_HOURS);
}

TEST("the position of a week in which its share changes")
{
    struct share shares[] = {{date_of(2020, 1, 1), 10000}, {date_of(2027, 2, 3), 5000}};
    struct curve c = {.shares = shares, .share_count = 2, .full_week = 3750};
    CHECK_INT(curve_position_week(&c, date_of(2027, 1, 25)), 3750);
    CHECK_INT(curve_position_week(&c, date_of(2027, 2, 1)), 2625); // two days in full, three by half
    CHECK_INT(curve_position_week(&c, date_of(2027, 2, 8)), 1875);
}
