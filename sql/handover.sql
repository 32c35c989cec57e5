-- Statements about handing over a network to its next coordinators: see src/network/handover.h.
-- owns: handover

-- handover_add(network_id network, prose_id prose)
INSERT INTO handover (network, prose) VALUES ($1, $2);

-- handover_prose_id(network_id network) -> prose_id
SELECT prose FROM handover WHERE network = $1;

-- What members are asked, and how many have it to answer; what somebody does alone stands elsewhere.
-- handover_asks(network_id network) ->* handover_ask(ask_kind kind, str network_name, str? title, date? held_on, str? about, date? due_on, int people)
SELECT a.kind, n.name, g.title, g.held_on, max(coalesce(q.body, i.title, c.given_name || ' ' || c.family_name)), min(a.due_on), count(*)
FROM ask a JOIN network n ON n.id = a.network LEFT JOIN gathering g ON g.id = a.gathering
LEFT JOIN question q ON a.kind = 'question' AND q.id = a.subject
LEFT JOIN idea i ON a.kind = 'take_idea' AND i.id = a.subject
LEFT JOIN invitation v ON a.kind = 'welcome' AND v.id = a.subject LEFT JOIN person c ON c.id = v.person
WHERE a.network = $1 AND a.state = 'open' AND a.kind IN ('coordinate', 'propose', 'vote', 'host', 'swap', 'question', 'take_idea', 'welcome')
GROUP BY a.kind, a.subject, n.name, g.title, g.held_on ORDER BY 6, a.kind, a.subject LIMIT 40;

-- The next gatherings: what about, and who hosts.
-- handover_ahead(network_id network, date today) ->* handover_gathering(gathering_id id, str title, date held_on, str? topic, str? given_name, str? family_name)
SELECT g.id, g.title, g.held_on, t.title, p.given_name, p.family_name
FROM gathering g LEFT JOIN topic t ON t.id = (SELECT min(x.id) FROM topic x WHERE x.gathering = g.id AND x.state = 'chosen')
LEFT JOIN hosting h ON h.gathering = g.id AND h.seat = 1 AND h.state = 'taken' LEFT JOIN person p ON p.id = h.person
WHERE g.network = $1 AND g.state = 'planned' AND g.held_on >= $2 ORDER BY g.held_on, g.id LIMIT 6;

-- handover_tasks(network_id network) ->* handover_task(gathering_id gathering, str text, str? given_name, str? family_name, date? due_on)
SELECT g.id, t.text, p.given_name, p.family_name, t.due_on
FROM task t JOIN gathering g ON g.id = t.gathering LEFT JOIN person p ON p.id = t.person
WHERE g.network = $1 AND t.state = 'open'
ORDER BY CASE WHEN t.due_on IS NULL THEN 1 ELSE 0 END, t.due_on, t.id LIMIT 20;

-- The newest first.
-- handover_decisions(network_id network) ->* handover_decision(gathering_id gathering, date held_on, str text)
SELECT g.id, g.held_on, d.text FROM decision d JOIN gathering g ON g.id = d.gathering
WHERE g.network = $1 ORDER BY g.held_on DESC, g.id DESC, d.place LIMIT 20;

-- Ideas that somebody looks after, or nobody does any more.
-- handover_ideas(network_id network) ->* handover_idea(idea_id id, str title, str? given_name, str? family_name)
SELECT i.id, i.title, p.given_name, p.family_name
FROM idea i LEFT JOIN person p ON p.id = i.steward
WHERE i.network = $1 AND i.state IN ('growing', 'ripe') ORDER BY i.id DESC LIMIT 20;

-- Gatherings that enough people have said something about (takehome.h): how many of them that it was worth their time. The best first.
-- handover_worth(network_id network, int least) ->* handover_worth(gathering_id gathering, str title, date held_on, int good, int people)
SELECT g.id, g.title, g.held_on, coalesce(cast(sum(CASE WHEN w.answer >= 3 THEN 1 ELSE 0 END) AS bigint), 0), count(*)
FROM worth w JOIN gathering g ON g.id = w.gathering
WHERE g.network = $1 GROUP BY g.id, g.title, g.held_on HAVING count(*) >= $2
ORDER BY 1000 * coalesce(cast(sum(CASE WHEN w.answer >= 3 THEN 1 ELSE 0 END) AS bigint), 0) / count(*) DESC, g.held_on DESC LIMIT 5;

-- What members have shared of what they take home, the newest first.
-- handover_take_homes(network_id network) ->* handover_take_home(gathering_id gathering, str given_name, str family_name, str body)
SELECT g.id, p.given_name, p.family_name, t.body
FROM take_home t JOIN gathering g ON g.id = t.gathering JOIN person p ON p.id = t.person
WHERE g.network = $1 AND t.shared_at IS NOT NULL ORDER BY t.shared_at DESC, p.id LIMIT 5;

-- Gatherings that were moved or called off, with why.
-- handover_changes(network_id network, date since) ->* handover_change(gathering_id id, str title, date held_on, gathering_state state, str why)
SELECT id, title, held_on, state, moved_why FROM gathering
WHERE network = $1 AND held_on >= $2 AND moved_why IS NOT NULL AND (sequence > 0 OR state = 'cancelled')
ORDER BY held_on DESC, id DESC LIMIT 10;
