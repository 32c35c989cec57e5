-- Statements of auth/: settings, accounts, sessions, throttling, one-time links.
-- owns: account account_role session one_time_link sign_in_failure setting

-- What everybody may know: not the key.
-- settings_all() ->* setting(str name, str value)
SELECT name, value FROM setting WHERE name <> 'key' LIMIT 100;

-- setting_get(str name) -> str
SELECT value FROM setting WHERE name = $1;

-- setting_put(str name, str value)
INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- setting_add(str name, str value)
INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING;

-- enum account_state: active disabled
-- enum scheme: auto light dark
-- enum role: admin hr lead sponsor auditor team

-- account_add(person_id? person, str user_name, str display_name, str? password, instant created_at) -> account_id
INSERT INTO account (person, user_name, display_name, password, created_at)
VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING id;

-- Whoever has left according to the staff list is disabled too, for as long as they are away.
-- account_by_id(account_id id) -> account(account_id id, person_id? person, str user_name, str display_name, str? password, str? language, scheme scheme, account_state state)
SELECT a.id, a.person, a.user_name, a.display_name, a.password, a.language, a.scheme,
       CASE WHEN p.state = 'ended' THEN 'disabled' ELSE a.state END
FROM account a LEFT JOIN person p ON p.id = a.person WHERE a.id = $1;

-- account_by_user_name(str user_name) -> account
SELECT a.id, a.person, a.user_name, a.display_name, a.password, a.language, a.scheme,
       CASE WHEN p.state = 'ended' THEN 'disabled' ELSE a.state END
FROM account a LEFT JOIN person p ON p.id = a.person WHERE a.user_name = $1;

-- Each with whom it is in the staff list.
-- accounts_all() ->* account_row(account_id id, person_id? person, str user_name, str display_name, account_state state, str roles, str? given_name, str? family_name, str? employee_id, str? email, person_state? person_state)
SELECT a.id, a.person, a.user_name, a.display_name, CASE WHEN p.state = 'ended' THEN 'disabled' ELSE a.state END,
       coalesce((SELECT string_agg(r.role, ' ') FROM (SELECT role FROM account_role WHERE account = a.id ORDER BY role) r), ''),
       p.given_name, p.family_name, p.employee_id, p.email, p.state
FROM account a LEFT JOIN person p ON p.id = a.person ORDER BY a.user_name LIMIT 2000;

-- account_by_person(person_id person) -> account
SELECT id, person, user_name, display_name, password, language, scheme, state FROM account WHERE person = $1;

-- account_person_set(account_id id, person_id? person)
UPDATE account SET person = $2 WHERE id = $1;

-- Accounts of nobody in the staff list: each other is one person's, and a person has one.
-- account_unlisted_count() -> int
SELECT count(*) FROM account WHERE person IS NULL;

-- account_count() -> int
SELECT count(*) FROM account a LEFT JOIN person p ON p.id = a.person
WHERE a.state = 'active' AND coalesce(p.state, 'active') <> 'ended';

-- account_password_set(account_id id, str password)
UPDATE account SET password = $2 WHERE id = $1;

-- account_state_set(account_id id, account_state state)
UPDATE account SET state = $2 WHERE id = $1;

-- account_language_set(account_id id, str? language)
UPDATE account SET language = $2 WHERE id = $1;

-- account_scheme_set(account_id id, scheme scheme)
UPDATE account SET scheme = $2 WHERE id = $1;

-- account_role_add(account_id account, role role)
INSERT INTO account_role (account, role) VALUES ($1, $2) ON CONFLICT DO NOTHING;

-- account_role_remove(account_id account, role role)
DELETE FROM account_role WHERE account = $1 AND role = $2;

-- account_roles(account_id account) ->* role
SELECT role FROM account_role WHERE account = $1 ORDER BY role;

-- session_add(bytes token_hash, account_id account, instant created_at)
INSERT INTO session (token_hash, account, created_at, seen_at) VALUES ($1, $2, $3, $3);

-- session_by_hash(bytes token_hash) -> session(account_id account, person_id? person, str display_name, str? language, scheme scheme, instant created_at, instant seen_at, bool by_link)
SELECT s.account, a.person, a.display_name, a.language, a.scheme, s.created_at, s.seen_at, s.by_link
FROM session s JOIN account a ON a.id = s.account LEFT JOIN person p ON p.id = a.person
WHERE s.token_hash = $1 AND a.state = 'active' AND coalesce(p.state, 'active') <> 'ended';

-- session_seen(bytes token_hash, instant seen_at)
UPDATE session SET seen_at = $2 WHERE token_hash = $1;

-- session_by_link_set(bytes token_hash)
UPDATE session SET by_link = 1 WHERE token_hash = $1;

-- session_end(bytes token_hash)
DELETE FROM session WHERE token_hash = $1;

-- sessions_end(account_id account)
DELETE FROM session WHERE account = $1;

-- Whoever leaves is signed out everywhere.
-- person_sessions_end(person_id person)
DELETE FROM session WHERE account IN (SELECT id FROM account WHERE person = $1);

-- sessions_expire(instant seen_before, instant created_before, instant created_after)
DELETE FROM session WHERE seen_at < $1 OR created_at < $2 OR created_at > $3;

