-- Statements about what the programme of a meet-up begins with: see src/gathering/template.h.
-- owns: template_item

-- template_items(network_id network) ->* template_item(int place, int minutes, item_kind kind, str title, str? exercise, str prompt)
SELECT place, minutes, kind, title, exercise, prompt FROM template_item WHERE network = $1 ORDER BY place LIMIT 100;

-- template_item_add(network_id network, int place, int minutes, item_kind kind, str title, str? exercise, str prompt)
INSERT INTO template_item (network, place, minutes, kind, title, exercise, prompt) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- template_clear(network_id network)
DELETE FROM template_item WHERE network = $1;

-- Meet-ups and full days to come that have a topic and no programme.
-- gatherings_to_fill(network_id network, date today) ->* gathering_id
SELECT g.id FROM gathering g
WHERE g.network = $1 AND g.state = 'planned' AND g.kind <> 'kickoff' AND g.held_on > $2
  AND EXISTS (SELECT 1 FROM topic t WHERE t.gathering = g.id)
  AND NOT EXISTS (SELECT 1 FROM programme_item i WHERE i.gathering = g.id)
ORDER BY g.held_on, g.id LIMIT 100;
