-- Statements about who is whose manager: src/people/manager.h.

-- From the nearest up: the one whom the staff list names, then the managers of the unit and of those above it. Only who works here,
-- and never the person.
-- managers_above(person_id person) ->* manager_above(person_id person)
WITH RECURSIVE up (unit, height) AS (
    SELECT unit, 1 FROM person WHERE id = $1 AND unit IS NOT NULL
    UNION ALL
    SELECT u.parent, up.height + 1 FROM up JOIN unit u ON u.id = up.unit WHERE u.parent IS NOT NULL AND up.height < 20
)
SELECT m.id FROM (
    SELECT manager AS id, 0 AS height FROM person WHERE id = $1
    UNION ALL
    SELECT um.person, up.height FROM up JOIN unit_manager um ON um.unit = up.unit
) m JOIN person p ON p.id = m.id AND p.state = 'active'
WHERE m.id <> $1 GROUP BY m.id ORDER BY min(m.height), m.id LIMIT 50;
