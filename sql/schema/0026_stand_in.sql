-- Somebody who is in a network for a member who is away (src/network/stand_in.h).

CREATE TABLE stand_in (
    id {id},
    network {ref} NOT NULL REFERENCES network (id),
    person {ref} NOT NULL REFERENCES person (id),   -- who is away
    stand_in {ref} NOT NULL REFERENCES person (id),
    state {enum asked serving declined over} NOT NULL DEFAULT 'asked',
    asked_at {instant} NOT NULL,
    settled_at {instant}
);
CREATE INDEX stand_in_network ON stand_in (network, state);
CREATE INDEX stand_in_person ON stand_in (person);
CREATE INDEX stand_in_stand_in ON stand_in (stand_in);

-- What they took over, to be given back.
CREATE TABLE stand_in_task (
    stand_in {ref} NOT NULL REFERENCES stand_in (id),
    task {ref} NOT NULL REFERENCES task (id),
    PRIMARY KEY (stand_in, task)
);
CREATE INDEX stand_in_task_task ON stand_in_task (task);
