-- Statements about what reviewers say to a chapter: book/review.h.
-- owns: review_note

-- enum review_state: open settled

-- review_note_add(chapter_id chapter, str paragraph, str body, person_id person, instant written_at) -> review_note_id
INSERT INTO review_note (chapter, paragraph, body, person, written_at) VALUES ($1, $2, $3, $4, $5) RETURNING id;

-- review_notes_of(chapter_id chapter) ->* review_note(review_note_id id, str paragraph, str body, str? given_name, str? family_name, review_state state)
SELECT n.id, n.paragraph, n.body, p.given_name, p.family_name, n.state
FROM review_note n LEFT JOIN person p ON p.id = n.person WHERE n.chapter = $1 ORDER BY n.id LIMIT 400;

-- review_note_settle(review_note_id id, chapter_id chapter, review_state state)
UPDATE review_note SET state = $3 WHERE id = $1 AND chapter = $2;

-- review_notes_open(book_id book) -> int
SELECT count(*) FROM review_note n JOIN chapter c ON c.id = n.chapter WHERE c.book = $1 AND n.state = 'open';

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_review_notes(person_id person)
UPDATE review_note SET person = NULL WHERE person = $1;
