-- Statements about warnings: what a network should look at, see src/network/warning.h.
-- owns: warning

-- enum warning_rule: attendance_falls no_host no_topic one_carries silent_month

-- warnings_of(network_id network) ->* warning(warning_id id, warning_rule rule, instant raised_at)
SELECT id, rule, raised_at FROM warning WHERE network = $1 AND gone_at IS NULL ORDER BY raised_at, id LIMIT 20;

-- warning_raise(network_id network, warning_rule rule, instant raised_at)
INSERT INTO warning (network, rule, raised_at)
SELECT $1, $2, $3
WHERE NOT EXISTS (SELECT 1 FROM warning w WHERE w.network = $1 AND w.rule = $2 AND w.gone_at IS NULL);

-- warning_settle(network_id network, warning_rule rule, instant gone_at)
UPDATE warning SET gone_at = $3 WHERE network = $1 AND rule = $2 AND gone_at IS NULL;

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
