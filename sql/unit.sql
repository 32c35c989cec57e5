-- Statements about the tree of units.
--
-- The path that a tree is sorted by has each unit's id behind its name, so that of two siblings of one name each keeps its own
-- children, and tabs between: a tab sorts before all that a name can hold, so that nobody comes between a unit and its children.

-- The tree from the top down to a depth (1: the top alone), each unit behind its parent; siblings by name and id.
-- units_as_tree(int depth) ->* unit_row(unit_id id, str name, int depth, int people)
WITH RECURSIVE tree (id, name, depth, path) AS (
    SELECT id, name, 1, name || '	' || cast(10000000000 + id as text) FROM unit WHERE parent IS NULL
    UNION ALL
    SELECT u.id, u.name, t.depth + 1, t.path || '	' || u.name || '	' || cast(10000000000 + u.id as text)
    FROM unit u JOIN tree t ON u.parent = t.id WHERE t.depth < $1
)
SELECT t.id, t.name, t.depth, (SELECT count(*) FROM person p WHERE p.unit = t.id AND p.state <> 'ended')
FROM tree t ORDER BY t.path COLLATE nb;

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

-- units_below(unit_id unit) ->* unit_named
SELECT id, name FROM unit WHERE parent = $1 ORDER BY name COLLATE nb, id LIMIT 500;
