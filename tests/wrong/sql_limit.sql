-- stops: 3: person_named: "limit -" is no limit in SQLite

-- person_named(str name) -> person_id
SELECT id FROM person WHERE name = $1 LIMIT -1;
