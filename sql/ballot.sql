-- Statements about ballots: what is asked, who has voted, what they voted until it closes, and the counts that stay.
-- owns: ballot ballot_option ballot_paper ballot_mark ballot_count ballot_pair

-- enum ballot_about: topics free coordinators
-- enum ballot_method: approval dots schulze
-- enum ballot_state: draft open closed withdrawn

-- ballot_by_id(ballot_id id) -> ballot(ballot_id id, network_id network, ballot_about about, str question, ballot_method method, ballot_state state, gathering_id? for_gathering, date closes_on, int closes_minute, bool takes_options, instant? closed_at, str withdrawn_why, int? seed, int? turnout, int? entitled)
SELECT id, network, about, question, method, state, for_gathering, closes_on, closes_minute, takes_options, closed_at,
       withdrawn_why, seed, turnout, entitled
FROM ballot WHERE id = $1;

-- ballots_of(network_id network) ->* ballot
SELECT id, network, about, question, method, state, for_gathering, closes_on, closes_minute, takes_options, closed_at,
       withdrawn_why, seed, turnout, entitled
FROM ballot WHERE network = $1 ORDER BY CASE state WHEN 'open' THEN 0 WHEN 'draft' THEN 1 ELSE 2 END, closes_on DESC, id DESC LIMIT 500;

-- ballot_add(ballot_new(network_id network, ballot_about about, str question, ballot_method method, gathering_id? for_gathering, date closes_on, int closes_minute, person_id? by_person, bool takes_options)) -> ballot_id
INSERT INTO ballot (network, about, question, method, for_gathering, closes_on, closes_minute, by_person, takes_options)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id;

-- Those that are not over.
-- ballots_alive(network_id network) -> int
SELECT count(*) FROM ballot WHERE network = $1 AND state IN ('draft', 'open');

-- ballot_to_open(ballot_id id, instant opened_at)
UPDATE ballot SET state = 'open', opened_at = $2 WHERE id = $1 AND state = 'draft';

-- ballot_to_withdrawn(ballot_id id, str why)
UPDATE ballot SET state = 'withdrawn', withdrawn_why = $2 WHERE id = $1 AND state = 'open';

-- ballot_to_closed(ballot_id id, instant closed_at, int seed, int turnout, int entitled)
UPDATE ballot SET state = 'closed', closed_at = $2, seed = $3, turnout = $4, entitled = $5 WHERE id = $1 AND state = 'open';

-- A draft that nobody wants.
-- ballot_drop(ballot_id id)
DELETE FROM ballot WHERE id = $1 AND state = 'draft';

-- ballot_options_drop(ballot_id ballot)
DELETE FROM ballot_option WHERE ballot = $1;

-- Open ones whose hour was before this one.
-- ballots_over(network_id network, date day, int minute) ->* ballot_id
SELECT id FROM ballot WHERE network = $1 AND state = 'open' AND (closes_on < $2 OR (closes_on = $2 AND closes_minute <= $3)) ORDER BY id;

-- Networks with one whose hour was before this one.
-- networks_with_ballots_over(date day, int minute) ->* network_id
SELECT DISTINCT network FROM ballot WHERE state = 'open' AND (closes_on < $1 OR (closes_on = $1 AND closes_minute <= $2)) ORDER BY network;

-- ballots_open(network_id network) ->* ballot
SELECT id, network, about, question, method, state, for_gathering, closes_on, closes_minute, takes_options, closed_at,
       withdrawn_why, seed, turnout, entitled
FROM ballot WHERE network = $1 AND state = 'open' ORDER BY id LIMIT 100;

-- One that is to choose for a gathering.
-- ballot_for_gathering(gathering_id gathering) -> ballot_id
SELECT id FROM ballot WHERE for_gathering = $1 AND state IN ('draft', 'open') ORDER BY id LIMIT 1;

-- One about that which is not over.
-- ballot_alive_about(network_id network, ballot_about about) -> ballot_id
SELECT id FROM ballot WHERE network = $1 AND about = $2 AND state IN ('draft', 'open') ORDER BY id LIMIT 1;

-- Only earlier.
-- ballot_bring_forward(ballot_id id, date closes_on)
UPDATE ballot SET closes_on = $2 WHERE id = $1 AND state IN ('draft', 'open') AND closes_on > $2;

-- ballot_option_add(ballot_id ballot, topic_id? topic, str label, person_id? person, person_id? added_by, int place)
INSERT INTO ballot_option (ballot, topic, label, person, added_by, place) VALUES ($1, $2, $3, $4, $5, $6);

-- ballot_options(ballot_id ballot) ->* ballot_option(ballot_option_id id, topic_id? topic, str label)
SELECT id, topic, label FROM ballot_option WHERE ballot = $1 ORDER BY place LIMIT 100;

-- ---- voting ----

-- ballot_paper_put(ballot_id ballot, person_id person, instant cast_at)
INSERT INTO ballot_paper (ballot, person, cast_at) VALUES ($1, $2, $3)
ON CONFLICT (ballot, person) DO UPDATE SET cast_at = excluded.cast_at;

