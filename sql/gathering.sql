-- Statements about one gathering: its programme, who comes, who came, who sits where.
-- owns: gathering programme_item attendee guest

-- enum item_kind: welcome talk exercise group_work move break close

-- gathering_network(gathering_id id) -> network_id
SELECT network FROM gathering WHERE id = $1;

-- programme_of(gathering_id gathering) ->* programme_item(programme_item_id id, int start_minute, int minutes, item_kind kind, str title, str place, person_id? responsible, str responsible_name, str? exercise, str prompt, int version) at most 1000
SELECT i.id, i.start_minute, i.minutes, i.kind, i.title, i.place, i.responsible,
       coalesce(p.given_name || ' ' || p.family_name, i.responsible_name), i.exercise, i.prompt, i.version
FROM programme_item i LEFT JOIN person p ON p.id = i.responsible
WHERE i.gathering = $1 ORDER BY i.start_minute, i.id;

-- programme_item_by_id(programme_item_id id, gathering_id gathering) -> programme_item
SELECT i.id, i.start_minute, i.minutes, i.kind, i.title, i.place, i.responsible,
       coalesce(p.given_name || ' ' || p.family_name, i.responsible_name), i.exercise, i.prompt, i.version
FROM programme_item i LEFT JOIN person p ON p.id = i.responsible
WHERE i.id = $1 AND i.gathering = $2;

-- programme_item_add(gathering_id gathering, int start_minute, int minutes, item_kind kind, str title, str place, str responsible_name, str? exercise) -> programme_item_id
INSERT INTO programme_item (gathering, start_minute, minutes, kind, title, place, responsible_name, exercise)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id;

-- Nothing is changed when someone else has changed it since `version`.
-- programme_item_change(programme_item_id id, gathering_id gathering, int version, int start_minute, int minutes, item_kind kind, str title, str place, str responsible_name, str? exercise)
UPDATE programme_item SET start_minute = $4, minutes = $5, kind = $6, title = $7, place = $8, responsible = NULL,
    responsible_name = $9, exercise = $10, version = version + 1
WHERE id = $1 AND gathering = $2 AND version = $3;

-- programme_item_prompt_set(programme_item_id id, str prompt)
UPDATE programme_item SET prompt = $2 WHERE id = $1;

-- programme_item_delete(programme_item_id id, gathering_id gathering)
DELETE FROM programme_item WHERE id = $1 AND gathering = $2;

-- gathering_add(network_id network, int number, gathering_kind kind, str title, date held_on, int start_minute, int end_minute, str place, str about, str? moved_why, str uid) -> gathering_id
INSERT INTO gathering (network, number, kind, title, held_on, start_minute, end_minute, place, about, moved_why, uid)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id;

-- gathering_replan(gathering_id id, gathering_kind kind, str title, date held_on, int start_minute, int end_minute, str? moved_why, int sequence)
UPDATE gathering SET kind = $2, title = $3, held_on = $4, start_minute = $5, end_minute = $6, moved_why = $7, sequence = $8,
    version = version + 1
WHERE id = $1 AND state = 'planned';

-- 1 from the day after the kick-off on.
-- network_has_met(network_id network, date today) -> int
SELECT 1 FROM gathering WHERE network = $1 AND kind = 'kickoff' AND state <> 'cancelled' AND held_on < $2 LIMIT 1;

-- Whether anyone has it in the calendar.
-- gathering_is_announced(gathering_id id) -> bool
SELECT CASE WHEN EXISTS (SELECT 1 FROM told WHERE gathering = $1 AND method = 'request') THEN 1 ELSE 0 END;

-- Other networks that gather on a day, with how many members of this one are in them, too; or only whether one person is (0: all).
-- networks_same_day(network_id network, date day, person_id person) ->* network_same_day(str name, int people)
SELECT n.name, count(*)
FROM gathering o JOIN network n ON n.id = o.network AND n.state = 'running'
JOIN membership b ON b.network = o.network AND b.left_at IS NULL
JOIN membership a ON a.person = b.person AND a.network = $1 AND a.left_at IS NULL
JOIN person p ON p.id = a.person AND p.state <> 'ended'
WHERE o.held_on = $2 AND o.state = 'planned' AND o.network <> $1 AND ($3 = 0 OR p.id = $3)
GROUP BY n.id, n.name ORDER BY count(*) DESC, n.id LIMIT 10;

