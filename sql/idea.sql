-- Statements about ideas: put down, grown, handed on, answered. See src/idea/idea.h.
-- owns: idea idea_stand idea_comment idea_move idea_handed

-- enum idea_state: seed growing ripe handed_on resting
-- enum idea_receiver: unit theme project
-- enum idea_answer: none taken declined

-- idea_by_id(idea_id id) -> idea(idea_id id, str title, str body, network_id? network, topic_id? topic, gathering_id? gathering, person_id? by_person, instant created_at, person_id? steward, idea_state state, bool is_open, str next_need, int version)
SELECT id, title, body, network, topic, gathering, by_person, created_at, steward, state, is_open, next_need, version FROM idea WHERE id = $1;

-- Where it came up and who looks after it; no network: everybody's.
-- idea_names(idea_id id) -> idea_names(str? network, str? by_given, str? by_family, str? by_unit, str? steward_given, str? steward_family, str? steward_unit)
SELECT n.name, p.given_name, p.family_name, u.name, s.given_name, s.family_name, v.name
FROM idea i LEFT JOIN network n ON n.id = i.network
LEFT JOIN person p ON p.id = i.by_person LEFT JOIN unit u ON u.id = p.unit
LEFT JOIN person s ON s.id = i.steward LEFT JOIN unit v ON v.id = s.unit WHERE i.id = $1;

-- What was talked about when it came up: with a gathering that had a topic, that one too.
-- idea_origin(idea_id id) -> idea_origin(topic_id? topic, str? topic_title, instant? proposed_at, gathering_id? gathering, str? gathering_title, date? held_on, int came)
SELECT t.id, t.title, t.proposed_at, g.id, g.title, g.held_on,
       (SELECT count(*) FROM attendee a WHERE a.gathering = g.id AND a.came = 1)
FROM idea i
LEFT JOIN topic t ON t.id = coalesce(i.topic, (SELECT min(o.id) FROM topic o WHERE o.gathering = i.gathering))
LEFT JOIN gathering g ON g.id = coalesce(i.gathering, CASE WHEN t.state = 'worked_on' THEN t.gathering ELSE NULL END)
WHERE i.id = $1;

-- Nothing where the line was lifted before.
-- idea_add(idea_new(str title, str body, network_id? network, topic_id? topic, gathering_id? gathering, str? line_key, person_id? by_person, instant created_at)) -> idea_id
INSERT INTO idea (title, body, network, topic, gathering, line_key, by_person, created_at, steward, is_open)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $7, CASE WHEN $3 IS NULL THEN 1 ELSE 0 END)
ON CONFLICT (gathering, line_key) DO NOTHING RETURNING id;

-- How many one person has put down that came no further, and ever.
-- ideas_by(person_id person) -> ideas_by(int open, int ever)
SELECT coalesce(cast(sum(CASE WHEN state IN ('seed', 'growing') THEN 1 ELSE 0 END) AS bigint), 0), count(*) FROM idea WHERE by_person = $1;

-- The newest that a reader may see, of all networks, or of one.
-- ideas_for(account_id account, person_id? person, network_id network, int most) ->* idea_line(idea_id id, str title, idea_state state, str? network_name, str? steward_given, str? steward_family, instant created_at, int stands, str next_need)
SELECT i.id, i.title, i.state, n.name, s.given_name, s.family_name, i.created_at,
       (SELECT count(*) FROM idea_stand t WHERE t.idea = i.id), i.next_need
FROM idea i LEFT JOIN network n ON n.id = i.network LEFT JOIN person s ON s.id = i.steward
WHERE ($3 = 0 OR i.network = $3)
  AND (i.is_open = 1
       OR EXISTS (SELECT 1 FROM membership m WHERE m.network = i.network AND m.person = $2 AND m.left_at IS NULL)
       OR EXISTS (SELECT 1 FROM network_role r WHERE r.network = i.network AND r.account = $1 AND r.role IN ('lead', 'coordinator')))
ORDER BY i.id DESC LIMIT $4;

