// SPDX-License-Identifier: EUPL-1.2
// Whom a network asks: the rule against a staff list, what people decide beside it, and whom that invites.
#include "gathering/day_words.h"
#include "gathering/kickoff.h"
#include "invitation/invitation.h"
#include "network/membership.h"
#include "selection/selection.h"
#include "selection/unit_tree.h"
#include "sql/auth.h"
#include "sql/catalog.h"
#include "sql/gathering.h"
#include "sql/invitation.h"
#include "sql/network.h"
#include "sql/people.h"
#include "sql/unit.h"

#define POOL_CATALOG sql_catalog
#include "db_pools.h"

static const struct instant noon = {INT64_C(1795600800) * US_PER_SECOND}; // 25 November 2026

enum { KARI, OLA, ADA, LIV, PER, UNE, PEOPLE };

/// Nordvåg > Oppvekst > Skole, and Nordvåg > Teknisk > Skole: two units of one name.
struct world {
    struct unit_id top, growing_up, school, technical, other_school;
    struct person_id people[PEOPLE];
    struct account_id ine;
    struct network_id network;
};

static struct unit_id unit_below(struct db *db, struct maybe_unit_id parent, const char *code,
                                 const char *name)
{
    struct unit_id id = {0};
    demo_unit_add(db, parent, str_from(code), str_from(name), &id);
    return id;
}

static void person_new(struct db *db, struct world *world, int who, const char *name, struct unit_id unit,
                       const char *title, double share, struct date hired_on, const char *education)
{
    int64_t people = 0;
    person_count(db, &people);
    struct str given = str_from(name), number = str_format(test_arena(), "%05lld", (long long)people);
    struct demo_person_new row = {
        .match_key = str_cat(test_arena(), S("n:"), number),
        .employee_id = number,
        .given_name = given,
        .family_name = S("Nordmann"),
        .search_key = str_cat(test_arena(), str_lower(test_arena(), given), S(" nordmann")),
        .email = number,
        .email_key = number,
        .unit = unit,
        .job_title = str_from(title),
        .job_code = S("8530"),
        .share_percent = share,
        .employment_type = S("permanent"),
        .hired_on = hired_on,
        .education = str_from(education),
    };
    demo_person_add(db, &row, &world->people[who]);
}

static struct world world_new(struct db *db)
{
    struct world w = {0};
    w.top = unit_below(db, (struct maybe_unit_id){0}, "1", "Nordvåg");
    w.growing_up = unit_below(db, (struct maybe_unit_id){true, w.top}, "2", "Oppvekst");
    w.school = unit_below(db, (struct maybe_unit_id){true, w.growing_up}, "3", "Skole");
    w.technical = unit_below(db, (struct maybe_unit_id){true, w.top}, "4", "Teknisk");
    w.other_school = unit_below(db, (struct maybe_unit_id){true, w.technical}, "5", "Skole");
    struct date spring = date_of(2026, 3, 1), before = date_of(2019, 8, 1);
    person_new(db, &w, KARI, "Kari", w.school, "Rådgiver, plan", 100, spring, "master");
    person_new(db, &w, OLA, "Ola", w.technical, "Rådgiver", 100, before, "master");
    person_new(db, &w, ADA, "Ada", w.growing_up, "Rådgiver", 80, spring, "unknown");
    person_new(db, &w, LIV, "Liv", w.other_school, "Lærer", 100, spring, "phd");
    person_new(db, &w, PER, "Per", w.school, "Lærer", 40, before, "bachelor");
    person_new(db, &w, UNE, "Une", w.other_school, "Rådgiver", 100, spring, "master");
    account_add(db, (struct maybe_person_id){0}, S("ine"), S("Ine Solheim"), (struct maybe_str){0}, noon,
                &w.ine);
    network_add(db, S("Nettverk"), S("Formål"), S("Europe/Oslo"), date_of(2027, 1, 1), date_of(2028, 12, 31),
                2, (struct maybe_account_id){true, w.ine}, noon, &w.network);
    return w;
}

