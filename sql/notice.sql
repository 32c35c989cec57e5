-- Statements about which mails a person wants: each kind that is no invitation can be switched off, for each network.
-- owns: notice_setting

-- enum notice_kind: reminder groups day_before turn question poll

-- What the link in a mail leads to; made with the first mail.
-- notice_setting_add(network_id network, person_id person, notice_kind kind)
INSERT INTO notice_setting (network, person, kind) VALUES ($1, $2, $3)
ON CONFLICT (network, person, kind) DO NOTHING;

-- notice_setting_of(network_id network, person_id person, notice_kind kind) -> notice_setting(notice_setting_id id, bool is_off)
SELECT id, is_off FROM notice_setting WHERE network = $1 AND person = $2 AND kind = $3;

-- notice_setting_by_id(notice_setting_id id) -> notice_link(network_id network, person_id person, notice_kind kind, str network_name, str? language)
SELECT s.network, s.person, s.kind, n.name, p.language
FROM notice_setting s JOIN network n ON n.id = s.network JOIN person p ON p.id = s.person WHERE s.id = $1;

-- notice_setting_put(network_id network, person_id person, notice_kind kind, bool is_off)
INSERT INTO notice_setting (network, person, kind, is_off) VALUES ($1, $2, $3, $4)
ON CONFLICT (network, person, kind) DO UPDATE SET is_off = excluded.is_off;

-- The networks that write to a person.
-- notice_networks(person_id person) ->* notice_network(network_id id, str name)
SELECT n.id, n.name FROM network n
WHERE n.state <> 'ended'
  AND (EXISTS (SELECT 1 FROM membership m WHERE m.network = n.id AND m.person = $1 AND m.left_at IS NULL)
       OR EXISTS (SELECT 1 FROM invitation i
                  WHERE i.network = n.id AND i.person = $1 AND i.invited_at IS NOT NULL AND i.withdrawn_at IS NULL))
ORDER BY n.name, n.id LIMIT 100;

-- ---- what erasing a person does here, see src/privacy/erase.h ----

-- erase_notices(person_id person)
DELETE FROM notice_setting WHERE person = $1;

-- ---- a draft that is removed, see src/network/ending.h ----

-- draft_settings_delete(network_id network)
DELETE FROM notice_setting WHERE network = $1;
