-- Networks: from the rule that selects a cohort to the gatherings that they hold.

CREATE TABLE network (
    id {id},
    name {text} NOT NULL,
    purpose {text} NOT NULL,
    state {enum draft running ended} NOT NULL DEFAULT 'draft',
    zone {text} NOT NULL DEFAULT 'Europe/Oslo',
    starts_on {date} NOT NULL,
    ends_on {date} NOT NULL,
    seats {int} NOT NULL,                           -- how many are wanted; more yes-sayers wait
    answer_by {date},                               -- invitations ask for an answer by this day
    weekly_weekday {int} NOT NULL DEFAULT 2,        -- from which day of the week on its members get their weekly mail; 1 Monday
    members_open_ballots {bool} NOT NULL DEFAULT 0, -- also who does not coordinate
    coordinator_seats {int} NOT NULL DEFAULT 3,     -- how many coordinate it
    term_months {int} NOT NULL DEFAULT 12,          -- for how long at a time
    usual_place {text} NOT NULL DEFAULT '',         -- of gatherings for which nobody set one; '': that of the one before
    ended_at {instant},                             -- from then on it is kept for as long as the rules say
    created_by {ref} REFERENCES account (id),
    created_at {instant} NOT NULL
);

-- The rule; NULL or no value rows: that criterion is not asked.
CREATE TABLE network_rule (
    network {ref} PRIMARY KEY REFERENCES network (id),
    hired_since {date},
    education_least {text},
    share_least_percent {real},
    not_in_network {bool} NOT NULL DEFAULT 1,
    would_in {int} NOT NULL,                        -- what the rule said of how many people when it was saved
    would_unknown {int} NOT NULL,
    would_out {int} NOT NULL,
    saved_at {instant} NOT NULL,
    listed_at {instant}                             -- when the candidates were listed; older than saved_at: by another rule
);

CREATE TABLE network_rule_value (
    network {ref} NOT NULL REFERENCES network (id),
    kind {enum function unit} NOT NULL,
    value {text} NOT NULL,                          -- a job title or category; the id of a unit
    PRIMARY KEY (network, kind, value)
);

-- What the invitation says, in each language.
CREATE TABLE network_text (
    network {ref} NOT NULL REFERENCES network (id),
    language {enum nb nn da en} NOT NULL,
    subject {text} NOT NULL,
    body {text} NOT NULL,
    PRIMARY KEY (network, language)
);

-- Everyone who was considered, as of the day when the list was made: a later staff list does not change the reasons.
CREATE TABLE candidate (
    network {ref} NOT NULL REFERENCES network (id),
    person {ref} NOT NULL REFERENCES person (id),
    hired {text} NOT NULL,                          -- each criterion: yes, no, unknown, or unasked
    education {text} NOT NULL,
    function {text} NOT NULL,
    unit {text} NOT NULL,
    share {text} NOT NULL,
    free {text} NOT NULL,                           -- not in another network
    misses {int} NOT NULL DEFAULT 0,                -- how many criteria say no
    name_rank {int} NOT NULL DEFAULT 0,             -- by name among all; 0: added by hand since the list was made, first
    had_hired_on {date},                            -- what the criteria were asked about
    had_education {text} NOT NULL DEFAULT 'unknown',
    had_function {text},
    had_unit {text},
    had_share {real},
    decision {enum in out unknown} NOT NULL,    -- of the rule
    override_to {enum in out reserve},       -- of a person
    override_by {ref} REFERENCES account (id),
    override_why {text},
    override_at {instant},
    place {enum in reserve unknown out} NOT NULL, -- where all that puts them; out who has left
    queued_at {instant} NOT NULL DEFAULT 0,         -- reserves: when they were named, which is their order; the others 0
    PRIMARY KEY (network, person)
);
CREATE INDEX candidate_listed ON candidate (network, place, queued_at, misses, name_rank, person);
CREATE INDEX candidate_person ON candidate (person);

-- How many candidates stand where, and from which parts of the organisation the chosen come at each depth of its tree: kept,
-- since counting tens of thousands takes long. Written by src/network/selection.c alone.
CREATE TABLE candidate_tally (
    network {ref} NOT NULL REFERENCES network (id),
    place {text} NOT NULL,
    people {int} NOT NULL,
    PRIMARY KEY (network, place)
);

