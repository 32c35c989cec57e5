-- Ideas: from the first sentence to whoever takes them on.

CREATE TABLE idea (
    id {id},
    title {text} NOT NULL,
    body {text} NOT NULL DEFAULT '',
    network {ref} REFERENCES network (id),          -- NULL: out of the blue, and everybody's
    topic {ref} REFERENCES topic (id),              -- where it came up,
    gathering {ref} REFERENCES gathering (id),
    line_key {text},                                -- and the line of the notes, folded: it is lifted once
    by_person {ref} REFERENCES person (id),         -- NULL: someone who is no employee, or was erased
    created_at {instant} NOT NULL,
    steward {ref} REFERENCES person (id),           -- NULL: nobody looks after it
    state {enum seed growing ripe handed_on resting} NOT NULL DEFAULT 'seed',
    is_open {bool} NOT NULL DEFAULT 0,              -- to all who are signed in: once it has been ripe, or has no network
    next_need {text} NOT NULL DEFAULT '',
    version {int} NOT NULL DEFAULT 1,               -- rises with every change: two editors notice each other
    UNIQUE (gathering, line_key)
);
CREATE INDEX idea_network ON idea (network, state);
CREATE INDEX idea_topic ON idea (topic);
CREATE INDEX idea_by ON idea (by_person);
CREATE INDEX idea_steward ON idea (steward);

CREATE TABLE idea_stand (
    idea {ref} NOT NULL REFERENCES idea (id),
    person {ref} NOT NULL REFERENCES person (id),
    stood_at {instant} NOT NULL,
    PRIMARY KEY (idea, person)
);
CREATE INDEX idea_stand_person ON idea_stand (person);

CREATE TABLE idea_comment (
    id {id},
    idea {ref} NOT NULL REFERENCES idea (id),
    by_person {ref} REFERENCES person (id),
    body {text} NOT NULL,
    said_at {instant} NOT NULL
);
CREATE INDEX idea_comment_idea ON idea_comment (idea, id);
CREATE INDEX idea_comment_by ON idea_comment (by_person);

CREATE TABLE idea_move (
    id {id},
    idea {ref} NOT NULL REFERENCES idea (id),
    moved_at {instant} NOT NULL,
    from_state {enum seed growing ripe handed_on resting} NOT NULL,
    to_state {enum seed growing ripe handed_on resting} NOT NULL,
    by_person {ref} REFERENCES person (id),
    why {text} NOT NULL DEFAULT ''
);
CREATE INDEX idea_move_idea ON idea_move (idea, id);
CREATE INDEX idea_move_by ON idea_move (by_person);

-- Each time that it was handed to somebody, and what they said.
CREATE TABLE idea_handed (
    id {id},
    idea {ref} NOT NULL REFERENCES idea (id),
    to_kind {enum unit theme project} NOT NULL,
    to_unit {ref} REFERENCES unit (id),
    to_theme {ref} REFERENCES theme (id),
    to_text {text} NOT NULL DEFAULT '',             -- a project: its name; of a unit its name then
    handed_by {ref} REFERENCES person (id),
    asked {ref} REFERENCES person (id),             -- the unit's manager; NULL: the steward tells what was answered
    handed_at {instant} NOT NULL,
    answer {enum none taken declined} NOT NULL DEFAULT 'none',
    answered_by {ref} REFERENCES person (id),
    words {text} NOT NULL DEFAULT '',
    answered_at {instant}
);
CREATE INDEX idea_handed_idea ON idea_handed (idea, id);
CREATE INDEX idea_handed_unit ON idea_handed (to_unit);
CREATE INDEX idea_handed_theme ON idea_handed (to_theme);
CREATE INDEX idea_handed_by ON idea_handed (handed_by);
CREATE INDEX idea_handed_asked ON idea_handed (asked);
CREATE INDEX idea_handed_answered_by ON idea_handed (answered_by);

-- The idea out of which somebody makes a theme; it is handed on when the theme is sent to the leadership team.
CREATE TABLE theme_origin (
    theme {ref} PRIMARY KEY REFERENCES theme (id),
    idea {ref} NOT NULL REFERENCES idea (id)
);
CREATE INDEX theme_origin_idea ON theme_origin (idea);

-- Something that a member asks the network: first three who may know, then everybody.
CREATE TABLE question (
    id {id},
    network {ref} NOT NULL REFERENCES network (id),
    by_person {ref} REFERENCES person (id),         -- NULL: erased
    body {text} NOT NULL,
    asked_at {instant} NOT NULL,
    state {enum open answered thanked} NOT NULL DEFAULT 'open',
    widened_at {instant}                            -- since then everybody is asked
);
CREATE INDEX question_network ON question (network, state);
CREATE INDEX question_by ON question (by_person);

CREATE TABLE question_answer (
    id {id},
    question {ref} NOT NULL REFERENCES question (id),
    by_person {ref} REFERENCES person (id),
    body {text} NOT NULL,
    said_at {instant} NOT NULL
);
CREATE INDEX question_answer_question ON question_answer (question, id);
CREATE INDEX question_answer_by ON question_answer (by_person);
