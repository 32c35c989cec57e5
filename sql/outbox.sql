-- Statements about the outbox: rows are added with the event they tell of, and taken by workers.
-- owns: outbox

-- enum outbox_state: held queued claimed leaving sent refused unsure bounced dropped
-- enum outbox_kind: invitation reminder offer waiting withdrawn gathering moved changed cancelled left groups sign_in weekly day_before word place decided turn swap question sign practice contribute handover call poll stand_in
-- enum calendar_method: request cancel

-- Nothing where the event has its mail already.
-- outbox_add(outbox_new(str event_key, network_id? network, person_id? person, gathering_id? gathering, outbox_kind kind, str language, str to_name, str to_address, str from_name, str from_address, str subject, str body_text, str body_html, str? calendar, calendar_method? calendar_method, str? in_reply_to, str? unsubscribe, str message_id, outbox_state state, str? problem, instant created_at))
INSERT INTO outbox (event_key, network, person, gathering, kind, language, to_name, to_address, from_name, from_address, subject,
                    body_text, body_html, calendar, calendar_method, in_reply_to, unsubscribe, message_id, state, problem,
                    created_at, due_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $21)
ON CONFLICT (event_key) DO NOTHING;

-- What keeps the mails to one person about one network together.
-- outbox_first_message(network_id network, person_id person) -> str
SELECT message_id FROM outbox WHERE network = $1 AND person = $2 ORDER BY id LIMIT 1;

-- How many of a kind were written to a person since.
-- outbox_counted_to(person_id person, outbox_kind kind, instant since) -> int
SELECT count(*) FROM outbox WHERE person = $1 AND kind = $2 AND created_at > $3;

-- outbox_by_id(outbox_id id) -> outbox_mail(outbox_id id, str event_key, network_id? network, person_id? person, gathering_id? gathering, outbox_kind kind, str language, str to_name, str to_address, str from_name, str from_address, str subject, str body_text, str body_html, str? calendar, calendar_method? calendar_method, str? in_reply_to, str? unsubscribe, str message_id, outbox_state state, int tries, instant due_at, str? claimed_by, instant? claimed_at, str? problem, instant created_at, instant? sent_at)
SELECT id, event_key, network, person, gathering, kind, language, to_name, to_address, from_name, from_address, subject, body_text,
       body_html, calendar, calendar_method, in_reply_to, unsubscribe, message_id, state, tries, due_at, claimed_by,
       claimed_at, problem, created_at, sent_at
FROM outbox WHERE id = $1;

-- ---- the worker ----

-- outbox_is_due(instant now, instant stale) -> int
SELECT 1 FROM outbox
WHERE (state = 'queued' AND due_at <= $1) OR (state IN ('claimed', 'leaving') AND claimed_at < $2) LIMIT 1;

-- The oldest that is due, or that a worker took and let lie. A link to sign in with goes first: it holds for minutes.
-- outbox_claim(str worker, instant now, instant stale) -> outbox_id
UPDATE outbox SET state = 'claimed', claimed_by = $1, claimed_at = $2, tries = tries + 1
WHERE id = coalesce((SELECT id FROM outbox WHERE state = 'queued' AND kind = 'sign_in' AND due_at <= $2 ORDER BY due_at LIMIT 1),
                    (SELECT id FROM outbox
                     WHERE (state = 'queued' AND due_at <= $2) OR (state = 'claimed' AND claimed_at < $3)
                     ORDER BY due_at, id LIMIT 1))
  AND state IN ('queued', 'claimed') -- still: PostgreSQL looks again where it had to wait for a row
RETURNING id;

-- How many were taken to the relay since, whatever came of them.
-- outbox_taken_since(instant since, instant now) -> int
SELECT count(*) FROM outbox WHERE claimed_at > $1 AND claimed_at <= $2;

-- outbox_leave(outbox_id id, str worker, instant now)
UPDATE outbox SET state = 'leaving', claimed_at = $3 WHERE id = $1 AND claimed_by = $2 AND state = 'claimed';

