-- Pages of the jobs of a state or a kind, newest first, and how many there are of each state. By an expression, which only those who list jobs write: the leader's questions have indexes of their own,
-- and are not to be answered by this one.
CREATE INDEX jobs_of_state ON jobs ((state + 0), number);
CREATE INDEX jobs_of_kind ON jobs (kind, number);
