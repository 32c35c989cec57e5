-- A gathering and what comes of it. Its notes, and the decisions and tasks that are lines of them (src/gathering/note.h).

CREATE TABLE note (
    gathering {ref} PRIMARY KEY REFERENCES gathering (id),
    prose {ref} NOT NULL REFERENCES prose (id)
);
CREATE INDEX note_prose ON note (prose);

CREATE TABLE decision (
    gathering {ref} NOT NULL REFERENCES gathering (id),
    line_key {text} NOT NULL,                       -- its words, folded: by these a line is known when the notes are saved again
    place {int} NOT NULL,                           -- in the notes
    text {text} NOT NULL,
    PRIMARY KEY (gathering, line_key)
);

CREATE TABLE task (
    id {id},
    gathering {ref} NOT NULL REFERENCES gathering (id),
    line_key {text} NOT NULL,
    place {int} NOT NULL,
    text {text} NOT NULL,
    person {ref} REFERENCES person (id),            -- who takes it; NULL: nobody yet
    due_on {date},
    state {enum open done dropped} NOT NULL DEFAULT 'open',
    settled_by {ref} REFERENCES person (id),
    settled_at {instant},
    UNIQUE (gathering, line_key)
);
CREATE INDEX task_person ON task (person);
CREATE INDEX task_settled_by ON task (settled_by);

-- What the programme of a meet-up begins with; a network that has none of its own begins as usual (src/gathering/template.h).
CREATE TABLE template_item (
    id {id},
    network {ref} NOT NULL REFERENCES network (id),
    place {int} NOT NULL,
    minutes {int} NOT NULL,                         -- stretched into the hours that a meet-up has
    kind {enum welcome talk exercise group_work move break close} NOT NULL,
    title {text} NOT NULL,
    exercise {text},
    prompt {text} NOT NULL DEFAULT '',
    UNIQUE (network, place)
);

-- What a group writes while it works: a row from the first word on (src/gathering/sheet.h).
CREATE TABLE group_sheet (
    id {id},
    item {ref} NOT NULL REFERENCES programme_item (id),
    group_number {int} NOT NULL,
    writer {ref} REFERENCES person (id),            -- by lot
    keeper {ref} REFERENCES person (id),            -- of the time
    UNIQUE (item, group_number)
);
CREATE INDEX group_sheet_writer ON group_sheet (writer);
CREATE INDEX group_sheet_keeper ON group_sheet (keeper);

-- Each field of a sheet is a text of its own, so that two phones may write at once.
CREATE TABLE sheet_field (
    sheet {ref} NOT NULL REFERENCES group_sheet (id),
    kind {enum found brings takes} NOT NULL,        -- what the group found; what one brings, and takes home
    person {ref} REFERENCES person (id),            -- NULL: the group's
    prose {ref} NOT NULL REFERENCES prose (id)
);
CREATE INDEX sheet_field_sheet ON sheet_field (sheet);
CREATE INDEX sheet_field_person ON sheet_field (person);
CREATE INDEX sheet_field_prose ON sheet_field (prose);

-- What somebody takes home from a gathering: theirs alone until they share it (src/gathering/takehome.h).
CREATE TABLE take_home (
    gathering {ref} NOT NULL REFERENCES gathering (id),
    person {ref} NOT NULL REFERENCES person (id),
    body {text} NOT NULL,
    written_at {instant} NOT NULL,
    shared_at {instant},                            -- NULL: not shared
    PRIMARY KEY (gathering, person)
);
CREATE INDEX take_home_person ON take_home (person);

-- Whether it was worth their time, from 1, no, to 4, yes. Counted, and shown from five answers on.
CREATE TABLE worth (
    id {id},
    gathering {ref} NOT NULL REFERENCES gathering (id),
    person {ref} REFERENCES person (id),            -- NULL: someone who was erased
    answer {int} NOT NULL,
    UNIQUE (gathering, person)
);
CREATE INDEX worth_person ON worth (person);
