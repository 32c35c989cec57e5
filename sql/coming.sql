-- Statements about people who come to a network and go: see src/jobs/schedule_step.h.
-- owns: leaver

-- ---- who has left ----

-- Members who have left the organisation, as of the day on which that is first seen.
-- leavers_see(network_id network, date today)
INSERT INTO leaver (network, person, seen_on)
SELECT m.network, m.person, $2 FROM membership m JOIN person p ON p.id = m.person AND p.state = 'ended'
WHERE m.network = $1 AND m.left_at IS NULL
ON CONFLICT (network, person) DO NOTHING;

-- Who is back: the staff list was undone, or has them again.
-- leavers_forget(network_id network)
DELETE FROM leaver WHERE network = $1
    AND NOT EXISTS (SELECT 1 FROM membership m JOIN person p ON p.id = m.person AND p.state = 'ended'
                    WHERE m.network = leaver.network AND m.person = leaver.person AND m.left_at IS NULL);

-- Who has left a network, or the organisation by `seen_until`, and still holds something there: an open task, a gathering to
-- host, a term as its coordinator that was given before they left, an offer to help.
-- leavers_holding(network_id network, date seen_until, date today) ->* person_id
SELECT p.id FROM membership m JOIN person p ON p.id = m.person
WHERE m.network = $1
  AND (m.left_at IS NOT NULL OR EXISTS (SELECT 1 FROM leaver l WHERE l.network = m.network AND l.person = m.person AND l.seen_on <= $2))
  AND (EXISTS (SELECT 1 FROM task t JOIN gathering g ON g.id = t.gathering WHERE g.network = $1 AND t.person = p.id AND t.state = 'open')
       OR EXISTS (SELECT 1 FROM network_term t JOIN account a ON a.id = t.account
                  WHERE t.network = $1 AND a.person = p.id AND t.role = 'coordinator' AND (t.ends_on IS NULL OR t.ends_on >= $3)
                    AND (m.left_at IS NULL OR t.appointed_at < m.left_at))
       OR EXISTS (SELECT 1 FROM network_volunteer v WHERE v.network = $1 AND v.person = p.id)
       OR EXISTS (SELECT 1 FROM hosting h JOIN gathering g ON g.id = h.gathering
                  WHERE g.network = $1 AND h.person = p.id AND h.state = 'taken' AND g.state = 'planned' AND g.held_on >= $3)
       OR EXISTS (SELECT 1 FROM topic_help h JOIN topic t ON t.id = h.topic WHERE t.network = $1 AND h.person = p.id))
ORDER BY p.id LIMIT 200;

-- ---- who has come ----

-- Members who joined since the kick-off, lately, and whom fewer than `greeters` others were asked to welcome, or did. Who said no
-- counts among the `tries`.
-- newcomers(network_id network, instant since, int greeters, int tries) ->* newcomer(invitation_id invitation, person_id person)
SELECT i.id, m.person
FROM membership m JOIN person p ON p.id = m.person AND p.state <> 'ended'
JOIN invitation i ON i.network = m.network AND i.person = m.person
JOIN gathering k ON k.network = m.network AND k.kind = 'kickoff' AND k.state <> 'cancelled'
WHERE m.network = $1 AND m.left_at IS NULL AND m.joined_at > $2 AND m.joined_at >= (k.held_on + 1) * 86400000000
  AND (SELECT count(*) FROM ask a WHERE a.kind = 'welcome' AND a.subject = i.id AND a.state IN ('open', 'done')) < $3
  AND (SELECT count(*) FROM ask a WHERE a.kind = 'welcome' AND a.subject = i.id) < $4
ORDER BY m.joined_at, i.id LIMIT 50;

-- Who could welcome a newcomer: others of another unit who are not away, nor have been asked to; first those who can be asked about
-- the same, then who has welcomed the fewest.
-- greeters(network_id network, person_id newcomer, invitation_id invitation, date today) ->* person_id
SELECT p.id
FROM membership m JOIN person p ON p.id = m.person AND p.state <> 'ended' JOIN person n ON n.id = $2
WHERE m.network = $1 AND m.left_at IS NULL AND p.id <> n.id AND coalesce(p.unit, 0) <> coalesce(n.unit, -1)
  AND NOT EXISTS (SELECT 1 FROM ask a WHERE a.kind = 'welcome' AND a.subject = $3 AND a.person = p.id)
  AND NOT EXISTS (SELECT 1 FROM away w WHERE w.network = $1 AND w.person = p.id AND w.starts_on <= $4 AND w.ends_on >= $4)
ORDER BY (SELECT count(*) FROM person_word a JOIN person_word b ON b.word = a.word AND b.source = 'ask' AND b.person = n.id
          WHERE a.person = p.id AND a.source = 'ask') DESC,
         (SELECT count(*) FROM ask a WHERE a.kind = 'welcome' AND a.network = $1 AND a.person = p.id), m.joined_at, p.id
LIMIT 5;

-- welcomes_asked(int invitation) -> int
SELECT count(*) FROM ask WHERE kind = 'welcome' AND subject = $1 AND state IN ('open', 'done');

-- welcomed(invitation_id id) -> welcomed(person_id person, str given_name, str family_name, str email, str? unit_name, str? job_title, str? ask_me_about, str? wants_to_learn)
SELECT p.id, p.given_name, p.family_name, p.email, u.name, p.job_title, p.ask_me_about, p.wants_to_learn
FROM invitation i JOIN person p ON p.id = i.person AND p.state <> 'ended'
JOIN membership m ON m.network = i.network AND m.person = i.person AND m.left_at IS NULL
LEFT JOIN unit u ON u.id = p.unit WHERE i.id = $1;

-- Welcomes that are asked for and whose newcomer has left again.
-- welcomes_over(network_id network) ->* int
SELECT DISTINCT a.subject FROM ask a JOIN invitation i ON i.id = a.subject
WHERE a.network = $1 AND a.kind = 'welcome' AND a.state = 'open'
  AND NOT EXISTS (SELECT 1 FROM membership m JOIN person p ON p.id = m.person AND p.state <> 'ended'
                  WHERE m.network = i.network AND m.person = i.person AND m.left_at IS NULL)
ORDER BY a.subject LIMIT 50;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_leaver(person_id person)
DELETE FROM leaver WHERE person = $1;