-- programme_shift(gathering_id gathering, int minutes)
UPDATE programme_item SET start_minute = start_minute + $2 WHERE gathering = $1;

-- Nothing is changed when someone else has changed it since `version`.
-- gathering_change(gathering_id id, int version, str title, date held_on, int start_minute, int end_minute, str place, str about, str? moved_why, int sequence)
UPDATE gathering SET title = $3, held_on = $4, start_minute = $5, end_minute = $6, place = $7, about = $8, moved_why = $9,
    sequence = $10, version = version + 1
WHERE id = $1 AND version = $2 AND state <> 'cancelled';

-- gathering_call_off(gathering_id id, str? why)
UPDATE gathering SET state = 'cancelled', moved_why = $2, sequence = sequence + 1, version = version + 1
WHERE id = $1 AND state = 'planned';

-- One that was taken for held has not been held: nobody came.
-- gathering_unhold(gathering_id id)
UPDATE gathering SET state = 'planned' WHERE id = $1 AND state = 'held';

-- attendance_forget(gathering_id gathering)
UPDATE attendee SET came = NULL, marked_by = NULL, checked_in_at = NULL WHERE gathering = $1;

-- gathering_hold(gathering_id id)
UPDATE gathering SET state = 'held', version = version + 1 WHERE id = $1 AND state = 'planned';

-- Answers to a time that has changed no longer count.
-- attendee_answers_forget(gathering_id gathering)
UPDATE attendee SET answer = 'none', answered_sequence = NULL, proposal = NULL, comment = NULL WHERE gathering = $1;

-- attendee_by_id(attendee_id id) -> attendee(attendee_id id, gathering_id gathering, person_id person, answer answer, int? answered_sequence, instant? answered_at, str? proposal, str? comment)
SELECT id, gathering, person, answer, answered_sequence, answered_at, proposal, comment FROM attendee WHERE id = $1;

-- attendee_of(gathering_id gathering, person_id person) -> attendee
SELECT id, gathering, person, answer, answered_sequence, answered_at, proposal, comment FROM attendee WHERE gathering = $1 AND person = $2;

-- attendee_ask(gathering_id gathering, person_id person)
INSERT INTO attendee (gathering, person) VALUES ($1, $2) ON CONFLICT (gathering, person) DO NOTHING;

