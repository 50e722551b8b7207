-- Labels of jobs, by which lists find them; kept up to date by the database, for programs that know nothing of it.
CREATE TABLE job_labels (
    label       TEXT   NOT NULL,
    label_value TEXT   NOT NULL,
    job         BIGINT NOT NULL,
    PRIMARY KEY (job, label)
);

CREATE INDEX job_labels_name ON job_labels (label, job);
CREATE INDEX job_labels_value ON job_labels (label, SUBSTR(label_value, 1, 200), job);

INSERT INTO job_labels SELECT pair.key, pair.value, jobs.number FROM jobs, json_each_text(jobs.labels::json) AS pair WHERE jobs.labels <> '{}';

CREATE FUNCTION label_job() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO job_labels SELECT pair.key, pair.value, NEW.number FROM json_each_text(NEW.labels::json) AS pair;
    RETURN NULL;
END $$;

CREATE FUNCTION unlabel_job() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM job_labels WHERE job = OLD.number;
    RETURN NULL;
END $$;

CREATE TRIGGER jobs_labelled AFTER INSERT ON jobs FOR EACH ROW WHEN (NEW.labels <> '{}') EXECUTE FUNCTION label_job();
CREATE TRIGGER jobs_labelled_gone AFTER DELETE ON jobs FOR EACH ROW WHEN (OLD.labels <> '{}') EXECUTE FUNCTION unlabel_job();
