-- Statements about agreements: rotation/agreement.h.
-- owns: agreement agreement_version agreement_stretch agreement_party agreement_note

-- enum agreement_state: draft dialogue to_sign signed running ended
-- enum version_state: writing to_sign valid replaced dropped
-- enum party_role: person manager team reference other
-- enum end_how: planned early
-- enum end_reason: base theme person other
-- enum sign_via: account link

-- agreement_by_id(agreement_id id) -> agreement(agreement_id id, application_id? application, theme_id theme, person_id? person, agreement_state state, int? valid_number, int? open_number, date? ended_on, end_how? end_how, end_reason? end_reason)
SELECT id, application, theme, person, state, valid_number, open_number, ended_on, end_how, end_reason FROM agreement WHERE id = $1;

-- agreement_of_application(application_id application) -> agreement
SELECT id, application, theme, person, state, valid_number, open_number, ended_on, end_how, end_reason FROM agreement WHERE application = $1;

-- agreement_add(application_id? application, theme_id theme, person_id? person, instant made_at) -> agreement_id
INSERT INTO agreement (application, theme, person, open_number, made_at) VALUES ($1, $2, $3, 1, $4)
ON CONFLICT DO NOTHING RETURNING id;

-- Nothing changes where it is in another state by now.
-- agreement_state_set(agreement_id id, agreement_state was, agreement_state state, date? ended_on, end_how? end_how, end_reason? end_reason)
UPDATE agreement SET state = $3, ended_on = $4, end_how = $5, end_reason = $6 WHERE id = $1 AND state = $2;

-- agreement_open_set(agreement_id id, int? open_number)
UPDATE agreement SET open_number = $2 WHERE id = $1;

-- The open version holds from now on. Nothing where another is open, or somebody has not signed it.
-- agreement_complete(agreement_id id, int open_number)
UPDATE agreement SET valid_number = $2, open_number = NULL
WHERE id = $1 AND open_number = $2 AND NOT EXISTS (
    SELECT 1 FROM agreement_version v JOIN agreement_party s ON s.version = v.id
    WHERE v.agreement = agreement.id AND v.number = $2 AND s.signed_at IS NULL);

-- ---- versions ----

-- agreement_version(agreement_id agreement, int number) -> agreement_version(agreement_version_id id, int number, version_state state, str purpose, str form, str cover, str comes_home, str digest, instant made_at)
SELECT id, number, state, purpose, form, cover, comes_home, digest, made_at FROM agreement_version WHERE agreement = $1 AND number = $2;

-- agreement_versions(agreement_id agreement) ->* agreement_version
SELECT id, number, state, purpose, form, cover, comes_home, digest, made_at FROM agreement_version WHERE agreement = $1
ORDER BY number DESC LIMIT 100;

-- agreement_version_add(agreement_version_new(agreement_id agreement, int number, version_state state, str purpose, str form, str cover, str comes_home, instant made_at)) -> agreement_version_id
INSERT INTO agreement_version (agreement, number, state, purpose, form, cover, comes_home, digest, made_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, '', $8) RETURNING id;

-- Nothing changes where it is not being written.
-- agreement_words_set(agreement_version_id id, str purpose, str form, str cover, str comes_home, instant made_at)
UPDATE agreement_version SET purpose = $2, form = $3, cover = $4, comes_home = $5, made_at = $6 WHERE id = $1 AND state = 'writing';

-- Nothing changes where it is in another state by now.
-- version_state_set(agreement_version_id id, version_state was, version_state state)
UPDATE agreement_version SET state = $3 WHERE id = $1 AND state = $2;

-- version_digest_set(agreement_version_id id, str digest)
UPDATE agreement_version SET digest = $2 WHERE id = $1;

-- stretches_of(agreement_version_id version) ->* agreement_stretch(date from_on, date to_on, int week)
SELECT from_on, to_on, week FROM agreement_stretch WHERE version = $1 ORDER BY from_on LIMIT 20;

-- stretches_drop(agreement_version_id version)
DELETE FROM agreement_stretch WHERE version = $1;

-- stretch_add(agreement_version_id version, date from_on, date to_on, int week)
INSERT INTO agreement_stretch (version, from_on, to_on, week) VALUES ($1, $2, $3, $4);

-- ---- who signs ----

-- parties_of(agreement_version_id version) ->* agreement_party(person_id? person, str? given_name, str? family_name, bool has_left, party_role role, instant? signed_at, sign_via? via)
SELECT s.person, p.given_name, p.family_name, CASE WHEN p.state = 'ended' THEN 1 ELSE 0 END, s.role, s.signed_at, s.via
FROM agreement_party s LEFT JOIN person p ON p.id = s.person WHERE s.version = $1 ORDER BY s.id LIMIT 10;

