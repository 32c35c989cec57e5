-- Statements of network/ that many pages share: networks, members, gatherings.
-- owns: network membership

-- enum network_state: draft running ended
-- enum network_duty: lead coordinator sponsor
-- enum gathering_kind: kickoff meetup full_day
-- enum gathering_state: planned held cancelled
-- enum answer: none yes no maybe

-- network_by_id(network_id id) -> network(network_id id, str name, str purpose, network_state state, str zone, date starts_on, date ends_on, int seats, date? answer_by)
SELECT id, name, purpose, state, zone, starts_on, ends_on, seats, answer_by FROM network WHERE id = $1;

-- What a lead sets for a network.
-- network_settings_of(network_id id) -> network_settings(int weekday, bool members_open_ballots, int coordinator_seats, int term_months)
SELECT weekly_weekday, members_open_ballots, coordinator_seats, term_months FROM network WHERE id = $1;

-- network_usual_place(network_id id) -> str
SELECT usual_place FROM network WHERE id = $1;

-- network_usual_place_set(network_id id, str place)
UPDATE network SET usual_place = $2 WHERE id = $1;

-- network_settings_set(network_id id, int weekday, bool members_open_ballots, int coordinator_seats, int term_months)
UPDATE network SET weekly_weekday = $2, members_open_ballots = $3, coordinator_seats = $4, term_months = $5 WHERE id = $1;

