-- SPDX-License-Identifier: EUPL-1.2
-- The least that SQLite's own shell has to do for the same rows in the same tables with the same indexes: no cell is
-- checked, nothing is compared with what is stored, a name is two words.
PRAGMA foreign_keys = ON;
PRAGMA secure_delete = ON;
BEGIN;
INSERT INTO import (state, file_name, made_by_name, made_at) VALUES ('taken', 'list.csv', 'sqlite3', 0);
INSERT INTO unit (code, name) SELECT "Enhetskode", "Enhet" FROM unit_list;
UPDATE unit SET parent = (SELECT above.id FROM unit_list l JOIN unit above ON above.code = l."Overordnet enhetskode"
                          WHERE l."Enhetskode" = unit.code);
INSERT INTO person (match_key, employee_id, given_name, family_name, search_key, email, email_key, unit, job_title, job_code,
                    share_percent, employment_type, hired_on, education, is_manager)
SELECT 'n:' || s."Ansattnr", s."Ansattnr", s."Fornavn", s."Etternavn", lower(s."Fornavn" || ' ' || s."Etternavn"), s."E-post",
       lower(s."E-post"), u.id, s."Stilling", s."Stillingskode", CAST(s."Stillingsprosent" AS REAL), s."Ansettelsesform",
       CAST(julianday(s."Ansatt fra") - 2440587.5 AS INTEGER), s."Utdanningsnivå", s."Er leder" = 'ja'
FROM staff_list s JOIN unit u ON u.code = s."Enhetskode" ORDER BY s.rowid;
UPDATE person SET manager = m.id
FROM staff_list s JOIN person m ON m.match_key = 'n:' || s."Leder ansattnr"
WHERE s."Leder ansattnr" <> '' AND person.match_key = 'n:' || s."Ansattnr";
INSERT INTO person_word (person, word, source) SELECT id, lower(given_name), 'name' FROM person;
INSERT OR IGNORE INTO person_word (person, word, source) SELECT id, lower(family_name), 'name' FROM person;
INSERT INTO person_position (person, unit, job_title, job_code, share_percent, starts_on, is_primary)
SELECT id, unit, job_title, job_code, share_percent, hired_on, 1 FROM person;
INSERT INTO import_person (import, person) SELECT 1, id FROM person;
COMMIT;
