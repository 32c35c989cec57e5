-- Coming home from a rotation (src/rotation/home.h): what a version of the agreement says about it, what is done of it, and who
-- passes a theme on from then on.

CREATE TABLE agreement_return (
    version {ref} NOT NULL REFERENCES agreement_version (id),
    place {int} NOT NULL,
    kind {enum debrief talk workshop advice other} NOT NULL,
    body {text} NOT NULL,
    due_on {date} NOT NULL,
    PRIMARY KEY (version, place)
) {keyed};

CREATE TABLE return_item (
    id {id},
    agreement {ref} NOT NULL REFERENCES agreement (id),
    kind {enum debrief talk workshop advice other} NOT NULL,
    body {text} NOT NULL,
    due_on {date} NOT NULL,
    state {enum due done moved dropped} NOT NULL DEFAULT 'due', -- what is moved is done or dropped as another item
    person_says {bool} NOT NULL DEFAULT 0,          -- that the talk with the manager was held
    manager_says {bool} NOT NULL DEFAULT 0,
    reason {text} NOT NULL DEFAULT '',              -- of dropping
    settled_on {date}
);
CREATE INDEX return_item_agreement ON return_item (agreement);
CREATE INDEX return_item_due ON return_item (state, due_on);

-- Who came home, and is asked about the theme.
CREATE TABLE disseminator (
    theme {ref} NOT NULL REFERENCES theme (id),
    person {ref} NOT NULL REFERENCES person (id),
    since_on {date} NOT NULL,
    until_on {date},                                -- left, or passes it on no more
    PRIMARY KEY (theme, person)
) {keyed};
CREATE INDEX disseminator_person ON disseminator (person);
