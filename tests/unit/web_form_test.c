// SPDX-License-Identifier: EUPL-1.2
// A form that is taken reads what it needs to be taken, not what its page would show: nobody waits for what
// is not shown, least of all behind the lock for writing.
#include "web_site.h"

struct post {
    const char *target, *form;
    struct secret by;
};

static int64_t statements_of(const struct web_site *s, struct post post, struct web_answer *out)
{
    int64_t before = db_pool_statements(s->site.pool);
    *out = web_ask(s, &(struct web_question){.target = post.target, .form = post.form, .session = post.by});
    return db_pool_statements(s->site.pool) - before;
}

static const char *path_in(struct network_id network, const char *rest)
{
    return str_format(test_arena(), "/networks/%lld%s", (long long)network.n, rest).at;
}

/// Beside what it costs to know who asks, and to refuse.
static int64_t statements_of_taking(const struct web_site *s, struct post post, struct secret stranger)
{
    struct web_answer taken, refused;
    int64_t all = statements_of(s, post, &taken);
    post.by = stranger;
    int64_t frame = statements_of(s, post, &refused);
    CHECK_INT(taken.status, 303);
    CHECK_INT(refused.status, 403);
    return all - frame;
}

ON_BOTH("what is saved without a question costs one statement")
{
    struct web_site s = web_site_on(pool);
    struct post purpose = {path_in(s.ours.id, "/purpose"),
                           "name=Nettverk&purpose=Vi+skal+lære+av+hverandre&starts_on=2026-12-01"
                           "&ends_on=2028-12-01&seats=27&zone=Europe%2FOslo",
                           s.lead};
    struct post gathering = {
        str_format(test_arena(), "/gatherings/%lld/edit", (long long)s.ours.gathering.n).at,
        "title=Oppstart+for+Nettverket+til+Kari&held_on=2026-12-10&start=09:00&end=15:00&place=Rådhuset&"
        "version=1",
        s.coordinator};
    CHECK_INT(statements_of_taking(&s, gathering, s.member), 1);
    CHECK_INT(statements_of_taking(&s, purpose, s.coordinator), 1);
}

// ---- drawing groups ----

static void join(struct db_pool *pool, const struct web_site *s, const char *name)
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    membership_add(db, s->ours.id, web_person(db, name), instant_now());
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

static struct web_answer publish(const struct web_site *s, struct str draft, struct str confirmed)
{
    struct str form = str_format(test_arena(), "version=1&do=publish&confirmed=%.*s", STR(confirmed));
    return web_ask(s, &(struct web_question){.target = str_c(test_arena(), draft),
                                             .form = str_c(test_arena(), form),
                                             .session = s->coordinator});
}

/// Draws groups and publishes them; how many statements drawing took.
static int64_t draw(const struct web_site *s)
{
    struct web_answer drawn;
    const char *form =
        str_format(test_arena(), "size_least=2&size_most=3&draft=%lld", (long long)s->ours.plan.n).at;
    struct post post = {path_in(s->ours.id, "/seating"), form, s->coordinator};
    int64_t statements = statements_of(s, post, &drawn);
    CHECK_INT(drawn.status, 303);
    struct web_answer shown = publish(s, drawn.location, S(""));
    if (shown.status == 303) // the lot fell as before, and nobody hears of it
        return statements;
    struct str mark = S("name=\"confirmed\" value=\"");
    size_t digest = str_find_str(shown.body, mark, 0) + mark.len;
    CHECK_INT(publish(s, drawn.location, str_slice(shown.body, digest, digest + 16)).status, 303);
    return statements;
}

ON_BOTH("who draws groups does not wait to hear whom going back to the ones before would tell")
{
    static const char *const names[] = {"Ada", "Bo", "Cy", "Di"};
    struct web_site s = web_site_on(pool);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        join(pool, &s, names[i]);
    draw(&s);
    int64_t with_nothing_before = draw(&s), with_groups_before = draw(&s);
    CHECK_INT(with_groups_before, with_nothing_before);
}
