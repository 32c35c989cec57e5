-- Statements of seating plans: who is in the room, what was held, plans and wishes.
-- owns: seating_plan seat seating_wish

-- enum plan_state: draft published replaced
-- enum seating_wish_kind: apart together acquainted

-- The members, each with the silo: the ancestor of their unit at that depth (or the unit itself, higher up).
-- seating_members(network_id network, int depth) ->* seating_member(person_id person, str given_name, str family_name, str? unit_name, unit_id? silo, str? silo_name)
WITH RECURSIVE up (unit, id, name, parent, height) AS (
    SELECT u.id, u.id, u.name, u.parent, 0 FROM unit u
    WHERE u.id IN (SELECT p.unit FROM membership m JOIN person p ON p.id = m.person WHERE m.network = $1 AND m.left_at IS NULL)
    UNION ALL
    SELECT up.unit, u.id, u.name, u.parent, up.height + 1 FROM up JOIN unit u ON u.id = up.parent WHERE up.height < 20
), placed (unit, id, name, height, wanted) AS (
    SELECT unit, id, name, height, max(height) OVER (PARTITION BY unit) + 1 - $2 FROM up
)
SELECT p.id, p.given_name, p.family_name, u.name, s.id, s.name
FROM membership m JOIN person p ON p.id = m.person
LEFT JOIN unit u ON u.id = p.unit
LEFT JOIN placed s ON s.unit = p.unit AND s.height = CASE WHEN s.wanted > 0 THEN s.wanted ELSE 0 END
WHERE m.network = $1 AND m.left_at IS NULL AND p.state <> 'ended'
ORDER BY p.given_name COLLATE nb, p.family_name COLLATE nb, p.id;

-- Gatherings that are, or may still be, held with groups.
-- seating_gatherings(network_id network) ->* seating_gathering(gathering_id id, int number, str title, date held_on, gathering_state state)
SELECT id, number, title, held_on, state FROM gathering WHERE network = $1 AND state <> 'cancelled' ORDER BY held_on, number;

-- Who really sat where: the published seats of gatherings before a day, without those who did not come.
-- seats_held(network_id network, date before) ->* seat_place(gathering_id gathering, person_id person, int group_number)
SELECT s.gathering, s.person, s.group_number
FROM seating_plan pl JOIN seat s ON s.plan = pl.id JOIN gathering g ON g.id = s.gathering
LEFT JOIN attendee a ON a.gathering = s.gathering AND a.person = s.person
WHERE pl.network = $1 AND pl.state = 'published' AND (g.state = 'held' OR g.held_on < $2) AND coalesce(a.came, 1) = 1
ORDER BY s.gathering, s.person;

-- With whom somebody sat or will sit by a plan: how often so far, and on which day next. Who did not come, or said that they
-- will not, sits with nobody. Nothing is known of a gathering that is over until somebody has marked who came.
-- seating_meetings(seating_plan_id plan, person_id person, date today) ->* seating_meeting(person_id person, int times, date? next_on)
SELECT o.person, sum(CASE WHEN g.state = 'held' THEN 1 ELSE 0 END),
       min(CASE WHEN g.state = 'planned' AND g.held_on >= $3 THEN g.held_on END)
FROM seat s JOIN gathering g ON g.id = s.gathering AND g.state <> 'cancelled'
JOIN seat o ON o.plan = s.plan AND o.gathering = s.gathering AND o.group_number = s.group_number AND o.person <> s.person
WHERE s.plan = $1 AND s.person = $2
  AND NOT EXISTS (SELECT 1 FROM attendee a WHERE a.gathering = s.gathering AND a.person IN (s.person, o.person)
                  AND (a.came = 0 OR (a.answer = 'no' AND a.came IS NULL AND g.state = 'planned' AND g.held_on >= $3)))
GROUP BY o.person ORDER BY o.person;

-- Who will not be at a gathering that is to come: said no, is away and did not say yes, or is marked as not there on the day itself.
-- seating_absences(network_id network, date from_day) ->* seating_absence(gathering_id gathering, person_id person)
SELECT a.gathering AS gathering, a.person AS person FROM attendee a JOIN gathering g ON g.id = a.gathering
WHERE g.network = $1 AND g.held_on >= $2 AND g.state = 'planned' AND (a.came = 0 OR (a.answer = 'no' AND a.came IS NULL))
UNION
SELECT g.id, w.person FROM away w JOIN gathering g ON g.network = w.network AND w.starts_on <= g.held_on AND w.ends_on >= g.held_on
LEFT JOIN attendee a ON a.gathering = g.id AND a.person = w.person
WHERE g.network = $1 AND g.held_on >= $2 AND g.state = 'planned' AND coalesce(a.answer, 'none') <> 'yes' AND coalesce(a.came, 0) = 0
ORDER BY gathering, person;