static const struct selection_rule hired_this_year_with_master = {
    .hired_since = {true, {20454}}, // 1 January 2026
    .education_least = {true, EDUCATION_MASTER},
};

static struct candidate_line_list placed(struct db *db, const struct world *w, enum candidate_place place)
{
    return candidates_placed(db, w->network, place, S(""), (struct instant){0}, 0, 0, (struct person_id){0},
                             100);
}

static bool is_placed(struct db *db, const struct world *w, int who, enum candidate_place place)
{
    struct candidate_line_list lines = placed(db, w, place);
    for (size_t i = 0; i < lines.count; i++)
        if (lines.at[i].person.n == w->people[who].n)
            return true;
    return false;
}

static void decide(struct db *db, const struct world *w, int who, enum candidate_place to, struct str why)
{
    struct selection_decision d = {w->network, {&w->people[who], 1}, {true, to}, w->ine, why, noon};
    CHECK(selection_decide(db, &d) == SELECTION_DECIDED);
}

ON_BOTH("who was hired in time with a master's degree is in, who was not is out, and an unknown education is "
        "left to decide")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct world w = world_new(db);
    CHECK_INT(hired_this_year_with_master.hired_since.value.days, date_of(2026, 1, 1).days);
    CHECK(!selection_list(db, w.network, noon)); // no rule yet
    selection_rule_save(db, w.network, &hired_this_year_with_master, noon);
    struct selection_counts would =
        selection_count(db, w.network, &hired_this_year_with_master, date_of(2026, 11, 25));
    CHECK(selection_list(db, w.network, noon));
    struct selection_counts counts = selection_listed(db, w.network);
    CHECK_INT(counts.in, 3);
    CHECK_INT(counts.unknown, 1);
    CHECK_INT(counts.out, 2);
    CHECK(would.in == counts.in && would.unknown == counts.unknown && would.out == counts.out);
    CHECK(is_placed(db, &w, KARI, CANDIDATE_PLACE_IN) && is_placed(db, &w, LIV, CANDIDATE_PLACE_IN));
    CHECK(is_placed(db, &w, ADA, CANDIDATE_PLACE_UNKNOWN));
    struct candidate_line_list out = placed(db, &w, CANDIDATE_PLACE_OUT);
    CHECK_STR(out.at[0].given_name, S("Ola")); // misses one criterion, Per two: the nearest comes first
    CHECK(out.at[0].hired == CRITERION_NO && out.at[0].education == CRITERION_YES);
    CHECK_STR(out.at[1].given_name, S("Per"));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("a saved rule keeps what it said of how many people, until it is saved again")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct world w = world_new(db);
    struct selection_rule rule = hired_this_year_with_master, kept;
    rule.would = selection_count(db, w.network, &rule, date_of(2026, 11, 25));
    selection_rule_save(db, w.network, &rule, noon);
    demo_person_leaves(db, w.people[KARI]);
    CHECK(selection_rule_read(db, w.network, &kept));
    CHECK(kept.would.in == 3 && kept.would.unknown == 1 && kept.would.out == 2);
    kept.would = selection_count(db, w.network, &kept, date_of(2026, 11, 25));
    selection_rule_save(db, w.network, &kept, noon);
    CHECK(selection_rule_read(db, w.network, &kept) && kept.would.in == 2);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("a position, a unit with all below it and a share are asked as selection/cohort.h asks them")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct world w = world_new(db);
    struct str functions[] = {S("Rådgiver")};
    struct selection_rule rule = {
        .functions = {functions, 1}, .units = {&w.growing_up, 1}, .share_least = {true, 90}};
    selection_rule_save(db, w.network, &rule, noon);
    selection_list(db, w.network, noon);
    CHECK_INT(selection_listed(db, w.network).in, 1);
    CHECK(is_placed(db, &w, KARI, CANDIDATE_PLACE_IN)); // "Rådgiver, plan", in a school below Oppvekst
    struct candidate_line_list out = placed(db, &w, CANDIDATE_PLACE_OUT);
    for (size_t i = 0; i < out.count; i++)
        if (out.at[i].person.n == w.people[UNE].n) // a school of the same name below another unit
            CHECK(out.at[i].unit == CRITERION_NO && out.at[i].function == CRITERION_YES);
    struct str titles[] = {S("Rådgiver, plan")}, units[] = {S("Skole"), S("Oppvekst")},
               asked[] = {S("Oppvekst")};
    struct cohort_answer same = cohort_ask(
        test_arena(),
        &(struct cohort_rule){.functions = {functions, 1}, .units = {asked, 1}, .share_least = {true, 90}},
        &(struct cohort_person){.functions = {titles, 1},
                                .units = {units, 2},
                                .share_percent = {true, 100},
                                .is_employed = true});
    CHECK(same.verdict == COHORT_VERDICT_IN);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("who decides otherwise says why, and the list keeps who, why and when, also when it is made again")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct world w = world_new(db);
    selection_rule_save(db, w.network, &hired_this_year_with_master, noon);
    selection_list(db, w.network, noon);
    struct selection_decision silent = {
        w.network, {&w.people[ADA], 1}, {true, CANDIDATE_PLACE_IN}, w.ine, S(""), noon};
    CHECK(selection_decide(db, &silent) == SELECTION_NO_REASON);
    CHECK(is_placed(db, &w, ADA, CANDIDATE_PLACE_UNKNOWN));
    decide(db, &w, ADA, CANDIDATE_PLACE_RESERVE, S("har vist vitnemål"));
    selection_list(db, w.network, instant_plus(noon, US_PER_DAY));
    struct candidate_line_list reserve = placed(db, &w, CANDIDATE_PLACE_RESERVE);
    CHECK_INT(reserve.count, 1);
    CHECK_STR(reserve.at[0].override_why.value, S("har vist vitnemål"));
    CHECK_STR(reserve.at[0].override_by.value, S("Ine Solheim"));
    CHECK_INT(reserve.at[0].override_at.value.us, noon.us);
    struct selection_decision undo = {.network = w.network, .people = {&w.people[ADA], 1}};
    CHECK(selection_decide(db, &undo) == SELECTION_DECIDED);
    CHECK(is_placed(db, &w, ADA, CANDIDATE_PLACE_UNKNOWN));
    struct person_id nobody = {4711};
    struct selection_decision stranger = {w.network, {&nobody, 1}, {true, CANDIDATE_PLACE_IN},
                                          w.ine,     S("fordi"),   noon};
    CHECK(selection_decide(db, &stranger) == SELECTION_NO_CANDIDATE);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("who is in another network is out of this one, as long as both last")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct world w = world_new(db);
    struct selection_rule rule = hired_this_year_with_master;
    struct network_id other;
    rule.not_in_network = true;
    network_add(db, S("Et annet"), S("Formål"), S("Europe/Oslo"), date_of(2026, 1, 1), date_of(2027, 12, 31),
                5, (struct maybe_account_id){0}, noon, &other);
    membership_add(db, other, w.people[KARI], noon);
    selection_rule_save(db, w.network, &rule, noon);
    selection_list(db, w.network, noon);
    CHECK(is_placed(db, &w, KARI, CANDIDATE_PLACE_OUT));
    network_state_set(db, other, NETWORK_STATE_ENDED);
    CHECK(is_placed(db, &w, KARI, CANDIDATE_PLACE_OUT)); // the list stays as it was made
    selection_list(db, w.network, noon);
    CHECK(is_placed(db, &w, KARI, CANDIDATE_PLACE_IN));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("a saved rule comes back as it was")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct world w = world_new(db);
    struct str functions[] = {S("Lærer"), S("Rådgiver")};
    struct selection_rule rule = {.share_least = {true, 50},
                                  .functions = {functions, 2},
                                  .units = {&w.school, 1}},
                          read;
    CHECK(!selection_rule_read(db, w.network, &read));
    selection_rule_save(db, w.network, &rule, noon);
    CHECK(selection_rule_read(db, w.network, &read));
    CHECK(!read.hired_since.is_set && !read.education_least.is_set && !read.not_in_network);
    CHECK(read.share_least.is_set && read.share_least.value >= 50 && read.share_least.value <= 50);
    CHECK_INT(read.functions.count, 2);
    CHECK_STR(read.functions.at[1], S("Rådgiver"));
    CHECK_INT(read.units.at[0].n, w.school.n);
    CHECK(!read.listed_at.is_set);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("the unit at the second level is the silo, and a unit above it is its own")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct world w = world_new(db);
    struct unit_tree tree = unit_tree_read(db);
    struct maybe_unit_id school = {true, w.other_school}, top = {true, w.top};
    CHECK_STR(unit_tree_at_depth(&tree, school, 2)->name, S("Teknisk"));
    CHECK_STR(unit_tree_at_depth(&tree, school, 1)->name, S("Nordvåg"));
    CHECK_STR(unit_tree_at_depth(&tree, school, 9)->name, S("Skole"));
    CHECK_STR(unit_tree_at_depth(&tree, top, 2)->name, S("Nordvåg"));
    CHECK(!unit_tree_at_depth(&tree, (struct maybe_unit_id){0}, 2));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("the chosen are counted by their silo, the largest first, and the rest are those who are out")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct world w = world_new(db);
    selection_rule_save(db, w.network, &hired_this_year_with_master, noon);
    CHECK(selection_list(db, w.network, noon));
    struct candidate_silo_list silos = candidate_silos(db, w.network, 2);
    CHECK_INT(silos.count, 2);
    CHECK_STR(silos.at[0].name.value, S("Teknisk")); // Liv and Une; Kari is in Oppvekst
    CHECK_INT(silos.at[0].people, 2);
    CHECK_INT(candidate_silos(db, w.network, 1).count, 1);
    CHECK_STR(candidate_silos(db, w.network, 9).at[0].name.value, S("Skole")); // of one name, two units
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

