-- What the kept search index has not seen yet: it is of one generation of the people, and the rows that
-- changed since are listed. A change of very many begins another generation.

ALTER TABLE collection ADD COLUMN generation INTEGER NOT NULL DEFAULT 0;
UPDATE collection SET generation = random(); -- no other cache that stood here has the same
CREATE TABLE user_changes (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    row INTEGER NOT NULL
);
