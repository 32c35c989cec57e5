-- What each person's calendar was told of a gathering, beside what it should show: src/jobs/told.h turns the difference into a mail.
-- owns: told told_group

-- enum told_method: request cancel declined

-- Whom a gathering concerns, and who was told of it; all of them, or one (0: all). Of the kick-off it concerns who is asked and has
-- not said no; of others the members.
-- told_audience(gathering_id gathering, person_id person) ->* told_audience(person_id person, str given_name, str family_name, str email, str? language, bool is_concerned, attendee_id? attendee, answer? answer, bool is_away, invitation_id? invitation, answer? invitation_answer, int? generation, told_method? told_method, int? told_sequence, int? asked, int? asked_sequence, date? told_on, int? told_start, int? told_end, str? told_place, int? told_digest, int? mails)
SELECT p.id, p.given_name, p.family_name, p.email, p.language,
       CASE WHEN m.person IS NOT NULL OR (g.kind = 'kickoff' AND i.id IS NOT NULL AND i.answer <> 'no') THEN 1 ELSE 0 END,
       a.id, a.answer, CASE WHEN w.person IS NOT NULL AND coalesce(a.answer, 'none') <> 'yes' THEN 1 ELSE 0 END, i.id, i.answer, i.generation,
       t.method, t.sequence, t.asked, t.asked_sequence, t.held_on, t.start_minute, t.end_minute, t.place, t.digest, t.mails
FROM gathering g
JOIN (SELECT person FROM invitation WHERE network = (SELECT network FROM gathering WHERE id = $1)
      UNION SELECT person FROM membership WHERE network = (SELECT network FROM gathering WHERE id = $1)
      UNION SELECT person FROM told WHERE gathering = $1) c ON g.id = $1
JOIN person p ON p.id = c.person AND p.state <> 'ended'
LEFT JOIN attendee a ON a.gathering = g.id AND a.person = p.id
LEFT JOIN invitation i ON i.network = g.network AND i.person = p.id AND i.invited_at IS NOT NULL AND i.withdrawn_at IS NULL
LEFT JOIN membership m ON m.network = g.network AND m.person = p.id AND m.left_at IS NULL
LEFT JOIN told t ON t.gathering = g.id AND t.person = p.id
LEFT JOIN away w ON w.network = g.network AND w.person = p.id AND w.starts_on <= g.held_on AND w.ends_on >= g.held_on
WHERE g.id = $1 AND ($2 = 0 OR p.id = $2)
  AND (m.person IS NOT NULL OR (g.kind = 'kickoff' AND i.id IS NOT NULL AND i.answer <> 'no') OR t.person IS NOT NULL)
ORDER BY p.id;

-- told_of(gathering_id gathering, person_id person) -> told(gathering_id gathering, person_id person, told_method method, int sequence, int asked, int asked_sequence, date held_on, int start_minute, int end_minute, str place, int digest, int mails, instant told_at)
SELECT gathering, person, method, sequence, asked, asked_sequence, held_on, start_minute, end_minute, place, digest, mails, told_at
FROM told WHERE gathering = $1 AND person = $2;

-- Since when everybody who knows of a gathering knows what holds now.
-- told_since(gathering_id gathering) -> told_since(instant? told_at)
SELECT min(told_at) FROM told WHERE gathering = $1;

-- Who was told of a gathering of the network since a moment.
-- told_people_since(network_id network, instant since) ->* person_id
SELECT DISTINCT t.person FROM told t JOIN gathering g ON g.id = t.gathering WHERE g.network = $1 AND t.told_at >= $2;

