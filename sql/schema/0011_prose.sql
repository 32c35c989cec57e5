-- Texts that several people write, with every version that was saved (src/prose/prose.h).

CREATE TABLE prose (
    id {id},
    network {ref} REFERENCES network (id),          -- NULL: a chapter of a book
    head {int} NOT NULL DEFAULT 0                   -- the newest version; 0: none yet
);
CREATE INDEX prose_network ON prose (network);

CREATE TABLE prose_version (
    prose {ref} NOT NULL REFERENCES prose (id),
    number {int} NOT NULL,
    body {text} NOT NULL,
    writer {ref} REFERENCES person (id),            -- NULL: someone who was erased
    saved_at {instant} NOT NULL,
    PRIMARY KEY (prose, number)
);
CREATE INDEX prose_version_writer ON prose_version (writer);

-- What somebody has typed and not saved.
CREATE TABLE prose_draft (
    prose {ref} NOT NULL REFERENCES prose (id),
    person {ref} NOT NULL REFERENCES person (id),
    base {int} NOT NULL,                            -- the version that it began with
    body {text} NOT NULL,
    saved_at {instant} NOT NULL,
    PRIMARY KEY (prose, person)
);
CREATE INDEX prose_draft_person ON prose_draft (person, saved_at);
