-- Packages of job kinds that were pushed, in order; kinds has their names, divided by commas, and files names the list in attached_files. Of a name the last one is the newest.
CREATE TABLE kind_packages (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    name      TEXT NOT NULL,
    version   TEXT NOT NULL,
    kinds     TEXT NOT NULL,
    files     TEXT NOT NULL UNIQUE,
    pushed_at INTEGER NOT NULL,
    UNIQUE (name, version)
);

-- Jobs of such kinds: name@version.
CREATE INDEX jobs_pushed ON jobs (kind) WHERE kind LIKE '%@%';
