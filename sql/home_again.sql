-- Statements about coming home from a rotation: rotation/home.h.
-- owns: agreement_return return_item disseminator

-- enum return_kind: debrief talk workshop advice other
-- enum return_state: due done moved dropped

-- ---- what is agreed ----

-- returns_of(agreement_version_id version) ->* agreement_return(return_kind kind, str body, date due_on)
SELECT kind, body, due_on FROM agreement_return WHERE version = $1 ORDER BY place LIMIT 20;

-- returns_drop(agreement_version_id version)
DELETE FROM agreement_return WHERE version = $1;

-- return_agreed_add(agreement_version_id version, int place, return_kind kind, str body, date due_on)
INSERT INTO agreement_return (version, place, kind, body, due_on) VALUES ($1, $2, $3, $4, $5);

-- ---- what is done of it ----

-- return_item_by_id(return_item_id id) -> return_item(return_item_id id, agreement_id agreement, return_kind kind, str body, date due_on, return_state state, bool person_says, bool manager_says, str reason, date? settled_on)
SELECT id, agreement, kind, body, due_on, state, person_says, manager_says, reason, settled_on FROM return_item WHERE id = $1;

-- return_items_of(agreement_id agreement) ->* return_item
SELECT id, agreement, kind, body, due_on, state, person_says, manager_says, reason, settled_on FROM return_item WHERE agreement = $1
ORDER BY due_on, id LIMIT 200;

-- return_item_add(agreement_id agreement, return_kind kind, str body, date due_on) -> return_item_id
INSERT INTO return_item (agreement, kind, body, due_on) VALUES ($1, $2, $3, $4) RETURNING id;

-- Nothing changes where it is not due any more.
-- return_item_settle(return_item_id id, return_state state, str reason, date settled_on)
UPDATE return_item SET state = $2, reason = $3, settled_on = $4 WHERE id = $1 AND state = 'due';

-- return_item_says(return_item_id id, bool person_says, bool manager_says)
UPDATE return_item SET person_says = CASE WHEN $2 = 1 THEN 1 ELSE person_says END,
       manager_says = CASE WHEN $3 = 1 THEN 1 ELSE manager_says END
WHERE id = $1 AND state = 'due';

-- Whose day has come, of those who work here.
-- return_items_due(date today) ->* return_due(return_item_id id, person_id person)
SELECT r.id, p.id FROM return_item r JOIN agreement a ON a.id = r.agreement JOIN person p ON p.id = a.person AND p.state = 'active'
WHERE r.state = 'due' AND r.due_on <= $1 AND r.person_says = 0 ORDER BY r.id LIMIT 1000;

-- Of those who have left.
-- return_items_left_over() ->* return_item_id
SELECT r.id FROM return_item r JOIN agreement a ON a.id = r.agreement LEFT JOIN person p ON p.id = a.person
WHERE r.state = 'due' AND (p.id IS NULL OR p.state = 'ended') ORDER BY r.id LIMIT 1000;

-- Talks, workshops and hours of advice that come, by who passes the theme on.
-- talks_to_come(date today) ->* talk(theme_id theme, str theme_title, person_id person, str given_name, str family_name, str? unit_name, return_kind kind, str body, date due_on)
SELECT t.id, t.title, p.id, p.given_name, p.family_name, u.name, r.kind, r.body, r.due_on
FROM return_item r JOIN agreement a ON a.id = r.agreement JOIN theme t ON t.id = a.theme
JOIN person p ON p.id = a.person AND p.state = 'active' LEFT JOIN unit u ON u.id = p.unit
WHERE r.state = 'due' AND r.kind IN ('talk', 'workshop', 'advice') AND r.due_on >= $1 ORDER BY r.due_on, r.id LIMIT 500;

-- What somebody has to do after coming home, for their calendar.
-- return_days(person_id person, date since) ->* return_day(return_item_id id, agreement_id agreement, str theme_title, return_kind kind, date due_on)
SELECT r.id, a.id, t.title, r.kind, r.due_on FROM return_item r JOIN agreement a ON a.id = r.agreement JOIN theme t ON t.id = a.theme
WHERE a.person = $1 AND r.state = 'due' AND r.due_on >= $2 ORDER BY r.due_on, r.id LIMIT 200;

-- ---- who passes it on ----

-- disseminator_add(theme_id theme, person_id person, date since_on)
INSERT INTO disseminator (theme, person, since_on) VALUES ($1, $2, $3) ON CONFLICT (theme, person) DO UPDATE SET until_on = NULL;

-- disseminator_end(theme_id theme, person_id person, date until_on)
UPDATE disseminator SET until_on = $3 WHERE theme = $1 AND person = $2 AND until_on IS NULL;

-- disseminators_leave(date until_on)
UPDATE disseminator SET until_on = $1 WHERE until_on IS NULL AND person IN (SELECT id FROM person WHERE state = 'ended');

-- disseminators_of(theme_id theme) ->* disseminator(person_id person, str given_name, str family_name, str? unit_name, date since_on, date? until_on)
SELECT p.id, p.given_name, p.family_name, u.name, d.since_on, d.until_on
FROM disseminator d JOIN person p ON p.id = d.person LEFT JOIN unit u ON u.id = p.unit
WHERE d.theme = $1 ORDER BY d.since_on, p.id LIMIT 50;

-- What somebody passes on.
-- themes_passed_on(person_id person) ->* theme_passed_on(theme_id theme, str title, date since_on)
SELECT t.id, t.title, d.since_on FROM disseminator d JOIN theme t ON t.id = d.theme
WHERE d.person = $1 AND d.until_on IS NULL ORDER BY d.since_on DESC, t.id LIMIT 50;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_disseminator(person_id person)
DELETE FROM disseminator WHERE person = $1;

-- What they wrote about coming home.
-- erase_return_items(person_id person)
UPDATE return_item SET body = '', reason = '' WHERE agreement IN (SELECT id FROM agreement WHERE person = $1);
