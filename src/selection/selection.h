// SPDX-License-Identifier: EUPL-1.2
// Whom a network asks: a rule about the staff list, the list of everyone who was considered with what each
// criterion says of them, and the people who decide otherwise, with who and why.
//
//     struct selection_rule rule = {.hired_since = {true, date_of(2026, 1, 1)}, ...};
//     rule.would = selection_count(db, network, &rule, today);   // nothing is written
//     selection_rule_save(db, network, &rule, now);
//     selection_list(db, network, now);                          // the candidates, as of now
//     switch (selection_decide(db, &decision)) ...               // in, out or reserve all the same
//     selection_staff_changed(db);                               // by every import, in its transaction
//
// The rule itself is selection/cohort.h. The list is kept as it was made: a later staff list does not change
// why somebody is in or out until selection_list() is called again, which keeps what people have decided;
// only who has left is out at once. Nobody is told anything from here.
//
// Cost: making the list about 25 microseconds for each person of the staff list; deciding about 10
// milliseconds among 60,000, however many are decided about at once. Reading does not depend on how many they
// are: what stands where is kept counted, and a page of a list is found by its index.
#ifndef SELECTION_SELECTION_H
#define SELECTION_SELECTION_H

#include "selection/cohort.h"
#include "sql/selection.h"

struct selection_counts {
    int64_t in, reserve, unknown, out;
};

struct selection_rule {
    struct maybe_date hired_since;
    struct maybe_education education_least;
    struct maybe_real share_least;
    bool not_in_network;
    struct cohort_texts functions; // job titles or categories
    struct selection_units {
        struct unit_id *at;
        size_t count;
    } units;                       // each with all below it
    struct selection_counts would; // what selection_count() said of it when it was saved: counting takes long
    struct instant saved_at;
    struct maybe_instant listed_at;
};

/// False where none was saved. The lists live in the arena of the transaction.
bool selection_rule_read(struct db *db, struct network_id network, struct selection_rule *out);
void selection_rule_save(struct db *db, struct network_id network, const struct selection_rule *rule,
                         struct instant now);

/// The day on which who is asked should work here: that of the kick-off, or until there is one the first of
/// the network.
struct date selection_day(struct db *db, struct network_id network);

/// What the rule says of the staff list today; reserve is 0, since only people make reserves.
struct selection_counts selection_count(struct db *db, struct network_id network,
                                        const struct selection_rule *rule, struct date today);
/// Makes the list of candidates by the saved rule, or makes it again. False where no rule was saved.
bool selection_list(struct db *db, struct network_id network, struct instant now);
/// All three in a row, reading the people once: what the rule says goes into it, it is saved, and the list is
/// made.
void selection_begin(struct db *db, struct network_id network, struct selection_rule *rule,
                     struct instant now);
/// Of the list, with what people decided.
struct selection_counts selection_listed(struct db *db, struct network_id network);
/// People have come, gone or moved: all lists stay as they were made, but for those who have left.
void selection_staff_changed(struct db *db);

enum { SELECTION_PAGE_PEOPLE = 50 };

/// One page of a list, which begins behind a candidate.
struct selection_page {
    struct candidate_turn behind; // zeros: the first page
    bool has_earlier;
    struct person_id earlier; // behind whom the page before begins; 0: that is the first
};

/// `wanted` is a part of a name, folded, or empty. The first page where `behind` is 0 or not in that list.
struct selection_page selection_page_behind(struct db *db, struct network_id network,
                                            enum candidate_place place, struct str wanted,
                                            struct person_id behind);
/// The same of those who get a mail when the invitations are sent.
struct selection_page selection_recipients_behind(struct db *db, struct network_id network,
                                                  struct person_id behind);

struct selection_people {
    const struct person_id *at;
    size_t count;
};

struct selection_decision {
    struct network_id network;
    struct selection_people people;
    struct maybe_candidate_place to; // not set: as the rule says; never CANDIDATE_PLACE_UNKNOWN
    struct account_id by;
    struct str why;
    struct instant now;
};

enum selection_decided {
    SELECTION_DECIDED,
    SELECTION_NO_REASON,    // a decision against or beside the rule needs one
    SELECTION_NO_CANDIDATE, // none of them is in the list of this network
};

enum selection_decided selection_decide(struct db *db, const struct selection_decision *decision);
/// The same about people whom the list may not have: they are added to it.
enum selection_decided selection_choose(struct db *db, const struct selection_decision *decision);

/// What stands in the list about one criterion, as selection/cohort_reason.h takes it.
struct selection_criterion {
    enum cohort_criterion criterion;
    enum criterion answer;
};
enum { SELECTION_CRITERIA = COHORT_CRITERIA - 1 }; // all but COHORT_EMPLOYED: only employees are listed
void selection_criteria(const struct candidate_line *line, struct selection_criterion *out);
/// The person as of the day of the list.
struct cohort_person selection_person_of(struct arena *arena, const struct candidate_line *line,
                                         struct date day);

#endif
