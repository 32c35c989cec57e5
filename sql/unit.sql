-- Statements about the tree of units.
--
-- The path that a tree is sorted by has each unit's id behind its name, so that of two siblings of one name each keeps its own
-- children, and tabs between: a tab sorts before all that a name can hold, so that nobody comes between a unit and its children.
-- owns: unit_count

-- The tree from the top down to a depth (1: the top alone), each unit behind its parent; siblings by name and id.
-- units_as_tree(int depth) ->* unit_row(unit_id id, str name, int depth, int people)
WITH RECURSIVE tree (id, name, depth, path) AS (
    SELECT id, name, 1, name || '	' || cast(10000000000 + id as text) FROM unit WHERE parent IS NULL
    UNION ALL
    SELECT u.id, u.name, t.depth + 1, t.path || '	' || u.name || '	' || cast(10000000000 + u.id as text)
    FROM unit u JOIN tree t ON u.parent = t.id WHERE t.depth < $1
)
SELECT t.id, t.name, t.depth, coalesce(c.people, 0) FROM tree t LEFT JOIN unit_count c ON c.unit = t.id ORDER BY t.path COLLATE nb;

-- The same without counting people.
-- units_to_choose(int depth) ->* unit_leaf(unit_id id, str name, int depth)
WITH RECURSIVE tree (id, name, depth, path) AS (
    SELECT id, name, 1, name || '	' || cast(10000000000 + id as text) FROM unit WHERE parent IS NULL
    UNION ALL
    SELECT u.id, u.name, t.depth + 1, t.path || '	' || u.name || '	' || cast(10000000000 + u.id as text)
    FROM unit u JOIN tree t ON u.parent = t.id WHERE t.depth < $1
)
SELECT id, name, depth FROM tree ORDER BY path COLLATE nb;

-- How many units there are down to a depth; counts no further than `most`.
-- units_counted(int depth, int most) -> int
WITH RECURSIVE tree (id, depth) AS (
    SELECT id, 1 FROM unit WHERE parent IS NULL
    UNION ALL
    SELECT u.id, t.depth + 1 FROM unit u JOIN tree t ON u.parent = t.id WHERE t.depth < $1
)
SELECT count(*) FROM (SELECT id FROM tree LIMIT $2) AS counted;

-- From the unit itself to the top.
-- units_above(unit_id unit) ->* unit_named(unit_id id, str name)
WITH RECURSIVE up (id, name, parent, height) AS (
    SELECT id, name, parent, 0 FROM unit WHERE id = $1
    UNION ALL
    SELECT u.id, u.name, u.parent, up.height + 1 FROM unit u JOIN up ON u.id = up.parent WHERE up.height < 20
)
SELECT id, name FROM up ORDER BY height;

-- units_below(unit_id unit) ->* unit_below(unit_id id, str name, int people)
SELECT u.id, u.name, coalesce(c.people, 0) FROM unit u LEFT JOIN unit_count c ON c.unit = u.id
WHERE u.parent = $1 ORDER BY u.name COLLATE nb, u.id LIMIT 500;

-- ---- how many work there: src/people/lookup.h ----

-- unit_people_counted(unit_id unit) -> int
SELECT people FROM unit_count WHERE unit = $1;

-- unit_counts_drop()
DELETE FROM unit_count;

-- Each unit's own people, and with them those of every unit above.
-- unit_counts_add()
INSERT INTO unit_count (unit, people)
WITH RECURSIVE up (unit, people, height) AS (
    SELECT unit, count(*), 0 FROM person WHERE unit IS NOT NULL AND state <> 'ended' GROUP BY unit
    UNION ALL
    SELECT u.parent, up.people, up.height + 1 FROM up JOIN unit u ON u.id = up.unit WHERE u.parent IS NOT NULL AND up.height < 20
)
SELECT unit, cast(sum(people) AS bigint) FROM up GROUP BY unit;
