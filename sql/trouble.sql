-- Statements about addresses that take no mail: see src/jobs/trouble.h.
-- owns: mail_trouble

-- Only if the mail went to the address that the person has now.
-- trouble_put(person_id person, str email, str code, instant since)
INSERT INTO mail_trouble (person, email, code, since)
SELECT p.id, p.email, $3, $4 FROM person p WHERE p.id = $1 AND p.email = $2
ON CONFLICT (person) DO UPDATE SET email = excluded.email, code = excluded.code, since = excluded.since;

-- trouble_gone(outbox_state state, outbox_id mail, network_id network)
DELETE FROM mail_trouble
WHERE person IN (SELECT o.person FROM outbox o WHERE o.state = $1 AND ($2 = 0 OR o.id = $2) AND ($3 = 0 OR o.network = $3));

-- trouble_of(person_id person) -> trouble(person_id person, str code, instant since)
SELECT t.person, t.code, t.since FROM mail_trouble t JOIN person p ON p.id = t.person AND p.email = t.email WHERE t.person = $1;

-- Of the members of a network.
-- troubles_in(network_id network) ->* trouble
SELECT t.person, t.code, t.since FROM mail_trouble t
JOIN person p ON p.id = t.person AND p.email = t.email
JOIN membership m ON m.person = t.person AND m.network = $1 AND m.left_at IS NULL
ORDER BY t.person;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_trouble(person_id person)
DELETE FROM mail_trouble WHERE person = $1;
