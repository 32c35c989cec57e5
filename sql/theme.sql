-- Statements of theme/: themes, what they want, how they move; intakes; competences.
-- owns: theme theme_want theme_move theme_origin intake competence person_competence call_listener

-- enum theme_kind: theme model method problem
-- enum theme_size: small medium large
-- enum theme_urgency: usual soon urgent
-- enum theme_state: draft proposed open parked declined closed taken written in_practice

-- theme_by_id(theme_id id) -> theme(theme_id id, str title, theme_kind kind, str question, str why_now, str base_work, str result_looks, theme_size size, theme_urgency urgency, int places, int? hours, date? starts_on, date? ends_on, network_id? network, unit_id? owner_unit, person_id? reference, person_id? proposed_by, theme_state state, str reason, date? parked_until, instant? submitted_at, int version)
SELECT id, title, kind, question, why_now, base_work, result_looks, size, urgency, places, hours, starts_on, ends_on,
       network, owner_unit, reference, proposed_by, state, reason, parked_until, submitted_at, version
FROM theme WHERE id = $1;

-- Whom and what a theme names.
-- theme_names(theme_id id) -> theme_names(str? network, bool network_is_over, str? unit, str? reference, bool reference_has_left, str? proposer)
SELECT n.name, CASE WHEN n.state = 'ended' THEN 1 ELSE 0 END, u.name, r.given_name || ' ' || r.family_name,
       CASE WHEN r.state = 'ended' THEN 1 ELSE 0 END, p.given_name || ' ' || p.family_name
FROM theme t LEFT JOIN network n ON n.id = t.network LEFT JOIN unit u ON u.id = t.owner_unit
LEFT JOIN person r ON r.id = t.reference LEFT JOIN person p ON p.id = t.proposed_by
WHERE t.id = $1;

-- What somebody is in a theme: policy.c says what each may do.
-- theme_standing(theme_id theme, account_id account, person_id? person) -> standing
SELECT 0, 0, 0, 0,
       CASE WHEN t.proposed_by = $3 THEN 1 ELSE 0 END, CASE WHEN t.reference = $3 THEN 1 ELSE 0 END,
       CASE WHEN t.state IN ('draft', 'proposed', 'declined') THEN 0 ELSE 1 END, 0, 0, 0, 0, 0, 0
FROM theme t JOIN account a ON a.id = $2 WHERE t.id = $1;

-- What somebody is in a book: policy.c says what each may do.
-- book_standing(book_id book, account_id account, person_id? person) -> standing
SELECT 0, 0, 0, 0, 0, CASE WHEN t.reference = $3 THEN 1 ELSE 0 END, CASE WHEN b.edition > 0 THEN 1 ELSE 0 END, 0, 0, 0, 0,
       CASE WHEN EXISTS (SELECT 1 FROM book_person p WHERE p.book = b.id AND p.person = $3 AND p.duty = 'author') THEN 1 ELSE 0 END,
       CASE WHEN EXISTS (SELECT 1 FROM book_person p WHERE p.book = b.id AND p.person = $3 AND p.duty = 'reviewer') THEN 1 ELSE 0 END
FROM book b JOIN theme t ON t.id = b.theme JOIN account a ON a.id = $2 WHERE b.id = $1;

