-- Statements about who hosts a gathering: see src/gathering/hosting.h.
-- owns: hosting hosting_swap hosting_event host_pause

-- enum hosting_state: wanted taken held
-- enum swap_state: open accepted declined void
-- enum hosting_what: taken given_back swapped declined called_off

-- hosting_add(gathering_id gathering, int seat, instant since)
INSERT INTO hosting (gathering, seat, since) VALUES ($1, $2, $3) ON CONFLICT (gathering, seat) DO NOTHING;

-- A host is wanted for each gathering to come; the kick-off is the lead's.
-- hostings_add(network_id network, date today, instant since)
INSERT INTO hosting (gathering, seat, since)
SELECT g.id, 1, $3 FROM gathering g
WHERE g.network = $1 AND g.kind <> 'kickoff' AND g.state = 'planned' AND g.held_on >= $2
ON CONFLICT (gathering, seat) DO NOTHING;

-- hosting_by_id(hosting_id id) -> hosting(hosting_id id, gathering_id gathering, network_id network, int seat, hosting_state state, person_id? person, str? given_name, str? family_name, int round, bool lends_place)
SELECT h.id, h.gathering, g.network, h.seat, h.state, h.person, p.given_name, p.family_name, h.round, h.lends_place
FROM hosting h JOIN gathering g ON g.id = h.gathering LEFT JOIN person p ON p.id = h.person WHERE h.id = $1;

-- hostings_of(gathering_id gathering) ->* hosting
SELECT h.id, h.gathering, g.network, h.seat, h.state, h.person, p.given_name, p.family_name, h.round, h.lends_place
FROM hosting h JOIN gathering g ON g.id = h.gathering LEFT JOIN person p ON p.id = h.person
WHERE h.gathering = $1 ORDER BY h.seat;

-- Of the gatherings to come, the next first.
-- hostings_ahead(network_id network, date today) ->* hosting_ahead(hosting_id id, gathering_id gathering, str title, date held_on, int seat, hosting_state state, person_id? person, str? given_name, str? family_name, int round)
SELECT h.id, g.id, g.title, g.held_on, h.seat, h.state, h.person, p.given_name, p.family_name, h.round
FROM hosting h JOIN gathering g ON g.id = h.gathering LEFT JOIN person p ON p.id = h.person
WHERE g.network = $1 AND g.state = 'planned' AND g.held_on >= $2 ORDER BY g.held_on, g.id, h.seat LIMIT 400;

-- What one person hosts, in all networks.
-- my_hostings(person_id person, date today) ->* my_hosting(gathering_id gathering, str title, date held_on, int start_minute, int end_minute, str network_name, bool is_swapping)
SELECT g.id, g.title, g.held_on, g.start_minute, g.end_minute, n.name,
       CASE WHEN EXISTS (SELECT 1 FROM hosting_swap s WHERE s.hosting = h.id AND s.state = 'open') THEN 1 ELSE 0 END
FROM hosting h JOIN gathering g ON g.id = h.gathering JOIN network n ON n.id = g.network
WHERE h.person = $1 AND h.state = 'taken' AND g.state = 'planned' AND g.held_on >= $2 AND n.state = 'running'
ORDER BY g.held_on, g.id LIMIT 10;

-- Hosts of gatherings to come who are away on that day, and have not said that they come all the same.
-- hostings_of_away(network_id network, date today) ->* hosting_of_away(hosting_id id, person_id person)
SELECT h.id, h.person
FROM hosting h JOIN gathering g ON g.id = h.gathering
JOIN away w ON w.network = g.network AND w.person = h.person AND w.starts_on <= g.held_on AND w.ends_on >= g.held_on
LEFT JOIN attendee a ON a.gathering = g.id AND a.person = h.person
WHERE g.network = $1 AND h.state = 'taken' AND g.state = 'planned' AND g.held_on >= $2 AND coalesce(a.answer, 'none') <> 'yes'
ORDER BY h.id LIMIT 100;

-- gathering_is_hosted_by(gathering_id gathering, person_id person) -> bool
SELECT CASE WHEN EXISTS (SELECT 1 FROM hosting WHERE gathering = $1 AND person = $2) THEN 1 ELSE 0 END;

-- Nothing where somebody was faster, or hosts the other seat.
-- hosting_to_taken(hosting_id id, person_id person, instant since)
UPDATE hosting SET state = 'taken', person = $2, since = $3
WHERE id = $1 AND state = 'wanted'
  AND NOT EXISTS (SELECT 1 FROM hosting o WHERE o.gathering = hosting.gathering AND o.person = $2);

-- hosting_to_wanted(hosting_id id, person_id person, instant since)
UPDATE hosting SET state = 'wanted', person = NULL, round = round + 1, lends_place = 0, since = $3
WHERE id = $1 AND person = $2 AND state = 'taken';

