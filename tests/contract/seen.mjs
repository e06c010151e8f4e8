// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Checks in the sandbox's journal that each of the 24 operations arrived, from the program whose
// User-Agent starts with AGENT, and had an answer of each class. usage: node seen.mjs JOURNAL AGENT CLASS…
// (2: it succeeded, 4: it was refused)
import { readFileSync } from "node:fs";

const [journal, agent, ...classes] = process.argv.slice(2);
const operations = [
    "POST token", "GET users", "POST users/user-by-username", "POST users/user-by-mobile",
    "POST users/user-by-email", "GET users/[^/]+", "GET users/[^/]+/jobs", "PUT users/[^/]+/jobs/transfer",
    "POST users/[^/]+/part-time-job", "PUT users/[^/]+/part-time-job/[^/]+",
    "DELETE users/[^/]+/part-time-job/[^/]+", "GET organizations", "GET organizations/[^/]+",
    "GET organizations/org-codes/[^/]+", "GET job-positions", "POST job-positions", "GET job-positions/[^/]+",
    "PUT job-positions/[^/]+", "DELETE job-positions/[^/]+", "GET job-titles", "POST job-titles",
    "GET job-titles/[^/]+", "PUT job-titles/[^/]+", "DELETE job-titles/[^/]+",
];
const agentOf = ({ headers }) =>
    Object.entries(headers).find(([name]) => name.toLowerCase() === "user-agent")?.[1] ?? "";

const entries = readFileSync(journal, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line))
    .filter((entry) => agentOf(entry).startsWith(agent));
for (const digit of classes) {
    const seen = new Set();
    for (const { method, target, status } of entries) {
        const request = `${method} ${target.split("?")[0].replace("/api/v2/tenant/", "")}`;
        const operation = operations.find((pattern) => new RegExp(`^${pattern}$`).test(request));
        if (!operation) console.error(`contract: ${agent} asked for ${request}, which is no operation`);
        if (!operation) process.exitCode = 1;
        else if (`${status}`.startsWith(digit)) seen.add(operation);
    }
    for (const operation of operations.filter((one) => !seen.has(one)))
        console.error(`contract: ${operation}: no ${digit}xx that ${agent} had from the sandbox`);
    if (seen.size !== 24) process.exitCode = 1;
    console.log(`contract: ${agent}: ${seen.size} of 24 operations answered ${digit}xx`);
}
