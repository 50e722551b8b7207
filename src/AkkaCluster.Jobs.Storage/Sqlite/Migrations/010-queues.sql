-- The queue whose share of the workers a job has; null for the default one.
ALTER TABLE jobs ADD COLUMN queue TEXT;