-- Only the worker that has the mail says what became of it; also when another has called it unsure meanwhile.
-- A mail to sign in with is not kept: its text holds a token.
-- outbox_end(outbox_id id, str worker, outbox_state state, str? problem, instant? sent_at)
UPDATE outbox SET state = $3, problem = $4, sent_at = $5,
       body_text = CASE kind WHEN 'sign_in' THEN '' ELSE body_text END,
       body_html = CASE kind WHEN 'sign_in' THEN '' ELSE body_html END
WHERE id = $1 AND claimed_by = $2 AND state IN ('claimed', 'leaving', 'unsure');

-- outbox_later(outbox_id id, str worker, str? problem, instant due_at, int tries)
UPDATE outbox SET state = 'queued', problem = $3, due_at = $4, tries = $5
WHERE id = $1 AND claimed_by = $2 AND state IN ('claimed', 'leaving');

-- Their worker died while the body was leaving: nobody can know.
-- outbox_unsure(instant stale, str problem)
UPDATE outbox SET state = 'unsure', problem = $2,
       body_text = CASE kind WHEN 'sign_in' THEN '' ELSE body_text END,
       body_html = CASE kind WHEN 'sign_in' THEN '' ELSE body_html END
WHERE state = 'leaving' AND claimed_at < $1;

-- A link to sign in with that is too old by now.
-- outbox_drop_old_links(instant written_before, str problem)
UPDATE outbox SET state = 'dropped', problem = $2, body_text = '', body_html = ''
WHERE kind = 'sign_in' AND state IN ('held', 'queued') AND created_at < $1;

-- Put off to, or taken at, a time that no mail can have: the clock was set back since. It goes on from now.
-- outbox_clock_back(instant now, instant ahead)
UPDATE outbox SET due_at = CASE WHEN due_at > $2 THEN $1 ELSE due_at END,
       claimed_at = CASE WHEN claimed_at > $2 THEN $1 ELSE claimed_at END
WHERE state IN ('queued', 'claimed', 'leaving') AND (due_at > $2 OR claimed_at > $2);

-- Nobody is reminded who has answered since; who had said maybe before is reminded of that.
-- outbox_drop_answered(str problem)
UPDATE outbox SET state = 'dropped', problem = $1
WHERE kind = 'reminder' AND state IN ('held', 'queued')
  AND EXISTS (SELECT 1 FROM invitation i WHERE i.network = outbox.network AND i.person = outbox.person
              AND (i.answer IN ('yes', 'no') OR (i.answer = 'maybe' AND i.answered_at >= outbox.created_at)
                   OR i.withdrawn_at IS NOT NULL));

-- What was written before somebody switched it off.
-- notice_drop_off(str problem)
UPDATE outbox SET state = 'dropped', problem = $1
WHERE kind IN ('reminder', 'groups', 'day_before', 'turn', 'question') AND state IN ('held', 'queued')
  AND EXISTS (SELECT 1 FROM notice_setting s
              WHERE s.network = outbox.network AND s.person = outbox.person AND s.kind = outbox.kind AND s.is_off = 1);

-- A mail that stands for an ask says so by its key, ask:ID:GENERATION, and does not leave when that is asked no more.
-- outbox_drop_done(str problem)
UPDATE outbox SET state = 'dropped', problem = $1
WHERE substr(event_key, 1, 4) = 'ask:' AND state IN ('held', 'queued')
  AND NOT EXISTS (SELECT 1 FROM ask a WHERE a.person = outbox.person AND a.state = 'open'
                  AND outbox.event_key = 'ask:' || a.id || ':' || a.generation);

-- To somebody at whose address no mailbox is. A link to sign in with goes all the same.
-- outbox_refuse_troubled(str problem)
UPDATE outbox SET state = 'refused', problem = $1
WHERE state = 'queued' AND kind <> 'sign_in'
  AND EXISTS (SELECT 1 FROM mail_trouble t JOIN person p ON p.id = t.person AND p.email = t.email WHERE t.person = outbox.person);

