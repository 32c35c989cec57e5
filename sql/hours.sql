-- Statements about the hours of a rotation, week by week: rotation/hours.h.
-- owns: week_hours week_hours_before

-- week_hours_of(agreement_id agreement) ->* week_hours(date week, int used, str note, instant said_at)
SELECT week, used, note, said_at FROM week_hours WHERE agreement = $1 ORDER BY week LIMIT 400;

-- week_hours_on(agreement_id agreement, date week) -> week_hours
SELECT week, used, note, said_at FROM week_hours WHERE agreement = $1 AND week = $2;

-- week_hours_put(agreement_id agreement, date week, int used, str note, instant said_at)
INSERT INTO week_hours (agreement, week, used, note, said_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (agreement, week) DO UPDATE SET used = excluded.used, note = excluded.note, said_at = excluded.said_at;

-- Before it is corrected.
-- week_hours_keep(agreement_id agreement, date week)
INSERT INTO week_hours_before (agreement, week, used, note, said_at)
SELECT agreement, week, used, note, said_at FROM week_hours WHERE agreement = $1 AND week = $2;

-- week_hours_corrected(agreement_id agreement) ->* week_hours
SELECT week, used, note, said_at FROM week_hours_before WHERE agreement = $1 ORDER BY id DESC LIMIT 100;

-- Rotations whose hours somebody can tell now.
-- rotations_running(person_id person) ->* agreement_id
SELECT id FROM agreement WHERE person = $1 AND state = 'running' ORDER BY id LIMIT 20;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_week_hours(person_id person)
DELETE FROM week_hours WHERE agreement IN (SELECT id FROM agreement WHERE person = $1);

-- erase_week_hours_before(person_id person)
DELETE FROM week_hours_before WHERE agreement IN (SELECT id FROM agreement WHERE person = $1);
