-- SPDX-License-Identifier: EUPL-1.2
-- The base organisation: units, people, positions. Everything that changes them stands here.
-- owns: unit unit_manager person person_position

-- enum education: none primary upper_secondary vocational bachelor master phd unknown

-- enum employment: permanent temporary hourly apprentice other unknown

-- enum person_state: active leave ended

-- What a criterion of the selection says of a person, and what all of them say together.
-- enum criterion: unasked yes no unknown
-- enum cohort_verdict: in out unknown

-- As counted when the last staff list was taken.
-- employees_count() -> int
SELECT people FROM staff_count WHERE name = '';

-- person_texts_set(person_id id, str? ask_me_about, str? wants_to_learn)
UPDATE person SET ask_me_about = $2, wants_to_learn = $3 WHERE id = $1;

-- The calendar's address of before leads nowhere.
-- feed_renew(person_id person)
UPDATE person SET feed_generation = feed_generation + 1 WHERE id = $1;

-- ---- as a staff list says, see src/people/import.h ----

-- import_unit_add(import_unit_row(unit_id? parent, str? code, str name, str? kind)) -> unit_id
INSERT INTO unit (parent, code, name, kind) VALUES ($1, $2, $3, $4) RETURNING id;

-- import_unit_set(unit_id id, unit_id? parent, str? code, str name, str? kind)
UPDATE unit SET parent = $2, code = $3, name = $4, kind = $5 WHERE id = $1;

-- import_unit_manager_set(unit_id unit, person_id person)
INSERT INTO unit_manager (unit, person) VALUES ($1, $2) ON CONFLICT (unit) DO UPDATE SET person = $2;

-- import_unit_manager_drop(unit_id unit)
DELETE FROM unit_manager WHERE unit = $1;

-- A unit that an undone import made goes again, unless somebody or something has come to belong to it.
-- import_unit_drop(unit_id unit)
DELETE FROM unit WHERE id = $1
AND NOT EXISTS (SELECT 1 FROM unit WHERE parent = $1)
AND NOT EXISTS (SELECT 1 FROM person WHERE unit = $1)
AND NOT EXISTS (SELECT 1 FROM person_position WHERE unit = $1)
AND NOT EXISTS (SELECT 1 FROM unit_manager WHERE unit = $1)
AND NOT EXISTS (SELECT 1 FROM import_unit WHERE unit = $1)
AND NOT EXISTS (SELECT 1 FROM theme WHERE owner_unit = $1)
AND NOT EXISTS (SELECT 1 FROM idea_handed WHERE to_unit = $1);

-- import_person_add(import_person_row(str match_key, str? employee_id, str? object_id, str given_name, str family_name, str search_key, str email, str email_key, str? language, unit_id? unit, str? job_title, str? job_code, str? job_category, real? share_percent, str? employment_type, date? hired_on, date? ended_on, str education, bool is_manager, str? workplace, person_state state, bool by_hand)) -> person_id
INSERT INTO person (match_key, employee_id, object_id, given_name, family_name, search_key, email, email_key, language,
                    unit, job_title, job_code, job_category, share_percent, employment_type, hired_on, ended_on,
                    education, is_manager, workplace, state, by_hand)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22) RETURNING id;

-- import_person_set(import_person_update(person_id id, str match_key, str? employee_id, str? object_id, str given_name, str family_name, str search_key, str email, str email_key, str? language, unit_id? unit, str? job_title, str? job_code, str? job_category, real? share_percent, str? employment_type, date? hired_on, date? ended_on, str education, bool is_manager, str? workplace, person_state state, bool by_hand))
UPDATE person SET match_key = $2, employee_id = $3, object_id = $4, given_name = $5, family_name = $6, search_key = $7,
       email = $8, email_key = $9, language = $10, unit = $11, job_title = $12, job_code = $13, job_category = $14,
       share_percent = $15, employment_type = $16, hired_on = $17, ended_on = $18, education = $19, is_manager = $20,
       workplace = $21, state = $22, by_hand = $23
WHERE id = $1;

-- import_manager_set(person_id id, person_id? manager)
UPDATE person SET manager = $2 WHERE id = $1;

-- import_position_add(import_position_row(person_id person, unit_id? unit, str? job_title, str? job_code, real? share_percent, date? starts_on, date? ends_on, bool is_primary))
INSERT INTO person_position (person, unit, job_title, job_code, share_percent, starts_on, ends_on, is_primary)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- import_positions_drop(person_id person)
DELETE FROM person_position WHERE person = $1;

