// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Checks in the sandbox's journal that operations arrived, from the program whose User-Agent starts with
// AGENT, and had an answer of each class. usage: node seen.mjs JOURNAL AGENT CLASS[=WHICH]…
// (2: it succeeded, 4: it was refused; WHICH: one of the operations as they stand below, "forms" for those
// that a form of the window writes with, or nothing for each of the 24)
import { readFileSync } from "node:fs";

const [journal, agent, ...wishes] = process.argv.slice(2);
const operations = [
    "POST token", "GET users", "POST users/user-by-username", "POST users/user-by-mobile",
    "POST users/user-by-email", "GET users/[^/]+", "GET users/[^/]+/jobs", "PUT users/[^/]+/jobs/transfer",
    "POST users/[^/]+/part-time-job", "PUT users/[^/]+/part-time-job/[^/]+",
    "DELETE users/[^/]+/part-time-job/[^/]+", "GET organizations", "GET organizations/[^/]+",
    "GET organizations/org-codes/[^/]+", "GET job-positions", "POST job-positions", "GET job-positions/[^/]+",
    "PUT job-positions/[^/]+", "DELETE job-positions/[^/]+", "GET job-titles", "POST job-titles",
    "GET job-titles/[^/]+", "PUT job-titles/[^/]+", "DELETE job-titles/[^/]+",
];
const isOfAForm = (operation) => !/^GET |^POST (token|users\/user-by)| job-titles/.test(operation);
const chosen = (which) =>
    operations.filter((one) => which === undefined || one === which || (which === "forms" && isOfAForm(one)));
const agentOf = ({ headers }) =>
    Object.entries(headers).find(([name]) => name.toLowerCase() === "user-agent")?.[1] ?? "";

const entries = readFileSync(journal, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line))
    .filter((entry) => agentOf(entry).startsWith(agent));
for (const wish of wishes) {
    const [digit, which] = wish.split("=");
    const wanted = chosen(which);
    const seen = new Set();
    for (const { method, target, status } of entries) {
        const request = `${method} ${target.split("?")[0].replace("/api/v2/tenant/", "")}`;
        const operation = operations.find((pattern) => new RegExp(`^${pattern}$`).test(request));
        if (!operation) console.error(`contract: ${agent} asked for ${request}, which is no operation`);
        if (!operation) process.exitCode = 1;
        else if (`${status}`.startsWith(digit)) seen.add(operation);
    }
    const missing = wanted.filter((one) => !seen.has(one));
    for (const operation of missing)
        console.error(`contract: ${operation}: no ${digit}xx that ${agent} had from the sandbox`);
    if (missing.length > 0 || wanted.length === 0) process.exitCode = 1;
    const count = wanted.length - missing.length;
    console.log(`contract: ${agent}: ${count} of ${wanted.length} operations answered ${digit}xx`);
}
