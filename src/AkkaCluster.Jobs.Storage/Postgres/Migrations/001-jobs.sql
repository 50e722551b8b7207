-- Times are milliseconds since 1970 (UTC). The view `overview` shows jobs with names and times for people.
CREATE TABLE leadership (
    single BIGINT  PRIMARY KEY CHECK (single = 1),
    epoch  BIGINT  NOT NULL,
    owner  TEXT    NOT NULL
);

INSERT INTO leadership (single, epoch, owner) VALUES (1, 0, '');

CREATE TABLE jobs (
    number          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id              TEXT    NOT NULL UNIQUE,
    kind            TEXT    NOT NULL,
    parameters      TEXT    NOT NULL,
    task_count      BIGINT  NOT NULL,
    range_from      BIGINT,
    range_to        BIGINT,
    range_step      BIGINT,
    input_lines     TEXT,
    upload          TEXT,
    priority        INTEGER NOT NULL,
    max_attempts    INTEGER NOT NULL,
    time_limit      BIGINT,
    fail_fast       INTEGER NOT NULL,
    idempotency_key TEXT    UNIQUE,
    labels          TEXT    NOT NULL,
    epoch           BIGINT  NOT NULL,
    state           INTEGER NOT NULL,
    paused          INTEGER NOT NULL,
    succeeded       BIGINT  NOT NULL,
    failed          BIGINT  NOT NULL,
    duplicates      BIGINT  NOT NULL,
    retries         BIGINT  NOT NULL,
    submitted_at    BIGINT  NOT NULL,
    started_at      BIGINT,
    finished_at     BIGINT,
    error           TEXT,
    result_type     TEXT
);

CREATE INDEX jobs_unfinished ON jobs (number) WHERE state < 2;
CREATE INDEX jobs_finished ON jobs (finished_at) WHERE state >= 2;
CREATE INDEX jobs_upload ON jobs (upload) WHERE upload IS NOT NULL;

-- One row for each task that is done: its output or, where it failed for good, its last error.
CREATE TABLE tasks (
    job      BIGINT  NOT NULL,
    idx      BIGINT  NOT NULL,
    failed   INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    output   BYTEA    NOT NULL,
    PRIMARY KEY (job, idx)
);

-- Consecutive tasks that were done together, and by whom.
CREATE TABLE chunks (
    job        BIGINT  NOT NULL,
    first      BIGINT  NOT NULL,
    count      INTEGER NOT NULL,
    worker     TEXT    NOT NULL,
    epoch      BIGINT  NOT NULL,
    started_at BIGINT  NOT NULL,
    elapsed    BIGINT  NOT NULL,
    PRIMARY KEY (job, first)
);

-- Attempts that failed.
CREATE TABLE attempts (
    job     BIGINT  NOT NULL,
    idx     BIGINT  NOT NULL,
    attempt INTEGER NOT NULL,
    worker  TEXT    NOT NULL,
    error   TEXT    NOT NULL,
    at      BIGINT  NOT NULL,
    PRIMARY KEY (job, idx, attempt)
);

-- Leases of jobs whose actor was lost before, written before they are handed out.
CREATE TABLE leases (
    job     BIGINT  NOT NULL,
    first   BIGINT  NOT NULL,
    count   INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    worker  TEXT    NOT NULL,
    kills   INTEGER NOT NULL,
    PRIMARY KEY (job, first)
);

-- Files that recorded tasks left on shared storage, and the temporary names under which they wrote them.
CREATE TABLE files (
    job       BIGINT  NOT NULL,
    name      TEXT    NOT NULL,
    temporary TEXT    NOT NULL,
    PRIMARY KEY (job, name)
);

CREATE TABLE results (
    job  BIGINT  PRIMARY KEY,
    data BYTEA NOT NULL
);

-- Lines of inputs in blocks, one line a task; a backslash, a line feed and a carriage return within a line are written \\, \n and \r.
CREATE TABLE inputs (
    upload     TEXT    NOT NULL,
    first      BIGINT  NOT NULL,
    count      INTEGER NOT NULL,
    lines      TEXT    NOT NULL,
    created_at BIGINT  NOT NULL,
    PRIMARY KEY (upload, first)
);

CREATE VIEW overview AS
SELECT number, id, kind,
       CASE state WHEN 0 THEN 'queued' WHEN 1 THEN 'running' WHEN 2 THEN 'succeeded' WHEN 3 THEN 'failed' ELSE 'cancelled' END AS state,
       task_count, succeeded, failed, retries, duplicates, epoch,
       to_timestamp(submitted_at / 1000.0) AS submitted,
       to_timestamp(started_at / 1000.0) AS started,
       to_timestamp(finished_at / 1000.0) AS finished,
       error
FROM jobs;
