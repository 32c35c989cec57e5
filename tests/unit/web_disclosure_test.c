// SPDX-License-Identifier: EUPL-1.2
// The candidates as a file, with first day, education and share of many people: HR says yes to each, and who
// took one is on record.
#include "web_site.h"

#include "selection/disclosure.h"

static struct web_answer asked(const struct web_site *s, struct secret who, const char *what)
{
    const char *target =
        str_c(test_arena(), str_format(test_arena(), "/networks/%lld/file%s", (long long)s->ours.id.n,
                                       str_starts(str_from(what), S("do=")) ? "" : "/answer"));
    return web_ask(s, &(struct web_question){.target = target, .form = what, .session = who});
}

static bool is_file(const struct web_answer *a)
{
    return a->status == 200 && str_starts(web_answer_header(a, S("Content-Type")), S("text/csv"));
}

static bool is_file_for(const struct web_site *s, struct secret who)
{
    struct web_answer a = asked(s, who, "do=take");
    return is_file(&a);
}

static struct disclosure_row_list record(struct db_pool *pool, const struct web_site *s)
{
    struct db *db = db_begin(pool, DB_READ, test_arena());
    struct disclosure_row_list rows = disclosures_of(db, s->ours.id);
    db_end(db, DB_ROLLBACK);
    return rows;
}

/// The lead's request is the only one.
static const char *answer_to(struct db_pool *pool, const struct web_site *s, const char *word)
{
    return str_c(test_arena(),
                 str_format(test_arena(), "%s=%lld", word, (long long)record(pool, s).at[0].id.n));
}

ON_BOTH("a lead gets the file when HR has said yes, once; both are on record")
{
    struct web_site s = web_site_on(pool);
    CHECK(!is_file_for(&s, s.lead));
    CHECK_INT(record(pool, &s).count, 0);
    asked(&s, s.lead, "do=ask");
    asked(&s, s.lead, "do=ask");
    CHECK_INT(record(pool, &s).count, 1);
    CHECK(!is_file_for(&s, s.lead));
    CHECK_INT(asked(&s, s.lead, answer_to(pool, &s, "allow")).status, 403);
    CHECK_INT(asked(&s, s.admin, answer_to(pool, &s, "allow")).status, 403);
    CHECK(!is_file_for(&s, s.lead));
    CHECK_INT(asked(&s, s.hr, answer_to(pool, &s, "allow")).status, 303);
    CHECK(is_file_for(&s, s.lead));
    CHECK(!is_file_for(&s, s.lead));
    struct disclosure_row_list rows = record(pool, &s);
    CHECK_INT(rows.count, 1);
    CHECK(rows.at[0].state == DISCLOSURE_STATE_TAKEN && rows.at[0].taken_at.is_set &&
          rows.at[0].people.is_set);
    CHECK_STR(rows.at[0].asked_by_name, S("leder"));
    CHECK_STR(rows.at[0].settled_by_name.value, S("hr"));
}

ON_BOTH("a no is a no, and is not turned by a later yes")
{
    struct web_site s = web_site_on(pool);
    asked(&s, s.lead, "do=ask");
    CHECK_INT(asked(&s, s.hr, answer_to(pool, &s, "refuse")).status, 303);
    CHECK_INT(asked(&s, s.hr, answer_to(pool, &s, "allow")).status, 409);
    CHECK(!is_file_for(&s, s.lead));
}

ON_BOTH("HR's own files are on record too; nobody else gets any, and none by an address alone")
{
    struct web_site s = web_site_on(pool);
    CHECK(is_file_for(&s, s.hr));
    CHECK_INT(record(pool, &s).count, 1);
    CHECK(!is_file_for(&s, s.coordinator) && !is_file_for(&s, s.member) && !is_file_for(&s, s.admin));
    struct str target = str_format(test_arena(), "/networks/%lld/candidates.csv", (long long)s.ours.id.n);
    CHECK_INT(
        web_ask(&s, &(struct web_question){.target = str_c(test_arena(), target), .session = s.hr}).status,
        404);
}

ON_BOTH("a yes lapses after a week")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct instant now = instant_now();
    struct disclosure_id id;
    struct disclosure latest;
    CHECK(disclosure_own(db, s.ours.id, s.lead_account, now, &id));
    struct instant last = instant_plus(now, DISCLOSURE_LASTS_US - 1),
                   late = instant_plus(now, DISCLOSURE_LASTS_US);
    CHECK(disclosure_standing(db, s.ours.id, s.lead_account, last, &latest) == DISCLOSURE_ALLOWED);
    CHECK(disclosure_standing(db, s.ours.id, s.lead_account, late, &latest) == DISCLOSURE_NONE);
    db_end(db, DB_ROLLBACK);
}
