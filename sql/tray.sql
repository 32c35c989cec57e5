-- Statements about the tray: answers by mail that nothing vouches for, until a person judges them.
-- owns: tray

-- tray_add(tray_new(network_id network, gathering_id gathering, str sender, str attendee, str subject, answer answer, str? proposal, str? comment, int? sequence, instant given_at, instant received_at))
INSERT INTO tray (network, gathering, sender, attendee, subject, answer, proposal, comment, sequence, given_at, received_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- What the same sender said before, for the same person.
-- tray_forget(gathering_id gathering, str sender, str attendee)
DELETE FROM tray WHERE gathering = $1 AND sender = $2 AND attendee = $3;

-- tray_delete(tray_id id)
DELETE FROM tray WHERE id = $1;

-- tray_number(network_id network) -> int
SELECT count(*) FROM tray WHERE network = $1;

-- tray_by_id(tray_id id) -> tray(tray_id id, network_id network, gathering_id gathering, str sender, str attendee, str subject, answer answer, str? proposal, str? comment, int? sequence, instant given_at, instant received_at)
SELECT id, network, gathering, sender, attendee, subject, answer, proposal, comment, sequence, given_at, received_at
FROM tray WHERE id = $1;

-- Of all networks, or (`account` not 0) of those that an account leads; the newest first.
-- tray_list(account_id account) ->* tray_line(tray_id id, str network_name, str title, date held_on, str sender, str attendee, answer answer, instant received_at)
SELECT t.id, n.name, g.title, g.held_on, t.sender, t.attendee, t.answer, t.received_at
FROM tray t JOIN network n ON n.id = t.network JOIN gathering g ON g.id = t.gathering
WHERE $1 = 0 OR EXISTS (SELECT 1 FROM network_role r WHERE r.network = t.network AND r.account = $1 AND r.role = 'lead')
ORDER BY t.id DESC LIMIT 500;

-- Whom a letter in the tray can be about: who is asked to the network or a member of it.
-- tray_people(network_id network) ->* tray_person(person_id id, str given_name, str family_name, str email)
SELECT p.id, p.given_name, p.family_name, p.email
FROM person p
WHERE p.state <> 'ended'
  AND (EXISTS (SELECT 1 FROM membership m WHERE m.network = $1 AND m.person = p.id AND m.left_at IS NULL)
       OR EXISTS (SELECT 1 FROM invitation i WHERE i.network = $1 AND i.person = p.id AND i.invited_at IS NOT NULL AND i.withdrawn_at IS NULL))
ORDER BY p.given_name COLLATE nb, p.family_name COLLATE nb, p.id LIMIT 1000;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_tray(tray_id id)
DELETE FROM tray WHERE id = $1;
