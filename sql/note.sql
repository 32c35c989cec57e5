-- Statements about the notes of a gathering, and the decisions and tasks in them: see src/gathering/note.h.
-- owns: note decision task

-- enum task_state: open done dropped

-- note_add(gathering_id gathering, prose_id prose)
INSERT INTO note (gathering, prose) VALUES ($1, $2);

-- note_prose_id(gathering_id gathering) -> prose_id
SELECT prose FROM note WHERE gathering = $1;

-- decision_put(gathering_id gathering, str line_key, int place, str text)
INSERT INTO decision (gathering, line_key, place, text) VALUES ($1, $2, $3, $4)
ON CONFLICT (gathering, line_key) DO UPDATE SET place = excluded.place, text = excluded.text;

-- decisions_of(gathering_id gathering) ->* decision(str line_key, str text)
SELECT line_key, text FROM decision WHERE gathering = $1 ORDER BY place LIMIT 400;

-- decision_drop(gathering_id gathering, str line_key)
DELETE FROM decision WHERE gathering = $1 AND line_key = $2;

-- task_add(gathering_id gathering, str line_key, int place, str text) -> task_id
INSERT INTO task (gathering, line_key, place, text) VALUES ($1, $2, $3, $4) RETURNING id;

-- task_line_set(task_id id, int place, str text)
UPDATE task SET place = $2, text = $3 WHERE id = $1;

-- task_taker_set(task_id id, person_id? person, date? due_on)
UPDATE task SET person = $2, due_on = $3 WHERE id = $1;

-- tasks_of(gathering_id gathering) ->* task(task_id id, gathering_id gathering, str line_key, str text, person_id? person, str? given_name, str? family_name, date? due_on, task_state state)
SELECT t.id, t.gathering, t.line_key, t.text, t.person, p.given_name, p.family_name, t.due_on, t.state
FROM task t LEFT JOIN person p ON p.id = t.person WHERE t.gathering = $1 ORDER BY t.place, t.id LIMIT 400;

-- task_by_id(task_id id) -> task
SELECT t.id, t.gathering, t.line_key, t.text, t.person, p.given_name, p.family_name, t.due_on, t.state
FROM task t LEFT JOIN person p ON p.id = t.person WHERE t.id = $1;

-- Those that a person has taken and not done, in a network.
-- tasks_held(network_id network, person_id person) ->* task_id
SELECT t.id FROM task t JOIN gathering g ON g.id = t.gathering
WHERE g.network = $1 AND t.person = $2 AND t.state = 'open' ORDER BY t.id LIMIT 400;

-- task_nobodys(task_id id)
UPDATE task SET person = NULL WHERE id = $1;

-- task_state_set(task_id id, task_state state, person_id? settled_by, instant? settled_at)
UPDATE task SET state = $2, settled_by = $3, settled_at = $4 WHERE id = $1 AND state <> $2;

-- task_drop(task_id id)
DELETE FROM task WHERE id = $1;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_tasks(person_id person)
UPDATE task SET person = CASE WHEN person = $1 THEN NULL ELSE person END,
       settled_by = CASE WHEN settled_by = $1 THEN NULL ELSE settled_by END
WHERE person = $1 OR settled_by = $1;

-- The key of a line is its words, folded: so is the mention there. Where the line stands without the name already, that one stays.
-- erase_twins_of_tasks(str mention, str folded, str folded_nobody)
DELETE FROM task WHERE replace(text, $1, '') <> text
    AND EXISTS (SELECT 1 FROM task o WHERE o.gathering = task.gathering AND o.id <> task.id AND o.line_key = replace(task.line_key, $2, $3));

-- erase_mentions_of_tasks(str mention, str nobody, str folded, str folded_nobody)
UPDATE task SET text = replace(text, $1, $2), line_key = replace(line_key, $3, $4) WHERE replace(text, $1, $2) <> text;

-- erase_twins_of_decisions(str mention, str folded, str folded_nobody)
DELETE FROM decision WHERE replace(text, $1, '') <> text
    AND EXISTS (SELECT 1 FROM decision o WHERE o.gathering = decision.gathering AND o.line_key <> decision.line_key AND o.line_key = replace(decision.line_key, $2, $3));

-- erase_mentions_of_decisions(str mention, str nobody, str folded, str folded_nobody)
UPDATE decision SET text = replace(text, $1, $2), line_key = replace(line_key, $3, $4) WHERE replace(text, $1, $2) <> text;
