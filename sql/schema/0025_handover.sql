-- What coordinators leave in words for those who follow them (src/network/handover.h). All else that a handover says is read
-- from where it stands.

CREATE TABLE handover (
    network {ref} PRIMARY KEY REFERENCES network (id),
    prose {ref} NOT NULL REFERENCES prose (id)
);
CREATE INDEX handover_prose ON handover (prose);
