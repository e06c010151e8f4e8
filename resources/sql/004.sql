-- People and jobs are counted per organization from indexes alone: reading the tables for it takes ten times
-- as long. Places of people who are not in the list are few, and what is counted leaves them out.

DROP INDEX users_of_organization;
CREATE INDEX users_of_organization ON users (org, disabled) WHERE known = 1;
CREATE INDEX users_not_listed ON users (row) WHERE known = 0;
CREATE INDEX jobs_of_organization ON jobs (relation, org);