-- What was proposed or written beside an earlier answer goes.
-- attendee_answer_put(gathering_id gathering, person_id person, answer answer, int sequence, instant answered_at)
INSERT INTO attendee (gathering, person, answer, answered_sequence, answered_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (gathering, person) DO UPDATE SET answer = excluded.answer, answered_sequence = excluded.answered_sequence,
    answered_at = excluded.answered_at, proposal = NULL, comment = NULL;

-- attendee_words_set(gathering_id gathering, person_id person, str? proposal, str? comment)
UPDATE attendee SET proposal = $3, comment = $4 WHERE gathering = $1 AND person = $2;

-- What people proposed or wrote with their answers.
-- attendee_words(gathering_id gathering) ->* attendee_words(person_id person, str given_name, str family_name, answer answer, str? proposal, str? comment)
SELECT p.id, p.given_name, p.family_name, a.answer, a.proposal, a.comment
FROM attendee a JOIN person p ON p.id = a.person AND p.state <> 'ended'
WHERE a.gathering = $1 AND (a.proposal IS NOT NULL OR a.comment IS NOT NULL)
ORDER BY p.given_name COLLATE nb, p.family_name COLLATE nb, p.id LIMIT 500;

-- Someone who is not asked any more. The row stays: its number stands in links, and may lead to nobody else.
-- attendee_reset(gathering_id gathering, person_id person)
UPDATE attendee SET answer = 'none', answered_sequence = NULL, answered_at = NULL, proposal = NULL, comment = NULL
WHERE gathering = $1 AND person = $2;

-- Who leaves a network is asked to none of its gatherings that lie ahead; the answer to the kick-off stays.
-- attendee_leave(network_id network, person_id person)
UPDATE attendee SET answer = 'none', answered_sequence = NULL, answered_at = NULL, proposal = NULL, comment = NULL
WHERE person = $2
  AND gathering IN (SELECT id FROM gathering WHERE network = $1 AND kind <> 'kickoff' AND state = 'planned');

-- A yes to gatherings of a time in which the person is away now.
-- attendee_yes_forget(network_id network, person_id person, date from_day, date until, date today)
UPDATE attendee SET answer = 'none', answered_sequence = NULL, answered_at = NULL, proposal = NULL, comment = NULL
WHERE person = $2 AND answer = 'yes' AND came IS NULL
  AND gathering IN (SELECT id FROM gathering WHERE network = $1 AND state = 'planned' AND held_on >= $3 AND held_on <= $4 AND held_on >= $5);

-- attendee_answer(gathering_id gathering, person_id person) -> answer
SELECT answer FROM attendee WHERE gathering = $1 AND person = $2;

-- attendance_mark(gathering_id gathering, person_id person, bool? came, account_id? marked_by)
INSERT INTO attendee (gathering, person, came, marked_by) VALUES ($1, $2, $3, $4)
ON CONFLICT (gathering, person) DO UPDATE SET came = excluded.came, marked_by = excluded.marked_by, checked_in_at = NULL;

-- How many were marked at each gathering of a network, and how many of them came.
-- attendance_counts(network_id network) ->* attendance_count(gathering_id gathering, int came, int marked)
SELECT a.gathering, sum(CASE WHEN a.came = 1 THEN 1 ELSE 0 END), count(*)
FROM attendee a JOIN gathering g ON g.id = a.gathering
WHERE g.network = $1 AND a.came IS NOT NULL AND g.state <> 'cancelled' GROUP BY a.gathering ORDER BY a.gathering;

-- attendance_mark_of(gathering_id gathering, person_id person) -> attendee_mark(bool? came, instant? checked_in_at)
SELECT came, checked_in_at FROM attendee WHERE gathering = $1 AND person = $2;

-- Who says at the door that they are here; the first time counts.
-- attendance_check_in(gathering_id gathering, person_id person, instant now)
INSERT INTO attendee (gathering, person, came, checked_in_at) VALUES ($1, $2, 1, $3)
ON CONFLICT (gathering, person) DO UPDATE SET came = 1, marked_by = NULL, checked_in_at = excluded.checked_in_at
WHERE coalesce(attendee.came, 0) = 0;

-- Members, and who came without being one.
-- attendance_of(gathering_id gathering) ->* attendance(person_id person, str given_name, str family_name, str? unit_name, answer? answer, bool? came, instant? checked_in_at, bool is_member)
SELECT p.id, p.given_name, p.family_name, u.name, a.answer, a.came, a.checked_in_at, CASE WHEN m.person IS NULL THEN 0 ELSE 1 END
FROM gathering g
JOIN (SELECT person FROM membership WHERE network = (SELECT network FROM gathering WHERE id = $1) AND left_at IS NULL
      UNION SELECT person FROM attendee WHERE gathering = $1 AND came = 1) c ON g.id = $1
JOIN person p ON p.id = c.person LEFT JOIN unit u ON u.id = p.unit
LEFT JOIN attendee a ON a.gathering = g.id AND a.person = p.id
LEFT JOIN membership m ON m.network = g.network AND m.person = p.id AND m.left_at IS NULL
WHERE g.id = $1 AND (p.state <> 'ended' OR a.came IS NOT NULL)
ORDER BY p.given_name COLLATE nb, p.family_name COLLATE nb, p.id;

-- The published groups, as whoever reads of them should see them: of a day that is over, who was there; of one to come, who is
-- expected. Who left the network or the organisation, is away, said no or was marked as not there, is in none; who was marked as there
-- is, member or not. `before` is the group that the person was told of by mail.
-- groups_of(gathering_id gathering, date today) ->* group_seat(int group_number, person_id person, str given_name, str family_name, str? unit_name, int? before, instant published_at)
SELECT s.group_number, p.id, p.given_name, p.family_name, u.name, t.group_number, coalesce(pl.published_at, pl.created_at)
FROM seat s JOIN seating_plan pl ON pl.id = s.plan AND pl.state = 'published'
JOIN gathering g ON g.id = s.gathering
JOIN person p ON p.id = s.person LEFT JOIN unit u ON u.id = p.unit
LEFT JOIN membership m ON m.network = g.network AND m.person = s.person AND m.left_at IS NULL
LEFT JOIN attendee a ON a.gathering = s.gathering AND a.person = s.person
LEFT JOIN told_group t ON t.gathering = s.gathering AND t.person = s.person
LEFT JOIN away w ON w.network = g.network AND w.person = s.person AND w.starts_on <= g.held_on AND w.ends_on >= g.held_on
WHERE s.gathering = $1
  AND (a.came = 1 OR (a.came IS NULL AND (a.answer = 'yes' OR w.person IS NULL)
       AND (g.held_on < $2 OR (m.person IS NOT NULL AND p.state <> 'ended' AND coalesce(a.answer, 'none') <> 'no'))))
ORDER BY s.group_number, p.given_name COLLATE nb, p.family_name COLLATE nb, p.id;

-- guests_of(gathering_id gathering) ->* guest(guest_id id, str name, int? group_number)
SELECT id, name, group_number FROM guest WHERE gathering = $1 ORDER BY name COLLATE nb, id LIMIT 200;

-- guest_add(gathering_id gathering, str name, int? group_number, account_id? added_by)
INSERT INTO guest (gathering, name, group_number, added_by) VALUES ($1, $2, $3, $4);

-- guest_seat(guest_id id, int? group_number)
UPDATE guest SET group_number = $2 WHERE id = $1;

-- guest_drop(guest_id id, gathering_id gathering)
DELETE FROM guest WHERE id = $1 AND gathering = $2;

-- guests_forget(date before)
DELETE FROM guest WHERE gathering IN (SELECT id FROM gathering WHERE held_on < $1);

-- Days that are over, with all members marked: nothing waits for those who run the network any more.
-- gatherings_marked_hold(network_id network, date today)
UPDATE gathering SET state = 'held', version = version + 1
WHERE network = $1 AND state = 'planned' AND held_on < $2
  AND EXISTS (SELECT 1 FROM attendee a WHERE a.gathering = gathering.id AND a.came = 1)
  AND NOT EXISTS (SELECT 1 FROM membership m JOIN person p ON p.id = m.person AND p.state <> 'ended'
                  LEFT JOIN attendee a ON a.gathering = gathering.id AND a.person = m.person
                  LEFT JOIN away w ON w.network = m.network AND w.person = m.person
                      AND w.starts_on <= gathering.held_on AND w.ends_on >= gathering.held_on
                  WHERE m.network = gathering.network AND m.left_at IS NULL AND a.came IS NULL
                    AND (a.answer = 'yes' OR w.person IS NULL));

-- Those that took place, or were to and nobody said otherwise; the kick-off too.
-- gatherings_over(network_id network, date today) ->* gathering_id
SELECT id FROM gathering WHERE network = $1 AND state <> 'cancelled' AND held_on < $2 ORDER BY id LIMIT 500;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_proposals(person_id person)
UPDATE attendee SET proposal = NULL, comment = NULL WHERE person = $1;

-- ---- a draft that is removed, see src/network/ending.h ----

-- draft_programmes_delete(network_id network)
DELETE FROM programme_item WHERE gathering IN (SELECT id FROM gathering WHERE network = $1);

-- draft_attendees_delete(network_id network)
DELETE FROM attendee WHERE gathering IN (SELECT id FROM gathering WHERE network = $1);

-- draft_gatherings_delete(network_id network)
DELETE FROM gathering WHERE network = $1;