-- How often somebody who is a member did not come to a gathering that is over.
-- seating_missed(network_id network, date before) -> int
SELECT count(*) FROM attendee a JOIN gathering g ON g.id = a.gathering
JOIN membership m ON m.network = g.network AND m.person = a.person AND m.left_at IS NULL
WHERE g.network = $1 AND a.came = 0 AND (g.state = 'held' OR g.held_on < $2);

-- Who has a seat at a gathering to come and has left, the network or the organisation.
-- seating_leavers(seating_plan_id plan, date from_day) ->* seating_leaver(person_id person, str name)
SELECT DISTINCT p.id, p.given_name || ' ' || p.family_name
FROM seat s JOIN gathering g ON g.id = s.gathering JOIN person p ON p.id = s.person
LEFT JOIN attendee a ON a.gathering = s.gathering AND a.person = s.person
WHERE s.plan = $1 AND g.held_on >= $2 AND g.state = 'planned' AND coalesce(a.came, 0) = 0
  AND (p.state = 'ended'
       OR NOT EXISTS (SELECT 1 FROM membership m WHERE m.network = g.network AND m.person = s.person AND m.left_at IS NULL))
ORDER BY p.id LIMIT 200;

-- seats_of(seating_plan_id plan) ->* seat_place at most 1000000
SELECT gathering, person, group_number FROM seat WHERE plan = $1 ORDER BY gathering, group_number, person;

-- seats_at(seating_plan_id plan, gathering_id gathering) ->* seat_place
SELECT gathering, person, group_number FROM seat WHERE plan = $1 AND gathering = $2 ORDER BY group_number, person;

-- What has been held was held with the groups of its day, whichever plan comes later.
-- seats_over_drop(seating_plan_id plan, date before)
DELETE FROM seat WHERE plan = $1 AND gathering IN (SELECT id FROM gathering WHERE state = 'held' OR held_on < $2);

-- seats_over_copy(seating_plan_id from_plan, seating_plan_id to_plan, date before)
INSERT INTO seat (plan, gathering, person, group_number)
SELECT p.id, s.gathering, s.person, s.group_number
FROM seat s JOIN gathering g ON g.id = s.gathering JOIN seating_plan p ON p.id = $2
WHERE s.plan = $1 AND (g.state = 'held' OR g.held_on < $3);

-- seat_add(seating_plan_id plan, gathering_id gathering, person_id person, int group_number)
INSERT INTO seat (plan, gathering, person, group_number) VALUES ($1, $2, $3, $4);

-- seat_move(seating_plan_id plan, gathering_id gathering, person_id person, int group_number)
UPDATE seat SET group_number = $4 WHERE plan = $1 AND gathering = $2 AND person = $3;

