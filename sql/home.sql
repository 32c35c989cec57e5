-- Statements of My page: what waits for a person's answer, and for those who run networks.

-- Invitations to networks that a yes or a no is still welcome to.
-- my_invitations(person_id person, instant now, date today) ->* my_invitation(invitation_id id, int generation, str network_name, answer answer, instant? answer_by, date? held_on, int? start_minute, int? end_minute, str? place)
SELECT i.id, i.generation, n.name, i.answer, i.answer_by, g.held_on, g.start_minute, g.end_minute, g.place
FROM invitation i JOIN network n ON n.id = i.network
LEFT JOIN gathering g ON g.network = n.id AND g.kind = 'kickoff' AND g.state = 'planned' AND g.held_on >= $3
WHERE i.person = $1 AND i.invited_at IS NOT NULL AND i.withdrawn_at IS NULL AND i.answer IN ('none', 'maybe')
  AND n.state = 'running' AND (i.answer_by >= $2 OR g.id IS NOT NULL)
ORDER BY i.answer_by, i.id LIMIT 20;

-- The last gathering at which the person was.
-- my_last_gathering(person_id person, date since, date today) -> my_last_gathering(gathering_id id, str title, date held_on)
SELECT g.id, g.title, g.held_on
FROM membership m JOIN network n ON n.id = m.network AND n.state = 'running' JOIN gathering g ON g.network = n.id
LEFT JOIN attendee a ON a.gathering = g.id AND a.person = m.person
WHERE m.person = $1 AND m.left_at IS NULL AND g.state <> 'cancelled' AND g.held_on >= $2 AND g.held_on < $3 AND coalesce(a.came, 1) = 1
ORDER BY g.held_on DESC, g.id DESC LIMIT 1;

-- Places in rotation themes that wait for the person's yes or no.
-- my_offers(person_id person, date today) ->* my_offer(application_id id, str title, date until)
SELECT a.id, t.title, a.offer_until
FROM application a JOIN call c ON c.id = a.call JOIN theme t ON t.id = c.theme
WHERE a.person = $1 AND a.state = 'offered' AND a.offer_until >= $2 ORDER BY a.offer_until, a.id LIMIT 10;

-- How many themes and calls wait for the leadership team.
-- desk_count() -> int
SELECT (SELECT count(*) FROM theme WHERE state = 'proposed') + (SELECT count(*) FROM call WHERE state = 'closed') +
       (SELECT count(*) FROM manager_word w LEFT JOIN person p ON p.id = w.asked_of
        WHERE w.state = 'asked' AND coalesce(p.state, 'ended') <> 'active');

-- Networks that the account leads or coordinates, with what is unfinished in them.
-- duty_networks(account_id account, instant now, instant warned_before) ->* duty_network(network_id id, str name, network_state state, date ends_on, bool is_lead, int unanswered, seating_plan_id? draft, int volunteers, int warnings, bool lacks_coordinators)
SELECT n.id, n.name, n.state, n.ends_on,
       CASE WHEN EXISTS (SELECT 1 FROM network_role l WHERE l.network = n.id AND l.account = $1 AND l.role = 'lead') THEN 1 ELSE 0 END,
       (SELECT count(*) FROM invitation i WHERE i.network = n.id AND i.invited_at IS NOT NULL AND i.withdrawn_at IS NULL
        AND i.answer = 'none' AND i.answer_by >= $2),
       (SELECT max(p.id) FROM seating_plan p WHERE p.network = n.id AND p.state = 'draft'),
       (SELECT count(*) FROM network_volunteer v JOIN membership m ON m.network = v.network AND m.person = v.person AND m.left_at IS NULL
        WHERE v.network = n.id),
       (SELECT count(*) FROM warning x WHERE x.network = n.id AND n.state = 'running' AND x.gone_at IS NULL AND x.seen_at IS NULL AND x.raised_at <= $3
          AND NOT EXISTS (SELECT 1 FROM ask k JOIN account c ON c.id = $1 AND c.person = k.person WHERE k.kind = 'warning' AND k.subject = x.id)),
       CASE WHEN n.state = 'running' AND EXISTS (SELECT 1 FROM gathering g WHERE g.network = n.id AND g.state = 'held')
                 AND NOT EXISTS (SELECT 1 FROM network_role c WHERE c.network = n.id AND c.role = 'coordinator') THEN 1 ELSE 0 END
