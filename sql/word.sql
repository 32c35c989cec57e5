-- Statements about the word of somebody's own manager on an application: rotation/word.h.
-- owns: manager_word word_before

-- enum word_state: asked yes yes_if no no_word
-- enum word_reason: cover cost timing task other

-- word_of(application_id application) -> manager_word(manager_word_id id, application_id application, person_id? asked_of, str? given_name, str? family_name, bool is_away, bool is_decided, word_state state, str terms, word_reason? reason, date due_on, int occasion, instant? said_at)
SELECT w.id, w.application, w.asked_of, p.given_name, p.family_name, CASE WHEN p.state = 'active' THEN 0 ELSE 1 END,
       CASE WHEN w.decided_by IS NULL THEN 0 ELSE 1 END, w.state, w.terms, w.reason, w.due_on, w.occasion, w.said_at
FROM manager_word w LEFT JOIN person p ON p.id = w.asked_of WHERE w.application = $1;

-- word_add(application_id application, person_id? asked_of, date due_on, instant asked_at)
INSERT INTO manager_word (application, asked_of, due_on, asked_at) VALUES ($1, $2, $3, $4) ON CONFLICT (application) DO NOTHING;

-- Somebody else is asked. Nothing changes where it was said, or that was decided, meanwhile.
-- word_ask_other(manager_word_id id, int occasion, person_id asked_of, account_id decided_by, date due_on, instant asked_at)
UPDATE manager_word SET asked_of = $3, decided_by = $4, due_on = $5, asked_at = $6, reminded_at = NULL, occasion = occasion + 1
WHERE id = $1 AND occasion = $2 AND state = 'asked';

-- Nothing changes where it is in another state by now.
-- word_state_set(manager_word_id id, word_state was, word_state state, str terms, word_reason? reason, instant? said_at)
UPDATE manager_word SET state = $3, terms = $4, reason = $5, said_at = $6 WHERE id = $1 AND state = $2;

-- word_keep(manager_word_id id)
INSERT INTO word_before (word, asked_of, state, terms, reason, said_at)
SELECT id, asked_of, state, terms, reason, said_at FROM manager_word WHERE id = $1;

-- How often a no was changed.
-- word_noes(manager_word_id word) -> int
SELECT count(*) FROM word_before WHERE word = $1 AND state = 'no';

-- words_over(date today) ->* application_id
SELECT application FROM manager_word WHERE state = 'asked' AND due_on < $1 ORDER BY id LIMIT 1000;

-- Asked a while ago, and due by then.
-- words_to_remind(date due_by, instant asked_before) ->* application_id
SELECT w.application FROM manager_word w JOIN person p ON p.id = w.asked_of AND p.state = 'active'
WHERE w.state = 'asked' AND w.reminded_at IS NULL AND w.due_on <= $1 AND w.asked_at <= $2 ORDER BY w.id LIMIT 1000;

-- word_reminded(application_id application, instant reminded_at)
UPDATE manager_word SET reminded_at = $2 WHERE application = $1 AND reminded_at IS NULL;

-- Nobody is asked: there is no manager, they have left, or they are a part of the matter.
-- words_to_place() ->* word_waiting(application_id id, str given_name, str family_name, str title)
SELECT a.id, p.given_name, p.family_name, t.title
FROM manager_word w JOIN application a ON a.id = w.application JOIN person p ON p.id = a.person JOIN theme t ON t.id = a.theme
LEFT JOIN person m ON m.id = w.asked_of
WHERE w.state = 'asked' AND coalesce(m.state, 'ended') <> 'active' ORDER BY w.id LIMIT 200;

-- Those who apply for the same have no word in it.
-- word_rivals(application_id application) ->* person_id
SELECT DISTINCT o.person FROM application a JOIN application o ON o.call = a.call
WHERE a.id = $1 AND o.person IS NOT NULL AND o.state IN ('sent', 'offered', 'accepted', 'placed') ORDER BY 1 LIMIT 1000;

-- Of applications whose names are gone.
-- words_forget()
UPDATE manager_word SET asked_of = NULL, terms = ''
WHERE (asked_of IS NOT NULL OR terms <> '') AND application IN (SELECT id FROM application WHERE person IS NULL);

-- words_before_forget()
UPDATE word_before SET asked_of = NULL, terms = ''
WHERE (asked_of IS NOT NULL OR terms <> '')
  AND word IN (SELECT w.id FROM manager_word w JOIN application a ON a.id = w.application WHERE a.person IS NULL);

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_manager_words(person_id person)
UPDATE manager_word SET asked_of = NULL WHERE asked_of = $1;

-- erase_words_before(person_id person)
UPDATE word_before SET asked_of = NULL WHERE asked_of = $1;
