-- Settings of the organisation, and who may come in.

CREATE TABLE setting (
    name {text} PRIMARY KEY,
    value {text} NOT NULL
);

CREATE TABLE account (
    id {id},
    person {ref} UNIQUE REFERENCES person (id),     -- NULL: an account that only administers
    user_name {text} NOT NULL UNIQUE,               -- folded
    display_name {text} NOT NULL,
    password {text},                                -- argon2id string; NULL: none set yet
    language {enum nb nn da en},
    scheme {enum auto light dark} NOT NULL DEFAULT 'auto',
    state {enum active disabled} NOT NULL DEFAULT 'active',
    created_at {instant} NOT NULL
);

CREATE TABLE account_role (
    account {ref} NOT NULL REFERENCES account (id),
    role {enum admin hr lead sponsor auditor team} NOT NULL,
    PRIMARY KEY (account, role)
);

CREATE TABLE session (
    token_hash {bytes} PRIMARY KEY,                 -- the token itself is only in the browser
    account {ref} NOT NULL REFERENCES account (id),
    created_at {instant} NOT NULL,
    seen_at {instant} NOT NULL,
    by_link {bool} NOT NULL DEFAULT 0               -- begun by a mailed link, which proves as much as the password
);
CREATE INDEX session_account ON session (account);

-- Failed sign-ins and links asked for, of the last hour, by name and by address (hashed): what throttling counts.
CREATE TABLE sign_in_failure (
    id {id},
    key_hash {bytes} NOT NULL,
    failed_at {instant} NOT NULL
);
CREATE INDEX sign_in_failure_key ON sign_in_failure (key_hash, failed_at);

-- One-time links (first administrator, new password, signing in): used once, then gone.
CREATE TABLE one_time_link (
    token_hash {bytes} PRIMARY KEY,
    purpose {enum first_run password sign_in} NOT NULL,
    account {ref} REFERENCES account (id),
    person {ref} REFERENCES person (id),            -- who signs in, perhaps without an account yet
    expires_at {instant} NOT NULL
);
CREATE INDEX one_time_link_person ON one_time_link (person);

-- Forms of the last day that make something new, by account, page and content: what sending one again is answered with.
CREATE TABLE form_sent (
    key_hash {bytes} PRIMARY KEY,
    sent_at {instant} NOT NULL,
    location {text} NOT NULL DEFAULT '',
    said {int}                                      -- number of the text that the next page shows once
);
CREATE INDEX form_sent_at ON form_sent (sent_at);
