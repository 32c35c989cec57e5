-- Statements that fill the demo, and the small worlds of tests.

-- demo_unit_add(unit_id? parent, str code, str name) -> unit_id
INSERT INTO unit (parent, code, name) VALUES ($1, $2, $3) RETURNING id;

-- demo_unit_manager_add(unit_id unit, person_id person)
INSERT INTO unit_manager (unit, person) VALUES ($1, $2);

-- demo_person_add(demo_person_new(str match_key, str employee_id, str given_name, str family_name, str search_key, str email, str email_key, unit_id unit, str job_title, str job_code, real share_percent, str employment_type, date hired_on, str education, person_id? manager, bool is_manager)) -> person_id
INSERT INTO person (match_key, employee_id, given_name, family_name, search_key, email, email_key, unit, job_title,
                    job_code, share_percent, employment_type, hired_on, education, manager, is_manager)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) RETURNING id;

-- person_count() -> int
SELECT count(*) FROM person;

-- Mail of the days before today has left.
-- demo_outbox_sent(instant before, int after_us)
UPDATE outbox SET state = 'sent', tries = 1, sent_at = created_at + $2 WHERE state = 'queued' AND created_at < $1;

-- demo_person_leaves(person_id id)
UPDATE person SET state = 'ended' WHERE id = $1;

-- demo_person_address(person_id id, str email)
UPDATE person SET email = $2, email_key = $2 WHERE id = $1;

-- demo_person_returns(person_id id)
UPDATE person SET state = 'active' WHERE id = $1;