-- theme_add(str title, theme_kind kind, str question, unit_id? owner_unit, person_id? proposed_by, instant created_at) -> theme_id
INSERT INTO theme (title, kind, question, owner_unit, proposed_by, created_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id;

-- Out of which idea it was made.
-- theme_origin_add(theme_id theme, idea_id idea)
INSERT INTO theme_origin (theme, idea) VALUES ($1, $2) ON CONFLICT DO NOTHING;

-- theme_origin(theme_id theme) -> idea_id
SELECT idea FROM theme_origin WHERE theme = $1;

-- Nothing changes where the version is another.
-- theme_words_set(theme_words(theme_id id, int version, str title, theme_kind kind, str question, str why_now, str base_work, str result_looks, theme_size size, theme_urgency urgency, int places, int? hours, date? starts_on, date? ends_on, network_id? network, person_id? reference))
UPDATE theme SET title = $3, kind = $4, question = $5, why_now = $6, base_work = $7, result_looks = $8, size = $9,
       urgency = $10, places = $11, hours = $12, starts_on = $13, ends_on = $14, network = $15, reference = $16,
       version = version + 1
WHERE id = $1 AND version = $2;

-- Nothing changes where it is in another state by now.
-- theme_state_set(theme_turn(theme_id id, theme_state was, theme_state state, str reason, date? parked_until, instant? submitted_at, date? decided_on, instant? shelved_at))
UPDATE theme SET state = $3, reason = $4, parked_until = $5, submitted_at = coalesce($6, submitted_at),
       decided_on = coalesce($7, decided_on), shelved_at = coalesce(shelved_at, $8), version = version + 1
WHERE id = $1 AND state = $2;

-- theme_urgent_set(theme_id id)
UPDATE theme SET urgency = 'urgent' WHERE id = $1;

-- theme_reference_set(theme_id id, person_id? reference)
UPDATE theme SET reference = $2 WHERE id = $1;

-- theme_move_add(theme_id theme, theme_state from_state, theme_state to_state, account_id? account, str why, bool is_outside, instant moved_at)
INSERT INTO theme_move (theme, from_state, to_state, account, why, is_outside, moved_at) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- theme_moves(theme_id theme) ->* theme_moved(theme_state to_state, str? by_name, str why, bool is_outside, instant moved_at)
SELECT m.to_state, a.display_name, m.why, m.is_outside, m.moved_at
FROM theme_move m LEFT JOIN account a ON a.id = m.account WHERE m.theme = $1 ORDER BY m.id DESC LIMIT 200;

-- themes_undecided(person_id person) -> int
SELECT count(*) FROM theme WHERE proposed_by = $1 AND state IN ('draft', 'proposed');

-- themes_open() -> int
SELECT count(*) FROM theme WHERE state = 'open';

-- The shelf: by network in order of founding, those of no network last; in a network by the day they came here.
-- themes_on_shelf() ->* shelved(theme_id id, str title, theme_kind kind, theme_size size, theme_state state, network_id? network, str? network_name, date? parked_until)
SELECT t.id, t.title, t.kind, t.size, t.state, t.network, n.name, t.parked_until
FROM theme t LEFT JOIN network n ON n.id = t.network
WHERE t.state IN ('open', 'parked', 'closed', 'taken', 'written', 'in_practice')
ORDER BY CASE WHEN n.id IS NULL THEN 1 ELSE 0 END, n.created_at, n.id, t.shelved_at, t.id LIMIT 1000;

-- What waits for the leadership team, the oldest first.
-- themes_to_decide() ->* theme_waiting(theme_id id, str title, theme_state state, theme_urgency urgency, instant? submitted_at)
SELECT id, title, state, urgency, submitted_at FROM theme WHERE state = 'proposed' ORDER BY submitted_at, id LIMIT 1000;

-- Those that a person proposed or answers for, the newest first.
-- themes_of(person_id person) ->* theme_waiting
SELECT id, title, state, urgency, submitted_at FROM theme WHERE proposed_by = $1 OR reference = $1 ORDER BY id DESC LIMIT 200;

-- Parked ones whose day has come, or for which an intake has opened since.
-- themes_due_back(date today) ->* theme_id
SELECT id FROM theme t
WHERE t.state = 'parked'
  AND (t.parked_until <= $1
       OR (t.parked_until IS NULL AND EXISTS (SELECT 1 FROM intake i WHERE i.opens_on <= $1 AND i.opens_on > t.decided_on)))
ORDER BY t.id LIMIT 1000;

-- Nobody took them, and an intake has opened since.
-- themes_due_parking(date today) ->* theme_id
SELECT id FROM theme t
WHERE t.state = 'closed' AND EXISTS (SELECT 1 FROM intake i WHERE i.opens_on <= $1 AND i.opens_on > t.decided_on)
ORDER BY t.id LIMIT 1000;

-- ---- what a theme wants ----

-- theme_wants(theme_id theme) ->* theme_wanted(competence_id id, str name_nb, str name_nn, str name_da, str name_en, bool is_required)
SELECT c.id, c.name_nb, c.name_nn, c.name_da, c.name_en, w.is_required
FROM theme_want w JOIN competence c ON c.id = w.competence WHERE w.theme = $1 ORDER BY w.is_required DESC, c.id;

-- theme_want_add(theme_id theme, competence_id competence, bool is_required)
INSERT INTO theme_want (theme, competence, is_required) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING;

-- theme_wants_drop(theme_id theme)
DELETE FROM theme_want WHERE theme = $1;

-- ---- competences ----

-- competences() ->* competence(competence_id id, str name_nb, str name_nn, str name_da, str name_en, bool is_retired)
SELECT id, name_nb, name_nn, name_da, name_en, is_retired FROM competence ORDER BY is_retired, id LIMIT 100;

-- competence_add(str name_nb, str name_nn, str name_da, str name_en) -> competence_id
INSERT INTO competence (name_nb, name_nn, name_da, name_en) VALUES ($1, $2, $3, $4) RETURNING id;

-- competence_retire(competence_id id, bool is_retired)
UPDATE competence SET is_retired = $2 WHERE id = $1;

-- What somebody says that they can bring.
-- person_competences(person_id person) ->* competence_id
SELECT competence FROM person_competence WHERE person = $1 ORDER BY competence LIMIT 100;

-- person_competence_add(person_id person, competence_id competence, instant said_at)
INSERT INTO person_competence (person, competence, said_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING;

-- person_competence_drop(person_id person, competence_id competence)
DELETE FROM person_competence WHERE person = $1 AND competence = $2;

-- Who wants a mail when a call asks for what they bring.
-- call_listener_since(person_id person) -> instant
SELECT since FROM call_listener WHERE person = $1;

-- call_listener_add(person_id person, instant since)
INSERT INTO call_listener (person, since) VALUES ($1, $2) ON CONFLICT DO NOTHING;

-- call_listener_drop(person_id person)
DELETE FROM call_listener WHERE person = $1;

-- Those of them who work here and bring something that the theme wants; who brings most comes first.
-- call_listeners(theme_id theme) ->* person_id
SELECT l.person FROM call_listener l JOIN person p ON p.id = l.person AND p.state = 'active'
JOIN person_competence k ON k.person = l.person JOIN theme_want w ON w.competence = k.competence AND w.theme = $1
GROUP BY l.person ORDER BY count(*) DESC, l.person LIMIT 300;

-- ---- intakes ----

-- intakes() ->* intake(intake_id id, date opens_on, date deadline_on, date decides_on)
SELECT id, opens_on, deadline_on, decides_on FROM intake ORDER BY opens_on LIMIT 200;

-- intake_add(date opens_on, date deadline_on, date decides_on) -> intake_id
INSERT INTO intake (opens_on, deadline_on, decides_on) VALUES ($1, $2, $3) RETURNING id;

-- One that has not begun.
-- intake_drop(intake_id id, date today)
DELETE FROM intake WHERE id = $1 AND opens_on > $2;

-- The one that runs on a day.
-- intake_on(date day) -> intake
SELECT id, opens_on, deadline_on, decides_on FROM intake WHERE opens_on <= $1 AND decides_on >= $1 ORDER BY opens_on LIMIT 1;

-- The one that is next to open after a day.
-- intake_after(date day) -> intake
SELECT id, opens_on, deadline_on, decides_on FROM intake WHERE opens_on > $1 ORDER BY opens_on LIMIT 1;

-- intakes_within(date first, date last) -> int
SELECT count(*) FROM intake WHERE opens_on <= $2 AND decides_on >= $1;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_themes(person_id person)
UPDATE theme SET proposed_by = CASE WHEN proposed_by = $1 THEN NULL ELSE proposed_by END,
       reference = CASE WHEN reference = $1 THEN NULL ELSE reference END
WHERE proposed_by = $1 OR reference = $1;

-- erase_person_competences(person_id person)
DELETE FROM person_competence WHERE person = $1;

-- erase_call_listener(person_id person)
DELETE FROM call_listener WHERE person = $1;
