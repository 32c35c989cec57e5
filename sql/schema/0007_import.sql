-- Staff lists: previewed, taken in, undone.

CREATE TABLE import (
    id {id},
    state {enum previewed taken undone dropped} NOT NULL,
    file_name {text} NOT NULL,
    encoding {text},                                -- that the file had
    skips_bad_rows {bool} NOT NULL DEFAULT 0,
    made_by {ref} REFERENCES account (id),
    made_by_name {text} NOT NULL,                   -- as it was then; of a command: what --by said
    made_at {instant} NOT NULL,
    settled_at {instant},                           -- when it was taken, undone or dropped
    people {int} NOT NULL DEFAULT 0,
    added {int} NOT NULL DEFAULT 0,
    changed {int} NOT NULL DEFAULT 0,
    unchanged {int} NOT NULL DEFAULT 0,
    gone {int} NOT NULL DEFAULT 0,
    -- Held between preview and approval only, without private columns. Last: SQLite reads all of a file to get behind it.
    file {bytes},
    units_file {bytes}
);

-- What the last import did to whom, and what stood there before, as JSON: kept until the next one, so that it can be
-- undone.
CREATE TABLE import_person (
    import {ref} NOT NULL REFERENCES import (id),
    person {ref} NOT NULL REFERENCES person (id),
    before {text},                                  -- NULL: the person is new
    PRIMARY KEY (import, person)
);
CREATE INDEX import_person_person ON import_person (person);

CREATE TABLE import_unit (
    import {ref} NOT NULL REFERENCES import (id),
    unit {ref} NOT NULL REFERENCES unit (id),
    before {text},                                  -- NULL: the unit is new
    PRIMARY KEY (import, unit)
);
CREATE INDEX import_unit_unit ON import_unit (unit);

-- What somebody wrote of a person by hand: the values that changed, before and after, as JSON.
CREATE TABLE person_edit (
    id {id},
    person {ref} NOT NULL REFERENCES person (id),
    made_by {ref} REFERENCES account (id),
    made_by_name {text} NOT NULL,                   -- as it was then
    made_at {instant} NOT NULL,
    was {text},                                     -- NULL: the person is new
    becomes {text} NOT NULL
);
CREATE INDEX person_edit_person ON person_edit (person);
