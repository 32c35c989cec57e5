// SPDX-License-Identifier: EUPL-1.2
// Taking a staff list into the store: what would happen, doing it, undoing it.
//
//     struct import_plan *plan = import_plan(arena, db, list, today);          // reads only
//     plan->counts[IMPORT_KIND_GONE] ...                                       // the preview
//     if (!import_asks(plan) || the user said yes)
//         import_take(db, plan, &order);                                       // in the same transaction
//     db_end(db, DB_COMMIT);
//
// Which person of the list is which of the store, people/import_match.h says. What a list does not have (a
// column, or an education) leaves what is stored as it is. Who is not in the list any more is ended, never
// deleted; whose row cannot be read stays as they are, and so does who was added by hand (people/by_hand.h)
// while no list knows of them. Taking the same list twice changes nothing the second
// time.
//
// The plan lives in the arena. Cost: one pass over the people stored; about 25 µs for each person who is
// written.
#ifndef PEOPLE_IMPORT_H
#define PEOPLE_IMPORT_H

#include "people/import_image.h"
#include "staff/stafflist.h"

enum { IMPORT_NOT_STORED = -1 };

struct import_entry {
    enum import_kind kind;
    int32_t staff;                 // index in the list; STAFF_NONE: gone
    int32_t stored;                // index among those stored; IMPORT_NOT_STORED: new
    struct maybe_person_id person; // in the store
    bool gets_manager;             // another one than is stored, or none; known when the person is written
    struct str manager;            // the key of that one
};

struct import_unit {
    struct maybe_unit_id stored;
    bool differs;
    struct import_unit_stored before;
};

struct import_stored;

struct import_plan {
    struct arena *arena;
    struct import_stored *stored; // as the store was
    const struct staff_list *list;
    struct date today;
    struct import_entries {
        struct import_entry *at;
        size_t count;
    } entries;                      // those of the list in its order, then those who are gone
    struct import_entries released; // who had left already, and whose number now is another's
    struct finding_list passed_on;  // warnings: a number or an address has changed hands
    struct str_map listed;          // the keys of the list's people
    int64_t counts[IMPORT_KIND_COUNT];
    int64_t at_work_before;    // stored people who had not left
    struct import_unit *units; // as many as the list has
    struct str_map ids;        // match key -> index in stored_ids
    struct person_id *stored_ids;
    size_t stored_count;
};

/// `db` may be NULL: then the store is empty.
struct import_plan *import_plan(struct arena *arena, struct db *db, const struct staff_list *list,
                                struct date today);

struct import_images {
    struct image before, after; // before is empty for someone new
};

/// What is stored of a person, and what would be. Made anew each time, in the arena given: images of everyone
/// would be most of the memory of an import.
struct import_images import_images(struct arena *arena, const struct import_plan *plan,
                                   const struct import_entry *entry);

/// True when more than a tenth of those at work would leave: a person has to say yes.
bool import_asks(const struct import_plan *plan);

struct import_order {
    struct import_id import; // made before, by import_add()
    struct instant now;
};

/// Writes the plan, and places every network's candidates anew. What an earlier import kept for its undoing
/// goes.
void import_take(struct db *db, struct import_plan *plan, const struct import_order *order);

enum import_undone { IMPORT_UNDONE, IMPORT_NOT_LAST };

/// Puts everything back that the last import changed, and nothing that was changed since by hand. People it
/// had added go again; one who has got a place in a network meanwhile is ended. Candidates are placed anew.
enum import_undone import_undo(struct db *db, struct import_id import, struct date today, struct instant now);

#endif
