-- Statements about asks: one small thing asked of one person, see src/ask/ask.h.
-- owns: ask

-- enum ask_kind: coordinate propose vote task take_home word host swap question handle_idea idea_answer take_idea sign practice contribute review still_true welcome hand_over warning poll return_item stand_in guide_question
-- enum ask_state: open done declined lapsed void

-- ask_by_id(ask_id id) -> ask(ask_id id, ask_kind kind, network_id? network, person_id person, gathering_id? gathering, int subject, int occasion, ask_state state, int generation, instant asked_at, date? due_on)
SELECT id, kind, network, person, gathering, subject, occasion, state, generation, asked_at, due_on FROM ask WHERE id = $1;

-- ask_asked(ask_kind kind, int subject, person_id person) -> ask
SELECT id, kind, network, person, gathering, subject, occasion, state, generation, asked_at, due_on FROM ask
WHERE kind = $1 AND subject = $2 AND person = $3;

-- The part of the store that an ask is written in; none where it is of the whole.
-- ask_network(ask_id id) -> network_id
SELECT network FROM ask WHERE id = $1 AND network IS NOT NULL;

-- What one person is asked, the most pressing first. Nothing of a network that has ended, of which they are no member any more, or
-- that they are away from today.
-- asks_open_of(person_id person, date today) ->* ask_open(ask_id id, ask_kind kind, network_id? network, gathering_id? gathering, int subject, int generation, date? due_on, str? network_name, str? title, date? held_on, str? about, instant? told_at, instant? reminded_at)
SELECT a.id, a.kind, a.network, a.gathering, a.subject, a.generation, a.due_on, n.name, g.title, g.held_on,
       coalesce(
           t.text,
           sp.given_name || ' ' || sp.family_name,
           b.title,
           w.given_name || ' ' || w.family_name,
           i.title,
           q.body,
           ht.title,
           pt.title,
           c.given_name || ' ' || c.family_name,
           rt.title,
           gt.title
       ), a.told_at, a.reminded_at
FROM ask a LEFT JOIN network n ON n.id = a.network LEFT JOIN gathering g ON g.id = a.gathering
LEFT JOIN task t ON a.kind = 'task' AND t.id = a.subject
LEFT JOIN application l ON a.kind = 'word' AND l.id = a.subject LEFT JOIN person w ON w.id = l.person
LEFT JOIN question q ON a.kind = 'question' AND q.id = a.subject
LEFT JOIN idea_handed h ON a.kind = 'handle_idea' AND h.id = a.subject
LEFT JOIN idea i ON i.id = CASE WHEN a.kind IN ('idea_answer', 'take_idea') THEN a.subject ELSE h.idea END
LEFT JOIN agreement e ON a.kind = 'sign' AND e.id = a.subject LEFT JOIN theme ht ON ht.id = e.theme
LEFT JOIN contribution bc ON a.kind = 'contribute' AND bc.id = a.subject
LEFT JOIN book b ON (a.kind IN ('review', 'still_true') AND b.id = a.subject) OR b.id = bc.book
LEFT JOIN invitation v ON a.kind = 'welcome' AND v.id = a.subject LEFT JOIN person c ON c.id = v.person
LEFT JOIN stand_in si ON a.kind = 'stand_in' AND si.id = a.subject LEFT JOIN person sp ON sp.id = si.person
LEFT JOIN practice pr ON a.kind = 'practice' AND pr.id = a.subject LEFT JOIN theme pt ON pt.id = pr.theme
LEFT JOIN return_item ri ON a.kind = 'return_item' AND ri.id = a.subject LEFT JOIN agreement ra ON ra.id = ri.agreement LEFT JOIN theme rt ON rt.id = ra.theme
LEFT JOIN guide_question gq ON a.kind = 'guide_question' AND gq.id = a.subject LEFT JOIN agreement ga ON ga.id = gq.agreement LEFT JOIN theme gt ON gt.id = ga.theme
WHERE a.person = $1 AND a.state = 'open' AND (a.due_on IS NULL OR a.due_on >= $2)
  AND (a.network IS NULL OR (n.state = 'running' AND EXISTS (
        SELECT 1 FROM membership m WHERE m.network = a.network AND m.person = a.person AND m.left_at IS NULL)))
  AND NOT EXISTS (SELECT 1 FROM away w WHERE w.network = a.network AND w.person = a.person AND w.starts_on <= $2 AND w.ends_on >= $2)
ORDER BY CASE WHEN a.due_on IS NULL THEN 1 ELSE 0 END, a.due_on, a.id LIMIT 200;

-- When the same was last asked of anybody.
-- ask_newest(ask_kind kind, int subject) -> ask_newest(instant? asked_at)
SELECT max(asked_at) FROM ask WHERE kind = $1 AND subject = $2;

