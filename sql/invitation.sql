-- Statements about invitations: who is asked, what they answered, who waits.
-- owns: invitation invitation_answer network_text

-- enum invitation_reason: no_time manager not_for_me other
-- enum answer_via: link page mail lead

-- invitation_by_id(invitation_id id) -> invitation(invitation_id id, network_id network, person_id person, int place, int generation, instant? invited_at, instant? answer_by, answer answer, invitation_reason? reason, instant? answered_at, instant? reminded_at, instant? withdrawn_at)
SELECT id, network, person, place, generation, invited_at, answer_by, answer, reason, answered_at, reminded_at, withdrawn_at
FROM invitation WHERE id = $1;

-- invitation_of(network_id network, person_id person) -> invitation
SELECT id, network, person, place, generation, invited_at, answer_by, answer, reason, answered_at, reminded_at, withdrawn_at
FROM invitation WHERE network = $1 AND person = $2;

-- Whom the rule or a person has chosen and who still works here; reserves behind, in the order in which they were named.
-- invitation_chosen(network_id network) ->* invitation_chosen(person_id person, bool is_reserve)
SELECT c.person, CASE WHEN c.override_to = 'reserve' THEN 1 ELSE 0 END
FROM candidate c JOIN person p ON p.id = c.person
WHERE c.network = $1 AND p.state <> 'ended'
  AND (c.override_to IN ('in', 'reserve') OR (c.override_to IS NULL AND c.decision = 'in'))
ORDER BY CASE WHEN c.override_to = 'reserve' THEN 1 ELSE 0 END, c.override_at, c.person;

-- No row where the person has one already.
-- invitation_insert(network_id network, person_id person, int place, instant? invited_at, instant? answer_by) -> invitation_id
INSERT INTO invitation (network, person, place, invited_at, answer_by) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (network, person) DO NOTHING RETURNING id;

-- invitation_next_place(network_id network) -> int
SELECT coalesce(max(place), 0) + 1 FROM invitation WHERE network = $1;

-- What a link is about; neither ever belongs to another network.
-- invitation_network(invitation_id id) -> network_id
SELECT network FROM invitation WHERE id = $1;

-- attendee_network(attendee_id id) -> network_id
SELECT g.network FROM attendee a JOIN gathering g ON g.id = a.gathering WHERE a.id = $1;

-- invitation_answer_set(invitation_id id, answer answer, invitation_reason? reason, instant answered_at)
UPDATE invitation SET answer = $2, reason = $3, answered_at = $4 WHERE id = $1;

-- invitation_answer_add(invitation_id invitation, answer answer, invitation_reason? reason, answer_via via, instant answered_at)
INSERT INTO invitation_answer (invitation, answer, reason, via, answered_at) VALUES ($1, $2, $3, $4, $5);

-- All but the newest: a link can be answered by as often as somebody likes.
-- invitation_answers_trim(invitation_id invitation, int most)
DELETE FROM invitation_answer
WHERE invitation = $1 AND id <= (SELECT id FROM invitation_answer WHERE invitation = $1 ORDER BY id DESC LIMIT 1 OFFSET $2);

-- invitation_answers(invitation_id invitation) ->* invitation_answer_row(answer answer, invitation_reason? reason, answer_via via, instant answered_at)
SELECT answer, reason, via, answered_at FROM invitation_answer WHERE invitation = $1 ORDER BY id;

-- Onto the waiting list.
-- invitation_wait(invitation_id id, int place)
UPDATE invitation SET place = $2, invited_at = NULL, answer_by = NULL WHERE id = $1;

-- invitation_offer(invitation_id id, instant invited_at, instant answer_by)
UPDATE invitation SET invited_at = $2, answer_by = $3, answer = 'none', reason = NULL, reminded_at = NULL,
       generation = generation + 1
WHERE id = $1;

-- invitation_again(invitation_id id, int place, instant? invited_at, instant? answer_by)
UPDATE invitation SET place = $2, invited_at = $3, answer_by = $4, answer = 'none', reason = NULL, reminded_at = NULL,
       withdrawn_at = NULL, generation = generation + 1
WHERE id = $1;

