-- Statements about who is asked into a network: the rule, the people it is asked about, the candidates.
-- owns: network_rule network_rule_value candidate candidate_tally candidate_silo

-- Where a candidate stands: by the rule, or by the person who decided otherwise.
-- enum candidate_place: in reserve unknown out

-- network_rule(network_id network) -> network_rule(date? hired_since, education? education_least, real? share_least_percent, bool not_in_network, int would_in, int would_unknown, int would_out, instant saved_at, instant? listed_at)
SELECT hired_since, education_least, share_least_percent, not_in_network, would_in, would_unknown, would_out, saved_at, listed_at
FROM network_rule WHERE network = $1;

-- network_rule_put(network_id network, date? hired_since, education? education_least, real? share_least_percent, bool not_in_network, int would_in, int would_unknown, int would_out, instant saved_at)
INSERT INTO network_rule (network, hired_since, education_least, share_least_percent, not_in_network, would_in, would_unknown,
                          would_out, saved_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (network) DO UPDATE SET hired_since = excluded.hired_since, education_least = excluded.education_least,
    share_least_percent = excluded.share_least_percent, not_in_network = excluded.not_in_network,
    would_in = excluded.would_in, would_unknown = excluded.would_unknown, would_out = excluded.would_out,
    saved_at = excluded.saved_at;

-- network_rule_listed(network_id network, instant listed_at)
UPDATE network_rule SET listed_at = $2 WHERE network = $1;

-- network_rule_values(network_id network, str kind) ->* rule_value(str value)
SELECT value FROM network_rule_value WHERE network = $1 AND kind = $2 ORDER BY value;

-- network_rule_values_clear(network_id network)
DELETE FROM network_rule_value WHERE network = $1;

-- network_rule_value_add(network_id network, str kind, str value)
INSERT INTO network_rule_value (network, kind, value) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING;

-- What people do, with how many of them: what a rule can choose from.
-- functions_known() ->* function_known(str name, int people)
SELECT name, people FROM staff_count WHERE name <> '' ORDER BY name COLLATE nb;

-- units_all() ->* unit_node(unit_id id, unit_id? parent, str? code, str name)
SELECT id, parent, code, name FROM unit ORDER BY id;

-- Everyone who works here, and whether in another network already.
-- people_considered(network_id network) ->* considered(person_id id, date? hired_on, education education, real? share_percent, unit_id? unit, str? job_title, str? job_code, str? job_category, bool is_in_network)
SELECT p.id, p.hired_on, p.education, p.share_percent, p.unit, p.job_title, p.job_code, p.job_category,
       CASE WHEN EXISTS (SELECT 1 FROM membership m JOIN network n ON n.id = m.network
                         WHERE m.person = p.id AND m.left_at IS NULL AND n.state <> 'ended' AND n.id <> $1)
            THEN 1 ELSE 0 END
FROM person p WHERE p.state <> 'ended' ORDER BY p.id;

-- Positions beside the main one that hold on that day.
-- positions_considered(date today) ->* considered_position(person_id person, unit_id? unit, str? job_title, str? job_code)
SELECT o.person, o.unit, o.job_title, o.job_code
FROM person_position o JOIN person p ON p.id = o.person
WHERE p.state <> 'ended' AND o.is_primary = 0 AND (o.ends_on IS NULL OR o.ends_on >= $1)
ORDER BY o.person, o.id;

-- Where each of them stands by name, as people_considered() has them.
-- people_ranked() ->* int
SELECT rank FROM (SELECT id, row_number() OVER (ORDER BY family_name COLLATE nb, given_name COLLATE nb, id) AS rank
                  FROM person WHERE state <> 'ended') AS r
ORDER BY id;

-- A decision that a person made stays.
-- candidate_put(candidate_new(network_id network, person_id person, criterion hired, criterion education, criterion function, criterion unit, criterion share, criterion free, int misses, date? had_hired_on, education had_education, str? had_function, str? had_unit, real? had_share, cohort_verdict decision, int name_rank))
INSERT INTO candidate (network, person, hired, education, function, unit, share, free, misses, had_hired_on, had_education,
                       had_function, had_unit, had_share, decision, name_rank, place)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $15)
ON CONFLICT (network, person) DO UPDATE SET hired = excluded.hired, education = excluded.education,
    function = excluded.function, unit = excluded.unit, share = excluded.share, free = excluded.free, misses = excluded.misses,
    had_hired_on = excluded.had_hired_on, had_education = excluded.had_education, had_function = excluded.had_function,
    had_unit = excluded.had_unit, had_share = excluded.had_share, decision = excluded.decision, name_rank = excluded.name_rank,
    place = coalesce(candidate.override_to, excluded.decision);

