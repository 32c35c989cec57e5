-- Mail leaves only from here: a row is written in the transaction that causes it, and a worker sends it.

CREATE TABLE outbox (
    id {id},
    event_key {text} NOT NULL UNIQUE,               -- what it tells of, e.g. "invitation:12:1": one event, one mail
    network {ref} REFERENCES network (id),
    person {ref} REFERENCES person (id),
    gathering {ref} REFERENCES gathering (id),      -- whose entry it carries, or whose groups it tells
    kind {enum invitation reminder offer waiting withdrawn gathering moved changed cancelled left groups sign_in weekly day_before word place decided turn swap question sign practice contribute handover call poll stand_in} NOT NULL,
    language {text} NOT NULL,
    to_name {text} NOT NULL,
    to_address {text} NOT NULL,
    from_name {text} NOT NULL,
    from_address {text} NOT NULL,
    subject {text} NOT NULL,
    body_text {text} NOT NULL,                     -- of a sign_in empty when it has left: it held a token
    body_html {text} NOT NULL,
    calendar {text},                                -- the iCalendar object
    calendar_method {enum request cancel},
    in_reply_to {text},
    unsubscribe {text},                             -- the address of the link that switches such mails off
    message_id {text} NOT NULL,
    state {enum held queued claimed leaving sent refused unsure bounced dropped} NOT NULL DEFAULT 'queued',
    tries {int} NOT NULL DEFAULT 0,
    due_at {instant} NOT NULL,                      -- not before this moment, two hours ahead at most
    claimed_by {text},                              -- worker and moment; a claim that grew old is taken over
    claimed_at {instant},
    problem {text},                                 -- the receiver's last answer, without addresses
    created_at {instant} NOT NULL,
    sent_at {instant}
);
CREATE INDEX outbox_due ON outbox (state, due_at);
CREATE INDEX outbox_state ON outbox (state, id);
CREATE INDEX outbox_network ON outbox (network, state, id);
CREATE INDEX outbox_person ON outbox (person);
CREATE INDEX outbox_claimed ON outbox (claimed_at);
CREATE INDEX outbox_link ON outbox (due_at) WHERE state = 'queued' AND kind = 'sign_in'; -- somebody is waiting at the door
CREATE INDEX outbox_gathering ON outbox (gathering, person, id);

-- What the calendar of a person was last told of a gathering, by mail: every change is measured against it (src/jobs/told.h).
CREATE TABLE told (
    gathering {ref} NOT NULL REFERENCES gathering (id),
    person {ref} NOT NULL REFERENCES person (id),
    method {enum request cancel declined} NOT NULL, -- declined: the person's own program took it out
    sequence {int} NOT NULL,                        -- of the entry; rises with every mail but those of mere text
    asked {int} NOT NULL,                           -- gathering.sequence when the person was last asked anew
    asked_sequence {int} NOT NULL,                  -- of the entry that asked: an answer to an older one is void
    held_on {date} NOT NULL,
    start_minute {int} NOT NULL,
    end_minute {int} NOT NULL,
    place {text} NOT NULL,
    digest {int} NOT NULL,                          -- of its words
    mails {int} NOT NULL,                           -- how many there were
    told_at {instant} NOT NULL,
    PRIMARY KEY (gathering, person)
);
CREATE INDEX told_person ON told (person);

-- The group that a mail last told.
CREATE TABLE told_group (
    gathering {ref} NOT NULL REFERENCES gathering (id),
    person {ref} NOT NULL REFERENCES person (id),
    group_number {int} NOT NULL,
    PRIMARY KEY (gathering, person)
);
CREATE INDEX told_group_person ON told_group (person);

-- Answers that nothing vouches for: a person judges them (src/jobs/tray.h).
CREATE TABLE tray (
    id {id},
    network {ref} NOT NULL REFERENCES network (id),
    gathering {ref} NOT NULL REFERENCES gathering (id),
    sender {text} NOT NULL,                         -- as the mail says
    attendee {text} NOT NULL,                       -- whose answer it says it is
    subject {text} NOT NULL,
    answer {enum none yes no maybe} NOT NULL,       -- none: it only proposes
    proposal {text},
    comment {text},
    sequence {int},                                 -- of the entry that it answers
    given_at {instant} NOT NULL,
    received_at {instant} NOT NULL
);
CREATE INDEX tray_network ON tray (network, id);
CREATE INDEX tray_gathering ON tray (gathering);

-- A row for each kind of mail that a person has been offered to switch off.
CREATE TABLE notice_setting (
    id {id},                                        -- what the link in a mail is about
    network {ref} NOT NULL REFERENCES network (id),
    person {ref} NOT NULL REFERENCES person (id),
    kind {enum reminder groups day_before turn question poll} NOT NULL,
    is_off {bool} NOT NULL DEFAULT 0,
    UNIQUE (network, person, kind)
);
CREATE INDEX notice_setting_person ON notice_setting (person);