-- invitation_withdrawn_set(invitation_id id, instant withdrawn_at)
UPDATE invitation SET withdrawn_at = $2 WHERE id = $1 AND withdrawn_at IS NULL;

-- Who has a place, and who was asked and may still answer.
-- invitation_taken(network_id network, instant now) -> invitation_taken(int members, int asked, int offered)
SELECT cast(coalesce(sum(CASE WHEN answer = 'yes' THEN 1 ELSE 0 END), 0) AS bigint),
       cast(coalesce(sum(CASE WHEN answer IN ('none', 'maybe') AND answer_by >= $2 THEN 1 ELSE 0 END), 0) AS bigint),
       cast(coalesce(sum(CASE WHEN answer IN ('none', 'maybe') AND answer_by >= $2 AND place > 0 THEN 1 ELSE 0 END), 0) AS bigint)
FROM invitation i JOIN person p ON p.id = i.person AND p.state <> 'ended'
WHERE i.network = $1 AND i.invited_at IS NOT NULL AND i.withdrawn_at IS NULL;

-- The first on the waiting list who has not said no.
-- invitation_next_waiting(network_id network) -> invitation_id
SELECT i.id FROM invitation i JOIN person p ON p.id = i.person
WHERE i.network = $1 AND i.place > 0 AND i.invited_at IS NULL AND i.withdrawn_at IS NULL AND i.answer <> 'no'
  AND p.state <> 'ended'
ORDER BY i.place, i.id LIMIT 1;

-- invitations_waiting_ahead(network_id network, int place) -> int
SELECT count(*) FROM invitation
WHERE network = $1 AND place > 0 AND place < $2 AND invited_at IS NULL AND withdrawn_at IS NULL AND answer <> 'no';

-- Neither yes nor no yet, and not heard of since `before`: a maybe is not asked again in the same breath.
-- invitations_remindable(network_id network, instant now, instant before) ->* invitation_id
SELECT i.id FROM invitation i JOIN person p ON p.id = i.person AND p.state <> 'ended'
WHERE i.network = $1 AND (i.answer = 'none' OR (i.answer = 'maybe' AND i.answered_at <= $3))
  AND i.invited_at IS NOT NULL AND i.withdrawn_at IS NULL AND i.answer_by >= $2
  AND i.invited_at <= $3 AND (i.reminded_at IS NULL OR i.reminded_at <= $3)
ORDER BY i.id;

-- invitation_reminded_set(invitation_id id, instant now, instant before)
UPDATE invitation SET reminded_at = $2
WHERE id = $1 AND (answer = 'none' OR (answer = 'maybe' AND answered_at <= $3))
  AND invited_at IS NOT NULL AND withdrawn_at IS NULL AND answer_by >= $2
  AND invited_at <= $3 AND (reminded_at IS NULL OR reminded_at <= $3);

-- Of a running network: asked, neither yes nor no, little time left, and not reminded yet; a maybe is reminded once more.
-- invitations_due_for_reminder(network_id network, instant now, instant invited_before, instant answer_by_before, instant maybe_before) ->* invitation_id
SELECT i.id FROM invitation i JOIN network n ON n.id = i.network JOIN person p ON p.id = i.person
WHERE n.id = $1 AND n.state = 'running' AND p.state <> 'ended' AND i.withdrawn_at IS NULL
  AND ((i.answer = 'none' AND i.reminded_at IS NULL)
    OR (i.answer = 'maybe' AND i.answered_at <= $5 AND (i.reminded_at IS NULL OR i.reminded_at < i.answered_at)))
  AND i.invited_at <= $3 AND i.answer_by >= $2 AND i.answer_by <= $4
ORDER BY i.id LIMIT 1000;

-- The board: everyone who has or had an invitation; first those of whom something is still awaited.
-- invitations_of(network_id network) ->* invitation_line(invitation_id id, person_id person, str given_name, str family_name, str email, str? unit_name, int place, int generation, instant? invited_at, instant? answer_by, answer answer, invitation_reason? reason, instant? answered_at, instant? reminded_at, instant? withdrawn_at, bool has_left)
SELECT i.id, i.person, p.given_name, p.family_name, p.email, u.name, i.place, i.generation, i.invited_at, i.answer_by,
       i.answer, i.reason, i.answered_at, i.reminded_at, i.withdrawn_at, CASE WHEN p.state = 'ended' THEN 1 ELSE 0 END
