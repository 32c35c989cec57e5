-- Statements about rounds: who is meant to go where; placing/placing.h.
-- owns: round placing_choice placing_run

-- enum placing_said: proposed kept out

-- placing_by_id(placing_id id) -> placing(placing_id id, int seed, instant opened_at, instant? drawn_at, instant? sent_at)
SELECT id, seed, opened_at, drawn_at, sent_at FROM round WHERE id = $1;

-- The one that calls still join: no offers are out, and not all of its calls are decided.
-- placing_gathering() -> placing
SELECT id, seed, opened_at, drawn_at, sent_at FROM round r WHERE sent_at IS NULL AND EXISTS (SELECT 1 FROM call c WHERE c.round = r.id AND c.state IN ('published', 'closed'))
ORDER BY id DESC LIMIT 1;

-- placing_add(int seed, instant opened_at) -> placing_id
INSERT INTO round (seed, opened_at) VALUES ($1, $2) RETURNING id;

-- Those with a call that nobody has decided, the newest first.
-- placings_running() ->* placing_waiting(placing_id id, instant opened_at, int applications)
SELECT p.id, p.opened_at, (SELECT count(*) FROM application a JOIN call c ON c.id = a.call WHERE c.round = p.id AND a.state = 'sent')
FROM round p
WHERE EXISTS (SELECT 1 FROM call o WHERE o.round = p.id AND o.state IN ('published', 'closed'))
ORDER BY p.id DESC LIMIT 50;

-- Its calls; places are those that no other call of the theme has given away.
-- placing_calls(placing_id placing) ->* placing_call(call_id id, theme_id theme, str title, call_state state, date closes_on, int places, int? hours, date? starts_on, date? ends_on)
SELECT c.id, t.id, t.title, c.state, c.closes_on,
       t.places - (SELECT count(*) FROM application a WHERE a.theme = t.id AND a.call <> c.id AND a.state IN ('offered', 'accepted', 'placed')
                   AND NOT EXISTS (SELECT 1 FROM agreement g WHERE g.application = a.id AND g.state = 'ended')),
       t.hours, t.starts_on, t.ends_on
FROM call c JOIN theme t ON t.id = c.theme WHERE c.round = $1 ORDER BY c.id LIMIT 500;

-- What everybody wishes for who may still get something, or has; a wish that led to nothing keeps its place in the list.
-- placing_wishes(placing_id placing) ->* placing_wish(application_id id, call_id call, person_id person, str given_name, str family_name, str? unit, int? hours, int rank, application_state state, bool is_over, word_state? word, str? terms, placing_said? said)
SELECT a.id, a.call, a.person, p.given_name, p.family_name, u.name, a.hours, a.rank, a.state,
       CASE WHEN EXISTS (SELECT 1 FROM agreement g WHERE g.application = a.id AND g.state = 'ended') THEN 1 ELSE 0 END,
       w.state, w.terms, s.said
FROM application a JOIN call c ON c.id = a.call JOIN person p ON p.id = a.person LEFT JOIN unit u ON u.id = p.unit
LEFT JOIN manager_word w ON w.application = a.id LEFT JOIN placing_choice s ON s.application = a.id
WHERE c.round = $1 AND a.state NOT IN ('draft', 'withdrawn')
  AND EXISTS (SELECT 1 FROM application o JOIN call d ON d.id = o.call
              WHERE d.round = $1 AND o.person = a.person AND o.state IN ('sent', 'offered', 'accepted', 'placed'))
ORDER BY a.person, a.rank, a.id LIMIT 10000;

-- What the calls' themes want.
-- placing_wants(placing_id placing) ->* placing_want(call_id call, competence_id competence, bool is_required)
SELECT c.id, w.competence, w.is_required FROM call c JOIN theme_want w ON w.theme = c.theme WHERE c.round = $1 ORDER BY c.id, w.competence LIMIT 50000;

-- What those who wish can bring.
-- placing_skills(placing_id placing) ->* placing_skill(person_id person, competence_id competence)
SELECT DISTINCT k.person, k.competence FROM person_competence k JOIN application a ON a.person = k.person JOIN call c ON c.id = a.call
WHERE c.round = $1 ORDER BY k.person, k.competence LIMIT 100000;

-- placing_choice_set(application_id application, placing_said said)
INSERT INTO placing_choice (application, said) VALUES ($1, $2) ON CONFLICT (application) DO UPDATE SET said = excluded.said;

-- placing_choice_drop(application_id application)
DELETE FROM placing_choice WHERE application = $1;

-- What the last draw proposed.
-- placing_proposal_drop(placing_id placing)
DELETE FROM placing_choice
WHERE said = 'proposed' AND application IN (SELECT a.id FROM application a JOIN call c ON c.id = a.call WHERE c.round = $1);

-- placing_drawn(placing_id id, instant drawn_at)
UPDATE round SET drawn_at = $2 WHERE id = $1;

-- placing_sent(placing_id id, instant sent_at)
UPDATE round SET sent_at = coalesce(sent_at, $2) WHERE id = $1;

-- placing_run_add(placing_id placing, account_id? account, str digest, int placed, instant drawn_at)
INSERT INTO placing_run (round, account, digest, placed, drawn_at) VALUES ($1, $2, $3, $4, $5);

-- The newest first.
-- placing_runs(placing_id placing) ->* placing_ran(str? by_name, str digest, int placed, instant drawn_at)
SELECT a.display_name, r.digest, r.placed, r.drawn_at FROM placing_run r LEFT JOIN account a ON a.id = r.account
WHERE r.round = $1 ORDER BY r.id DESC LIMIT 50;
