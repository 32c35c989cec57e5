-- From paper to practice: units that use what a book says (src/practice/practice.h).

CREATE TABLE practice (
    id {id},
    theme {ref} NOT NULL REFERENCES theme (id),
    unit {ref} NOT NULL REFERENCES unit (id),
    since_on {date} NOT NULL,
    what_for {text} NOT NULL,
    said_by {ref} REFERENCES person (id),           -- NULL: somebody who was erased
    confirmer {ref} REFERENCES person (id),         -- of the unit; NULL: nobody is named, or erased
    state {enum said confirmed in_use lapsed} NOT NULL DEFAULT 'said',
    is_own_unit {bool} NOT NULL DEFAULT 0,          -- of somebody who wrote the book
    said_no {bool} NOT NULL DEFAULT 0,              -- who was named said: we do not use it
    confirmed_on {date},
    check_on {date},                                -- when it is asked whether it is in use still; NULL: not any more
    asked_on {date},                                -- of the asking that runs; NULL: none
    asked_times {int} NOT NULL DEFAULT 0,
    created_at {instant} NOT NULL
);
CREATE INDEX practice_theme ON practice (theme);
CREATE INDEX practice_unit ON practice (unit);
CREATE INDEX practice_said_by ON practice (said_by);
CREATE INDEX practice_confirmer ON practice (confirmer);

-- What was answered, each time it was asked.
CREATE TABLE practice_answer (
    id {id},
    practice {ref} NOT NULL REFERENCES practice (id),
    answered_on {date} NOT NULL,
    is_in_use {bool} NOT NULL,
    body {text} NOT NULL,                           -- what changed, or why it is not used any more
    by_person {ref} REFERENCES person (id)
);
CREATE INDEX practice_answer_practice ON practice_answer (practice);
CREATE INDEX practice_answer_by_person ON practice_answer (by_person);
