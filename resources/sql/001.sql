-- The mirror of one tenant. Texts are as the server sent them; an empty text means "none".
-- Ids that many rows repeat (of organizations, positions and titles, as people and jobs name them) are
-- interned: three million jobs fit in a third of the space that text ids would take.
-- Indexes are made behind the steps: see models/cache/indexes.h.

CREATE TABLE collection (
    id INTEGER PRIMARY KEY, -- the number of enum class Collection
    records INTEGER NOT NULL DEFAULT 0,
    complete INTEGER NOT NULL DEFAULT 0,
    high_water TEXT NOT NULL DEFAULT '',
    synced_at INTEGER NOT NULL DEFAULT 0, -- ms since 1970; 0: never
    children_include_roots INTEGER NOT NULL DEFAULT 0
);
INSERT INTO collection (id) VALUES (0), (1), (2), (3);

CREATE TABLE reference (
    number INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
);
INSERT INTO reference (number, text) VALUES (0, '');

CREATE TABLE organizations (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    parent_id TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    category TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    disabled INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
);

CREATE TABLE titles (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    code TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
);

CREATE TABLE positions (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    org_id TEXT NOT NULL,
    name TEXT NOT NULL,
    code TEXT NOT NULL,
    title_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
);

-- Rows are never used twice: the search index and the table models name people by them.
-- known = 0 keeps the place of somebody whose jobs were read before the people were.
CREATE TABLE users (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    known INTEGER NOT NULL DEFAULT 1,
    org INTEGER NOT NULL DEFAULT 0 REFERENCES reference (number),
    user_name TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    mobile TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    employee_id TEXT NOT NULL DEFAULT '',
    disabled INTEGER NOT NULL DEFAULT 0,
    locked INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL DEFAULT '',
    updated_at TEXT NOT NULL DEFAULT ''
);

-- One row for each person whose jobs were read: no row means unknown, not "no jobs".
CREATE TABLE job_readings (
    user INTEGER PRIMARY KEY REFERENCES users (row) ON DELETE CASCADE,
    read_at INTEGER NOT NULL,
    stale INTEGER NOT NULL,
    primary_jobs INTEGER NOT NULL,
    part_time_jobs INTEGER NOT NULL
);

CREATE TABLE jobs (
    user INTEGER NOT NULL REFERENCES users (row) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL,
    org INTEGER NOT NULL REFERENCES reference (number),
    position INTEGER NOT NULL REFERENCES reference (number),
    title INTEGER NOT NULL REFERENCES reference (number),
    relation INTEGER NOT NULL,
    PRIMARY KEY (user, ordinal)
) WITHOUT ROWID;
