#!/usr/bin/env python3
"""Runs the programs of tests/bench, compares what they measured with peers of the same run, and tells.

./bench starts it. Data are made anew from the demo tenant's server (seeded) in a temporary folder.
"""

import argparse
import contextlib
import datetime
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from machine import Ticks
from peers import BIN, CONNECTIONS, PAGE, ROOT, Tenant, imported, pages, select

LATENCY_MS = 20
FRAME_MS = 1000 / 60
SHOWN = "(shown)"  # a row without a bar
ANSWER_P99_MS, ANSWER_MAX_MS = 16, 50  # what an event loop may let a person wait
NOISE_P99_MS = 4  # of an idle window: beyond it the machine is measured, not the program
CHANGED = 100  # people, for a delta
FAR_PEOPLE = 100_000  # a sync of a million takes a minute and more at 20 ms: --far-people
CURL_PAGES = 1200  # enough to tell a rate
ROWS = ["D1", "D2", "D3", "P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10", "P11",
        "J1", "J2", "J3", "H1", "H2", "H3", "H4", "H5", "H6", "H7", "H8"]


def percentile(values, part):
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


def run(program, *arguments):
    """What a bench program reports, as one dictionary."""
    command = [BIN / program, *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"{program} {arguments[0]} failed:\n{done.stderr[-2000:]}")
    result = {}
    for line in done.stdout.splitlines():
        result.update(json.loads(line))
    return result


