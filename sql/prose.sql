-- Statements about texts that several people write, see src/prose/prose.h.
-- owns: prose prose_version prose_draft

-- prose_add(network_id? network) -> prose_id
INSERT INTO prose (network) VALUES ($1) RETURNING id;

-- prose_by_id(prose_id id) -> prose(prose_id id, network_id? network, int head)
SELECT id, network, head FROM prose WHERE id = $1;

-- prose_version(prose_id prose, int number) -> prose_version(int number, str body, person_id? writer, instant saved_at)
SELECT number, body, writer, saved_at FROM prose_version WHERE prose = $1 AND number = $2;

-- The newest first, without what they say.
-- prose_versions(prose_id prose) ->* prose_line(int number, str? given_name, str? family_name, person_id? writer, instant saved_at)
SELECT v.number, p.given_name, p.family_name, v.writer, v.saved_at
FROM prose_version v LEFT JOIN person p ON p.id = v.writer WHERE v.prose = $1 ORDER BY v.number DESC LIMIT 400;

-- prose_version_add(prose_id prose, int number, str body, person_id writer, instant saved_at)
INSERT INTO prose_version (prose, number, body, writer, saved_at) VALUES ($1, $2, $3, $4, $5);

-- prose_head_set(prose_id id, int head)
UPDATE prose SET head = $2 WHERE id = $1;

-- Of the days before a moment, the last version of each stays.
-- prose_thin(prose_id prose, instant before)
DELETE FROM prose_version WHERE prose = $1 AND saved_at < $2 AND EXISTS (
    SELECT 1 FROM prose_version n
    WHERE n.prose = prose_version.prose AND n.number > prose_version.number
      AND n.saved_at / 86400000000 = prose_version.saved_at / 86400000000);

-- Of what one writer saved in one go, the last stays.
-- prose_thin_goes(prose_id prose, int go_us)
DELETE FROM prose_version WHERE prose = $1 AND EXISTS (
    SELECT 1 FROM prose_version n
    WHERE n.prose = prose_version.prose AND n.number > prose_version.number
      AND n.writer = prose_version.writer AND n.saved_at - prose_version.saved_at < $2);

-- prose_version_count(prose_id prose) -> int
SELECT count(*) FROM prose_version WHERE prose = $1;

-- prose_draft_of(prose_id prose, person_id person) -> prose_draft(int base, str body, instant saved_at)
SELECT base, body, saved_at FROM prose_draft WHERE prose = $1 AND person = $2;

-- prose_draft_set(prose_id prose, person_id person, int base, str body, instant saved_at)
INSERT INTO prose_draft (prose, person, base, body, saved_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (prose, person) DO UPDATE SET base = excluded.base, body = excluded.body, saved_at = excluded.saved_at;

-- prose_draft_drop(prose_id prose, person_id person)
DELETE FROM prose_draft WHERE prose = $1 AND person = $2;

-- Who else has typed in it since a moment, and not saved.
-- prose_writers_now(prose_id prose, person_id not_person, instant since) ->* prose_writer(str given_name, str family_name)
SELECT p.given_name, p.family_name FROM prose_draft d JOIN person p ON p.id = d.person
WHERE d.prose = $1 AND d.person <> $2 AND d.saved_at > $3 ORDER BY d.saved_at DESC LIMIT 5;

-- prose_drafts_keep(person_id person, int most)
DELETE FROM prose_draft WHERE person = $1
    AND prose NOT IN (SELECT d.prose FROM prose_draft d WHERE d.person = $1 ORDER BY d.saved_at DESC, d.prose LIMIT $2);

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_drafts(person_id person)
DELETE FROM prose_draft WHERE person = $1;

-- erase_writer(person_id person)
UPDATE prose_version SET writer = NULL WHERE writer = $1;

-- erase_mentions(str mention, str nobody)
UPDATE prose_version SET body = replace(body, $1, $2) WHERE replace(body, $1, $2) <> body;

-- A text that is somebody's own goes with them, versions and all; whoever refers to it does not any more.
-- erase_prose_versions(prose_id prose)
DELETE FROM prose_version WHERE prose = $1;

-- erase_prose_drafts(prose_id prose)
DELETE FROM prose_draft WHERE prose = $1;

-- erase_prose(prose_id id)
DELETE FROM prose WHERE id = $1;

-- In what others have not saved.
-- erase_mentions_of_drafts(str mention, str nobody)
UPDATE prose_draft SET body = replace(body, $1, $2) WHERE replace(body, $1, $2) <> body;