-- sign_in_failure_add(bytes key_hash, instant failed_at)
INSERT INTO sign_in_failure (key_hash, failed_at) VALUES ($1, $2);

-- What lies ahead was written before the clock was set back: it counts for nothing.
-- sign_in_failures(bytes key_hash, instant since, instant now) -> sign_in_failures(int count, instant? newest)
SELECT count(*), max(failed_at) FROM sign_in_failure WHERE key_hash = $1 AND failed_at >= $2 AND failed_at <= $3;

-- sign_in_failures_clear(bytes key_hash)
DELETE FROM sign_in_failure WHERE key_hash = $1;

-- sign_in_failures_expire(instant before, instant after)
DELETE FROM sign_in_failure WHERE failed_at < $1 OR failed_at > $2;

-- enum link_kind: first_run password sign_in

-- one_time_link_add(bytes token_hash, link_kind purpose, account_id? account, instant expires_at)
INSERT INTO one_time_link (token_hash, purpose, account, expires_at) VALUES ($1, $2, $3, $4);

-- The first administrator's link is void as soon as somebody can sign in. None lasts longer than `longest`.
-- one_time_link_by_hash(bytes token_hash, instant now, instant longest) -> one_time_link(link_kind purpose, account_id? account, person_id? person)
SELECT purpose, account, person FROM one_time_link
WHERE token_hash = $1 AND expires_at > $2 AND expires_at <= $3
  AND (purpose <> 'first_run'
       OR NOT EXISTS (SELECT 1 FROM account a LEFT JOIN person p ON p.id = a.person
                      WHERE a.state = 'active' AND coalesce(p.state, 'active') <> 'ended'));

-- one_time_link_use(bytes token_hash)
DELETE FROM one_time_link WHERE token_hash = $1;

-- A new password, a newer link and a closed account make all links of the account void.
-- one_time_links_end(account_id account)
DELETE FROM one_time_link WHERE account = $1 OR person = (SELECT person FROM account WHERE id = $1);

-- person_links_end(person_id person)
DELETE FROM one_time_link WHERE account IN (SELECT id FROM account WHERE person = $1);

-- one_time_links_clear(link_kind purpose)
DELETE FROM one_time_link WHERE purpose = $1;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_sessions(person_id person)
DELETE FROM session WHERE account IN (SELECT id FROM account WHERE person = $1);

-- erase_one_time_links(person_id person)
DELETE FROM one_time_link WHERE person = $1 OR account IN (SELECT id FROM account WHERE person = $1);

-- erase_roles(person_id person)
DELETE FROM account_role WHERE account IN (SELECT id FROM account WHERE person = $1);

-- erase_account(person_id person, str name)
UPDATE account SET person = NULL, user_name = 'erased:' || CAST(id AS text), display_name = $2, password = NULL,
       language = NULL, state = 'disabled'
WHERE person = $1;

-- one_time_links_expire(instant now)
DELETE FROM one_time_link WHERE expires_at <= $1;

-- ---- signing in by a mailed link ----

-- Who has the address (folded) or, by the account, the user name (folded), still works here, and may come in: has an
-- account that is not closed, or has said yes to a network, or is a member of one.
-- way_in_people(str email_key, str user_name) ->* way_in_reader(person_id? person, account_id? account, str given_name, str family_name, str email, str? language)
SELECT p.id, a.id, p.given_name, p.family_name, p.email, coalesce(a.language, p.language)
FROM person p LEFT JOIN account a ON a.person = p.id
WHERE p.id IN (SELECT id FROM person WHERE email_key = $1
               UNION SELECT person FROM account WHERE user_name = $2 AND person IS NOT NULL)
  AND p.state <> 'ended' AND coalesce(a.state, 'active') = 'active'
  AND (a.id IS NOT NULL
       OR EXISTS (SELECT 1 FROM account n WHERE n.user_name = $2 AND n.person IS NULL AND n.state = 'active')
       OR EXISTS (SELECT 1 FROM invitation i WHERE i.person = p.id AND i.answer = 'yes' AND i.withdrawn_at IS NULL)
       OR EXISTS (SELECT 1 FROM membership m WHERE m.person = p.id AND m.left_at IS NULL))
ORDER BY p.id LIMIT 5;

-- An account that is nobody in the staff list.
-- way_in_account(str user_name) -> way_in_account(account_id id, str display_name, str? language)
SELECT id, display_name, language FROM account WHERE user_name = $1 AND person IS NULL AND state = 'active';

-- way_in_link_add(bytes token_hash, account_id? account, person_id? person, instant expires_at)
INSERT INTO one_time_link (token_hash, purpose, account, person, expires_at) VALUES ($1, 'sign_in', $2, $3, $4);

-- The others that were asked for.
-- way_in_links_end(account_id? account, person_id? person)
DELETE FROM one_time_link WHERE purpose = 'sign_in' AND (account = $1 OR person = $2);

-- way_in_name(person_id id) -> way_in_name(str given_name, str family_name, str email, str? language)
SELECT given_name, family_name, email, language FROM person WHERE id = $1 AND state <> 'ended';
