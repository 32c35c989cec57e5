-- Statements about warnings: what a network should look at, see src/network/warning.h.
-- owns: warning

-- enum warning_rule: attendance_falls no_host no_topic one_carries silent_month groups_stale

-- warnings_of(network_id network) ->* warning(warning_id id, warning_rule rule, instant raised_at, instant? seen_at)
SELECT id, rule, raised_at, seen_at FROM warning WHERE network = $1 AND gone_at IS NULL ORDER BY raised_at, id LIMIT 20;

-- warning_raise(network_id network, warning_rule rule, instant raised_at)
INSERT INTO warning (network, rule, raised_at)
SELECT $1, $2, $3
WHERE NOT EXISTS (SELECT 1 FROM warning w WHERE w.network = $1 AND w.rule = $2 AND w.gone_at IS NULL);

-- warning_settle(network_id network, warning_rule rule, instant gone_at)
UPDATE warning SET gone_at = $3 WHERE network = $1 AND rule = $2 AND gone_at IS NULL;

-- warning_by_id(warning_id id) -> warning_open(warning_id id, network_id network, warning_rule rule, instant raised_at)
SELECT id, network, rule, raised_at FROM warning WHERE id = $1 AND gone_at IS NULL;

-- warning_see(warning_id id, instant seen_at)
UPDATE warning SET seen_at = $2 WHERE id = $1 AND seen_at IS NULL;

-- warning_unsee(warning_id id)
UPDATE warning SET seen_at = NULL WHERE id = $1;

-- Members who coordinate a network today.
-- coordinators_of(network_id network) ->* person_id
SELECT p.id FROM network_role r JOIN account a ON a.id = r.account AND a.state <> 'disabled' JOIN person p ON p.id = a.person AND p.state <> 'ended'
JOIN membership m ON m.network = r.network AND m.person = p.id AND m.left_at IS NULL
WHERE r.network = $1 AND r.role = 'coordinator' ORDER BY p.id LIMIT 50;

-- How many people the published groups of the next gathering no longer fit: who is expected and sits nowhere, and who sits there and
-- is not expected. None where there are no groups.
-- warning_misfits(network_id network, date today, date until) -> int
SELECT (SELECT count(*) FROM membership m JOIN person e ON e.id = m.person AND e.state <> 'ended'
        LEFT JOIN attendee a ON a.gathering = g.id AND a.person = m.person
        LEFT JOIN away w ON w.network = m.network AND w.person = m.person AND w.starts_on <= g.held_on AND w.ends_on >= g.held_on
        WHERE m.network = g.network AND m.left_at IS NULL AND coalesce(a.answer, 'none') <> 'no' AND (a.answer = 'yes' OR w.person IS NULL)
          AND NOT EXISTS (SELECT 1 FROM seat s WHERE s.plan = p.id AND s.gathering = g.id AND s.person = m.person)) +
       (SELECT count(*) FROM seat s JOIN person e ON e.id = s.person
        LEFT JOIN membership m ON m.network = g.network AND m.person = s.person AND m.left_at IS NULL
        LEFT JOIN attendee a ON a.gathering = g.id AND a.person = s.person
        LEFT JOIN away w ON w.network = g.network AND w.person = s.person AND w.starts_on <= g.held_on AND w.ends_on >= g.held_on
        WHERE s.plan = p.id AND s.gathering = g.id
          AND (m.person IS NULL OR e.state = 'ended' OR a.answer = 'no' OR (w.person IS NOT NULL AND coalesce(a.answer, 'none') <> 'yes')))
FROM gathering g JOIN seating_plan p ON p.network = g.network AND p.state = 'published'
WHERE g.network = $1 AND g.state = 'planned' AND g.held_on > $2 AND g.held_on <= $3
  AND EXISTS (SELECT 1 FROM seat s WHERE s.plan = p.id AND s.gathering = g.id)
ORDER BY g.held_on, g.id, p.id DESC LIMIT 1;

-- The next gathering for which something is missing: a host from one day on, a topic from another.
-- warning_missing(network_id network, date today, date host_until, date topic_until) -> warning_missing(bool no_host, bool no_topic)
SELECT CASE WHEN EXISTS (SELECT 1 FROM gathering g LEFT JOIN hosting h ON h.gathering = g.id AND h.state <> 'wanted'
                         WHERE g.network = $1 AND g.kind <> 'kickoff' AND g.state = 'planned' AND g.held_on > $2 AND g.held_on <= $3
                           AND h.id IS NULL) THEN 1 ELSE 0 END,
       CASE WHEN EXISTS (SELECT 1 FROM gathering g LEFT JOIN topic t ON t.gathering = g.id AND t.chosen_by <> 'fallback'
                         WHERE g.network = $1 AND g.kind <> 'kickoff' AND g.state = 'planned' AND g.held_on > $2 AND g.held_on <= $4
                           AND t.id IS NULL) THEN 1 ELSE 0 END;

-- The newest gatherings that were hosted, the newest first: by whom.
-- warning_hosts(network_id network) ->* person_id
SELECT h.person FROM hosting h JOIN gathering g ON g.id = h.gathering
WHERE g.network = $1 AND h.state = 'held' AND h.person IS NOT NULL ORDER BY g.held_on DESC, g.id DESC, h.seat LIMIT 6;

-- Who came of those who were marked, the newest gathering first.
-- warning_attendance(network_id network, date today) ->* warning_attendance(int came, int marked)
SELECT coalesce(cast(sum(CASE WHEN a.came = 1 THEN 1 ELSE 0 END) AS bigint), 0), count(*)
FROM gathering g JOIN attendee a ON a.gathering = g.id AND a.came IS NOT NULL
WHERE g.network = $1 AND g.state <> 'cancelled' AND g.held_on < $2
GROUP BY g.id, g.held_on ORDER BY g.held_on DESC, g.id DESC LIMIT 5;

-- Whether members did anything since then: proposed, said, voted, wrote, answered, hosted, joined.
-- network_stirs(network_id network, instant since) -> bool
SELECT CASE WHEN EXISTS (SELECT 1 FROM topic t WHERE t.network = $1 AND t.proposed_by IS NOT NULL AND t.proposed_at > $2)
    OR EXISTS (SELECT 1 FROM topic_comment c JOIN topic t ON t.id = c.topic WHERE t.network = $1 AND c.said_at > $2)
    OR EXISTS (SELECT 1 FROM ballot_paper p JOIN ballot b ON b.id = p.ballot WHERE b.network = $1 AND p.cast_at > $2)
    OR EXISTS (SELECT 1 FROM prose o JOIN prose_version v ON v.prose = o.id WHERE o.network = $1 AND v.saved_at > $2)
    OR EXISTS (SELECT 1 FROM attendee a JOIN gathering g ON g.id = a.gathering WHERE g.network = $1 AND (a.answered_at > $2 OR a.checked_in_at > $2))
    OR EXISTS (SELECT 1 FROM hosting_event e JOIN gathering g ON g.id = e.gathering WHERE g.network = $1 AND e.happened_at > $2)
    OR EXISTS (SELECT 1 FROM membership m WHERE m.network = $1 AND m.joined_at > $2)
    THEN 1 ELSE 0 END;
