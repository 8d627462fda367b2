-- The newest revision of each warning of a running machine. The columns are there to be asked by; the form holds all of it.
CREATE TABLE warning (
    id        TEXT PRIMARY KEY,
    asset     TEXT NOT NULL,
    began     INTEGER NOT NULL,
    standing  INTEGER NOT NULL,
    revision  INTEGER NOT NULL,
    form      BLOB NOT NULL
) STRICT;

CREATE INDEX warning_asset_began ON warning (asset, began);
CREATE INDEX warning_began ON warning (began);
CREATE INDEX warning_standing ON warning (standing, began);

-- Which episode of a flow belongs to which warning.
CREATE TABLE warning_episode (
    episode TEXT PRIMARY KEY,
    warning TEXT NOT NULL
) STRICT, WITHOUT ROWID;
