-- Who sits with whom: each plan covers all gatherings of a network that are left; the newest published one counts.

CREATE TABLE seating_plan (
    id {id},
    network {ref} NOT NULL REFERENCES network (id),
    state {enum draft published replaced} NOT NULL,
    replaced {ref} REFERENCES seating_plan (id),    -- the plan that publishing this one put aside: undo goes back to it
    seed {int} NOT NULL,                            -- with the input, gives the same plan again
    objective {real} NOT NULL,
    bound {real} NOT NULL,
    is_proven {bool} NOT NULL,
    method {text} NOT NULL,
    size_least {int} NOT NULL,
    size_most {int} NOT NULL,
    created_by {ref} REFERENCES account (id),
    created_at {instant} NOT NULL,
    published_at {instant},
    version {int} NOT NULL DEFAULT 1,               -- rises when somebody is moved by hand: nobody publishes what they have not seen
    missed {int} NOT NULL DEFAULT 0                 -- absences that were known when it was drawn: more of them, and it no longer fits
);
CREATE INDEX seating_plan_network ON seating_plan (network, state);
CREATE INDEX seating_plan_replaced ON seating_plan (replaced);

CREATE TABLE seat (
    plan {ref} NOT NULL REFERENCES seating_plan (id),
    gathering {ref} NOT NULL REFERENCES gathering (id),
    person {ref} NOT NULL REFERENCES person (id),
    group_number {int} NOT NULL,
    PRIMARY KEY (plan, gathering, person)
);
CREATE INDEX seat_group ON seat (gathering, plan, group_number, person); -- who sits with whom, from the index alone
CREATE INDEX seat_person ON seat (person, plan);

-- Wishes: apart and together. One is seen only by who made it and by the network's lead.
CREATE TABLE seating_wish (
    id {id},
    network {ref} NOT NULL REFERENCES network (id),
    kind {enum apart together acquainted} NOT NULL,
    person {ref} NOT NULL REFERENCES person (id),
    other {ref} NOT NULL REFERENCES person (id),
    made_by {ref} REFERENCES account (id),
    UNIQUE (network, kind, person, other, made_by)  -- two people may wish the same and not know of each other
);
CREATE INDEX seating_wish_person ON seating_wish (person);
CREATE INDEX seating_wish_other ON seating_wish (other);