static void counts_are(struct db *db, const struct world *w, int in, int reserve, int unknown, int out)
{
    struct selection_counts counts = selection_listed(db, w->network);
    CHECK_INT(counts.in, in);
    CHECK_INT(counts.reserve, reserve);
    CHECK_INT(counts.unknown, unknown);
    CHECK_INT(counts.out, out);
    CHECK_INT(placed(db, w, CANDIDATE_PLACE_IN).count, in);
    CHECK_INT(placed(db, w, CANDIDATE_PLACE_RESERVE).count, reserve);
    CHECK_INT(placed(db, w, CANDIDATE_PLACE_UNKNOWN).count, unknown);
    CHECK_INT(placed(db, w, CANDIDATE_PLACE_OUT).count, out);
}

static int64_t chosen_in(struct db *db, const struct world *w, struct str silo)
{
    struct candidate_silo_list silos = candidate_silos(db, w->network, 2);
    for (size_t i = 0; i < silos.count; i++)
        if (str_is(silos.at[i].name.value, silo))
            return silos.at[i].people;
    return 0;
}

ON_BOTH("what is kept counted follows each decision, its undoing, who leaves and comes back, and a new list")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct world w = world_new(db);
    selection_rule_save(db, w.network, &hired_this_year_with_master, noon);
    selection_list(db, w.network, noon);
    counts_are(db, &w, 3, 0, 1, 2);
    decide(db, &w, ADA, CANDIDATE_PLACE_RESERVE, S("vitnemål kommer"));
    decide(db, &w, LIV, CANDIDATE_PLACE_OUT, S("skal i permisjon"));
    counts_are(db, &w, 2, 1, 0, 3);
    CHECK_INT(chosen_in(db, &w, S("Teknisk")), 1);
    selection_decide(db, &(struct selection_decision){.network = w.network, .people = {&w.people[LIV], 1}});
    counts_are(db, &w, 3, 1, 0, 2);
    CHECK_INT(chosen_in(db, &w, S("Teknisk")), 2);
    demo_person_leaves(db, w.people[ADA]);
    demo_person_leaves(db, w.people[UNE]);
    selection_staff_changed(db);
    counts_are(db, &w, 2, 0, 0, 4);
    CHECK_INT(chosen_in(db, &w, S("Teknisk")), 1);
    demo_person_returns(db, w.people[ADA]);
    demo_person_returns(db, w.people[UNE]);
    selection_staff_changed(db);
    counts_are(db, &w, 3, 1, 0, 2);
    demo_person_leaves(
        db, w.people[ADA]); // about whom somebody has decided: stays in the list, as one who has left
    demo_person_leaves(db, w.people[PER]); // goes
    selection_list(db, w.network, noon);
    counts_are(db, &w, 3, 0, 0, 2);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("who is chosen without standing in the list is added to it, counted, and stands first")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct world w = world_new(db);
    selection_rule_save(db, w.network, &hired_this_year_with_master, noon);
    selection_list(db, w.network, noon);
    person_new(db, &w, PER, "Per Ny", w.school, "Lærer", 100, date_of(2026, 12, 1), "bachelor");
    CHECK(selection_choose(db, &(struct selection_decision){w.network,
                                                            {&w.people[PER], 1},
                                                            {true, CANDIDATE_PLACE_IN},
                                                            w.ine,
                                                            S("faglig behov"),
                                                            noon}) == SELECTION_DECIDED);
    counts_are(db, &w, 4, 0, 1, 2);
    CHECK_INT(placed(db, &w, CANDIDATE_PLACE_IN).at[0].person.n, w.people[PER].n);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

