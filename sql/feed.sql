-- Statements of the calendar subscription.

-- feed_owner(person_id person) -> feed_owner(int generation, str? language)
SELECT feed_generation, language FROM person WHERE id = $1 AND state <> 'ended';

-- Gatherings of a person's networks, without those that the person has said no to; cancelled ones stay for a while.
-- feed_gatherings(person_id person, date since, date cancelled_since) ->* feed_gathering(gathering_id id, str network_name, str zone, str title, date held_on, int start_minute, int end_minute, str place, str about, gathering_state state, str uid, int sequence, int version, instant joined_at, int? told_sequence, instant? told_at)
SELECT g.id, n.name, n.zone, g.title, g.held_on, g.start_minute, g.end_minute, g.place, g.about, g.state, g.uid, g.sequence,
       g.version, m.joined_at, t.sequence, t.told_at
FROM membership m JOIN network n ON n.id = m.network JOIN gathering g ON g.network = n.id
LEFT JOIN attendee a ON a.gathering = g.id AND a.person = m.person
LEFT JOIN told t ON t.gathering = g.id AND t.person = m.person
WHERE m.person = $1 AND m.left_at IS NULL AND n.state <> 'draft'
  AND g.held_on >= CASE WHEN g.state = 'cancelled' THEN $3 ELSE $2 END
  AND (g.state = 'cancelled' OR coalesce(a.answer, 'none') <> 'no')
ORDER BY g.held_on, g.start_minute, g.id LIMIT 1000;
