-- Books: what was learnt by opening a theme (src/book/book.h). A chapter is written as prose; what is published is a copy of it
-- that never changes.

CREATE TABLE book (
    id {id},
    theme {ref} NOT NULL REFERENCES theme (id),
    title {text} NOT NULL,
    language {enum nb nn da en} NOT NULL,
    state {enum outline writing in_review published revising withdrawn} NOT NULL DEFAULT 'outline',
    edition {int} NOT NULL DEFAULT 0,               -- the newest; 0: none yet
    true_on {date},                                 -- when it was last said to hold
    review_on {date},                               -- when that is asked anew
    withdrawn_why {text} NOT NULL DEFAULT '',
    created_at {instant} NOT NULL,
    UNIQUE (theme, language)
);

-- Nobody is both: who says that it may be published did not write it.
CREATE TABLE book_person (
    book {ref} NOT NULL REFERENCES book (id),
    person {ref} NOT NULL REFERENCES person (id),
    duty {enum author reviewer} NOT NULL,
    PRIMARY KEY (book, person)
);
CREATE INDEX book_person_person ON book_person (person);

CREATE TABLE chapter (
    id {id},
    book {ref} NOT NULL REFERENCES book (id),
    place {int} NOT NULL,                           -- from 1; 0: laid aside
    title {text} NOT NULL,
    prose {ref} NOT NULL REFERENCES prose (id),
    approved {int} NOT NULL DEFAULT 0,              -- the version to which a reviewer said yes; 0: none
    follows {int}                                   -- the edition of the same book in another language
);
CREATE INDEX chapter_book ON chapter (book, place);
CREATE INDEX chapter_prose ON chapter (prose);

CREATE TABLE edition (
    book {ref} NOT NULL REFERENCES book (id),
    number {int} NOT NULL,
    published_on {date} NOT NULL,
    PRIMARY KEY (book, number)
);

CREATE TABLE edition_chapter (
    book {ref} NOT NULL REFERENCES book (id),
    edition {int} NOT NULL,
    place {int} NOT NULL,
    title {text} NOT NULL,
    body {text} NOT NULL,
    follows {int},
    PRIMARY KEY (book, edition, place)
);

-- What somebody is asked to tell; given, it lies in the author's tray.
CREATE TABLE contribution (
    id {id},
    book {ref} NOT NULL REFERENCES book (id),
    chapter {ref} REFERENCES chapter (id),          -- for which it is meant, if for one
    person {ref} REFERENCES person (id),            -- NULL: somebody who was erased
    question {text} NOT NULL,
    due_on {date} NOT NULL,
    state {enum asked given declined lapsed} NOT NULL DEFAULT 'asked',
    body {text} NOT NULL DEFAULT '',
    asked_at {instant} NOT NULL,
    given_at {instant},
    used_in {ref} REFERENCES chapter (id),          -- where it was quoted
    is_put_by {bool} NOT NULL DEFAULT 0             -- the author has read it and does not need it
);
CREATE INDEX contribution_book ON contribution (book, state);
CREATE INDEX contribution_chapter ON contribution (chapter);
CREATE INDEX contribution_person ON contribution (person);
CREATE INDEX contribution_used_in ON contribution (used_in);

-- What a reviewer says to a paragraph; the paragraph as it was is how it is found again.
CREATE TABLE review_note (
    id {id},
    chapter {ref} NOT NULL REFERENCES chapter (id),
    paragraph {text} NOT NULL,
    body {text} NOT NULL,
    person {ref} REFERENCES person (id),            -- NULL: somebody who was erased
    written_at {instant} NOT NULL,
    state {enum open settled} NOT NULL DEFAULT 'open'
);
CREATE INDEX review_note_chapter ON review_note (chapter, state);
CREATE INDEX review_note_person ON review_note (person);