-- The end of a network stops every mail but those that take its gatherings out of calendars.
-- outbox_drop_ended(str problem)
UPDATE outbox SET state = 'dropped', problem = $1
WHERE state IN ('held', 'queued') AND coalesce(calendar_method, 'request') <> 'cancel'
  AND network IN (SELECT id FROM network WHERE state = 'ended');

-- What its reader was asked is answered, or is not asked any more. The key of such a mail begins with that of its ask.
-- outbox_drop_settled(str problem)
UPDATE outbox SET state = 'dropped', problem = $1
WHERE kind IN ('word', 'sign') AND state IN ('held', 'queued')
  AND NOT EXISTS (SELECT 1 FROM ask a WHERE a.person = outbox.person AND a.kind = outbox.kind AND a.state = 'open'
                  AND substr(outbox.event_key || ':', 1, length(a.kind || ':' || a.id || ':' || a.generation || ':')) = a.kind || ':' || a.id || ':' || a.generation || ':');

-- A weekly mail that was switched off, whose reader has left, or in which everything is done. Where it also tells news, it stays.
-- outbox_drop_weekly(str off, str ended, str answered)
UPDATE outbox SET state = 'dropped',
       problem = CASE WHEN EXISTS (SELECT 1 FROM weekly w WHERE w.person = outbox.person AND w.is_off = 1) THEN $1
                      WHEN NOT EXISTS (SELECT 1 FROM membership m JOIN network n ON n.id = m.network AND n.state = 'running'
                                       WHERE m.person = outbox.person AND m.left_at IS NULL) THEN $2 ELSE $3 END
WHERE kind = 'weekly' AND state IN ('held', 'queued')
  AND (EXISTS (SELECT 1 FROM weekly w WHERE w.person = outbox.person AND w.is_off = 1)
       OR NOT EXISTS (SELECT 1 FROM membership m JOIN network n ON n.id = m.network AND n.state = 'running'
                      WHERE m.person = outbox.person AND m.left_at IS NULL)
       OR (replace(event_key, ':asks', '') <> event_key AND NOT EXISTS (
               SELECT 1 FROM ask a WHERE a.person = outbox.person AND a.state = 'open' AND a.asked_at <= outbox.created_at)));

-- outbox_reader(person_id id) -> outbox_reader(str given_name, str family_name, str email)
SELECT given_name, family_name, email FROM person WHERE id = $1;

-- outbox_readdress(outbox_id id, str to_address, str? calendar)
UPDATE outbox SET to_address = $2, calendar = $3 WHERE id = $1;

-- Of the mails that are to be tried again (one, or all where it is 0): a newer mail tells what holds of the gathering, or it is over;
-- the entry that it takes out never arrived; the invitation was answered, withdrawn or sent anew.
-- outbox_drop_outdated(outbox_state from, outbox_id mail, network_id network, date today, str problem)
UPDATE outbox SET state = 'dropped', problem = $5
WHERE state = $1 AND ($2 = 0 OR id = $2) AND ($3 = 0 OR network = $3) AND (
    (kind NOT IN ('invitation', 'offer') AND EXISTS (
        SELECT 1 FROM outbox n WHERE n.gathering = outbox.gathering AND n.person = outbox.person AND n.id > outbox.id
        AND n.calendar IS NOT NULL AND n.state <> 'dropped'))
    OR (calendar_method = 'cancel' AND NOT EXISTS (
        SELECT 1 FROM outbox b WHERE b.gathering = outbox.gathering AND b.person = outbox.person AND b.id < outbox.id
        AND b.calendar_method = 'request' AND b.state IN ('leaving', 'sent', 'unsure')))
    OR EXISTS (SELECT 1 FROM gathering g WHERE g.id = outbox.gathering
               AND (g.held_on < $4 OR (g.state <> 'planned' AND outbox.calendar_method = 'request')))
    OR (kind IN ('invitation', 'offer', 'reminder') AND NOT EXISTS (
        SELECT 1 FROM invitation i WHERE i.network = outbox.network AND i.person = outbox.person
        AND (i.answer = 'none' OR (outbox.kind = 'reminder' AND i.answer = 'maybe' AND i.answered_at < outbox.created_at))
        AND i.invited_at IS NOT NULL AND i.withdrawn_at IS NULL
        AND (outbox.kind = 'reminder'
             OR substr(outbox.event_key || ':', 1, length(outbox.kind || ':' || i.id || ':' || i.generation || ':')) = outbox.kind || ':' || i.id || ':' || i.generation || ':'))));

