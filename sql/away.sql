-- Statements about members who are away for a time: see src/network/away.h.
-- owns: away

-- away_of(network_id network, person_id person) -> away(date starts_on, date ends_on)
SELECT starts_on, ends_on FROM away WHERE network = $1 AND person = $2;

-- away_put(network_id network, person_id person, date starts_on, date ends_on, instant said_at)
INSERT INTO away (network, person, starts_on, ends_on, said_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (network, person) DO UPDATE SET starts_on = excluded.starts_on, ends_on = excluded.ends_on, said_at = excluded.said_at;

-- away_until_set(network_id network, person_id person, date ends_on)
UPDATE away SET ends_on = $3 WHERE network = $1 AND person = $2;

-- away_drop(network_id network, person_id person)
DELETE FROM away WHERE network = $1 AND person = $2;

-- Of times that are over.
-- away_forget(date before)
DELETE FROM away WHERE ends_on < $1;

-- Gatherings of a network in a time, with what the person has said of them.
-- away_gatherings(network_id network, person_id person, date from_day, date until) ->* away_gathering_row(gathering_id id, str title, date held_on, answer? answer, bool is_host)
SELECT g.id, g.title, g.held_on, a.answer, CASE WHEN h.id IS NOT NULL THEN 1 ELSE 0 END
FROM gathering g LEFT JOIN attendee a ON a.gathering = g.id AND a.person = $2
LEFT JOIN hosting h ON h.gathering = g.id AND h.person = $2
WHERE g.network = $1 AND g.state = 'planned' AND g.held_on >= $3 AND g.held_on <= $4 ORDER BY g.held_on, g.id LIMIT 40;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_away(person_id person)
DELETE FROM away WHERE person = $1;