enum { CROWD = SELECTION_PAGE_PEOPLE * 2 + 5 };

/// The pages of a list as links lead through them: forward, or back from `at`.
static size_t pages_back(struct db *db, const struct world *w, struct person_id at)
{
    size_t pages = 0;
    for (;;) {
        struct selection_page page = selection_page_behind(db, w->network, CANDIDATE_PLACE_OUT, S(""), at);
        if (!page.has_earlier)
            return pages;
        at = page.earlier;
        pages++;
    }
}

ON_BOTH("the pages of a list have everyone once, those nearest the rule first and by name, and lead back as "
        "they led there")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct world w = world_new(db);
    for (int i = 0; i < CROWD; i++) {
        struct world more = w;
        char name[] = {(char)('A' + (i * 7) % 26), (char)('a' + i % 26), (char)('a' + i / 26), 0};
        person_new(db, &more, OLA, name, w.school, "Lærer", 100, date_of(2019, 8, 1), "master");
    }
    selection_rule_save(db, w.network, &hired_this_year_with_master, noon);
    selection_list(db, w.network, noon);
    struct candidate_line_list all = candidates_placed(
        db, w.network, CANDIDATE_PLACE_OUT, S(""), (struct instant){0}, 0, 0, (struct person_id){0}, 1000);
    CHECK_INT(all.count, CROWD + 2);
    CHECK_STR(all.at[all.count - 1].given_name, S("Per")); // misses two criteria
    size_t seen = 0;
    struct person_id behind = {0};
    for (int pages = 0; seen < all.count; pages++) {
        CHECK(pages < 3);
        struct selection_page page = selection_page_behind(db, w.network, CANDIDATE_PLACE_OUT, S(""), behind);
        struct candidate_line_list lines = candidates_placed(
            db, w.network, CANDIDATE_PLACE_OUT, S(""), page.behind.queued_at, page.behind.misses,
            page.behind.name_rank, page.behind.person, SELECTION_PAGE_PEOPLE);
        CHECK(lines.count > 0 && page.has_earlier == (pages > 0));
        CHECK_INT(pages_back(db, &w, behind), pages);
        for (size_t i = 0; i < lines.count; i++, seen++)
            CHECK_INT(lines.at[i].person.n, all.at[seen].person.n);
        behind = lines.at[lines.count - 1].person;
    }
    CHECK(!selection_page_behind(db, w.network, CANDIDATE_PLACE_IN, S(""), behind)
               .has_earlier); // not in that list
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("the tree of units is read by levels, downwards and upwards, and counted no further than asked")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct world w = world_new(db);
    int64_t count = 0;
    CHECK(units_counted(db, 2, 100, &count) && count == 3);
    CHECK(units_counted(db, 9, 100, &count) && count == 5);
    CHECK(units_counted(db, 9, 4, &count) && count == 4);
    CHECK_INT(units_as_tree(db, 2).count, 3);
    CHECK_INT(units_to_choose(db, 2).count, 3);
    CHECK_INT(units_below(db, w.top).count, 2);
    struct unit_named_list path = units_above(db, w.school);
    CHECK_INT(path.count, 3);
    CHECK(path.at[0].id.n == w.school.n && path.at[2].id.n == w.top.n);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

