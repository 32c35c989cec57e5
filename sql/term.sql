-- Statements about duties in a network: who was appointed to what, from when to when, and who offers to help.
-- owns: network_term network_role network_volunteer

-- term_add(term_new(network_id network, account_id account, network_duty role, date starts_on, date? ends_on, account_id? appointed_by, instant appointed_at)) -> network_term_id
INSERT INTO network_term (network, account, role, starts_on, ends_on, appointed_by, appointed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id;

-- term_by_id(network_term_id id) -> term(network_term_id id, network_id network, account_id account, network_duty role, date starts_on, date? ends_on)
SELECT id, network, account, role, starts_on, ends_on FROM network_term WHERE id = $1;

-- The term that runs or is to come; of several the first.
-- term_open(network_id network, account_id account, network_duty role, date today) -> term
SELECT id, network, account, role, starts_on, ends_on FROM network_term
WHERE network = $1 AND account = $2 AND role = $3 AND (ends_on IS NULL OR ends_on >= $4)
ORDER BY starts_on, id LIMIT 1;

-- term_change(network_term_id id, date starts_on, date? ends_on, account_id? appointed_by, instant appointed_at)
UPDATE network_term SET starts_on = $2, ends_on = $3, appointed_by = $4, appointed_at = $5 WHERE id = $1;

-- term_ends_on_set(network_term_id id, date? ends_on)
UPDATE network_term SET ends_on = $2 WHERE id = $1;

-- One that never ran.
-- term_drop(network_term_id id)
DELETE FROM network_term WHERE id = $1;

-- Leads who run the network on a day, without one account.
-- term_other_leads(network_id network, account_id account, date today) -> int
SELECT count(DISTINCT t.account) FROM network_term t JOIN account a ON a.id = t.account AND a.state = 'active'
LEFT JOIN person p ON p.id = a.person
WHERE t.network = $1 AND t.account <> $2 AND t.role = 'lead' AND t.starts_on <= $3 AND (t.ends_on IS NULL OR t.ends_on >= $3)
  AND coalesce(p.state, 'active') <> 'ended';

-- Everyone who had, has or will have a duty; the newest terms first.
-- terms_of(network_id network) ->* term_line(network_term_id id, account_id account, str name, network_duty role, date starts_on, date? ends_on, str? appointed_by, bool has_left)
SELECT t.id, t.account, a.display_name, t.role, t.starts_on, t.ends_on, b.display_name,
       CASE WHEN p.state = 'ended' OR a.state = 'disabled' THEN 1 ELSE 0 END
FROM network_term t JOIN account a ON a.id = t.account
LEFT JOIN account b ON b.id = t.appointed_by LEFT JOIN person p ON p.id = a.person
WHERE t.network = $1 ORDER BY t.starts_on DESC, a.display_name COLLATE nb, t.id LIMIT 500;

-- Terms of a person as coordinator that are not over.
-- terms_held(network_id network, person_id person, date today) ->* network_term_id
SELECT t.id FROM network_term t JOIN account a ON a.id = t.account AND a.person = $2
WHERE t.network = $1 AND t.role = 'coordinator' AND (t.ends_on IS NULL OR t.ends_on >= $3) ORDER BY t.id LIMIT 20;

-- ---- what runs today ----

-- terms_begin(date today)
INSERT INTO network_role (network, account, role)
SELECT DISTINCT network, account, role FROM network_term WHERE starts_on <= $1 AND (ends_on IS NULL OR ends_on >= $1)
ON CONFLICT DO NOTHING;

-- terms_end(date today)
DELETE FROM network_role WHERE NOT EXISTS (
    SELECT 1 FROM network_term t
    WHERE t.network = network_role.network AND t.account = network_role.account AND t.role = network_role.role
      AND t.starts_on <= $1 AND (t.ends_on IS NULL OR t.ends_on >= $1));

-- ---- who offers to help ----

-- volunteer_add(network_id network, person_id person, instant offered_at)
INSERT INTO network_volunteer (network, person, offered_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING;

-- volunteer_drop(network_id network, person_id person)
DELETE FROM network_volunteer WHERE network = $1 AND person = $2;

-- Members only: who leaves does not help any more.
-- volunteers_of(network_id network) ->* volunteer(person_id id, str given_name, str family_name, str? unit_name)
SELECT p.id, p.given_name, p.family_name, u.name
FROM network_volunteer v JOIN person p ON p.id = v.person AND p.state <> 'ended'
JOIN membership m ON m.network = v.network AND m.person = v.person AND m.left_at IS NULL
LEFT JOIN unit u ON u.id = p.unit
WHERE v.network = $1 ORDER BY v.offered_at, p.id LIMIT 500;

-- volunteer_offered(network_id network, person_id person) -> bool
SELECT CASE WHEN EXISTS (SELECT 1 FROM network_volunteer WHERE network = $1 AND person = $2) THEN 1 ELSE 0 END;

-- How many coordinate a network on a day, or from a later day on.
-- coordinators_from(network_id network, date day) -> int
SELECT count(DISTINCT t.account) FROM network_term t JOIN account a ON a.id = t.account AND a.state <> 'disabled'
LEFT JOIN person p ON p.id = a.person
WHERE t.network = $1 AND t.role = 'coordinator' AND (t.ends_on IS NULL OR t.ends_on >= $2) AND coalesce(p.state, 'active') <> 'ended';

-- How many coordinate it on that day.
-- coordinators_on(network_id network, date day) -> int
SELECT count(DISTINCT t.account) FROM network_term t JOIN account a ON a.id = t.account AND a.state <> 'disabled'
LEFT JOIN person p ON p.id = a.person
WHERE t.network = $1 AND t.role = 'coordinator' AND t.starts_on <= $2 AND (t.ends_on IS NULL OR t.ends_on >= $2)
  AND coalesce(p.state, 'active') <> 'ended';

-- Terms of coordinators that run today, end by a day, and are followed by no other of the same person; the first to end first.
-- terms_ending(network_id network, date today, date until) ->* term_ending(network_term_id id, person_id? person, date ends_on)
SELECT t.id, a.person, t.ends_on
FROM network_term t JOIN account a ON a.id = t.account AND a.state <> 'disabled'
WHERE t.network = $1 AND t.role = 'coordinator' AND t.starts_on <= $2 AND t.ends_on >= $2 AND t.ends_on <= $3
  AND NOT EXISTS (SELECT 1 FROM network_term o WHERE o.network = t.network AND o.account = t.account AND o.role = 'coordinator'
                    AND (o.ends_on IS NULL OR o.ends_on > t.ends_on))
ORDER BY t.ends_on, t.id LIMIT 50;

-- Coordinators since a moment, whether by their own offer alone, whose term is not over; they read what is handed over to them.
-- successors_of(network_id network, instant since, date today) ->* successor(network_term_id id, person_id person, date starts_on, date? ends_on, bool is_by_offer)
SELECT t.id, a.person, t.starts_on, t.ends_on, CASE WHEN t.appointed_by IS NULL THEN 1 ELSE 0 END
FROM network_term t JOIN account a ON a.id = t.account AND a.state <> 'disabled' JOIN person p ON p.id = a.person AND p.state <> 'ended'
WHERE t.network = $1 AND t.role = 'coordinator' AND t.appointed_at >= $2 AND (t.ends_on IS NULL OR t.ends_on >= $3)
ORDER BY t.starts_on, t.id LIMIT 50;

-- Members who neither lead nor coordinate a network, nor offer to.
-- members_without_duty(network_id network) ->* person_id
SELECT p.id FROM membership m JOIN person p ON p.id = m.person AND p.state <> 'ended'
WHERE m.network = $1 AND m.left_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM network_role r JOIN account a ON a.id = r.account
                  WHERE r.network = $1 AND a.person = p.id AND r.role IN ('lead', 'coordinator'))
  AND NOT EXISTS (SELECT 1 FROM network_volunteer v WHERE v.network = $1 AND v.person = p.id)
ORDER BY p.id LIMIT 1000;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_network_roles(person_id person)
DELETE FROM network_role WHERE account IN (SELECT id FROM account WHERE person = $1);

-- erase_terms(person_id person)
DELETE FROM network_term WHERE account IN (SELECT id FROM account WHERE person = $1);

-- erase_offers(person_id person)
DELETE FROM network_volunteer WHERE person = $1;

-- ---- a draft that is removed, see src/network/ending.h ----

-- draft_roles_delete(network_id network)
DELETE FROM network_role WHERE network = $1;

-- draft_terms_delete(network_id network)
DELETE FROM network_term WHERE network = $1;