-- told_put(told)
INSERT INTO told (gathering, person, method, sequence, asked, asked_sequence, held_on, start_minute, end_minute, place, digest,
                  mails, told_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
ON CONFLICT (gathering, person) DO UPDATE SET method = excluded.method, sequence = excluded.sequence, asked = excluded.asked,
    asked_sequence = excluded.asked_sequence, held_on = excluded.held_on, start_minute = excluded.start_minute,
    end_minute = excluded.end_minute, place = excluded.place, digest = excluded.digest, mails = excluded.mails,
    told_at = excluded.told_at;

-- What the person's own calendar program did with the entry, before it told us; what we took out stays out.
-- told_by_answer(gathering_id gathering, person_id person, told_method method)
UPDATE told SET method = $3 WHERE gathering = $1 AND person = $2 AND method <> 'cancel';

-- The gatherings of a network, from a day on, of which a person was told.
-- told_gatherings(network_id network, person_id person, date since) ->* gathering_id
SELECT g.id FROM told t JOIN gathering g ON g.id = t.gathering
WHERE t.person = $2 AND g.network = $1 AND g.held_on >= $3 ORDER BY g.number;

-- Networks for which the schedule may have something to do: running, or in somebody's calendar still.
-- networks_awake(date today) ->* network_awake(network_id id, str zone)
SELECT n.id, n.zone FROM network n
WHERE n.state = 'running'
   OR EXISTS (SELECT 1 FROM gathering g JOIN told t ON t.gathering = g.id
              WHERE g.network = n.id AND g.held_on >= $1 AND t.method = 'request')
ORDER BY n.id;

-- Gatherings of a running network with a member who has not been asked to them. Who is away then is not.
-- gatherings_to_ask(network_id network, date today, date until) ->* gathering_id
SELECT g.id FROM gathering g JOIN network n ON n.id = g.network
WHERE n.id = $1 AND n.state = 'running' AND g.state = 'planned' AND g.kind <> 'kickoff' AND g.held_on > $2 AND g.held_on <= $3
  AND EXISTS (SELECT 1 FROM membership m JOIN person p ON p.id = m.person AND p.state <> 'ended'
              LEFT JOIN attendee a ON a.gathering = g.id AND a.person = m.person
              LEFT JOIN away w ON w.network = g.network AND w.person = m.person AND w.starts_on <= g.held_on AND w.ends_on >= g.held_on
              WHERE m.network = g.network AND m.left_at IS NULL AND coalesce(a.answer, 'none') <> 'no' AND (a.answer = 'yes' OR w.person IS NULL)
              AND NOT EXISTS (SELECT 1 FROM told t WHERE t.gathering = g.id AND t.person = m.person AND t.method <> 'cancel'))
ORDER BY g.id LIMIT 200;

-- Gatherings from a day on that stand in the calendar of somebody whom they concern no more: the network ended, for one.
-- gatherings_to_take_out(network_id network, date today) ->* gathering_id
SELECT DISTINCT g.id FROM told t
JOIN gathering g ON g.id = t.gathering JOIN network n ON n.id = g.network JOIN person p ON p.id = t.person AND p.state <> 'ended'
LEFT JOIN membership m ON m.network = g.network AND m.person = t.person AND m.left_at IS NULL
LEFT JOIN invitation i ON i.network = g.network AND i.person = t.person AND i.invited_at IS NOT NULL AND i.withdrawn_at IS NULL
    AND i.answer <> 'no'
WHERE n.id = $1 AND t.method = 'request' AND g.state <> 'held' AND g.held_on >= $2
  AND (g.state = 'cancelled' OR n.state = 'ended' OR (m.person IS NULL AND (g.kind <> 'kickoff' OR i.id IS NULL)))
ORDER BY g.id LIMIT 200;

-- ---- groups ----

-- told_group_of(gathering_id gathering, person_id person) -> int
SELECT group_number FROM told_group WHERE gathering = $1 AND person = $2;

-- told_group_put(gathering_id gathering, person_id person, int group_number)
INSERT INTO told_group (gathering, person, group_number) VALUES ($1, $2, $3)
ON CONFLICT (gathering, person) DO UPDATE SET group_number = excluded.group_number;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- No calendar is told anything more.
-- erase_told(person_id person)
DELETE FROM told WHERE person = $1;

-- erase_told_groups(person_id person)
DELETE FROM told_group WHERE person = $1;
