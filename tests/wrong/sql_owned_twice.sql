-- stops: 4: tests/wrong/sql_owned_twice.sql owns person too
-- owns: person

-- owns: unit person
