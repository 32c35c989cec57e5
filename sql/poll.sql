-- Statements about polls of dates, see src/gathering/poll.h.
-- owns: date_poll poll_slot poll_answer

-- enum poll_state: open closed taken withdrawn
-- enum can_come: none yes maybe no

-- date_poll_by_id(date_poll_id id) -> date_poll(date_poll_id id, network_id network, gathering_id gathering, poll_state state, date closes_on, int closes_minute, person_id? by_person, int? taken_place)
SELECT id, network, gathering, state, closes_on, closes_minute, by_person, taken_place FROM date_poll WHERE id = $1;

-- One of a gathering that is not over: open, or closed and not decided.
-- date_poll_of(gathering_id gathering) -> date_poll
SELECT id, network, gathering, state, closes_on, closes_minute, by_person, taken_place FROM date_poll
WHERE gathering = $1 AND state IN ('open', 'closed') ORDER BY id DESC LIMIT 1;

-- Those of a network that are not over.
-- date_polls_alive(network_id network) ->* date_poll
SELECT id, network, gathering, state, closes_on, closes_minute, by_person, taken_place FROM date_poll
WHERE network = $1 AND state IN ('open', 'closed') ORDER BY closes_on, id LIMIT 100;

-- date_poll_add(network_id network, gathering_id gathering, date closes_on, int closes_minute, person_id? by_person, instant opened_at) -> date_poll_id
INSERT INTO date_poll (network, gathering, closes_on, closes_minute, by_person, opened_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id;

-- poll_slot_add(date_poll_id poll, int place, date held_on, int start_minute, int end_minute)
INSERT INTO poll_slot (poll, place, held_on, start_minute, end_minute) VALUES ($1, $2, $3, $4, $5);

-- poll_slots(date_poll_id poll) ->* poll_slot(poll_slot_id id, int place, date held_on, int start_minute, int end_minute)
SELECT id, place, held_on, start_minute, end_minute FROM poll_slot WHERE poll = $1 ORDER BY place LIMIT 12;

-- date_poll_to_closed(date_poll_id id)
UPDATE date_poll SET state = 'closed' WHERE id = $1 AND state = 'open';

-- date_poll_to_withdrawn(date_poll_id id)
UPDATE date_poll SET state = 'withdrawn' WHERE id = $1 AND state IN ('open', 'closed');

-- date_poll_to_taken(date_poll_id id, int place)
UPDATE date_poll SET state = 'taken', taken_place = $2 WHERE id = $1 AND state IN ('open', 'closed');

-- ---- answers ----

-- poll_answer_put(poll_slot_id slot, person_id person, can_come answer, instant given_at)
INSERT INTO poll_answer (slot, person, answer, given_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (slot, person) DO UPDATE SET answer = excluded.answer, given_at = excluded.given_at;

-- poll_answers_forget(date_poll_id poll, person_id person)
DELETE FROM poll_answer WHERE person = $2 AND slot IN (SELECT id FROM poll_slot WHERE poll = $1);

-- Those of the members.
-- poll_answers(date_poll_id poll) ->* poll_answer(int place, person_id person, can_come answer)
SELECT s.place, a.person, a.answer
FROM date_poll d JOIN poll_slot s ON s.poll = d.id JOIN poll_answer a ON a.slot = s.id
JOIN membership m ON m.network = d.network AND m.person = a.person AND m.left_at IS NULL
JOIN person p ON p.id = a.person AND p.state <> 'ended'
WHERE d.id = $1 ORDER BY s.place, a.person;

-- poll_answers_of(date_poll_id poll, person_id person) ->* poll_answer
SELECT s.place, a.person, a.answer FROM poll_slot s JOIN poll_answer a ON a.slot = s.id
WHERE s.poll = $1 AND a.person = $2 ORDER BY s.place LIMIT 12;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_poll_answers(person_id person)
DELETE FROM poll_answer WHERE person = $1;

-- erase_polls_begun(person_id person)
UPDATE date_poll SET by_person = NULL WHERE by_person = $1;
