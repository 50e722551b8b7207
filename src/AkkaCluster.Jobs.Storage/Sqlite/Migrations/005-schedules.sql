-- Jobs that are handed in by the clock. The leader looks for those whose next time has come; a schedule without one waits for nothing.
CREATE TABLE schedules (
    name           TEXT    NOT NULL PRIMARY KEY,
    revision       INTEGER NOT NULL,
    cron           TEXT    NOT NULL,
    zone           TEXT    NOT NULL,
    missed         INTEGER NOT NULL,
    overlap        INTEGER NOT NULL,
    job            TEXT    NOT NULL,
    paused         INTEGER NOT NULL,
    next_at        INTEGER,
    held           INTEGER NOT NULL,
    last_at        INTEGER,
    last_job       TEXT,
    skipped_at     INTEGER,
    skipped        TEXT
);

CREATE INDEX schedules_due ON schedules (next_at) WHERE next_at IS NOT NULL;
