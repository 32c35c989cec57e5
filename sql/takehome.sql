-- Statements about what people take home from a gathering, and whether it was worth their time: see src/gathering/takehome.h.
-- owns: take_home worth

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_take_homes(person_id person)
DELETE FROM take_home WHERE person = $1;

-- The answer stays in the counts, and is nobody's.
-- erase_worth(person_id person)
UPDATE worth SET person = NULL WHERE person = $1;
