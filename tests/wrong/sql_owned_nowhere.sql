-- stops: 2: no schema makes the table person
-- owns: person

-- person_end(person_id id)
DELETE FROM person WHERE id = $1;
