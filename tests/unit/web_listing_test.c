// SPDX-License-Identifier: EUPL-1.2
// Lists that grow long: every page is asked where three hundred people, topics, mails ... are, and whatever
// list of it has more than twenty rows can be searched, sorted and turned.
#include "web_site.h"

#include "sql/ballot.h"
#include "sql/theme.h"
#include "sql/topic.h"
#include "web/listing.h"
#include "web/routes.h"

#include <stdio.h>

enum { MANY = 300, NETWORKS = 60 };

static const char *const given[] = {"Åse", "Aud", "Øyvind", "Ærlend", "Bjørn", "Zara", "Aasta"};

static struct str number_name(const char *what, int i)
{
    return str_format(test_arena(), "%s %03d", what, i);
}

static void people_add(struct db *db, struct web_site *s, struct unit_id unit)
{
    struct instant now = instant_now();
    for (int i = 0; i < MANY; i++) {
        struct person_id id;
        struct invitation_id invitation;
        struct outbox_id mail;
        struct str key = str_format(test_arena(), "p%d@kommune.example", i);
        struct str family = number_name("Nordmann", i);
        demo_person_add(db,
                        &(struct demo_person_new){.match_key = key,
                                                  .employee_id = key,
                                                  .given_name = str_from(given[i % 7]),
                                                  .family_name = family,
                                                  .search_key = key,
                                                  .email = key,
                                                  .email_key = key,
                                                  .unit = unit,
                                                  .job_title = number_name("Rådgiver", i % 9),
                                                  .education = S("master"),
                                                  .hired_on = date_of(2020, 1, 1)},
                        &id);
        membership_add(db, s->ours.id, id, now);
        invitation_insert(db, s->ours.id, id, i % 2 ? i : 0, (struct maybe_instant){i % 2 == 0, now},
                          (struct maybe_instant){0}, &invitation);
        (void)mail;
    }
}

static void things_add(struct db *db, struct web_site *s)
{
    struct instant now = instant_now();
    for (int i = 0; i < MANY; i++) {
        struct topic_id topic;
        struct theme_id theme;
        struct ballot_id ballot;
        struct account_id account;
        topic_add(
            db,
            &(struct topic_new){.network = s->ours.id, .title = number_name("Tema", i), .proposed_at = now},
            &topic);
        ballot_add(db,
                   &(struct ballot_new){.network = s->ours.id,
                                        .question = number_name("Hva", i),
                                        .closes_on = date_of(2028, 1, 11),
                                        .closes_minute = 12 * 60},
                   &ballot);
        theme_add(db, number_name("Bok", i), THEME_KIND_THEME, S("Hvorfor?"), (struct maybe_unit_id){0},
                  (struct maybe_person_id){true, s->ours.member}, now, &theme);
        theme_state_set(db, &(struct theme_turn){theme, THEME_STATE_DRAFT,
                                                 i % 2 ? THEME_STATE_OPEN : THEME_STATE_PROPOSED, S(""),
                                                 .submitted_at = {true, now}, .shelved_at = {i % 2, now}});
        account_add(db, (struct maybe_person_id){0}, number_name("bruker", i), number_name("Bruker", i),
                    (struct maybe_str){0}, now, &account);
    }
}

static void networks_add(struct db *db)
{
    for (int i = 0; i < NETWORKS; i++) {
        struct network_id id;
        network_add(db, number_name("Nettverk", i), S("Å lære"), S("Europe/Oslo"), date_of(2026, 1, 1),
                    date_of(2028, 1, 1), 27, (struct maybe_account_id){0}, instant_now(), &id);
        network_state_set(db, id, i % 2 ? NETWORK_STATE_RUNNING : NETWORK_STATE_ENDED);
    }
}

