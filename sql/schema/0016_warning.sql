-- What a network should look at, found by rule (src/network/warning.h). Of no person.

CREATE TABLE warning (
    id {id},
    network {ref} NOT NULL REFERENCES network (id),
    rule {enum attendance_falls no_host no_topic one_carries silent_month groups_stale} NOT NULL,
    raised_at {instant} NOT NULL,
    seen_at {instant},                              -- a coordinator looks after it
    gone_at {instant}                               -- NULL: it holds still
);
CREATE INDEX warning_network ON warning (network, gone_at);
