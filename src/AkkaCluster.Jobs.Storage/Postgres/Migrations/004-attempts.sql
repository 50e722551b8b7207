-- A job that has ended may be run again, in a further round: attempts of all its rounds are kept, tasks and chunks of the last. Results of epochs up to round_epoch
-- belong to earlier rounds. A job that was never run again is queued since it was submitted.
ALTER TABLE jobs ADD COLUMN name TEXT;
ALTER TABLE jobs ADD COLUMN round INTEGER NOT NULL DEFAULT 1;
ALTER TABLE jobs ADD COLUMN round_epoch BIGINT NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN queued_at BIGINT;

CREATE INDEX jobs_named ON jobs (name, number) WHERE name IS NOT NULL;
CREATE INDEX tasks_failed ON tasks (job, idx) WHERE failed = 1;

-- Attempts that failed, with the last part of what they left.
CREATE TABLE failed_attempts (
    job        BIGINT NOT NULL,
    idx        BIGINT NOT NULL,
    round      INTEGER NOT NULL,
    attempt    INTEGER NOT NULL,
    final      INTEGER NOT NULL,
    worker     TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at   BIGINT NOT NULL,
    error      TEXT NOT NULL,
    trace      TEXT,
    exit_code  INTEGER,
    stdout     BYTEA,
    stderr     BYTEA,
    PRIMARY KEY (job, idx, round, attempt)
);

INSERT INTO failed_attempts (job, idx, round, attempt, final, worker, started_at, ended_at, error, trace)
SELECT job, idx, 1, attempt, CASE WHEN EXISTS (SELECT 1 FROM tasks WHERE tasks.job = attempts.job AND tasks.idx = attempts.idx AND tasks.failed = 1 AND tasks.attempts = attempts.attempt) THEN 1 ELSE 0 END,
       worker, at, at, error, trace
FROM attempts;

DROP TABLE attempts;

-- Leases that were never answered: their workers were lost, or did not mention them any more.
CREATE TABLE lost_leases (
    job     BIGINT NOT NULL,
    first   BIGINT NOT NULL,
    count   INTEGER NOT NULL,
    round   INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    worker  TEXT NOT NULL,
    since   BIGINT NOT NULL,
    at      BIGINT NOT NULL,
    reason  TEXT NOT NULL
);

CREATE INDEX lost_leases_of ON lost_leases (job, first);

DROP VIEW overview;

-- Ids are compared by their bytes, so that those that begin alike stand together whatever the database's language is.
ALTER TABLE jobs ALTER COLUMN id TYPE TEXT COLLATE "C";

CREATE VIEW overview AS
SELECT number, id, name, kind,
       CASE state WHEN 0 THEN 'queued' WHEN 1 THEN 'running' WHEN 2 THEN 'succeeded' WHEN 3 THEN 'failed' ELSE 'cancelled' END AS state,
       task_count, succeeded, failed, retries, duplicates, round, epoch,
       to_timestamp(submitted_at / 1000.0) AS submitted,
       to_timestamp(started_at / 1000.0) AS started,
       to_timestamp(finished_at / 1000.0) AS finished,
       error
FROM jobs;
