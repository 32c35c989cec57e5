-- stops: 5: person_add writes account, which no file owns
-- owns: person

-- Spread over lines, and in small letters.
-- person_add(person_id id)
insert
into account (person) values ($1);
