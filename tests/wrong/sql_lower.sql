-- stops: 3: person_named: "lower(" knows ASCII only in SQLite

-- person_named(str name) -> person_id
SELECT id FROM person WHERE lower(name) = $1;
