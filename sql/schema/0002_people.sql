-- The base organisation: units as a tree, people, their positions.

CREATE TABLE unit (
    id {id},
    parent {ref} REFERENCES unit (id),
    code {text} UNIQUE,                     -- as the staff list has it; NULL when a unit is known by name only
    name {text} NOT NULL,
    kind {text}
);
CREATE INDEX unit_parent ON unit (parent);

CREATE TABLE person (
    id {id},
    match_key {text} NOT NULL UNIQUE,       -- what the staff list knows the person by: "n:00100", "o:<object id>", "m:<mail>"
    employee_id {text},
    object_id {text},                       -- the directory's own id
    given_name {text} NOT NULL,
    family_name {text} NOT NULL,
    search_key {text} NOT NULL,             -- names folded, for look-up
    email {text} NOT NULL,
    email_key {text} NOT NULL,              -- folded, for matching
    language {enum nb nn da en},
    unit {ref} REFERENCES unit (id),
    job_title {text},
    job_code {text},
    job_category {text},
    share_percent {real},                   -- all positions together
    employment_type {text},
    hired_on {date},
    ended_on {date},
    education {enum none primary upper_secondary vocational bachelor master phd unknown} NOT NULL DEFAULT 'unknown',
    manager {ref} REFERENCES person (id),
    is_manager {bool} NOT NULL DEFAULT 0,
    workplace {text},
    state {enum active leave ended} NOT NULL DEFAULT 'active',
    by_hand {bool} NOT NULL DEFAULT 0,      -- added by somebody: stays while no staff list knows of them
    ask_me_about {text},
    wants_to_learn {text},
    feed_generation {int} NOT NULL DEFAULT 1,       -- of the calendar subscription: raised, the address before it stops working
    erased_at {instant}                             -- since then nobody: no name, no address, nothing of the staff list
);
CREATE INDEX person_unit ON person (unit, state);
CREATE INDEX person_email ON person (email_key);
CREATE INDEX person_manager ON person (manager);

-- The words by which a person is found, folded.
CREATE TABLE person_word (
    person {ref} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    word {text} NOT NULL,
    source {enum name ask theme} NOT NULL,
    PRIMARY KEY (person, word, source)
) {keyed};
CREATE INDEX person_word_word ON person_word (word, person, source);

-- How many people do what, and under an empty name how many there are; counted when a staff list is taken.
CREATE TABLE staff_count (
    name {text} NOT NULL PRIMARY KEY,
    people {int} NOT NULL
);

-- How many work in a unit and all below it; counted when a staff list is taken.
CREATE TABLE unit_count (
    unit {ref} PRIMARY KEY REFERENCES unit (id) ON DELETE CASCADE,
    people {int} NOT NULL
);

CREATE TABLE unit_manager (
    unit {ref} PRIMARY KEY REFERENCES unit (id),
    person {ref} NOT NULL REFERENCES person (id)
);
CREATE INDEX unit_manager_person ON unit_manager (person);

CREATE TABLE person_position (
    id {id},
    person {ref} NOT NULL REFERENCES person (id),
    unit {ref} REFERENCES unit (id),
    job_title {text},
    job_code {text},
    share_percent {real},
    starts_on {date},
    ends_on {date},
    is_primary {bool} NOT NULL DEFAULT 0
);
CREATE INDEX person_position_person ON person_position (person);
CREATE INDEX person_position_unit ON person_position (unit);
