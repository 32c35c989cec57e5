-- The hours of a rotation, week by week, as its person says them (src/rotation/hours.h).

CREATE TABLE week_hours (
    agreement {ref} NOT NULL REFERENCES agreement (id),
    week {date} NOT NULL,                           -- its Monday
    used {int} NOT NULL,                            -- hundredths of an hour
    note {text} NOT NULL DEFAULT '',
    said_at {instant} NOT NULL,
    PRIMARY KEY (agreement, week)
) {keyed};

-- What was said before it was corrected.
CREATE TABLE week_hours_before (
    id {id},
    agreement {ref} NOT NULL REFERENCES agreement (id),
    week {date} NOT NULL,
    used {int} NOT NULL,
    note {text} NOT NULL,
    said_at {instant} NOT NULL
);
CREATE INDEX week_hours_before_agreement ON week_hours_before (agreement, week);