-- hosting_pass_on(hosting_id id, person_id from, person_id to, instant since)
UPDATE hosting SET person = $3, lends_place = 0, since = $4
WHERE id = $1 AND person = $2 AND state = 'taken'
  AND NOT EXISTS (SELECT 1 FROM hosting o WHERE o.gathering = hosting.gathering AND o.person = $3);

-- hosting_place_lend(hosting_id id, bool lends_place)
UPDATE hosting SET lends_place = $2 WHERE id = $1 AND state = 'taken';

-- Of days that are over: who was to host has hosted.
-- hostings_hold(gathering_id gathering)
UPDATE hosting SET state = 'held' WHERE gathering = $1 AND state = 'taken';

-- hosting_event_add(gathering_id gathering, person_id? person, hosting_what what, instant happened_at)
INSERT INTO hosting_event (gathering, person, what, happened_at) VALUES ($1, $2, $3, $4);

-- Members who may be asked to host a gathering, and what a fair turn goes by (host_turn.h). Left out: who has said no to it, has given
-- it back, hosts it already, pauses, or is away today or then. `topic`: the gathering's.
-- host_candidates(hosting_id hosting, date today) ->* host_candidate(person_id person, str given_name, str family_name, instant joined_at, int hosted, bool has_proposed, bool offers_help, bool brings, bool is_asked_elsewhere, bool was_called_off, int asked)
SELECT p.id, p.given_name, p.family_name, m.joined_at,
       (SELECT count(*) FROM hosting o JOIN gathering og ON og.id = o.gathering
        WHERE og.network = g.network AND og.state <> 'cancelled' AND o.person = p.id),
       CASE WHEN t.proposed_by = p.id THEN 1 ELSE 0 END,
       CASE WHEN EXISTS (SELECT 1 FROM topic_help x WHERE x.topic = t.id AND x.person = p.id) THEN 1 ELSE 0 END,
       CASE WHEN EXISTS (SELECT 1 FROM topic_bring x WHERE x.topic = t.id AND x.person = p.id) THEN 1 ELSE 0 END,
       CASE WHEN EXISTS (SELECT 1 FROM ask a WHERE a.kind = 'host' AND a.person = p.id AND a.state = 'open' AND a.subject <> h.id)
            THEN 1 ELSE 0 END,
       CASE WHEN EXISTS (SELECT 1 FROM hosting_event e JOIN gathering eg ON eg.id = e.gathering
                         WHERE e.person = p.id AND e.what = 'called_off' AND eg.network = g.network
                           AND NOT EXISTS (SELECT 1 FROM hosting_event l WHERE l.person = p.id AND l.what = 'taken' AND l.id > e.id))
            THEN 1 ELSE 0 END,
       coalesce((SELECT max(a.occasion) FROM ask a
                 WHERE a.kind = 'host' AND a.subject = h.id AND a.person = p.id AND a.state <> 'void'), 0)
FROM hosting h JOIN gathering g ON g.id = h.gathering
JOIN membership m ON m.network = g.network AND m.left_at IS NULL
JOIN person p ON p.id = m.person AND p.state <> 'ended'
LEFT JOIN topic t ON t.id = (SELECT min(x.id) FROM topic x WHERE x.gathering = g.id)
WHERE h.id = $1
  AND NOT EXISTS (SELECT 1 FROM host_pause q WHERE q.network = g.network AND q.person = p.id AND q.until_on >= $2)
  AND NOT EXISTS (SELECT 1 FROM hosting_event e
                  WHERE e.gathering = g.id AND e.person = p.id AND e.what IN ('declined', 'given_back', 'swapped'))
  AND NOT EXISTS (SELECT 1 FROM hosting o WHERE o.gathering = g.id AND o.person = p.id)
  AND NOT EXISTS (SELECT 1 FROM away w WHERE w.network = g.network AND w.person = p.id
                  AND ((w.starts_on <= $2 AND w.ends_on >= $2) OR (w.starts_on <= g.held_on AND w.ends_on >= g.held_on)))
ORDER BY p.given_name COLLATE nb, p.family_name COLLATE nb, p.id LIMIT 1000;

-- ---- asking another to take over ----

-- Nothing where one is asked for already, or it is not theirs.
-- hosting_swap_add(hosting_id hosting, person_id from, person_id? to, instant asked_at) -> hosting_swap_id
INSERT INTO hosting_swap (hosting, from_person, to_person, asked_at)
SELECT h.id, h.person, $3, $4 FROM hosting h
WHERE h.id = $1 AND h.state = 'taken' AND h.person = $2
  AND NOT EXISTS (SELECT 1 FROM hosting_swap s WHERE s.hosting = h.id AND s.state = 'open')
RETURNING id;

