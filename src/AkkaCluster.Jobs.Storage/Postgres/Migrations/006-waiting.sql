-- A job that waits (state -1): until a time, 0 for none, and for so many other jobs. `awaited` says of the other that there may be somebody.
ALTER TABLE jobs ADD COLUMN not_before BIGINT NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN waits_for TEXT;
ALTER TABLE jobs ADD COLUMN unmet INTEGER NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN awaited INTEGER NOT NULL DEFAULT 0;

-- However many wait, the leader reads those only that it works with.
DROP INDEX jobs_unfinished;
CREATE INDEX jobs_active ON jobs (number) WHERE state >= 0 AND state < 2;
CREATE INDEX jobs_due ON jobs (not_before, number) WHERE state = -1 AND unmet = 0;
CREATE INDEX jobs_awaited ON jobs (number) WHERE awaited = 1 AND state >= 2;

-- For whom a waiting job waits, and how that is to end: 0 succeeded, 1 anyhow, 2 failed. Those that are met stay until the job begins: it may want their outputs.
CREATE TABLE dependencies (
    job       BIGINT NOT NULL,
    on_job    BIGINT NOT NULL,
    condition INTEGER NOT NULL,
    met       INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (job, on_job)
);

CREATE INDEX dependencies_on ON dependencies (on_job);
CREATE INDEX dependencies_unmet ON dependencies (on_job) WHERE met = 0;

DROP VIEW overview;
CREATE VIEW overview AS
SELECT number, id, name, kind,
       CASE state WHEN -1 THEN 'waiting' WHEN 0 THEN 'queued' WHEN 1 THEN 'running' WHEN 2 THEN 'succeeded' WHEN 3 THEN 'failed' ELSE 'cancelled' END AS state,
       task_count, succeeded, failed, retries, duplicates, round, epoch,
       to_timestamp(submitted_at / 1000.0) AS submitted,
       to_timestamp(started_at / 1000.0) AS started,
       to_timestamp(finished_at / 1000.0) AS finished,
       error
FROM jobs;
