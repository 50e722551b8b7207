-- Times are milliseconds since 1970 (UTC). The view `overview` shows jobs with names and times for people.
CREATE TABLE leadership (
    single INTEGER PRIMARY KEY CHECK (single = 1),
    epoch  INTEGER NOT NULL,
    owner  TEXT    NOT NULL
);

INSERT INTO leadership (single, epoch, owner) VALUES (1, 0, '');

CREATE TABLE jobs (
    number          INTEGER PRIMARY KEY AUTOINCREMENT,
    id              TEXT    NOT NULL UNIQUE,
    kind            TEXT    NOT NULL,
    parameters      TEXT    NOT NULL,
    task_count      INTEGER NOT NULL,
    range_from      INTEGER,
    range_to        INTEGER,
    range_step      INTEGER,
    input_lines     TEXT,
    upload          TEXT,
    priority        INTEGER NOT NULL,
    max_attempts    INTEGER NOT NULL,
    time_limit      INTEGER,
    fail_fast       INTEGER NOT NULL,
    idempotency_key TEXT    UNIQUE,
    labels          TEXT    NOT NULL,
    epoch           INTEGER NOT NULL,
    state           INTEGER NOT NULL,
    paused          INTEGER NOT NULL,
    succeeded       INTEGER NOT NULL,
    failed          INTEGER NOT NULL,
    duplicates      INTEGER NOT NULL,
    retries         INTEGER NOT NULL,
    submitted_at    INTEGER NOT NULL,
    started_at      INTEGER,
    finished_at     INTEGER,
    error           TEXT,
    result_type     TEXT
);

CREATE INDEX jobs_unfinished ON jobs (number) WHERE state < 2;
CREATE INDEX jobs_finished ON jobs (finished_at) WHERE state >= 2;
CREATE INDEX jobs_upload ON jobs (upload) WHERE upload IS NOT NULL;

-- One row for each task that is done: its output or, where it failed for good, its last error.
CREATE TABLE tasks (
    job      INTEGER NOT NULL,
    idx      INTEGER NOT NULL,
    failed   INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    output   BLOB    NOT NULL,
    PRIMARY KEY (job, idx)
) WITHOUT ROWID;

-- Consecutive tasks that were done together, and by whom.
CREATE TABLE chunks (
    job        INTEGER NOT NULL,
    first      INTEGER NOT NULL,
    count      INTEGER NOT NULL,
    worker     TEXT    NOT NULL,
    epoch      INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    elapsed    INTEGER NOT NULL,
    PRIMARY KEY (job, first)
) WITHOUT ROWID;

-- Attempts that failed.
CREATE TABLE attempts (
    job     INTEGER NOT NULL,
    idx     INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    worker  TEXT    NOT NULL,
    error   TEXT    NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (job, idx, attempt)
) WITHOUT ROWID;

-- Leases of jobs whose actor was lost before, written before they are handed out.
CREATE TABLE leases (
    job     INTEGER NOT NULL,
    first   INTEGER NOT NULL,
    count   INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    worker  TEXT    NOT NULL,
    kills   INTEGER NOT NULL,
    PRIMARY KEY (job, first)
) WITHOUT ROWID;

-- Files that recorded tasks left on shared storage, and the temporary names under which they wrote them.
CREATE TABLE files (
    job       INTEGER NOT NULL,
    name      TEXT    NOT NULL,
    temporary TEXT    NOT NULL,
    PRIMARY KEY (job, name)
) WITHOUT ROWID;

CREATE TABLE results (
    job  INTEGER PRIMARY KEY,
    data BLOB NOT NULL
);

-- Lines of inputs in blocks, one line a task; a backslash, a line feed and a carriage return within a line are written \\, \n and \r.
CREATE TABLE inputs (
    upload     TEXT    NOT NULL,
    first      INTEGER NOT NULL,
    count      INTEGER NOT NULL,
    lines      TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (upload, first)
) WITHOUT ROWID;

CREATE VIEW overview AS
SELECT number, id, kind,
       CASE state WHEN 0 THEN 'queued' WHEN 1 THEN 'running' WHEN 2 THEN 'succeeded' WHEN 3 THEN 'failed' ELSE 'cancelled' END AS state,
       task_count, succeeded, failed, retries, duplicates, epoch,
       datetime(submitted_at / 1000, 'unixepoch') AS submitted,
       datetime(started_at / 1000, 'unixepoch') AS started,
       datetime(finished_at / 1000, 'unixepoch') AS finished,
       error
FROM jobs;
