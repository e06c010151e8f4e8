-- Whether mobile numbers and e-mail addresses of people are kept. What is left in the row of another
-- collection says nothing.

ALTER TABLE collection ADD COLUMN contacts INTEGER NOT NULL DEFAULT 1; -- enum class Contacts