-- An invitation that is sent again takes the place of those that did not arrive: nobody needs to look at them any more.
-- outbox_resent(network_id network, person_id person, str problem)
UPDATE outbox SET state = 'dropped', problem = $3
WHERE network = $1 AND person = $2 AND kind IN ('invitation', 'offer', 'reminder') AND state IN ('refused', 'bounced', 'unsure');

-- ---- what came back ----

-- outbox_bounced(outbox_id id, str problem)
UPDATE outbox SET state = 'bounced', problem = $2 WHERE id = $1 AND state IN ('leaving', 'sent', 'unsure');

-- ---- the page ----

-- The states that mails are in, of one network (0: of all); no state is counted further than `most`.
-- outbox_counts(network_id network, int most) ->* outbox_count(outbox_state state, int count)
WITH states (state) AS (
    VALUES ('held'), ('queued'), ('claimed'), ('leaving'), ('sent'), ('refused'), ('unsure'), ('bounced'), ('dropped')
), counted (state, mails) AS (
    SELECT state, CASE WHEN $1 = 0
        THEN (SELECT count(*) FROM (SELECT 1 FROM outbox o WHERE o.state = s.state LIMIT $2) AS c)
        ELSE (SELECT count(*) FROM (SELECT 1 FROM outbox o WHERE o.network = $1 AND o.state = s.state LIMIT $2) AS c) END
    FROM states s
)
SELECT state, mails FROM counted WHERE mails > 0 ORDER BY state;

-- Of the mails since the oldest that waits still: how many there are, wait, and wait because the receiver said "later".
-- outbox_progress() -> outbox_progress(int whole, int waiting, int later)
SELECT count(*), coalesce(sum(CASE WHEN state IN ('queued', 'claimed', 'leaving') THEN 1 ELSE 0 END), 0),
       coalesce(sum(CASE WHEN state = 'queued' AND tries > 0 THEN 1 ELSE 0 END), 0)
FROM outbox
WHERE id >= (SELECT min(id) FROM outbox WHERE state IN ('queued', 'claimed', 'leaving')) AND state NOT IN ('held', 'dropped');

-- An empty state and a network of 0 mean any. Of each state the newest are found by an index; a thousand, and one more to know whether
-- there are older ones.
-- outbox_list(str state, network_id network, int before) ->* outbox_line(outbox_id id, outbox_kind kind, outbox_state state, str to_name, str to_address, str subject, int tries, instant due_at, str? problem, instant created_at, instant? sent_at)
WITH states (state) AS (
    VALUES ('held'), ('queued'), ('claimed'), ('leaving'), ('sent'), ('refused'), ('unsure'), ('bounced'), ('dropped')
), newest (id) AS (
    SELECT o.id FROM states s JOIN outbox o ON o.state = s.state AND o.id < $3 AND o.id >= coalesce((
        SELECT n.id FROM outbox n WHERE n.state = s.state AND n.id < $3 ORDER BY n.id DESC LIMIT 1 OFFSET 1000), 0)
    WHERE $2 = 0 AND $1 IN ('', s.state)
    UNION ALL
    SELECT o.id FROM states s JOIN outbox o ON o.network = $2 AND o.state = s.state AND o.id < $3 AND o.id >= coalesce((
        SELECT n.id FROM outbox n WHERE n.network = $2 AND n.state = s.state AND n.id < $3 ORDER BY n.id DESC LIMIT 1 OFFSET 1000), 0)
    WHERE $2 <> 0 AND $1 IN ('', s.state)
)
SELECT id, kind, state, to_name, to_address, subject, tries, due_at, problem, created_at, sent_at FROM outbox
WHERE id IN (SELECT id FROM newest) ORDER BY id DESC LIMIT 1001;

