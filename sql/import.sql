-- SPDX-License-Identifier: EUPL-1.2
-- Taking a staff list into the store, and taking it back.
-- owns: import import_person import_unit

-- enum import_kind: new changed unchanged gone
-- enum import_state: previewed taken undone dropped

-- import_units_stored() ->* import_unit_stored(unit_id id, unit_id? parent, str? code, str name, str? kind, person_id? manager) at most 100000
SELECT u.id, u.parent, u.code, u.name, u.kind, m.person
FROM unit u LEFT JOIN unit_manager m ON m.unit = u.id ORDER BY u.id;

-- import_people_stored() ->* import_person_stored(person_id id, str match_key, str? employee_id, str? object_id, str given_name, str family_name, str email, str email_key, str? language, unit_id? unit, str? job_title, str? job_code, str? job_category, real? share_percent, str? employment_type, date? hired_on, date? ended_on, str education, str? manager_key, bool is_manager, str? workplace, person_state state, bool by_hand) at most 1000000
SELECT p.id, p.match_key, p.employee_id, p.object_id, p.given_name, p.family_name, p.email, p.email_key, p.language,
       p.unit, p.job_title, p.job_code, p.job_category, p.share_percent, p.employment_type, p.hired_on, p.ended_on,
       p.education, m.match_key, p.is_manager, p.workplace, p.state, p.by_hand
FROM person p LEFT JOIN person m ON m.id = p.manager WHERE p.erased_at IS NULL ORDER BY p.id;

-- One of them.
-- import_person_stored_by_id(person_id id) -> import_person_stored
SELECT p.id, p.match_key, p.employee_id, p.object_id, p.given_name, p.family_name, p.email, p.email_key, p.language,
       p.unit, p.job_title, p.job_code, p.job_category, p.share_percent, p.employment_type, p.hired_on, p.ended_on,
       p.education, m.match_key, p.is_manager, p.workplace, p.state, p.by_hand
FROM person p LEFT JOIN person m ON m.id = p.manager WHERE p.id = $1 AND p.erased_at IS NULL;

-- import_positions_stored() ->* import_position_stored(person_id person, unit_id? unit, str? job_title, str? job_code, real? share_percent, date? starts_on, date? ends_on, bool is_primary) at most 2000000
SELECT person, unit, job_title, job_code, share_percent, starts_on, ends_on, is_primary
FROM person_position ORDER BY person, id;

-- import_add(import_new(import_state state, str file_name, bytes? file, bytes? units_file, bool skips_bad_rows, account_id? made_by, str made_by_name, instant made_at, str? encoding)) -> import_id
INSERT INTO import (state, file_name, file, units_file, skips_bad_rows, made_by, made_by_name, made_at, encoding)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id;

-- import_by_id(import_id id) -> import(import_id id, import_state state, str file_name, bytes? file, bytes? units_file, bool skips_bad_rows, str made_by_name, instant made_at, instant? settled_at, int people, int added, int changed, int unchanged, int gone, str? encoding)
SELECT id, state, file_name, file, units_file, skips_bad_rows, made_by_name, made_at, settled_at, people, added,
       changed, unchanged, gone, encoding FROM import WHERE id = $1;

-- imports_recent() ->* import_row(import_id id, import_state state, str file_name, str made_by_name, instant made_at, instant? settled_at, int people, int added, int changed, int unchanged, int gone)
SELECT id, state, file_name, made_by_name, made_at, settled_at, people, added, changed, unchanged, gone
FROM import ORDER BY id DESC LIMIT 50;

-- The one import that can be undone: the last that was settled, unless it was undone already.
-- import_last_taken() -> import_id
SELECT i.id FROM import i
WHERE i.state = 'taken' AND NOT EXISTS (
    SELECT 1 FROM import l
    WHERE l.state IN ('taken', 'undone') AND l.id <> i.id
    AND (l.settled_at > i.settled_at OR (l.settled_at = i.settled_at AND l.id > i.id)));

-- The file goes as soon as it is not needed any more.
-- import_settle(import_id id, import_state state, instant settled_at, int people, int added, int changed, int unchanged, int gone)
UPDATE import SET state = $2, settled_at = $3, people = $4, added = $5, changed = $6, unchanged = $7, gone = $8,
       file = NULL, units_file = NULL
WHERE id = $1;

-- import_state_set(import_id id, import_state state, instant settled_at)
UPDATE import SET state = $2, settled_at = $3, file = NULL, units_file = NULL WHERE id = $1;

-- Previews that nobody approved hold personal data: they go after a while, all but the newest at once.
-- import_previews_drop(instant made_before, instant made_after, int most, instant settled_at)
UPDATE import SET state = 'dropped', settled_at = $4, file = NULL, units_file = NULL
WHERE state = 'previewed' AND (made_at < $1 OR made_at > $2
    OR id <= (SELECT id FROM import WHERE state = 'previewed' ORDER BY id DESC LIMIT 1 OFFSET $3));

-- import_person_note(import_id import, person_id person, str? before)
INSERT INTO import_person (import, person, before) VALUES ($1, $2, $3);

-- import_unit_note(import_id import, unit_id unit, str? before)
INSERT INTO import_unit (import, unit, before) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING;

-- import_people_noted(import_id import) ->* import_person_noted(person_id person, str? before) at most 1000000
SELECT person, before FROM import_person WHERE import = $1 ORDER BY person;

-- import_units_noted(import_id import) ->* import_unit_noted(unit_id unit, str? before) at most 100000
SELECT unit, before FROM import_unit WHERE import = $1 ORDER BY unit DESC;

-- import_people_notes_drop()
DELETE FROM import_person;

-- import_units_notes_drop()
DELETE FROM import_unit;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_undoing(person_id person)
DELETE FROM import_person WHERE person = $1;

-- Who had the person as a manager before the last list.
-- erase_undoing_key(str quoted_key)
UPDATE import_person SET before = replace(before, $1, '""') WHERE replace(before, $1, '""') <> before;

-- A list that nobody has approved yet is sent again.
-- erase_previews(instant settled_at)
UPDATE import SET state = 'dropped', settled_at = $1, file = NULL, units_file = NULL WHERE state = 'previewed';

-- erase_import_name(person_id person, str name)
UPDATE import SET made_by_name = $2 WHERE made_by IN (SELECT id FROM account WHERE person = $1);
