-- stops: 7: person_end writes session, which no file owns
-- owns: person

-- person_begin(person_id id)
INSERT INTO person (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET state = 'delete from session';

-- person_end(person_id id)
WITH ended AS (DELETE FROM session WHERE person = $1 RETURNING person)
UPDATE person SET state = 'ended' WHERE id IN (SELECT person FROM ended);
