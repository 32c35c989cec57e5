-- Statements about people and units as pages show them: who is this, who knows what.
-- owns: person_word staff_count

-- person_card(person_id id) -> person_card(person_id id, str given_name, str family_name, unit_id? unit, str? job_title, person_state state, str? ask_me_about, str? wants_to_learn)
SELECT id, given_name, family_name, unit, job_title, state, ask_me_about, wants_to_learn FROM person
WHERE id = $1 AND erased_at IS NULL;

-- Networks that a person is in, those being prepared left out.
-- person_networks(person_id person) ->* person_network(network_id id, str name, date starts_on, date ends_on)
SELECT n.id, n.name, n.starts_on, n.ends_on
FROM membership m JOIN network n ON n.id = m.network
WHERE m.person = $1 AND m.left_at IS NULL AND n.state <> 'draft' ORDER BY n.starts_on DESC, n.id;

-- Everyone in a network, with what they can be asked about.
-- network_people(network_id network, date today) ->* network_person(person_id id, str given_name, str family_name, str? unit_name, str? job_title, str? ask_me_about, str? wants_to_learn, date? away_until)
SELECT p.id, p.given_name, p.family_name, u.name, p.job_title, p.ask_me_about, p.wants_to_learn, w.ends_on
FROM membership m JOIN person p ON p.id = m.person LEFT JOIN unit u ON u.id = p.unit
LEFT JOIN away w ON w.network = m.network AND w.person = m.person AND w.starts_on <= $2 AND w.ends_on >= $2
WHERE m.network = $1 AND m.left_at IS NULL AND p.state <> 'ended'
ORDER BY p.family_name COLLATE nb, p.given_name COLLATE nb, p.id;

-- ---- finding them: src/people/lookup.h ----

-- enum word_source: name ask theme

-- person_word_add(person_id person, str word, word_source source)
INSERT INTO person_word (person, word, source) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING;

-- person_words_drop(person_id person, word_source source)
DELETE FROM person_word WHERE person = $1 AND source = $2;

-- staff_counts_drop()
DELETE FROM staff_count;

-- staff_counts_add()
INSERT INTO staff_count (name, people)
WITH work (title, category, people) AS (
    SELECT job_title, job_category, count(*) FROM person WHERE state <> 'ended' GROUP BY job_title, job_category
)
SELECT name, cast(sum(people) AS bigint) FROM (
    SELECT title AS name, people FROM work WHERE title <> ''
    UNION ALL
    SELECT category, people FROM work WHERE category <> '' AND category <> coalesce(title, '')
    UNION ALL
    SELECT '', people FROM work
) AS f
GROUP BY name;

-- Who has a word in each of the three ranges; an empty `second` or `third` is not asked. Those of the first words come
-- first, so that no more people are looked at than are wanted; each person counts by the first word only.
-- people_found(str first, str first_end, str second, str second_end, str third, str third_end, int most) ->* found_person(person_id id, str given_name, str family_name, str? unit_name, str? job_title, str? ask_me_about)
SELECT p.id, p.given_name, p.family_name, u.name, p.job_title, p.ask_me_about
FROM (
    SELECT w.person FROM person_word w JOIN person q ON q.id = w.person
    WHERE w.word >= $1 AND w.word < $2 AND q.state <> 'ended'
      AND NOT EXISTS (SELECT 1 FROM person_word b
                      WHERE b.person = w.person AND b.word >= $1 AND (b.word, b.source) < (w.word, w.source))
      AND ($3 = '' OR EXISTS (SELECT 1 FROM person_word s WHERE s.person = w.person AND s.word >= $3 AND s.word < $4))
      AND ($5 = '' OR EXISTS (SELECT 1 FROM person_word t WHERE t.person = w.person AND t.word >= $5 AND t.word < $6))
    ORDER BY w.word, w.person LIMIT $7
) AS f JOIN person p ON p.id = f.person LEFT JOIN unit u ON u.id = p.unit
ORDER BY p.family_name COLLATE nb, p.given_name COLLATE nb, p.id;

-- unit_people(unit_id unit, int most) ->* found_person
SELECT p.id, p.given_name, p.family_name, u.name, p.job_title, p.ask_me_about
FROM person p JOIN unit u ON u.id = p.unit
WHERE p.unit = $1 AND p.state <> 'ended'
ORDER BY p.family_name COLLATE nb, p.given_name COLLATE nb, p.id LIMIT $2;

-- unit_manager_of(unit_id unit) -> unit_manager_of(person_id id, str given_name, str family_name)
SELECT p.id, p.given_name, p.family_name FROM unit_manager m JOIN person p ON p.id = m.person
WHERE m.unit = $1 AND p.state <> 'ended';

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_words(person_id person)
DELETE FROM person_word WHERE person = $1;
