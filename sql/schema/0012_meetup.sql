-- What comes of a gathering: its notes, and the decisions and tasks that are lines of them (src/gathering/note.h).

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
