-- SPDX-License-Identifier: EUPL-1.2
-- Statements of files about many people: who asks for one, what HR says, who took it.
-- owns: disclosure

-- enum disclosure_state: asked allowed refused taken

-- disclosure_add(network_id network, account_id asked_by, instant asked_at) -> disclosure_id
INSERT INTO disclosure (network, state, asked_by, asked_at) VALUES ($1, 'asked', $2, $3) RETURNING id;

-- disclosure_latest(network_id network, account_id asked_by) -> disclosure(disclosure_id id, disclosure_state state, instant asked_at, instant? settled_at)
SELECT id, state, asked_at, settled_at FROM disclosure WHERE network = $1 AND asked_by = $2 ORDER BY id DESC LIMIT 1;

-- What was answered is not answered again.
-- disclosure_settle(disclosure_id id, network_id network, disclosure_state state, account_id settled_by, instant settled_at) -> disclosure_id
UPDATE disclosure SET state = $3, settled_by = $4, settled_at = $5 WHERE id = $1 AND network = $2 AND state = 'asked' RETURNING id;

-- disclosure_take(disclosure_id id, int people, instant taken_at) -> disclosure_id
UPDATE disclosure SET state = 'taken', people = $2, taken_at = $3 WHERE id = $1 AND state = 'allowed' RETURNING id;

-- disclosures_of(network_id network) ->* disclosure_row(disclosure_id id, disclosure_state state, account_id asked_by, str asked_by_name, instant asked_at, str? settled_by_name, instant? settled_at, instant? taken_at, int? people)
SELECT d.id, d.state, d.asked_by, a.display_name, d.asked_at, s.display_name, d.settled_at, d.taken_at, d.people
FROM disclosure d JOIN account a ON a.id = d.asked_by LEFT JOIN account s ON s.id = d.settled_by
WHERE d.network = $1 ORDER BY d.id DESC LIMIT 100;

-- disclosures_waiting() ->* disclosure_waiting(network_id network, str network_name)
SELECT DISTINCT n.id, n.name FROM disclosure d JOIN network n ON n.id = d.network WHERE d.state = 'asked' ORDER BY n.id LIMIT 20;
