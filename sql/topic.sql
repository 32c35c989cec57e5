-- Statements about topics: proposed, discussed, chosen for a gathering, worked on, set aside.
-- owns: topic topic_bring topic_help topic_comment topic_move

-- enum topic_state: proposed chosen worked_on set_aside
-- enum topic_chooser: vote lot alone person fallback

-- topic_by_id(topic_id id) -> topic(topic_id id, network_id network, str title, str why, person_id? proposed_by, instant proposed_at, topic_state state, str set_aside_why, gathering_id? gathering, topic_chooser? chosen_by, int version)
SELECT id, network, title, why, proposed_by, proposed_at, state, set_aside_why, gathering, chosen_by, version FROM topic WHERE id = $1;

-- Who proposed it.
-- topic_proposer(topic_id id) -> topic_proposer(str given_name, str family_name, str? unit_name)
SELECT p.given_name, p.family_name, u.name
FROM topic t JOIN person p ON p.id = t.proposed_by LEFT JOIN unit u ON u.id = p.unit WHERE t.id = $1;

-- topic_add(topic_new(network_id network, str title, str why, person_id? proposed_by, instant proposed_at)) -> topic_id
INSERT INTO topic (network, title, why, proposed_by, proposed_at) VALUES ($1, $2, $3, $4, $5) RETURNING id;

-- How many wait to be chosen: in the network, and of them by one person; and how many one person has proposed, whatever became of them.
-- topics_waiting(network_id network, person_id? person) -> topics_waiting(int all_of_them, int by_person, int ever_by_person)
SELECT coalesce(cast(sum(CASE WHEN state = 'proposed' THEN 1 ELSE 0 END) AS bigint), 0),
       coalesce(cast(sum(CASE WHEN state = 'proposed' AND proposed_by = $2 THEN 1 ELSE 0 END) AS bigint), 0),
       coalesce(cast(sum(CASE WHEN proposed_by = $2 THEN 1 ELSE 0 END) AS bigint), 0)
FROM topic WHERE network = $1;

-- All that was proposed, chosen or worked on, or set aside; what is next and what is newest first. The fallback only where it is used.
-- topics_of(network_id network) ->* topic_line(topic_id id, str title, str why, topic_state state, str set_aside_why, str? given_name, str? family_name, instant proposed_at, gathering_id? gathering, str? gathering_title, gathering_kind? gathering_kind, date? held_on, topic_chooser? chosen_by, int brings, int comments) at most 2000
SELECT t.id, t.title, t.why, t.state, t.set_aside_why, p.given_name, p.family_name, t.proposed_at, t.gathering, g.title, g.kind, g.held_on,
       t.chosen_by, (SELECT count(*) FROM topic_bring b WHERE b.topic = t.id), (SELECT count(*) FROM topic_comment c WHERE c.topic = t.id)
FROM topic t LEFT JOIN person p ON p.id = t.proposed_by LEFT JOIN gathering g ON g.id = t.gathering
WHERE t.network = $1 AND (t.gathering IS NOT NULL OR coalesce(t.chosen_by, 'vote') <> 'fallback')
ORDER BY CASE t.state WHEN 'set_aside' THEN 1 ELSE 0 END, CASE t.state WHEN 'worked_on' THEN -g.held_on ELSE g.held_on END NULLS LAST, t.proposed_at, t.id LIMIT 1000;

-- topic_of_gathering(gathering_id gathering) -> topic
SELECT id, network, title, why, proposed_by, proposed_at, state, set_aside_why, gathering, chosen_by, version
FROM topic WHERE gathering = $1 ORDER BY id LIMIT 1;

-- Nothing is changed when somebody else has changed it since `version`, or when it is proposed no longer.
-- topic_reword(topic_id id, int version, str title, str why)
UPDATE topic SET title = $3, why = $4, version = version + 1 WHERE id = $1 AND version = $2 AND state = 'proposed';

-- topic_to_set_aside(topic_id id, str why)
UPDATE topic SET state = 'set_aside', set_aside_why = $2, version = version + 1 WHERE id = $1 AND state = 'proposed';

-- topic_to_proposed(topic_id id)
UPDATE topic SET state = 'proposed', set_aside_why = '', version = version + 1 WHERE id = $1 AND state = 'set_aside';

-- topic_to_chosen(topic_id id, gathering_id? gathering, topic_chooser chosen_by)
UPDATE topic SET state = 'chosen', gathering = $2, chosen_by = $3, version = version + 1 WHERE id = $1 AND state = 'proposed';

-- A chosen one that waits for a gathering gets one.
-- topic_place(topic_id id, gathering_id gathering)
UPDATE topic SET gathering = $2, version = version + 1 WHERE id = $1 AND state = 'chosen' AND gathering IS NULL;

-- A gathering that will not be, or gets another topic: what was chosen for it waits for the next one.
-- topic_free(gathering_id gathering)
UPDATE topic SET gathering = NULL, version = version + 1 WHERE gathering = $1 AND state = 'chosen';

-- Gatherings to come that have no topic, or only the fallback; the next first.
-- gatherings_without_topic(network_id network, date today) ->* gathering_without_topic(gathering_id id, str title, date held_on, int start_minute, int end_minute, topic_id? fallback)
SELECT g.id, g.title, g.held_on, g.start_minute, g.end_minute, f.id
FROM gathering g LEFT JOIN topic f ON f.gathering = g.id AND f.chosen_by = 'fallback'
WHERE g.network = $1 AND g.state = 'planned' AND g.kind <> 'kickoff' AND g.held_on >= $2
  AND NOT EXISTS (SELECT 1 FROM topic t WHERE t.gathering = g.id AND t.chosen_by <> 'fallback')
