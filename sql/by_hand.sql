-- SPDX-License-Identifier: EUPL-1.2
-- Statements about what was written of people by hand: src/people/by_hand.h.
-- owns: person_edit

-- by_hand_key_holder(str match_key) -> person_id
SELECT id FROM person WHERE match_key = $1;

-- Who works here and has the address.
-- by_hand_email_holder(str email_key) -> person_id
SELECT id FROM person WHERE email_key = $1 AND state <> 'ended' ORDER BY id LIMIT 1;

-- A unit by its code, else by its name.
-- by_hand_units(str name) ->* unit_id
SELECT id FROM unit WHERE code = $1 OR name = $1 ORDER BY CASE WHEN code = $1 THEN 0 ELSE 1 END, id LIMIT 20;

-- Names to be offered where one is typed.
-- by_hand_unit_names(int most) ->* unit_offered(str name)
SELECT name FROM unit GROUP BY name ORDER BY name COLLATE nb LIMIT $1;

-- person_edit_add(person_edit_new(person_id person, account_id? made_by, str made_by_name, instant made_at, str? was, str becomes))
INSERT INTO person_edit (person, made_by, made_by_name, made_at, was, becomes) VALUES ($1, $2, $3, $4, $5, $6);

-- All but the newest.
-- person_edits_trim(person_id person, int most)
DELETE FROM person_edit
WHERE person = $1 AND id <= (SELECT id FROM person_edit WHERE person = $1 ORDER BY id DESC LIMIT 1 OFFSET $2);

-- person_edits(person_id person) ->* person_edit(str made_by_name, instant made_at, str? was, str becomes)
SELECT made_by_name, made_at, was, becomes FROM person_edit WHERE person = $1 ORDER BY id DESC LIMIT 200;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_edits(person_id person)
DELETE FROM person_edit WHERE person = $1;

-- erase_editor(person_id person, str name)
UPDATE person_edit SET made_by_name = $2 WHERE made_by IN (SELECT id FROM account WHERE person = $1);
