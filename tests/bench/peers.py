"""The tenant that ./bench reads, and what curl and sqlite3 make of the same pages."""

import json
import math
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BIN = ROOT / "build/bench/bin"
CONNECTIONS = 6
PAGE = 100  # records


class Tenant:
    """A sandbox server with its people."""

    def __init__(self, users, latency=0):
        self.users = users
        self.process = subprocess.Popen(
            [BIN / "renzhi-sandbox", "--users", str(users), "--organizations", str(users // 50),
             "--positions", str(users // 10), "--token-life", "86400", "--latency-ms", str(latency)],
            stdout=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().split()[-1]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def token(self):
        answer = subprocess.run(
            ["curl", "-s", "-u", "demo:demo-secret", "-X", "POST",
             self.url + "/api/v2/tenant/token?grant_type=client_credentials"],
            stdout=subprocess.PIPE, check=True).stdout
        return json.loads(answer)["access_token"]

    def curl(self, targets, folder, connections):
        """Seconds in all, and milliseconds of each, for GETs of `targets` into numbered files."""
        lines = [f'header = "Authorization: Bearer {self.token()}"', "silent", "no-progress-meter"]
        if connections > 1:
            lines += ["parallel", f"parallel-max = {connections}"]
        lines.append('write-out = "%{time_total}\\n"')
        for number, target in enumerate(targets):
            lines += [f'url = "{self.url}/api/v2/tenant/{target}"', f'output = "{folder}/{number}.json"']
        config = folder / "curl.cfg"
        config.write_text("\n".join(lines))
        begin = time.monotonic()
        out = subprocess.run(["curl", "-K", config], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                             text=True, check=True).stdout
        return time.monotonic() - begin, [1000 * float(line) for line in out.split()]


def lists(users):
    """The lists that people refer to and their own, and how many records each has at most."""
    return [("organizations?", 1), ("organizations?all_child=true&", users // 50), ("job-positions?", users // 10),
            ("users?", users)]


def pages(users):
    """The targets of a full pass over everything: the people's come last."""
    return [f"{name}offset={page}&limit={PAGE}"
            for name, count in lists(users) for page in range(math.ceil(count / PAGE))]


# Ids of organizations are small numbers, as in our cache. Of those whose organization is in no list, one in 1 500,
# it is left out.
IMPORT = """
BEGIN;
INSERT INTO reference (number, text) VALUES (0, '');
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {organizations} - 1)
INSERT OR IGNORE INTO reference (text)
SELECT value ->> 'org_id' FROM n, json_each(readfile('{folder}/' || i || '.json'), '$.organizations');
WITH RECURSIVE n(i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {last})
INSERT INTO users (id, org, user_name, name, mobile, email, employee_id, disabled, locked, created_at, updated_at)
SELECT value ->> 'user_id',
    ifnull((SELECT number FROM reference WHERE text = value ->> 'org_id'), 0),
    value ->> 'user_name', ifnull(value ->> 'name', ''), ifnull(value ->> 'mobile', ''),
    ifnull(value ->> 'email', ''), ifnull(value ->> 'employee_id', ''), value ->> 'disabled', value ->> 'locked',
    value ->> 'created_at', value ->> 'updated_at'
FROM n, json_each(readfile('{folder}/' || i || '.json'), '$.users');
COMMIT;
"""


def select(database, sql):
    """The lines that a query of a database gives."""
    return subprocess.run(["sqlite3", database, sql], stdout=subprocess.PIPE, text=True,
                          check=True).stdout.splitlines()


def schema(cache, kind):
    """The statements that make the people's tables, or their indexes, as our cache keeps them."""
    sql = ("SELECT json_group_array(sql || ';') FROM sqlite_schema WHERE type = '%s' AND sql IS NOT NULL"
           " AND tbl_name IN ('users', 'reference')")
    return json.loads(select(cache, sql % kind)[0])


def imported(folder, users, cache):
    """Seconds that sqlite3 takes to put the people's pages into a table with the indexes of our cache."""
    last = len(pages(users)) - 1
    first = last + 1 - math.ceil(users / PAGE)
    organizations = sum(math.ceil(count / PAGE) for name, count in lists(users) if name.startswith("organizations"))
    tables, indexes = schema(cache, "table"), schema(cache, "index")
    if len(tables) != 2 or not any("users_of_organization" in index for index in indexes):
        sys.exit("the cache has other tables or indexes than the peer was made for")
    # Indexes last: that is how they take the least time.
    script = "\n".join(["PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;", *tables,
                        IMPORT.format(first=first, last=last, organizations=organizations, folder=folder), *indexes])
    begin = time.monotonic()
    subprocess.run(["sqlite3", "-bail", folder / "peer.sqlite"], input=script, stdout=subprocess.DEVNULL, text=True,
                   check=True)
    seconds = time.monotonic() - begin
    people, placed = map(int, select(folder / "peer.sqlite", "SELECT count(*), sum(org > 0) FROM users")[0].split("|"))
    if people != users or placed < 0.99 * users:
        sys.exit(f"the peer imported {people} people, {placed} of them with their organization")
    return seconds