/// Who gets a mail, as counted and as listed.
static int64_t to_send(struct db *db, const struct world *w)
{
    int64_t people = 0;
    struct to_invite_count_list counts = invitations_to_send_counted(db, w->network);
    for (size_t i = 0; i < counts.count; i++)
        people += counts.at[i].people;
    CHECK_INT(
        invitations_to_send(db, w->network, (struct instant){0}, 0, 0, (struct person_id){0}, 100).count,
        people);
    return people;
}

static void kickoff_add(struct db *db, const struct world *w, struct str uid)
{
    struct network n;
    CHECK(network_by_id(db, w->network, &n));
    struct kickoff k = {.held_on = date_of(2027, 1, 14),
                        .start_minute = 9 * 60,
                        .end_minute = 15 * 60,
                        .place = S("Rådhuset"),
                        .second_place = S("Kunnskapssenteret"),
                        .uid = uid};
    CHECK(kickoff_save(db, &n, LANG_NB, &k) == KICKOFF_SAVED);
}

ON_BOTH("sending twice sends once; who was left out or has left meanwhile is not invited; reserves wait")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct world w = world_new(db);
    struct invitation_id_list fresh;
    selection_rule_save(db, w.network, &hired_this_year_with_master, noon);
    selection_list(db, w.network, noon); // Kari, Liv and Une are in
    decide(db, &w, LIV, CANDIDATE_PLACE_OUT, S("skal i permisjon"));
    decide(db, &w, OLA, CANDIDATE_PLACE_IN, S("leder av programmet"));
    decide(db, &w, ADA, CANDIDATE_PLACE_RESERVE, S("vitnemål kommer"));
    kickoff_add(db, &w, S("kickoff@nordvag.example"));
    demo_person_leaves(db, w.people[UNE]);
    selection_staff_changed(db);
    CHECK_INT(to_send(db, &w), 2);
    CHECK(invitations_send(db, w.network, noon, &fresh) == INVITATIONS_SENT);
    CHECK_INT(fresh.count, 2);
    CHECK_INT(to_send(db, &w), 0);
    CHECK(invitations_send(db, w.network, noon, &fresh) == INVITATIONS_SENT);
    CHECK_INT(fresh.count, 0);
    struct invitation i;
    CHECK(invitation_of(db, w.network, w.people[KARI], &i) && i.invited_at.is_set);
    CHECK(invitation_of(db, w.network, w.people[OLA], &i) && i.invited_at.is_set);
    CHECK(invitation_of(db, w.network, w.people[ADA], &i) && !i.invited_at.is_set && i.place == 1);
    CHECK(!invitation_of(db, w.network, w.people[LIV], &i) &&
          !invitation_of(db, w.network, w.people[UNE], &i));
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

