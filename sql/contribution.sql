-- Statements about what people are asked to tell for a book: book/contribution.h.
-- owns: contribution

-- enum contribution_state: asked given declined lapsed

-- contribution_add(book_id book, chapter_id? chapter, person_id person, str question, date due_on, instant asked_at) -> contribution_id
INSERT INTO contribution (book, chapter, person, question, due_on, asked_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id;

-- contribution_by_id(contribution_id id) -> contribution(contribution_id id, book_id book, chapter_id? chapter, person_id? person, str? given_name, str? family_name, str question, date due_on, contribution_state state, str body, instant? given_at, chapter_id? used_in, bool is_put_by)
SELECT c.id, c.book, c.chapter, c.person, p.given_name, p.family_name, c.question, c.due_on, c.state, c.body, c.given_at, c.used_in, c.is_put_by
FROM contribution c LEFT JOIN person p ON p.id = c.person WHERE c.id = $1;

-- contributions_of(book_id book) ->* contribution
SELECT c.id, c.book, c.chapter, c.person, p.given_name, p.family_name, c.question, c.due_on, c.state, c.body, c.given_at, c.used_in, c.is_put_by
FROM contribution c LEFT JOIN person p ON p.id = c.person WHERE c.book = $1 ORDER BY c.given_at, c.id LIMIT 200;

-- contribution_count(book_id book) -> contribution_count(int asked, int given, int to_read)
SELECT count(*), coalesce(sum(CASE WHEN state = 'given' THEN 1 ELSE 0 END), 0),
       coalesce(sum(CASE WHEN state = 'given' AND used_in IS NULL AND is_put_by = 0 THEN 1 ELSE 0 END), 0)
FROM contribution WHERE book = $1;

-- Nothing changes where it is in the book already, or nobody waits for it any more.
-- contribution_answer_set(contribution_id id, contribution_state state, str body, instant given_at)
UPDATE contribution SET state = $2, body = $3, given_at = $4, is_put_by = 0
WHERE id = $1 AND state IN ('asked', 'given', 'declined') AND used_in IS NULL;

-- contribution_use(contribution_id id, chapter_id used_in)
UPDATE contribution SET used_in = $2 WHERE id = $1 AND state = 'given' AND used_in IS NULL;

-- contribution_put_by(contribution_id id, bool is_put_by)
UPDATE contribution SET is_put_by = $2 WHERE id = $1;

-- contributions_lapse(date today)
UPDATE contribution SET state = 'lapsed' WHERE state = 'asked' AND due_on < $1;

-- Who leads or coordinates a network that runs, and is in the staff list.
-- network_leaders() ->* person_id
SELECT DISTINCT a.person FROM network_role r JOIN network n ON n.id = r.network AND n.state = 'running'
JOIN account a ON a.id = r.account JOIN person p ON p.id = a.person AND p.state <> 'ended'
WHERE r.role IN ('lead', 'coordinator') ORDER BY 1 LIMIT 100;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- What is in a book stays there, without a name.
-- erase_contributions(person_id person)
DELETE FROM contribution WHERE person = $1 AND used_in IS NULL;

-- erase_contributor(person_id person)
UPDATE contribution SET person = NULL WHERE person = $1;
