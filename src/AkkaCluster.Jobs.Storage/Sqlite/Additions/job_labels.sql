-- Labels of jobs, by which lists find them; kept up to date by the database, for programs that know nothing of it.
CREATE TABLE job_labels (
    label       TEXT    NOT NULL,
    label_value TEXT    NOT NULL,
    job         INTEGER NOT NULL,
    PRIMARY KEY (job, label)
) WITHOUT ROWID;

CREATE INDEX job_labels_name ON job_labels (label, job);
CREATE INDEX job_labels_value ON job_labels (label, SUBSTR(label_value, 1, 200), job);

INSERT INTO job_labels SELECT pair.key, pair.value, jobs.number FROM jobs, json_each(jobs.labels) AS pair WHERE jobs.labels <> '{}';

CREATE TRIGGER jobs_labelled AFTER INSERT ON jobs WHEN NEW.labels <> '{}'
BEGIN
    INSERT INTO job_labels SELECT pair.key, pair.value, NEW.number FROM json_each(NEW.labels) AS pair;
END;

CREATE TRIGGER jobs_labelled_gone AFTER DELETE ON jobs WHEN OLD.labels <> '{}'
BEGIN
    DELETE FROM job_labels WHERE job = OLD.number;
END;