ON_BOTH("a kick-off of six hours begins with a programme in two houses that fills it, and moves with it")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct world w = world_new(db);
    struct gathering_id id;
    struct gathering g;
    struct network n;
    kickoff_add(db, &w, S("kickoff@nordvag.example"));
    CHECK(network_kickoff(db, w.network, &id) && gathering_by_id(db, id, &g) &&
          network_by_id(db, w.network, &n));
    struct programme_item_list items = programme_of(db, id);
    CHECK_INT(items.count, 10);
    CHECK_INT(items.at[0].start_minute, 9 * 60);
    CHECK_STR(items.at[0].place, S("Rådhuset"));
    CHECK_STR(items.at[9].place, S("Kunnskapssenteret"));
    for (size_t i = 1; i < items.count; i++)
        CHECK_INT(items.at[i].start_minute, items.at[i - 1].start_minute + items.at[i - 1].minutes);
    CHECK_INT(items.at[9].start_minute + items.at[9].minutes, 15 * 60);
    struct kickoff later = {.held_on = g.held_on,
                            .start_minute = 10 * 60,
                            .end_minute = 16 * 60,
                            .place = g.place,
                            .version = g.version};
    CHECK(kickoff_save(db, &n, LANG_NB, &later) == KICKOFF_SAVED);
    CHECK_INT(programme_of(db, id).at[0].start_minute, 10 * 60);
    CHECK(kickoff_save(db, &n, LANG_NB, &later) == KICKOFF_CHANGED_MEANWHILE); // that version is gone
    n.state = NETWORK_STATE_RUNNING;
    CHECK(kickoff_save(db, &n, LANG_NB, &later) == KICKOFF_ANNOUNCED);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}

