// SPDX-License-Identifier: EUPL-1.2
// A person written by hand, one at a time: whom the staff list does not have, or has wrongly.
//
//     struct hand_written h;
//     hand_read(db, person, &h);                        // as stored
//     h.job_title = S("Jordmor");
//     switch (hand_write(db, (struct maybe_person_id){true, person}, &h, &by, &person)) ...
//
// The next staff list finds them by number or address, as anybody, and what it has of them holds from then
// on. Who was added by hand and is in no list stays as they are; once a list has had them, they leave with
// it. Each change is kept with who made it (person_edits()), the newest HAND_EDITS_MOST of a person.
//
// What it does not do: tell anybody. Who is said to have left is taken out of calendars by the schedule, as
// after a staff list. Cost: units and candidates are counted anew, as after a list.
#ifndef PEOPLE_BY_HAND_H
#define PEOPLE_BY_HAND_H

#include "people/import_image.h"

enum { HAND_EDITS_MOST = 100 };

struct hand_written {
    struct str given_name, family_name, email, employee_id, job_title;
    struct maybe_unit_id unit;
    struct maybe_date hired_on;
    enum education education;
    struct maybe_real share_percent;
    enum person_state state;
};

struct hand_writer {
    struct account_id account;
    struct str name;
    struct instant now;
    struct date today;
};

enum hand_done {
    HAND_WRITTEN,
    HAND_SAME,         // nothing was changed
    HAND_NUMBER_TAKEN, // by *holder
    HAND_EMAIL_TAKEN,
    HAND_NOBODY, // no such person
};

/// False where there is no such person.
bool hand_read(struct db *db, struct person_id id, struct hand_written *out);
/// Without an id somebody new. *holder: who it is afterwards, or who has the number or the address.
enum hand_done hand_write(struct db *db, struct maybe_person_id id, const struct hand_written *words,
                          const struct hand_writer *by, struct person_id *holder);

#endif
