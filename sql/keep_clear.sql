-- Statements about the calendars that gatherings keep clear of, see src/gathering/keep_clear.h.
-- owns: keep_clear keep_clear_day

-- enum keep_clear_kind: school council
-- enum keep_clear_problem: none insecure private unreachable refused redirects large no_calendar empty many repeats

-- keep_clear_by_id(keep_clear_id id) -> keep_clear(keep_clear_id id, str name, keep_clear_kind kind, str? address, instant? read_at, instant? tried_at, keep_clear_problem problem, str problem_about, instant? failing_since)
SELECT id, name, kind, address, read_at, tried_at, problem, problem_about, failing_since FROM keep_clear WHERE id = $1;

-- keep_clears() ->* keep_clear at most 100
SELECT id, name, kind, address, read_at, tried_at, problem, problem_about, failing_since FROM keep_clear ORDER BY name COLLATE nb, id;

-- keep_clears_counted() -> int
SELECT count(*) FROM keep_clear;

-- keep_clear_insert(str name, keep_clear_kind kind, str? address) -> keep_clear_id
INSERT INTO keep_clear (name, kind, address) VALUES ($1, $2, $3) RETURNING id;

-- keep_clear_day_add(keep_clear_id calendar, date first_day, date last_day, str label)
INSERT INTO keep_clear_day (calendar, first_day, last_day, label) VALUES ($1, $2, $3, $4);

-- keep_clear_days_drop(keep_clear_id calendar)
DELETE FROM keep_clear_day WHERE calendar = $1;

-- keep_clear_drop(keep_clear_id id)
DELETE FROM keep_clear WHERE id = $1;

-- It was read.
-- keep_clear_was_read(keep_clear_id id, instant at)
UPDATE keep_clear SET read_at = $2, tried_at = $2, problem = 'none', problem_about = '', failing_since = NULL WHERE id = $1;

-- It could not be read; since when stays.
-- keep_clear_failed(keep_clear_id id, keep_clear_problem problem, str about, instant at)
UPDATE keep_clear SET tried_at = $4, problem = $2, problem_about = $3, failing_since = coalesce(failing_since, $4) WHERE id = $1;

-- The one that waits longest, of those not tried since: whoever gets it tries it.
-- keep_clear_claim(instant since, instant now) -> keep_clear_id
UPDATE keep_clear SET tried_at = $2
WHERE id = (SELECT id FROM keep_clear WHERE address IS NOT NULL AND (tried_at IS NULL OR tried_at <= $1)
            ORDER BY coalesce(tried_at, 0), id LIMIT 1)
RETURNING id;

-- It is read anew at once.
-- keep_clear_read_soon(keep_clear_id id)
UPDATE keep_clear SET tried_at = NULL WHERE id = $1 AND address IS NOT NULL;

-- keep_clear_is_due(instant since) -> int
SELECT 1 FROM keep_clear WHERE address IS NOT NULL AND (tried_at IS NULL OR tried_at <= $1) LIMIT 1;

-- Days of one of them, from a day on.
-- keep_clear_days_of(keep_clear_id calendar, date since) ->* keep_clear_day(date first_day, date last_day, str label, str name, keep_clear_kind kind)
SELECT d.first_day, d.last_day, d.label, k.name, k.kind
FROM keep_clear_day d JOIN keep_clear k ON k.id = d.calendar
WHERE d.calendar = $1 AND d.last_day >= $2 ORDER BY d.first_day, d.last_day, d.id;

-- Those of all of them in a time; both ends belong to it.
-- keep_clear_days(date since, date until) ->* keep_clear_day
SELECT d.first_day, d.last_day, d.label, k.name, k.kind
FROM keep_clear_day d JOIN keep_clear k ON k.id = d.calendar
WHERE d.last_day >= $1 AND d.first_day <= $2 ORDER BY d.first_day, d.last_day, d.id;
