-- Themes: closed books, decided at intakes, and the competences that they want; calls, applications, and what managers say to them.

-- Kept by the leadership team; what is retired stays where it was named, and is offered no more.
CREATE TABLE competence (
    id {id},
    name_nb {text} NOT NULL,
    name_nn {text} NOT NULL,
    name_da {text} NOT NULL,
    name_en {text} NOT NULL,
    is_retired {bool} NOT NULL DEFAULT 0
);

-- A season: themes that are proposed by the deadline are decided by the last day.
CREATE TABLE intake (
    id {id},
    opens_on {date} NOT NULL,
    deadline_on {date} NOT NULL,
    decides_on {date} NOT NULL
);

CREATE TABLE theme (
    id {id},
    title {text} NOT NULL,
    kind {enum theme model method problem} NOT NULL,
    question {text} NOT NULL,
    why_now {text} NOT NULL DEFAULT '',
    base_work {text} NOT NULL DEFAULT '',           -- which work in the base it touches
    result_looks {text} NOT NULL DEFAULT '',
    size {enum small medium large} NOT NULL DEFAULT 'medium',
    urgency {enum usual soon urgent} NOT NULL DEFAULT 'usual',
    places {int} NOT NULL DEFAULT 1,
    hours {int},                                    -- in all, as far as one can say
    starts_on {date},
    ends_on {date},
    network {ref} REFERENCES network (id),
    owner_unit {ref} REFERENCES unit (id),          -- whose question it was
    reference {ref} REFERENCES person (id),         -- the leader who shares the responsibility for bringing it home
    proposed_by {ref} REFERENCES person (id),
    state {enum draft proposed open parked declined closed taken written in_practice} NOT NULL DEFAULT 'draft',
    reason {text} NOT NULL DEFAULT '',              -- of the last decision
    parked_until {date},                            -- NULL: until the next intake opens
    submitted_at {instant},
    decided_on {date},
    shelved_at {instant},                           -- first on the shelf; never changes, and so its place there
    created_at {instant} NOT NULL,
    version {int} NOT NULL DEFAULT 1                -- rises with every edit and decision: two editors notice each other
);
CREATE INDEX theme_state ON theme (state);
CREATE INDEX theme_network ON theme (network);
CREATE INDEX theme_owner_unit ON theme (owner_unit);
CREATE INDEX theme_reference ON theme (reference);
CREATE INDEX theme_proposed_by ON theme (proposed_by);

CREATE TABLE theme_want (
    theme {ref} NOT NULL REFERENCES theme (id),
    competence {ref} NOT NULL REFERENCES competence (id),
    is_required {bool} NOT NULL,
    PRIMARY KEY (theme, competence)
);
CREATE INDEX theme_want_competence ON theme_want (competence);

-- Every move there ever was.
CREATE TABLE theme_move (
    id {id},
    theme {ref} NOT NULL REFERENCES theme (id),
    from_state {text} NOT NULL,
    to_state {text} NOT NULL,
    account {ref} REFERENCES account (id),          -- NULL: by itself
    why {text} NOT NULL,
    is_outside {bool} NOT NULL,                     -- decided outside of an intake, for it was urgent
    moved_at {instant} NOT NULL
);
CREATE INDEX theme_move_theme ON theme_move (theme, id);
CREATE INDEX theme_move_account ON theme_move (account);

-- What somebody can bring, in their own word for it: nobody else says it of them, and nobody scores it.
CREATE TABLE person_competence (
    person {ref} NOT NULL REFERENCES person (id),
    competence {ref} NOT NULL REFERENCES competence (id),
    said_at {instant} NOT NULL,
    PRIMARY KEY (person, competence)
) {keyed};
CREATE INDEX person_competence_competence ON person_competence (competence);

-- Who has asked for a mail when a call asks for what they bring.
CREATE TABLE call_listener (
    person {ref} PRIMARY KEY REFERENCES person (id),
    since {instant} NOT NULL
) {keyed};

-- A round: the calls that were published until its first offers went out (src/placing/placing.h).
CREATE TABLE round (
    id {id},
    seed {int} NOT NULL,                            -- of its lottery; written before anybody has applied
    opened_at {instant} NOT NULL,
    drawn_at {instant},                             -- the last draw
    sent_at {instant}                               -- the first offers
);

-- A theme that people may apply for, until a day.
CREATE TABLE call (
    id {id},
    round {ref} REFERENCES round (id),          -- its round; NULL: not published
    theme {ref} NOT NULL REFERENCES theme (id),
    state {enum draft published closed decided} NOT NULL DEFAULT 'draft',
    closes_on {date} NOT NULL,                      -- the last day
    for_me {text} NOT NULL DEFAULT '',              -- what is in it for whoever applies
    get_time {text} NOT NULL DEFAULT '',
    who_helps {text} NOT NULL DEFAULT '',
    published_at {instant},
    closed_on {date},
    decided_at {instant},
    by_itself {bool} NOT NULL DEFAULT 0,            -- nobody decided it in 21 days
    answer {text} NOT NULL DEFAULT ''               -- to those who were not chosen, in the team's words
);
CREATE INDEX call_theme ON call (theme, id);
CREATE INDEX call_state ON call (state);
CREATE INDEX call_round ON call (round);