/// Somebody who sees every page: of every role, and in the network.
static struct secret sees_all(struct db *db, const struct web_site *s)
{
    struct account account;
    CHECK(account_by_person(db, s->ours.member, &account));
    for (enum role r = ROLE_ADMIN; r <= ROLE_TEAM; r++)
        account_role_add(db, account.id, r);
    term_begin(db, s->ours.id, account.id, NETWORK_DUTY_LEAD, date_of(2026, 1, 1), instant_now());
    return session_begin(db, account.id, instant_now());
}

static struct secret fill(struct db_pool *pool, struct web_site *s)
{
    struct unit_id unit = {0};
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    demo_unit_add(db, (struct maybe_unit_id){0}, S("stor"), S("Den store enheten"), &unit);
    people_add(db, s, unit);
    things_add(db, s);
    networks_add(db);
    struct secret session = sees_all(db, s);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    return session;
}

// ---- reading a page ----

struct level {
    char tag[8];
    int rows;
    bool is_listing;
};

static bool is_tag(struct str at, const char *tag)
{
    struct str open = str_from(tag);
    return str_starts(at, open) && at.len > open.len && (at.at[open.len] == ' ' || at.at[open.len] == '>');
}

/// How many of the lists of a page have more than twenty rows and stand outside of what searches and sorts
/// them.
static int long_lists_alone(struct str body, struct str path)
{
    static const char *const tags[] = {"section", "ul", "ol", "tbody"};
    struct level levels[50] = {0};
    int depth = 0, found = 0;
    for (size_t i = str_find(body, '<', 0); i < body.len; i = str_find(body, '<', i + 1)) {
        struct str at = str_slice(body, i + 1, SIZE_MAX);
        if (depth && (is_tag(at, "li") || is_tag(at, "tr")))
            levels[depth].rows++;
        for (size_t t = 0; t < 4; t++)
            if (is_tag(at, tags[t])) {
                struct str whole = str_slice(at, 0, str_find(at, '>', 0));
                depth++;
                levels[depth] = (struct level){.is_listing = levels[depth - 1].is_listing ||
                                                             web_says(whole, S("data-listing"))};
            } else if (str_starts(at, S("/")) && is_tag(str_slice(at, 1, SIZE_MAX), tags[t])) {
                if (levels[depth].rows > LISTING_LONG && !levels[depth].is_listing) {
                    printf("  %.*s: %d rows\n", STR(path), levels[depth].rows);
                    found++;
                }
                depth--;
            }
    }
    CHECK_INT(depth, 0);
    return found;
}

static struct str address(const struct route *r, const struct web_network *n)
{
    const struct {
        struct str name;
        int64_t n;
    } values[] = {
        {S("{network}"), n->id.n},
        {S("{gathering}"), n->gathering.n},
        {S("{invitation}"), n->invitation.n},
        {S("{programme_item}"), n->item.n},
        {S("{seating_plan}"), n->plan.n},
        {S("{number}"), 1},
        {S("{topic}"), n->topic.n},
        {S("{ballot}"), n->ballot.n},
        {S("{unit}"), 3},
        {S("{person}"), n->member.n},
        {S("{theme}"), 1},
        {S("{outbox}"), n->mail.n},
    };
    struct str path = r->pattern;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        path = str_replace(test_arena(), path, values[i].name,
                           str_format(test_arena(), "%lld", (long long)values[i].n));
    return path;
}

ON_BOTH("each list of more than twenty rows, on every page, is searched, sorted and turned")
{
    struct web_site s = web_site_on(pool);
    struct secret session = fill(pool, &s);
    int asked = 0, alone = 0;
    for (const struct route *r = routes; r < routes + ROUTE_COUNT; r++) {
        if (r->method != HTTP_GET)
            continue;
        struct str path = address(r, &s.ours);
        struct web_answer a =
            web_ask(&s, &(struct web_question){.target = str_c(test_arena(), path), .session = session});
        asked += a.status == 200;
        if (a.status == 200)
            alone += long_lists_alone(a.body, path);
    }
    CHECK(asked > 50);
    CHECK_INT(alone, 0);
}
