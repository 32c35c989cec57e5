-- Forms that make something new once, see web/once.h.
-- owns: form_sent

-- form_claim(bytes key_hash, instant sent_at) -> instant
INSERT INTO form_sent (key_hash, sent_at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING sent_at;

-- form_answered(bytes key_hash, str location, int? said)
UPDATE form_sent SET location = $2, said = $3 WHERE key_hash = $1;

-- form_answer(bytes key_hash) -> form_answer(str location, int? said)
SELECT location, said FROM form_sent WHERE key_hash = $1;

-- forms_forget(instant sent_before)
DELETE FROM form_sent WHERE sent_at < $1;