-- Nothing where the person may not be asked, is asked already, or has answered on this occasion.
-- ask_insert(ask_new(ask_kind kind, network_id? network, person_id person, gathering_id? gathering, int subject, int occasion, date? due_on, instant asked_at)) -> ask_id
INSERT INTO ask (kind, network, person, gathering, subject, occasion, due_on, asked_at)
SELECT $1, $2, $3, $4, $5, $6, $7, $8
WHERE EXISTS (SELECT 1 FROM person p WHERE p.id = $3 AND p.state <> 'ended')
  AND ($2 IS NULL OR EXISTS (
        SELECT 1 FROM membership m JOIN network n ON n.id = m.network
        WHERE m.network = $2 AND m.person = $3 AND m.left_at IS NULL AND n.state = 'running'))
  AND (SELECT count(*) FROM ask o WHERE o.person = $3 AND o.state = 'open') < 200
ON CONFLICT (kind, subject, person) DO UPDATE SET state = 'open', occasion = excluded.occasion, generation = ask.generation + 1,
    gathering = excluded.gathering, due_on = excluded.due_on, asked_at = excluded.asked_at, told_at = NULL,
    reminded_at = NULL, settled_at = NULL
WHERE ask.state = 'void' OR (ask.state <> 'open' AND excluded.occasion > ask.occasion)
RETURNING id;

-- ask_answer(ask_kind kind, int subject, person_id person, ask_state state, instant settled_at)
UPDATE ask SET state = $4, settled_at = $5
WHERE kind = $1 AND subject = $2 AND person = $3 AND state IN ('open', 'done', 'declined') AND state <> $4;

-- The same in a network, whichever the subject.
-- ask_answer_in(ask_kind kind, network_id network, person_id person, ask_state state, instant settled_at)
UPDATE ask SET state = $4, settled_at = $5 WHERE kind = $1 AND network = $2 AND person = $3 AND state = 'open';

-- How many have it to answer.
-- asks_waiting(ask_kind kind, int subject) -> int
SELECT count(*) FROM ask WHERE kind = $1 AND subject = $2 AND state = 'open';

-- What of a kind is being asked in a network.
-- ask_subjects(ask_kind kind, network_id network) ->* int
SELECT DISTINCT subject FROM ask WHERE kind = $1 AND network = $2 AND state = 'open' ORDER BY subject LIMIT 1000;

-- Those who have not answered have another last day; the weekly mail says so.
-- asks_due_set(ask_kind kind, int subject, date due_on)
UPDATE ask SET due_on = $3, told_at = NULL, reminded_at = NULL WHERE kind = $1 AND subject = $2 AND state = 'open';

-- asks_end(ask_kind kind, int subject, instant settled_at)
UPDATE ask SET state = 'void', settled_at = $3 WHERE kind = $1 AND subject = $2 AND state = 'open';

-- The network has ended: nobody is asked anything of it.
-- asks_end_in(network_id network, instant settled_at)
UPDATE ask SET state = 'void', settled_at = $2 WHERE network = $1 AND state = 'open';

-- What was asked about is no more.
-- asks_forget(ask_kind kind, int subject)
DELETE FROM ask WHERE kind = $1 AND subject = $2;

-- The weekly mail told it, the first time or once more.
-- ask_told(ask_id id, instant at)
UPDATE ask SET reminded_at = CASE WHEN told_at IS NULL THEN NULL ELSE $2 END, told_at = coalesce(told_at, $2) WHERE id = $1;

-- asks_lapse(network_id network, date today, instant settled_at)
UPDATE ask SET state = 'lapsed', settled_at = $3 WHERE network = $1 AND state = 'open' AND due_on < $2;

-- Asked of whoever has left since.
-- asks_of_gone(network_id network, instant settled_at)
UPDATE ask SET state = 'void', settled_at = $2
WHERE network = $1 AND state = 'open' AND NOT EXISTS (
    SELECT 1 FROM membership m JOIN person p ON p.id = m.person AND p.state <> 'ended'
    WHERE m.network = ask.network AND m.person = ask.person AND m.left_at IS NULL);

-- What they take home from a gathering that was not held after all, or where they were not.
-- asks_of_absent(network_id network, date today, instant settled_at)
UPDATE ask SET state = 'void', settled_at = $3
WHERE kind = 'take_home' AND network = $1 AND state = 'open'
  AND (EXISTS (SELECT 1 FROM gathering g WHERE g.id = ask.gathering AND (g.state = 'cancelled' OR g.held_on > $2))
       OR EXISTS (SELECT 1 FROM attendee a WHERE a.gathering = ask.gathering AND a.person = ask.person AND a.came = 0));

-- Those of no network.
-- asks_lapse_whole(date today, instant settled_at)
UPDATE ask SET state = 'lapsed', settled_at = $2 WHERE network IS NULL AND state = 'open' AND due_on < $1;

-- asks_of_gone_whole(instant settled_at)
UPDATE ask SET state = 'void', settled_at = $1
WHERE network IS NULL AND state = 'open' AND person IN (SELECT id FROM person WHERE state = 'ended');

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- What others are asked about an application, or a question on rotation, of theirs.
-- erase_asks_about(person_id person)
UPDATE ask SET state = 'void' WHERE (kind = 'word' AND subject IN (SELECT id FROM application WHERE person = $1))
   OR (kind = 'guide_question' AND subject IN (SELECT q.id FROM guide_question q JOIN agreement a ON a.id = q.agreement WHERE a.person = $1));

-- erase_asks(person_id person)
DELETE FROM ask WHERE person = $1;
