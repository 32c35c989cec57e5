// SPDX-License-Identifier: EUPL-1.2
// The programme of a network as a file: out, in and out again gives the same bytes; it holds nobody and no
// day; and what it does not know it refuses by name.
#include "web_site.h"

#include "gathering/template.h"
#include "programme/programme.h"
#include "sql/invitation.h"
#include "sql/selection.h"

static const struct template_item own[] = {
    {0, 10, ITEM_KIND_WELCOME, S_INIT("Velkommen"), {false, {0}}, {0}},
    {1,
     90,
     ITEM_KIND_GROUP_WORK,
     S_INIT("Grupper"),
     {true, S_INIT("bridge")},
     S_INIT("Hva har dere\nprøvd?")},
};

/// Ours, with all that a programme can hold.
static struct network filled(struct db *db, const struct web_site *s)
{
    struct network n = {0};
    struct selection_rule rule = {.hired_since = {true, date_of(2026, 1, 1)},
                                  .education_least = {true, EDUCATION_MASTER},
                                  .share_least = {true, 62.5},
                                  .not_in_network = true,
                                  .functions = {(struct str[]){S("Rådgiver")}, 1}};
    selection_rule_save(db, s->ours.id, &rule, instant_now());
    network_text_put(db, s->ours.id, S("nb"), S("Bli med"), S("Kjære kollega,\n\nbli med."));
    network_text_put(db, s->ours.id, S("en"), S("Join"), S("Dear colleague, join."));
    template_put(db, s->ours.id, own, 2);
    network_purpose_set(db, s->ours.id, S("Nye blikk"), S("Vi lærer av hverandre."), S("Europe/Oslo"),
                        date_of(2026, 12, 1), date_of(2028, 11, 30), 27);
    network_by_id(db, s->ours.id, &n);
    return n;
}

static struct programme_fault read(struct str json)
{
    struct cohort_programme p;
    return cohort_programme_read(test_arena(), json, &p);
}

ON_BOTH("a programme that was read is written as the same bytes, with another first day")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct network n = filled(db, &s), copy = {0};
    struct cohort_programme p;
    struct gathering_id kickoff;
    struct gathering g = {0};
    struct str json = cohort_programme_write(db, &n);
    CHECK_INT(cohort_programme_read(test_arena(), json, &p).what, PROGRAMME_FINE);
    struct network_id id = cohort_programme_begin(db, &p,
                                                  &(struct programme_start){.zone = S("Europe/Copenhagen"),
                                                                            .starts_on = date_of(2027, 9, 1),
                                                                            .uid = S("ny"),
                                                                            .by = {true, s.lead_account},
                                                                            .today = date_of(2027, 6, 1),
                                                                            .now = instant_now()});
    CHECK(network_by_id(db, id, &copy));
    CHECK_STR(cohort_programme_write(db, &copy), json);
    CHECK_INT(copy.state, NETWORK_STATE_DRAFT);
    CHECK_INT(copy.ends_on.days, date_of(2029, 8, 31).days);
    CHECK(network_kickoff(db, id, &kickoff) && gathering_by_id(db, kickoff, &g));
    CHECK_INT(g.held_on.days, date_of(2027, 9, 1).days);
    CHECK_INT(members_of(db, id).count, 0);
    db_end(db, DB_ROLLBACK);
}

ON_BOTH("it holds nobody, no day, no place and no unit")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct network n = filled(db, &s);
    struct str json = cohort_programme_write(db, &n);
    CHECK(!web_says(json, S("Nordmann")) && !web_says(json, S("Rådhuset")) && !web_says(json, S("2026")));
    CHECK(!web_says(json, S("Teknisk")) && web_says(json, S("Rådgiver")));
    db_end(db, DB_ROLLBACK);
}

static void check_fault(const char *json, enum programme_what what, const char *where)
{
    struct programme_fault fault = read(str_from(json));
    CHECK_INT(fault.what, what);
    CHECK_STR(fault.where, str_from(where));
}

#define HEAD "{\"schema\": \"tvers-programme/1\", \"name\": \"Nye blikk\", \"purpose\": \"Vi lærer mye.\", "
#define LEAST HEAD "\"months\": 24, \"seats\": 27"

