-- When a collection was last read page after page, since when its high-water mark is known, and why the
-- server does not show it.

ALTER TABLE collection ADD COLUMN full_at INTEGER NOT NULL DEFAULT 0; -- ms since 1970; 0: not known
ALTER TABLE collection ADD COLUMN refusal TEXT NOT NULL DEFAULT ''; -- the server's code
ALTER TABLE collection ADD COLUMN mark_known_at INTEGER NOT NULL DEFAULT 0; -- ms since 1970