CREATE TABLE application (
    id {id},
    call {ref} NOT NULL REFERENCES call (id),
    theme {ref} NOT NULL REFERENCES theme (id),
    person {ref} REFERENCES person (id),            -- NULL: forgotten; counts stay
    why {text} NOT NULL,
    hours {int},                                    -- a week, that they think possible
    rank {int} NOT NULL DEFAULT 1,                  -- which of their wishes it is; equal is equal
    shows_why {bool} NOT NULL DEFAULT 0,            -- to their own manager
    state {enum draft sent offered accepted placed not_chosen withdrawn declined lapsed} NOT NULL,
    reason {enum no_time manager family other},     -- of withdrawing
    sent_at {instant},
    offer_until {date},
    settled_at {instant},                           -- since then nothing more comes of it
    missed {enum elsewhere hours word team required full better equal}, -- why it was not to be, for its applicant alone
    met {int},                                      -- so many of the things asked for they bring, of so many,
    wanted {int},
    last_met {int},                                 -- and so many whoever came in last; NULL: few had applied
    version {int} NOT NULL DEFAULT 1,
    UNIQUE (call, person)
);
CREATE INDEX application_person ON application (person);
CREATE INDEX application_theme ON application (theme);

-- Who is meant to go where, until the offers are sent: one application of a person at most is proposed or kept.
CREATE TABLE placing_choice (
    application {ref} PRIMARY KEY REFERENCES application (id),
    said {enum proposed kept out} NOT NULL          -- by the draw; by hand: it stays with the next draw, or is left out of it
) {keyed};

-- Every draw there was: from the same files and seed the same comes out.
CREATE TABLE placing_run (
    id {id},
    round {ref} NOT NULL REFERENCES round (id),
    account {ref} REFERENCES account (id),
    digest {text} NOT NULL,                         -- SHA-256 of the files, one after another
    placed {int} NOT NULL,
    drawn_at {instant} NOT NULL
);
CREATE INDEX placing_run_round ON placing_run (round, id);
CREATE INDEX placing_run_account ON placing_run (account);

-- What somebody's own manager says to an application (src/rotation/word.h).
CREATE TABLE manager_word (
    id {id},
    application {ref} NOT NULL UNIQUE REFERENCES application (id),
    asked_of {ref} REFERENCES person (id),          -- NULL: the leadership team decides whom, or erased
    decided_by {ref} REFERENCES account (id),       -- of the team, where it decided whom to ask
    state {enum asked yes yes_if no no_word} NOT NULL DEFAULT 'asked',
    terms {text} NOT NULL DEFAULT '',               -- of "yes, if"
    reason {enum cover cost timing task other},     -- of a no
    due_on {date} NOT NULL,                         -- the last day
    occasion {int} NOT NULL DEFAULT 1,              -- rises when somebody else is asked
    asked_at {instant} NOT NULL,
    said_at {instant},
    reminded_at {instant}
);
CREATE INDEX manager_word_asked_of ON manager_word (asked_of);
CREATE INDEX manager_word_decided_by ON manager_word (decided_by);

-- What was said before it was changed.
CREATE TABLE word_before (
    id {id},
    word {ref} NOT NULL REFERENCES manager_word (id),
    asked_of {ref} REFERENCES person (id),
    state {text} NOT NULL,
    terms {text} NOT NULL,
    reason {text},
    said_at {instant}
);
CREATE INDEX word_before_word ON word_before (word);
CREATE INDEX word_before_asked_of ON word_before (asked_of);

-- What is agreed about a rotation (src/rotation/agreement.h).
CREATE TABLE agreement (
    id {id},
    application {ref} UNIQUE REFERENCES application (id),
    theme {ref} NOT NULL REFERENCES theme (id),
    person {ref} REFERENCES person (id),            -- who goes; NULL: erased
    state {enum draft dialogue to_sign signed running ended} NOT NULL DEFAULT 'draft',
    valid_number {int},                             -- of the version that holds
    open_number {int},                              -- of the one that is written or waits for signatures
    ended_on {date},
    end_how {enum planned early},
    end_reason {enum base theme person other},      -- of an early end
    made_at {instant} NOT NULL
);
CREATE INDEX agreement_theme ON agreement (theme);
CREATE INDEX agreement_person ON agreement (person, state);
CREATE INDEX agreement_state ON agreement (state);

CREATE TABLE agreement_version (
    id {id},
    agreement {ref} NOT NULL REFERENCES agreement (id),
    number {int} NOT NULL,
    state {enum writing to_sign valid replaced dropped} NOT NULL,
    purpose {text} NOT NULL,
    form {text} NOT NULL,                           -- how the work is done
    cover {text} NOT NULL,                          -- who does the work in the base
    comes_home {text} NOT NULL,
    digest {text} NOT NULL,                         -- of all that is signed; empty while it is written
    made_at {instant} NOT NULL,
    UNIQUE (agreement, number)
);

CREATE TABLE agreement_stretch (
    version {ref} NOT NULL REFERENCES agreement_version (id),
    from_on {date} NOT NULL,
    to_on {date} NOT NULL,
    week {int} NOT NULL,                            -- hundredths of an hour
    PRIMARY KEY (version, from_on)
) {keyed};

CREATE TABLE agreement_party (
    id {id},
    version {ref} NOT NULL REFERENCES agreement_version (id),
    person {ref} REFERENCES person (id),            -- NULL: erased
    role {enum person manager team reference other} NOT NULL,
    signed_at {instant},
    via {enum account link},
    digest {text} NOT NULL DEFAULT '',              -- that they signed
    UNIQUE (version, person)
);
CREATE INDEX agreement_party_person ON agreement_party (person);

-- What is said about it before it is signed, and after.
CREATE TABLE agreement_note (
    id {id},
    agreement {ref} NOT NULL REFERENCES agreement (id),
    person {ref} REFERENCES person (id),
    body {text} NOT NULL,
    said_at {instant} NOT NULL
);
CREATE INDEX agreement_note_agreement ON agreement_note (agreement, id);
CREATE INDEX agreement_note_person ON agreement_note (person);