-- parties_drop(agreement_version_id version)
DELETE FROM agreement_party WHERE version = $1;

-- party_add(agreement_version_id version, person_id person, party_role role)
INSERT INTO agreement_party (version, person, role) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING;

-- Once, and only this very text.
-- party_sign(agreement_version_id version, person_id person, str digest, sign_via via, instant signed_at)
UPDATE agreement_party SET signed_at = $5, via = $4, digest = $3
WHERE version = $1 AND person = $2 AND signed_at IS NULL
  AND EXISTS (SELECT 1 FROM agreement_version v WHERE v.id = $1 AND v.state = 'to_sign' AND v.digest = $3);

-- ---- who has which ----

-- agreements_of(person_id? person, bool is_all) ->* agreement_row(agreement_id id, str title, str? given_name, str? family_name, agreement_state state)
SELECT a.id, t.title, p.given_name, p.family_name, a.state
FROM agreement a JOIN theme t ON t.id = a.theme LEFT JOIN person p ON p.id = a.person
WHERE $2 = 1 OR a.person = $1 OR p.manager = $1 OR EXISTS (SELECT 1 FROM unit_manager m WHERE m.unit = p.unit AND m.person = $1)
   OR EXISTS (SELECT 1 FROM agreement_version v JOIN agreement_party s ON s.version = v.id
              WHERE v.agreement = a.id AND v.state <> 'dropped' AND s.person = $1)
ORDER BY CASE a.state WHEN 'ended' THEN 1 ELSE 0 END, a.id DESC LIMIT 2000;

-- Other agreements of a person that take hours: the version that holds.
-- agreements_taking(person_id person, agreement_id but) ->* agreement_version_id
SELECT v.id FROM agreement a JOIN agreement_version v ON v.agreement = a.id AND v.number = a.valid_number
WHERE a.person = $1 AND a.id <> $2 AND a.state IN ('signed', 'running') ORDER BY v.id LIMIT 50;

-- What waits for the team: an offer was accepted and nothing is signed yet, or somebody who is to sign has left.
-- agreements_waiting() ->* agreement_row
SELECT a.id, t.title, p.given_name, p.family_name, a.state
FROM agreement a JOIN theme t ON t.id = a.theme LEFT JOIN person p ON p.id = a.person
WHERE a.state IN ('draft', 'dialogue') OR EXISTS (
    SELECT 1 FROM agreement_version v JOIN agreement_party s ON s.version = v.id JOIN person g ON g.id = s.person
    WHERE v.agreement = a.id AND v.number = a.open_number AND v.state = 'to_sign' AND s.signed_at IS NULL AND g.state = 'ended')
ORDER BY a.id LIMIT 200;

-- agreements_beginning(date today) ->* agreement_id
SELECT a.id FROM agreement a JOIN agreement_version v ON v.agreement = a.id AND v.number = a.valid_number
WHERE a.state = 'signed' AND (SELECT min(s.from_on) FROM agreement_stretch s WHERE s.version = v.id) <= $1 ORDER BY a.id LIMIT 500;

-- agreements_ending(date today) ->* agreement_id
SELECT a.id FROM agreement a JOIN agreement_version v ON v.agreement = a.id AND v.number = a.valid_number
WHERE a.state = 'running' AND (SELECT max(s.to_on) FROM agreement_stretch s WHERE s.version = v.id) < $1 ORDER BY a.id LIMIT 500;

-- Other rotations that take this theme.
-- agreements_on_theme(theme_id theme) -> int
SELECT count(*) FROM agreement WHERE theme = $1 AND state = 'running';

-- person_position_share(person_id person) -> person_position_share(real? share_percent, bool has_left)
SELECT share_percent, CASE WHEN state = 'ended' THEN 1 ELSE 0 END FROM person WHERE id = $1;

-- ---- notes ----

-- agreement_notes(agreement_id agreement) ->* agreement_note(str? given_name, str? family_name, str body, instant said_at)
SELECT p.given_name, p.family_name, n.body, n.said_at FROM agreement_note n LEFT JOIN person p ON p.id = n.person
WHERE n.agreement = $1 ORDER BY n.id DESC LIMIT 200;

-- agreement_note_add(agreement_id agreement, person_id? person, str body, instant said_at)
INSERT INTO agreement_note (agreement, person, body, said_at) VALUES ($1, $2, $3, $4);

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_agreements(person_id person)
UPDATE agreement SET person = NULL WHERE person = $1;

-- erase_parties(person_id person)
UPDATE agreement_party SET person = NULL WHERE person = $1;

-- erase_agreement_notes(person_id person)
DELETE FROM agreement_note WHERE person = $1;
