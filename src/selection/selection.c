// SPDX-License-Identifier: EUPL-1.2
// Saving a rule, asking it about everyone, and what people decide beside it.
#include "selection/selection.h"

#include "base/bug.h"
#include "base/list.h"
#include "db/db.h"
#include "selection/unit_tree.h"
#include "sql/invitation.h"
#include "sql/network.h"

// ---- the rule ----

static struct selection_units rule_units(struct db *db, struct network_id network)
{
    struct rule_value_list rows = network_rule_values(db, network, S("unit"));
    struct selection_units units = {NEW_ARRAY(db_arena(db), struct unit_id, rows.count), 0};
    for (size_t i = 0; i < rows.count; i++)
        units.count += str_int(rows.at[i].value, &units.at[units.count].n);
    return units;
}

static struct cohort_texts rule_functions(struct db *db, struct network_id network)
{
    struct rule_value_list rows = network_rule_values(db, network, S("function"));
    struct str *texts = NEW_ARRAY(db_arena(db), struct str, rows.count);
    for (size_t i = 0; i < rows.count; i++)
        texts[i] = rows.at[i].value;
    return (struct cohort_texts){texts, rows.count};
}

bool selection_rule_read(struct db *db, struct network_id network, struct selection_rule *out)
{
    struct network_rule row;
    if (!network_rule(db, network, &row))
        return false;
    *out = (struct selection_rule){
        .hired_since = row.hired_since,
        .education_least = row.education_least,
        .share_least = row.share_least_percent,
        .not_in_network = row.not_in_network,
        .functions = rule_functions(db, network),
        .units = rule_units(db, network),
        .would = {.in = row.would_in, .unknown = row.would_unknown, .out = row.would_out},
        .saved_at = row.saved_at,
        .listed_at = row.listed_at,
    };
    return true;
}

void selection_rule_save(struct db *db, struct network_id network, const struct selection_rule *rule,
                         struct instant now)
{
    network_rule_put(db, network, rule->hired_since, rule->education_least, rule->share_least,
                     rule->not_in_network, rule->would.in, rule->would.unknown, rule->would.out, now);
    network_rule_values_clear(db, network);
    for (size_t i = 0; i < rule->functions.count; i++)
        network_rule_value_add(db, network, S("function"), rule->functions.at[i]);
    for (size_t i = 0; i < rule->units.count; i++)
        network_rule_value_add(db, network, S("unit"),
                               str_format(db_arena(db), "%lld", (long long)rule->units.at[i].n));
}

/// Units have the same name here and there, so the rule asks for them by a text that only one has.
static struct str unit_key(struct arena *arena, struct unit_id unit)
{
    return str_format(arena, "#%lld", (long long)unit.n);
}

struct date selection_day(struct db *db, struct network_id network)
{
    struct gathering_id kickoff;
    struct gathering g;
    struct network n = {0};
    if (network_kickoff(db, network, &kickoff) && gathering_by_id(db, kickoff, &g))
        return g.held_on;
    network_by_id(db, network, &n);
    return n.starts_on;
}

static struct cohort_rule cohort_rule_of(struct db *db, struct network_id network,
                                         const struct selection_rule *rule)
{
    struct arena *arena = db_arena(db);
    struct str *units = NEW_ARRAY(arena, struct str, rule->units.count);
    for (size_t i = 0; i < rule->units.count; i++)
        units[i] = unit_key(arena, rule->units.at[i]);
    return (struct cohort_rule){
        .hired_since = rule->hired_since,
        .starts_by = {true, selection_day(db, network)},
        .education_least = rule->education_least,
        .share_least = rule->share_least,
        .not_in_network = rule->not_in_network,
        .functions = rule->functions,
        .units = {units, rule->units.count},
    };
}

// ---- the people ----

/// What the rule is asked about, read once.
struct staff {
    struct unit_tree tree;
    struct considered_list people;
    struct considered_position_list positions; // by person, as the people are
    size_t position;                           // the next one to take
};

static struct staff staff_of(struct db *db, struct network_id network, struct date today)
{
    return (struct staff){unit_tree_read(db), people_considered(db, network), positions_considered(db, today),
                          0};
}

struct texts {
    struct str *at;
    size_t count;
};

static void text_add(struct arena *arena, struct texts *list, struct maybe_str text)
{
    if (text.is_set && text.value.len)
        *LIST_ADD(arena, list) = text.value;
}

static void unit_add(struct arena *arena, const struct unit_tree *tree, struct maybe_unit_id unit,
                     struct texts *list)
{
    const struct unit_node *path[UNIT_DEPTH_MOST];
    size_t count = unit_tree_path(tree, unit, path);
    for (size_t i = 0; i < count; i++) {
        *LIST_ADD(arena, list) = path[i]->name;
        *LIST_ADD(arena, list) = unit_key(arena, path[i]->id);
    }
}

