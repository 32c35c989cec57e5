SELECT o.person, sum(CASE WHEN g.state = 'held' OR g.held_on < @today THEN 1 ELSE 0 END) AS times,
       min(CASE WHEN g.state = 'planned' AND g.held_on >= @today THEN g.held_on END) AS next_on
FROM seating_plan pl JOIN seat s ON s.plan = pl.id AND s.person = @reader
JOIN gathering g ON g.id = s.gathering AND g.state <> 'cancelled'
JOIN seat o ON o.plan = s.plan AND o.gathering = s.gathering AND o.group_number = s.group_number AND o.person <> s.person
WHERE pl.network = @network AND pl.state = 'published'
  AND NOT EXISTS (SELECT 1 FROM attendee a WHERE a.gathering = s.gathering AND a.person IN (s.person, o.person)
                  AND (a.came = 0 OR (a.answer = 'no' AND a.came IS NULL AND g.state = 'planned' AND g.held_on >= @today)))
GROUP BY o.person
