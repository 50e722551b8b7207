-- What the workers that run a job's tasks must have, as gpu=1,zone=b; null for nothing.
ALTER TABLE jobs ADD COLUMN requires TEXT;
