-- stops: 3: person_named: "like" folds case in SQLite only

-- person_named(str name) -> person_id
SELECT id FROM person WHERE name LIKE $1;
