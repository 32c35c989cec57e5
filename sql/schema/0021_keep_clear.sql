-- Calendars of others whose days gatherings keep clear of: school holidays, meetings of the council (src/gathering/keep_clear.h).

CREATE TABLE keep_clear (
    id {id},
    name {text} NOT NULL,
    kind {enum school council} NOT NULL,            -- a school's winter and autumn breaks take the place of the usual weeks
    address {text},                                 -- where it is read every day; NULL: somebody gave a file
    read_at {instant},                              -- the days are of that moment; NULL: not yet
    tried_at {instant},                             -- the last time, whatever came of it; NULL: it is to be read now
    problem {enum none insecure private unreachable refused redirects large no_calendar empty many repeats} NOT NULL DEFAULT 'none',
    problem_about {text} NOT NULL DEFAULT '',       -- the answer's number, or the event that is not understood
    failing_since {instant}
);

CREATE TABLE keep_clear_day (
    id {id},
    calendar {ref} NOT NULL REFERENCES keep_clear (id),
    first_day {date} NOT NULL,
    last_day {date} NOT NULL,                       -- both belong to it
    label {text} NOT NULL
);
CREATE INDEX keep_clear_day_calendar ON keep_clear_day (calendar);
CREATE INDEX keep_clear_day_last ON keep_clear_day (last_day);