CREATE TABLE candidate_silo (
    network {ref} NOT NULL REFERENCES network (id),
    depth {int} NOT NULL,                           -- 1: the units at the top
    name {text},                                    -- NULL: in no unit
    people {int} NOT NULL
);
CREATE INDEX candidate_silo_network ON candidate_silo (network, depth);

-- Files with first day, education and share of many people: who asked for one, what HR said, who took it.
CREATE TABLE disclosure (
    id {id},
    network {ref} NOT NULL REFERENCES network (id),
    state {enum asked allowed refused taken} NOT NULL,
    asked_by {ref} NOT NULL REFERENCES account (id),
    asked_at {instant} NOT NULL,
    settled_by {ref} REFERENCES account (id),
    settled_at {instant},
    taken_at {instant},
    people {int}                                    -- in the file
);
CREATE INDEX disclosure_network ON disclosure (network, id);
CREATE INDEX disclosure_asked_by ON disclosure (asked_by);
CREATE INDEX disclosure_settled_by ON disclosure (settled_by);

CREATE TABLE invitation (
    id {id},
    network {ref} NOT NULL REFERENCES network (id),
    person {ref} NOT NULL REFERENCES person (id),
    place {int} NOT NULL DEFAULT 0,                 -- 0: invited at once; 1, 2, ...: place on the waiting list
    generation {int} NOT NULL DEFAULT 1,            -- a raised number makes older links invalid
    invited_at {instant},                           -- NULL while waiting
    answer_by {instant},
    answer {enum none yes no maybe} NOT NULL DEFAULT 'none',
    reason {enum no_time manager not_for_me other},
    answered_at {instant},
    reminded_at {instant},
    withdrawn_at {instant},
    UNIQUE (network, person)
);
CREATE INDEX invitation_person ON invitation (person);

-- Every answer that was ever given, so that none is lost when it is changed.
CREATE TABLE invitation_answer (
    id {id},
    invitation {ref} NOT NULL REFERENCES invitation (id),
    answer {text} NOT NULL,
    reason {text},
    via {enum link page mail lead} NOT NULL,
    answered_at {instant} NOT NULL
);
CREATE INDEX invitation_answer_invitation ON invitation_answer (invitation);

CREATE TABLE membership (
    network {ref} NOT NULL REFERENCES network (id),
    person {ref} NOT NULL REFERENCES person (id),
    joined_at {instant} NOT NULL,
    left_at {instant},
    PRIMARY KEY (network, person)
);
CREATE INDEX membership_person ON membership (person);

-- Members who are away for a time (src/network/away.h): of each the last time that was said.
CREATE TABLE away (
    network {ref} NOT NULL REFERENCES network (id),
    person {ref} NOT NULL REFERENCES person (id),
    starts_on {date} NOT NULL,
    ends_on {date} NOT NULL,                        -- the last day
    said_at {instant} NOT NULL,
    PRIMARY KEY (network, person)
);
CREATE INDEX away_person ON away (person);

-- Who has left the organisation by the staff list and is a member still: a list can be undone, so two working days pass before
-- what they had is given to others.
CREATE TABLE leaver (
    network {ref} NOT NULL REFERENCES network (id),
    person {ref} NOT NULL REFERENCES person (id),
    seen_on {date} NOT NULL,
    PRIMARY KEY (network, person)
);
CREATE INDEX leaver_person ON leaver (person);

-- The duties that run today; made of the terms below by src/network/term.c alone.
CREATE TABLE network_role (
    network {ref} NOT NULL REFERENCES network (id),
    account {ref} NOT NULL REFERENCES account (id),
    role {enum lead coordinator sponsor} NOT NULL,
    PRIMARY KEY (network, account, role)
);
CREATE INDEX network_role_account ON network_role (account);