-- Somebody whom the list does not have: a person must decide about them, the rule was not asked.
-- candidate_add(network_id network, person_id person)
INSERT INTO candidate (network, person, hired, education, function, unit, share, free, decision, place)
VALUES ($1, $2, 'unasked', 'unasked', 'unasked', 'unasked', 'unasked', 'unasked', 'out', 'out')
ON CONFLICT (network, person) DO NOTHING;

-- Who has left since, and about whom nobody has decided.
-- candidates_drop_leavers(network_id network)
DELETE FROM candidate WHERE network = $1 AND override_to IS NULL AND person IN (SELECT id FROM person WHERE state = 'ended');

-- candidate_override(network_id network, person_id person, candidate_place? override_to, account_id? override_by, str? override_why, instant? override_at)
UPDATE candidate SET override_to = $3, override_by = $4, override_why = $5, override_at = $6,
       place = CASE WHEN (SELECT state FROM person WHERE id = $2) = 'ended' THEN 'out' ELSE coalesce($3, decision) END,
       queued_at = CASE WHEN $3 = 'reserve' THEN $6 ELSE 0 END
WHERE network = $1 AND person = $2;

-- After people have come or gone: who has left is out, and who is back stands where they stood.
-- candidates_place(network_id network)
UPDATE candidate SET place = CASE WHEN place = 'out' THEN coalesce(override_to, decision) ELSE 'out' END
WHERE network = $1 AND coalesce(override_to, decision) <> 'out'
  AND (place = 'out') <> ((SELECT state FROM person WHERE id = candidate.person) = 'ended');

-- candidate_networks() ->* network_id
SELECT DISTINCT network FROM candidate_tally ORDER BY network;

-- candidate_tallies_drop(network_id network)
DELETE FROM candidate_tally WHERE network = $1;

-- candidate_tallies_add(network_id network)
INSERT INTO candidate_tally (network, place, people)
SELECT network, place, count(*) FROM candidate WHERE network = $1 GROUP BY network, place;

-- candidate_tallies(network_id network) ->* candidate_tally(candidate_place place, int people)
SELECT place, people FROM candidate_tally WHERE network = $1;

-- candidate_silos_drop(network_id network)
DELETE FROM candidate_silo WHERE network = $1;

-- At each depth that can be set (1 to 9): the ancestor of their unit there, or the unit itself, higher up.
-- candidate_silos_add(network_id network)
INSERT INTO candidate_silo (network, depth, name, people)
WITH RECURSIVE chosen (unit, people) AS (
    SELECT p.unit, count(*) FROM candidate c JOIN person p ON p.id = c.person
    WHERE c.network = $1 AND c.place = 'in' GROUP BY p.unit
), up (unit, name, parent, height) AS (
    SELECT u.id, u.name, u.parent, 0 FROM chosen c JOIN unit u ON u.id = c.unit
    UNION ALL
    SELECT up.unit, u.name, u.parent, up.height + 1 FROM up JOIN unit u ON u.id = up.parent WHERE up.height < 20
), placed (unit, name, height, units) AS (
    SELECT unit, name, height, max(height) OVER (PARTITION BY unit) + 1 FROM up
), depths (depth) AS (
    SELECT 1 UNION ALL SELECT depth + 1 FROM depths WHERE depth < 9
)
SELECT $1, d.depth, s.name, cast(sum(c.people) AS bigint) FROM chosen c CROSS JOIN depths d
LEFT JOIN placed s ON s.unit = c.unit AND s.height = CASE WHEN s.units > d.depth THEN s.units - d.depth ELSE 0 END
GROUP BY d.depth, s.name;

-- candidate_silos(network_id network, int depth) ->* candidate_silo(str? name, int people)
SELECT name, people FROM candidate_silo WHERE network = $1 AND depth = $2 ORDER BY people DESC, name COLLATE nb;

-- candidate_turn(network_id network, person_id person) -> candidate_turn(person_id person, candidate_place place, instant queued_at, int misses, int name_rank)
SELECT person, place, queued_at, misses, name_rank FROM candidate WHERE network = $1 AND person = $2;

-- One list behind that turn: those nearest the rule first, reserves as they were named; `wanted` is a part of a name, folded,
-- or empty.
-- candidates_placed(network_id network, candidate_place place, str wanted, instant queued_at, int misses, int name_rank, person_id behind, int most) ->* candidate_line(person_id person, str given_name, str family_name, str? employee_id, unit_id? home, str? home_name, str? job_title, bool has_left, criterion hired, criterion education, criterion function, criterion unit, criterion share, criterion free, date? had_hired_on, education had_education, str? had_function, str? had_unit, real? had_share, cohort_verdict decision, candidate_place? override_to, str? override_by, str? override_why, instant? override_at)
SELECT c.person, p.given_name, p.family_name, p.employee_id, p.unit, u.name, p.job_title,
       CASE WHEN p.state = 'ended' THEN 1 ELSE 0 END,
       c.hired, c.education, c.function, c.unit, c.share, c.free, c.had_hired_on, c.had_education, c.had_function, c.had_unit,
       c.had_share, c.decision, c.override_to, a.display_name, c.override_why, c.override_at