-- outbox_number_in(outbox_state state, network_id network) -> int
SELECT count(*) FROM outbox WHERE state = $1 AND ($2 = 0 OR network = $2);

-- Changes the state of one mail, if it is still what the page showed. What has no text any more is not sent again, but dropped.
-- outbox_state_change(outbox_id id, outbox_state from, outbox_state to, instant due_at)
UPDATE outbox SET state = CASE WHEN $3 = 'queued' AND body_text = '' THEN 'dropped' ELSE $3 END, due_at = $4,
       tries = CASE WHEN $3 = 'queued' THEN 0 ELSE tries END, problem = CASE WHEN $3 = 'queued' THEN NULL ELSE problem END
WHERE id = $1 AND state = $2;

-- outbox_state_change_all(outbox_state from, outbox_state to, network_id network, instant due_at)
UPDATE outbox SET state = CASE WHEN $2 = 'queued' AND body_text = '' THEN 'dropped' ELSE $2 END, due_at = $4,
       tries = CASE WHEN $2 = 'queued' THEN 0 ELSE tries END, problem = CASE WHEN $2 = 'queued' THEN NULL ELSE problem END
WHERE state = $1 AND ($3 = 0 OR network = $3);

-- Those that were put back into the queue by that act, whose moment it is.
-- outbox_queued_at(instant due_at) ->* outbox_mail
SELECT id, event_key, network, person, gathering, kind, language, to_name, to_address, from_name, from_address, subject, body_text,
       body_html, calendar, calendar_method, in_reply_to, unsubscribe, message_id, state, tries, due_at, claimed_by,
       claimed_at, problem, created_at, sent_at
FROM outbox WHERE state = 'queued' AND due_at = $1 ORDER BY id;

-- The newest mail to each person of a network, where it did not arrive.
-- outbox_lost(network_id network) ->* outbox_lost(person_id person, outbox_id mail, outbox_state state)
SELECT o.person, o.id, o.state FROM outbox o
WHERE o.network = $1 AND o.state IN ('refused', 'bounced', 'unsure') AND o.person IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM outbox n WHERE n.network = o.network AND n.person = o.person AND n.id > o.id AND n.state <> 'dropped')
ORDER BY o.id;

-- outbox_networks() ->* outbox_network(network_id id, str name)
SELECT n.id, n.name FROM network n WHERE EXISTS (SELECT 1 FROM outbox o WHERE o.network = n.id) ORDER BY n.name, n.id LIMIT 200;

-- outbox_networks_led(account_id account) ->* outbox_network
SELECT n.id, n.name FROM network n JOIN network_role r ON r.network = n.id
WHERE r.account = $1 AND r.role = 'lead' ORDER BY n.name, n.id LIMIT 200;

-- ---- the demo ----

-- Mail of the days before today has left.
-- demo_outbox_sent(instant before, int after_us)
UPDATE outbox SET state = 'sent', tries = 1, sent_at = created_at + $2 WHERE state = 'queued' AND created_at < $1;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_mails(person_id person)
UPDATE outbox SET to_name = '', to_address = '', subject = '', body_text = '', body_html = '', calendar = NULL,
       calendar_method = NULL, unsubscribe = NULL, problem = NULL,
       state = CASE WHEN state IN ('held', 'queued') THEN 'dropped' ELSE state END
WHERE person = $1;

-- mail_words_set(outbox_id id, str subject, str body_text, str body_html, str? calendar)
UPDATE outbox SET subject = $2, body_text = $3, body_html = $4, calendar = $5 WHERE id = $1;

-- ---- a draft that is removed, see src/network/ending.h ----

-- Tests that somebody sent to themselves.
-- draft_mails_delete(network_id network)
DELETE FROM outbox WHERE network = $1;