-- Who was appointed to what, from which day to which.
CREATE TABLE network_term (
    id {id},
    network {ref} NOT NULL REFERENCES network (id),
    account {ref} NOT NULL REFERENCES account (id),
    role {enum lead coordinator sponsor} NOT NULL,
    starts_on {date} NOT NULL,
    ends_on {date},                                 -- the last day; NULL: as long as the network
    appointed_by {ref} REFERENCES account (id),
    appointed_at {instant} NOT NULL
);
CREATE INDEX network_term_network ON network_term (network);
CREATE INDEX network_term_account ON network_term (account, network, role);
CREATE INDEX network_term_appointed_by ON network_term (appointed_by);

-- Members who offer to help coordinate, until a lead says yes.
CREATE TABLE network_volunteer (
    network {ref} NOT NULL REFERENCES network (id),
    person {ref} NOT NULL REFERENCES person (id),
    offered_at {instant} NOT NULL,
    PRIMARY KEY (network, person)
);
CREATE INDEX network_volunteer_person ON network_volunteer (person);

-- A gathering is wall time in its network's zone, and is never converted.
CREATE TABLE gathering (
    id {id},
    network {ref} NOT NULL REFERENCES network (id),
    number {int} NOT NULL,                          -- 0 the kick-off, then 1, 2, ... in order of the plan
    kind {enum kickoff meetup full_day} NOT NULL,
    title {text} NOT NULL,
    held_on {date} NOT NULL,
    start_minute {int} NOT NULL,
    end_minute {int} NOT NULL,
    place {text} NOT NULL DEFAULT '',
    about {text} NOT NULL DEFAULT '',
    moved_why {text},                               -- why its day is another than asked, or why it is called off
    state {enum planned held cancelled} NOT NULL DEFAULT 'planned',
    uid {text} NOT NULL UNIQUE,                     -- of the calendar entry: the same for its whole life
    sequence {int} NOT NULL DEFAULT 0,              -- rises with every change of time and when called off: answers are to one
    version {int} NOT NULL DEFAULT 1,               -- rises with every edit: two editors notice each other
    UNIQUE (network, number)
);

CREATE TABLE programme_item (
    id {id},
    gathering {ref} NOT NULL REFERENCES gathering (id),
    start_minute {int} NOT NULL,
    minutes {int} NOT NULL,
    kind {enum welcome talk exercise group_work move break close} NOT NULL,
    title {text} NOT NULL,
    place {text} NOT NULL DEFAULT '',
    responsible {ref} REFERENCES person (id),
    responsible_name {text} NOT NULL DEFAULT '',    -- for someone who is not in the staff list
    exercise {text},                                -- the kit's name for it
    prompt {text} NOT NULL DEFAULT '',              -- of group work: what the groups talk about, on their sheets and the wall
    version {int} NOT NULL DEFAULT 1                -- rises with every edit: two editors notice each other
);
CREATE INDEX programme_item_gathering ON programme_item (gathering, start_minute);
CREATE INDEX programme_item_responsible ON programme_item (responsible);

CREATE TABLE attendee (
    id {id},                                        -- what the link in a mail is about
    gathering {ref} NOT NULL REFERENCES gathering (id),
    person {ref} NOT NULL REFERENCES person (id),
    answer {enum none yes no maybe} NOT NULL DEFAULT 'none',
    answered_sequence {int},                        -- the time that was answered; an older one is asked again
    answered_at {instant},                          -- a mail that was written before this changes nothing
    proposal {text},                                -- another time that a calendar program proposed, for a person to read
    comment {text},                                 -- what was written beside the answer
    came {bool},                                    -- NULL until someone says
    marked_by {ref} REFERENCES account (id),
    checked_in_at {instant},                        -- when the person said so at the door, by themselves
    UNIQUE (gathering, person)
);
CREATE INDEX attendee_person ON attendee (person);

-- Who came along and is not in the staff list: a name for the wall, forgotten some weeks later.
CREATE TABLE guest (
    id {id},
    gathering {ref} NOT NULL REFERENCES gathering (id),
    name {text} NOT NULL,
    group_number {int},                             -- NULL: there are no groups
    added_by {ref} REFERENCES account (id)
);
CREATE INDEX guest_gathering ON guest (gathering);
CREATE INDEX guest_added_by ON guest (added_by);
