-- Reading the jobs of many people, one request each: how far it has come is in job_readings, person by
-- person; here is what a crawl that was broken off is gone on with.

CREATE TABLE job_crawls (
    organization TEXT PRIMARY KEY, -- id, with everything below it; '': everybody
    since INTEGER NOT NULL, -- ms since 1970; whose jobs were read before that is read again
    begun_at INTEGER NOT NULL -- ms since 1970
) WITHOUT ROWID;
-- Whose jobs the server did not show; not asked for again in the same crawl.
CREATE TABLE job_refusals (
    user INTEGER PRIMARY KEY REFERENCES users (row) ON DELETE CASCADE,
    refused_at INTEGER NOT NULL -- ms since 1970
);