TEST("what speaks against a day is said in words, in both countries")
{
    struct arena *a = test_arena();
    struct day_rules norway = day_rules_of(COUNTRY_NORWAY), denmark = day_rules_of(COUNTRY_DENMARK);
    CHECK_STR(day_reasons_words(a, LANG_NB, &norway, date_of(2027, 5, 17)), S("17. mai og 2. pinsedag"));
    CHECK_STR(day_reasons_words(a, LANG_NB, &norway, date_of(2026, 10, 1)), S("høstferie uke 40"));
    CHECK_STR(day_reasons_words(a, LANG_DA, &denmark, date_of(2026, 10, 14)), S("efterårsferie i uge 42"));
    CHECK_STR(day_reasons_words(a, LANG_EN, &norway, date_of(2026, 12, 3)), S(""));
}

ON_BOTH("who leaves a network gives the place back and is asked to nothing that lies ahead")
{
    struct db *db = db_begin(pool, DB_WRITE, test_arena());
    struct world w = world_new(db);
    struct invitation_id_list fresh;
    struct gathering_id meetup;
    enum answer answer;
    selection_rule_save(db, w.network, &hired_this_year_with_master, noon);
    selection_list(db, w.network, noon);
    kickoff_add(db, &w, S("kickoff@nordvag.example"));
    gathering_add(db, w.network, 1, GATHERING_KIND_MEETUP, S("Samling 1"), date_of(2027, 2, 4), 780, 900,
                  S(""), S(""), (struct maybe_str){0}, S("1@nordvag.example"), &meetup);
    invitations_send(db, w.network, noon, &fresh);
    struct invitation i;
    CHECK(invitation_of(db, w.network, w.people[KARI], &i));
    invitation_answer(db, &(struct invitation_reply){
                              .invitation = i.id, .answer = ANSWER_YES, .via = ANSWER_VIA_PAGE, .now = noon});
    attendee_answer_put(db, meetup, w.people[KARI], ANSWER_YES, 0, (struct instant){0});
    CHECK(membership_leave(db, w.network, w.people[OLA], noon) == MEMBERSHIP_NO_MEMBER);
    CHECK(membership_leave(db, w.network, w.people[KARI], noon) == MEMBERSHIP_LEFT);
    CHECK(membership_leave(db, w.network, w.people[KARI], noon) == MEMBERSHIP_NO_MEMBER);
    CHECK(attendee_answer(db, meetup, w.people[KARI], &answer) && answer == ANSWER_NONE);
    CHECK(invitation_of(db, w.network, w.people[KARI], &i) && i.answer == ANSWER_NO && !i.reason.is_set);
    CHECK(db_end(db, DB_COMMIT) == DB_DONE);
}
