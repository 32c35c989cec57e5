-- Statements about the weekly mail: see src/jobs/weekly.h.
-- owns: weekly

-- enum weekly_kind: chosen proposed notes warning ends

-- Members of running networks whose week was not looked at, some at a time. The network is the one that began first.
-- weekly_readers(str week, person_id after) ->* weekly_reader(person_id id, str given_name, str family_name, str email, str? language, network_id network, str network_name, str zone, int weekday, int networks)
SELECT p.id, p.given_name, p.family_name, p.email, p.language, n.id, n.name, n.zone, n.weekly_weekday,
       (SELECT count(*) FROM membership c JOIN network r ON r.id = c.network AND r.state = 'running' WHERE c.person = p.id AND c.left_at IS NULL)
FROM person p JOIN network n ON n.id = (
    SELECT o.id FROM membership m JOIN network o ON o.id = m.network AND o.state = 'running'
    WHERE m.person = p.id AND m.left_at IS NULL ORDER BY o.starts_on, o.id LIMIT 1)
WHERE p.id > $2 AND p.state <> 'ended'
  AND NOT EXISTS (SELECT 1 FROM weekly w WHERE w.person = p.id AND (w.is_off = 1 OR w.week = $1))
ORDER BY p.id LIMIT 200;

-- weekly_of(person_id person) -> weekly(bool is_off, str? week, instant? sent_at)
SELECT is_off, week, sent_at FROM weekly WHERE person = $1;

-- weekly_looked(person_id person, str week)
INSERT INTO weekly (person, week) VALUES ($1, $2) ON CONFLICT (person) DO UPDATE SET week = excluded.week;

-- weekly_sent(person_id person, instant sent_at)
UPDATE weekly SET sent_at = $2 WHERE person = $1;

-- weekly_off_put(person_id person, bool is_off)
INSERT INTO weekly (person, is_off) SELECT p.id, $2 FROM person p WHERE p.id = $1
ON CONFLICT (person) DO UPDATE SET is_off = excluded.is_off;

-- What others did in a person's networks since a moment, or since the person joined; a topic of the program's own is nobody's. Nothing
-- of a network that they are away from.
-- weekly_news(person_id person, instant since, date today) ->* weekly_news(network_id network, str network_name, weekly_kind kind, str title, instant happened_at)
SELECT n.id, n.name, e.kind, e.title, e.happened_at
FROM membership m JOIN network n ON n.id = m.network AND n.state = 'running'
JOIN (SELECT t.network AS network, 'chosen' AS kind, t.title AS title, v.moved_at AS happened_at, v.by_person AS who
      FROM topic_move v JOIN topic t ON t.id = v.topic AND t.state = 'chosen' AND t.chosen_by <> 'fallback' WHERE v.to_state = 'chosen' AND v.moved_at > $2
      UNION ALL
      SELECT t.network, 'proposed', t.title, t.proposed_at, t.proposed_by
      FROM topic t WHERE t.state = 'proposed' AND t.proposed_at > $2
      UNION ALL
      SELECT g.network, 'notes', g.title, w.saved_at, w.writer
      FROM note o JOIN gathering g ON g.id = o.gathering JOIN prose_version w ON w.prose = o.prose AND w.number = 1
      WHERE w.saved_at > $2
      UNION ALL
      SELECT x.network, 'warning', x.rule, x.raised_at, NULL FROM warning x WHERE x.gone_at IS NULL AND x.raised_at > $2
      UNION ALL
      SELECT x.id, 'ends', x.name, (x.ends_on - d.days) * 86400000000, NULL
      FROM network x JOIN (SELECT 60 AS days UNION ALL SELECT 14) d ON (x.ends_on - d.days) * 86400000000 > $2 AND x.ends_on - d.days <= $3) e ON e.network = n.id
WHERE m.person = $1 AND m.left_at IS NULL AND e.happened_at > m.joined_at AND coalesce(e.who, 0) <> $1
  AND NOT EXISTS (SELECT 1 FROM away w WHERE w.network = n.id AND w.person = $1 AND w.starts_on <= $3 AND w.ends_on >= $3)
ORDER BY n.starts_on, n.id, e.kind, e.happened_at, e.title LIMIT 40;

-- Gatherings between two days at which a person was, or is expected, in the networks of which they are a member.
-- weekly_met(person_id person, date since, date until) ->* weekly_met(gathering_id gathering, network_id network, str zone, str title, date held_on)
SELECT g.id, n.id, n.zone, g.title, g.held_on
FROM membership m JOIN network n ON n.id = m.network AND n.state = 'running' JOIN gathering g ON g.network = n.id
LEFT JOIN attendee a ON a.gathering = g.id AND a.person = m.person
WHERE m.person = $1 AND m.left_at IS NULL AND g.state <> 'cancelled' AND g.held_on >= $2 AND g.held_on <= $3
  AND (a.came = 1 OR (a.came IS NULL AND coalesce(a.answer, 'none') <> 'no'
                      AND NOT EXISTS (SELECT 1 FROM attendee c WHERE c.gathering = g.id AND c.came = 1)))
ORDER BY g.held_on, g.id LIMIT 20;

-- Gatherings to which a person was asked and has not said whether they come; away is an answer.
-- weekly_gatherings(person_id person, date today) ->* weekly_gathering(attendee_id id, str title, date held_on)
SELECT a.id, g.title, g.held_on
FROM told t JOIN gathering g ON g.id = t.gathering JOIN network n ON n.id = g.network AND n.state = 'running'
JOIN membership m ON m.network = n.id AND m.person = t.person AND m.left_at IS NULL
JOIN attendee a ON a.gathering = g.id AND a.person = t.person
WHERE t.person = $1 AND t.method = 'request' AND g.state = 'planned' AND g.kind <> 'kickoff' AND g.held_on >= $2 AND a.answer = 'none'
  AND NOT EXISTS (SELECT 1 FROM away w WHERE w.network = n.id AND w.person = $1 AND w.starts_on <= g.held_on AND w.ends_on >= g.held_on)
ORDER BY g.held_on, g.id LIMIT 10;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_weekly(person_id person)
DELETE FROM weekly WHERE person = $1;