-- Those that came up with a topic, or at a gathering.
-- ideas_of_topic(topic_id topic) ->* idea_named(idea_id id, str title, idea_state state)
SELECT id, title, state FROM idea WHERE topic = $1 ORDER BY id LIMIT 100;

-- ideas_of_gathering(gathering_id gathering) ->* idea_named
SELECT id, title, state FROM idea WHERE gathering = $1 ORDER BY id LIMIT 100;

-- Nothing is changed when somebody else has changed it since `version`.
-- idea_reword(idea_id id, int version, str title, str body, str next_need)
UPDATE idea SET title = $3, body = $4, next_need = $5, version = version + 1 WHERE id = $1 AND version = $2;

-- What has been ripe once stays open to all.
-- idea_state_set(idea_id id, idea_state from_state, idea_state to_state)
UPDATE idea SET state = $3, is_open = CASE WHEN $3 IN ('ripe', 'handed_on') THEN 1 ELSE is_open END, version = version + 1
WHERE id = $1 AND state = $2;

-- idea_move_add(idea_id idea, instant moved_at, idea_state from_state, idea_state to_state, person_id? by_person, str why)
INSERT INTO idea_move (idea, moved_at, from_state, to_state, by_person, why) VALUES ($1, $2, $3, $4, $5, $6);

-- idea_moves_count(idea_id idea) -> int
SELECT count(*) FROM idea_move WHERE idea = $1;

-- idea_moves(idea_id idea) ->* idea_move(instant moved_at, idea_state from_state, idea_state to_state, str? given_name, str? family_name, str why)
SELECT m.moved_at, m.from_state, m.to_state, p.given_name, p.family_name, m.why
FROM idea_move m LEFT JOIN person p ON p.id = m.by_person WHERE m.idea = $1 ORDER BY m.id LIMIT 500;

-- ---- who looks after it, who stands behind it, what is said ----

-- Only where nobody does.
-- idea_steward_take(idea_id id, person_id steward)
UPDATE idea SET steward = $2, version = version + 1 WHERE id = $1 AND steward IS NULL;

-- idea_steward_drop(idea_id id)
UPDATE idea SET steward = NULL, version = version + 1 WHERE id = $1 AND steward IS NOT NULL;

-- Ideas of a network whose steward is in it no more. What has been ripe is everybody's, and so may its steward be.
-- ideas_left(network_id network) ->* idea_left(idea_id id)
SELECT i.id FROM idea i
WHERE i.network = $1 AND i.steward IS NOT NULL
  AND (EXISTS (SELECT 1 FROM person p WHERE p.id = i.steward AND p.state = 'ended')
       OR (i.is_open = 0 AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.network = i.network AND m.person = i.steward AND m.left_at IS NULL)))
ORDER BY i.id LIMIT 200;