-- Each key is one person's: it is laid aside before another gets it in the same transaction.
-- import_key_lay_aside(person_id id)
UPDATE person SET match_key = 'aside:' || CAST(id AS text) WHERE id = $1;

-- A person whom an undone import made goes again, unless anything has come to hang on them; the test of the import
-- reads the schema to see that nothing is forgotten here.
-- import_person_drop(person_id person)
DELETE FROM person WHERE id = $1 AND NOT EXISTS (
SELECT 1 FROM person WHERE manager = $1
UNION ALL SELECT 1 FROM unit_manager WHERE person = $1
UNION ALL SELECT 1 FROM person_position WHERE person = $1
UNION ALL SELECT 1 FROM person_edit WHERE person = $1
UNION ALL SELECT 1 FROM account WHERE person = $1
UNION ALL SELECT 1 FROM one_time_link WHERE person = $1
UNION ALL SELECT 1 FROM candidate WHERE person = $1
UNION ALL SELECT 1 FROM invitation WHERE person = $1
UNION ALL SELECT 1 FROM membership WHERE person = $1
UNION ALL SELECT 1 FROM network_volunteer WHERE person = $1
UNION ALL SELECT 1 FROM programme_item WHERE responsible = $1
UNION ALL SELECT 1 FROM attendee WHERE person = $1
UNION ALL SELECT 1 FROM seat WHERE person = $1
UNION ALL SELECT 1 FROM seating_wish WHERE person = $1 OR other = $1
UNION ALL SELECT 1 FROM notice_setting WHERE person = $1
UNION ALL SELECT 1 FROM outbox WHERE person = $1
UNION ALL SELECT 1 FROM told WHERE person = $1
UNION ALL SELECT 1 FROM told_group WHERE person = $1
UNION ALL SELECT 1 FROM ask WHERE person = $1
UNION ALL SELECT 1 FROM weekly WHERE person = $1
UNION ALL SELECT 1 FROM topic WHERE proposed_by = $1
UNION ALL SELECT 1 FROM topic_bring WHERE person = $1
UNION ALL SELECT 1 FROM topic_help WHERE person = $1
UNION ALL SELECT 1 FROM topic_comment WHERE by_person = $1
UNION ALL SELECT 1 FROM topic_move WHERE by_person = $1
UNION ALL SELECT 1 FROM ballot WHERE by_person = $1
UNION ALL SELECT 1 FROM ballot_option WHERE added_by = $1
UNION ALL SELECT 1 FROM ballot_mark WHERE person = $1
UNION ALL SELECT 1 FROM ballot_paper WHERE person = $1
UNION ALL SELECT 1 FROM task WHERE person = $1 OR settled_by = $1
UNION ALL SELECT 1 FROM prose_version WHERE writer = $1
UNION ALL SELECT 1 FROM prose_draft WHERE person = $1
UNION ALL SELECT 1 FROM application WHERE person = $1
UNION ALL SELECT 1 FROM manager_word WHERE asked_of = $1
UNION ALL SELECT 1 FROM word_before WHERE asked_of = $1
UNION ALL SELECT 1 FROM agreement WHERE person = $1
UNION ALL SELECT 1 FROM agreement_party WHERE person = $1
UNION ALL SELECT 1 FROM agreement_note WHERE person = $1
UNION ALL SELECT 1 FROM theme WHERE proposed_by = $1 OR reference = $1
UNION ALL SELECT 1 FROM host_pause WHERE person = $1
UNION ALL SELECT 1 FROM book_person WHERE person = $1
UNION ALL SELECT 1 FROM contribution WHERE person = $1
UNION ALL SELECT 1 FROM review_note WHERE person = $1
UNION ALL SELECT 1 FROM practice WHERE said_by = $1 OR confirmer = $1
UNION ALL SELECT 1 FROM disseminator WHERE person = $1
UNION ALL SELECT 1 FROM date_poll WHERE by_person = $1
UNION ALL SELECT 1 FROM poll_answer WHERE person = $1
UNION ALL SELECT 1 FROM person_competence WHERE person = $1
UNION ALL SELECT 1 FROM call_listener WHERE person = $1
UNION ALL SELECT 1 FROM guide WHERE person = $1
UNION ALL SELECT 1 FROM guide_question WHERE other = $1 OR answered_by = $1
UNION ALL SELECT 1 FROM stand_in WHERE person = $1 OR stand_in = $1
UNION ALL SELECT 1 FROM practice_answer WHERE by_person = $1
UNION ALL SELECT 1 FROM away WHERE person = $1
UNION ALL SELECT 1 FROM leaver WHERE person = $1
UNION ALL SELECT 1 FROM idea WHERE by_person = $1 OR steward = $1
UNION ALL SELECT 1 FROM idea_stand WHERE person = $1
UNION ALL SELECT 1 FROM idea_comment WHERE by_person = $1
UNION ALL SELECT 1 FROM idea_move WHERE by_person = $1
UNION ALL SELECT 1 FROM idea_handed WHERE handed_by = $1 OR asked = $1 OR answered_by = $1
UNION ALL SELECT 1 FROM question WHERE by_person = $1
UNION ALL SELECT 1 FROM question_answer WHERE by_person = $1
UNION ALL SELECT 1 FROM group_sheet WHERE writer = $1 OR keeper = $1
UNION ALL SELECT 1 FROM sheet_field WHERE person = $1
UNION ALL SELECT 1 FROM take_home WHERE person = $1
UNION ALL SELECT 1 FROM worth WHERE person = $1
UNION ALL SELECT 1 FROM mail_trouble WHERE person = $1
UNION ALL SELECT 1 FROM hosting WHERE person = $1
UNION ALL SELECT 1 FROM hosting_swap WHERE from_person = $1 OR to_person = $1
UNION ALL SELECT 1 FROM hosting_event WHERE person = $1);

