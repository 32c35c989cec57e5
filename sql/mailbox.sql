-- Statements about mailboxes that mail is read from: see src/jobs/collector.h.
-- owns: mailbox

-- mailbox_place(str name) -> mailbox_place(int validity, int next)
SELECT validity, next_uid FROM mailbox WHERE name = $1;

-- Never back: another server may be further.
-- mailbox_put(str name, int validity, int next)
INSERT INTO mailbox (name, validity, next_uid) VALUES ($1, $2, $3)
ON CONFLICT (name) DO UPDATE SET validity = excluded.validity,
    next_uid = CASE WHEN mailbox.validity = excluded.validity AND mailbox.next_uid > excluded.next_uid
                    THEN mailbox.next_uid ELSE excluded.next_uid END;
