-- Statements about the team around somebody on rotation: rotation/period.h.
-- owns: guide guide_question

-- guide_put(agreement_id agreement, person_id person, date named_on)
INSERT INTO guide (agreement, person, named_on) VALUES ($1, $2, $3)
ON CONFLICT (agreement) DO UPDATE SET person = excluded.person, named_on = excluded.named_on;

-- guide_of(agreement_id agreement) -> guide_card(person_id person, str given_name, str family_name, bool has_left)
SELECT p.id, p.given_name, p.family_name, CASE WHEN p.state = 'ended' THEN 1 ELSE 0 END
FROM guide g JOIN person p ON p.id = g.person WHERE g.agreement = $1;

-- guide_question_add(agreement_id agreement, str body, instant asked_at) -> guide_question_id
INSERT INTO guide_question (agreement, body, asked_at) VALUES ($1, $2, $3) RETURNING id;

-- guide_question_by_id(guide_question_id id) -> guide_question(guide_question_id id, agreement_id agreement, str body, instant asked_at, person_id? other, str answer, str? answerer, instant? answered_at)
SELECT q.id, q.agreement, q.body, q.asked_at, q.other, q.answer, p.given_name || ' ' || p.family_name, q.answered_at
FROM guide_question q LEFT JOIN person p ON p.id = q.answered_by WHERE q.id = $1;

-- guide_questions_of(agreement_id agreement) ->* guide_question
SELECT q.id, q.agreement, q.body, q.asked_at, q.other, q.answer, p.given_name || ' ' || p.family_name, q.answered_at
FROM guide_question q LEFT JOIN person p ON p.id = q.answered_by WHERE q.agreement = $1 ORDER BY q.id DESC LIMIT 100;

-- Nothing where somebody has answered it.
-- guide_question_answer(guide_question_id id, str answer, person_id answered_by, instant answered_at)
UPDATE guide_question SET answer = $2, answered_by = $3, answered_at = $4 WHERE id = $1 AND answered_at IS NULL;

-- guide_question_widen(guide_question_id id, person_id other)
UPDATE guide_question SET other = $2 WHERE id = $1 AND answered_at IS NULL AND other IS NULL;

-- Which nobody but the guide was asked, and nobody has answered.
-- guide_questions_waiting() ->* guide_question_id
SELECT q.id FROM guide_question q JOIN agreement a ON a.id = q.agreement
WHERE q.answered_at IS NULL AND q.other IS NULL AND a.state = 'running' ORDER BY q.id LIMIT 1000;

-- Of rotations that are over: nobody is asked any more.
-- guide_questions_over() ->* guide_question_id
SELECT q.id FROM guide_question q JOIN agreement a ON a.id = q.agreement
WHERE q.answered_at IS NULL AND a.state = 'ended'
  AND EXISTS (SELECT 1 FROM ask k WHERE k.kind = 'guide_question' AND k.subject = q.id AND k.state = 'open') ORDER BY q.id LIMIT 1000;

-- Who else is on rotation now; they said yes to being named when they signed.
-- others_on_rotation(agreement_id but) ->* other_on_rotation(person_id person, str given_name, str family_name, theme_id theme, str theme_title)
SELECT p.id, p.given_name, p.family_name, t.id, t.title
FROM agreement a JOIN person p ON p.id = a.person AND p.state = 'active' JOIN theme t ON t.id = a.theme
WHERE a.state = 'running' AND a.id <> $1 ORDER BY p.family_name, p.given_name, a.id LIMIT 100;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_guide(person_id person)
DELETE FROM guide WHERE person = $1;

-- What somebody on rotation asked goes with them; an answer stays, without its name.
-- erase_guide_questions(person_id person)
DELETE FROM guide_question WHERE agreement IN (SELECT id FROM agreement WHERE person = $1);

-- erase_guide_answers(person_id person)
UPDATE guide_question SET answered_by = CASE WHEN answered_by = $1 THEN NULL ELSE answered_by END,
       other = CASE WHEN other = $1 THEN NULL ELSE other END
WHERE answered_by = $1 OR other = $1;
