-- One small thing asked of one person (src/ask/ask.h): what waits on My page, and what a link in a mail answers.

CREATE TABLE ask (
    id {id},                                        -- what the link in a mail is about
    kind {enum coordinate propose vote task take_home word host swap question handle_idea idea_answer take_idea sign practice contribute review still_true welcome hand_over warning poll return_item stand_in guide_question} NOT NULL,
    network {ref} REFERENCES network (id),          -- NULL: of the whole
    person {ref} NOT NULL REFERENCES person (id),
    gathering {ref} REFERENCES gathering (id),      -- that it is about, if it is about one
    subject {int} NOT NULL,                         -- the row that asks, by kind
    occasion {int} NOT NULL,                        -- rises when the same is asked of the same person anew
    state {enum open done declined lapsed void} NOT NULL DEFAULT 'open',
    generation {int} NOT NULL DEFAULT 1,            -- rises with the occasion: older links say so
    asked_at {instant} NOT NULL,
    due_on {date},                                  -- the last day; NULL: as long as it is asked
    told_at {instant},                              -- by the weekly mail; NULL: not yet
    reminded_at {instant},                          -- by another, halfway to the last day
    settled_at {instant},
    UNIQUE (kind, subject, person)
);
CREATE INDEX ask_person ON ask (person, state);
CREATE INDEX ask_network ON ask (network, state);
CREATE INDEX ask_gathering ON ask (gathering);
