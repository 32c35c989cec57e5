// SPDX-License-Identifier: EUPL-1.2
// What makes a network, without its people and days, as a file: next year's cohort begins with it, or a
// sister municipality. doc/programme.md describes the format, doc/programme.schema.json is its JSON schema.
//
//     struct str json = cohort_programme_write(db, &network);
//
//     struct cohort_programme p;
//     struct programme_fault fault = cohort_programme_read(arena, json, &p);
//     if (fault.what == PROGRAMME_FINE)
//         network = cohort_programme_begin(db, &p, &(struct programme_start){...});
//
// In it: name, purpose, months, seats, the rule (without units and first day, which are one municipality's),
// the invitation in each language, the programme of the kick-off and the template of meet-ups. Not in it:
// people, dates, places, who is responsible. Whoever sends it away should read the texts, which are written
// by people, once more: names in them are not found.
//
// Reading refuses what it does not know, by name, so that a file of a later version is not taken half. Texts
// are cleaned as those of a form are. Writing what was read gives the same bytes. At most
// PROGRAMME_BYTES_MOST; cost: a millisecond. In the caller's transaction.
#ifndef PROGRAMME_PROGRAMME_H
#define PROGRAMME_PROGRAMME_H

#include "i18n/lang.h"
#include "selection/selection.h"
#include "sql/network.h"
#include "sql/template.h"

#define PROGRAMME_SCHEMA "tvers-programme/1"

enum { PROGRAMME_BYTES_MOST = 1 << 20, PROGRAMME_ITEMS_MOST = 40, PROGRAMME_FUNCTIONS_MOST = 500 };

struct programme_words {
    struct str language, subject, body;
};

struct cohort_programme {
    struct str name, purpose;
    int64_t months, seats;
    bool has_rule;
    struct selection_rule rule;
    struct programme_words words[LANG_COUNT];
    size_t word_count;
    struct {
        struct str title;
        int64_t start_minute, end_minute; // 0, 0: there is no kick-off
        struct template_item_list items;  // in their order, `place` being the minutes after its start
    } kickoff;
    struct template_item_list meetup; // none: the usual ones
};

enum programme_what {
    PROGRAMME_FINE,
    PROGRAMME_NOT_JSON,
    PROGRAMME_TOO_LARGE,
    PROGRAMME_OTHER,   // JSON, and no programme of this version
    PROGRAMME_UNKNOWN, // a member that it does not have
    PROGRAMME_LACKS,   // a member that it must have
    PROGRAMME_WRONG,   // a value of another kind, too long, or out of range
};

struct programme_fault {
    enum programme_what what;
    struct str where; // "rule.education_least"; "line 7" of what is no JSON
};

/// Lives in the arena.
struct programme_fault cohort_programme_read(struct arena *arena, struct str json,
                                             struct cohort_programme *out);

/// Of a network, in the db's arena.
struct str cohort_programme_write(struct db *db, const struct network *network);

struct programme_start {
    struct str zone;
    struct date starts_on;
    struct str uid;             // of the kick-off's calendar entry
    struct maybe_account_id by; // who leads it then
    struct date today;
    struct instant now;
};

/// A draft of a network that begins on a day, with the kick-off on it. Reads the people for the rule, as
/// saving it does (selection/selection.h).
struct network_id cohort_programme_begin(struct db *db, const struct cohort_programme *programme,
                                         const struct programme_start *start);

#endif
