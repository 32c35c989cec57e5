-- SPDX-License-Identifier: EUPL-1.2
-- Statements for the tests of the database layer: every type, every form of signature.
-- owns: thing gap place

-- enum reply: none yes no maybe

-- thing_add(thing_new(int number, bool truth, real share, str title, bytes picture, date day, instant moment,
--           reply reply)) -> thing_id
INSERT INTO thing (number, truth, share, title, picture, day, moment, reply)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id;

-- thing_by_id(thing_id id) -> thing_new
SELECT number, truth, share, title, picture, day, moment, reply FROM thing WHERE id = $1;

-- gap_add(gap(int? number, bool? truth, real? share, str? title, bytes? picture, date? day, instant? moment,
--         reply? reply, thing_id? thing)) -> gap_id
INSERT INTO gap (number, truth, share, title, picture, day, moment, reply, thing)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id;

-- gap_by_id(gap_id id) -> gap
SELECT number, truth, share, title, picture, day, moment, reply, thing FROM gap WHERE id = $1;

-- gap_title(gap_id id) -> str?
SELECT title FROM gap WHERE id = $1;

-- thing_delete(thing_id id)
DELETE FROM thing WHERE id = $1;

-- place_add(str name)
INSERT INTO place (name, visits) VALUES ($1, 0);

-- Counts the visit, whether or not the place was known.
-- place_visit(str name) -> int
INSERT INTO place (name, visits) VALUES ($1, 1)
ON CONFLICT (name) DO UPDATE SET visits = place.visits + 1 RETURNING visits;

-- place_rename(str before, str after)
UPDATE place SET name = $2 WHERE name = $1;

-- place_visits(str name) -> int
SELECT visits FROM place WHERE name = $1;

-- place_visits_set(str name, int visits)
UPDATE place SET visits = $2 WHERE name = $1;

-- visits_in_all() -> int
SELECT cast(coalesce(sum(visits), 0) as bigint) FROM place;

-- places_nb() ->* place(str name, int visits)
SELECT name, visits FROM place ORDER BY name COLLATE nb;

-- places_en() ->* str
SELECT name FROM place ORDER BY name COLLATE en;

-- places_by_byte() ->* str at most 1000
SELECT name FROM place ORDER BY name;

-- places_few() ->* str at most 3
SELECT name FROM place ORDER BY name;

-- places_joined(str between) -> str
SELECT coalesce(string_agg(name, $1), '') FROM (SELECT name FROM place ORDER BY name COLLATE nb) AS sorted;

-- places_by_byte_all() ->* str at most 3000
SELECT name FROM place ORDER BY name;
