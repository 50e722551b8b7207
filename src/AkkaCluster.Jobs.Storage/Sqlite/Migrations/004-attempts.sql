-- A job that has ended may be run again, in a further round: attempts of all its rounds are kept, tasks and chunks of the last. Results of epochs up to round_epoch
-- belong to earlier rounds. A job that was never run again is queued since it was submitted.
ALTER TABLE jobs ADD COLUMN name TEXT;
ALTER TABLE jobs ADD COLUMN round INTEGER NOT NULL DEFAULT 1;
ALTER TABLE jobs ADD COLUMN round_epoch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN queued_at INTEGER;

CREATE INDEX jobs_named ON jobs (name, number) WHERE name IS NOT NULL;
CREATE INDEX tasks_failed ON tasks (job, idx) WHERE failed = 1;

-- Attempts that failed, with the last part of what they left.
CREATE TABLE failed_attempts (
    job        INTEGER NOT NULL,
    idx        INTEGER NOT NULL,
    round      INTEGER NOT NULL,
    attempt    INTEGER NOT NULL,
    final      INTEGER NOT NULL,
    worker     TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at   INTEGER NOT NULL,
    error      TEXT NOT NULL,
    trace      TEXT,
    exit_code  INTEGER,
    stdout     BLOB,
    stderr     BLOB,
    PRIMARY KEY (job, idx, round, attempt)
);

INSERT INTO failed_attempts (job, idx, round, attempt, final, worker, started_at, ended_at, error, trace)
SELECT job, idx, 1, attempt, CASE WHEN EXISTS (SELECT 1 FROM tasks WHERE tasks.job = attempts.job AND tasks.idx = attempts.idx AND tasks.failed = 1 AND tasks.attempts = attempts.attempt) THEN 1 ELSE 0 END,
       worker, at, at, error, trace
FROM attempts;

DROP TABLE attempts;

-- Leases that were never answered: their workers were lost, or did not mention them any more.
CREATE TABLE lost_leases (
    job     INTEGER NOT NULL,
    first   INTEGER NOT NULL,
    count   INTEGER NOT NULL,
    round   INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    worker  TEXT NOT NULL,
    since   INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    reason  TEXT NOT NULL
);

CREATE INDEX lost_leases_of ON lost_leases (job, first);

DROP VIEW overview;

CREATE VIEW overview AS
SELECT number, id, name, kind,
       CASE state WHEN 0 THEN 'queued' WHEN 1 THEN 'running' WHEN 2 THEN 'succeeded' WHEN 3 THEN 'failed' ELSE 'cancelled' END AS state,
       task_count, succeeded, failed, retries, duplicates, round, epoch,
       datetime(submitted_at / 1000, 'unixepoch') AS submitted,
       datetime(started_at / 1000, 'unixepoch') AS started,
       datetime(finished_at / 1000, 'unixepoch') AS finished,
       error
FROM jobs;