ORDER BY g.held_on, g.id LIMIT 200;

-- Chosen, and waiting for a gathering; the one that waits longest first.
-- topics_without_gathering(network_id network) ->* topic_id
SELECT id FROM topic WHERE network = $1 AND state = 'chosen' AND gathering IS NULL AND chosen_by <> 'fallback' ORDER BY id LIMIT 1000;

-- The fallback of earlier, which had to make room.
-- topic_fallback_waiting(network_id network) -> topic_id
SELECT id FROM topic WHERE network = $1 AND state = 'chosen' AND gathering IS NULL AND chosen_by = 'fallback' ORDER BY id LIMIT 1;

-- topics_proposed(network_id network) ->* topic_proposed(topic_id id, str title)
SELECT id, title FROM topic WHERE network = $1 AND state = 'proposed' ORDER BY proposed_at, id LIMIT 1000;

-- Chosen ones whose gathering has been held, or is past.
-- topics_past(network_id network, date today) ->* topic_id
SELECT t.id FROM topic t JOIN gathering g ON g.id = t.gathering
WHERE t.network = $1 AND t.state = 'chosen' AND (g.state = 'held' OR (g.state = 'planned' AND g.held_on < $2)) ORDER BY t.id;

-- topic_to_worked_on(topic_id id)
UPDATE topic SET state = 'worked_on', version = version + 1 WHERE id = $1 AND state = 'chosen';

-- topic_move_add(topic_id topic, instant moved_at, topic_state from_state, topic_state to_state, person_id? by_person, str why)
INSERT INTO topic_move (topic, moved_at, from_state, to_state, by_person, why) VALUES ($1, $2, $3, $4, $5, $6);

-- How often it was taken up again.
-- topic_taken_up(topic_id topic) -> int
SELECT count(*) FROM topic_move WHERE topic = $1 AND to_state = 'proposed';

-- topic_moves(topic_id topic) ->* topic_move(instant moved_at, topic_state from_state, topic_state to_state, str? given_name, str? family_name, str why)
SELECT m.moved_at, m.from_state, m.to_state, p.given_name, p.family_name, m.why
FROM topic_move m LEFT JOIN person p ON p.id = m.by_person WHERE m.topic = $1 ORDER BY m.id LIMIT 500;

-- ---- what people say to it ----

-- topic_bring_put(topic_id topic, person_id person, str body, instant said_at)
INSERT INTO topic_bring (topic, person, body, said_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (topic, person) DO UPDATE SET body = excluded.body, said_at = excluded.said_at;

-- topic_bring_drop(topic_id topic, person_id person)
DELETE FROM topic_bring WHERE topic = $1 AND person = $2;

-- topic_brings(topic_id topic) ->* topic_bring(person_id person, str given_name, str family_name, str? unit_name, str body)
SELECT p.id, p.given_name, p.family_name, u.name, b.body
FROM topic_bring b JOIN person p ON p.id = b.person LEFT JOIN unit u ON u.id = p.unit
WHERE b.topic = $1 ORDER BY b.said_at, p.id LIMIT 1000;

-- topic_help_put(topic_id topic, person_id person)
INSERT INTO topic_help (topic, person) VALUES ($1, $2) ON CONFLICT DO NOTHING;

-- topic_help_drop(topic_id topic, person_id person)
DELETE FROM topic_help WHERE topic = $1 AND person = $2;

-- topic_helps(topic_id topic, person_id person) -> int
SELECT count(*) FROM topic_help WHERE topic = $1 AND person = $2;

-- topic_helpers(topic_id topic) ->* topic_helper(person_id person, str given_name, str family_name, str? unit_name)
SELECT p.id, p.given_name, p.family_name, u.name
FROM topic_help h JOIN person p ON p.id = h.person AND p.state <> 'ended' LEFT JOIN unit u ON u.id = p.unit
WHERE h.topic = $1 ORDER BY p.given_name COLLATE nb, p.family_name COLLATE nb, p.id LIMIT 1000;

-- topic_comments_count(topic_id topic) -> int
SELECT count(*) FROM topic_comment WHERE topic = $1;

-- topic_comment_add(topic_id topic, person_id? by_person, str body, instant said_at)
INSERT INTO topic_comment (topic, by_person, body, said_at) VALUES ($1, $2, $3, $4);

-- topic_comment_drop(topic_comment_id id, topic_id topic, person_id by_person)
DELETE FROM topic_comment WHERE id = $1 AND topic = $2 AND by_person = $3;

-- topic_comments(topic_id topic) ->* topic_comment(topic_comment_id id, person_id? by_person, str? given_name, str? family_name, str? unit_name, str body, instant said_at)
SELECT c.id, c.by_person, p.given_name, p.family_name, u.name, c.body, c.said_at
FROM topic_comment c LEFT JOIN person p ON p.id = c.by_person LEFT JOIN unit u ON u.id = p.unit
WHERE c.topic = $1 ORDER BY c.id LIMIT 1000;

-- topic_helps_drop(network_id network, person_id person)
DELETE FROM topic_help WHERE person = $2 AND topic IN (SELECT id FROM topic WHERE network = $1);

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- What somebody proposed, wrote and decided stays, and is nobody's.
-- erase_proposed_topics(person_id person)
UPDATE topic SET proposed_by = NULL WHERE proposed_by = $1;

-- erase_topic_comments(person_id person)
UPDATE topic_comment SET by_person = NULL WHERE by_person = $1;

-- erase_topic_moves(person_id person)
UPDATE topic_move SET by_person = NULL WHERE by_person = $1;

-- erase_topic_brings(person_id person)
DELETE FROM topic_bring WHERE person = $1;

-- erase_topic_helps(person_id person)
DELETE FROM topic_help WHERE person = $1;
