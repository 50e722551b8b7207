-- The jobs whose outputs are the inputs of a job that waits, until they are; a JSON object.
ALTER TABLE jobs ADD COLUMN outputs_of TEXT;

DROP INDEX jobs_due;
CREATE INDEX jobs_due ON jobs (not_before, number) WHERE state = -1 AND unmet = 0 AND outputs_of IS NULL;
CREATE INDEX jobs_unresolved ON jobs (not_before, number) WHERE state = -1 AND unmet = 0 AND outputs_of IS NOT NULL;