TEST("what is no programme of this version, unknown, missing, of another kind or out of range is refused by "
     "name")
{
    check_fault(LEAST "}", PROGRAMME_FINE, "");
    check_fault("{\"schema\": \"tvers-programme/2\"}", PROGRAMME_OTHER, "");
    check_fault("[]", PROGRAMME_OTHER, "");
    check_fault("{\"schema\":\n 7x}", PROGRAMME_NOT_JSON, "2");
    check_fault(LEAST ", \"people\": []}", PROGRAMME_UNKNOWN, "people");
    check_fault(HEAD "\"seats\": 27}", PROGRAMME_LACKS, "months");
    check_fault(HEAD "\"months\": 61, \"seats\": 27}", PROGRAMME_WRONG, "months");
    check_fault(HEAD "\"months\": \"24\", \"seats\": 27}", PROGRAMME_WRONG, "months");
    check_fault(LEAST ", \"rule\": {\"not_in_network\": true, \"functions\": [], \"units\": []}}",
                PROGRAMME_UNKNOWN, "rule.units");
    check_fault(LEAST ", \"rule\": {\"functions\": []}}", PROGRAMME_LACKS, "rule.not_in_network");
    check_fault(LEAST ", \"rule\": {\"not_in_network\": true, \"functions\": [1]}}", PROGRAMME_WRONG,
                "rule.functions");
    check_fault(LEAST
                ", \"rule\": {\"not_in_network\": true, \"functions\": [], \"education_least\": \"mye\"}}",
                PROGRAMME_WRONG, "rule.education_least");
    check_fault(LEAST
                ", \"rule\": {\"not_in_network\": true, \"functions\": [], \"share_least_percent\": 101}}",
                PROGRAMME_WRONG, "rule.share_least_percent");
    check_fault(LEAST ", \"invitation\": {\"sv\": {}}}", PROGRAMME_UNKNOWN, "invitation.sv");
    check_fault(LEAST ", \"invitation\": {\"nb\": {\"subject\": \"\"}}}", PROGRAMME_LACKS,
                "invitation.nb.body");
    check_fault(LEAST ", \"meetup\": [{\"minutes\": 10, \"kind\": \"dance\", \"title\": \"x\"}]}",
                PROGRAMME_WRONG, "meetup.1.kind");
    check_fault(LEAST ", \"meetup\": [7]}", PROGRAMME_WRONG, "meetup.1");
    check_fault(LEAST ", \"meetup\": 7}", PROGRAMME_WRONG, "meetup");
    check_fault(
        LEAST
        ", \"kickoff\": {\"title\": \"Start\", \"start_minute\": 600, \"end_minute\": 500, \"items\": []}}",
        PROGRAMME_WRONG, "kickoff.end_minute");
}

TEST("a number of a person in a text, too many items and too large a file are refused")
{
    struct buf many = buf_new(test_arena(), 1 << 16),
               large = buf_new(test_arena(), PROGRAMME_BYTES_MOST + 4096);
    check_fault(
        "{\"schema\": \"tvers-programme/1\", \"name\": \"Nye blikk\", \"purpose\": \"Ring 01017000027 nå.\", "
        "\"months\": 24, \"seats\": 27}",
        PROGRAMME_WRONG, "purpose");
    buf_str(&many, S(LEAST ", \"meetup\": [{}"));
    for (int i = 0; i < PROGRAMME_ITEMS_MOST; i++)
        buf_str(&many, S(",{}"));
    buf_str(&many, S("]}"));
    CHECK_INT(read(buf_get(&many)).what, PROGRAMME_WRONG);
    for (int i = 0; i <= PROGRAMME_BYTES_MOST; i++)
        buf_char(&large, ' ');
    CHECK_INT(read(buf_get(&large)).what, PROGRAMME_TOO_LARGE);
}

// ---- pages ----

ON_BOTH(
    "a lead downloads it and begins another network with it; of a network that one does not lead, nothing")
{
    struct web_site s = web_site_on(pool);
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    filled(db, &s);
    account_role_add(db, s.lead_account, ROLE_LEAD);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
    struct str file = str_format(test_arena(), "/networks/%lld/programme.json", (long long)s.ours.id.n);
    struct web_answer json = web_ask(&s, &(struct web_question){.target = file.at, .session = s.lead});
    CHECK_INT(read(json.body).what, PROGRAMME_FINE);
    struct str form = str_format(test_arena(), "network=%lld&starts_on=2099-09-01", (long long)s.theirs.id.n);
    struct web_question q = {.target = "/networks/new/programme", .session = s.lead, .form = form.at};
    CHECK_INT(web_ask(&s, &q).status, 422);
    form = str_format(test_arena(), "network=%lld&starts_on=2099-09-01", (long long)s.ours.id.n);
    q.form = form.at;
    struct web_answer begun = web_ask(&s, &q);
    CHECK_INT(begun.status, 303);
    CHECK(web_says(begun.location, S("/purpose")));
    q.form = "network=&starts_on=2099-09-01";
    CHECK(web_says(web_ask(&s, &q).body, S("Velg et nettverk eller en fil.")));
}