-- hosting_swap_by_id(hosting_swap_id id) -> hosting_swap(hosting_swap_id id, hosting_id hosting, gathering_id gathering, network_id network, person_id? from_person, str? from_given, str? from_family, person_id? to_person, str? to_given, str? to_family, swap_state state)
SELECT s.id, s.hosting, h.gathering, g.network, s.from_person, f.given_name, f.family_name, s.to_person, t.given_name, t.family_name, s.state
FROM hosting_swap s JOIN hosting h ON h.id = s.hosting JOIN gathering g ON g.id = h.gathering
LEFT JOIN person f ON f.id = s.from_person LEFT JOIN person t ON t.id = s.to_person WHERE s.id = $1;

-- hosting_swap_open(hosting_id hosting) -> hosting_swap
SELECT s.id, s.hosting, h.gathering, g.network, s.from_person, f.given_name, f.family_name, s.to_person, t.given_name, t.family_name, s.state
FROM hosting_swap s JOIN hosting h ON h.id = s.hosting JOIN gathering g ON g.id = h.gathering
LEFT JOIN person f ON f.id = s.from_person LEFT JOIN person t ON t.id = s.to_person
WHERE s.hosting = $1 AND s.state = 'open' ORDER BY s.id LIMIT 1;

-- Nothing where it is settled already: the second who says yes is told so.
-- hosting_swap_settle(hosting_swap_id id, swap_state state, instant settled_at)
UPDATE hosting_swap SET state = $2, settled_at = $3 WHERE id = $1 AND state = 'open';

-- Open ones whose host has it no longer, whose gathering is over, or that ask somebody who has left.
-- swaps_moot(network_id network, date today) ->* hosting_swap_id
SELECT s.id FROM hosting_swap s JOIN hosting h ON h.id = s.hosting JOIN gathering g ON g.id = h.gathering
WHERE g.network = $1 AND s.state = 'open'
  AND (h.state <> 'taken' OR coalesce(h.person, 0) <> coalesce(s.from_person, -1) OR g.state <> 'planned' OR g.held_on < $2
       OR (s.to_person IS NOT NULL AND NOT EXISTS (
               SELECT 1 FROM membership m JOIN person p ON p.id = m.person AND p.state <> 'ended'
               WHERE m.network = $1 AND m.person = s.to_person AND m.left_at IS NULL)))
ORDER BY s.id LIMIT 100;

-- ---- who has done how much ----

-- host_pause_of(network_id network, person_id person, date today) -> date
SELECT until_on FROM host_pause WHERE network = $1 AND person = $2 AND until_on >= $3;

-- host_pause_put(network_id network, person_id person, date until_on)
INSERT INTO host_pause (network, person, until_on) VALUES ($1, $2, $3)
ON CONFLICT (network, person) DO UPDATE SET until_on = excluded.until_on;

-- host_pause_drop(network_id network, person_id person)
DELETE FROM host_pause WHERE network = $1 AND person = $2;

-- burdens(network_id network) ->* burden(person_id person, str given_name, str family_name, int hosted, int ahead, int places, int notes)
SELECT p.id, p.given_name, p.family_name,
       (SELECT count(*) FROM hosting h JOIN gathering g ON g.id = h.gathering WHERE g.network = $1 AND h.person = p.id AND h.state = 'held'),
       (SELECT count(*) FROM hosting h JOIN gathering g ON g.id = h.gathering
        WHERE g.network = $1 AND g.state = 'planned' AND h.person = p.id AND h.state = 'taken'),
       (SELECT count(*) FROM hosting h JOIN gathering g ON g.id = h.gathering
        WHERE g.network = $1 AND g.state <> 'cancelled' AND h.person = p.id AND h.lends_place = 1),
       (SELECT count(DISTINCT o.gathering) FROM note o JOIN gathering g ON g.id = o.gathering JOIN prose_version v ON v.prose = o.prose
        WHERE g.network = $1 AND v.writer = p.id)
FROM membership m JOIN person p ON p.id = m.person AND p.state <> 'ended'
WHERE m.network = $1 AND m.left_at IS NULL
ORDER BY p.given_name COLLATE nb, p.family_name COLLATE nb, p.id LIMIT 1000;

-- The times in which members coordinated or led.
-- duty_times(network_id network, date today) ->* duty_time(person_id person, date starts_on, date? ends_on)
SELECT a.person, t.starts_on, t.ends_on FROM network_term t JOIN account a ON a.id = t.account
WHERE t.network = $1 AND t.role IN ('coordinator', 'lead') AND a.person IS NOT NULL AND t.starts_on <= $2
ORDER BY t.id LIMIT 1000;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- That a gathering was hosted stays, and is nobody's; what lies ahead is wanted again.
-- erase_hostings(person_id person)
UPDATE hosting SET person = NULL, state = CASE state WHEN 'taken' THEN 'wanted' ELSE state END WHERE person = $1;

-- erase_swaps(person_id person)
DELETE FROM hosting_swap WHERE from_person = $1 OR to_person = $1;

-- erase_hosting_events(person_id person)
UPDATE hosting_event SET person = NULL WHERE person = $1;

-- erase_host_pauses(person_id person)
DELETE FROM host_pause WHERE person = $1;
