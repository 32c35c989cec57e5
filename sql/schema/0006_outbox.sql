-- Mail leaves only from here: a row is written in the transaction that causes it, and a worker sends it.

CREATE TABLE outbox (
    id {id},
    event_key {text} NOT NULL UNIQUE,               -- what it tells of, e.g. "invitation:12:1": one event, one mail
    network {ref} REFERENCES network (id),
    person {ref} REFERENCES person (id),
    kind {enum invitation reminder offer waiting withdrawn gathering moved changed cancelled groups sign_in} NOT NULL,
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
    due_at {instant} NOT NULL,                      -- not before this moment
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

-- A row for each kind of mail that a person has been offered to switch off.
CREATE TABLE notice_setting (
    id {id},                                        -- what the link in a mail is about
    network {ref} NOT NULL REFERENCES network (id),
    person {ref} NOT NULL REFERENCES person (id),
    kind {enum reminder groups} NOT NULL,
    is_off {bool} NOT NULL DEFAULT 0,
    UNIQUE (network, person, kind)
);
CREATE INDEX notice_setting_person ON notice_setting (person);
