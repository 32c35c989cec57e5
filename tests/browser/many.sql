-- SPDX-License-Identifier: EUPL-1.2
-- Few and many of everything in the store of a demo that has stopped, for gallery.mjs: the pages count and draw it as they draw
-- what people made. Networks 100 and above are seen by whoever sees the demo's first one.
BEGIN;
CREATE TEMP TABLE wanted (id, name, members, tables, gatherings);
INSERT INTO wanted VALUES (100, 'Ingen ennå', 0, 0, 0), (101, 'Bare en', 1, 0, 1), (102, 'To stykker', 2, 1, 2),
  (112, 'Tolv bord', 60, 12, 24), (131, 'Trettien bord', 93, 31, 40), (199, 'Hele kommunen', 300, 60, 40);

INSERT INTO network (id, name, purpose, state, zone, starts_on, ends_on, seats, answer_by, created_by, created_at)
  SELECT w.id, w.name, n.purpose, n.state, n.zone, n.starts_on, n.ends_on, max(w.members, 20), n.answer_by, n.created_by, n.created_at
  FROM wanted w, network n WHERE n.id = 1;
INSERT INTO network_term (network, account, role, starts_on, ends_on, appointed_at)
  SELECT w.id, t.account, t.role, n.starts_on, n.ends_on, t.appointed_at
  FROM wanted w, network n JOIN network_term t ON t.network = n.id WHERE n.id = 1;
INSERT INTO network_role (network, account, role)
  SELECT w.id, r.account, r.role FROM wanted w JOIN network_role r ON r.network = 1;

-- The members of the first network, then others, spread over the units.
CREATE TEMP TABLE ranked AS
  SELECT p.id, row_number() OVER (ORDER BY m.person IS NULL, p.id * 7919 % 2749) - 1 AS place
  FROM person p LEFT JOIN membership m ON m.network = 1 AND m.person = p.id WHERE p.state = 'active' LIMIT 300;
INSERT INTO membership (network, person, joined_at)
  SELECT w.id, r.id, 1780642800000000 FROM wanted w JOIN ranked r ON r.place < w.members;
INSERT INTO invitation (network, person, invited_at, answer_by, answer, answered_at)
  SELECT m.network, m.person, 1779642800000000, 1780542800000000, 'yes', 1779842800000000 FROM membership m WHERE m.network >= 100;
INSERT INTO invitation (network, person, invited_at, answer_by, answer, answered_at)
  SELECT w.id, r.id, 1779642800000000, 1780542800000000, CASE r.place % 3 WHEN 0 THEN 'none' WHEN 1 THEN 'maybe' ELSE 'no' END,
         CASE r.place % 3 WHEN 0 THEN NULL ELSE 1779842800000000 END
  FROM wanted w JOIN ranked r ON r.place >= w.members AND r.place < w.members * 5 / 4;

-- One after another over two years; the sixth is the next one. The kick-off and the next have their programme.
INSERT INTO gathering (id, network, number, kind, title, held_on, start_minute, end_minute, place, about, state, uid)
  SELECT w.id * 100 + g.number, w.id, g.number, g.kind, g.title, n.starts_on + 14 + g.number * 680 / max(w.gatherings, 2), g.start_minute,
         g.end_minute, g.place, g.about,
         CASE WHEN n.starts_on + 14 + g.number * 680 / max(w.gatherings, 2) < 20786 THEN 'held' ELSE 'planned' END, 'many-' || w.id || '-' || g.number
  FROM wanted w JOIN network n ON n.id = w.id
       JOIN (SELECT number, kind, title, start_minute, end_minute, place, about FROM gathering WHERE network = 1
             UNION ALL SELECT number + 22, 'meetup', title || ', en gang til', start_minute, end_minute, place, about
             FROM gathering WHERE network = 1 AND number > 0) g ON g.number < w.gatherings;
CREATE TEMP TABLE next AS SELECT network, min(number) AS number FROM gathering WHERE network >= 100 AND state = 'planned' GROUP BY network;
INSERT INTO programme_item (gathering, start_minute, minutes, kind, title, place, responsible_name, prompt)
  SELECT g.id, i.start_minute, i.minutes, i.kind, i.title, i.place, '', i.prompt
  FROM gathering g JOIN programme_item i ON i.gathering = CASE g.number WHEN 0 THEN 1 ELSE 6 END
  WHERE g.network >= 100 AND (g.number = 0 OR g.number = (SELECT number FROM next WHERE network = g.network));
INSERT INTO attendee (gathering, person, answer, answered_sequence, came)
  SELECT g.id, m.person, CASE (m.person + g.number) % 9 WHEN 0 THEN 'no' ELSE 'yes' END, 0,
         CASE g.state WHEN 'held' THEN (m.person + g.number) % 9 > 0 END
  FROM gathering g JOIN membership m ON m.network = g.network
  WHERE g.network >= 100 AND g.number <= (SELECT number FROM next WHERE network = g.network);

INSERT INTO seating_plan (id, network, state, seed, objective, bound, is_proven, method, size_least, size_most, created_by, created_at, published_at)
  SELECT w.id, w.id, 'published', p.seed, p.objective, p.bound, p.is_proven, p.method, w.members / w.tables, (w.members + w.tables - 1) / w.tables,
         p.created_by, p.created_at, p.published_at
  FROM wanted w JOIN seating_plan p ON p.id = 2 WHERE w.tables > 0;
INSERT INTO seat (plan, gathering, person, group_number)
  SELECT w.id, g.id, r.id, 1 + (r.place % w.tables + g.number * (r.place / w.tables)) % w.tables
  FROM wanted w JOIN ranked r ON r.place < w.members JOIN gathering g ON g.network = w.id WHERE w.tables > 0;

-- An idea that was handed on to many units, and a book that many have taken into use.
INSERT INTO idea_handed (idea, to_kind, to_unit, to_text, handed_by, asked, handed_at, answer, answered_by, words, answered_at)
  SELECT h.idea, 'unit', u.id, u.name, h.handed_by, h.asked, h.handed_at + u.id, CASE u.id % 2 WHEN 0 THEN 'none' ELSE h.answer END,
         h.answered_by, h.words, h.answered_at
  FROM idea_handed h JOIN unit u ON u.id % 7 = 3 AND u.id <> h.to_unit WHERE h.id = (SELECT min(id) FROM idea_handed WHERE to_kind = 'unit');
INSERT INTO practice (theme, unit, since_on, what_for, state, is_own_unit, confirmed_on, created_at)
  SELECT p.theme, u.id, p.since_on, p.what_for, p.state, 0, p.confirmed_on, p.created_at
  FROM practice p JOIN unit u ON u.id % 7 = 3 AND NOT EXISTS (SELECT 1 FROM practice q WHERE q.theme = p.theme AND q.unit = u.id)
  WHERE p.id = 1;
COMMIT;
