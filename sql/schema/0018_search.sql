-- What is found by its words (src/search/search.h): topics, ideas, notes, questions. People have words of their own (0002_people).

CREATE TABLE search_doc (
    id {id},
    kind {enum topic idea note question} NOT NULL,
    subject {int} NOT NULL,                         -- the row that it leads to, by kind
    network {ref} REFERENCES network (id),          -- whose members find it; NULL: everybody
    title {text} NOT NULL,
    changed_at {instant} NOT NULL,
    UNIQUE (kind, subject)
);
CREATE INDEX search_doc_network ON search_doc (network);

-- `network` stands here once more, 0 for everybody, so that a reader's own are found without looking at others'.
CREATE TABLE search_word (
    doc {ref} NOT NULL REFERENCES search_doc (id),
    word {text} NOT NULL,
    network {int} NOT NULL,
    weight {int} NOT NULL,
    PRIMARY KEY (doc, word)
) {keyed};
CREATE INDEX search_word_network ON search_word (network, word, doc, weight);
