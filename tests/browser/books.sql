-- SPDX-License-Identifier: EUPL-1.2
-- A shelf of 200 books in the store of a demo that has stopped.
INSERT INTO theme (title, kind, question, why_now, size, places, network, owner_unit, proposed_by, state, shelved_at, decided_on, created_at)
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
  SELECT CASE i % 3 WHEN 0 THEN 'Ny i ' || u.name WHEN 1 THEN t.title || ' i ' || u.name ELSE u.name END, t.kind, t.question, t.why_now,
         CASE i % 3 WHEN 0 THEN 'small' WHEN 1 THEN 'medium' ELSE 'large' END, t.places, 1 + i % 2, t.owner_unit, t.proposed_by,
         CASE i % 5 WHEN 0 THEN 'open' WHEN 1 THEN 'parked' WHEN 2 THEN 'taken' ELSE 'written' END, t.shelved_at + i, t.decided_on, t.created_at
  FROM n JOIN unit u ON u.id = 1 + i % (SELECT count(*) FROM unit) JOIN theme t ON t.id = 1 + i % 8
  LIMIT 200 - (SELECT count(*) FROM theme WHERE shelved_at IS NOT NULL);
