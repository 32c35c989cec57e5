-- Polls of dates: which of some days the members can come to a gathering (src/gathering/poll.h). Days and minutes are wall time in
-- the network's zone and are never converted.

CREATE TABLE date_poll (
    id {id},
    network {ref} NOT NULL REFERENCES network (id),
    gathering {ref} NOT NULL REFERENCES gathering (id),  -- that moves to the slot that is taken
    state {enum open closed taken withdrawn} NOT NULL DEFAULT 'open',
    closes_on {date} NOT NULL,
    closes_minute {int} NOT NULL,
    by_person {ref} REFERENCES person (id),         -- who is told that it is closed; NULL: a lead who is no employee, or somebody erased
    opened_at {instant} NOT NULL,
    taken_place {int}                               -- of the slot
);
CREATE INDEX date_poll_network ON date_poll (network, state);
CREATE INDEX date_poll_gathering ON date_poll (gathering);
CREATE INDEX date_poll_by ON date_poll (by_person);

CREATE TABLE poll_slot (
    id {id},
    poll {ref} NOT NULL REFERENCES date_poll (id),
    place {int} NOT NULL,                           -- 1, 2, ... in order of time
    held_on {date} NOT NULL,
    start_minute {int} NOT NULL,
    end_minute {int} NOT NULL,
    UNIQUE (poll, place)
);

CREATE TABLE poll_answer (
    slot {ref} NOT NULL REFERENCES poll_slot (id),
    person {ref} NOT NULL REFERENCES person (id),
    answer {enum yes maybe no} NOT NULL,
    given_at {instant} NOT NULL,
    PRIMARY KEY (slot, person)
);
CREATE INDEX poll_answer_person ON poll_answer (person);
