-- Whether long tasks may run twice side by side; what was submitted under an idempotency key.
ALTER TABLE jobs ADD COLUMN speculate INTEGER NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN content_hash TEXT;

-- The epoch whose incarnation of the job's actor handed the job over in order, and how many incarnations were lost without.
ALTER TABLE jobs ADD COLUMN handed_over INTEGER NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN losses INTEGER NOT NULL DEFAULT 0;

-- Where in a handler's code an attempt failed.
ALTER TABLE attempts ADD COLUMN trace TEXT;

-- An output that is too large for its task's row: the token under which its parts are in `outputs`. Parts of attempts that did not count lie there until the job goes.
ALTER TABLE tasks ADD COLUMN stored TEXT;

CREATE TABLE outputs (
    job   INTEGER NOT NULL,
    token TEXT NOT NULL,
    part  INTEGER NOT NULL,
    data  BLOB NOT NULL,
    PRIMARY KEY (job, token, part)
);

CREATE INDEX inputs_created ON inputs (created_at);
