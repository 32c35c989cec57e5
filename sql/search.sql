-- Statements that find texts by their words: src/search/search.h.
-- owns: search_doc search_word

-- enum search_kind: topic idea note question

-- search_doc_put(search_doc_new(search_kind kind, int subject, network_id? network, str title, instant changed_at)) -> int
INSERT INTO search_doc (kind, subject, network, title, changed_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (kind, subject) DO UPDATE SET network = excluded.network, title = excluded.title, changed_at = excluded.changed_at
RETURNING id;

-- search_words_drop(int doc)
DELETE FROM search_word WHERE doc = $1;

-- search_word_add(int doc, str word, int network, int weight)
INSERT INTO search_word (doc, word, network, weight) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING;

-- A text of a network becomes everybody's.
-- search_doc_open(search_kind kind, int subject)
UPDATE search_doc SET network = NULL WHERE kind = $1 AND subject = $2;

-- search_words_open(search_kind kind, int subject)
UPDATE search_word SET network = 0 WHERE doc = (SELECT id FROM search_doc WHERE kind = $1 AND subject = $2);

-- Texts of everybody, and of networks in which the reader has a voice, that have a word in each of the three ranges; an empty second
-- or third is not asked. Of the first word at most 2000 texts are looked at. A word in a title counts four times one in the text, a
-- whole word a little more than one that only begins so; then the newest.
-- search_found(account_id account, person_id? person, str first, str first_end, str second, str second_end, str third, str third_end, int most) ->* search_found(search_kind kind, int subject, str title, str? network_name, instant changed_at)
WITH mine (network) AS (
    SELECT 0 UNION SELECT m.network FROM membership m WHERE m.person = $2 AND m.left_at IS NULL
    UNION SELECT r.network FROM network_role r WHERE r.account = $1 AND r.role IN ('lead', 'coordinator')
), word_of_mine (doc, weight) AS (
    SELECT w.doc, 2 * w.weight + CASE WHEN w.word = $3 THEN 1 ELSE 0 END
    FROM mine JOIN search_word w ON w.network = mine.network AND w.word >= $3 AND w.word < $4 LIMIT 2000
), hit (doc, weight) AS (
    SELECT doc, max(weight) FROM word_of_mine GROUP BY doc
)
SELECT d.kind, d.subject, d.title, n.name, d.changed_at
FROM hit h JOIN search_doc d ON d.id = h.doc LEFT JOIN network n ON n.id = d.network
WHERE ($5 = '' OR EXISTS (SELECT 1 FROM search_word s WHERE s.doc = h.doc AND s.word >= $5 AND s.word < $6))
  AND ($7 = '' OR EXISTS (SELECT 1 FROM search_word t WHERE t.doc = h.doc AND t.word >= $7 AND t.word < $8))
ORDER BY h.weight + coalesce((SELECT max(2 * s.weight) FROM search_word s WHERE $5 <> '' AND s.doc = h.doc AND s.word >= $5 AND s.word < $6), 0) DESC,
         d.changed_at DESC, d.id DESC LIMIT $9;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- A word of the name is found no more, whoever it is about.
-- erase_search_word(str word)
DELETE FROM search_word WHERE word = $1;
