-- Statements about who is in a network for a member who is away: see src/network/stand_in.h.
-- owns: stand_in stand_in_task

-- enum stand_in_state: asked serving declined over

-- stand_in_add(network_id network, person_id person, person_id stand_in, instant asked_at) -> stand_in_id
INSERT INTO stand_in (network, person, stand_in, asked_at) VALUES ($1, $2, $3, $4) RETURNING id;

-- stand_in_by_id(stand_in_id id) -> stand_in(stand_in_id id, network_id network, person_id person, str given_name, str family_name, person_id stand_in, str stand_in_given, str stand_in_family, stand_in_state state)
SELECT s.id, s.network, s.person, p.given_name, p.family_name, s.stand_in, i.given_name, i.family_name, s.state
FROM stand_in s JOIN person p ON p.id = s.person JOIN person i ON i.id = s.stand_in WHERE s.id = $1;

-- For one who is away: who is asked, or serves.
-- stand_in_of(network_id network, person_id person) -> stand_in
SELECT s.id, s.network, s.person, p.given_name, p.family_name, s.stand_in, i.given_name, i.family_name, s.state
FROM stand_in s JOIN person p ON p.id = s.person JOIN person i ON i.id = s.stand_in
WHERE s.network = $1 AND s.person = $2 AND s.state IN ('asked', 'serving') ORDER BY s.id DESC LIMIT 1;

-- Those that are not over.
-- stand_ins_open(network_id network) ->* stand_in
SELECT s.id, s.network, s.person, p.given_name, p.family_name, s.stand_in, i.given_name, i.family_name, s.state
FROM stand_in s JOIN person p ON p.id = s.person JOIN person i ON i.id = s.stand_in
WHERE s.network = $1 AND s.state IN ('asked', 'serving') ORDER BY s.id LIMIT 200;

-- stand_in_state_set(stand_in_id id, stand_in_state from, stand_in_state state, instant settled_at)
UPDATE stand_in SET state = $3, settled_at = $4 WHERE id = $1 AND state = $2;

-- stand_in_task_add(stand_in_id stand_in, task_id task)
INSERT INTO stand_in_task (stand_in, task) VALUES ($1, $2) ON CONFLICT DO NOTHING;

-- Of what they took over, what they still have and have not done.
-- stand_in_tasks(stand_in_id stand_in) ->* task_id
SELECT t.id FROM stand_in_task x JOIN stand_in s ON s.id = x.stand_in JOIN task t ON t.id = x.task
WHERE x.stand_in = $1 AND t.state = 'open' AND t.person = s.stand_in ORDER BY t.id LIMIT 400;

-- stand_in_tasks_forget(task_id task)
DELETE FROM stand_in_task WHERE task = $1;

-- Open tasks of somebody in a network.
-- tasks_to_take_over(network_id network, person_id person) ->* task_to_take(task_id id, str text, date? due_on)
SELECT t.id, t.text, t.due_on FROM task t JOIN gathering g ON g.id = t.gathering
WHERE g.network = $1 AND t.person = $2 AND t.state = 'open' ORDER BY t.due_on, t.id LIMIT 40;

-- Gatherings of a time that who is away was to host: they have them, or gave them back.
-- hostings_to_take_over(network_id network, person_id person, date since, date until) ->* hosting_to_take(gathering_id id, str title, date held_on)
SELECT g.id, g.title, g.held_on FROM gathering g
WHERE g.network = $1 AND g.state = 'planned' AND g.held_on >= $3 AND g.held_on <= $4
  AND (EXISTS (SELECT 1 FROM hosting h WHERE h.gathering = g.id AND h.state = 'taken' AND h.person = $2)
       OR (EXISTS (SELECT 1 FROM hosting_event e WHERE e.gathering = g.id AND e.person = $2 AND e.what = 'given_back')
           AND EXISTS (SELECT 1 FROM hosting h WHERE h.gathering = g.id AND h.state = 'wanted')))
ORDER BY g.held_on, g.id LIMIT 20;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_stand_in_tasks(person_id person)
DELETE FROM stand_in_task WHERE stand_in IN (SELECT id FROM stand_in WHERE person = $1 OR stand_in = $1);

-- erase_stand_ins(person_id person)
DELETE FROM stand_in WHERE person = $1 OR stand_in = $1;