-- seating_plan_add(seating_plan_new(network_id network, int seed, real objective, real bound, bool is_proven, str method, int size_least, int size_most, account_id? created_by, instant created_at, int missed)) -> seating_plan_id
INSERT INTO seating_plan (network, state, seed, objective, bound, is_proven, method, size_least, size_most, created_by, created_at, missed)
VALUES ($1, 'draft', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id;

-- seating_plan_by_id(seating_plan_id id, network_id network) -> seating_plan(seating_plan_id id, plan_state state, int seed, real objective, real bound, bool is_proven, str method, int size_least, int size_most, instant created_at, int version, int missed, account_id? created_by, str? made_by)
SELECT p.id, p.state, p.seed, p.objective, p.bound, p.is_proven, p.method, p.size_least, p.size_most, p.created_at, p.version, p.missed, p.created_by, a.display_name
FROM seating_plan p LEFT JOIN account a ON a.id = p.created_by WHERE p.id = $1 AND p.network = $2;

-- seating_plan_published(network_id network) -> seating_plan
SELECT p.id, p.state, p.seed, p.objective, p.bound, p.is_proven, p.method, p.size_least, p.size_most, p.created_at, p.version, p.missed, p.created_by, a.display_name
FROM seating_plan p LEFT JOIN account a ON a.id = p.created_by WHERE p.network = $1 AND p.state = 'published';

-- The one that is published, of the gathering's network.
-- seating_plan_of_gathering(gathering_id gathering) -> seating_plan_id
SELECT pl.id FROM seating_plan pl JOIN gathering g ON g.network = pl.network AND g.id = $1 WHERE pl.state = 'published';

-- seating_plan_draft(network_id network) -> seating_plan
SELECT p.id, p.state, p.seed, p.objective, p.bound, p.is_proven, p.method, p.size_least, p.size_most, p.created_at, p.version, p.missed, p.created_by, a.display_name
FROM seating_plan p LEFT JOIN account a ON a.id = p.created_by WHERE p.network = $1 AND p.state = 'draft' ORDER BY p.id DESC LIMIT 1;

-- seating_plan_replaced_by(seating_plan_id id) -> seating_plan_id
SELECT replaced FROM seating_plan WHERE id = $1 AND replaced IS NOT NULL;

-- seating_plan_objective_set(seating_plan_id id, real objective, bool is_proven)
UPDATE seating_plan SET objective = $2, is_proven = $3, method = 'by hand', version = version + 1 WHERE id = $1;

-- seating_plan_state_set(seating_plan_id id, plan_state state)
UPDATE seating_plan SET state = $2 WHERE id = $1;

-- The plan before holds again, from this moment.
-- seating_plan_restore(seating_plan_id id, instant published_at)
UPDATE seating_plan SET state = 'published', published_at = $2 WHERE id = $1;

-- seating_plan_publish(seating_plan_id id, seating_plan_id? replaced, instant published_at)
UPDATE seating_plan SET state = 'published', replaced = $2, published_at = $3 WHERE id = $1 AND state = 'draft';

-- Plans that were replaced are kept to go back to, the newest `kept` + 1 of them: of those before, nothing.
-- seating_plans_old_part(network_id network, int kept)
UPDATE seating_plan SET replaced = NULL
WHERE network = $1 AND replaced < (SELECT p.id FROM seating_plan p WHERE p.network = $1 AND p.state = 'replaced' ORDER BY p.id DESC LIMIT 1 OFFSET $2);

-- seating_plans_old_drop_seats(network_id network, int kept)
DELETE FROM seat WHERE plan IN (SELECT o.id FROM seating_plan o WHERE o.network = $1 AND o.state = 'replaced' AND o.id < (
    SELECT p.id FROM seating_plan p WHERE p.network = $1 AND p.state = 'replaced' ORDER BY p.id DESC LIMIT 1 OFFSET $2));

-- seating_plans_old_drop(network_id network, int kept)
DELETE FROM seating_plan WHERE network = $1 AND state = 'replaced' AND id < (
    SELECT p.id FROM seating_plan p WHERE p.network = $1 AND p.state = 'replaced' ORDER BY p.id DESC LIMIT 1 OFFSET $2);

-- seating_drafts_drop_seats(network_id network)
DELETE FROM seat WHERE plan IN (SELECT id FROM seating_plan WHERE network = $1 AND state = 'draft');

-- seating_drafts_drop(network_id network)
DELETE FROM seating_plan WHERE network = $1 AND state = 'draft';

-- seating_wishes(network_id network) ->* seating_wish(seating_wish_id id, seating_wish_kind kind, person_id person, person_id other, account_id? made_by, str person_name, str other_name)
SELECT w.id, w.kind, w.person, w.other, w.made_by, p.given_name || ' ' || p.family_name, o.given_name || ' ' || o.family_name
FROM seating_wish w JOIN person p ON p.id = w.person JOIN person o ON o.id = w.other
WHERE w.network = $1 ORDER BY w.id LIMIT 5000;

-- seating_wish_add(network_id network, seating_wish_kind kind, person_id person, person_id other, account_id? made_by)
INSERT INTO seating_wish (network, kind, person, other, made_by) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING;

-- seating_wish_remove(seating_wish_id id, network_id network)
DELETE FROM seating_wish WHERE id = $1 AND network = $2;

-- seating_wish_by_id(seating_wish_id id, network_id network) -> seating_wish
SELECT w.id, w.kind, w.person, w.other, w.made_by, p.given_name || ' ' || p.family_name, o.given_name || ' ' || o.family_name
FROM seating_wish w JOIN person p ON p.id = w.person JOIN person o ON o.id = w.other
WHERE w.id = $1 AND w.network = $2;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- Those about the person, too: nothing is left for them to be about.
-- erase_wishes(person_id person)
DELETE FROM seating_wish
WHERE person = $1 OR other = $1 OR made_by IN (SELECT id FROM account WHERE person = $1);