-- ballot_paper_of(ballot_id ballot, person_id person) -> instant
SELECT cast_at FROM ballot_paper WHERE ballot = $1 AND person = $2;

-- ballot_mark_add(ballot_id ballot, person_id person, ballot_option_id option, int value)
INSERT INTO ballot_mark (ballot, person, option, value) VALUES ($1, $2, $3, $4);

-- What one has voted oneself.
-- ballot_marks_of(ballot_id ballot, person_id person) ->* ballot_own_mark(ballot_option_id option, int value)
SELECT option, value FROM ballot_mark WHERE ballot = $1 AND person = $2 LIMIT 100;

-- ballot_marks_forget(ballot_id ballot, person_id person)
DELETE FROM ballot_mark WHERE ballot = $1 AND person = $2;

-- Those of the members, paper by paper; nothing that says whose.
-- ballot_marks(ballot_id ballot) ->* ballot_mark(int paper, ballot_option_id option, int value)
SELECT dense_rank() OVER (ORDER BY k.person), k.option, k.value
FROM ballot_mark k JOIN ballot b ON b.id = k.ballot
JOIN membership m ON m.network = b.network AND m.person = k.person AND m.left_at IS NULL
JOIN person p ON p.id = k.person AND p.state <> 'ended'
WHERE k.ballot = $1 ORDER BY 1, 2;

-- How many members there are, and how many of them have voted.
-- ballot_turnout(ballot_id ballot) -> ballot_turnout(int voted, int entitled)
SELECT coalesce(cast(sum(CASE WHEN v.person IS NULL THEN 0 ELSE 1 END) AS bigint), 0), count(*)
FROM ballot b JOIN membership m ON m.network = b.network AND m.left_at IS NULL
JOIN person p ON p.id = m.person AND p.state <> 'ended'
LEFT JOIN ballot_paper v ON v.ballot = b.id AND v.person = m.person
WHERE b.id = $1;

-- ballot_voters(ballot_id ballot) ->* ballot_voter(person_id person, str given_name, str family_name, str? unit_name)
SELECT p.id, p.given_name, p.family_name, u.name
FROM ballot_paper v JOIN person p ON p.id = v.person LEFT JOIN unit u ON u.id = p.unit
WHERE v.ballot = $1 ORDER BY p.given_name COLLATE nb, p.family_name COLLATE nb, p.id LIMIT 1000;

-- ---- closing ----

-- Papers of people who are members no more when it closes.
-- ballot_papers_settle(ballot_id ballot)
DELETE FROM ballot_paper WHERE ballot = $1 AND NOT EXISTS (
    SELECT 1 FROM ballot b JOIN membership m ON m.network = b.network AND m.left_at IS NULL
    JOIN person p ON p.id = m.person AND p.state <> 'ended'
    WHERE b.id = ballot_paper.ballot AND m.person = ballot_paper.person);

-- What was voted: nobody can look it up any more.
-- ballot_marks_drop(ballot_id ballot)
DELETE FROM ballot_mark WHERE ballot = $1;

-- ballot_papers_drop(ballot_id ballot)
DELETE FROM ballot_paper WHERE ballot = $1;

-- ballot_count_add(ballot_id ballot, int place, ballot_option_id option, int? votes, int level)
INSERT INTO ballot_count (ballot, place, option, votes, level) VALUES ($1, $2, $3, $4, $5);

-- ballot_result(ballot_id ballot) ->* ballot_place(int place, ballot_option_id option, str label, topic_id? topic, person_id? person, int? votes, int level)
SELECT c.place, o.id, o.label, o.topic, o.person, c.votes, c.level
FROM ballot_count c JOIN ballot_option o ON o.id = c.option WHERE c.ballot = $1 ORDER BY c.place LIMIT 100;

-- ballot_pair_add(ballot_id ballot, ballot_option_id a, ballot_option_id b, int above, int path)
INSERT INTO ballot_pair (ballot, a, b, above, path) VALUES ($1, $2, $3, $4, $5);

-- ballot_pairs(ballot_id ballot) ->* ballot_pair(ballot_option_id a, ballot_option_id b, int above, int path)
SELECT a, b, above, path FROM ballot_pair WHERE ballot = $1 ORDER BY a, b LIMIT 1000;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- The turnout of a closed ballot is a number of its own, and stays.
-- erase_papers(person_id person)
DELETE FROM ballot_paper WHERE person = $1;

-- erase_marks(person_id person)
DELETE FROM ballot_mark WHERE person = $1;

-- erase_ballots_begun(person_id person)
UPDATE ballot SET by_person = NULL WHERE by_person = $1;

-- erase_options_added(person_id person)
UPDATE ballot_option SET added_by = NULL WHERE added_by = $1;

-- erase_nominees(person_id person, str nobody)
UPDATE ballot_option SET person = NULL, label = $2 WHERE person = $1;
