-- Statements about calls and applications: theme/call.h, rotation/application.h.
-- owns: call application

-- enum call_state: draft published closed decided
-- enum application_state: draft sent offered accepted placed not_chosen withdrawn declined lapsed
-- enum withdraw_reason: no_time manager family other
-- enum missed_why: elsewhere hours word team required full better equal

-- The newest of a theme.
-- call_of_theme(theme_id theme) -> call(call_id id, theme_id theme, call_state state, date closes_on, str for_me, str get_time, str who_helps, date? closed_on, str answer)
SELECT id, theme, state, closes_on, for_me, get_time, who_helps, closed_on, answer FROM call WHERE theme = $1 ORDER BY id DESC LIMIT 1;

-- call_by_id(call_id id) -> call
SELECT id, theme, state, closes_on, for_me, get_time, who_helps, closed_on, answer FROM call WHERE id = $1;

-- call_add(theme_id theme, date closes_on) -> call_id
INSERT INTO call (theme, closes_on) VALUES ($1, $2) RETURNING id;

-- call_words_set(call_words(call_id id, date closes_on, str for_me, str get_time, str who_helps))
UPDATE call SET closes_on = $2, for_me = $3, get_time = $4, who_helps = $5 WHERE id = $1 AND state IN ('draft', 'published');

-- What the team says to those who are not chosen.
-- call_answer_set(call_id id, str answer)
UPDATE call SET answer = $2 WHERE id = $1 AND state = 'closed';

-- Nothing changes where it is in another state by now.
-- call_state_set(call_id id, call_state was, call_state state, instant? published_at, date? closed_on, instant? decided_at, bool by_itself)
UPDATE call SET state = $3, published_at = coalesce($4, published_at), closed_on = coalesce($5, closed_on),
       decided_at = coalesce($6, decided_at), by_itself = $7
WHERE id = $1 AND state = $2;

-- Its round.
-- call_placing_set(call_id id, placing_id placing)
UPDATE call SET round = $2 WHERE id = $1 AND round IS NULL;

-- call_placing(call_id id) -> placing_id
SELECT round FROM call WHERE id = $1 AND round IS NOT NULL;

-- calls_over(date today) ->* call_id
SELECT id FROM call WHERE state = 'published' AND closes_on < $1 ORDER BY id LIMIT 1000;

-- calls_stale(date closed_before) ->* call_id
SELECT id FROM call WHERE state = 'closed' AND closed_on <= $1 ORDER BY id LIMIT 1000;

-- Those that take applications, the first to close first.
-- calls_open(date today) ->* call_open(theme_id theme, str title, date closes_on)
SELECT t.id, t.title, c.closes_on FROM call c JOIN theme t ON t.id = c.theme
WHERE c.state = 'published' AND c.closes_on >= $1 ORDER BY c.closes_on, c.id LIMIT 50;

-- What waits for the team: closed and not decided.
-- calls_to_decide() ->* call_waiting(theme_id theme, str title, date closed_on, int applications)
SELECT t.id, t.title, c.closed_on, (SELECT count(*) FROM application a WHERE a.call = c.id AND a.state IN ('sent', 'offered', 'accepted'))
FROM call c JOIN theme t ON t.id = c.theme WHERE c.state = 'closed' ORDER BY c.closed_on, c.id LIMIT 500;

-- Who is on the leadership team and in the staff list.
-- team_people() ->* person_id
SELECT a.person FROM account_role r JOIN account a ON a.id = r.account WHERE r.role = 'team' AND a.person IS NOT NULL ORDER BY 1 LIMIT 200;

-- ---- applications ----

-- application_by_id(application_id id) -> application(application_id id, call_id call, theme_id theme, person_id? person, str why, int? hours, int rank, bool shows_why, application_state state, withdraw_reason? reason, instant? sent_at, date? offer_until, int version)
SELECT id, call, theme, person, why, hours, rank, shows_why, state, reason, sent_at, offer_until, version FROM application WHERE id = $1;

-- What somebody is in an application: policy.c says what each may do.
-- application_standing(application_id application, account_id account, person_id? person) -> standing
SELECT 0, 0, 0, 0, 0, 0, 0, CASE WHEN a.person = $3 THEN 1 ELSE 0 END, CASE WHEN a.state = 'draft' THEN 1 ELSE 0 END, 0, 0, 0, 0
FROM application a JOIN account k ON k.id = $2 WHERE a.id = $1;

