-- The team around somebody on rotation (src/rotation/period.h): a guide from the leadership team, and what is asked of them.

CREATE TABLE guide (
    agreement {ref} PRIMARY KEY REFERENCES agreement (id),
    person {ref} NOT NULL REFERENCES person (id),
    named_on {date} NOT NULL
);
CREATE INDEX guide_person ON guide (person);

CREATE TABLE guide_question (
    id {id},
    agreement {ref} NOT NULL REFERENCES agreement (id),
    body {text} NOT NULL,
    asked_at {instant} NOT NULL,
    other {ref} REFERENCES person (id),             -- of the team: asked when the guide did not answer in time
    answer {text} NOT NULL DEFAULT '',
    answered_by {ref} REFERENCES person (id),       -- NULL where it is answered: somebody who was erased
    answered_at {instant}
);
CREATE INDEX guide_question_agreement ON guide_question (agreement, id);
CREATE INDEX guide_question_other ON guide_question (other);
CREATE INDEX guide_question_answered_by ON guide_question (answered_by);
