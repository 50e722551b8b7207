-- The cluster that this store belongs to. Its members write here that they live: seeds as host:port, members as host:port#uid, one a line.
CREATE TABLE cluster (
    single      INTEGER PRIMARY KEY CHECK (single = 1),
    founding    BIGINT NOT NULL,
    version     BIGINT NOT NULL,
    system_name TEXT NOT NULL,
    seeds       TEXT NOT NULL,
    members     TEXT NOT NULL,
    written_at  BIGINT NOT NULL
);

INSERT INTO cluster (single, founding, version, system_name, seeds, members, written_at) VALUES (1, 0, 0, '', '', '', 0);
