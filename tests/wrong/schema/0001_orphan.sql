-- stops: 3: no file of sql/ owns orphan

CREATE TABLE orphan (
    id {id}
);
