// SPDX-License-Identifier: EUPL-1.2
// What a page showed is what is done, or nothing is.
#include "web_site.h"

#define DATES "/networks/%lld/plan/dates?nth=1&weekday=4&start=13:00&end=15:00&day_start=09:00&day_end=15:00"

static struct web_answer dates_ask(const struct web_site *s, const char *form)
{
    return web_ask(
        s, &(struct web_question){.target = str_format(test_arena(), DATES, (long long)s->ours.id.n).at,
                                  .session = s->coordinator,
                                  .form = form});
}

/// What the form on the page sends back of it.
static const char *digest_of(struct str page)
{
    struct str before = S("name=\"digest\" value=\"");
    size_t at = str_find_str(page, before, 0) + before.len;
    struct str value = str_slice(page, at, str_find(page, '"', at));
    CHECK_INT(value.len, 16);
    return str_format(test_arena(), "digest=%.*s", STR(value)).at;
}

static size_t gatherings_count(struct db_pool *pool, const struct web_site *s)
{
    struct db *db = db_begin(pool, DB_READ, test_arena());
    size_t count = gatherings_of(db, s->ours.id).count;
    db_end(db, DB_ROLLBACK);
    return count;
}

/// Far in the future, so that dates are proposed only behind it.
static void somebody_adds_a_gathering(struct db_pool *pool, const struct web_site *s)
{
    struct gathering_id id;
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    gathering_add(db, s->ours.id, 1, GATHERING_KIND_MEETUP, S("Samling"), date_of(2027, 6, 3), 9 * 60,
                  10 * 60, S(""), S(""), (struct maybe_str){0}, S("1@tvers"), &id);
    gathering_hold(db, id);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("dates are taken as the page showed them")
{
    struct web_site s = web_site_on(pool);
    struct web_answer shown = dates_ask(&s, NULL);
    CHECK_INT(shown.status, 200);
    CHECK_INT(dates_ask(&s, digest_of(shown.body)).status, 303);
    CHECK(gatherings_count(pool, &s) > 20);
}

ON_BOTH("dates that would be others than the page showed are shown again, and none is taken")
{
    struct web_site s = web_site_on(pool);
    const char *seen = digest_of(dates_ask(&s, NULL).body);
    somebody_adds_a_gathering(pool, &s);
    struct web_answer refused = dates_ask(&s, seen);
    CHECK_INT(refused.status, 409);
    CHECK(web_says(refused.body, S("Datoene er endret siden du så dem.")));
    CHECK_INT(gatherings_count(pool, &s), 2);
    CHECK_INT(dates_ask(&s, "").status, 409);
    CHECK_INT(dates_ask(&s, digest_of(refused.body)).status, 303);
    CHECK(gatherings_count(pool, &s) > 10);
}