/// The next person as the rule sees them; the main position's texts come first.
static struct cohort_person cohort_person_of(struct arena *arena, struct staff *staff,
                                             const struct considered *p)
{
    struct texts functions = {0}, units = {0};
    text_add(arena, &functions, p->job_title);
    text_add(arena, &functions, p->job_code);
    text_add(arena, &functions, p->job_category);
    unit_add(arena, &staff->tree, p->unit, &units);
    for (; staff->position < staff->positions.count; staff->position++) {
        const struct considered_position *o = &staff->positions.at[staff->position];
        if (o->person.n > p->id.n)
            break;
        if (o->person.n < p->id.n)
            continue;
        text_add(arena, &functions, o->job_title);
        text_add(arena, &functions, o->job_code);
        unit_add(arena, &staff->tree, o->unit, &units);
    }
    return (struct cohort_person){
        .hired_on = p->hired_on,
        .education = p->education,
        .functions = {functions.at, functions.count},
        .units = {units.at, units.count},
        .share_percent = p->share_percent,
        .is_employed = true,
        .is_in_network = p->is_in_network,
    };
}

static void count_add(struct selection_counts *counts, enum cohort_verdict verdict)
{
    switch (verdict) {
    case COHORT_VERDICT_IN: counts->in++; break;
    case COHORT_VERDICT_OUT: counts->out++; break;
    case COHORT_VERDICT_UNKNOWN: counts->unknown++; break;
    }
}

static struct selection_counts staff_count(struct db *db, struct network_id network, struct staff *staff,
                                           const struct selection_rule *rule)
{
    struct selection_counts counts = {0};
    struct cohort_rule asked = cohort_rule_of(db, network, rule);
    struct arena *scratch = arena_new(); // thousands of people: nothing of one is kept for the next
    for (size_t i = 0; i < staff->people.count; i++) {
        struct cohort_person person = cohort_person_of(scratch, staff, &staff->people.at[i]);
        count_add(&counts, cohort_ask(scratch, &asked, &person).verdict);
        arena_reset(scratch);
    }
    arena_free(scratch);
    staff->position = 0;
    return counts;
}

struct selection_counts selection_count(struct db *db, struct network_id network,
                                        const struct selection_rule *rule, struct date today)
{
    struct staff staff = staff_of(db, network, today);
    return staff_count(db, network, &staff, rule);
}

// ---- the list ----

static struct maybe_str first_of(struct cohort_texts texts)
{
    return texts.count ? (struct maybe_str){true, texts.at[0]} : (struct maybe_str){0};
}

static struct candidate_new candidate_of(const struct cohort_person *p, const struct cohort_answer *a)
{
    struct candidate_new row = {
        .hired = a->criteria[COHORT_HIRED],
        .education = a->criteria[COHORT_EDUCATION],
        .function = a->criteria[COHORT_FUNCTION],
        .unit = a->criteria[COHORT_UNIT],
        .share = a->criteria[COHORT_SHARE],
        .free = a->criteria[COHORT_FREE],
        .had_hired_on = p->hired_on,
        .had_education = p->education,
        .had_function = first_of(p->functions),
        .had_unit = first_of(p->units),
        .had_share = p->share_percent,
        .decision = a->verdict,
    };
    for (int c = 0; c < COHORT_CRITERIA; c++)
        row.misses += a->criteria[c] == CRITERION_NO;
    return row;
}

/// How many stand where, and from where the chosen come: after everything that changes it.
static void tally(struct db *db, struct network_id network)
{
    candidate_tallies_drop(db, network);
    candidate_tallies_add(db, network);
    candidate_silos_drop(db, network);
    candidate_silos_add(db, network);
}

static void list_make(struct db *db, struct network_id network, struct staff *staff,
                      const struct selection_rule *rule, struct instant now)
{
    struct int_list ranks = people_ranked(db);
    struct cohort_rule asked = cohort_rule_of(db, network, rule);
    struct arena *scratch = arena_new();
    for (size_t i = 0; i < staff->people.count && i < ranks.count; i++) {
        struct cohort_person person = cohort_person_of(scratch, staff, &staff->people.at[i]);
        struct cohort_answer answer = cohort_ask(scratch, &asked, &person);
        struct candidate_new row = candidate_of(&person, &answer);
        row.network = network;
        row.person = staff->people.at[i].id;
        row.name_rank = ranks.at[i];
        candidate_put(db, &row);
        arena_reset(scratch);
    }
    arena_free(scratch);
    candidates_drop_leavers(db, network);
    candidates_place(db, network);
    tally(db, network);
    network_rule_listed(db, network, now);
}

bool selection_list(struct db *db, struct network_id network, struct instant now)
{
    struct selection_rule rule;
    if (!selection_rule_read(db, network, &rule))
        return false;
    struct staff staff = staff_of(db, network, wall_from_instant(now, ZONE_OSLO).date);
    list_make(db, network, &staff, &rule, now);
    return true;
}

void selection_begin(struct db *db, struct network_id network, struct selection_rule *rule,
                     struct instant now)
{
    struct staff staff = staff_of(db, network, wall_from_instant(now, ZONE_OSLO).date);
    rule->would = staff_count(db, network, &staff, rule);
    selection_rule_save(db, network, rule, now);
    list_make(db, network, &staff, rule, now);
}

