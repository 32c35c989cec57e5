-- Who hosts a gathering: one member, or two together (src/gathering/hosting.h).

CREATE TABLE hosting (
    id {id},
    gathering {ref} NOT NULL REFERENCES gathering (id),
    seat {int} NOT NULL,                            -- 1, and 2 where two host together
    state {enum wanted taken held} NOT NULL DEFAULT 'wanted',
    person {ref} REFERENCES person (id),            -- NULL: wanted, or somebody who was erased
    round {int} NOT NULL DEFAULT 1,                 -- rises when it is given back: members are asked anew
    lends_place {bool} NOT NULL DEFAULT 0,          -- the host brings the room, too
    since {instant} NOT NULL,                       -- of this state and person
    UNIQUE (gathering, seat)
);
CREATE INDEX hosting_person ON hosting (person);

-- A host who asks one other member, or all of them, to take over.
CREATE TABLE hosting_swap (
    id {id},
    hosting {ref} NOT NULL REFERENCES hosting (id),
    from_person {ref} REFERENCES person (id),
    to_person {ref} REFERENCES person (id),         -- NULL: whoever is first
    state {enum open accepted declined void} NOT NULL DEFAULT 'open',
    asked_at {instant} NOT NULL,
    settled_at {instant}
);
CREATE INDEX hosting_swap_hosting ON hosting_swap (hosting, state);
CREATE INDEX hosting_swap_from ON hosting_swap (from_person);
CREATE INDEX hosting_swap_to ON hosting_swap (to_person);

-- What became of a hosting, so that nobody is asked twice who has said no.
CREATE TABLE hosting_event (
    id {id},
    gathering {ref} NOT NULL REFERENCES gathering (id),
    person {ref} REFERENCES person (id),
    what {enum taken given_back swapped declined called_off} NOT NULL,
    happened_at {instant} NOT NULL
);
CREATE INDEX hosting_event_gathering ON hosting_event (gathering);
CREATE INDEX hosting_event_person ON hosting_event (person);

-- "Not this half-year": no turn is proposed, and nobody is told why.
CREATE TABLE host_pause (
    network {ref} NOT NULL REFERENCES network (id),
    person {ref} NOT NULL REFERENCES person (id),
    until_on {date} NOT NULL,                       -- the last day
    PRIMARY KEY (network, person)
);
CREATE INDEX host_pause_person ON host_pause (person);
