-- Statements about people and units as pages show them: who is this, who knows what.

-- person_card(person_id id) -> person_card(person_id id, str given_name, str family_name, unit_id? unit, str? job_title, person_state state, str? ask_me_about, str? wants_to_learn)
SELECT id, given_name, family_name, unit, job_title, state, ask_me_about, wants_to_learn FROM person WHERE id = $1;

-- `ask_key` is what they can be asked about, folded.
-- person_texts_set(person_id id, str? ask_me_about, str ask_key, str? wants_to_learn)
UPDATE person SET ask_me_about = $2, ask_key = $3, wants_to_learn = $4 WHERE id = $1;

-- Networks that a person is in, those being prepared left out.
-- person_networks(person_id person) ->* person_network(network_id id, str name, date starts_on, date ends_on)
SELECT n.id, n.name, n.starts_on, n.ends_on
FROM membership m JOIN network n ON n.id = m.network
WHERE m.person = $1 AND m.left_at IS NULL AND n.state <> 'draft' ORDER BY n.starts_on DESC, n.id;

-- Everyone in a network, with what they can be asked about.
-- network_people(network_id network) ->* network_person(person_id id, str given_name, str family_name, str? unit_name, str? job_title, str? ask_me_about, str? wants_to_learn)
SELECT p.id, p.given_name, p.family_name, u.name, p.job_title, p.ask_me_about, p.wants_to_learn
FROM membership m JOIN person p ON p.id = m.person LEFT JOIN unit u ON u.id = p.unit
WHERE m.network = $1 AND m.left_at IS NULL AND p.state <> 'ended'
ORDER BY p.family_name COLLATE nb, p.given_name COLLATE nb, p.id;

-- By a part of the name, or of what they can be asked about; folded.
-- people_found(str wanted, int most) ->* found_person(person_id id, str given_name, str family_name, str? unit_name, str? job_title, str? ask_me_about)
SELECT p.id, p.given_name, p.family_name, u.name, p.job_title, p.ask_me_about
FROM person p LEFT JOIN unit u ON u.id = p.unit
WHERE p.state <> 'ended' AND (replace(p.search_key, $1, '') <> p.search_key
    OR replace(p.ask_key, $1, '') <> p.ask_key)
ORDER BY p.family_name COLLATE nb, p.given_name COLLATE nb, p.id LIMIT $2;

-- unit_people(unit_id unit, int most) ->* found_person
SELECT p.id, p.given_name, p.family_name, u.name, p.job_title, p.ask_me_about
FROM person p JOIN unit u ON u.id = p.unit
WHERE p.unit = $1 AND p.state <> 'ended'
ORDER BY p.family_name COLLATE nb, p.given_name COLLATE nb, p.id LIMIT $2;

-- unit_manager_of(unit_id unit) -> unit_manager_of(person_id id, str given_name, str family_name)
SELECT p.id, p.given_name, p.family_name FROM unit_manager m JOIN person p ON p.id = m.person
WHERE m.unit = $1 AND p.state <> 'ended';
