-- Statements about the plan of a network: the dates of its gatherings, made and made again.

-- gathering_replan(gathering_id id, gathering_kind kind, str title, date held_on, int start_minute, int end_minute, str? moved_why, int sequence)
UPDATE gathering SET kind = $2, title = $3, held_on = $4, start_minute = $5, end_minute = $6, moved_why = $7, sequence = $8,
    version = version + 1
WHERE id = $1 AND state = 'planned';

-- Whether anyone has it in the calendar.
-- gathering_is_announced(gathering_id id) -> bool
SELECT CASE WHEN EXISTS (SELECT 1 FROM told WHERE gathering = $1 AND method = 'request') THEN 1 ELSE 0 END;
