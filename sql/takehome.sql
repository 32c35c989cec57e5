-- Statements about what people take home from a gathering, and whether it was worth their time: see src/gathering/takehome.h.
-- owns: take_home worth

-- take_home_of(gathering_id gathering, person_id person) -> take_home(str body, instant written_at, instant? shared_at)
SELECT body, written_at, shared_at FROM take_home WHERE gathering = $1 AND person = $2;

-- take_home_put(gathering_id gathering, person_id person, str body, instant written_at)
INSERT INTO take_home (gathering, person, body, written_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (gathering, person) DO UPDATE SET body = excluded.body, written_at = excluded.written_at;

-- take_home_share(gathering_id gathering, person_id person, instant shared_at)
UPDATE take_home SET shared_at = $3 WHERE gathering = $1 AND person = $2 AND shared_at IS NULL;

-- take_home_drop(gathering_id gathering, person_id person)
DELETE FROM take_home WHERE gathering = $1 AND person = $2;

-- What people have shared, the first to share first.
-- take_homes_shared(gathering_id gathering) ->* take_home_shared(person_id person, str given_name, str family_name, str? unit_name, str body)
SELECT p.id, p.given_name, p.family_name, u.name, t.body
FROM take_home t JOIN person p ON p.id = t.person LEFT JOIN unit u ON u.id = p.unit
WHERE t.gathering = $1 AND t.shared_at IS NOT NULL ORDER BY t.shared_at, p.id LIMIT 1000;

-- worth_put(gathering_id gathering, person_id person, int answer)
INSERT INTO worth (gathering, person, answer) VALUES ($1, $2, $3)
ON CONFLICT (gathering, person) DO UPDATE SET answer = excluded.answer;

-- worth_of(gathering_id gathering, person_id person) -> int
SELECT answer FROM worth WHERE gathering = $1 AND person = $2;

-- worth_counts(gathering_id gathering) ->* worth_count(int answer, int people)
SELECT answer, count(*) FROM worth WHERE gathering = $1 GROUP BY answer ORDER BY answer DESC LIMIT 4;

-- Gatherings whose day lies between two days, the second included.
-- gatherings_between(network_id network, date since, date until) ->* gathering_over(gathering_id id, date held_on, int end_minute)
SELECT id, held_on, end_minute FROM gathering
WHERE network = $1 AND state <> 'cancelled' AND held_on >= $2 AND held_on <= $3 ORDER BY held_on, id LIMIT 100;

-- Members who were there. Where nobody was marked: all who had not said no.
-- people_there(gathering_id gathering) ->* person_id
SELECT m.person
FROM gathering g JOIN membership m ON m.network = g.network AND m.left_at IS NULL
JOIN person p ON p.id = m.person AND p.state <> 'ended'
LEFT JOIN attendee a ON a.gathering = g.id AND a.person = m.person
WHERE g.id = $1
  AND (a.came = 1 OR (a.came IS NULL AND coalesce(a.answer, 'none') <> 'no'
                      AND NOT EXISTS (SELECT 1 FROM attendee c WHERE c.gathering = g.id AND c.came = 1)))
ORDER BY m.person LIMIT 1000;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_take_homes(person_id person)
DELETE FROM take_home WHERE person = $1;

-- The answer stays in the counts, and is nobody's.
-- erase_worth(person_id person)
UPDATE worth SET person = NULL WHERE person = $1;