FROM network n
WHERE n.state <> 'ended' AND EXISTS (SELECT 1 FROM network_role r
                                     WHERE r.network = n.id AND r.account = $1 AND r.role IN ('lead', 'coordinator'))
ORDER BY n.starts_on DESC, n.id DESC LIMIT 50;

-- Their gatherings between two days that are not held or cancelled, and how many people the published groups no longer fit: who is
-- expected and sits nowhere, and who sits there and is not expected.
-- duty_gatherings(account_id account, date since, date until) ->* duty_gathering(gathering_id id, network_id network, str title, date held_on, bool has_programme, bool has_groups, bool wants_host, bool is_host_asked, int misfits)
SELECT g.id, g.network, g.title, g.held_on,
       CASE WHEN EXISTS (SELECT 1 FROM programme_item i WHERE i.gathering = g.id) THEN 1 ELSE 0 END,
       CASE WHEN EXISTS (SELECT 1 FROM seat s JOIN seating_plan p ON p.id = s.plan AND p.state = 'published'
                         WHERE s.gathering = g.id) THEN 1 ELSE 0 END,
       CASE WHEN EXISTS (SELECT 1 FROM hosting h WHERE h.gathering = g.id AND h.seat = 1 AND h.state = 'wanted') THEN 1 ELSE 0 END,
       CASE WHEN EXISTS (SELECT 1 FROM ask k WHERE k.gathering = g.id AND k.kind = 'host') THEN 1 ELSE 0 END,
       (SELECT count(*) FROM membership m JOIN person e ON e.id = m.person AND e.state <> 'ended'
        LEFT JOIN attendee a ON a.gathering = g.id AND a.person = m.person
        LEFT JOIN away w ON w.network = m.network AND w.person = m.person AND w.starts_on <= g.held_on AND w.ends_on >= g.held_on
        WHERE m.network = g.network AND m.left_at IS NULL
          AND (a.came = 1 OR (a.came IS NULL AND coalesce(a.answer, 'none') <> 'no' AND (a.answer = 'yes' OR w.person IS NULL)))
          AND NOT EXISTS (SELECT 1 FROM seat s JOIN seating_plan p ON p.id = s.plan AND p.state = 'published'
                          WHERE s.gathering = g.id AND s.person = m.person)) +
       (SELECT count(*) FROM seat s JOIN seating_plan p ON p.id = s.plan AND p.state = 'published'
        JOIN person e ON e.id = s.person
        LEFT JOIN membership m ON m.network = g.network AND m.person = s.person AND m.left_at IS NULL
        LEFT JOIN attendee a ON a.gathering = g.id AND a.person = s.person
        LEFT JOIN away w ON w.network = g.network AND w.person = s.person AND w.starts_on <= g.held_on AND w.ends_on >= g.held_on
        WHERE s.gathering = g.id
          AND (a.came = 0 OR (a.came IS NULL AND (m.person IS NULL OR e.state = 'ended' OR a.answer = 'no'
                                                  OR (w.person IS NOT NULL AND coalesce(a.answer, 'none') <> 'yes')))))
FROM gathering g JOIN network n ON n.id = g.network
WHERE n.state = 'running' AND g.state = 'planned' AND g.held_on >= $2 AND g.held_on <= $3
  AND EXISTS (SELECT 1 FROM network_role r WHERE r.network = n.id AND r.account = $1 AND r.role IN ('lead', 'coordinator'))
ORDER BY g.held_on, g.id LIMIT 50;

-- The network, of those that the account leads, with most mails that a person must look at; no more are counted than `most`.
-- mails_in_trouble_led(account_id account, int most) -> mails_in_trouble(network_id network, int count)
SELECT o.network, count(*) FROM (
    SELECT m.network FROM outbox m JOIN network_role r ON r.network = m.network AND r.account = $1 AND r.role = 'lead'
    WHERE m.state IN ('refused', 'bounced', 'unsure') LIMIT $2) AS o
GROUP BY o.network ORDER BY count(*) DESC, o.network LIMIT 1;
