-- What the chain reads: chain/stations.h. It writes nothing.

-- The idea that became a theme, the newest where there are several.
-- chain_idea_of(theme_id theme) -> idea_id
SELECT idea FROM idea_handed WHERE to_theme = $1 ORDER BY id DESC LIMIT 1;

-- The theme that an idea became, once everybody may see it.
-- chain_theme_of(idea_id idea) -> theme_id
SELECT h.to_theme FROM idea_handed h JOIN theme t ON t.id = h.to_theme
WHERE h.idea = $1 AND t.state NOT IN ('draft', 'proposed', 'declined') ORDER BY h.id DESC LIMIT 1;

-- Whom it names stands on its own page, not here.
-- chain_theme(theme_id id) -> chain_theme(theme_id id, str title, str question, theme_state state, instant created_at, instant? shelved_at)
SELECT id, title, question, state, created_at, shelved_at FROM theme WHERE id = $1;

-- chain_calls(theme_id theme) ->* chain_call(instant? published_at, date closes_on, int applied)
SELECT c.published_at, c.closes_on, (SELECT count(*) FROM application a WHERE a.call = c.id AND a.state <> 'draft')
FROM call c WHERE c.theme = $1 AND c.state <> 'draft' ORDER BY c.id LIMIT 50;

-- Those that are agreed: from the first day of the version that holds to its last, or to the day of an early end.
-- chain_rotations(theme_id theme) ->* chain_rotation(agreement_id id, agreement_state state, date? from_on, date? to_on)
SELECT a.id, a.state, (SELECT min(s.from_on) FROM agreement_stretch s WHERE s.version = v.id),
       CASE WHEN a.end_how = 'early' THEN a.ended_on ELSE (SELECT max(s.to_on) FROM agreement_stretch s WHERE s.version = v.id) END
FROM agreement a JOIN agreement_version v ON v.agreement = a.id AND v.number = a.valid_number
WHERE a.theme = $1 AND (a.state IN ('signed', 'running') OR (a.state = 'ended' AND EXISTS (
    SELECT 1 FROM agreement_stretch s WHERE s.version = v.id AND s.from_on <= a.ended_on)))
ORDER BY 3, a.id LIMIT 50;

-- chain_books(theme_id theme) ->* chain_book(book_id id, str title, int edition, date published_on, bool is_withdrawn)
SELECT b.id, b.title, b.edition, e.published_on, CASE WHEN b.state = 'withdrawn' THEN 1 ELSE 0 END
FROM book b JOIN edition e ON e.book = b.id AND e.number = b.edition WHERE b.theme = $1 ORDER BY b.id LIMIT 10;

-- The confirmer is public by that duty.
-- chain_practices(theme_id theme) ->* chain_practice(practice_id id, str unit, date since_on, practice_state state, date? asked_on, int asked_times, str? confirmer, date? answered_on)
SELECT p.id, u.name, p.since_on, p.state, p.asked_on, p.asked_times, c.given_name || ' ' || c.family_name,
       (SELECT max(a.answered_on) FROM practice_answer a WHERE a.practice = p.id)
FROM practice p JOIN unit u ON u.id = p.unit LEFT JOIN person c ON c.id = p.confirmer AND p.state <> 'said'
WHERE p.theme = $1 ORDER BY p.since_on, p.id LIMIT 200;
