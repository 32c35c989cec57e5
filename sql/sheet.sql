-- Statements about the sheets that groups fill in: see src/gathering/sheet.h.
-- owns: group_sheet sheet_field

-- enum sheet_field_kind: found brings takes

-- All of a gathering.
-- group_sheets_of(gathering_id gathering) ->* group_sheet(group_sheet_id id, programme_item_id item, int group_number, person_id? writer, person_id? keeper)
SELECT s.id, s.item, s.group_number, s.writer, s.keeper
FROM group_sheet s JOIN programme_item i ON i.id = s.item WHERE i.gathering = $1 ORDER BY s.item, s.group_number LIMIT 2000;

-- item_has_sheets(programme_item_id item) -> bool
SELECT CASE WHEN EXISTS (SELECT 1 FROM group_sheet WHERE item = $1) THEN 1 ELSE 0 END;

-- group_sheet_of(programme_item_id item, int group_number) -> group_sheet
SELECT id, item, group_number, writer, keeper FROM group_sheet WHERE item = $1 AND group_number = $2;

-- group_sheet_add(programme_item_id item, int group_number, person_id? writer, person_id? keeper) -> group_sheet_id
INSERT INTO group_sheet (item, group_number, writer, keeper) VALUES ($1, $2, $3, $4) RETURNING id;

-- Who had which part last in the network, the newest first.
-- sheet_parts_had(network_id network) ->* sheet_part(programme_item_id item, person_id? writer, person_id? keeper)
SELECT s.item, s.writer, s.keeper
FROM group_sheet s JOIN programme_item i ON i.id = s.item JOIN gathering g ON g.id = i.gathering
WHERE g.network = $1 ORDER BY g.held_on DESC, i.start_minute DESC, s.group_number LIMIT 400;

-- The fields of a gathering's sheets that somebody has written in, with what stands there now.
-- sheet_fields_of(gathering_id gathering) ->* sheet_field(group_sheet_id sheet, sheet_field_kind kind, person_id? person, str? given_name, str? family_name, prose_id prose, int head, str body)
SELECT f.sheet, f.kind, f.person, p.given_name, p.family_name, f.prose, x.head, coalesce(v.body, '')
FROM programme_item i JOIN group_sheet s ON s.item = i.id JOIN sheet_field f ON f.sheet = s.id JOIN prose x ON x.id = f.prose
LEFT JOIN prose_version v ON v.prose = x.id AND v.number = x.head LEFT JOIN person p ON p.id = f.person
WHERE i.gathering = $1 ORDER BY f.sheet, f.kind, f.person LIMIT 10000;

-- sheet_field_prose(group_sheet_id sheet, sheet_field_kind kind, person_id? person) -> prose_id
SELECT prose FROM sheet_field WHERE sheet = $1 AND kind = $2 AND coalesce(person, 0) = coalesce($3, 0);

-- sheet_field_add(group_sheet_id sheet, sheet_field_kind kind, person_id? person, prose_id prose)
INSERT INTO sheet_field (sheet, kind, person, prose) VALUES ($1, $2, $3, $4);

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