-- ---- written by hand, see src/people/by_hand.h ----

-- import_position_main_set(person_id person, unit_id? unit, str? job_title, real? share_percent)
UPDATE person_position SET unit = $2, job_title = $3, share_percent = $4 WHERE person = $1 AND is_primary = 1;

-- ---- the demo, and the small worlds of tests ----

-- person_count() -> int
SELECT count(*) FROM person;

-- demo_unit_add(unit_id? parent, str code, str name) -> unit_id
INSERT INTO unit (parent, code, name) VALUES ($1, $2, $3) RETURNING id;

-- demo_unit_manager_add(unit_id unit, person_id person)
INSERT INTO unit_manager (unit, person) VALUES ($1, $2);

-- demo_person_add(demo_person_new(str match_key, str employee_id, str given_name, str family_name, str search_key, str email, str email_key, unit_id unit, str job_title, str job_code, real share_percent, str employment_type, date hired_on, str education, person_id? manager, bool is_manager)) -> person_id
INSERT INTO person (match_key, employee_id, given_name, family_name, search_key, email, email_key, unit, job_title,
                    job_code, share_percent, employment_type, hired_on, education, manager, is_manager)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) RETURNING id;

-- demo_person_leaves(person_id id)
UPDATE person SET state = 'ended' WHERE id = $1;

-- demo_person_address(person_id id, str email)
UPDATE person SET email = $2, email_key = $2 WHERE id = $1;

-- demo_person_name(person_id id, str given_name, str family_name)
UPDATE person SET given_name = $2, family_name = $3 WHERE id = $1;

-- demo_person_returns(person_id id)
UPDATE person SET state = 'active' WHERE id = $1;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- The row stays, without anybody in it: answers and attendance are counted as before.
-- erase_person(person_id id, str name, instant erased_at)
UPDATE person SET match_key = 'erased:' || CAST(id AS text), employee_id = NULL, object_id = NULL, given_name = $2,
       family_name = '', search_key = '', email = '', email_key = '', language = NULL, unit = NULL, job_title = NULL,
       job_code = NULL, job_category = NULL, share_percent = NULL, employment_type = NULL, hired_on = NULL, ended_on = NULL,
       education = 'unknown', manager = NULL, is_manager = 0, workplace = NULL, state = 'ended', by_hand = 0, ask_me_about = NULL,
       wants_to_learn = NULL, feed_generation = feed_generation + 1, erased_at = $3
WHERE id = $1;

-- erase_positions(person_id person)
DELETE FROM person_position WHERE person = $1;

-- erase_managing(person_id person)
DELETE FROM unit_manager WHERE person = $1;

-- erase_manager(person_id person)
UPDATE person SET manager = NULL WHERE manager = $1;
