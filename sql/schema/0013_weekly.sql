-- The weekly mail (src/jobs/weekly.h): what a person chose about it, and the last week for which it was looked at.

CREATE TABLE weekly (
    person {ref} PRIMARY KEY REFERENCES person (id),
    is_off {bool} NOT NULL DEFAULT 0,
    week {text},                                    -- "2026-W49"; a week is looked at once, whether there was a mail or not
    sent_at {instant}                               -- when the last one was written; NULL: never
);