struct selection_counts selection_listed(struct db *db, struct network_id network)
{
    struct selection_counts counts = {0};
    struct candidate_tally_list rows = candidate_tallies(db, network);
    for (size_t i = 0; i < rows.count; i++)
        switch (rows.at[i].place) {
        case CANDIDATE_PLACE_IN: counts.in = rows.at[i].people; break;
        case CANDIDATE_PLACE_RESERVE: counts.reserve = rows.at[i].people; break;
        case CANDIDATE_PLACE_UNKNOWN: counts.unknown = rows.at[i].people; break;
        case CANDIDATE_PLACE_OUT: counts.out = rows.at[i].people; break;
        }
    return counts;
}

void selection_staff_changed(struct db *db)
{
    struct network_id_list networks = candidate_networks(db);
    for (size_t i = 0; i < networks.count; i++) {
        candidates_place(db, networks.at[i]);
        tally(db, networks.at[i]);
    }
}

// ---- pages of a list ----

/// Where the page before begins, of those from the turn on, back to the beginning.
static void earlier_set(struct selection_page *page, const struct person_id_list *before)
{
    page->has_earlier = before->count > 0;
    if (before->count > SELECTION_PAGE_PEOPLE)
        page->earlier = before->at[SELECTION_PAGE_PEOPLE];
}

/// False where the page is the first one.
static bool turn_read(struct db *db, struct network_id network, enum candidate_place place,
                      struct person_id behind, struct candidate_turn *out)
{
    if (behind.n && candidate_turn(db, network, behind, out) && out->place == place)
        return true;
    *out = (struct candidate_turn){0};
    return false;
}

struct selection_page selection_page_behind(struct db *db, struct network_id network,
                                            enum candidate_place place, struct str wanted,
                                            struct person_id behind)
{
    struct selection_page page = {0};
    struct candidate_turn *t = &page.behind;
    if (!turn_read(db, network, place, behind, t))
        return page;
    struct person_id_list before =
        candidates_placed_before(db, network, place, wanted, t->queued_at, t->misses, t->name_rank, t->person,
                                 SELECTION_PAGE_PEOPLE + 1);
    earlier_set(&page, &before);
    return page;
}

struct selection_page selection_recipients_behind(struct db *db, struct network_id network,
                                                  struct person_id behind)
{
    struct selection_page page = {0};
    struct candidate_turn *t = &page.behind;
    if (!turn_read(db, network, CANDIDATE_PLACE_IN, behind, t))
        return page;
    struct person_id_list before = invitations_to_send_before(
        db, network, t->queued_at, t->misses, t->name_rank, t->person, SELECTION_PAGE_PEOPLE + 1);
    earlier_set(&page, &before);
    return page;
}

// ---- deciding ----

enum selection_decided selection_decide(struct db *db, const struct selection_decision *d)
{
    bool is_undo = !d->to.is_set;
    ASSERT(is_undo || d->to.value != CANDIDATE_PLACE_UNKNOWN);
    if (!is_undo && !d->why.len)
        return SELECTION_NO_REASON;
    int64_t rows = 0;
    for (size_t i = 0; i < d->people.count; i++)
        rows += candidate_override(
            db, d->network, d->people.at[i], d->to, (struct maybe_account_id){!is_undo, d->by},
            (struct maybe_str){!is_undo, d->why}, (struct maybe_instant){!is_undo, d->now});
    tally(db, d->network);
    return rows ? SELECTION_DECIDED : SELECTION_NO_CANDIDATE;
}

enum selection_decided selection_choose(struct db *db, const struct selection_decision *d)
{
    for (size_t i = 0; i < d->people.count; i++)
        candidate_add(db, d->network, d->people.at[i]);
    return selection_decide(db, d);
}

void selection_criteria(const struct candidate_line *line, struct selection_criterion *out)
{
    const struct selection_criterion all[SELECTION_CRITERIA] = {
        {COHORT_HIRED, line->hired}, {COHORT_EDUCATION, line->education}, {COHORT_FUNCTION, line->function},
        {COHORT_UNIT, line->unit},   {COHORT_SHARE, line->share},         {COHORT_FREE, line->free},
    };
    for (int i = 0; i < SELECTION_CRITERIA; i++)
        out[i] = all[i];
}

static struct cohort_texts one_text(struct arena *arena, struct maybe_str text)
{
    struct str *at = NEW(arena, struct str);
    *at = text.value;
    return (struct cohort_texts){at, text.is_set};
}

struct cohort_person selection_person_of(struct arena *arena, const struct candidate_line *line,
                                         struct date day)
{
    return (struct cohort_person){
        .hired_on = line->had_hired_on,
        .education = line->had_education,
        .functions = one_text(arena, line->had_function),
        .units = one_text(arena, line->had_unit),
        .share_percent = line->had_share,
        .is_employed = !line->has_left,
        .starts_late = line->had_hired_on.is_set && date_compare(line->had_hired_on.value, day) > 0,
        .is_in_network = line->free == CRITERION_NO,
    };
}
