-- Statements about questions that members ask their network. See src/question/question.h.
-- owns: question question_answer

-- enum question_state: open answered thanked

-- question_by_id(question_id id) -> question(question_id id, network_id network, person_id? by_person, str body, instant asked_at, question_state state, instant? widened_at)
SELECT id, network, by_person, body, asked_at, state, widened_at FROM question WHERE id = $1;

-- question_add(question_new(network_id network, person_id by_person, str body, instant asked_at)) -> question_id
INSERT INTO question (network, by_person, body, asked_at) VALUES ($1, $2, $3, $4) RETURNING id;

-- How many wait for an answer: in the network, and of them by one person; and how many that one has asked ever.
-- questions_open(network_id network, person_id person) -> questions_open(int all_of_them, int by_person, int ever_by_person)
SELECT coalesce(cast(sum(CASE WHEN state = 'open' THEN 1 ELSE 0 END) AS bigint), 0),
       coalesce(cast(sum(CASE WHEN state = 'open' AND by_person = $2 THEN 1 ELSE 0 END) AS bigint), 0),
       coalesce(cast(sum(CASE WHEN by_person = $2 THEN 1 ELSE 0 END) AS bigint), 0)
FROM question WHERE network = $1;

-- What waits first, then the newest.
-- questions_of(network_id network) ->* question_line(question_id id, str body, question_state state, instant asked_at, str? given_name, str? family_name, int answers)
SELECT q.id, q.body, q.state, q.asked_at, p.given_name, p.family_name, (SELECT count(*) FROM question_answer a WHERE a.question = q.id)
FROM question q LEFT JOIN person p ON p.id = q.by_person
WHERE q.network = $1 ORDER BY CASE q.state WHEN 'open' THEN 0 ELSE 1 END, q.id DESC LIMIT 2000;

-- question_asker(question_id id) -> question_asker(str given_name, str family_name, str? unit_name)
SELECT p.given_name, p.family_name, u.name
FROM question q JOIN person p ON p.id = q.by_person LEFT JOIN unit u ON u.id = p.unit WHERE q.id = $1;

-- question_state_set(question_id id, question_state from_state, question_state to_state)
UPDATE question SET state = $3 WHERE id = $1 AND state = $2;

-- question_answer_add(question_id question, person_id? by_person, str body, instant said_at)
INSERT INTO question_answer (question, by_person, body, said_at) VALUES ($1, $2, $3, $4);

-- question_answers_count(question_id question) -> int
SELECT count(*) FROM question_answer WHERE question = $1;

-- question_answers(question_id question) ->* question_answer(question_answer_id id, person_id? by_person, str? given_name, str? family_name, str? unit_name, str body, instant said_at)
SELECT a.id, a.by_person, p.given_name, p.family_name, u.name, a.body, a.said_at
FROM question_answer a LEFT JOIN person p ON p.id = a.by_person LEFT JOIN unit u ON u.id = p.unit
WHERE a.question = $1 ORDER BY a.id LIMIT 200;

-- question_answer_drop(question_answer_id id, question_id question, person_id by_person)
DELETE FROM question_answer WHERE id = $1 AND question = $2 AND by_person = $3;

-- ---- whom it goes to ----

-- Members but one, who can be asked about a word that lies in the range.
-- members_knowing(network_id network, person_id but, str first, str first_end) ->* member_knowing(person_id person)
SELECT DISTINCT m.person FROM membership m
JOIN person p ON p.id = m.person AND p.state <> 'ended'
JOIN person_word w ON w.person = m.person AND w.source = 'ask' AND w.word >= $3 AND w.word < $4
WHERE m.network = $1 AND m.person <> $2 AND m.left_at IS NULL ORDER BY m.person LIMIT 1000;

-- Members but one; who was asked least often comes first, and among these who was asked longest ago.
-- members_least_asked(network_id network, person_id but) ->* member_least_asked(person_id person)
SELECT m.person FROM membership m JOIN person p ON p.id = m.person AND p.state <> 'ended'
LEFT JOIN ask a ON a.person = m.person AND a.network = m.network AND a.kind = 'question'
WHERE m.network = $1 AND m.person <> $2 AND m.left_at IS NULL
GROUP BY m.person, m.joined_at ORDER BY count(a.id), max(coalesce(a.asked_at, 0)), m.joined_at, m.person LIMIT 1000;

-- What nobody has answered since a moment.
-- questions_to_widen(network_id network, instant before) ->* question_to_widen(question_id id, person_id? by_person)
SELECT id, by_person FROM question WHERE network = $1 AND state = 'open' AND widened_at IS NULL AND asked_at <= $2 ORDER BY id LIMIT 100;

-- question_widened(question_id id, instant widened_at)
UPDATE question SET widened_at = $2 WHERE id = $1 AND widened_at IS NULL;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_questions(person_id person)
UPDATE question SET by_person = NULL WHERE by_person = $1;

-- erase_question_answers(person_id person)
UPDATE question_answer SET by_person = NULL WHERE by_person = $1;