FROM candidate c JOIN person p ON p.id = c.person LEFT JOIN unit u ON u.id = p.unit LEFT JOIN account a ON a.id = c.override_by
WHERE c.network = $1 AND c.place = $2 AND (c.queued_at, c.misses, c.name_rank, c.person) > ($4, $5, $6, $7)
  AND ($3 = '' OR replace(p.search_key, $3, '') <> p.search_key)
ORDER BY c.queued_at, c.misses, c.name_rank, c.person LIMIT $8;

-- The same list from that turn on, back to its beginning.
-- candidates_placed_before(network_id network, candidate_place place, str wanted, instant queued_at, int misses, int name_rank, person_id from, int most) ->* person_id
SELECT c.person FROM candidate c JOIN person p ON p.id = c.person
WHERE c.network = $1 AND c.place = $2 AND (c.queued_at, c.misses, c.name_rank, c.person) <= ($4, $5, $6, $7)
  AND ($3 = '' OR replace(p.search_key, $3, '') <> p.search_key)
ORDER BY c.queued_at DESC, c.misses DESC, c.name_rank DESC, c.person DESC LIMIT $8;

-- Who leads the whole: the manager of the one unit at the top.
-- chief_executive() -> str
SELECT p.given_name || ' ' || p.family_name
FROM unit u JOIN unit_manager m ON m.unit = u.id JOIN person p ON p.id = m.person
WHERE u.parent IS NULL AND (SELECT count(*) FROM unit WHERE parent IS NULL) = 1;

-- Who gets a mail when the invitations are sent: the chosen who have none yet. How many, by language.
-- invitations_to_send_counted(network_id network) ->* to_invite_count(str? language, int people)
SELECT p.language, count(*)
FROM candidate c JOIN person p ON p.id = c.person
LEFT JOIN invitation i ON i.network = c.network AND i.person = c.person
WHERE c.network = $1 AND c.place = 'in' AND (i.id IS NULL OR (i.invited_at IS NULL AND i.withdrawn_at IS NULL))
GROUP BY p.language;

-- Those behind that turn, in the order of the list of candidates.
-- invitations_to_send(network_id network, instant queued_at, int misses, int name_rank, person_id behind, int most) ->* to_invite(person_id person, str given_name, str family_name, str? unit_name)
SELECT p.id, p.given_name, p.family_name, u.name
FROM candidate c JOIN person p ON p.id = c.person LEFT JOIN unit u ON u.id = p.unit
LEFT JOIN invitation i ON i.network = c.network AND i.person = c.person
WHERE c.network = $1 AND c.place = 'in' AND (c.queued_at, c.misses, c.name_rank, c.person) > ($2, $3, $4, $5)
  AND (i.id IS NULL OR (i.invited_at IS NULL AND i.withdrawn_at IS NULL))
ORDER BY c.queued_at, c.misses, c.name_rank, c.person LIMIT $6;

-- From that turn on, back to the beginning.
-- invitations_to_send_before(network_id network, instant queued_at, int misses, int name_rank, person_id from, int most) ->* person_id
SELECT c.person FROM candidate c LEFT JOIN invitation i ON i.network = c.network AND i.person = c.person
WHERE c.network = $1 AND c.place = 'in' AND (c.queued_at, c.misses, c.name_rank, c.person) <= ($2, $3, $4, $5)
  AND (i.id IS NULL OR (i.invited_at IS NULL AND i.withdrawn_at IS NULL))
ORDER BY c.queued_at DESC, c.misses DESC, c.name_rank DESC, c.person DESC LIMIT $6;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- What the rule said stays counted; what it was asked about goes.
-- erase_candidacies(person_id person)
UPDATE candidate SET had_hired_on = NULL, had_education = 'unknown', had_function = NULL, had_unit = NULL, had_share = NULL,
       override_why = NULL
WHERE person = $1;

-- ---- a draft that is removed, see src/network/ending.h ----

-- draft_candidates_delete(network_id network)
DELETE FROM candidate WHERE network = $1;

-- draft_tallies_delete(network_id network)
DELETE FROM candidate_tally WHERE network = $1;

-- draft_silos_delete(network_id network)
DELETE FROM candidate_silo WHERE network = $1;

-- draft_rule_values_delete(network_id network)
DELETE FROM network_rule_value WHERE network = $1;

-- draft_rule_delete(network_id network)
DELETE FROM network_rule WHERE network = $1;
