-- Files that come with jobs, and that tasks return: each once, by the SHA-256 of its bytes, which lie in pieces under the upload that brought them. Pieces of an upload that
-- no file names are of one that goes on, or was given up.
CREATE TABLE stored_files (
    sha256  TEXT PRIMARY KEY,
    size    BIGINT NOT NULL,
    upload  TEXT NOT NULL UNIQUE,
    used_at BIGINT NOT NULL
);

CREATE TABLE file_pieces (
    upload     TEXT NOT NULL,
    piece      INTEGER NOT NULL,
    written_at BIGINT NOT NULL,
    data       BYTEA NOT NULL,
    PRIMARY KEY (upload, piece)
);

CREATE INDEX file_pieces_written ON file_pieces (written_at);

-- The files of a job under their names; several jobs may share a list.
CREATE TABLE attached_files (
    list       TEXT NOT NULL,
    name       TEXT NOT NULL,
    sha256     TEXT NOT NULL,
    size       BIGINT NOT NULL,
    executable INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (list, name)
);

CREATE INDEX attached_files_stored ON attached_files (sha256);
CREATE INDEX attached_files_created ON attached_files (created_at);

-- Files that recorded tasks returned.
CREATE TABLE returned_files (
    job        BIGINT NOT NULL,
    idx        BIGINT NOT NULL,
    name       TEXT NOT NULL,
    sha256     TEXT NOT NULL,
    size       BIGINT NOT NULL,
    executable INTEGER NOT NULL,
    PRIMARY KEY (job, idx, name)
);

CREATE INDEX returned_files_stored ON returned_files (sha256);

-- The list of a job's files; bytes of those that its tasks returned.
ALTER TABLE jobs ADD COLUMN files TEXT;
ALTER TABLE jobs ADD COLUMN returned_bytes BIGINT NOT NULL DEFAULT 0;

CREATE INDEX jobs_files ON jobs (files) WHERE files IS NOT NULL;
