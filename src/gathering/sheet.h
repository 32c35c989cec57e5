// SPDX-License-Identifier: EUPL-1.2
// The sheet of a group: what it finds while it works, what each of it brings, and what each takes home.
// Filled in on one phone, or on several at once.
//
//     struct sheet_place place = {network, gathering, item, 3, people, count}; // group 3, and who sits in it
//     struct sheet sheet = sheet_read(db, &place);                      // also before anybody has written
//     struct prose_saved s = sheet_save(db, &place, &(struct sheet_edit){SHEET_FIELD_KIND_BRINGS,
//                                       {true, kari}, base, text, by, now});
//
// Every field is prose (prose/prose.h): each save is a version, and where two wrote at once both texts stand
// there, one behind the other; nothing that was saved is ever struck by a save that had not seen it. So what
// is typed may be saved every second. A sheet has a row from the first save on; then its parts are fixed.
//
// Who of the group writes and who keeps the time is drawn by lot, so that nobody who would rather not has to
// say so: nobody has the part of last time again while somebody else can take it. The same sheet draws the
// same.
//
// Who may read and write is the caller's to know. A field of a person is kept when they move to another
// group. Limits: SHEET_LINE_MOST bytes for what one brings or takes home, PROSE_BYTES_MOST for the group's.
#ifndef GATHERING_SHEET_H
#define GATHERING_SHEET_H

#include "prose/prose.h"
#include "sql/sheet.h"

enum { SHEET_LINE_MOST = 2000 };

struct sheet_parts {
    struct maybe_person_id writer, keeper; // of the time; not set where there is nobody
};

/// Pure. `before`: who had which part in the network, the newest first.
struct sheet_parts sheet_parts_draw(uint64_t seed, const struct person_id *people, size_t count,
                                    const struct sheet_part_list *before);

struct sheet_place {
    struct network_id network;
    struct gathering_id gathering;
    struct programme_item_id item;
    int64_t group;
    const struct person_id *people; // of the group, as it sits now
    size_t count;
};

struct sheet {
    struct sheet_parts parts;
    struct sheet_field_list fields; // that hold something
};

struct sheet sheet_read(struct db *db, const struct sheet_place *place);

/// All sheets of a gathering, with what their parts are drawn from: in three statements, however many they
/// are.
struct sheet_stack {
    struct group_sheet_list sheets;
    struct sheet_field_list fields;
    struct sheet_part_list had;
};
struct sheet_stack sheet_stack_read(struct db *db, struct network_id network, struct gathering_id gathering);
/// One of them. In the arena.
struct sheet sheet_in_stack(struct arena *arena, const struct sheet_stack *stack,
                            const struct sheet_place *place);

/// The field as it stands; an empty one with head 0 where nobody has written in it.
struct sheet_field sheet_field_at(const struct sheet *sheet, enum sheet_field_kind kind,
                                  struct maybe_person_id person);

struct sheet_edit {
    enum sheet_field_kind kind;
    struct maybe_person_id person; // whose field it is; not set: the group's
    int64_t base;                  // the version that was seen
    struct str body;
    struct person_id by;
    struct instant now;
};

/// PROSE_SAVED, _SAME, _MERGED, or _TOO_LONG.
struct prose_saved sheet_save(struct db *db, const struct sheet_place *place, const struct sheet_edit *edit);

#endif
