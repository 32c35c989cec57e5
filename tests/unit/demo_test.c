// SPDX-License-Identifier: EUPL-1.2
// The fictional municipality: the same from the same seed, and never the same person twice.
#include "test.h"

#include "demo/municipality.h"

#include <stdlib.h>

static int compare(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static size_t distinct(struct str *texts, size_t count)
{
    size_t different = count > 0;
    qsort(texts, count, sizeof *texts, compare);
    for (size_t i = 1; i < count; i++)
        different += !str_is(texts[i - 1], texts[i]);
    return different;
}

TEST("Nordvåg has about 2,800 employees in about 60 units")
{
    struct municipality m = municipality_new(test_arena(), 1, date_of(2026, 11, 23));
    CHECK(m.people_count > 2700 && m.people_count < 2900);
    CHECK(m.unit_count > 58 && m.unit_count < 66);
}

TEST("no two employees share a name or an address")
{
    struct municipality m = municipality_new(test_arena(), 7, date_of(2026, 11, 23));
    struct str *names = NEW_ARRAY(test_arena(), struct str, m.people_count);
    struct str *mails = NEW_ARRAY(test_arena(), struct str, m.people_count);
    for (size_t i = 0; i < m.people_count; i++) {
        names[i] = str_cat(test_arena(), m.people[i].given_name, m.people[i].family_name);
        mails[i] = m.people[i].email;
    }
    CHECK_INT(distinct(names, m.people_count), m.people_count);
    CHECK_INT(distinct(mails, m.people_count), m.people_count);
}

TEST("the same seed gives the same people, another seed others")
{
    struct municipality a = municipality_new(test_arena(), 3, date_of(2026, 11, 23));
    struct municipality b = municipality_new(test_arena(), 3, date_of(2026, 11, 23));
    struct municipality c = municipality_new(test_arena(), 4, date_of(2026, 11, 23));
    size_t differ = 0;
    for (size_t i = 0; i < a.people_count; i++) {
        CHECK_STR(a.people[i].email, b.people[i].email);
        differ += !str_is(a.people[i].email, c.people[i].email);
    }
    CHECK(differ > a.people_count / 2);
}

TEST("at least 27 employees with a master's degree were hired since New Year")
{
    struct municipality m = municipality_new(test_arena(), 1, date_of(2026, 11, 23));
    int eligible = 0;
    for (size_t i = 0; i < m.people_count; i++)
        eligible += str_is(m.people[i].education, S("master")) &&
                    date_compare(m.people[i].hired_on, date_of(2026, 1, 1)) >= 0 && !m.people[i].is_manager;
    CHECK(eligible >= 27);
}
