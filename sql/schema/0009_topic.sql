-- What a network talks about: topics that members propose.

CREATE TABLE topic (
    id {id},
    network {ref} NOT NULL REFERENCES network (id),
    title {text} NOT NULL,
    why {text} NOT NULL DEFAULT '',
    proposed_by {ref} REFERENCES person (id),       -- NULL: a lead who is no employee, the program, or somebody erased
    proposed_at {instant} NOT NULL,
    state {enum proposed chosen worked_on set_aside} NOT NULL DEFAULT 'proposed',
    set_aside_why {text} NOT NULL DEFAULT '',
    gathering {ref} REFERENCES gathering (id),      -- where it is worked on; a chosen one may have to wait for one
    chosen_by {enum vote lot person fallback},      -- lot: it was level with others; fallback: nobody had proposed anything
    version {int} NOT NULL DEFAULT 1                -- rises with every change: two editors notice each other
);
CREATE INDEX topic_network ON topic (network, state);
CREATE INDEX topic_gathering ON topic (gathering);
CREATE INDEX topic_proposed_by ON topic (proposed_by);

-- What somebody would bring to it: an experience, a guest, a room.
CREATE TABLE topic_bring (
    topic {ref} NOT NULL REFERENCES topic (id),
    person {ref} NOT NULL REFERENCES person (id),
    body {text} NOT NULL,
    said_at {instant} NOT NULL,
    PRIMARY KEY (topic, person)
);
CREATE INDEX topic_bring_person ON topic_bring (person);

-- Who may be asked to help host it: said openly, apart from any vote.
CREATE TABLE topic_help (
    topic {ref} NOT NULL REFERENCES topic (id),
    person {ref} NOT NULL REFERENCES person (id),
    PRIMARY KEY (topic, person)
);
CREATE INDEX topic_help_person ON topic_help (person);

CREATE TABLE topic_comment (
    id {id},
    topic {ref} NOT NULL REFERENCES topic (id),
    by_person {ref} REFERENCES person (id),
    body {text} NOT NULL,
    said_at {instant} NOT NULL
);
CREATE INDEX topic_comment_topic ON topic_comment (topic, id);
CREATE INDEX topic_comment_by ON topic_comment (by_person);

-- Every move, so that a page can say what became of a topic and why.
CREATE TABLE topic_move (
    id {id},
    topic {ref} NOT NULL REFERENCES topic (id),
    moved_at {instant} NOT NULL,
    from_state {enum proposed chosen worked_on set_aside} NOT NULL,
    to_state {enum proposed chosen worked_on set_aside} NOT NULL,
    by_person {ref} REFERENCES person (id),
    why {text} NOT NULL DEFAULT ''
);
CREATE INDEX topic_move_topic ON topic_move (topic, id);
CREATE INDEX topic_move_by ON topic_move (by_person);