-- What somebody is in an agreement: policy.c says what each may do. Whose it is stands as its applicant; who signs any version of it, or
-- is their manager now, answers for it as a reference leader does for a theme.
-- agreement_standing(agreement_id agreement, account_id account, person_id? person) -> standing
SELECT 0, 0, 0, 0, 0,
       CASE WHEN p.manager = $3 OR EXISTS (SELECT 1 FROM unit_manager m WHERE m.unit = p.unit AND m.person = $3)
                 OR EXISTS (SELECT 1 FROM agreement_version v JOIN agreement_party s ON s.version = v.id
                            WHERE v.agreement = a.id AND v.state <> 'dropped' AND s.person = $3) THEN 1 ELSE 0 END,
       0, CASE WHEN a.person = $3 THEN 1 ELSE 0 END, 0, 0, 0, 0, 0
FROM agreement a JOIN account k ON k.id = $2 LEFT JOIN person p ON p.id = a.person WHERE a.id = $1;

-- application_of(call_id call, person_id person) -> application
SELECT id, call, theme, person, why, hours, rank, shows_why, state, reason, sent_at, offer_until, version FROM application WHERE call = $1 AND person = $2;

-- application_add(call_id call, theme_id theme, person_id person, str why, int? hours) -> application_id
INSERT INTO application (call, theme, person, why, hours, state) VALUES ($1, $2, $3, $4, $5, 'draft')
ON CONFLICT DO NOTHING RETURNING id;

-- Nothing changes where it was sent already.
-- application_words_set(application_id id, str why, int? hours, int rank, bool shows_why)
UPDATE application SET why = $2, hours = $3, rank = $4, shows_why = $5, version = version + 1 WHERE id = $1 AND state = 'draft';

-- Nothing changes where it is in another state by now.
-- application_state_set(application_turn(application_id id, application_state was, application_state state, withdraw_reason? reason, instant? sent_at, date? offer_until, instant? settled_at))
UPDATE application SET state = $3, reason = $4, sent_at = coalesce($5, sent_at), offer_until = coalesce($6, offer_until),
       settled_at = $7, version = version + 1
WHERE id = $1 AND state = $2;

-- application_missed_set(application_id id, missed_why missed, int met, int wanted, int? last_met)
UPDATE application SET missed = $2, met = $3, wanted = $4, last_met = $5 WHERE id = $1;

-- application_missed(application_id id) -> missed_row(missed_why missed, int met, int wanted, int? last_met)
SELECT missed, met, wanted, last_met FROM application WHERE id = $1 AND state = 'not_chosen' AND missed IS NOT NULL;

-- applications_sent(call_id call) -> int
SELECT count(*) FROM application WHERE call = $1 AND state <> 'draft';

-- Offers and places of a theme that stand.
-- applications_holding(theme_id theme) -> int
SELECT count(*) FROM application WHERE theme = $1 AND state IN ('offered', 'accepted', 'placed');

-- Names of those who were not chosen are gone from here when the call is decided.
-- applications_of_call(call_id call) ->* applicant(application_id id, person_id person, str given_name, str family_name, str? unit_name, str why, int? hours, application_state state, instant? sent_at, date? offer_until)
SELECT a.id, p.id, p.given_name, p.family_name, u.name, a.why, a.hours, a.state, a.sent_at, a.offer_until
FROM application a JOIN person p ON p.id = a.person LEFT JOIN unit u ON u.id = p.unit
WHERE a.call = $1 AND a.state IN ('sent', 'offered', 'accepted', 'placed') ORDER BY a.sent_at, a.id LIMIT 300;

-- How many there were, whatever became of them.
-- applications_counted(call_id call) ->* application_count(application_state state, int count)
SELECT state, count(*) FROM application WHERE call = $1 AND state <> 'draft' GROUP BY state ORDER BY state;

-- applications_by(person_id person) ->* own_application(application_id id, call_id call, str title, application_state state, date? offer_until)
SELECT a.id, a.call, t.title, a.state, a.offer_until FROM application a JOIN theme t ON t.id = a.theme
WHERE a.person = $1 ORDER BY a.id DESC LIMIT 200;

-- Sent ones of a call that was decided.
-- applications_left_over(call_id call) ->* application_id
SELECT id FROM application WHERE call = $1 AND state = 'sent' ORDER BY id LIMIT 1000;

-- Not chosen since then, and not told.
-- applications_to_answer(instant since) ->* application_id
SELECT a.id FROM application a
WHERE a.state = 'not_chosen' AND a.settled_at >= $1 AND a.person IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.event_key = 'decided:' || a.id) ORDER BY a.id LIMIT 1000;

-- offers_over(date today) ->* application_id
SELECT id FROM application WHERE state = 'offered' AND offer_until < $1 ORDER BY id LIMIT 1000;

-- Whose word nobody needs any more: the name and the words go, the row stays for the counts.
-- applications_forget(instant settled_before)
UPDATE application SET person = NULL, why = '', hours = NULL
WHERE settled_at < $1 AND person IS NOT NULL AND state IN ('not_chosen', 'withdrawn', 'declined', 'lapsed');

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_applications(person_id person)
UPDATE application SET person = NULL, why = '', hours = NULL WHERE person = $1;
