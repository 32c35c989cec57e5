-- Statements about the sheets that groups fill in: see src/gathering/sheet.h.
-- owns: group_sheet sheet_field

-- enum sheet_field_kind: found brings takes

-- group_sheets_of(programme_item_id item) ->* group_sheet(group_sheet_id id, int group_number, person_id? writer, person_id? keeper)
SELECT id, group_number, writer, keeper FROM group_sheet WHERE item = $1 ORDER BY group_number LIMIT 200;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_sheet_parts(person_id person)
UPDATE group_sheet SET writer = CASE WHEN writer = $1 THEN NULL ELSE writer END,
       keeper = CASE WHEN keeper = $1 THEN NULL ELSE keeper END
WHERE writer = $1 OR keeper = $1;

-- What one brings and takes home is one's own: it goes, whoever held the phone.
-- sheet_proses_of(person_id person) ->* prose_id
SELECT prose FROM sheet_field WHERE person = $1 ORDER BY prose LIMIT 10000;

-- erase_sheet_fields(person_id person)
DELETE FROM sheet_field WHERE person = $1;
