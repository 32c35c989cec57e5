-- Statements about the tree of units.

-- The tree from the top, each unit behind its parent; siblings by name.
-- units_as_tree() ->* unit_row(unit_id id, str name, int depth, int people)
WITH RECURSIVE tree (id, name, depth, path) AS (
    SELECT id, name, 1, name FROM unit WHERE parent IS NULL
    UNION ALL
    SELECT u.id, u.name, t.depth + 1, t.path || ' > ' || u.name FROM unit u JOIN tree t ON u.parent = t.id WHERE t.depth < 20
)
SELECT t.id, t.name, t.depth, (SELECT count(*) FROM person p WHERE p.unit = t.id AND p.state <> 'ended')
FROM tree t ORDER BY t.path COLLATE nb;
