// SPDX-License-Identifier: EUPL-1.2
// What the store knows of a person, as texts: so that what a staff list says can be compared with it, shown
// beside it, kept for undoing, and written, field by field and in the same way.
//
//     struct image before = image_stored(arena, &row, positions), after = image_listed(...);
//     image_differs(&before, &after, IMAGE_job_title)
//
// Empty text: nothing is known. Units are "17" (an id) or "new 3" (a unit of the list that is not stored
// yet); the manager is the match key of a person. Positions are lines, sorted, so that the order of rows does
// not matter.
#ifndef PEOPLE_IMPORT_IMAGE_H
#define PEOPLE_IMPORT_IMAGE_H

#include "sql/import.h"
#include "sql/people.h"

#define IMAGE_FIELDS(FIELD)                                                                                  \
    FIELD(match_key)                                                                                         \
    FIELD(employee_id)                                                                                       \
    FIELD(object_id)                                                                                         \
    FIELD(given_name)                                                                                        \
    FIELD(family_name)                                                                                       \
    FIELD(email)                                                                                             \
    FIELD(language)                                                                                          \
    FIELD(unit)                                                                                              \
    FIELD(job_title)                                                                                         \
    FIELD(job_code)                                                                                          \
    FIELD(job_category)                                                                                      \
    FIELD(share_percent)                                                                                     \
    FIELD(employment_type)                                                                                   \
    FIELD(hired_on)                                                                                          \
    FIELD(ended_on)                                                                                          \
    FIELD(education)                                                                                         \
    FIELD(manager)                                                                                           \
    FIELD(is_manager)                                                                                        \
    FIELD(workplace)                                                                                         \
    FIELD(state)                                                                                             \
    FIELD(by_hand)                                                                                           \
    FIELD(positions)

enum image_field {
#define FIELD(name) IMAGE_##name,
    IMAGE_FIELDS(FIELD)
#undef FIELD
        IMAGE_COUNT
};

struct image {
    struct str at[IMAGE_COUNT];
};

struct image_position {
    struct str unit, job_title, job_code;
    struct maybe_real share_percent;
    struct maybe_date starts_on, ends_on;
    bool is_primary;
};

/// "left:7": the match key of someone whose number another has been given.
struct str image_key_of_leaver(struct arena *arena, struct person_id id);

/// "job_title"
struct str image_field_text(enum image_field field);
bool image_is_same(const struct image *a, const struct image *b);
bool image_differs(const struct image *a, const struct image *b, enum image_field field);

struct str image_share(struct arena *arena, struct maybe_real percent);
struct str image_date(struct arena *arena, struct maybe_date date);
struct str image_unit(struct arena *arena, struct maybe_unit_id unit);
struct str image_positions(struct arena *arena, const struct image_position *positions, size_t count);
/// Reads one line of image_positions() off *rest; false at the end.
bool image_position_cut(struct str *rest, struct image_position *out);

struct image image_stored(struct arena *arena, const struct import_person_stored *row, struct str positions);
/// The row to be written; unit and manager are ids that the caller has found.
struct import_person_row image_row(struct arena *arena, const struct image *image, struct maybe_unit_id unit);

/// The fields in which `before` differs from `after`, as a JSON object.
struct str image_before_json(struct arena *arena, const struct image *before, const struct image *after);
/// Puts such fields back; false when the text is no such object.
bool image_restore(struct arena *arena, struct str json, struct image *image);

#endif
