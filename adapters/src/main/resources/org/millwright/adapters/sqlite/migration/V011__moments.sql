-- Every revision of every moment; the newest counts. Nothing is ever deleted.
CREATE TABLE moment (
    id       TEXT NOT NULL,
    revision INTEGER NOT NULL,
    newest   INTEGER NOT NULL,
    retired  INTEGER NOT NULL,
    asset    TEXT NOT NULL,
    began    INTEGER NOT NULL,
    ended    INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    name     TEXT NOT NULL,
    label    TEXT,
    tags     TEXT NOT NULL,
    author   TEXT NOT NULL,
    noted    INTEGER NOT NULL,
    reason   TEXT NOT NULL,
    PRIMARY KEY (id, revision)
) STRICT;

CREATE INDEX moment_asset ON moment (asset, began) WHERE newest = 1 AND retired = 0;
CREATE INDEX moment_began ON moment (began) WHERE newest = 1 AND retired = 0;