class Bench:
    def __init__(self, people, far_people, rows, folder):
        self.people = people
        self.rows = rows
        self.folder = folder
        self.sizes = [people // 100, people // 10, people]
        self.far_people = max((size for size in self.sizes if size <= far_people), default=self.sizes[0])
        self.results = []
        self.starts, self.keys, self.syncs, self.fills = {}, {}, {}, {}

    def wants(self, *rows):
        return any(row in self.rows for row in rows)

    def add(self, row, what, value, unit, bar, passed, peer=None, ratio=None, p95=None, p99=None, longest=None,
            noisy=False):
        verdict = "shown" if bar == SHOWN else "pass" if passed else "noisy" if noisy else "MISS"
        self.results.append({"row": row, "what": what, "median": value, "p95": p95, "p99": p99, "max": longest,
                             "unit": unit, "peer": peer, "ratio": ratio, "bar": bar, "verdict": verdict,
                             "at": datetime.datetime.now().isoformat(timespec="seconds")})

    def waited(self, row, during, waits, idle, after=(), p99_bar=ANSWER_P99_MS, max_bar=ANSWER_MAX_MS):
        """How long the window did not answer; `after`: behind it, which counts for the longest wait alone.

        Peer, and what the ratio is to: the p99 of `idle`, see beating(). Where it is long, a bar that is missed by no
        more is noise.
        """
        p99, longest, floor = percentile(waits, 0.99), max([*waits, *after]), percentile(idle, 0.99)
        bars = [f"{name} ≤ {bar} ms" for name, bar in (("p99", p99_bar), ("max", max_bar)) if bar]

        def holds(more):
            return (not p99_bar or p99 <= p99_bar + more) and (not max_bar or longest <= max_bar + more)

        self.add(row, f"window not answering, {during}", statistics.median(waits), "ms", ", ".join(bars) or SHOWN,
                 holds(0), floor, p99 / floor, percentile(waits, 0.95), p99, longest,
                 floor > NOISE_P99_MS and holds(floor))

    def beating(self, program, *arguments):
        """run() of a program with a heartbeat, and the machine's own: `idle_waits`.

        Of an empty window in a process of its own, just before and just behind: nothing of ours works then, so that
        whatever is late is the machine's doing and none of the program's.
        """
        before = self.idleness()
        result = run(program, *arguments)
        return {**result, "idle_waits": before + self.idleness()}

    def idleness(self):
        folder = self.folder / "idle"
        folder.mkdir(exist_ok=True)
        os.sync()  # what a program before it wrote, or a copy, would still be at work
        return run("bench_answers", "idle", folder)["idle_waits"]

    def cache(self, users):
        return self.folder / str(users)

    def copy(self, users):
        """A cache that may be changed."""
        target = self.folder / "copy"
        shutil.rmtree(target, ignore_errors=True)
        subprocess.run(["cp", "-r", "--reflink=auto", self.cache(users), target], check=True)
        return target

    def run(self):
        if self.wants("D1", "D2"):
            self.demo()
        if self.wants("D3"):
            self.sandbox()
        for users in self.sizes if self.wants(*(row for row in ROWS if not row.startswith("D"))) else []:
            say(f"{users:,} people")
            self.cache(users).mkdir()
            with Tenant(users) as tenant:
                sync = self.beating if users == self.people and self.wants("H1") else run
                self.syncs[users] = sync("bench_window", "sync", self.cache(users), tenant.url)
                self.fills[users] = run("bench_requests", "fill", self.cache(users))
                if users == self.people:
                    self.against(tenant)
            if self.wants("P3", "P11"):
                self.keys[users] = run("bench_window", "keys", self.cache(users))
        if self.wants("P3"):
            self.search()
        if self.wants("P4"):
            self.scroll()
        if self.wants("P7", "P9", "P10"):
            self.far()
        if self.wants("P8"):
            self.delta()
        if self.wants("P10"):
            self.disk()
        if self.wants("P11"):
            self.growth()
        if self.wants("J1", "J2", "H8"):
            self.jobs_page()
        if self.wants("J3"):
            self.save()
        self.heartbeat()

    def demo(self):
        """The program with its demo tenant of 5 000 people, which has been started before."""
        folder = self.folder / "demo"
        runs = [run("bench_window", "demo", folder, time.monotonic() * 1000) for _ in range(6)][1:]
        start = statistics.median(one["demo"] for one in runs)
        keys = [key for one in runs for key in one["demo_keys"]]
        if self.wants("D1"):
            self.add("D1", "demo tenant, start to first rows", start, "ms", "< 1 s", start < 1000,
                     p95=percentile([one["demo"] for one in runs], 0.95))
        if self.wants("D2"):
            last = percentile(keys, 0.95)
            self.add("D2", "demo tenant, key to painted hits, p95", last, "ms", "< a frame (16.7 ms)",
                     last < FRAME_MS, p95=last)

    def sandbox(self):
        """The tenant itself: what it serves must not be what the other rows measure."""
        users = 1_000_000
        folder = self.folder / "sandbox"
        folder.mkdir()
        last = users // PAGE
        targets = [f"users?offset={page}&limit={PAGE}" for page in range(0, last, 4)]
        with Tenant(users) as tenant:
            seconds, _ = tenant.curl(targets, folder, CONNECTIONS)
        for number in range(len(targets)):
            if len(json.loads((folder / f"{number}.json").read_bytes())["users"]) != PAGE:
                sys.exit(f"the sandbox gave no page for {targets[number]}")
        shutil.rmtree(folder)
        rate = len(targets) / seconds
        self.add("D3", f"sandbox of {users:,}, pages of {PAGE} people", rate, "pages/s", "≥ 500", rate >= 500)

    def started(self, tenants, times):
        """Starts with each tenant's cache and without anything, by turns: by number of people, what was measured."""
        results = {tenant.users: [] for tenant in tenants}
        empty = self.folder / "empty"
        empty.mkdir()
        for _ in range(times):
            bare = run("bench_window", "empty", empty, "", time.monotonic() * 1000)
            for tenant in tenants:
                one = run("bench_window", "start", self.cache(tenant.users), tenant.url, time.monotonic() * 1000)
                results[tenant.users].append({**one, **bare})
        return {users: {key: [one[key] for one in ones] for key in ones[0]} for users, ones in results.items()}

    def against(self, tenant):
        """What needs the tenant of all the people."""
        if self.wants("P1", "P2", "P5", "P11"):
            self.start(tenant)
        sweep = None
        if self.wants("P5", "H7"):
            sweep = self.beating("bench_window", "full", self.copy(tenant.users), tenant.url)
        if self.wants("P5"):
            self.memory(sweep)
        if self.wants("H7"):
            self.waited("H7", "everything read again", sweep["full_waits"], sweep["idle_waits"])
            self.add("H7", "the same, from beginning to end", sweep["full"] / 1000, "s", SHOWN, True)
        if self.wants("P6"):
            self.full(tenant)
        if self.wants("P9"):
            self.one(tenant)

    def start(self, tenant):
        others = self.sizes[:2] if self.wants("P11") else self.sizes[:1] if self.wants("P1") else []
        with contextlib.ExitStack() as stack:
            self.starts = self.started([stack.enter_context(Tenant(users)) for users in others] + [tenant], 9)
        now = self.starts[self.people]
        rows, empty = statistics.median(now["rows"]), statistics.median(now["empty"])
        if self.wants("P1"):
            self.add("P1", "start to first rows", rows, "ms", "≤ 2 × an empty window", rows <= 2 * empty, empty,
                     rows / empty, percentile(now["rows"], 0.95))
            least = statistics.median(self.starts[self.sizes[0]]["rows"])
            self.add("P1", f"the same, ÷ with {self.sizes[0]:,}", rows, "ms", "≤ 1.2", rows <= 1.2 * least, least,
                     rows / least)
        if self.wants("P2"):
            answers = statistics.median(now["answers"])
            self.add("P2", "start to painted hits of a search over everything", answers, "ms", "≤ 3 × P1",
                     answers <= 3 * rows, rows, answers / rows, percentile(now["answers"], 0.95))
            synced = statistics.median(now["synced"])
            self.add("P2", "start to the end of its sync", synced, "ms", SHOWN, True,
                     p95=percentile(now["synced"], 0.95))

    def memory(self, sweep):
        idle = statistics.median(self.starts[self.people]["idle_mb"])
        self.add("P5", "memory, idle", idle, "MB", "≤ 200 MB", idle <= 200,
                 statistics.median(self.starts[self.people]["empty_mb"]))
        self.add("P5", "memory, at the height of a full sync", sweep["full_mb"], "MB", "≤ 260 MB",
                 sweep["full_mb"] <= 260)
        first = self.syncs[self.people]["sync_mb"]
        self.add("P5", "memory, at the height of the first sync", first, "MB", SHOWN, True)

    def full(self, tenant):
        folder = self.folder / "pages"
        folder.mkdir()
        fetched, _ = tenant.curl(pages(tenant.users), folder, CONNECTIONS)
        peer = fetched + imported(folder, tenant.users, self.cache(tenant.users) / "cache/cache.sqlite")
        shutil.rmtree(folder)
        ours = self.syncs[self.people]["sync"] / 1000
        self.add("P6", "full sync", ours, "s", "≤ 1.3 × curl + sqlite3", ours <= 1.3 * peer, peer, ours / peer)

    def one(self, tenant):
        cards = run("bench_window", "card", self.copy(tenant.users), tenant.url)["cards"]
        card = statistics.median(cards)
        self.add("P9", "key to painted card, jobs cached", card, "ms", "≤ a frame (16.7 ms)", card <= FRAME_MS,
                 p95=percentile(cards, 0.95))
        self.jobs(tenant, "jobs of a person from the server")

    def jobs(self, tenant, what):
        count = 200
        jobs = run("bench_requests", "jobs", self.copy(tenant.users), tenant.url, count)["jobs"]
        folder = self.folder / "jobs"
        folder.mkdir()
        _, gets = tenant.curl([f"users/{user}/jobs" for user in self.users(tenant.users, count)], folder, 1)
        shutil.rmtree(folder)
        ours, theirs = statistics.median(jobs), statistics.median(gets)
        self.add("P9", what, ours, "ms", "≤ 1.1 × curl", ours <= 1.1 * theirs, theirs, ours / theirs,
                 percentile(jobs, 0.95))

    def users(self, people, count):
        return select(self.cache(people) / "cache/cache.sqlite", f"SELECT id FROM users ORDER BY row LIMIT {count}")

    def search(self):
        now = self.keys[self.people]
        key, scan, like = (statistics.median(now[what]) for what in ("keys", "scans", "likes"))
        last = percentile(now["keys"], 0.99)
        self.add("P3", "key to painted hits", key, "ms", "≤ 2 × one AVX2 scan", key <= 2 * scan, scan, key / scan,
                 percentile(now["keys"], 0.95))
        self.add("P3", "the same, median", key, "ms", "≤ 16 ms", key <= 16)
        self.add("P3", "the same, p99", last, "ms", "≤ 33 ms", last <= 33)
        self.add("P3", "SQL LIKE ÷ the same", key, "ms", "≥ 20", like >= 20 * key, like, like / key)

    def scroll(self):
        now = run("bench_window", "scroll", self.cache(self.people))
        ours, theirs = statistics.median(now["pages"]), statistics.median(now["vector_pages"])
        self.add("P4", "a page of the table, anywhere", ours, "ms", "≤ 1.2 × an in-memory vector",
                 ours <= 1.2 * theirs, theirs, ours / theirs, percentile(now["pages"], 0.95))

    def far(self):
        """A tenant 20 ms away."""
        users = self.far_people
        folder = self.folder / "far"
        folder.mkdir()
        with Tenant(users, LATENCY_MS) as tenant:
            if self.wants("P7"):
                self.far_sync(tenant, folder)
            if self.wants("P9"):
                self.jobs(tenant, f"the same, {LATENCY_MS} ms away")
            if self.wants("P10"):
                count = min(2000, users // 10)
                now = run("bench_requests", "crawl", self.copy(users), tenant.url, count)
                floor = CONNECTIONS * 1000 / LATENCY_MS
                self.add("P10", f"jobs of everybody at {LATENCY_MS} ms", now["crawl_rate"], "people/s",
                         "≥ 0.95 × connections ÷ round trip", now["crawl_rate"] >= 0.95 * floor, floor,
                         now["crawl_rate"] / floor)
                self.add("P10", f"memory, after {count:,} of them", now["crawl_growth_mb"], "MB", "flat (≤ 20 MB)",
                         now["crawl_growth_mb"] <= 20)

    def far_sync(self, tenant, folder):
        now = self.beating("bench_window", "sync", folder, tenant.url)
        targets = pages(tenant.users)
        targets = targets[::max(1, len(targets) // CURL_PAGES)]
        (folder / "curl").mkdir()
        seconds, _ = tenant.curl(targets, folder / "curl", CONNECTIONS)
        ours, theirs = now["requests"] / now["sync"] * 1000, len(targets) / seconds
        why = "" if tenant.users == self.people else " (everybody takes too long)"
        self.add("P7", f"full sync of {tenant.users:,} people{why} at {LATENCY_MS} ms", ours, "pages/s",
                 "≥ 0.95 × curl", ours >= 0.95 * theirs, theirs, ours / theirs)
        self.waited("P7", f"that sync of {tenant.users:,}", now["sync_waits"], now["idle_waits"], max_bar=None)

    def delta(self):
        small, now = (run("bench_requests", "delta", self.copy(users), users)
                      for users in (self.sizes[1], self.people))
        for what, changed in (("organizations", 0), ("titles", 0), ("positions", 0), ("people", CHANGED)):
            requests, most = statistics.median(now[f"{what}_requests"]), 5 + changed / 100
            self.add("P8", f"{CHANGED} changed people, requests for {what}", requests, "", f"≤ {most:.0f}",
                     requests <= most)
        # What a server takes to find what changed is not ours, and this one looks through its lists for it.
        for what, key, unit, most in (("time beside the tenant's own", "delta", "ms", 1.5),
                                      ("bytes answered", "delta_bytes", "bytes", 1.1)):
            ours, least = statistics.median(now[key]), statistics.median(small[key])
            self.add("P8", f"the same, {what} ÷ with {self.sizes[1]:,}", ours, unit, f"≤ {most}",
                     ours <= most * least, least, ours / least, percentile(now[key], 0.95))

    def disk(self):
        filled = self.fills[self.people]
        size, most = filled["disk_bytes"] / 1e6, 450 * filled["filled_jobs"] / 3e6
        self.add("P10", f"{filled['filled_jobs']:,.0f} jobs on disk", size, "MB", f"≤ {most:.0f} MB", size <= most)

    def growth(self):
        small, middle, large = self.sizes
        for users, before in ((middle, small), (large, middle)):
            for what, now, then, most in (
                    ("P1", self.starts[users]["rows"], self.starts[before]["rows"], 1.2),
                    ("P3", self.keys[users]["keys"], self.keys[before]["keys"], 11),
                    ("P6", [self.syncs[users]["sync"]], [self.syncs[before]["sync"]], 11)):
                ratio = statistics.median(now) / statistics.median(then)
                self.add("P11", f"{what}, {before:,} → {users:,}", statistics.median(now), "ms", f"≤ {most}",
                         ratio <= most, statistics.median(then), ratio)

    def jobs_page(self):
        """Everybody's jobs as a page, and people by their number."""
        now = self.beating("bench_jobs", "page", self.cache(self.people))

        def shown(row, what, key, peer=None):
            ours, theirs = statistics.median(now[key]), statistics.median(now[peer]) if peer else None
            self.add(row, what, ours, "ms", SHOWN, True, theirs, ours / theirs if peer else None,
                     percentile(now[key], 0.95))

        if self.wants("J1"):
            shown("J1", f"Jobs page shown to rows painted, {now['jobs']:,.0f} of them", "shown", "sql_by_person")
            shown("J1", "the same, sorted by another column", "sorted", "sql_by_position")
        if self.wants("J2"):
            shown("J2", "people sorted by number of jobs", "counted")
            shown("J2", "the same, the other way round", "turned")
        if self.wants("H8"):
            self.waited("H8", "jobs page shown, sorted and searched", now["page_waits"], now["idle_waits"],
                        now["page_after"])

    def save(self):
        """How long a list of all jobs keeps what is to be saved waiting."""
        now = run("bench_jobs", "save", self.copy(self.people))
        beside, alone = statistics.median(now["saves_beside"]), statistics.median(now["saves"])
        self.add("J3", "a save beside a list of all jobs", beside, "ms", SHOWN, True, alone, beside / alone,
                 percentile(now["saves_beside"], 0.95))

    def heartbeat(self):
        """Whether the window answers while it works: a beat of its event loop is due every millisecond."""
        if self.wants("H1"):
            now = self.syncs[self.people]
            self.waited("H1", "first sync", now["sync_waits"], now["idle_waits"])
        if self.wants("H2"):
            now = self.beating("bench_answers", "delta", self.copy(self.people), self.people)
            self.waited("H2", f"{CHANGED} changed people", now["delta_waits"], now["idle_waits"])
            self.waited("H2", "30 renamed, 30 added, 30 removed, scrolling meanwhile", now["mixed_waits"],
                        now["idle_waits"])
        if self.wants("H3", "H4"):
            now = self.beating("bench_answers", "hands", self.cache(self.people))
            for row, during, waits in (("H3", "typing", "typing_waits"), ("H4", "scrolling", "scroll_waits")):
                if self.wants(row):
                    self.waited(row, during, now[waits], now["idle_waits"])
        if self.wants("H5"):
            self.languages()
        if self.wants("H6"):
            now = self.beating("bench_answers", "positions", self.copy(self.people), self.people)
            self.waited("H6", f"positions page shown and refreshed, {now['positions']:,.0f} of them",
                        now["positions_waits"], now["idle_waits"], now["positions_after"])

    def languages(self):
        small = run("bench_answers", "languages", self.cache(self.sizes[0]))
        large = self.beating("bench_answers", "languages", self.cache(self.people))
        took, least = statistics.median(large["switches"]), statistics.median(small["switches"])
        each = took / large["visible_rows"]
        self.add("H5", "switch of the language ÷ visible rows", each, "ms", "≤ a frame (16.7 ms)", each <= FRAME_MS,
                 p95=percentile(large["switches"], 0.95) / large["visible_rows"])
        self.add("H5", f"the whole switch, ÷ with {self.sizes[0]:,}", took, "ms", "≤ 1.5", took <= 1.5 * least,
                 least, took / least, percentile(large["switches"], 0.95))
        self.waited("H5", "switch of the language", large["language_waits"], large["idle_waits"], p99_bar=None,
                    max_bar=None)


def say(text):
    print(text, file=sys.stderr, flush=True)


def number(value):
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"


def table(results):
    lines = [("row", "what", "median", "p95", "p99", "max", "peer", "unit", "ratio", "bar", "")]
    for one in results:
        lines.append((one["row"], one["what"], *(number(one[key]) for key in ("median", "p95", "p99", "max", "peer")),
                      one["unit"], "" if one["ratio"] is None else f"{one['ratio']:.2f}", one["bar"],
                      one["verdict"]))
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    for line in lines:
        print("  ".join(text.rjust(width) if i in (2, 3, 4, 5, 6, 8) else text.ljust(width)
                        for i, (text, width) in enumerate(zip(line, widths))).rstrip())


def write(people, rows, results, seconds, stolen):
    """bench.json stays whole: rows that were not asked for are those of before, of as many people. `at` tells."""
    path = ROOT / "bench.json"
    kept = []
    if path.exists() and len(rows) < len(ROWS):
        before = json.loads(path.read_text())
        if (before.get("people"), before.get("cpus")) == (people, os.cpu_count()):
            kept = [one for one in before["rows"] if one["row"] in ROWS and one["row"] not in rows]
    whole = sorted(kept + results, key=lambda one: ROWS.index(one["row"]))
    path.write_text(json.dumps({"people": people, "cpus": os.cpu_count(), "seconds": round(seconds),
                                "stolen_percent": round(stolen, 1), "rows": whole},
                               indent=1, ensure_ascii=False) + "\n")


def main():
    parser = argparse.ArgumentParser(prog="./bench")
    parser.add_argument("--small", action="store_true", help="100 000 people instead of a million")
    parser.add_argument("--people", type=int, help="as many people")
    parser.add_argument("--far-people", type=int, default=FAR_PEOPLE,
                        help=f"at most as many of them {LATENCY_MS} ms away, {FAR_PEOPLE:,} when it is not said")
    parser.add_argument("--check", action="store_true", help="exit code 1 when a bar is missed")
    parser.add_argument("rows", nargs="*", metavar="ROW", choices=[[], *ROWS],
                        help="only these: D1 … D3, P1 … P11, J1 … J3, H1 … H8")
    options = parser.parse_args()
    people = options.people or (100_000 if options.small else 1_000_000)
    rows = options.rows or ROWS
    folder = Path(tempfile.mkdtemp(prefix="renzhi-bench-", dir=os.environ.get("TMPDIR", "/var/tmp")))
    bench = Bench(people, options.far_people, rows, folder)
    begin, machine = time.monotonic(), Ticks()
    try:
        bench.run()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    seconds, stolen = time.monotonic() - begin, machine.stolen()
    bench.results.sort(key=lambda one: ROWS.index(one["row"]))
    table(bench.results)
    counts = {verdict: sum(one["verdict"] == verdict for one in bench.results) for verdict in ("MISS", "noisy")}
    say(f"{people:,} people: {counts['MISS']} of {len(bench.results)} bars missed, {counts['noisy']} too noisy to "
        f"tell; the whole run took {seconds // 60:.0f} min {seconds % 60:.0f} s, and {stolen:.1f} % of the CPU time "
        "was stolen from the machine")
    write(people, rows, bench.results, seconds, stolen)
    return 1 if counts["MISS"] and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