-- idea_stand_put(idea_id idea, person_id person, instant stood_at)
INSERT INTO idea_stand (idea, person, stood_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING;

-- idea_stand_drop(idea_id idea, person_id person)
DELETE FROM idea_stand WHERE idea = $1 AND person = $2;

-- idea_stands(idea_id idea) ->* idea_stand(person_id person, str given_name, str family_name, str? unit_name, bool is_here)
SELECT p.id, p.given_name, p.family_name, u.name, CASE WHEN p.state = 'ended' THEN 0 ELSE 1 END
FROM idea_stand s JOIN person p ON p.id = s.person LEFT JOIN unit u ON u.id = p.unit
WHERE s.idea = $1 ORDER BY s.stood_at, p.id LIMIT 1000;

-- idea_comments_count(idea_id idea) -> int
SELECT count(*) FROM idea_comment WHERE idea = $1;

-- idea_comment_add(idea_id idea, person_id? by_person, str body, instant said_at)
INSERT INTO idea_comment (idea, by_person, body, said_at) VALUES ($1, $2, $3, $4);

-- idea_comment_drop(idea_comment_id id, idea_id idea, person_id by_person)
DELETE FROM idea_comment WHERE id = $1 AND idea = $2 AND by_person = $3;

-- idea_comments(idea_id idea) ->* idea_comment(idea_comment_id id, person_id? by_person, str? given_name, str? family_name, str? unit_name, str body, instant said_at)
SELECT c.id, c.by_person, p.given_name, p.family_name, u.name, c.body, c.said_at
FROM idea_comment c LEFT JOIN person p ON p.id = c.by_person LEFT JOIN unit u ON u.id = p.unit
WHERE c.idea = $1 ORDER BY c.id LIMIT 1000;

-- ---- handed on ----

-- idea_handed_add(idea_handing(idea_id idea, idea_receiver to_kind, unit_id? to_unit, theme_id? to_theme, str to_text, person_id? handed_by, person_id? asked, instant handed_at)) -> idea_handed_id
INSERT INTO idea_handed (idea, to_kind, to_unit, to_theme, to_text, handed_by, asked, handed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id;

-- idea_handed_by_id(idea_handed_id id) -> idea_handed(idea_handed_id id, idea_id idea, idea_receiver to_kind, unit_id? to_unit, str to_text, person_id? asked, instant handed_at, idea_answer answer, str words, instant? answered_at, str? answerer_given, str? answerer_family, str? asked_given, str? asked_family)
SELECT h.id, h.idea, h.to_kind, h.to_unit, h.to_text, h.asked, h.handed_at, h.answer, h.words, h.answered_at,
       p.given_name, p.family_name, q.given_name, q.family_name
FROM idea_handed h LEFT JOIN person p ON p.id = h.answered_by LEFT JOIN person q ON q.id = h.asked WHERE h.id = $1;

-- The one that made a theme out of an idea.
-- idea_handed_to_theme(theme_id theme) -> idea_handed
SELECT h.id, h.idea, h.to_kind, h.to_unit, h.to_text, h.asked, h.handed_at, h.answer, h.words, h.answered_at,
       p.given_name, p.family_name, q.given_name, q.family_name
FROM idea_handed h LEFT JOIN person p ON p.id = h.answered_by LEFT JOIN person q ON q.id = h.asked WHERE h.to_theme = $1;

-- idea_handings(idea_id idea) ->* idea_handed
SELECT h.id, h.idea, h.to_kind, h.to_unit, h.to_text, h.asked, h.handed_at, h.answer, h.words, h.answered_at,
       p.given_name, p.family_name, q.given_name, q.family_name
FROM idea_handed h LEFT JOIN person p ON p.id = h.answered_by LEFT JOIN person q ON q.id = h.asked
WHERE h.idea = $1 ORDER BY h.id LIMIT 100;

-- An answer may be changed for as long as the idea was not handed to somebody else.
-- idea_handed_answer(idea_handed_id id, idea_answer answer, str words, person_id? answered_by, instant answered_at)
UPDATE idea_handed SET answer = $2, words = $3, answered_by = $4, answered_at = $5
WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM idea_handed n WHERE n.idea = idea_handed.idea AND n.id > idea_handed.id);

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_ideas(person_id person)
UPDATE idea SET by_person = CASE WHEN by_person = $1 THEN NULL ELSE by_person END,
       steward = CASE WHEN steward = $1 THEN NULL ELSE steward END
WHERE by_person = $1 OR steward = $1;

-- erase_idea_stands(person_id person)
DELETE FROM idea_stand WHERE person = $1;

-- erase_idea_comments(person_id person)
UPDATE idea_comment SET by_person = NULL WHERE by_person = $1;

-- erase_idea_moves(person_id person)
UPDATE idea_move SET by_person = NULL WHERE by_person = $1;

-- erase_idea_handings(person_id person)
UPDATE idea_handed SET handed_by = CASE WHEN handed_by = $1 THEN NULL ELSE handed_by END,
       asked = CASE WHEN asked = $1 THEN NULL ELSE asked END,
       answered_by = CASE WHEN answered_by = $1 THEN NULL ELSE answered_by END
WHERE handed_by = $1 OR asked = $1 OR answered_by = $1;
