CREATE TABLE person (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    subject TEXT,
    active INTEGER NOT NULL
);

CREATE TABLE credential (
    person TEXT PRIMARY KEY,
    phc TEXT NOT NULL
);

CREATE TABLE role_grant (
    person TEXT NOT NULL,
    role TEXT NOT NULL,
    scope TEXT NOT NULL,
    PRIMARY KEY (person, role, scope)
) WITHOUT ROWID;

CREATE TABLE own_role (
    name TEXT PRIMARY KEY,
    actions TEXT NOT NULL
);

CREATE TABLE policy_version (
    version INTEGER NOT NULL
);

INSERT INTO policy_version (version) VALUES (1);

CREATE TABLE session (
    secret TEXT PRIMARY KEY,
    id TEXT NOT NULL,
    person TEXT NOT NULL,
    since INTEGER NOT NULL,
    used INTEGER NOT NULL,
    address TEXT NOT NULL
);

CREATE INDEX session_person ON session (person);

CREATE TABLE token (
    id TEXT PRIMARY KEY,
    secret TEXT NOT NULL,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    actions TEXT NOT NULL,
    scopes TEXT NOT NULL,
    until INTEGER NOT NULL,
    used INTEGER
);

CREATE TABLE link (
    secret TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,
    person TEXT NOT NULL,
    until INTEGER NOT NULL
);
