-- stops: 5: person_end writes "account", which no file owns
-- owns: person

-- Between quotes.
-- person_end(person_id id)
UPDATE "account" SET state = 'disabled' WHERE person = $1;
