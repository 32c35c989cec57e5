-- Statements about what units have taken into use: src/practice/practice.h.
-- owns: practice practice_answer

-- enum practice_state: said confirmed in_use lapsed

-- practice_by_id(practice_id id) -> practice(practice_id id, theme_id theme, unit_id unit, date since_on, str what_for, person_id? said_by, person_id? confirmer, practice_state state, bool is_own_unit, bool said_no, date? confirmed_on, date? check_on, date? asked_on, int asked_times)
SELECT id, theme, unit, since_on, what_for, said_by, confirmer, state, is_own_unit, said_no, confirmed_on, check_on, asked_on, asked_times
FROM practice WHERE id = $1;

-- practice_names(practice_id id) -> practice_names(str theme, str unit, str? confirmer, bool confirmer_has_left, str? sayer)
SELECT t.title, u.name, c.given_name || ' ' || c.family_name, CASE WHEN c.state = 'ended' THEN 1 ELSE 0 END,
       s.given_name || ' ' || s.family_name
FROM practice p JOIN theme t ON t.id = p.theme JOIN unit u ON u.id = p.unit
LEFT JOIN person c ON c.id = p.confirmer LEFT JOIN person s ON s.id = p.said_by
WHERE p.id = $1;

-- All of them, of a theme (0: of any) and a unit (0: of any), the newest first.
-- practices_of(theme_id theme, unit_id unit) ->* practice_line(practice_id id, theme_id theme, str theme_title, str unit_name, date since_on, practice_state state, bool is_own_unit, date? asked_on, int asked_times)
SELECT p.id, p.theme, t.title, u.name, p.since_on, p.state, p.is_own_unit, p.asked_on, p.asked_times
FROM practice p JOIN theme t ON t.id = p.theme JOIN unit u ON u.id = p.unit
WHERE ($1 = 0 OR p.theme = $1) AND ($2 = 0 OR p.unit = $2)
ORDER BY p.since_on DESC, p.id DESC LIMIT 1000;

-- practices_counted(theme_id theme) -> int
SELECT count(*) FROM practice WHERE theme = $1;

-- The same unit, and it is not over.
-- practice_there(theme_id theme, unit_id unit) -> practice_id
SELECT id FROM practice WHERE theme = $1 AND unit = $2 AND state <> 'lapsed' ORDER BY id LIMIT 1;

-- practice_insert(practice_new(theme_id theme, unit_id unit, date since_on, str what_for, person_id? said_by, person_id? confirmer, bool is_own_unit, instant created_at)) -> practice_id
INSERT INTO practice (theme, unit, since_on, what_for, said_by, confirmer, is_own_unit, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id;

-- Whether the person works in the unit, or in one below it.
-- person_works_below(person_id person, unit_id unit) -> int
WITH RECURSIVE up (unit, height) AS (
    SELECT unit, 0 FROM person WHERE id = $1 AND state = 'active' AND unit IS NOT NULL
    UNION ALL
    SELECT u.parent, up.height + 1 FROM up JOIN unit u ON u.id = up.unit WHERE u.parent IS NOT NULL AND up.height < 20
)
SELECT 1 FROM up WHERE unit = $2 LIMIT 1;

-- Who is an author of the theme's book, or was on rotation with it.
-- practice_author(theme_id theme, person_id person) -> int
SELECT 1 FROM (
    SELECT a.person FROM application a WHERE a.theme = $1 AND a.state IN ('accepted', 'placed')
    UNION ALL
    SELECT m.person FROM book b JOIN book_person m ON m.book = b.id AND m.duty = 'author' WHERE b.theme = $1
) w WHERE w.person = $2 LIMIT 1;

-- Whether one of them works in the unit, or in one below it.
-- practice_author_unit(theme_id theme, unit_id unit) -> int
WITH RECURSIVE up (unit, height) AS (
    SELECT p.unit, 0 FROM person p
    WHERE p.unit IS NOT NULL AND (
        p.id IN (SELECT a.person FROM application a WHERE a.theme = $1 AND a.state IN ('accepted', 'placed'))
        OR p.id IN (SELECT m.person FROM book b JOIN book_person m ON m.book = b.id AND m.duty = 'author' WHERE b.theme = $1))
    UNION ALL
    SELECT u.parent, up.height + 1 FROM up JOIN unit u ON u.id = up.unit WHERE u.parent IS NOT NULL AND up.height < 20
)
SELECT 1 FROM up WHERE unit = $2 LIMIT 1;

-- The managers of a unit and of those above it, from the nearest; only who works here.
-- unit_managers_above(unit_id unit) ->* person_id
WITH RECURSIVE up (unit, height) AS (
    SELECT id, 0 FROM unit WHERE id = $1
    UNION ALL
    SELECT u.parent, up.height + 1 FROM up JOIN unit u ON u.id = up.unit WHERE u.parent IS NOT NULL AND up.height < 20
)
SELECT um.person FROM up JOIN unit_manager um ON um.unit = up.unit JOIN person p ON p.id = um.person AND p.state = 'active'
GROUP BY um.person ORDER BY min(up.height), um.person LIMIT 20;

-- Nothing where it is in another state by now.
-- practice_state_set(practice_turn(practice_id id, practice_state was, practice_state state, date? confirmed_on, date? check_on))
UPDATE practice SET state = $3, confirmed_on = coalesce($4, confirmed_on), check_on = $5, asked_on = NULL, asked_times = 0, said_no = 0
WHERE id = $1 AND state = $2;

-- practice_named(practice_id id, person_id? confirmer, bool said_no)
UPDATE practice SET confirmer = $2, said_no = $3 WHERE id = $1 AND state <> 'lapsed';

-- practice_asked(practice_id id, date asked_on, int asked_times)
UPDATE practice SET asked_on = $2, asked_times = $3 WHERE id = $1 AND state IN ('confirmed', 'in_use');

-- practice_drop(practice_id id)
DELETE FROM practice WHERE id = $1 AND state = 'said';

-- practice_answer_add(practice_id practice, date answered_on, bool is_in_use, str body, person_id? by_person)
INSERT INTO practice_answer (practice, answered_on, is_in_use, body, by_person) VALUES ($1, $2, $3, $4, $5);

-- practice_answers(practice_id practice) ->* practice_answered(date answered_on, bool is_in_use, str body, str? by_name)
SELECT a.answered_on, a.is_in_use, a.body, p.given_name || ' ' || p.family_name
FROM practice_answer a LEFT JOIN person p ON p.id = a.by_person WHERE a.practice = $1 ORDER BY a.id LIMIT 100;

-- Where it is time to ask whether it is in use still.
-- practices_to_ask(date today) ->* practice_id
SELECT id FROM practice WHERE state IN ('confirmed', 'in_use') AND check_on <= $1 AND asked_times < 3 ORDER BY id LIMIT 1000;

-- Where somebody is named who has not said anything yet.
-- practices_said() ->* practice_id
SELECT id FROM practice WHERE state = 'said' AND confirmer IS NOT NULL ORDER BY id LIMIT 1000;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_practices(person_id person)
UPDATE practice SET said_by = CASE WHEN said_by = $1 THEN NULL ELSE said_by END,
       confirmer = CASE WHEN confirmer = $1 THEN NULL ELSE confirmer END
WHERE said_by = $1 OR confirmer = $1;

-- erase_practice_answers(person_id person)
UPDATE practice_answer SET by_person = NULL WHERE by_person = $1;