-- network_add(str name, str purpose, str zone, date starts_on, date ends_on, int seats, account_id? created_by, instant created_at) -> network_id
INSERT INTO network (name, purpose, zone, starts_on, ends_on, seats, created_by, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id;

-- network_purpose_set(network_id id, str name, str purpose, str zone, date starts_on, date ends_on, int seats)
UPDATE network SET name = $2, purpose = $3, zone = $4, starts_on = $5, ends_on = $6, seats = $7 WHERE id = $1;

-- How many an account began that have not come further.
-- networks_begun(account_id account) -> int
SELECT count(*) FROM network WHERE created_by = $1 AND state = 'draft';

-- network_state_set(network_id id, network_state state)
UPDATE network SET state = $2 WHERE id = $1;

-- network_ended(network_id id, instant ended_at)
UPDATE network SET state = 'ended', ended_at = $2 WHERE id = $1;

-- network_ended_at(network_id id) -> instant
SELECT ended_at FROM network WHERE id = $1 AND ended_at IS NOT NULL;

-- network_answer_by_set(network_id id, date? answer_by)
UPDATE network SET answer_by = $2 WHERE id = $1;

-- networks_all() ->* network_row(network_id id, str name, network_state state, date starts_on, date ends_on, int members)
SELECT n.id, n.name, n.state, n.starts_on, n.ends_on,
       (SELECT count(*) FROM membership m JOIN person p ON p.id = m.person AND p.state <> 'ended'
        WHERE m.network = n.id AND m.left_at IS NULL)
FROM network n ORDER BY n.starts_on DESC, n.id DESC LIMIT 500;

-- networks_of(account_id account, person_id? person) ->* network_row
SELECT n.id, n.name, n.state, n.starts_on, n.ends_on,
       (SELECT count(*) FROM membership m JOIN person p ON p.id = m.person AND p.state <> 'ended'
        WHERE m.network = n.id AND m.left_at IS NULL)
FROM network n
WHERE EXISTS (SELECT 1 FROM network_role r WHERE r.network = n.id AND r.account = $1)
   OR EXISTS (SELECT 1 FROM membership m WHERE m.network = n.id AND m.person = $2 AND m.left_at IS NULL)
ORDER BY n.starts_on DESC, n.id DESC LIMIT 500;

-- Running networks in which somebody has a voice: as a member, or who runs it.
-- networks_talked_in(account_id account, person_id? person) ->* network_row
SELECT n.id, n.name, n.state, n.starts_on, n.ends_on,
       (SELECT count(*) FROM membership m JOIN person p ON p.id = m.person AND p.state <> 'ended'
        WHERE m.network = n.id AND m.left_at IS NULL)
FROM network n
WHERE n.state = 'running'
  AND (EXISTS (SELECT 1 FROM network_role r WHERE r.network = n.id AND r.account = $1 AND r.role IN ('lead', 'coordinator'))
       OR EXISTS (SELECT 1 FROM membership m WHERE m.network = n.id AND m.person = $2 AND m.left_at IS NULL))
ORDER BY n.starts_on DESC, n.id DESC LIMIT 100;

-- What somebody is in a network: policy.c says what each may do. The others are of a theme, an application, an idea or a book.
-- network_standing(network_id network, account_id account, person_id? person) -> standing(bool is_member, bool is_coordinator, bool is_lead, bool is_sponsor, bool is_proposer, bool is_reference, bool is_open_to_all, bool is_applicant, bool is_unsent, bool is_host, bool is_steward, bool is_author, bool is_reviewer)
SELECT CASE WHEN EXISTS (SELECT 1 FROM membership WHERE network = $1 AND person = $3 AND left_at IS NULL) THEN 1 ELSE 0 END,
       coalesce(max(CASE role WHEN 'coordinator' THEN 1 ELSE 0 END), 0),
       coalesce(max(CASE role WHEN 'lead' THEN 1 ELSE 0 END), 0),
       coalesce(max(CASE role WHEN 'sponsor' THEN 1 ELSE 0 END), 0), 0, 0, 0, 0, 0, 0, 0, 0, 0
FROM network_role WHERE network = $1 AND account = $2;

-- What the reader is in an idea's network, and to the idea.
-- idea_standing(idea_id idea, account_id account, person_id? person) -> standing
SELECT CASE WHEN EXISTS (SELECT 1 FROM membership m WHERE m.network = i.network AND m.person = $3 AND m.left_at IS NULL) THEN 1 ELSE 0 END,
       CASE WHEN EXISTS (SELECT 1 FROM network_role r WHERE r.network = i.network AND r.account = a.id AND r.role = 'coordinator') THEN 1 ELSE 0 END,
       CASE WHEN EXISTS (SELECT 1 FROM network_role r WHERE r.network = i.network AND r.account = a.id AND r.role = 'lead') THEN 1 ELSE 0 END,
       0, 0, 0, i.is_open, 0, 0, 0, CASE WHEN i.steward = $3 THEN 1 ELSE 0 END, 0, 0
FROM idea i JOIN account a ON a.id = $2 WHERE i.id = $1;

-- membership_state(network_id network, person_id person) -> membership(instant joined_at, instant? left_at)
SELECT joined_at, left_at FROM membership WHERE network = $1 AND person = $2;

-- membership_add(network_id network, person_id person, instant joined_at)
INSERT INTO membership (network, person, joined_at) VALUES ($1, $2, $3)
ON CONFLICT (network, person) DO UPDATE SET left_at = NULL;

-- membership_end(network_id network, person_id person, instant left_at)
UPDATE membership SET left_at = $3 WHERE network = $1 AND person = $2 AND left_at IS NULL;

-- Who has left the organisation is a member no more, here and wherever members are listed, seated, counted or written to.
-- members_of(network_id network) ->* member(person_id person, str given_name, str family_name, str email, str? language, unit_id? unit, str? unit_name, str? job_title)
SELECT p.id, p.given_name, p.family_name, p.email, p.language, p.unit, u.name, p.job_title
FROM membership m JOIN person p ON p.id = m.person LEFT JOIN unit u ON u.id = p.unit
WHERE m.network = $1 AND m.left_at IS NULL AND p.state <> 'ended'
ORDER BY p.family_name COLLATE nb, p.given_name COLLATE nb, p.id;

-- gathering_by_id(gathering_id id) -> gathering(gathering_id id, network_id network, int number, gathering_kind kind, str title, date held_on, int start_minute, int end_minute, str place, str about, str? moved_why, gathering_state state, str uid, int sequence, int version)
SELECT id, network, number, kind, title, held_on, start_minute, end_minute, place, about, moved_why, state, uid, sequence, version
FROM gathering WHERE id = $1;

-- gatherings_of(network_id network) ->* gathering
SELECT id, network, number, kind, title, held_on, start_minute, end_minute, place, about, moved_why, state, uid, sequence, version
FROM gathering WHERE network = $1 ORDER BY number;

-- The first that is still to come, today's too.
-- gathering_next(network_id network, date today) -> gathering
SELECT id, network, number, kind, title, held_on, start_minute, end_minute, place, about, moved_why, state, uid, sequence, version
FROM gathering WHERE network = $1 AND state = 'planned' AND held_on >= $2 ORDER BY held_on, start_minute, id LIMIT 1;

-- Another one of the network on that day.
-- gathering_on_day(network_id network, date day, gathering_id but) -> gathering
SELECT id, network, number, kind, title, held_on, start_minute, end_minute, place, about, moved_why, state, uid, sequence, version
FROM gathering WHERE network = $1 AND held_on = $2 AND id <> $3 AND state <> 'cancelled' ORDER BY start_minute, id LIMIT 1;

-- my_gatherings(person_id person, date since) ->* my_gathering(gathering_id id, network_id network, str network_name, str title, date held_on, int start_minute, int end_minute, str place, gathering_state state, int sequence, answer? answer)
SELECT g.id, g.network, n.name, g.title, g.held_on, g.start_minute, g.end_minute, g.place, g.state, g.sequence, a.answer
FROM membership m JOIN network n ON n.id = m.network JOIN gathering g ON g.network = n.id
LEFT JOIN attendee a ON a.gathering = g.id AND a.person = m.person
WHERE m.person = $1 AND m.left_at IS NULL AND n.state = 'running' AND g.held_on >= $2
ORDER BY g.held_on, g.start_minute LIMIT 5;

-- ---- a draft that is removed, see src/network/ending.h ----

-- Nothing is there but what its beginning wrote.
-- network_is_bare(network_id id) -> bool
SELECT CASE WHEN EXISTS (SELECT 1 FROM network WHERE id = $1 AND state = 'draft')
    AND NOT EXISTS (SELECT 1 FROM membership WHERE network = $1) AND NOT EXISTS (SELECT 1 FROM invitation WHERE network = $1)
    AND NOT EXISTS (SELECT 1 FROM disclosure WHERE network = $1) AND NOT EXISTS (SELECT 1 FROM seating_plan WHERE network = $1)
    AND NOT EXISTS (SELECT 1 FROM seating_wish WHERE network = $1) AND NOT EXISTS (SELECT 1 FROM topic WHERE network = $1)
    AND NOT EXISTS (SELECT 1 FROM ballot WHERE network = $1) AND NOT EXISTS (SELECT 1 FROM prose WHERE network = $1)
    AND NOT EXISTS (SELECT 1 FROM date_poll WHERE network = $1)
    AND NOT EXISTS (SELECT 1 FROM ask WHERE network = $1) AND NOT EXISTS (SELECT 1 FROM theme WHERE network = $1)
    AND NOT EXISTS (SELECT 1 FROM idea WHERE network = $1) AND NOT EXISTS (SELECT 1 FROM question WHERE network = $1)
    AND NOT EXISTS (SELECT 1 FROM tray WHERE network = $1) AND NOT EXISTS (SELECT 1 FROM network_volunteer WHERE network = $1)
    AND NOT EXISTS (SELECT 1 FROM host_pause WHERE network = $1) AND NOT EXISTS (SELECT 1 FROM warning WHERE network = $1)
    AND NOT EXISTS (SELECT 1 FROM stand_in WHERE network = $1) AND NOT EXISTS (SELECT 1 FROM date_poll WHERE network = $1)
    AND NOT EXISTS (SELECT 1 FROM away WHERE network = $1) AND NOT EXISTS (SELECT 1 FROM leaver WHERE network = $1)
    AND NOT EXISTS (SELECT 1 FROM template_item WHERE network = $1) AND NOT EXISTS (SELECT 1 FROM search_doc WHERE network = $1)
    AND NOT EXISTS (SELECT 1 FROM take_home t JOIN gathering g ON g.id = t.gathering WHERE g.network = $1)
    AND NOT EXISTS (SELECT 1 FROM worth v JOIN gathering g ON g.id = v.gathering WHERE g.network = $1)
    AND NOT EXISTS (SELECT 1 FROM hosting h JOIN gathering g ON g.id = h.gathering WHERE g.network = $1)
    AND NOT EXISTS (SELECT 1 FROM hosting_event e JOIN gathering g ON g.id = e.gathering WHERE g.network = $1)
    AND NOT EXISTS (SELECT 1 FROM guest u JOIN gathering g ON g.id = u.gathering WHERE g.network = $1)
    AND NOT EXISTS (SELECT 1 FROM told t JOIN gathering g ON g.id = t.gathering WHERE g.network = $1)
    THEN 1 ELSE 0 END;

-- network_delete(network_id id)
DELETE FROM network WHERE id = $1;