FROM invitation i JOIN person p ON p.id = i.person LEFT JOIN unit u ON u.id = p.unit
WHERE i.network = $1
ORDER BY CASE WHEN i.withdrawn_at IS NOT NULL OR p.state = 'ended' THEN 4 WHEN i.answer = 'none' THEN 0 WHEN i.answer = 'maybe' THEN 1
         WHEN i.answer = 'yes' THEN 2 ELSE 3 END,
         p.family_name COLLATE nb, p.given_name COLLATE nb, i.id LIMIT 5000;

-- By mail address, employee number or the whole name, folded.
-- people_named(str key, str employee_id) ->* person_named(person_id id, str given_name, str family_name, str email)
SELECT id, given_name, family_name, email FROM person
WHERE state <> 'ended' AND (email_key = $1 OR employee_id = $2 OR search_key = $1)
ORDER BY id LIMIT 20;

-- Who has this address (folded) and is asked to the network or a member of it.
-- addressed(network_id network, str email_key) -> addressed(person_id person, invitation_id? invitation, answer? answer, int? generation)
SELECT p.id, i.id, i.answer, i.generation
FROM person p
LEFT JOIN invitation i ON i.network = $1 AND i.person = p.id AND i.withdrawn_at IS NULL
LEFT JOIN membership m ON m.network = $1 AND m.person = p.id AND m.left_at IS NULL
WHERE p.email_key = $2 AND p.state <> 'ended' AND (i.invited_at IS NOT NULL OR i.answer = 'yes' OR m.person IS NOT NULL)
ORDER BY p.id LIMIT 1;

-- The same of a person who is known.
-- addressed_person(network_id network, person_id person) -> addressed
SELECT p.id, i.id, i.answer, i.generation
FROM person p
LEFT JOIN invitation i ON i.network = $1 AND i.person = p.id AND i.withdrawn_at IS NULL
LEFT JOIN membership m ON m.network = $1 AND m.person = p.id AND m.left_at IS NULL
WHERE p.id = $2 AND p.state <> 'ended' AND (i.invited_at IS NOT NULL OR i.answer = 'yes' OR m.person IS NOT NULL);

-- invitee(person_id id) -> invitee(person_id id, str given_name, str family_name, str email, str? language, bool has_left)
SELECT id, given_name, family_name, email, language, CASE WHEN state = 'ended' THEN 1 ELSE 0 END FROM person WHERE id = $1;

-- network_kickoff(network_id network) -> gathering_id
SELECT id FROM gathering WHERE network = $1 AND kind = 'kickoff' ORDER BY number LIMIT 1;

-- gathering_with_uid(str uid) -> gathering_id
SELECT id FROM gathering WHERE uid = $1;

-- network_text_in(network_id network, str language) -> network_text_in(str subject, str body)
SELECT subject, body FROM network_text WHERE network = $1 AND language = $2;

-- network_text_put(network_id network, str language, str subject, str body)
INSERT INTO network_text (network, language, subject, body) VALUES ($1, $2, $3, $4)
ON CONFLICT (network, language) DO UPDATE SET subject = excluded.subject, body = excluded.body;

-- What the rule found about a candidate.
-- candidate_found(network_id network, person_id person) -> candidate_found(str hired, str education, str function, str unit, str? override_to, date? hired_since, str? education_least, str education_of_person, str? job_title, str? unit_name)
SELECT c.hired, c.education, c.function, c.unit, c.override_to, r.hired_since, r.education_least, p.education, p.job_title, u.name
FROM candidate c JOIN person p ON p.id = c.person LEFT JOIN unit u ON u.id = p.unit
LEFT JOIN network_rule r ON r.network = c.network
WHERE c.network = $1 AND c.person = $2;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_links(person_id person)
UPDATE invitation SET generation = generation + 1 WHERE person = $1;

-- ---- a draft that is removed, see src/network/ending.h ----

-- draft_texts_delete(network_id network)
DELETE FROM network_text WHERE network = $1;
