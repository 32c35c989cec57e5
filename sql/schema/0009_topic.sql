-- What a network talks about: topics that members propose, and ballots that choose.

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
    chosen_by {enum vote lot alone person fallback}, -- lot: it was level with others; alone: or the oldest, with no time to vote;
                                                    -- fallback: nobody had proposed anything
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

-- The end of a ballot is wall time in its network's zone, and is never converted.
CREATE TABLE ballot (
    id {id},
    network {ref} NOT NULL REFERENCES network (id),
    about {enum topics free coordinators} NOT NULL,
    question {text} NOT NULL,
    method {enum approval dots schulze} NOT NULL,
    state {enum draft open closed withdrawn} NOT NULL DEFAULT 'draft',
    for_gathering {ref} REFERENCES gathering (id),  -- where the winner is to be worked on
    closes_on {date} NOT NULL,
    closes_minute {int} NOT NULL,
    by_person {ref} REFERENCES person (id),         -- NULL: the program, a lead who is no employee, or somebody erased
    takes_options {bool} NOT NULL DEFAULT 0,        -- members may add options while it is open
    opened_at {instant},
    closed_at {instant},
    withdrawn_why {text} NOT NULL DEFAULT '',
    seed {int},                                     -- of the lot; drawn when it closes
    turnout {int},                                  -- how many had voted when it closed,
    entitled {int}                                  -- of how many members
);
CREATE INDEX ballot_network ON ballot (network, state);
CREATE INDEX ballot_for_gathering ON ballot (for_gathering);
CREATE INDEX ballot_by ON ballot (by_person);

CREATE TABLE ballot_option (
    id {id},
    ballot {ref} NOT NULL REFERENCES ballot (id),
    topic {ref} REFERENCES topic (id),
    label {text} NOT NULL,                          -- as it was when the ballot was made, whatever becomes of the topic
    person {ref} REFERENCES person (id),            -- who stands for it, where members choose who coordinates
    added_by {ref} REFERENCES person (id),          -- NULL: it was there from the start
    place {int} NOT NULL,
    UNIQUE (ballot, place)
);
CREATE INDEX ballot_option_topic ON ballot_option (topic);
CREATE INDEX ballot_option_person ON ballot_option (person);
CREATE INDEX ballot_option_added_by ON ballot_option (added_by);

-- Who has voted: stays, and is no secret once the ballot is closed.
CREATE TABLE ballot_paper (
    ballot {ref} NOT NULL REFERENCES ballot (id),
    person {ref} NOT NULL REFERENCES person (id),
    cast_at {instant} NOT NULL,
    PRIMARY KEY (ballot, person)
);
CREATE INDEX ballot_paper_person ON ballot_paper (person);

-- What they voted: only as long as it can still be changed. Gone when the ballot closes, leaving the counts.
CREATE TABLE ballot_mark (
    ballot {ref} NOT NULL REFERENCES ballot (id),
    person {ref} NOT NULL REFERENCES person (id),
    option {ref} NOT NULL REFERENCES ballot_option (id),
    value {int} NOT NULL,                           -- a cross 1, dots 1 to 3, the rank from 1
    PRIMARY KEY (ballot, person, option)
);
CREATE INDEX ballot_mark_person ON ballot_mark (person);
CREATE INDEX ballot_mark_option ON ballot_mark (option);

-- The result: a row for each option, in the order of places.
CREATE TABLE ballot_count (
    ballot {ref} NOT NULL REFERENCES ballot (id),
    place {int} NOT NULL,                           -- 1: the winner
    option {ref} NOT NULL REFERENCES ballot_option (id),
    votes {int},                                    -- crosses or dots; NULL where ranks were counted
    level {int} NOT NULL,                           -- how many stood level for this place; more than one: the lot decided
    PRIMARY KEY (ballot, place)
);
CREATE INDEX ballot_count_option ON ballot_count (option);

-- Of ranks: how many have a above b, and the strongest path from a to b.
CREATE TABLE ballot_pair (
    ballot {ref} NOT NULL REFERENCES ballot (id),
    a {ref} NOT NULL REFERENCES ballot_option (id),
    b {ref} NOT NULL REFERENCES ballot_option (id),
    above {int} NOT NULL,
    path {int} NOT NULL,
    PRIMARY KEY (ballot, a, b)
);
CREATE INDEX ballot_pair_a ON ballot_pair (a);
CREATE INDEX ballot_pair_b ON ballot_pair (b);
